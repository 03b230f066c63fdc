"""What had been made public by the end of a day, as conditions of questions: by sources, and by editors of this record.

`END` is the first instant after that day.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, case, func, select
from sqlalchemy.orm import Session, aliased

from store.changes.questions import IDS, ask
from store.columns import Instant
from store.decisions import typed
from store.editing import CORRECTABLE
from store.models import ArticleVersion, Assertion, EditorialAction, EventCitation, Response
from store.narrowing import LIVE
from store.vocabulary import AssertionState, EditorialActionKind

END: BindParameter[Any] = bindparam("end", type_=Instant())
Read = type[Assertion] | type[EventCitation] | type[Response]
# A value that an editor set is one that an editor has seen.
_LOOKING = (EditorialActionKind.CONFIRM, EditorialActionKind.CORRECT)


def was_public(version: Any = ArticleVersion) -> Any:
    """True of versions that were public by then; an undated one was at the latest when it was fetched."""
    return func.coalesce(version.published_at, version.fetched_at) < END


def state_then(table: Read) -> Any:
    """The state of what stands, by what editors had decided by then and not taken back; of the rest, that of now."""
    undone = aliased(EditorialAction)
    taken_back = select(undone.id).where(undone.undoes_id == EditorialAction.id, undone.at < END)
    looked = select(EditorialAction.id).where(
        EditorialAction.subject_kind == table.__tablename__,
        EditorialAction.subject_id == table.id,
        EditorialAction.action.in_(_LOOKING),
        EditorialAction.at < END,
        ~taken_back.correlate(EditorialAction).exists(),
    )
    is_confirmed = and_(table.state.in_(LIVE), looked.correlate(table).exists())
    return case(
        (is_confirmed, AssertionState.CONFIRMED),
        (table.state == AssertionState.CONFIRMED, AssertionState.PROPOSED),
        else_=table.state,
    )


def as_then(
    session: Session, table: Read, found: Mapping[int, Iterable[Any]], *, end: datetime
) -> Mapping[int, list[Any]]:
    """The rows of `table` that were found, with each value that an editor set since as it was before."""
    found = {parent: list(rows) for parent, rows in found.items()}
    before = _values_before(session, table, [row.id for rows in found.values() for row in rows], end)
    return {parent: [_with(row, before.get(row.id)) for row in rows] for parent, rows in found.items()}


def _values_before(session: Session, table: Read, ids: Collection[int], end: datetime) -> Mapping[int, dict[str, Any]]:
    """What editors changed since by hand, by row, as it was before the first of these decisions."""
    found: dict[int, dict[str, Any]] = {}
    for action in ask(session, _DECIDED_SINCE, ids, end=end, table=table.__tablename__) if ids else ():
        values = action.before.get(f"{table.__tablename__}:{action.subject_id}", {})
        changed = values.keys() & CORRECTABLE.get(table.__tablename__, frozenset())
        earlier = found.get(action.subject_id, {})
        found[action.subject_id] = {column: typed(table, column, values[column]) for column in changed} | earlier
    return found


def _with(row: Any, values: Mapping[str, Any] | None) -> Any:
    return SimpleNamespace(**{**row._asdict(), **values}) if values else row


_DECIDED_SINCE: Any = (
    select(EditorialAction.subject_id, EditorialAction.before)
    .where(
        EditorialAction.subject_kind == bindparam("table"),
        EditorialAction.subject_id.in_(IDS),
        EditorialAction.at >= END,
    )
    .order_by(EditorialAction.id)
)
