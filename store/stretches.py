"""Which claims a question is asked of, where that is known to be few: a stretch of their numbers, or some of them.

SQLite gathers all that each condition finds before it takes the first claims of a list. Told so, it gathers less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, select, true

from store.models import Assertion


class Among(Protocol):
    """Some claims, told by their numbers, and so their assertions."""

    @property
    def is_each_tried(self) -> bool:
        """Whether a condition is tried for each of them, and what fulfils it is not gathered first."""

    def has_claim(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of the numbers of these claims."""

    def has_assertion(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of the numbers of their assertions, and perhaps of others."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The claims from the number `first` to `last`, both included."""

    first: int
    last: int
    is_each_tried = False

    def has_claim(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of the numbers of these claims."""
        return number.between(self.first, self.last)

    def has_assertion(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of all numbers between those of their first and last assertion: an index of words is walked in order."""
        return number.between(self._of_assertions(func.min), self._of_assertions(func.max))

    def _of_assertions(self, end: Any) -> ColumnElement[int]:
        return select(end(Assertion.id)).where(self.has_claim(Assertion.claim_id)).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Few:
    """Some claims, each of which is looked up."""

    numbers: Sequence[int]
    is_each_tried = True

    def has_claim(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of the numbers of these claims."""
        return number.in_(self.numbers)

    def has_assertion(self, number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True of the numbers of their assertions."""
        theirs: Select[int] = select(Assertion.id).where(self.has_claim(Assertion.claim_id))
        return number.in_(theirs)


@dataclass(frozen=True, slots=True)
class FewByOther:
    """All claims, where another condition leaves so few that each of them is tried."""

    is_each_tried = True

    def has_claim(self, _number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True."""
        return true()

    def has_assertion(self, _number: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """True."""
        return true()
