"""The answers in a WARC file, as they stand in it; a file that is cut off or broken is told, whoever wrote it."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from crawler.history.streams import Unpacked
from crawler.page import LONGEST_PAGE
from store.errors import OnRecordError

LONGEST_BLOCK = LONGEST_PAGE + 64 * 1024
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha512"})
_RECORD_END = b"\r\n\r\n"


class BrokenFileError(OnRecordError):
    """A file that is no WARC file, or one that is broken or ends too early."""


class DroppedPage(OnRecordError):  # noqa: N818 - it names what became of the page
    """A page that is not kept; its text is the reason, one for all of a kind, and `more` what is to be said of it."""

    def __init__(self, reason: str, more: str | None = None) -> None:
        super().__init__(reason)
        self.more = more


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """A record of an answer as it stands in a file; `position` is its first byte, unpacked, `length` what it states.

    `block` is shorter than `length` where the file ends too early, and empty where it would be over LONGEST_BLOCK.
    """

    position: int
    version: bytes
    fields: tuple[tuple[bytes, bytes], ...]
    length: int
    block: bytes

    def field(self, name: bytes) -> str:
        """The first value of a named field, by its lower-case name; empty if it is not there."""
        return next((value.decode("utf-8", "replace") for key, value in self.fields if key.lower() == name), "")

    @property
    def written(self) -> bytes:
        """The record as a WARC file holds it, unpacked."""
        lines = [self.version, *(b"%s: %s" % field for field in self.fields)]
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.block + _RECORD_END

    @property
    def at(self) -> datetime:
        """When the answer was taken; raises DroppedPage where the record does not say it with its zone."""
        try:
            at = datetime.fromisoformat(self.field(b"warc-date"))
        except ValueError:
            raise DroppedPage("no date in the record") from None
        if at.tzinfo is None:
            raise DroppedPage("no date in the record")
        return at


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """The answer in a block; `body` is as it was recorded, `payload` without chunks but still packed."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes
    payload: bytes

    def field(self, name: str) -> str | None:
        """The first value of a header, by its lower-case name."""
        return _first(self.fields, name)


def answer_records(stream: BufferedReader) -> Iterator[AnswerRecord]:
    """The answers in a WARC file; raises BrokenFileError where it cannot be read on.

    An answer comes when the next record was found, for the one before a damaged place may be damaged itself.
    """
    unpacked, end, last = Unpacked(stream), 0, None
    try:
        for record in _iterated(unpacked):
            if last:
                yield last
            end = record.stream_pos + record.content_length
            last = _answer_record(record) if record.record_type == WarcRecordType.response else None
    except OSError as error:
        raise BrokenFileError(_broken(unpacked, error)) from error
    if unpacked.problem:
        raise BrokenFileError(_broken(unpacked, unpacked.problem)) from unpacked.problem
    if last:
        yield last
    if unpacked.size == 0:
        raise BrokenFileError("the file is empty")
    if end > unpacked.size or unpacked.tail != _RECORD_END:
        raise BrokenFileError(f"it ends within a record, after {unpacked.size} bytes")


def read_answer(block: bytes) -> HttpAnswer:
    """The answer in a block; raises DroppedPage for a block that is none."""
    end = _HEAD_END.search(block)
    start, *lines = block[: end.start() if end else 0].decode("latin-1").splitlines() or [""]
    number = start.split(maxsplit=2)[1:2]
    if end is None or not number or not re.fullmatch("[1-5][0-9][0-9]", number[0]):
        raise DroppedPage("no HTTP answer")
    fields = tuple((name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines))
    body = block[end.end() :]
    is_chunked = (_first(fields, "transfer-encoding") or "").lower() == "chunked"
    # Many archives join the chunks and leave the field; what is left does not begin with the length of a chunk.
    payload = _joined(body) if is_chunked and _CHUNK_SIZE.match(body) else body
    return HttpAnswer(status=int(number[0]), fields=fields, body=body, payload=payload)


def check_digests(record: AnswerRecord, answer: HttpAnswer) -> None:
    """Raise DroppedPage for a record whose bytes are not those that its digests were made of."""
    # Archives differ in whether the payload is taken before or after the chunks are joined.
    contents = {b"warc-block-digest": (record.block,), b"warc-payload-digest": (answer.payload, answer.body)}
    for name, wanted in contents.items():
        stated = record.field(name)
        if stated and not any(_has_digest(content, stated) for content in wanted):
            told = f"{record.field(b'warc-record-id')[:80]} states {stated[:160]}, and its bytes have another"
            raise DroppedPage("wrong digest", told)


def _broken(unpacked: Unpacked, error: Exception) -> str:
    return f"broken after {unpacked.size} bytes ({unpacked.problem or error})"


def _iterated(unpacked: Unpacked) -> Iterator[WarcRecord]:
    return iter(ArchiveIterator(unpacked, parse_http=False, stream_detect=False))  # type: ignore[arg-type]


def _answer_record(record: WarcRecord) -> AnswerRecord:
    return AnswerRecord(
        position=record.stream_pos,
        version=record.headers.status_line_bytes or b"",
        fields=record.headers.items_bytes(),
        length=record.content_length,
        block=record.reader.read(record.content_length) if record.content_length <= LONGEST_BLOCK else b"",
    )


def _has_digest(content: bytes, stated: str) -> bool:
    """Whether `content` has a digest such as "sha1:..." in Base32 or hexadecimal; never for an unknown algorithm."""
    algorithm, _, value = stated.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return False
    found = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    return value.lower() == found.hex() or value.upper().rstrip("=") == base64.b32encode(found).decode().rstrip("=")


def _joined(chunked: bytes) -> bytes:
    """The chunks of a body put together, by RFC 9112 section 7.1; raises DroppedPage if one is missing."""
    chunks, at = [], 0
    while (size := _CHUNK_SIZE.match(chunked, at)) and (length := int(size[1], 16)):
        chunks.append(chunked[size.end() : size.end() + length])
        at = size.end() + length
        at += 2 if chunked.startswith(b"\r\n", at) else 1
    if size is None:
        raise DroppedPage("cut short")
    return b"".join(chunks)


def _first(fields: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for key, value in fields if key.lower() == name), None)
