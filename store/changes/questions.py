"""Questions that each commit asks: they are built once, for building one takes longer than its answer."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import BindParameter, Executable, Result, bindparam, func, select
from sqlalchemy.orm import Session, aliased

IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def ask(session: Session, question: Executable, ids: Iterable[Any], **more: Any) -> Result[Any]:
    """The answer to a question with `IDS` in it, as plain rows that no object of the session comes into."""
    return session.connection().execute(question, {"ids": list(ids), **more})


def ask_by_parent(session: Session, question: Executable, ids: Collection[Any], **more: Any) -> dict[int, list[Any]]:
    """The rows of an answer by their `parent_id`; nothing is asked for nothing."""
    found: dict[int, list[Any]] = {}
    for row in ask(session, question, ids, **more) if ids else ():
        found.setdefault(row.parent_id, []).append(row)
    return found


def heads(table: Any, *more: Any) -> Any:
    """Selects all columns of rows of `table`, and as `replaced_by` the address of what each was merged into."""
    other = aliased(table)
    address = other.slug if hasattr(other, "slug") else other.public_id
    goes_to = func.coalesce(table.judged_into_id, table.merged_into_id)
    wanted = select(*table.__table__.columns, address.label("replaced_by"), *more).outerjoin(other, other.id == goes_to)
    return wanted.where(table.id.in_(IDS)).order_by(table.id)
