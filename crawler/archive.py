"""Pages as they came, in WARC files: one per outlet and run, each record flushed before anything is read from it.

docs/archive.md says what the records hold; crawler.warc writes and reads them, crawler.archive_files keeps the files.
"""

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO, Self

from crawler.archive_files import ArchiveError, ArchiveFiles
from crawler.exchange import BrokenMessageError, Exchange, read_message
from crawler.identity import SOFTWARE, user_agent
from crawler.warc import (
    HTTP_ANSWER,
    HTTP_REQUEST,
    BrokenRecordError,
    copied,
    new_id,
    packed,
    read_record_at,
    sha256,
    stamp,
    target,
)

# What was asked for to find pages lies in one file a run, for most rounds of most outlets bring nothing else.
DISCOVERY = "discovery"
_FORMAT = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record lies (file, offset and packed length in bytes), what it holds ("sha256:" and hex), and of when.

    `digest` is that of the payload, `block_digest` that of head and body as received.
    """

    file: str
    offset: int
    digest: str
    length: int
    block_digest: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record read back: its payload as received, and the headers that say how to read it."""

    payload: bytes
    content_type: str | None
    content_encoding: str | None
    digest: str


@dataclass(slots=True)
class _Open:
    name: str
    file: IO[bytes]
    about: str = field(default_factory=new_id)


class Archive(AbstractContextManager["Archive"]):
    """The files one run writes; a file is made when its first record comes, and finished when the run ends.

    `contact` is who answers for the crawl, as the files say. Entering finishes what a killed run left.
    """

    def __init__(self, files: ArchiveFiles, contact: str) -> None:
        self.files = files
        self._contact = contact
        self._open: dict[str, _Open] = {}

    def __enter__(self) -> Self:
        self.files.check_address()
        self.files.finish_left_over()
        return self

    def __exit__(self, *_: object) -> None:
        failed: list[ArchiveError] = []
        for one in self._open.values():
            try:
                _synced(one.file)
                self.files.finish(one.name)
            except ArchiveError as error:
                failed.append(error)
            finally:
                one.file.close()
        if failed:
            raise failed[0]

    def keep(self, slug: str, exchange: Exchange) -> Place:
        """Write answer and request, flushed, and say where the answer lies; raises ArchiveError if it cannot be."""
        message, number = read_message(exchange.received), new_id()
        common: dict[str, str | None] = {
            "WARC-Date": stamp(exchange.at),
            "WARC-Target-URI": target(exchange.url),
            "WARC-IP-Address": exchange.ip_address,
        }
        # Where readers do not agree what the payload is, the record leaves its digest to the index.
        digest, block_digest = sha256(message.payload), sha256(exchange.received)
        answer = common | {
            "WARC-Record-ID": number,
            "Content-Type": HTTP_ANSWER,
            "WARC-Payload-Digest": digest if message.is_plain else None,
            "WARC-Block-Digest": block_digest,
        }
        asked = common | {"WARC-Record-ID": new_id(), "WARC-Concurrent-To": number, "Content-Type": HTTP_REQUEST}
        file, offset, length = self._append(
            slug, ("response", answer, exchange.received), ("request", asked, exchange.sent)
        )
        return Place(
            file=file,
            offset=offset,
            digest=digest,
            length=length,
            block_digest=block_digest,
            at=exchange.at,
        )

    def keep_resource(self, slug: str, address: str, content: bytes, content_type: str) -> Place:
        """Write bytes that no server sent us, under the address they are known by."""
        digest, at = sha256(content), datetime.now(UTC)
        fields = {
            "WARC-Record-ID": new_id(),
            "WARC-Date": stamp(at),
            "WARC-Target-URI": target(address),
            "Content-Type": content_type,
            "WARC-Payload-Digest": digest,
        }
        file, offset, length = self._append(slug, ("resource", fields, content))
        return Place(file=file, offset=offset, digest=digest, length=length, block_digest=digest, at=at)

    def keep_copy(self, slug: str, written: bytes) -> Place:
        """Write a record of another WARC file with its fields; raises ArchiveError for one that cannot be read back."""
        try:
            kind, fields, block = copied(written)
            payload = read_message(block).payload
        except (BrokenRecordError, BrokenMessageError) as error:
            raise ArchiveError(f"a record of another file cannot be read ({error})") from error
        file, offset, length = self._append(slug, (kind, fields, block))
        at = next(datetime.fromisoformat(value) for name, value in fields.items() if name.lower() == "warc-date")
        return Place(file=file, offset=offset, digest=sha256(payload), length=length, block_digest=sha256(block), at=at)

    def _append(self, slug: str, *records: tuple[str, Mapping[str, str | None], bytes]) -> tuple[str, int, int]:
        """Write records, all or none; the file, where the first of them starts, and its packed length."""
        shelf = self._shelf(slug)
        whole = [packed(kind, {**fields, "WARC-Warcinfo-ID": shelf.about}, block) for kind, fields, block in records]
        return shelf.name, _write(shelf, b"".join(whole)), len(whole[0])

    def _shelf(self, slug: str) -> _Open:
        if slug not in self._open:
            name = f"{slug}/{slug}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.warc.gz"
            shelf = _Open(name, self.files.create(name))
            _write(shelf, _about(shelf, self._contact))
            self._open[slug] = shelf
        return self._open[slug]


def read_record(files: ArchiveFiles, file: str, offset: int) -> Kept:
    """The record at `offset` of `file`; raises ArchiveError if there is none that can be read."""
    try:
        with files.open(file) as stream:
            record = read_record_at(stream, offset)
        message, payload = record.message, record.payload
    except (BrokenRecordError, BrokenMessageError) as error:
        raise ArchiveError(f"archive file {file} holds no readable record at {offset}: {error}") from error
    return Kept(
        payload=payload,
        content_type=message.field("content-type") if message else record.fields.get("content-type"),
        content_encoding=message.field("content-encoding") if message else None,
        digest=sha256(payload),
    )


def _about(shelf: _Open, contact: str) -> bytes:
    """The record at the start of a file, which says who wrote it and how."""
    said = {
        "software": SOFTWARE,
        "format": "WARC File Format 1.1",
        "conformsTo": _FORMAT,
        "robots": "obeyed, RFC 9309; the robots.txt that decided lies in the archive",
        "operator": contact,
        "http-header-user-agent": user_agent(contact),
    }
    fields = {
        "WARC-Record-ID": shelf.about,
        "WARC-Date": stamp(datetime.now(UTC)),
        "WARC-Filename": shelf.name.rpartition("/")[2],
        "Content-Type": "application/warc-fields",
    }
    return packed("warcinfo", fields, "".join(f"{name}: {value}\r\n" for name, value in said.items()).encode())


def _write(shelf: _Open, content: bytes) -> int:
    """Write all of `content` at the end of a file and say where; of what cannot be written whole, nothing stays."""
    offset, rest = shelf.file.tell(), memoryview(content)
    try:
        while rest:
            rest = rest[shelf.file.write(rest) :]
    except OSError as error:
        shelf.file.truncate(offset)
        shelf.file.seek(offset)
        raise ArchiveError(
            f"archive file {shelf.file.name} cannot be written ({error.strerror}): free some space, or name another "
            "folder with ONRECORD_HOME"
        ) from error
    return offset


def _synced(file: IO[bytes]) -> None:
    try:
        os.fsync(file.fileno())
    except OSError as error:
        raise ArchiveError(f"archive file {file.name} cannot be written ({error.strerror})") from error
