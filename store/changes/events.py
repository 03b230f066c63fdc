"""What the public is told of an event: what happened, who took part, before which court, and who reported it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes import sources
from store.changes.drafts import Draft
from store.changes.parts import OF_EVENTS, find_parts, find_sides, pages_of
from store.changes.plain import Json, iso, span
from store.changes.questions import ask, heads
from store.changes.sources import NOTHING_BEFORE, NOTHING_COUNTED, reading, source, why_empty, withheld_text
from store.models import Dispute, Event, EventCitation, Proceeding
from store.vocabulary import Rank, ThingKind

_DISPUTE = select(Dispute.slug).where(Dispute.id == Event.dispute_id).correlate(Event).scalar_subquery()
_FORUM = select(Proceeding.forum).where(Proceeding.id == Event.proceeding_id).correlate(Event).scalar_subquery()
_DOCKET = select(Proceeding.docket).where(Proceeding.id == Event.proceeding_id).correlate(Event).scalar_subquery()
_HEADS = heads(
    Event,
    _DISPUTE.label("dispute"),
    _FORUM.label("forum"),
    _DOCKET.label("docket"),
    withheld_text(EventCitation, EventCitation.event_id, Event),
)


def draft_events(
    session: Session, ids: Collection[int], *, before: Mapping[int, Json] = NOTHING_BEFORE
) -> Iterable[Draft]:
    """These events as the record has them now; `before` has what is told of sentences and need not be asked."""
    anew = [number for number in ids if number not in before]
    rows = ask(session, _HEADS, ids).all()
    sides = find_sides(session, {row.dispute_id for row in rows})
    parts = find_parts(session, OF_EVENTS, ids)
    cited, counted = sources.OF_EVENTS.find(session, anew), sources.OF_EVENTS.count(session, anew)
    for row in rows:
        reports = [_report(one, sides[row.dispute_id]) for one in cited.get(row.id, ())]
        told = {**NOTHING_COUNTED, **counted.get(row.id, {}), "sources": reports, **before.get(row.id, {})}
        yield _draft(row, parts[row.id], told)


def _draft(row: Any, parts: list[Json], told: Json) -> Draft:
    reason = row.rank_reason or "no reason is on record" if row.rank is Rank.DEPRECATED else None
    reason = reason or (None if told["sources"] else why_empty(row))
    return Draft(
        kind=ThingKind.EVENT,
        number=row.id,
        public_id=row.public_id,
        value=None if reason or row.replaced_by else {**_head(row, parts), **told},
        reason=None if row.replaced_by else reason,
        replaced_by=row.replaced_by,
        text_sha256=None if row.replaced_by else row.withheld_text,
        about=pages_of(row.dispute, parts, told["sources"]),
        dispute=row.dispute,
    )


def _head(row: Any, parts: list[Json]) -> Json:
    return {
        "path": f"/disputes/{row.dispute}#{row.public_id}",
        "dispute": row.dispute,
        "event": row.kind,
        "event_label": row.kind.label,
        "forum": row.forum,
        "docket": row.docket,
        "proceeding": row.proceeding_id,
        "outcome": row.outcome,
        "in_favour_of": row.in_favour_of,
        "with_prejudice": row.with_prejudice,
        "leave_to_amend": row.leave_to_amend,
        "amount": row.amount,
        "currency": row.currency,
        "amount_kind": row.amount_kind,
        "happened": span(row, "happened"),
        "parties": parts,
        "rank": row.rank,
        "recorded_at": iso(row.recorded_at),
    }


def _report(row: Any, parties: Collection[str]) -> Json:
    return {**source(row, parties), **reading(row), "reported_by": row.reported_by}
