"""What a rule found, and the one way in which sentences are set against each other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from store.contradictions.seen import Sentence
from store.vocabulary import ContradictionKind

Row = TypeVar("Row", bound=Sentence)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Two passages that differ, the earlier one on the left, with what each says, and ids of what it is about."""

    kind: ContradictionKind
    left: Sentence
    right: Sentence
    left_says: str
    right_says: str
    dispute_id: int
    claim_id: int | None = None
    event_id: int | None = None
    response_id: int | None = None


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of filing and of their places in the text."""
    return sorted(rows, key=lambda row: (row.position, row.start_char, row.row_id))


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
