"""One request and its answer as the bytes that went over the connection, and what can be read off them."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from store.errors import OnRecordError

# A head ends with the first empty line; servers end lines with LF alone too, and our HTTP library lets them.
_HEAD_END = re.compile(rb"\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]+)[ \t]*(?:;[^\n]*?)?\r?\n")


class BrokenMessageError(OnRecordError):
    """Bytes that are no HTTP message, or one that was cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """`sent` and `received` are whole messages, head and body, as they went over the connection from `at` on."""

    url: str
    sent: bytes
    received: bytes
    at: datetime
    ip_address: str | None = None


@dataclass(frozen=True)
class Message:
    """An HTTP message taken apart; `body` still has its transfer and content codings."""

    start: bytes
    head: bytes
    body: bytes

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Header fields in their order, names in lower case, folded lines joined; lines without a colon are none."""
        unfolded = re.sub(r"\r?\n[ \t]+", " ", self.head.decode("latin-1"))
        parted = (line.partition(":") for line in unfolded.splitlines() if ":" in line)
        return tuple((name.strip().lower(), value.strip()) for name, _, value in parted)

    def field(self, name: str) -> str | None:
        """The first value of a header field, by its lower-case name."""
        return next((value for key, value in self.fields if key == name), None)

    @property
    def is_chunked(self) -> bool:
        """Whether the body came in chunks; an answer that has none (304, HEAD) may say so all the same."""
        return bool(self.body) and (self.field("transfer-encoding") or "").lower() == "chunked"

    @property
    def is_plain(self) -> bool:
        """Whether all readers agree which bytes are the payload: not so with chunks, or lines that end in LF alone."""
        return self.head.endswith(b"\r\n") and not self.is_chunked

    @property
    def status(self) -> int:
        """The number in the status line of an answer; raises BrokenMessageError if there is none."""
        parts = self.start.split(maxsplit=2)
        if len(parts) < 2 or not parts[1].isdigit():
            raise BrokenMessageError(f"no status line: {self.start[:80]!r}")
        return int(parts[1])

    @cached_property
    def payload(self) -> bytes:
        """The body without its transfer coding, as WARC 1.1 defines the payload; it may still be packed."""
        return _joined(self.body) if self.is_chunked else self.body


def read_message(message: bytes) -> Message:
    """Take a message apart; raises BrokenMessageError if its head has no end."""
    end = _HEAD_END.search(message)
    if end is None:
        raise BrokenMessageError(f"no end of the head in {len(message)} bytes")
    start, _, head = message[: end.start() + 1].partition(b"\n")
    return Message(start=start.rstrip(b"\r"), head=head, body=message[end.end() :])


def without_interim(received: bytes) -> bytes:
    """What was received from the final answer on: interim answers (1xx) that came before it are cut off."""
    while 100 <= read_message(received).status < 200:
        received = read_message(received).body
    return received


def _joined(chunked: bytes) -> bytes:
    """The chunks of a body put together, by RFC 9112 section 7.1; extensions and trailers are no part of it."""
    chunks, at = [], 0
    while (size := _CHUNK_SIZE.match(chunked, at)) and (length := int(size[1], 16)):
        chunks.append(chunked[size.end() : size.end() + length])
        if len(chunks[-1]) < length:
            break
        at = size.end() + length + (2 if chunked.startswith(b"\r\n", size.end() + length) else 1)
    else:
        if size:
            return b"".join(chunks)
    raise BrokenMessageError(f"a chunked body is broken at byte {at}")
