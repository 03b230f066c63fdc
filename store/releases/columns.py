"""Rows as lines of a table for a spreadsheet: one cell for each thing a reader asks for, lists joined in a cell."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from store.changes.plain import Json
from store.vocabulary import ThingKind

Cell = Callable[[Json], Any]


def _key(*path: str) -> Cell:
    def find(row: Json) -> Any:
        value: Any = row
        for name in path:
            value = value[name] if value else None
        return value

    return find


def _each(key: str, name: str) -> Cell:
    return lambda row: [str(one[name]) for one in row[key] if one[name] is not None]


def _first(key: str) -> Cell:
    return lambda row: row["sources"][0][key]


def _in_role(role: str) -> Cell:
    return lambda row: [party["name"] for party in row["parties"] if party["role"] == role]


def _plain(*names: str) -> dict[str, Cell]:
    return {name: _key(name) for name in names}


_HAPPENED = {f"happened_{name}": _key("happened", name) for name in ("from", "to", "precision", "text")}
_COUNTS = {name: _key("counts", name) for name in ("origins", "speakers", "articles")}
_LAST = _plain("recorded_at", "revision", "seq")
_SOURCES: dict[str, Cell] = {
    "sentence": _first("exact"),
    "outlet": _first("outlet"),
    "outlet_is_litigant": _first("is_litigant"),
    "published_at": _first("published_at"),
    "source_urls": _each("sources", "url"),
}
COLUMNS: Mapping[ThingKind, Mapping[str, Cell]] = {
    ThingKind.CLAIM: {
        **_plain("id", "path", "dispute"),
        "claimants": _each("claimants", "name"),
        "claimant_text": _key("claimant_text"),
        "targets": _each("targets", "name"),
        **_plain("act", "act_label", "object", "wording", "legal_theories"),
        **_plain("status", "commitment", "polarity", "hedges"),
        **_HAPPENED,
        "first_published": _key("first_published"),
        **_plain("state", "machine_only", "rank", "stands"),
        **_COUNTS,
        "responses": lambda row: [f"{one['respondent']}: {one['kind_label']}" for one in row["responses"]],
        "replies": lambda row: [f"{one['respondent']}: {one['text']}" for one in row["replies"]],
        **_SOURCES,
        **_LAST,
    },
    ThingKind.EVENT: {
        **_plain("id", "path", "dispute", "event", "event_label", "forum", "docket", "outcome", "in_favour_of"),
        **_plain("with_prejudice", "leave_to_amend", "amount", "currency", "amount_kind"),
        **{role: _in_role(role) for role in ("accuser", "accused", "investigator")},
        **_HAPPENED,
        "first_published": _key("first_published"),
        **_plain("machine_only", "rank"),
        **_COUNTS,
        **_SOURCES,
        **_LAST,
    },
    ThingKind.RESPONSE: {
        **_plain("id", "path", "dispute", "claim"),
        "respondent": _key("respondent", "name"),
        **_plain("response", "response_label", "basis", "asked_by"),
        **{f"as_of_{name}": _key("as_of", name) for name in ("from", "to", "precision", "text")},
        **_plain("superseded_by", "state", "machine_only", "stands"),
        "sentence": _key("source", "exact"),
        "outlet": _key("source", "outlet"),
        "published_at": _key("source", "published_at"),
        "source_url": _key("source", "url"),
        **_LAST,
    },
    ThingKind.DISPUTE: {
        **_plain("id", "path", "title"),
        **{role: _in_role(role) for role in ("accuser", "accused", "investigator", "intervener", "affected")},
        "accuser_text": _key("accuser_text"),
        "status": _key("status", "state"),
        "status_label": _key("status", "label"),
        "dockets": _each("proceedings", "docket"),
        **_LAST,
    },
    ThingKind.ENTITY: {
        **_plain("id", "path", "name", "names", "entity", "entity_label", "wikidata"),
        **_LAST,
    },
}


def table_rows(kind: ThingKind, lines: Iterable[str]) -> Iterator[Json]:
    """The cells of each row of a kind, by the names of `COLUMNS`."""
    for line in lines:
        row = json.loads(line)
        yield {name: cell(row) for name, cell in COLUMNS[kind].items()}
