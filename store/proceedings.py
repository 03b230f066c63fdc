"""How the proceedings of a dispute hang together, as far as their events tell it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.knowledge import NOW
from store.models import Dispute, Event, Proceeding, ProceedingLink
from store.status import first_published, was_public
from store.vocabulary import EventKind, ProceedingLinkKind

_APPEALS = frozenset({EventKind.NOTICE_OF_APPEAL, EventKind.APPEAL_ARGUED, EventKind.APPEAL_DECIDED})
# An event of one of these kinds, in either proceeding, takes the case from one to the other.
_MOVES = {
    EventKind.TRANSFER: ProceedingLinkKind.TRANSFER,
    EventKind.MDL_CENTRALISATION: ProceedingLinkKind.MDL,
    EventKind.REMAND: ProceedingLinkKind.REMAND,
}
_ENDS = frozenset({EventKind.DISMISSAL, EventKind.VOLUNTARY_DISMISSAL})
Told = tuple[ProceedingLinkKind, Event]


def keep_links(session: Session, dispute: Dispute, now: datetime) -> None:
    """Bring the links between the proceedings of `dispute` up to date; each rests on the event that tells it."""
    found = {(later.id, earlier.id): told for later, earlier, told in find_links(dispute)}
    on_record = select(ProceedingLink).join(ProceedingLink.proceeding).where(Proceeding.dispute_id == dispute.id)
    for link in session.scalars(on_record):
        told = found.pop((link.proceeding_id, link.earlier_id), None)
        if told is None:
            session.delete(link)
        else:
            link.kind, link.event = told
    for (later, earlier), (kind, event) in found.items():
        session.add(ProceedingLink(proceeding_id=later, earlier_id=earlier, kind=kind, event=event, recorded_at=now))
    session.flush()
    for case in dispute.proceedings:
        session.expire(case, ["links"])


def find_links(dispute: Dispute) -> Iterator[tuple[Proceeding, Proceeding, Told]]:
    """Each later proceeding with an earlier one and what links them; a proceeding without events links to none."""
    events = _by_proceeding(dispute)
    ordered = sorted((case for case in dispute.proceedings if case.id in events), key=lambda c: _when(events[c.id][0]))
    for earlier, later in combinations(ordered, 2):
        yield later, earlier, _told(events[earlier.id], events[later.id])


def _by_proceeding(dispute: Dispute) -> Mapping[int, Sequence[Event]]:
    found: dict[int, list[Event]] = {}
    standing = (event for event in dispute.events if not event.merged_into_id and was_public(event, NOW))
    for event in sorted(standing, key=_when):
        if event.proceeding_id is not None:
            found.setdefault(event.proceeding_id, []).append(event)
    return found


def _told(earlier: Sequence[Event], later: Sequence[Event]) -> Told:
    """What links two proceedings: an appeal, a move or a new suit that an event tells; else they run side by side."""
    appeal = next((event for event in later if event.kind in _APPEALS), None)
    if appeal is not None and later[0].kind in _APPEALS:
        return ProceedingLinkKind.APPEAL, appeal
    move = next((event for event in (*earlier, *later) if event.kind in _MOVES), None)
    if move is not None:
        return _MOVES[move.kind], move
    begun = next((event for event in later if event.kind is EventKind.COMPLAINT_FILED), None)
    ended = next((event for event in earlier if event.kind in _ENDS and not event.leave_to_amend), None)
    if begun is not None and ended is not None and _when(ended) <= _when(begun):
        return ProceedingLinkKind.REFILED, begun
    return ProceedingLinkKind.PARALLEL, later[0]


def _when(event: Event) -> tuple[date, int]:
    return event.happened_first or event.reported_on or first_published(event) or date.max, event.id
