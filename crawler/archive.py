"""Pages as they came, in WARC files: one per outlet and round, each record its own gzip member, flushed before use.

The digest is that of the body as received, still compressed if it came so. docs/archive.md says what is not byte-exact.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Self
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from store.errors import OnRecordError
from store.models import Capture

Headers = list[tuple[str, str]]


class ArchiveError(OnRecordError):
    """The archive does not hold what the record says it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer: headers in the order they came, body as received."""

    url: str
    method: str
    request_headers: Headers
    protocol: str
    status: int
    reason: str
    headers: Headers
    body: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record lies: file in the archive folder, offset in bytes, "sha256:" and hex digest of its payload."""

    file: str
    offset: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record read back: its payload as received, and the headers that say how to read it."""

    payload: bytes
    content_type: str | None
    content_encoding: str | None
    digest: str


class Archive(AbstractContextManager["Archive"]):
    """The files one run writes; a file is made when its first record comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: dict[str, tuple[str, IO[bytes]]] = {}

    def __exit__(self, *_: object) -> None:
        for _name, file in self._files.values():
            file.close()

    def __enter__(self) -> Self:
        return self

    def keep(self, slug: str, exchange: Exchange) -> Place:
        """Write answer and request, flushed, and say where the answer lies."""
        name, file = self._file(slug)
        offset, writer, digest = file.tell(), WARCWriter(file, gzip=True, warc_version="1.1"), _digest(exchange.body)
        answer = writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=StatusAndHeaders(
                f"{exchange.status} {exchange.reason}", exchange.headers, protocol=exchange.protocol
            ),
            warc_headers_dict={"WARC-Date": _stamp(exchange.at), "WARC-Payload-Digest": digest},
        )
        path = urlsplit(exchange.url)
        line = f"{exchange.method} {path.path or '/'}{f'?{path.query}' if path.query else ''} HTTP/1.1"
        asked = writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(line, exchange.request_headers, is_http_request=True),
        )
        writer.write_request_response_pair(asked, answer)
        return Place(file=name, offset=offset, digest=digest)

    def keep_resource(self, slug: str, address: str, content: bytes, content_type: str) -> Place:
        """Write bytes that no server sent us, under the address they are known by."""
        name, file = self._file(slug)
        offset, writer, digest = file.tell(), WARCWriter(file, gzip=True, warc_version="1.1"), _digest(content)
        record = writer.create_warc_record(
            address,
            "resource",
            payload=BytesIO(content),
            length=len(content),
            warc_content_type=content_type,
            warc_headers_dict={"WARC-Payload-Digest": digest},
        )
        writer.write_record(record)
        return Place(file=name, offset=offset, digest=digest)

    def _file(self, slug: str) -> tuple[str, IO[bytes]]:
        if slug not in self._files:
            name = f"{slug}/{slug}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.warc.gz"
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._files[slug] = (name, path.open("xb"))
        return self._files[slug]


def read_record(folder: Path, file: str, offset: int) -> Kept:
    """The record at `offset` of `file`; raises ArchiveError if there is none that can be read."""
    path = (folder / file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ArchiveError(f"archive file {file} lies outside {folder}")
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            return _kept(_identified(next(iter(ArchiveIterator(stream, no_record_parse=False)))))
    except OSError as error:
        raise ArchiveError(f"archive file {file} cannot be read ({error.strerror or error})") from error
    except (StopIteration, ArchiveLoadFailed, EOFError, ValueError) as error:
        raise ArchiveError(f"archive file {file} holds no readable record at {offset}") from error


def _identified(record: Any) -> Any:
    """The record, if it is one: from the middle of a file, bytes may come that pass for headers without an id."""
    if not (record.rec_headers and record.rec_headers.get_header("WARC-Record-ID")):
        raise ValueError("it has no WARC-Record-ID")
    return record


def check_archive(session: Session, folder: Path) -> Iterator[str]:
    """One line for each capture whose record is missing, unreadable or of another digest than stored."""
    places = select(Capture.id, Capture.url, Capture.warc_file, Capture.warc_offset, Capture.payload_digest)
    for number, url, file, offset, digest in session.execute(places.order_by(Capture.id)):
        try:
            found = read_record(folder, file, offset).digest
        except ArchiveError as error:
            yield f"capture {number} of {url}: {error}"
            continue
        if found != digest:
            yield f"capture {number} of {url}: {file} at {offset} has payload {found}, the record says {digest}"


def _kept(record: Any) -> Kept:
    payload = record.raw_stream.read()
    headers = record.http_headers
    return Kept(
        payload=payload,
        content_type=headers.get_header("Content-Type") if headers else record.content_type,
        content_encoding=headers.get_header("Content-Encoding") if headers else None,
        digest=_digest(payload),
    )


def _digest(payload: bytes) -> str:
    return f"sha256:{hashlib.sha256(payload).hexdigest()}"


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def header_pairs(headers: Iterable[tuple[bytes, Iterable[bytes]]]) -> Headers:
    """Header fields as text, one pair for each value."""
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in headers for value in values]
