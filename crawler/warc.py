"""Records of WARC 1.1, written and read strictly: one gzip member each, every digest computed anew when it is read."""

import base64
import hashlib
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO
from uuid import uuid4

from zlib_ng import zlib_ng

from crawler.exchange import BrokenMessageError, Message, read_message
from store.errors import OnRecordError

# How a member starts: deflate, no name, no time, made on Unix. Spelt out, for no checksum covers these ten bytes.
MEMBER_START = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
# Files that were written through warcio say in one of them that they were pressed hardest.
_MEMBER_STARTS = (MEMBER_START, b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03")
_LEVEL = 5  # pages come out no larger than at zlib's 6, in a third of the time
_PIECE = 64 * 1024
_SET_BY_PACKED = ("warc-type", "content-length", "warc-block-digest", "warc-warcinfo-id")
_VERSION = b"WARC/1.1"
_END = b"\r\n\r\n"
_BASE32_LENGTHS = {"sha1": 32, "sha256": 56}
HTTP_ANSWER, HTTP_REQUEST = "application/http;msgtype=response", "application/http;msgtype=request"


class BrokenRecordError(OnRecordError):
    """No record at an offset, or one that is damaged or cut off; `is_cut` if the file ends within it."""

    def __init__(self, why: str, *, is_cut: bool = False) -> None:
        super().__init__(why)
        self.is_cut = is_cut


@dataclass(frozen=True, kw_only=True)
class Record:
    """A record that was read: where it lies (bytes, packed), its named fields in lower case, its block."""

    offset: int
    length: int
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        """The type of the record, such as "response"."""
        return self.fields["warc-type"]

    @property
    def url(self) -> str:
        """What it is a record of; empty for a record about the file."""
        return self.fields.get("warc-target-uri", "")

    @property
    def at(self) -> datetime:
        """When it was taken."""
        return datetime.fromisoformat(self.fields["warc-date"])

    @property
    def message(self) -> Message | None:
        """The HTTP message that the block is, if it is one; raises BrokenMessageError if it is broken."""
        is_http = self.fields.get("content-type", "").startswith("application/http")
        return read_message(self.block) if is_http else None

    @property
    def payload(self) -> bytes:
        """The body of an HTTP message without its transfer coding, else the block."""
        message = self.message
        return self.block if message is None else message.payload


def sha256(content: bytes) -> str:
    """A digest as it is written in records and in the store."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def new_id() -> str:
    """An identifier for a new record."""
    return f"<urn:uuid:{uuid4()}>"


def stamp(at: datetime) -> str:
    """An instant as WARC 1.1 writes it: UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def target(url: str) -> str:
    """An address as the field of a record can hold it: a page may name one with line breaks in it as its own."""
    return re.sub(r"[\x00-\x20\x7f]", lambda found: f"%{ord(found[0]):02X}", url)


def packed(kind: str, fields: Mapping[str, str | None], block: bytes) -> bytes:
    """A record as it is written to a file; fields without a value are left out.

    A block digest among the fields is believed; without one it is computed.
    """
    whole = {
        "WARC-Type": kind,
        **fields,
        "WARC-Block-Digest": fields.get("WARC-Block-Digest") or sha256(block),
        "Content-Length": str(len(block)),
    }
    lines = [_VERSION, *(f"{name}: {_one_line(value)}".encode() for name, value in whole.items() if value is not None)]
    content = b"\r\n".join(lines) + b"\r\n\r\n" + block + _END
    pressed = zlib_ng.compress(content, _LEVEL, -zlib_ng.MAX_WBITS)
    return MEMBER_START + pressed + struct.pack("<II", zlib_ng.crc32(content), len(content) & 0xFFFFFFFF)


def copied(written: bytes) -> tuple[str, dict[str, str], bytes]:
    """Type, fields and block of an unpacked record of another file, to be written by `packed`.

    Its own fields stay, but for those that `packed` sets, the file it was part of, and a payload digest that was made
    of something else, such as the body with its chunks. Raises BrokenRecordError for what is no record.
    """
    head, _, rest = written.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    lower = {name.lower(): value for name, value in fields.items()}
    size = lower.get("content-length", "")
    if not (version.startswith("WARC/1.") and size.isdigit()):
        raise BrokenRecordError("it does not start as a record does")
    needed = ("WARC-Type", "WARC-Date", "WARC-Record-ID")
    if missing := next((name for name in needed if name.lower() not in lower), None):
        raise BrokenRecordError(f"it has no {missing}")
    record = Record(offset=0, length=len(written), fields=lower, block=rest[: int(size)])
    left_out = set(_SET_BY_PACKED)
    stated = lower.get("warc-payload-digest")
    if stated and not has_digest(record.payload, stated):
        left_out.add("warc-payload-digest")
    return record.kind, {name: value for name, value in fields.items() if name.lower() not in left_out}, record.block


def read_record_at(file: IO[bytes], offset: int) -> Record:
    """The record that starts at an offset; raises BrokenRecordError if none does or it is not whole."""
    content, length = _unpacked(file, offset)
    head, separator, rest = content.partition(b"\r\n\r\n")
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    size = fields.get("content-length", "")
    if not (separator and version.startswith("WARC/1.") and size.isdigit() and "warc-record-id" in fields):
        raise BrokenRecordError("no record, for it lacks the head of one")
    if rest[int(size) :] != _END:
        raise BrokenRecordError(f"its block is {len(rest) - len(_END)} bytes long, and its head says {size}")
    return Record(offset=offset, length=length, fields=fields, block=rest[: int(size)])


def read_records(file: IO[bytes], size: int) -> Iterator[Record | tuple[int, BrokenRecordError]]:
    """All records of a file in their order; for a broken one its offset and why, then on from the next whole one."""
    offset, is_lost = 0, False
    while offset < size:
        try:
            record = read_record_at(file, offset)
        except BrokenRecordError as error:
            if not is_lost:
                yield offset, error
            offset, is_lost = _next_start(file, offset + 1, size), True
            continue
        yield record
        offset, is_lost = offset + record.length, False


def wrong_digests(record: Record) -> Iterator[str]:
    """One phrase for each digest of a record that its bytes do not have, or that it should have and has not."""
    if "warc-block-digest" not in record.fields:
        yield "it has no block digest"
    try:
        contents = {"warc-block-digest": record.block, "warc-payload-digest": record.payload}
    except BrokenMessageError as error:
        yield str(error)
        return
    for name, content in contents.items():
        said = record.fields.get(name)
        if said and not has_digest(content, said):
            yield f"its {name[5:].replace('-', ' ')} is {sha256(content)}, and it says {said}"


def has_digest(content: bytes, digest: str) -> bool:
    """Whether a content has a digest such as "sha256:9f86..." (hexadecimal, or Base32 as other tools write it)."""
    algorithm, _, value = digest.partition(":")
    if algorithm not in _BASE32_LENGTHS:
        return False
    found = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    is_base32 = len(value) == _BASE32_LENGTHS[algorithm]
    return value == (base64.b32encode(found).decode() if is_base32 else found.hex())


def _unpacked(file: IO[bytes], offset: int) -> tuple[bytes, int]:
    """What the gzip member at an offset holds, and its length in the file."""
    file.seek(offset)
    unzip, parts, taken = zlib_ng.decompressobj(zlib_ng.MAX_WBITS + 16), [], 0
    while not unzip.eof:
        piece = file.read(_PIECE)
        if not piece:
            raise BrokenRecordError("the file ends within it" if taken else "the file ends before it", is_cut=True)
        if not taken and not piece.startswith(_MEMBER_STARTS):
            raise BrokenRecordError("it does not start as a record does", is_cut=_is_start(piece))
        try:
            parts.append(unzip.decompress(piece))
        except zlib_ng.error as error:  # type: ignore[misc]  # its stub says it is no class
            raise BrokenRecordError(f"it cannot be unpacked ({error})") from error
        taken += len(piece)
    return b"".join(parts), taken - len(unzip.unused_data)


def _is_start(piece: bytes) -> bool:
    return len(piece) < len(MEMBER_START) and any(one.startswith(piece) for one in _MEMBER_STARTS)


def _next_start(file: IO[bytes], offset: int, size: int) -> int:
    """The next offset at which bytes stand as at the start of a member; `size` if there is none."""
    file.seek(offset)
    tail = b""
    while piece := file.read(_PIECE):
        places = [place for one in _MEMBER_STARTS if (place := (tail + piece).find(one)) >= 0]
        if places:
            return offset - len(tail) + min(places)
        offset, tail = offset + len(piece), (tail + piece)[1 - len(MEMBER_START) :]
    return size


def _one_line(value: str) -> str:
    if "\r" in value or "\n" in value:
        raise BrokenRecordError(f"a field of a record holds a line break: {value[:80]!r}")
    return value
