"""`check_archive` finds whatever is damaged, missing or not in the index, and says where."""

import base64
import hashlib
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from crawler.archive import Archive, Place
from crawler.archive_check import check_archive, take_in_found
from crawler.archive_files import ArchiveFiles
from crawler.exchange import Exchange
from crawler.warc import BrokenRecordError, Record, read_records, wrong_digests
from store import records
from store.captures import record_capture
from store.models import Capture
from store.vocabulary import CaptureKind

AT = datetime(2025, 1, 29, 12, tzinfo=UTC)
URL = "https://paper.example/news/"


@pytest.fixture
def files(tmp_path: Path) -> ArchiveFiles:
    """An archive in a folder."""
    return ArchiveFiles(str(tmp_path / "archive"), tmp_path / "unfinished")


@pytest.fixture
def places(files: ArchiveFiles) -> list[Place]:
    """Three exchanges, archived in one file."""
    with Archive(files, "https://onrecord.invalid") as archive:
        return [archive.keep("paper", _exchange(number)) for number in range(3)]


def _exchange(number: int) -> Exchange:
    body = b"<p>A page of a sample, number %d.</p>" % number
    received = b"HTTP/1.1 404 No Such Page\r\nContent-Type: text/html\r\n\r\n" + body
    return Exchange(url=f"{URL}{number}", sent=b"GET / HTTP/1.1\r\n\r\n", received=received, at=AT)


@pytest.fixture
def index(sessions: sessionmaker[Session], places: list[Place]) -> Callable[..., None]:
    """Puts places into the index as captures of their pages, or with what is said instead."""

    def put(*numbers: int, **instead: object) -> None:
        with sessions.begin() as session:
            for number in numbers:
                record_capture(session, _capture(places[number], number, **instead), "paper")

    return put


def _capture(place: Place, number: int, **instead: object) -> records.Capture:
    said: dict[str, object] = {
        "url": f"{URL}{number}",
        "fetched_at": place.at,
        "status": 404,
        "content_type": "text/html",
        "payload_digest": place.digest,
        "block_digest": place.block_digest,
        "warc_file": place.file,
        "warc_offset": place.offset,
        "warc_length": place.length,
        "robots_decision": "allowed",
    }
    return records.Capture(**{**said, **instead})  # type: ignore[arg-type]


@pytest.fixture
def problems(sessions: sessionmaker[Session], files: ArchiveFiles) -> Callable[[], list[str]]:
    """What the check says."""

    def check() -> list[str]:
        with sessions() as session:
            return list(check_archive(session, files))

    return check


Index = Callable[..., None]
Problems = Callable[[], list[str]]


def _path(files: ArchiveFiles, place: Place) -> Path:
    return Path(files.address, place.file)


def _flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def test_sound_archive_has_no_problem(index: Index, problems: Problems) -> None:
    index(0, 1, 2)

    assert problems() == []


def test_each_flipped_byte_is_found_where_it_lies(files: ArchiveFiles, places: list[Place]) -> None:
    path = _path(files, places[0])
    sound = path.read_bytes()
    with path.open("rb") as file:
        offsets = [one.offset for one in read_records(file, len(sound)) if not isinstance(one, tuple)]

    starts = {offset + at for offset in offsets for at in range(10)}  # which no checksum covers
    for at in sorted({*starts, *range(0, len(sound), 11)}):
        _flip(path, at)
        with path.open("rb") as file:
            read = list(read_records(file, len(sound)))
        found = {one[0] if isinstance(one, tuple) else one.offset for one in read if _is_wrong(one)}
        path.write_bytes(sound)

        assert found == {max(offset for offset in offsets if offset <= at)}, at


def _is_wrong(one: object) -> bool:
    return isinstance(one, tuple) or any(wrong_digests(one))  # type: ignore[arg-type]


@pytest.mark.parametrize("share", [0, 0.1, 0.4, 0.5, 0.9, 0.999])
def test_flipped_byte_is_one_line_with_its_file_and_its_capture(
    files: ArchiveFiles, places: list[Place], index: Index, problems: Problems, share: float
) -> None:
    index(0, 1, 2)
    _flip(_path(files, places[1]), places[1].offset + int(share * places[1].length))

    told = problems()

    assert len(told) == 1
    assert told[0].startswith(f"{places[1].file} at {places[1].offset}: capture 2 of {URL}1: ")


def test_missing_file_is_one_line(files: ArchiveFiles, places: list[Place], index: Index, problems: Problems) -> None:
    index(0, 1, 2)
    _path(files, places[0]).unlink()

    assert problems() == [
        f"archive file {places[0].file} is missing, and 3 captures lie in it; the first is 1 of {URL}0"
    ]


def test_file_that_was_cut_off_names_each_capture_that_is_lost(
    files: ArchiveFiles, places: list[Place], index: Index, problems: Problems
) -> None:
    index(0, 1, 2)
    path = _path(files, places[0])
    path.write_bytes(path.read_bytes()[: places[1].offset + 50])

    assert problems() == [
        f"{places[1].file} at {places[1].offset}: capture 2 of {URL}1: the file ends within it",
        f"{places[2].file} at {places[2].offset}: capture 3 of {URL}2: there is no record",
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"payload_digest": "sha256:00"}, "its payload digest is sha256:"),
        ({"block_digest": "sha256:00"}, "its block digest is sha256:"),
        ({"url": "https://paper.example/other"}, f"its address is {URL}0, and the index says"),
        ({"warc_length": 5}, "and the index says 5"),
        ({"fetched_at": datetime(2025, 1, 30, tzinfo=UTC)}, "its time is 2025-01-29T12:00:00+00:00"),
    ],
)
def test_capture_that_does_not_fit_its_record_is_one_line(
    index: Index, problems: Problems, wrong: dict[str, object], told: str
) -> None:
    index(0, **wrong)
    index(1, 2)

    assert len(problems()) == 1
    assert told in problems()[0]


def test_capture_without_a_record_is_told(places: list[Place], index: Index, problems: Problems) -> None:
    index(0, 1, 2)
    index(0, warc_offset=7)

    assert problems() == [f"{places[0].file} at 7: capture 4 of {URL}0: there is no record"]


def test_record_that_the_index_lacks_is_told(places: list[Place], index: Index, problems: Problems) -> None:
    index(0, 2)

    (told,) = problems()
    assert told.startswith(f"{places[1].file} at {places[1].offset}: no capture names this answer of {URL}1;")


def test_record_that_the_index_lacks_is_taken_in(
    files: ArchiveFiles, places: list[Place], index: Index, problems: Problems, sessions: sessionmaker[Session]
) -> None:
    index(0, 2)
    with sessions.begin() as session:
        assert take_in_found(session, files) == 1

    with sessions() as session:
        found = session.scalars(select(Capture).where(Capture.kind == CaptureKind.FOUND)).one()
    assert (found.url, found.fetched_at, found.status) == (f"{URL}1", AT, 404)
    assert (found.payload_digest, found.warc_length) == (places[1].digest, places[1].length)
    assert problems() == []


def test_what_a_run_is_writing_may_be_ahead_of_the_index(files: ArchiveFiles, problems: Problems) -> None:
    with Archive(files, "https://onrecord.invalid") as archive:
        archive.keep("paper", _exchange(1))

        assert problems() == []
    assert len(problems()) == 1


def test_record_as_warcio_wrote_it_is_read(files: ArchiveFiles) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nx"
    block_digest, payload_digest = (
        base64.b32encode(hashlib.sha1(one, usedforsecurity=False).digest()).decode() for one in (block, b"x")
    )
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-01-29T12:00:00Z\r\n"
        f"WARC-Block-Digest: sha1:{block_digest}\r\nWARC-Payload-Digest: sha1:{payload_digest}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    content = zlib.compress(head.encode() + block + b"\r\n\r\n", 9, zlib.MAX_WBITS + 16)

    (record,) = read_records(BytesIO(content), len(content))

    assert isinstance(record, Record)
    assert (record.payload, record.length, list(wrong_digests(record))) == (b"x", len(content), [])


def test_bytes_that_are_no_record_are_told_once(files: ArchiveFiles, places: list[Place]) -> None:
    path = _path(files, places[0])
    content = path.read_bytes()
    path.write_bytes(content[: places[1].offset] + b"\x00" * 200_000 + content[places[1].offset :])

    with path.open("rb") as file:
        read = list(read_records(file, len(content) + 200_000))

    assert [one[0] for one in read if isinstance(one, tuple)] == [places[1].offset]
    assert len(read) == 1 + 7
    assert all(isinstance(one[1], BrokenRecordError) for one in read if isinstance(one, tuple))
