"""What editors decide: signed, with a reason, and reversible. The machine never overwrites it.

A decision sets columns of one row. Where it says who or what is the same, the articles that it touches are filed anew
by the same rules as ever, so that taking it back gives the record that there would be without it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from store.errors import EditingError
from store.filing import refile
from store.models import (
    Assertion,
    Base,
    Claim,
    Dispute,
    DisputeParty,
    EditorialAction,
    Entity,
    Event,
    EventCitation,
    Response,
)
from store.vocabulary import AssertionState, EditorialActionKind, Rank

Read = Assertion | EventCitation | Response
Filed = Dispute | Claim | Event
_TABLES: dict[str, type[Base]] = {
    table.__tablename__: table for table in (Assertion, Claim, Dispute, Entity, Event, EventCitation, Response)
}
# What an editor may set by hand, by table.
CORRECTABLE: dict[str, frozenset[str]] = {
    "assertion": frozenset({"commitment", "polarity", "status", "target_as_worded"}),
    "claim": frozenset({"object", "happened_first", "happened_last", "happened_precision", "happened_text"}),
    "event": frozenset(
        {
            "outcome", "in_favour_of", "with_prejudice", "leave_to_amend", "amount", "currency", "amount_kind",
            "happened_first", "happened_last", "happened_precision", "happened_text",
        }
    ),
    "response": frozenset({"kind", "basis", "asked_by", "as_of_first", "as_of_last", "as_of_precision", "as_of_text"}),
    "dispute": frozenset({"title"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, why, on what source, and when (an aware instant)."""

    actor: str
    reason: str
    at: datetime
    citation: str | None = None


def confirm(session: Session, row: Read, signed: Signature) -> EditorialAction:
    """Say that the machine read `row` right."""
    return _decide(session, EditorialActionKind.CONFIRM, row, {"state": AssertionState.CONFIRMED}, signed)


def reject(session: Session, row: Read, signed: Signature) -> EditorialAction:
    """Say that the machine read `row` wrong: it is not shown any more."""
    return _decide(session, EditorialActionKind.REJECT, row, {"state": AssertionState.REJECTED}, signed)


def correct(session: Session, row: Read | Filed, values: Mapping[str, Any], signed: Signature) -> EditorialAction:
    """Set `values` of `row` by hand; raises EditingError for a column that no editor may set."""
    allowed = CORRECTABLE.get(row.__tablename__, frozenset())
    if refused := sorted(set(values) - allowed):
        listed = ", ".join(sorted(allowed))
        raise EditingError(f"{refused[0]} of {name_of(row)} cannot be set by hand; these can: {listed}")
    if isinstance(row, Dispute | Claim | Event):
        values = {**values, "fixed": sorted({*row.fixed, *values})}
    else:
        values = {**values, "state": AssertionState.CONFIRMED}
    return _decide(session, EditorialActionKind.CORRECT, row, values, signed)


def deprecate(session: Session, row: Claim | Event, signed: Signature) -> EditorialAction:
    """Withdraw a claim or event with the reason signed; it stays readable."""
    values = {"rank": Rank.DEPRECATED, "rank_reason": signed.reason}
    return _decide(session, EditorialActionKind.DEPRECATE, row, values, signed)


def reopen(session: Session, row: Claim | Event, signed: Signature) -> EditorialAction:
    """Let a withdrawn claim or event stand again."""
    return _decide(session, EditorialActionKind.REOPEN, row, {"rank": Rank.NORMAL, "rank_reason": None}, signed)


def word(session: Session, claim: Claim, wording: str, signed: Signature) -> EditorialAction:
    """Give a claim its canonical wording."""
    return _decide(session, EditorialActionKind.WORD, claim, {"wording": wording}, signed)


def merge(session: Session, gone: Entity | Filed, into: Entity | Filed, signed: Signature) -> EditorialAction:
    """Judge that two are the same: what belongs to `gone` is filed under `into`, and both addresses lead there.

    Raises EditingError where they are of two kinds, are one row, or `into` itself was merged into another.
    """
    if type(gone) is not type(into) or gone.id == into.id:
        raise EditingError(f"{name_of(gone)} cannot be merged into {name_of(into)}: name two of one kind")
    column = "merged_into_id" if isinstance(gone, Entity) else "judged_into_id"
    if getattr(into, column) is not None:
        raise EditingError(f"{name_of(into)} was merged into another itself: name that one")
    touched = _disputes_of(session, gone, into)
    made = _decide(session, EditorialActionKind.MERGE, gone, {column: into.id}, signed)
    refile(session, touched, signed.at)
    return made


def undo(session: Session, action: EditorialAction, signed: Signature) -> EditorialAction:
    """Take a decision back: the row is as it was before, and what was filed by it is filed anew.

    Raises EditingError if it was undone already or a later decision rests on it.
    """
    row = session.get_one(_TABLES[action.subject_kind], action.subject_id)
    if session.scalar(select(EditorialAction.id).where(EditorialAction.undoes_id == action.id)):
        raise EditingError(f"decision {action.id} was undone already")
    now = {column: _plain(getattr(row, column)) for column in action.after}
    if now != action.after:
        raise EditingError(f"{name_of(row)} was changed after decision {action.id}: undo the later decision first")
    is_structural = action.action is EditorialActionKind.MERGE
    touched = _disputes_of(session, row, _other(session, row, action)) if is_structural else []
    values = {column: _typed(row, column, value) for column, value in action.before.items()}
    made = _decide(session, EditorialActionKind.UNDO, row, values, signed, undoes=action)
    if touched:
        session.refresh(row)
        refile(session, touched, signed.at)
    return made


def history(session: Session, row: Base) -> list[EditorialAction]:
    """All decisions on one row, oldest first."""
    wanted = select(EditorialAction).where(
        EditorialAction.subject_kind == row.__tablename__, EditorialAction.subject_id == row.id
    )
    return list(session.scalars(wanted.order_by(EditorialAction.id)))


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


def _decide(
    session: Session,
    kind: EditorialActionKind,
    row: Base,
    values: Mapping[str, Any],
    signed: Signature,
    *,
    undoes: EditorialAction | None = None,
) -> EditorialAction:
    if not signed.actor.strip() or not signed.reason.strip():
        raise EditingError(f"a decision on {name_of(row)} needs a name and a reason")
    before = {column: _plain(getattr(row, column)) for column in values}
    for column, value in values.items():
        setattr(row, column, value)
    made = EditorialAction(
        at=signed.at,
        actor=signed.actor,
        action=kind,
        subject_kind=row.__tablename__,
        subject_id=row.id,
        before=before,
        after={column: _plain(value) for column, value in values.items()},
        reason=signed.reason,
        citation=signed.citation,
        undoes_id=undoes.id if undoes else None,
    )
    newest = select(EditorialAction.digest).order_by(EditorialAction.id.desc()).limit(1)
    made.digest = _digest(made, session.scalar(newest) or "")
    session.add(made)
    session.flush()
    return made


def _digest(action: EditorialAction, before: str) -> str:
    told = [
        before, action.at.isoformat(), action.actor, str(action.action), action.subject_kind, action.subject_id,
        action.before, action.after, action.reason, action.citation, action.undoes_id,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _disputes_of(session: Session, *rows: Base) -> list[Dispute]:
    """The disputes whose articles speak of these."""
    found: dict[int, Dispute] = {}
    for row in rows:
        for dispute in _around(session, row):
            found[dispute.id] = dispute
    return list(found.values())


def _around(session: Session, row: Base) -> Iterable[Dispute]:
    if isinstance(row, Dispute):
        return [row]
    if isinstance(row, Claim | Event):
        return [row.dispute]
    as_party = select(DisputeParty.dispute_id).where(DisputeParty.entity_id == row.id)
    as_speaker = select(Response.dispute_id).where(Response.respondent_id == row.id)
    return session.scalars(select(Dispute).where(Dispute.id.in_(as_party) | Dispute.id.in_(as_speaker)))


def _other(session: Session, row: Base, action: EditorialAction) -> Base:
    return session.get_one(type(row), next(value for value in action.after.values()))


def _plain(value: Any) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, StrEnum):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(row: Base, column: str, value: Any) -> Any:
    """What `_plain` made, as the column takes it."""
    kind = inspect(type(row)).columns[column].type.python_type
    if isinstance(value, str) and issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    return value
