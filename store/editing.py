"""What editors say about one row: that it was read right or wrong, what it says, whether it stands.

Signed, with a reason, and reversible (`store.judgements.undo`). The machine never overwrites it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from store.columns import Code
from store.decisions import Signature, decide, name_of
from store.errors import EditingError
from store.models import (
    Assertion,
    Base,
    Claim,
    Contradiction,
    Dispute,
    EditorialAction,
    Event,
    EventCitation,
    Response,
)
from store.vocabulary import AssertionState, ContradictionState, EditorialActionKind, Rank

Read = Assertion | EventCitation | Response
Filed = Dispute | Claim | Event
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
_JUDGED = {
    ContradictionState.CONFIRMED: EditorialActionKind.CONFIRM,
    ContradictionState.EXPLAINED: EditorialActionKind.EXPLAIN,
    ContradictionState.REJECTED: EditorialActionKind.REJECT,
}


def confirm(session: Session, row: Read, signed: Signature) -> EditorialAction:
    """Say that the machine read `row` right; raises EditingError where somebody has said so."""
    _refuse_again(row, AssertionState.CONFIRMED)
    return decide(session, EditorialActionKind.CONFIRM, [(row, {"state": AssertionState.CONFIRMED})], signed)


def reject(session: Session, row: Read, signed: Signature) -> EditorialAction:
    """Say that the machine read `row` wrong, so that it is not shown; raises EditingError where somebody did."""
    _refuse_again(row, AssertionState.REJECTED)
    return decide(session, EditorialActionKind.REJECT, [(row, {"state": AssertionState.REJECTED})], signed)


def judge(session: Session, pair: Contradiction, state: ContradictionState, signed: Signature) -> EditorialAction:
    """Say of two sentences that they disagree, why they do, or that they do not; the rules leave them alone then."""
    kind = _JUDGED.get(state)
    if kind is None:
        raise EditingError(f"{name_of(pair)} cannot be judged {state}: use {', '.join(_JUDGED)}")
    return decide(session, kind, [(pair, {"state": state})], signed)


def _refuse_again(row: Read, state: AssertionState) -> None:
    """A decision that changes nothing would stand in the way of undoing the one before it."""
    if row.state is state:
        raise EditingError(f"{name_of(row)} is {state.label} already: nothing is left to decide")


def correct(session: Session, row: Read | Filed, values: Mapping[str, Any], signed: Signature) -> EditorialAction:
    """Set `values` of `row` by hand; raises EditingError for a column that no editor may set."""
    allowed = CORRECTABLE.get(row.__tablename__, frozenset())
    if refused := sorted(set(values) - allowed):
        raise EditingError(f"{refused[0]} of {name_of(row)} cannot be set by hand; {_may_be_set(row)}")
    if isinstance(row, Dispute | Claim | Event):
        values = {**values, "fixed": sorted({*row.fixed, *values})}
    else:
        values = {**values, "state": AssertionState.CONFIRMED}
    return decide(session, EditorialActionKind.CORRECT, [(row, values)], signed)


def read_values(row: Base, given: Mapping[str, str]) -> dict[str, Any]:
    """What was typed for columns of `row` as values; an empty text is an unknown one. Raises EditingError."""
    columns = inspect(type(row)).columns
    if unknown := [column for column in given if column not in columns]:
        raise EditingError(f"{name_of(row)} has no {unknown[0]!r}: {_may_be_set(row)}")
    return {column: _read(column, columns[column].type, text) for column, text in given.items()}


def _may_be_set(row: Base) -> str:
    return f"these can be set by hand: {', '.join(sorted(CORRECTABLE.get(row.__tablename__, ())))}"


def _read(column: str, kind: Any, text: str) -> Any:
    if not text:
        return None
    if isinstance(kind, Code):
        return _one_of(column, text, {str(term): term for term in kind.vocabulary})
    if kind.python_type is bool:
        return _one_of(column, text, {"yes": True, "no": False})
    try:
        return _READ_AS.get(kind.python_type, str)(text)
    except ValueError as error:
        raise EditingError(
            f"{column}={text!r} cannot be read: write a day as 2025-06-11, a number in digits"
        ) from error


def _one_of(column: str, text: str, choices: Mapping[str, Any]) -> Any:
    if text not in choices:
        raise EditingError(f"{column}={text!r} is not known: use {', '.join(choices)}")
    return choices[text]


_READ_AS: dict[type, Callable[[str], Any]] = {date: date.fromisoformat, int: int}


def deprecate(session: Session, row: Claim | Event, signed: Signature) -> EditorialAction:
    """Withdraw a claim or event with the reason signed; it stays readable."""
    values = {"rank": Rank.DEPRECATED, "rank_reason": signed.reason}
    return decide(session, EditorialActionKind.DEPRECATE, [(row, values)], signed)


def reopen(session: Session, row: Claim | Event, signed: Signature) -> EditorialAction:
    """Let a withdrawn claim or event stand again."""
    return decide(session, EditorialActionKind.REOPEN, [(row, {"rank": Rank.NORMAL, "rank_reason": None})], signed)


def word(session: Session, claim: Claim, wording: str, signed: Signature) -> EditorialAction:
    """Give a claim its canonical wording; raises EditingError where it has no words."""
    if not wording.strip():
        raise EditingError(f"a wording of claim {claim.public_id} needs words; to take one away, undo its decision")
    return decide(session, EditorialActionKind.WORD, [(claim, {"wording": wording})], signed)
