"""What had been made public by the end of a day, as conditions of questions: by sources, and by editors of this record.

`END` is the first instant after that day.
"""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, case, func, select

from store.columns import Instant
from store.models import ArticleVersion, Assertion, EditorialAction, EventCitation, Response
from store.vocabulary import AssertionState, EditorialActionKind

END: BindParameter[Any] = bindparam("end", type_=Instant())
Read = type[Assertion] | type[EventCitation] | type[Response]
# A value that an editor set is one that an editor has seen.
_LOOKING = (EditorialActionKind.CONFIRM, EditorialActionKind.CORRECT)


def was_public(version: Any = ArticleVersion) -> Any:
    """True of versions that were public by then; an undated one was at the latest when it was fetched."""
    return func.coalesce(version.published_at, version.fetched_at) < END


def state_then(table: Read) -> Any:
    """The state of what was read, where a person looked at it later as nobody had by then."""
    looked = select(EditorialAction.id).where(
        EditorialAction.subject_kind == table.__tablename__,
        EditorialAction.subject_id == table.id,
        EditorialAction.action.in_(_LOOKING),
        EditorialAction.at < END,
    )
    is_later = and_(table.state == AssertionState.CONFIRMED, ~looked.correlate(table).exists())
    return case((is_later, AssertionState.PROPOSED), else_=table.state)
