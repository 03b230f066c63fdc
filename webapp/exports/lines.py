"""The lines of a dispute as rows of a file; each has its sentence, source, answers and link, and can stand alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import Response, g, url_for

from store.changes.asked import revisions_of
from store.disputes import Matter
from store.knowledge import NOW
from store.models import Assertion, Claim, Event, Passage
from store.models import Response as Answered
from store.origins import count_origins
from store.timeline import Answer, Line, LineKind
from store.vocabulary import AssertionState, Rank, ThingKind
from webapp.disputes import Asked, bp, dispute_asked, dispute_found, kept
from webapp.exports.sending import file_parameters, send_rows
from webapp.headings import heading_text
from webapp.line_data import when_data
from webapp.lines import kind_of, word_of
from webapp.words import lowered, outlet_of, sentence_link, when

Json = dict[str, Any]
_KINDS = {Claim: ThingKind.CLAIM, Event: ThingKind.EVENT, Answered: ThingKind.RESPONSE}
KEYS = (
    "id", "url", "line", "kind", "sentence", "hedges", "from", "to", "precision", "date_as_worded", "date_by_report",
    "on_the_word_of", "answers", "exact", "outlet", "is_sample", "title", "published", "source_url", "archived_url",
    "pages", "origins", "claim", "event", "dispute", "machine_only", "state", "rank", "superseded", "revision", "as_of",
)  # fmt: skip


@bp.get("/disputes/<slug>.csv", endpoint="as_csv")
@bp.get("/disputes/<slug>.ndjson", endpoint="as_ndjson")
def as_file(slug: str) -> Response:
    """The lines of the page, dated ones first, one to a row."""
    asked = dispute_asked(file_parameters())
    rows = line_rows(dispute_found(slug, asked.knowledge), asked)
    return send_rows(KEYS, rows, len(rows))


def line_rows(matter: Matter, asked: Asked) -> list[Json]:
    """The lines that the page lists: those that are kept, and the undated ones."""
    undated = [line for source in matter.timeline.undated for line in source.lines]
    lines = [*kept(matter, asked.only), *undated]
    revisions = {} if asked.knowledge != NOW else _revisions(lines)
    return [_row(line, matter, asked.as_of or g.today, revisions) for line in lines]


def _revisions(lines: Sequence[Line]) -> dict[str, int]:
    """The revision of the claim, event or answer that each line tells of; by a past day a line is none."""
    found: dict[str, int] = {}
    for table, kind in _KINDS.items():
        ids = {line.subject.public_id for line in lines if isinstance(line.subject, table)}
        found |= revisions_of(g.session, kind, ids)
    return found


def _row(line: Line, matter: Matter, as_of: date, revisions: Mapping[str, int]) -> Json:
    page = url_for("disputes.dispute", slug=matter.dispute.slug, _external=True)
    told = {
        "id": line.anchor,
        "url": f"{page}#{line.anchor}",
        "line": str(line.kind),
        "kind": kind_of(line),
        "sentence": sentence_of(line),
        "hedges": _hedges(line),
        "on_the_word_of": " ".join(word_of(line)),
        "answers": [answer_words(answer) for answer in line.answers],
        "claim": line.claim.public_id if line.claim else None,
        "event": line.event.public_id if line.event else None,
        "dispute": matter.dispute.slug,
        "superseded": line.is_superseded,
        "revision": revisions.get(line.subject.public_id),
        "as_of": as_of.isoformat(),
    }
    row = {**told, **_date(line), **_source(line.passage), **_standing(line)}
    return {key: row[key] for key in KEYS}


def sentence_of(line: Line) -> str:
    """What a line says, as somebody's and with its hedge."""
    if line.claim and line.kind is not LineKind.ANSWER:
        return f"{heading_text(line.claim)}."
    return f"{kind_of(line)}. {' '.join(word_of(line))}."


def answer_words(answer: Answer) -> str:
    """Who answered what, and as of when where that is known."""
    response = answer.response
    dated = f", {when(answer.when)}" if answer.when else ""
    return f"{response.respondent.name}: {lowered(response.kind.label)}{dated}".replace("\u00a0", " ")


def _hedges(line: Line) -> list[str]:
    row = line.cited[0]
    return list(dict.fromkeys(words for _, _, words in row.hedges)) if isinstance(row, Assertion) else []


def _date(line: Line) -> Json:
    found = when_data(line.when) or {}
    names = {
        "from": "from",
        "to": "to",
        "precision": "precision",
        "date_as_worded": "text",
        "date_by_report": "by_report",
    }
    return {key: found.get(name) for key, name in names.items()}


def _source(passage: Passage) -> Json:
    version = passage.version
    outlet = version.article.outlet
    archived = url_for("articles.version", article_id=version.article_id, version_no=version.version_no, _external=True)
    return {
        "exact": passage.exact,
        "outlet": outlet_of(version),
        "is_sample": bool(outlet and outlet.is_sample),
        "title": version.title,
        "published": version.published_at.date().isoformat() if version.published_at else None,
        "source_url": sentence_link(version.article.canonical_url, passage.exact),
        "archived_url": f"{archived}#p{passage.start_char}",
    }


def _standing(line: Line) -> Json:
    carried = [row for row in line.cited if isinstance(row, Assertion)]
    return {
        "pages": len({row.passage.version.article_id for row in line.cited}),
        "origins": count_origins(carried).origins if carried else len({row.origin_key for row in line.cited}),
        "machine_only": all(row.state is not AssertionState.CONFIRMED for row in line.cited),
        "state": str(line.cited[0].state),
        "rank": str(getattr(line.subject, "rank", Rank.NORMAL)),
    }
