"""Answers come out of a WARC file as they stand in it, and a file that is cut off or broken says so."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from io import BufferedReader, BytesIO

import pytest

from benchmarks.sample_archive import answer_record, packed
from crawler.history.records import (
    AnswerRecord,
    BrokenFileError,
    DroppedPage,
    answer_records,
    check_digests,
    read_answer,
)

RECORDS = [answer_record(f"https://daily.example/{number}", b"<p>%d</p>" % number * 9) for number in range(3)]
REQUEST = RECORDS[0].replace(b"WARC-Type: response", b"WARC-Type: request")


def read(content: bytes) -> list[AnswerRecord]:
    """All answers of a file with this content."""
    return list(answer_records(BufferedReader(BytesIO(content))))  # type: ignore[arg-type]


def read_until_broken(content: bytes) -> tuple[int, str]:
    """How many answers come before the file breaks, and what is said then."""
    found = list[AnswerRecord]()
    with pytest.raises(BrokenFileError) as raised:
        found.extend(answer_records(BufferedReader(BytesIO(content))))  # type: ignore[arg-type]
    return len(found), str(raised.value)


@pytest.mark.parametrize(
    "content",
    [packed(RECORDS), b"".join(RECORDS), gzip.compress(b"".join(RECORDS))],
    ids=["a member each", "plain", "packed as a whole"],
)
def test_records_come_with_their_very_bytes(content: bytes) -> None:
    found = read(content)

    assert [one.written for one in found] == RECORDS
    assert [one.position for one in found] == [0, len(RECORDS[0]), len(RECORDS[0]) * 2]


def test_only_answers_come() -> None:
    assert len(read(packed([REQUEST, RECORDS[1], REQUEST]))) == 1


@pytest.mark.parametrize(
    ("content", "count", "told"),
    [
        (b"", 0, "the file is empty"),
        (b"no archive at all, but long enough to be looked at\r\n" * 9, 0, "Invalid WARC header"),
        (gzip.compress(b"no archive"), 0, "broken after"),
        (packed(RECORDS)[:-40], 2, "ended before the end-of-stream marker"),
        (packed(RECORDS[:1]) + b"junk between" + packed(RECORDS[1:]), 0, "Not a gzipped file"),
        (b"".join(RECORDS)[:-20], 3, "ends within a record"),
        (re.sub(rb"Content-Length: \d+", b"Content-Length: 20", RECORDS[0]) + RECORDS[1], 0, "Invalid WARC header"),
        (re.sub(rb"Content-Length: \d+", b"Content-Length: 5000000000", RECORDS[0]) + RECORDS[1], 1, "within a record"),
        (re.sub(rb"Content-Length: \d+", b"Content-Length: -5", RECORDS[0]) + RECORDS[1], 0, "Invalid WARC header"),
        (b"WARC/1.0\r\nA: " + b"x" * 1_000_000 + b"\r\n\r\n", 0, "header length"),
    ],
    ids=["empty", "text", "packed text", "cut", "junk", "plain cut", "short", "5 GB", "negative", "long head"],
)
def test_broken_file_gives_what_comes_before_and_says_why(content: bytes, count: int, told: str) -> None:
    found, said = read_until_broken(content)

    assert found == count
    assert told in said


def test_flipped_bit_in_a_member_is_noticed() -> None:
    content = bytearray(packed(RECORDS))
    content[len(packed(RECORDS[:1])) + 150] ^= 1

    assert read_until_broken(bytes(content))[0] == 1


def test_answer_is_read_off_its_block() -> None:
    found = read_answer(b'HTTP/1.1 404 Not Found\r\nETag: "a"\r\nX: 1\r\n\r\nbody\r\n\r\nmore')

    assert (found.status, found.field("etag"), found.body) == (404, '"a"', b"body\r\n\r\nmore")


@pytest.mark.parametrize(
    ("body", "payload"),
    [
        (b"4\r\nabcd\r\n2;x=y\r\nef\r\n0\r\n\r\n", b"abcdef"),
        (b"<p>joined by whoever archived it</p>", b"<p>joined by whoever archived it</p>"),
    ],
)
def test_payload_is_without_chunks(body: bytes, payload: bytes) -> None:
    found = read_answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)

    assert (found.body, found.payload) == (body, payload)


@pytest.mark.parametrize(
    "block", [b"", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\xff\r\n\r\n"]
)
def test_block_that_is_no_answer_is_dropped(block: bytes) -> None:
    with pytest.raises(DroppedPage, match="no HTTP answer"):
        read_answer(block)


def test_chunk_that_is_missing_drops_the_page() -> None:
    with pytest.raises(DroppedPage, match="cut short"):
        read_answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n9\r\nab")


def digests(*lines: str) -> bytes:
    """A record with these fields before its own."""
    return answer_record("https://daily.example/1", b"<p>1</p>", fields=lines)


@pytest.mark.parametrize(
    "fields",
    [
        (),
        ("WARC-Block-Digest: sha1:0000000000000000000000000000000000000000",),
        ("WARC-Payload-Digest: sha256:abc",),
        ("WARC-Payload-Digest: unheard-of:abc",),
        ("WARC-Payload-Digest: sha1:",),
    ],
    ids=["right", "wrong block", "wrong payload", "unknown algorithm", "empty"],
)
def test_record_with_a_wrong_digest_is_dropped(fields: Iterable[str]) -> None:
    record = read(packed([digests(*fields)]))[0]

    if not fields:
        check_digests(record, read_answer(record.block))
        return
    with pytest.raises(DroppedPage, match="wrong digest") as raised:
        check_digests(record, read_answer(record.block))
    assert "<urn:uuid:" in str(raised.value.more)


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_digest_in_hexadecimal_is_right_too(algorithm: str) -> None:
    found = hashlib.new(algorithm, b"<p>1</p>", usedforsecurity=False).hexdigest()
    record = read(packed([digests(f"WARC-Payload-Digest: {algorithm}:{found}")]))[0]

    check_digests(record, read_answer(record.block))


@pytest.mark.parametrize("date", ["", "yesterday", "2025-01-29", "2025-01-29T10:00:00"])
def test_record_without_an_instant_has_no_date(date: str) -> None:
    record = read(packed([answer_record("https://daily.example/1", b"", date=date)]))[0]

    with pytest.raises(DroppedPage, match="no date"):
        _ = record.at
