"""Whether two databases hold the same record: digests of rows that name one another by what they say, not by ids."""

import hashlib
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, select

from store.models import Base

_TIMES = {"id", "recorded_at", "read_at", "filed_at", "superseded_at"}
_TOLD_BY_TRANSACTION = {"change", "public_row"}


def digests_of(engine: Engine) -> dict[str, list[str]]:
    """Digests of the rows of each table without ids: a row that another is named by stands for it by its own digest."""
    with engine.connect() as connection:
        named = (table for table in Base.metadata.tables.values() if "id" in table.columns)
        tables = {table.name: table for table in named if table.name not in _TOLD_BY_TRANSACTION}
        rows = {name: {row.id: row._mapping for row in connection.execute(select(tables[name]))} for name in tables}
    known: dict[tuple[str, int], str] = {}

    def digest(table: str, number: int) -> str:
        if (table, number) not in known:
            told = [(column.name, _value(column, rows[table][number], digest)) for column in tables[table].columns]
            kept = [pair for pair in told if pair[0] not in _TIMES]
            known[table, number] = hashlib.sha256(repr(kept).encode()).hexdigest()
        return known[table, number]

    return {name: sorted(digest(name, number) for number in rows[name]) for name in rows}


def _value(column: Any, row: Any, digest: Callable[[str, int], str]) -> object:
    value = row[column.name]
    named = next(iter(column.foreign_keys), None)
    return value if named is None or value is None else digest(named.column.table.name, value)
