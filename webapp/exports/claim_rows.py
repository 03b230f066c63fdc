"""The row of a claim as others get it: as this record keeps it, with its sentence, its address, and as of when."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from store.public_claims import ClaimRow
from store.vocabulary import Act, ClaimStatus, Commitment, Polarity, ResponseKind, SpeakerKind
from webapp.headings import Said, said_heading
from webapp.words import lowered, sentence_link

Json = dict[str, Any]
_NAMES = frozenset(
    {SpeakerKind.NAMED_PERSON, SpeakerKind.NAMED_ORG_SPOKESPERSON, SpeakerKind.ORG_DOCUMENT, SpeakerKind.COURT_DOCUMENT}
)


def row_text(row: ClaimRow, root: str, as_of: date) -> str:
    """The row as JSON text; what is kept is not parsed and written anew but for the words that are made from it."""
    return json.dumps(_added(row, json.loads(row.body), root, as_of), ensure_ascii=False)[:-1] + "," + row.body[1:]


def row_value(row: ClaimRow, root: str, as_of: date) -> Json:
    """The row as plain JSON."""
    value = json.loads(row.body)
    return {**_added(row, value, root, as_of), **value}


def flat(value: Mapping[str, Any]) -> Json:
    """The row as the cells of a file."""
    return {key: made(value) for key, made in COLUMNS.items()}


def sentence_of(value: Mapping[str, Any]) -> str:
    """Who says it, how firmly, of whom and what; as the heading of its page."""
    return "".join(piece.text for piece in said_heading(_said(value)))


def _added(row: ClaimRow, value: Json, root: str, as_of: date) -> Json:
    return {
        "sentence": f"{sentence_of(value)}.",
        "url": root + value["path"],
        "revision": row.revision,
        "seq": row.seq,
        "as_of": as_of.isoformat(),
    }


def _said(value: Mapping[str, Any]) -> Said:
    sources = value["sources"][:1]  # none, where all its words were taken down since
    first = [step for source in sources for step in source["attribution"] if step["step_no"] == 1]
    is_voice = not first or first[0]["speaker_kind"] == SpeakerKind.ARTICLE_VOICE
    return Said(
        named=_names(value["claimants"]),
        text=value["claimant_text"],
        speakers=() if is_voice else tuple(step["speaker"] for step in first),
        is_speaker_named=bool(first) and first[0]["speaker_kind"] in _NAMES,
        cue=next((step["cue"] for step in first if step["cue"]), ""),
        accused=_names(value["targets"]),
        act=Act(value["act"]),
        status=ClaimStatus(value["status"]),
        commitment=Commitment(value["commitment"]),
        polarity=Polarity(value["polarity"]),
    )


def _names(parties: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(party["name"] for party in parties)


# --- cells ------------------------------------------------------------------------------------------------------------


def _of(key: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda value: value[key]


def _in(group: str, key: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda value: value[group][key]


def _first(key: str) -> Callable[[Mapping[str, Any]], Any]:
    """Of the first of its sources, the one that its sentence must not exceed."""
    return lambda value: value["sources"][0][key]


def _each(group: str, key: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda value: [member[key] for member in value[group]]


def _evidence(value: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(item["kind"] for source in value["sources"] for item in source["evidence"]))


def _answers(value: Mapping[str, Any]) -> list[str]:
    return [_answer(response) for response in value["responses"]]


def _replies(value: Mapping[str, Any]) -> list[str]:
    return [f"{reply['respondent']}, {reply['received_on']}: {reply['text']}" for reply in value["replies"]]


def _answer(response: Mapping[str, Any]) -> str:
    day = response["as_of"]["to"]
    said = f"{response['respondent']}: {lowered(ResponseKind(response['kind']).label)}"
    return f"{said}, {day}" if day else said


def _source_url(value: Mapping[str, Any]) -> str | None:
    return sentence_link(value["sources"][0]["url"], value["sources"][0]["exact"])


def _source_urls(value: Mapping[str, Any]) -> list[str]:
    return [source["url"] for source in value["sources"] if source["url"]]


COLUMNS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "id": _of("id"),
    "url": _of("url"),
    "sentence": _of("sentence"),
    "hedges": _of("hedges"),
    "status": _of("status"),
    "commitment": _of("commitment"),
    "polarity": _of("polarity"),
    "claimants": _each("claimants", "name"),
    "claimant_slugs": _each("claimants", "slug"),
    "claimant_text": _of("claimant_text"),
    "accused": _each("targets", "name"),
    "accused_slugs": _each("targets", "slug"),
    "act": _of("act"),
    "act_label": _of("act_label"),
    "object": _of("object"),
    "legal_theories": _of("legal_theories"),
    "evidence": _evidence,
    "happened_from": _in("happened", "from"),
    "happened_to": _in("happened", "to"),
    "happened_precision": _in("happened", "precision"),
    "happened_as_worded": _in("happened", "text"),
    "first_published": _of("first_published"),
    "recorded_at": _of("recorded_at"),
    "answers": _answers,
    "replies": _replies,
    "exact": _first("exact"),
    "outlet": _first("outlet"),
    "is_sample": _first("is_sample"),
    "is_litigant": _first("is_litigant"),
    "title": _first("title"),
    "published_at": _first("published_at"),
    "source_url": _source_url,
    "source_urls": _source_urls,
    "origins": _in("counts", "origins"),
    "speakers": _in("counts", "speakers"),
    "articles": _in("counts", "articles"),
    "dispute": _of("dispute"),
    "machine_only": _of("machine_only"),
    "state": _of("state"),
    "rank": _of("rank"),
    "revision": _of("revision"),
    "as_of": _of("as_of"),
}
