"""The archive holds what came, as it came, and tells when it does not."""

import gzip
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive, ArchiveError, Exchange, Place, check_archive, read_record
from store import records
from store.articles import record_capture

BODY = gzip.compress("<p>Bücher</p>".encode(), mtime=0)
AT = datetime(2025, 1, 29, 12, tzinfo=UTC)


def _exchange(body: bytes = BODY) -> Exchange:
    return Exchange(
        url="https://paper.example/news/1?a=b",
        method="GET",
        request_headers=[("Host", "paper.example"), ("User-Agent", "onrecord/0.1")],
        protocol="HTTP/1.1",
        status=200,
        reason="OK",
        headers=[
            ("Content-Type", "text/html"),
            ("Content-Encoding", "gzip"),
            ("Via", "a"),
            ("Via", "b"),
        ],
        body=body,
        at=AT,
    )


@pytest.fixture
def kept(tmp_path: Path) -> Place:
    """One exchange after another, archived; the place of the second."""
    with Archive(tmp_path) as archive:
        archive.keep("paper", _exchange(b"first"))
        return archive.keep("paper", _exchange())


@pytest.fixture
def stored(sessions: sessionmaker[Session], kept: Place) -> Callable[..., None]:
    """Stores a capture of the place kept, or of what is said instead."""

    def store(**more: str | int) -> None:
        place = {"payload_digest": kept.digest, "warc_file": kept.file, "warc_offset": kept.offset} | more
        with sessions.begin() as session:
            record = records.Capture(
                url="https://paper.example/news/1",
                fetched_at=AT,
                status=200,
                content_type="text/html",
                robots_decision="allowed",
                **place,  # type: ignore[arg-type]
            )
            record_capture(session, record, "paper")

    return store


def test_record_is_read_back_as_it_came(tmp_path: Path, kept: Place) -> None:
    found = read_record(tmp_path, kept.file, kept.offset)

    assert (found.payload, found.content_type, found.content_encoding) == (BODY, "text/html", "gzip")
    assert found.digest == kept.digest == f"sha256:{hashlib.sha256(BODY).hexdigest()}"


def test_answer_and_request_lie_side_by_side_with_all_headers(tmp_path: Path, kept: Place) -> None:
    with (tmp_path / kept.file).open("rb") as stream:
        stream.seek(kept.offset)
        lines = [
            (one.rec_type, one.http_headers.statusline if one.http_headers else "", len(one.http_headers.headers))
            for one in ArchiveIterator(stream)
        ]

    assert lines == [("response", "200 OK", 4), ("request", "/news/1?a=b HTTP/1.1", 2)]


def test_records_of_outlets_lie_in_files_of_their_own(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        places = [archive.keep(slug, _exchange()) for slug in ("one", "two", "one")]

    assert places[0].file == places[2].file != places[1].file
    assert places[0].file.startswith("one/one-")


def test_record_is_on_disk_before_the_archive_is_closed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)

    with archive:
        place = archive.keep("paper", _exchange())
        assert read_record(tmp_path, place.file, place.offset).payload == BODY


def test_half_a_record_at_the_end_hides_none_before_it(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first, second = archive.keep("paper", _exchange()), archive.keep("paper", _exchange())
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[: second.offset + 40])

    assert read_record(tmp_path, first.file, first.offset).payload == BODY
    with pytest.raises(ArchiveError):
        read_record(tmp_path, second.file, second.offset)


def test_bytes_that_no_server_sent_are_a_resource(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        place = archive.keep_resource("ingested", "urn:sha256:0", b"a text", "text/plain")

    found = read_record(tmp_path, place.file, place.offset)

    assert (found.payload, found.content_type, found.digest) == (b"a text", "text/plain", place.digest)


def test_file_outside_the_archive_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="lies outside"):
        read_record(tmp_path / "archive", "../secret", 0)


def test_sound_archive_has_no_problem(
    tmp_path: Path, stored: Callable[..., None], sessions: sessionmaker[Session]
) -> None:
    stored()

    with sessions() as session:
        assert list(check_archive(session, tmp_path)) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"payload_digest": "sha256:00"}, "the record says sha256:00"),
        ({"warc_file": "paper/none.warc.gz"}, "cannot be read"),
        ({"warc_offset": 7}, "no readable record at 7"),
        ({"warc_offset": 10**9}, "no readable record"),
    ],
)
def test_capture_that_does_not_fit_is_one_line(
    tmp_path: Path,
    stored: Callable[..., None],
    sessions: sessionmaker[Session],
    wrong: dict[str, str | int],
    told: str,
) -> None:
    stored(**wrong)

    with sessions() as session:
        problems = list(check_archive(session, tmp_path))

    assert len(problems) == 1
    assert told in problems[0]


def test_changed_byte_is_found(
    tmp_path: Path, kept: Place, stored: Callable[..., None], sessions: sessionmaker[Session]
) -> None:
    stored()
    path = tmp_path / kept.file
    content = bytearray(path.read_bytes())
    content[kept.offset + 400] ^= 0xFF
    path.write_bytes(bytes(content))

    with sessions() as session:
        assert len(list(check_archive(session, tmp_path))) == 1
