"""The book of decisions: who signed what, and what was so before. Each entry seals the one before it.

A decision is a list of cells: columns of rows with their values before and after. Taking it back sets them as before.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Text, cast, false, func, inspect, or_, select
from sqlalchemy.orm import Session, object_session

from store.columns import Code
from store.errors import EditingError
from store.models import Base, EditorialAction, Response
from store.supersession import supersede_decided
from store.vocabulary import EditorialActionKind

THIS_DECISION = "this decision"
"""As a value of a change: the number of the decision itself."""
_LOCK = 7_233_843  # any number but that of `store.changes.recording`, the same in every process that decides
Changes = Sequence[tuple[Base, Mapping[str, Any]]]
_TABLES: dict[str, type[Base]] = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, why, on what source, and when (an aware instant)."""

    actor: str
    reason: str
    at: datetime
    citation: str | None = None


def decide(
    session: Session,
    kind: EditorialActionKind,
    changes: Changes,
    signed: Signature,
    *,
    undoes: EditorialAction | None = None,
    stood: Mapping[str, Any] | None = None,
) -> EditorialAction:
    """Set the columns and write the entry; the first row of `changes` is what the decision is about."""
    take_turn(session)
    subject = changes[0][0]
    if not signed.actor.strip() or not signed.reason.strip():
        raise EditingError(f"a decision on {name_of(subject)} needs a name and a reason")
    before = {key_of(row): {column: _plain(getattr(row, column)) for column in values} for row, values in changes}
    made = EditorialAction(
        at=signed.at,
        actor=signed.actor,
        action=kind,
        subject_kind=subject.__tablename__,
        subject_id=subject.id,
        before=before,
        after={key_of(row): {column: _plain(value) for column, value in values.items()} for row, values in changes},
        reason=signed.reason,
        citation=signed.citation,
        undoes_id=undoes.id if undoes else None,
        stood=dict(stood or {}),
    )
    newest = select(EditorialAction.digest).order_by(EditorialAction.id.desc()).limit(1)
    made.digest = _digest(made, session.scalar(newest) or "")
    session.add(made)
    session.flush()
    for row, values in changes:
        for column, value in values.items():
            setattr(row, column, made.id if value == THIS_DECISION else value)
    session.flush()
    supersede_decided(session, [row for row, _ in changes if isinstance(row, Response)])
    session.flush()
    return made


def take_turn(session: Session) -> None:
    """Wait until nobody else decides: what is loaded from here on has every earlier decision in it, to be sealed.

    SQLite has one writer, who begins before it reads anything (`store.database.open_engine`).
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def as_before(session: Session, action: EditorialAction) -> Changes:
    """The changes that take `action` back; raises EditingError where a later decision rests on it."""
    if session.scalar(select(EditorialAction.id).where(EditorialAction.undoes_id == action.id)):
        raise EditingError(f"decision {action.id} was undone already")
    for key, values in action.after.items():
        row = find_row(session, key)
        if row is None:
            raise EditingError(f"{key} of decision {action.id} is not on record any more: nothing is left to take back")
        expected = {column: action.id if value == THIS_DECISION else value for column, value in values.items()}
        if {column: _plain(getattr(row, column)) for column in values} != expected:
            raise EditingError(f"{name_of(row)} was changed after decision {action.id}: undo the later decision first")
    rows = [(row_of(session, key), values) for key, values in action.before.items()]
    return [
        (row, {column: typed(type(row), column, value) for column, value in values.items()}) for row, values in rows
    ]


def find_decision(session: Session, number: int) -> EditorialAction:
    """The decision of that number; raises EditingError where there is none."""
    found = session.get(EditorialAction, number)
    if found is None:
        raise EditingError(f"no decision has the number {number}: `onrecord edit history ROW` lists those on a row")
    return found


def decisions_on(session: Session, *rows: Base) -> list[EditorialAction]:
    """All decisions that changed or are about any of these rows, oldest first."""
    after = cast(EditorialAction.after, Text)
    names_one = or_(false(), *(after.contains(json.dumps(key_of(row)), autoescape=True) for row in rows))
    return list(session.scalars(select(EditorialAction).where(names_one).order_by(EditorialAction.id)))


def newest_decision(session: Session, row: Base) -> int:
    """The number of the newest decision that changed or is about the row; 0 where there is none."""
    return max((action.id for action in decisions_on(session, row)), default=0)


def is_taken_down(action: EditorialAction) -> bool:
    """Whether a later decision took words down that the row this one is about rests on: its values may quote them."""
    session, key = object_session(action), f"{action.subject_kind}:{action.subject_id}"
    takedowns = select(EditorialAction.id).where(EditorialAction.action == EditorialActionKind.TAKEDOWN)
    names_it = cast(EditorialAction.after, Text).contains(json.dumps(key), autoescape=True)
    later = takedowns.where(EditorialAction.id > action.id, names_it).limit(1)
    return session is not None and session.scalar(later) is not None


def broken_links(session: Session) -> Iterable[int]:
    """Ids of the decisions whose digest does not follow from the row and the one before it."""
    before = ""
    for action in session.scalars(select(EditorialAction).order_by(EditorialAction.id)):
        if action.digest != _digest(action, before):
            yield action.id
        before = action.digest


def name_of(row: Base) -> str:
    """How a row is called in messages: its kind and its public name."""
    names = (getattr(row, column, None) for column in ("public_id", "slug"))
    return f"{row.__tablename__.replace('_', ' ')} {next((name for name in names if name), row.id)}"


def key_of(row: Base) -> str:
    """How a row is called in a decision: its table and number."""
    return f"{row.__tablename__}:{row.id}"


def row_of(session: Session, key: str) -> Base:
    """The row that `key_of` named; raises NoResultFound if it is gone."""
    return session.get_one(*_table_and_number(key))


def find_row(session: Session, key: str) -> Base | None:
    """The row that `key_of` named; None if it is gone, as a pair is whose sentences do not differ any more."""
    return session.get(*_table_and_number(key))


def typed(table: type[Base], column: str, value: Any) -> Any:
    """A value as a decision has it, as the column takes it."""
    kind = inspect(table).columns[column].type
    if isinstance(kind, Code):
        return None if value is None else kind.vocabulary(value)
    if isinstance(value, str) and issubclass(kind.python_type, datetime | date):
        return kind.python_type.fromisoformat(value)
    return value


def subject_of(session: Session, action: EditorialAction) -> Base | None:
    """The row that a decision is about; None if it is gone."""
    return find_row(session, f"{action.subject_kind}:{action.subject_id}")


def _table_and_number(key: str) -> tuple[type[Base], int]:
    table, _, number = key.partition(":")
    return _TABLES[table], int(number)


def _digest(action: EditorialAction, before: str) -> str:
    told = [
        before, action.at.isoformat(), action.actor, str(action.action), action.subject_kind, action.subject_id,
        action.before, action.after, action.reason, action.citation, action.undoes_id, action.stood,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, StrEnum):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
