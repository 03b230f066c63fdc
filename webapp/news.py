"""What changed on this record, by number and day, and what was corrected: by outlets, and by us."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, g, render_template, request, url_for

from store.changes.asked import ChangeFilter, RowNow, find_rows, latest_changes, newest_seq
from store.claims import claims_called
from store.corrections import Decision, Seen, decisions, outlet_corrections
from store.identifiers import LARGEST_ID
from store.models import ArticleVersion, Change
from store.records import DateSpan
from store.vocabulary import ChangeOp, Precision, ThingKind
from webapp.asked import choice, number, parse_day, refuse_unknown
from webapp.change_words import respects
from webapp.claim_document import iso
from webapp.documents import send
from webapp.entries import gone_words
from webapp.headings import heading_text
from webapp.line_data import Json
from webapp.words import lowered, outlet_of, when

bp = Blueprint("news", __name__)
FILTERS = ("since", "kind")
"""What a list of changes can be narrowed by."""
_KINDS = ("all", *ThingKind)
_PER_PAGE = 100
_NUMBER = re.compile(r"[0-9]{1,9}")
_WORDS: dict[ChangeOp, str] = {
    ChangeOp.ADD: "new",
    ChangeOp.MODIFY: "changed",
    ChangeOp.MERGE: "merged",
    ChangeOp.WITHDRAW: "withdrawn",
    ChangeOp.RESTORE: "restored",
    ChangeOp.TAKEDOWN: "words taken down from",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One change as a line: what became of what, in which respect, and where to read it."""

    change: Change
    what: str
    title: str
    path: str
    respects: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Changes that one thing brought about: an article, a decision, or what the words say."""

    recorded_on: date
    version: ArticleVersion | None
    decision: Any
    because: str | None
    news: list[News]


@bp.get("/changes")
def changes() -> str:
    """What changed, the newest first, since a day or a number if one is asked for."""
    refuse_unknown(request.args, [*FILTERS, "before"])
    since, kind = request.args.get("since", "").strip(), choice("kind", _KINDS)
    found = latest_changes(g.session, changes_wanted(), limit=_PER_PAGE + 1, before_seq=_before())
    listed = found[:_PER_PAGE]
    return render_template(
        "changes.html",
        section="changes",
        days=[(when, list(causes)) for when, causes in groupby(_causes(listed), key=lambda cause: cause.recorded_on)],
        newest=newest_seq(g.session),
        since=since,
        kind=kind,
        kinds=list(ThingKind),
        number=len(listed),
        older=url_for("news.changes", since=since or None, kind=kind if kind != "all" else None, before=listed[-1].id)
        if len(found) > _PER_PAGE
        else None,
    )


@bp.get("/corrections")
def corrections() -> str:
    """What outlets corrected in their articles, and what editors decided on this record."""
    refuse_unknown(request.args, ["before"])
    found = decisions(g.session, limit=_PER_PAGE + 1, before=_before())
    return render_template(
        "corrections.html",
        section="corrections",
        seen=outlet_corrections(g.session, limit=_PER_PAGE) if _before() is None else [],
        decisions=found[:_PER_PAGE],
        older=url_for("news.corrections", before=found[_PER_PAGE - 1].action.id) if len(found) > _PER_PAGE else None,
        is_continued=_before() is not None,
    )


@bp.get("/corrections.json")
def corrections_json() -> Response:
    """The same as data."""
    refuse_unknown(request.args, ["before"])
    return send(
        {
            "on_record": "corrections",
            "by_outlets": [seen_data(seen) for seen in outlet_corrections(g.session, limit=_PER_PAGE)],
            "by_editors": [decision_data(one) for one in decisions(g.session, limit=_PER_PAGE, before=_before())],
        }
    )


def changes_wanted() -> ChangeFilter:
    """The changes that the query string asks for, by `FILTERS`."""
    since, kind = request.args.get("since", "").strip(), choice("kind", _KINDS)
    kinds = () if kind == "all" else (ThingKind(kind),)
    if _NUMBER.fullmatch(since):
        return ChangeFilter(kinds=kinds, after_seq=int(since))
    return ChangeFilter(kinds=kinds, since=parse_day("since", since) if since else None)


def _before() -> int | None:
    return number(request.args, "before", default=0, most=LARGEST_ID) or None


def _causes(listed: Sequence[Change]) -> Iterable[Cause]:
    """The changes that stand together and have one cause; a change keeps its place."""
    rows = {kind: find_rows(g.session, kind, [c.public_id for c in listed if c.kind is kind]) for kind in ThingKind}
    titles = {claim.public_id: heading_text(claim) for claim in claims_called(g.session, list(rows[ThingKind.CLAIM]))}
    titles |= _dispute_titles(row.value for found in rows.values() for row in found.values())
    for _, together in groupby(listed, key=_cause_of):
        changed = list(together)
        first = changed[0]
        yield Cause(
            recorded_on=first.recorded_at.date(),
            version=first.version,
            decision=first.action,
            because=first.because,
            news=[_news(change, rows[change.kind].get(change.public_id), titles) for change in changed],
        )


def _dispute_titles(values: Iterable[Json]) -> dict[str, str]:
    """What the disputes are called that these things belong to, by slug."""
    slugs = {value["dispute"] for value in values if isinstance(value.get("dispute"), str)}
    found = find_rows(g.session, ThingKind.DISPUTE, slugs)
    return {slug: row.value["title"] for slug, row in found.items() if not row.is_gone}


def _cause_of(change: Change) -> tuple[object, ...]:
    return change.recorded_at.date(), change.version_id, change.action_id, change.because


def _news(change: Change, row: RowNow | None, titles: dict[str, str]) -> News:
    value = row.value if row else {}
    told = respects(change) if change.op is ChangeOp.MODIFY else []
    return News(
        change=change,
        what=f"{_WORDS[change.op]} {change.kind.label}",
        title=gone_words(value) if row and row.is_gone else _title(change, value, titles),
        path=value.get("path") or change.before.get("path") or "",
        respects=", ".join(told),
    )


def _title(change: Change, value: Json, titles: dict[str, str]) -> str:
    """What readers call a thing: an event by its day, an answer by its claim, either by its dispute."""
    match change.kind:
        case ThingKind.CLAIM:
            return titles.get(change.public_id, change.public_id)
        case ThingKind.EVENT if value:
            told = (value["event_label"], value["forum"], _day(value["happened"]), titles.get(value["dispute"]))
            return ", ".join(filter(None, told))
        case ThingKind.RESPONSE if value:
            claim = f"claim {value['claim']}" if value["claim"] else None
            about = ", ".join(filter(None, (claim, titles.get(value["dispute"]))))
            return f"{value['respondent']['name']}: {lowered(value['response_label'])} ({about})"
    return value.get("title") or value.get("name") or change.public_id


def _day(happened: Json) -> str | None:
    """When something happened, no more precisely than its source has it; None where nothing is known."""
    first, last = (date.fromisoformat(happened[end]) if happened[end] else None for end in ("from", "to"))
    span = DateSpan(first=first, last=last, precision=Precision(happened["precision"]))
    return when(span) if first or last else None


def seen_data(seen: Seen) -> Json:
    """A correction by an outlet, as data."""
    return {
        "kind": str(seen.observation.kind),
        "observed_at": iso(seen.observation.observed_at),
        "because": seen.observation.because,
        "outlet": outlet_of(seen.version),
        "title": seen.version.title,
        "article": f"/articles/{seen.version.article_id}",
    }


def decision_data(one: Decision) -> Json:
    """A decision of an editor, as data."""
    action = one.action
    return {
        "number": action.id,
        "at": iso(action.at),
        "by": action.actor,
        "decision": str(action.action),
        "subject": one.subject,
        "path": one.path,
        "values": [{"name": cell.name, "before": cell.before, "after": cell.after} for cell in one.cells],
        "reason": action.reason,
        "citation": action.citation,
        "undoes": action.undoes_id,
        "undone_by": one.undone_by.id if one.undone_by else None,
    }
