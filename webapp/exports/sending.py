"""Sending a whole list as a file: how many rows it has is known before the first of them is sent."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from flask import Response, g, request
from sqlalchemy.orm import Session

from store.public_claims import begin_snapshot
from store.tables import Row, csv_chunks, ndjson_chunks
from webapp.asked import choice
from webapp.twins import FORMS, suffix_of

T = TypeVar("T")
PARAMETERS = {".csv": ("bom",), ".ndjson": ()}
"""What the address of a file takes besides the filters of its list."""


def file_parameters() -> tuple[str, ...]:
    """What this address takes besides the filters of its list."""
    return PARAMETERS[suffix_of(request.path)]


def send_rows(keys: Sequence[str], rows: Iterable[Row], count: int) -> Response:
    """The rows in the form that the suffix of the address names; `count` of them, or the connection breaks."""
    counted = as_promised(rows, count)
    if suffix_of(request.path) == ".csv":
        return send_text(csv_chunks(keys, counted, has_bom=wants_bom()), count)
    return send_text(ndjson_chunks(counted), count)


def send_streamed(
    keys: Sequence[str], rows: Callable[[Session], Iterable[Row]], count: Callable[[Session], int]
) -> Response:
    """Rows that are read while they are sent, all from one snapshot; the session stays open until the last is sent."""
    has_bom, session = wants_bom(), g.session
    begin_snapshot(session)
    number = count(session)
    g.pop("session")  # from here on it is the answer's to close
    counted = as_promised(rows(session), number)
    is_table = suffix_of(request.path) == ".csv"
    chunks = csv_chunks(keys, counted, has_bom=has_bom) if is_table else ndjson_chunks(counted)
    return send_from(session, chunks, number)


def send_from(session: Session, chunks: Iterable[str], count: int) -> Response:
    """The chunks of a file that is read while it is sent; the session is closed after the last, or with the answer."""
    answer = send_text(_until_sent(session, chunks), count)
    answer.call_on_close(session.close)
    return answer


def _until_sent(session: Session, chunks: Iterable[str]) -> Iterator[str]:
    with session:
        yield from chunks


def send_text(chunks: Iterable[str], count: int) -> Response:
    """The chunks of a file of `count` rows."""
    answer = Response((chunk.encode() for chunk in chunks), mimetype=FORMS[suffix_of(request.path)][0])
    answer.automatically_set_content_length = False  # it would be measured by making the whole file first
    answer.headers["X-Row-Count"] = str(count)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name()}"'
    return answer


def wants_bom() -> bool:
    """Whether the mark is asked for by which Excel sees that a file is UTF-8."""
    return choice("bom", ("0", "1")) == "1"


def as_promised(rows: Iterable[T], count: int) -> Iterator[T]:
    """The rows; an error where they are not as many as was said, so that no cut file looks whole."""
    return _as_promised(rows, count, request.path)


def _as_promised(rows: Iterable[T], count: int, path: str) -> Iterator[T]:
    sent = 0
    for row in rows:
        sent += 1
        yield row
    if sent != count:
        raise RuntimeError(f"{path} has {sent} rows where {count} were promised: the connection is broken off")


def _file_name() -> str:
    """The file as it is saved: the path in one word."""
    return "onrecord" + request.path.replace("/", "-")
