"""Column types of our own: instants that keep their zone, and codes of a vocabulary."""

from datetime import UTC, datetime
from typing import Generic, TypeVar

from sqlalchemy import DateTime, Dialect, String, TypeDecorator

from store.vocabulary import Term

T = TypeVar("T", bound=Term)


class Instant(TypeDecorator[datetime]):
    """An aware instant; stored in UTC, and given back in UTC on databases that forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a naive datetime (ValueError), for its zone would be guessed."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Code(TypeDecorator[T], Generic[T]):
    """A code of one vocabulary, stored as its text, so that adding a term needs no migration."""

    impl = String(48)
    cache_ok = True

    def __init__(self, vocabulary: type[T]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: T | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse what is not in the vocabulary (ValueError)."""
        return None if value is None else str(self.vocabulary(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:  # noqa: ARG002
        """Give the term back."""
        return None if value is None else self.vocabulary(value)
