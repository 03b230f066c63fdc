"""Where disputes stand, by the rules of `store.status`, from as few columns as these rules read."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from store.changes.plain import Json
from store.changes.questions import IDS, ask
from store.claims import LIVE
from store.models import ArticleVersion, Event, EventCitation, EventParty, Passage
from store.status import Status, derive_by_proceeding, derive_status
from store.vocabulary import AssertionState

_READ = (
    "id", "public_id", "dispute_id", "proceeding_id", "kind", "outcome", "leave_to_amend", "rank",
    "happened_first", "happened_last",
)  # fmt: skip


def find_status(session: Session, dispute_ids: Collection[int]) -> dict[int, tuple[Json, dict[int | None, Json]]]:
    """The status of each dispute, and of each of its proceedings by id."""
    events: dict[int, list[Event]] = {number: [] for number in dispute_ids}
    for event in _events(session, dispute_ids):
        events[event.dispute_id].append(event)
    return {number: _standing(group) for number, group in events.items()}


def _standing(events: list[Event]) -> tuple[Json, dict[int | None, Json]]:
    cases = derive_by_proceeding(events)
    return _plain(derive_status(events)), {number: _plain(status) for number, status in cases.items()}


def _plain(status: Status) -> Json:
    return {
        "state": status.state,
        "label": status.state.label,
        "because_of": [event.public_id for event in status.because_of],
        "is_irregular": status.is_irregular,
    }


def _events(session: Session, dispute_ids: Collection[int]) -> list[Event]:
    """The events of these disputes, apart from the session, each with one citation that stands for all of its own."""
    found = {row.id: _apart(row) for row in ask(session, _EVENTS, dispute_ids)}
    for row in ask(session, _PARTS, found) if found else ():
        found[row.event_id].parties.append(EventParty(entity_id=row.entity_id, role=row.role))
    return list(found.values())


def _apart(row: Any) -> Event:
    event = Event(**{name: getattr(row, name) for name in _READ})
    state = AssertionState.PROPOSED if row.stands else AssertionState.SUPERSEDED
    passage = Passage(version=ArticleVersion(published_at=row.first))
    event.citations = [EventCitation(state=state, passage=passage)]
    return event


def _question() -> Any:
    here = Event.dispute_id.in_(IDS)
    cited = (
        select(
            EventCitation.event_id,
            func.max(case((EventCitation.state.in_(LIVE), 1), else_=0)).label("stands"),
            func.min(ArticleVersion.published_at).label("first"),
        )
        .join(Event, EventCitation.event_id == Event.id)
        .join(Passage, EventCitation.passage_id == Passage.id)
        .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
        .where(here)
        .group_by(EventCitation.event_id)
        .subquery()
    )
    columns = [getattr(Event, name) for name in _READ]
    return select(*columns, cited.c.stands, cited.c.first).join(cited, cited.c.event_id == Event.id).order_by(Event.id)


_EVENTS = _question()
_PARTS = select(EventParty.event_id, EventParty.entity_id, EventParty.role).where(EventParty.event_id.in_(IDS))
