"""What the public is told of an event: what happened, who took part, before which court, and who reported it."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.claims import NO_SENTENCE
from store.changes.drafts import Draft, heads
from store.changes.parts import find_parts, pages_of
from store.changes.plain import Json, iso, span
from store.changes.sources import count_sources, find_sources, reading, source
from store.litigants import party_names
from store.models import Dispute, Event, EventCitation, EventParty, Proceeding
from store.vocabulary import Rank, ThingKind

_UNREPORTED = {
    "counts": {"origins": 0, "speakers": 0, "articles": 0},
    "first_published": None,
    "machine_only": True,
}


def draft_events(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These events as the record has them now."""
    rows = heads(session, Event, ids, *Event.__table__.columns, *_of_dispute_and_case()).all()
    parties = party_names(session, {row.dispute_id for row in rows})
    parts = find_parts(session, EventParty, EventParty.event_id, ids)
    cited = find_sources(session, EventCitation, EventCitation.event_id, ids)
    counted = count_sources(session, EventCitation, EventCitation.event_id, ids)
    for row in rows:
        sources = [_report(one, parties.get(row.dispute_id, ())) for one in cited.get(row.id, ())]
        told = {**_UNREPORTED, **counted.get(row.id, {}), "sources": sources}
        yield _draft(row, parts[row.id], told)


def _of_dispute_and_case() -> list[Any]:
    of_dispute = select(Dispute.slug).where(Dispute.id == Event.dispute_id).correlate(Event)
    of_case = [
        select(column).where(Proceeding.id == Event.proceeding_id).correlate(Event).scalar_subquery().label(column.key)
        for column in (Proceeding.forum, Proceeding.docket)
    ]
    return [of_dispute.scalar_subquery().label("dispute"), *of_case]


def _draft(row: Any, parts: list[Json], told: Json) -> Draft:
    reason = row.rank_reason or "no reason is on record" if row.rank is Rank.DEPRECATED else None
    reason = reason or (None if told["sources"] else NO_SENTENCE)
    return Draft(
        kind=ThingKind.EVENT,
        number=row.id,
        public_id=row.public_id,
        value=None if reason or row.replaced_by else {**_head(row, parts), **told},
        reason=None if row.replaced_by else reason,
        replaced_by=row.replaced_by,
        about=pages_of(row.dispute, parts, told["sources"]),
        dispute_id=row.dispute_id,
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
