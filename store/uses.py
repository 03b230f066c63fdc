"""Where the terms of a vocabulary are used: how many rows of which kind have each."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.columns import Code
from store.models import Base
from store.vocabulary import Term


def count_uses(session: Session, vocabulary: type[Term]) -> dict[str, dict[str, int]]:
    """For each code in use, how many rows of which table have it; a term that no row has is not there."""
    found: dict[str, dict[str, int]] = {}
    for column in _columns_of(vocabulary):
        table = column.class_.__tablename__.replace("_", " ")
        for term, number in session.execute(select(column, func.count()).where(column.is_not(None)).group_by(column)):
            by_table = found.setdefault(str(term), {})
            by_table[table] = by_table.get(table, 0) + number
    return found


def _columns_of(vocabulary: type[Term]) -> Iterator[InstrumentedAttribute[Term]]:
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__tablename__):
        for column in mapper.columns:
            if isinstance(column.type, Code) and column.type.vocabulary is vocabulary:
                yield getattr(mapper.class_, column.key)
