"""Public rows as lines of NDJSON, in the order of their ids, straight from the database and one at a time."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from store.models import PublicRow
from store.vocabulary import ThingKind

FILES: dict[ThingKind, str] = {
    ThingKind.CLAIM: "claims",
    ThingKind.EVENT: "events",
    ThingKind.RESPONSE: "responses",
    ThingKind.DISPUTE: "disputes",
    ThingKind.ENTITY: "entities",
}
_AT_ONCE = 500
_PATH = re.compile(r'"path":"([^"]+)"')  # in a value a quotation mark is escaped, so this is the key


def take_snapshot(session: Session) -> None:
    """Let all that a fresh session reads be of one moment; on SQLite it is anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def row_lines(
    session: Session, kind: ThingKind, *conditions: ColumnElement[bool], address: str | None = None
) -> Iterator[str]:
    """The rows of a kind that are not gone, by id, with revision and number; with `address` also a permanent `url`."""
    columns = (PublicRow.body, PublicRow.revision, PublicRow.seq, PublicRow.public_id)
    wanted = select(*columns).where(PublicRow.kind == kind, PublicRow.is_gone.is_(False), *conditions)
    for row in _streamed(session, wanted):
        url = f',"url":{json.dumps(_url(row.body, address))}' if address else ""
        yield f'{row.body[:-1]},"revision":{row.revision},"seq":{row.seq}{url}}}\n'


def tombstone_lines(session: Session) -> Iterator[str]:
    """All that was merged or withdrawn, with the reason, by id."""
    wanted = select(PublicRow.body, PublicRow.revision, PublicRow.seq).where(PublicRow.is_gone)
    for row in _streamed(session, wanted):
        yield f'{row.body[:-1]},"revision":{row.revision},"seq":{row.seq}}}\n'


def _streamed(session: Session, wanted: Any) -> Iterator[Any]:
    """Rows in the order of the bytes of their ids, which no language of a database may change."""
    binary = "C" if session.get_bind().dialect.name == "postgresql" else "BINARY"
    ordered = wanted.order_by(PublicRow.public_id.collate(binary), PublicRow.kind.collate(binary))
    yield from session.connection().execute(ordered.execution_options(yield_per=_AT_ONCE))


def _url(body: str, address: str) -> str:
    found = _PATH.search(body)
    return address.rstrip("/") + (found[1] if found else "/")
