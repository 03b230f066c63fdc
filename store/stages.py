"""Which disputes stand where today: their states, derived from their events, without the rest of what a page shows."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from store.models import ArticleVersion, Dispute, Event, EventCitation, EventParty, Passage
from store.status import derive_status
from store.vocabulary import State

_KEPT = "states of disputes"
_OF_EVENT = (
    Event.kind,
    Event.outcome,
    Event.leave_to_amend,
    Event.rank,
    Event.happened_first,
    Event.happened_last,
)


def keep_states(session: Session, states: dict[int, State | None]) -> None:
    """Let a session that writes nothing take from `states` what is there, and put there what it has to derive.

    It holds while the record is as it is; a dispute that became part of another has None.
    """
    session.info[_KEPT] = states


def states_of(session: Session, disputes: Iterable[int] | None = None) -> dict[int, State]:
    """The state of each of these disputes, or of all, by its id. The cost grows with their events."""
    numbers = session.scalars(select(Dispute.id)).all() if disputes is None else tuple(disputes)
    states: dict[int, State | None] = session.info.get(_KEPT, {})
    missing = [number for number in numbers if number not in states]
    if missing:
        states.update({**dict.fromkeys(missing), **_derived(session, None if disputes is None else missing)})
    return {number: state for number in numbers if (state := states[number]) is not None}


def disputes_at(session: Session, states: Collection[str]) -> list[int]:
    """Ids of the disputes that stand at one of these states."""
    return [dispute for dispute, state in states_of(session).items() if state in states]


def _derived(session: Session, disputes: Collection[int] | None) -> dict[int, State]:
    wanted = select(Dispute).where(Dispute.merged_into_id.is_(None), Dispute.judged_into_id.is_(None))
    if disputes is not None:
        wanted = wanted.where(Dispute.id.in_(disputes))
    return {dispute.id: derive_status(dispute.events).state for dispute in session.scalars(wanted.options(*_events()))}


def _events() -> tuple[ORMOption, ...]:
    """What `derive_status` reads of events, and no more: hundreds of disputes are asked at once."""
    events = selectinload(Dispute.events)
    cited = events.selectinload(Event.citations)
    version = cited.joinedload(EventCitation.passage).joinedload(Passage.version)
    return (
        load_only(Dispute.id),
        events.load_only(*_OF_EVENT),
        events.selectinload(Event.parties).load_only(EventParty.entity_id, EventParty.role),
        cited.load_only(EventCitation.state, EventCitation.superseded_at, EventCitation.recorded_at),
        cited.joinedload(EventCitation.passage).load_only(Passage.id),
        version.load_only(ArticleVersion.published_at, ArticleVersion.fetched_at),
    )
