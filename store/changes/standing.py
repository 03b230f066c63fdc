"""Where disputes stand, by the rules of `store.status`, from as few columns as these rules read."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from store.changes.plain import Json
from store.changes.questions import IDS, ask_by_parent
from store.claims import LIVE
from store.models import ArticleVersion, Event, EventCitation, EventParty, Passage
from store.status import SIDED_KINDS, Status, Step, status_after, when
from store.vocabulary import Rank

_READ = (
    "id", "public_id", "proceeding_id", "kind", "outcome", "leave_to_amend", "rank",
    "happened_first", "happened_last",
)  # fmt: skip


def find_status(session: Session, dispute_ids: Collection[int]) -> dict[int, tuple[Json, dict[int | None, Json]]]:
    """The status of each dispute, and of each of its proceedings by id."""
    events = ask_by_parent(session, _EVENTS, dispute_ids)
    sided = [row.id for rows in events.values() for row in rows if row.kind in SIDED_KINDS]
    sides = ask_by_parent(session, _SIDES, sided)
    return {number: _standing(events.get(number, ()), sides) for number in dispute_ids}


def _standing(events: Iterable[Any], sides: Mapping[int, Iterable[Any]]) -> tuple[Json, dict[int | None, Json]]:
    by_case: dict[int | None, list[Step[Any]]] = {}
    for row in events:
        steps = by_case.setdefault(row.proceeding_id, [])
        if row.stands and row.rank is not Rank.DEPRECATED:
            steps.append(_step(row, sides.get(row.id, ())))
    every = status_after(step for steps in by_case.values() for step in steps)
    return _plain(every), {number: _plain(status_after(steps)) for number, steps in by_case.items()}


def _step(row: Any, sides: Iterable[Any]) -> Step[Any]:
    return Step(
        told=row,
        kind=row.kind,
        when=when(row, row.first.date() if row.first else None),
        outcome=row.outcome,
        leave_to_amend=row.leave_to_amend,
        sides=frozenset((side.entity_id, side.role) for side in sides),
    )


def _plain(status: Status[Any]) -> Json:
    return {
        "state": status.state,
        "label": status.state.label,
        "because_of": [event.public_id for event in status.because_of],
        "is_irregular": status.is_irregular,
    }


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
    columns = [Event.dispute_id.label("parent_id"), *(getattr(Event, name) for name in _READ)]
    return select(*columns, cited.c.stands, cited.c.first).join(cited, cited.c.event_id == Event.id).order_by(Event.id)


_EVENTS = _question()
_SIDES = select(EventParty.event_id.label("parent_id"), EventParty.entity_id, EventParty.role).where(
    EventParty.event_id.in_(IDS)
)
