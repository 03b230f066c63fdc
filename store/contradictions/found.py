"""What a rule found, and the one way in which passages are set against each other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from store.models import Assertion, Claim, Event, EventCitation, Passage, Response
from store.order import position_of
from store.vocabulary import AssertionState, ContradictionKind

Row = TypeVar("Row", Assertion, EventCitation, Response)
Value = TypeVar("Value")
_TAKEN_BACK = frozenset({AssertionState.SUPERSEDED, AssertionState.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Two passages that differ, the earlier one on the left, with what each says and what they are about."""

    kind: ContradictionKind
    left: Passage
    right: Passage
    left_says: str
    right_says: str
    claim: Claim | None = None
    event: Event | None = None
    response: Response | None = None


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows that stand, in the order of filing and of their places in the text."""
    return sorted((row for row in rows if row.state not in _TAKEN_BACK), key=_order)


def against_first(
    rows: Iterable[Row], says: Callable[[Row], Value | None], differ: Callable[[Value, Value], bool]
) -> Iterator[tuple[Row, Row]]:
    """The first row that says something with each later one that says something else, once for each other value.

    So many sources that agree among themselves against one make one pair, and not one each.
    """
    first: tuple[Row, Value] | None = None
    seen: set[Value] = set()
    for row in in_order(rows):
        value = says(row)
        if value is None or value in seen:
            continue
        if first is None:
            first = row, value
        elif differ(first[1], value):
            yield first[0], row
        seen.add(value)


def _order(row: Assertion | EventCitation | Response) -> tuple[str, int, int]:
    return position_of(row.passage.version), row.passage.start_char, row.id
