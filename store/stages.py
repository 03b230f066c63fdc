"""Which disputes stand where today: their states, derived from their events, without the rest of what a page shows."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from store.models import ArticleVersion, Dispute, Event, EventCitation, Passage
from store.status import derive_status
from store.vocabulary import State


def states_of(session: Session, disputes: Iterable[int] | None = None) -> dict[int, State]:
    """The state of each of these disputes, or of all, by its id. The cost grows with their events."""
    wanted = select(Dispute).where(Dispute.merged_into_id.is_(None), Dispute.judged_into_id.is_(None))
    if disputes is not None:
        wanted = wanted.where(Dispute.id.in_(disputes))
    return {dispute.id: derive_status(dispute.events).state for dispute in session.scalars(wanted.options(*_events()))}


def disputes_at(session: Session, states: Collection[str]) -> list[int]:
    """Ids of the disputes that stand at one of these states."""
    return [dispute for dispute, state in states_of(session).items() if state in states]


def _events() -> tuple[ORMOption, ...]:
    events = selectinload(Dispute.events)
    version = events.selectinload(Event.citations).joinedload(EventCitation.passage).joinedload(Passage.version)
    return events.options(selectinload(Event.parties)), version.options(defer(ArticleVersion.text))
