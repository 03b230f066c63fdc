"""All rows of the public at once: made for a record that has none yet, and compared with the record they tell of."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from store.changes.plain import sha256
from store.changes.recording import DRAFTED, news_of
from store.changes.touched import mark
from store.models import Base, PublicRow

_AT_ONCE = 500
_HASHED = (PublicRow.kind, PublicRow.public_id, PublicRow.body, PublicRow.sha256)


def fill(sessions: sessionmaker[Session]) -> None:
    """Make or mend every row, some hundred to a transaction; where all are as they should be nothing is written."""
    for table in DRAFTED:
        last = 0
        while ids := _next_ids(sessions, table, last):
            with sessions.begin() as session:
                mark(session, table, ids, because="the record was brought up to this version")
            last = ids[-1]


def find_unlike(session: Session) -> Iterator[str]:
    """The things of which the public is told something else than the record says, each in words."""
    for row in session.execute(select(*_HASHED).execution_options(yield_per=_AT_ONCE)):
        if sha256(row.body) != row.sha256:
            yield f"{row.kind} {row.public_id}: what the public is told does not have its stored hash"
    for table in DRAFTED:
        last = 0
        while ids := _ids_after(session, table, last):
            for one in news_of(session, DRAFTED[table](session, ids)):
                keys, name = ", ".join(one.changed) or "all of it", f"{one.draft.kind} {one.draft.public_id}"
                yield f"{name}: the public is told something else than is on record ({keys})"
            last = ids[-1]


def _next_ids(sessions: sessionmaker[Session], table: type[Base], last: int) -> Sequence[int]:
    with sessions() as session:
        return _ids_after(session, table, last)


def _ids_after(session: Session, table: type[Base], last: int) -> Sequence[int]:
    return session.scalars(select(table.id).where(table.id > last).order_by(table.id).limit(_AT_ONCE)).all()
