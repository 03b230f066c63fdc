"""What the public is told of a dispute: its parties, its cases, and where it stands by which events.

Nothing here is counted or told as of today: a row says the same until the record says something else.
"""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from store.changes.drafts import Draft, heads
from store.changes.parts import find_parts, pages_of
from store.changes.plain import Json, iso
from store.changes.standing import find_status
from store.models import Claim, Dispute, DisputeParty, Event, Proceeding, ProceedingLink, Response
from store.vocabulary import ThingKind


def draft_disputes(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These disputes as the record has them now."""
    rows = heads(session, Dispute, ids, *Dispute.__table__.columns, _holds_anything().label("holds")).all()
    parts = find_parts(session, DisputeParty, DisputeParty.dispute_id, ids)
    standing = find_status(session, ids)
    cases = _find_cases(session, ids)
    for row in rows:
        status, by_case = standing[row.id]
        proceedings = [{**case, "status": by_case.get(case["id"])} for case in cases[row.id]]
        value = {**_head(row), "parties": parts[row.id], "status": status, "proceedings": proceedings}
        yield Draft(
            kind=ThingKind.DISPUTE,
            number=row.id,
            public_id=row.slug,
            value=value if row.holds and not row.replaced_by else None,
            reason=None if row.holds or row.replaced_by else "nothing on record stands under it any more",
            replaced_by=row.replaced_by,
            about=pages_of(row.slug, parts[row.id], []),
            dispute_id=row.id,
        )


def _holds_anything() -> Any:
    """Whether a claim, event or answer stands under a dispute."""
    standing = (
        select(Claim.id).where(Claim.dispute_id == Dispute.id, Claim.merged_into_id.is_(None)).correlate(Dispute),
        select(Event.id).where(Event.dispute_id == Dispute.id, Event.merged_into_id.is_(None)).correlate(Dispute),
        select(Response.id).where(Response.dispute_id == Dispute.id).correlate(Dispute),
    )
    return or_(*(question.exists() for question in standing))


def _head(row: Any) -> Json:
    return {
        "path": f"/disputes/{row.slug}",
        "title": row.title,
        "accuser_text": row.accuser_text,
        "decided_by": row.decided_by,
        "recorded_at": iso(row.recorded_at),
    }


def _find_cases(session: Session, ids: Collection[int]) -> dict[int, list[Json]]:
    links = select(ProceedingLink.proceeding_id, ProceedingLink.kind, ProceedingLink.earlier_id).join(
        Proceeding, ProceedingLink.proceeding_id == Proceeding.id
    )
    linked: dict[int, list[Json]] = {}
    for case_id, kind, earlier in session.execute(
        links.where(Proceeding.dispute_id.in_(ids)).order_by(ProceedingLink.id)
    ):
        linked.setdefault(case_id, []).append({"kind": kind, "earlier": earlier})
    found: dict[int, list[Json]] = {number: [] for number in ids}
    columns = Proceeding.__table__.columns
    wanted = select(*columns).where(Proceeding.dispute_id.in_(ids)).order_by(Proceeding.id)
    for row in session.execute(wanted):
        found[row.dispute_id].append(
            {
                "id": row.id,
                "forum": row.forum,
                "docket": row.docket,
                "docket_as_worded": row.docket_as_worded,
                "links": linked.get(row.id, []),
            }
        )
    return found
