"""What the public is told of a dispute: its parties, its cases, and where it stands by which events.

Nothing here is counted or told as of today: a row says the same until the record says something else.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from store.changes.drafts import Draft
from store.changes.parts import OF_DISPUTES, find_parts, pages_of
from store.changes.plain import Json, iso
from store.changes.questions import IDS, ask, ask_by_parent, heads
from store.changes.standing import find_status
from store.models import Assertion, Claim, Dispute, Event, EventCitation, Proceeding, ProceedingLink, Response
from store.vocabulary import AssertionState, Rank, ThingKind


def _holds_anything() -> Any:
    """Whether anything under a dispute is public: a claim or event that was not withdrawn, or an answer.

    Each needs a sentence that was not rejected; one that its page no longer has is public still, and told as such.
    """
    rejected = AssertionState.REJECTED
    carried = (
        select(Claim.id).join(Claim.assertions).where(_is_public(Claim), Assertion.state != rejected),
        select(Event.id).join(Event.citations).where(_is_public(Event), EventCitation.state != rejected),
        select(Response.id).where(Response.dispute_id == Dispute.id, Response.state != rejected),
    )
    return or_(*(question.correlate(Dispute).exists() for question in carried))


def _is_public(thing: type[Claim] | type[Event]) -> Any:
    return and_(thing.dispute_id == Dispute.id, thing.merged_into_id.is_(None), thing.rank == Rank.NORMAL)


_HEADS = heads(Dispute, _holds_anything().label("holds"))
_LINKS = (
    select(ProceedingLink.proceeding_id.label("parent_id"), ProceedingLink.kind, ProceedingLink.earlier_id)
    .join(Proceeding, ProceedingLink.proceeding_id == Proceeding.id)
    .where(Proceeding.dispute_id.in_(IDS))
    .order_by(ProceedingLink.id)
)
_CASES = (
    select(*Proceeding.__table__.columns, Proceeding.dispute_id.label("parent_id"))
    .where(Proceeding.dispute_id.in_(IDS))
    .order_by(Proceeding.id)
)


def draft_disputes(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These disputes as the record has them now."""
    parts = find_parts(session, OF_DISPUTES, ids)
    standing = find_status(session, ids)
    cases, links = ask_by_parent(session, _CASES, ids), ask_by_parent(session, _LINKS, ids)
    for row in ask(session, _HEADS, ids).all():
        status, by_case = standing[row.id]
        proceedings = [_case(case, links.get(case.id, ()), by_case.get(case.id)) for case in cases.get(row.id, ())]
        value = {**_head(row), "parties": parts[row.id], "status": status, "proceedings": proceedings}
        yield Draft(
            kind=ThingKind.DISPUTE,
            number=row.id,
            public_id=row.slug,
            value=value if row.holds and not row.replaced_by else None,
            reason=None if row.holds or row.replaced_by else "nothing on record stands under it any more",
            replaced_by=row.replaced_by,
            about=pages_of(row.slug, parts[row.id], []),
        )


def _head(row: Any) -> Json:
    return {
        "path": f"/disputes/{row.slug}",
        "title": row.title,
        "accuser_text": row.accuser_text,
        "decided_by": row.decided_by,
        "recorded_at": iso(row.recorded_at),
    }


def _case(row: Any, links: Iterable[Any], status: Json | None) -> Json:
    return {
        "id": row.id,
        "forum": row.forum,
        "docket": row.docket,
        "docket_as_worded": row.docket_as_worded,
        "links": [{"kind": link.kind, "earlier": link.earlier_id} for link in links],
        "status": status,
    }
