"""Ids of new rows given out ahead on SQLite, which else has to insert each row by itself to tell its id.

PostgreSQL tells the ids of many rows at once and gives them out itself.
"""

from collections import defaultdict

from sqlalchemy import event, func, inspect, select
from sqlalchemy.orm import Session

from store.models import Base

_MANY = 5  # rows of a table; for fewer, asking for the highest id costs more than it saves


def number_sessions() -> None:
    """Let every session of this process give out ids before it writes; asked again it does nothing more."""
    if not event.contains(Session, "before_flush", _number):
        event.listen(Session, "before_flush", _number)


def _number(session: Session, _context: object, _instances: object) -> None:
    if len(session.new) < _MANY or session.get_bind().dialect.name != "sqlite":
        return
    fresh: dict[type[Base], list[Base]] = defaultdict(list)
    for row in session.new:
        if row.id is None:
            fresh[type(row)].append(row)
    for table, rows in fresh.items():
        if len(rows) >= _MANY:
            last = session.connection().scalar(select(func.max(table.id))) or 0
            for number, row in enumerate(sorted(rows, key=_place), last + 1):
                row.id = number


def _place(row: Base) -> int:
    """Where a row stands in the order in which rows came into the session."""
    return inspect(row).insert_order or 0
