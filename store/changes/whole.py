"""All rows of the public at once: made for a record that has none yet, and compared with the record they tell of."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload, sessionmaker

from store.changes.plain import sha256
from store.changes.recording import DRAFTED, news_of
from store.changes.touched import mark
from store.litigants import is_litigant
from store.models import Base, Dispute, DisputeParty, Outlet, PublicRow

_AT_ONCE = 500
_PARTIES = (selectinload(Dispute.parties).joinedload(DisputeParty.entity),)
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


def find_unflagged(session: Session) -> Iterator[str]:
    """The things that tell of a source without the flag that its outlet is a party (I13), or with a wrong one."""
    outlets = {row.slug: row for row in session.scalars(select(Outlet))}
    disputes = {row.slug: row for row in session.scalars(select(Dispute).options(*_PARTIES))}
    told = select(*_HASHED).where(PublicRow.is_gone.is_(False)).execution_options(yield_per=_AT_ONCE)
    for row in session.execute(told):
        value = json.loads(row.body)
        for source in [*value.get("sources", ()), *([value["source"]] if value.get("source") else ())]:
            is_party = is_litigant(outlets.get(source["outlet_slug"]), disputes[value["dispute"]])
            if source["is_litigant"] != is_party:
                says = "is not said to be" if is_party else "is said to be"
                yield f"{row.kind} {row.public_id}: {source['outlet']} {says} a party of {value['dispute']}"


def _next_ids(sessions: sessionmaker[Session], table: type[Base], last: int) -> Sequence[int]:
    with sessions() as session:
        return _ids_after(session, table, last)


def _ids_after(session: Session, table: type[Base], last: int) -> Sequence[int]:
    return session.scalars(select(table.id).where(table.id > last).order_by(table.id).limit(_AT_ONCE)).all()
