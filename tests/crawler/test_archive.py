"""The archive holds what came, as it came, wherever its files lie, and nothing half."""

import fcntl
import gzip
import hashlib
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive, Place, read_record
from crawler.archive_files import ArchiveError, ArchiveFiles
from crawler.exchange import Exchange
from crawler.warc import Record, read_records

BODY = gzip.compress("<p>Bücher</p>".encode(), mtime=0)
AT = datetime(2025, 1, 29, 12, 0, 0, 123456, tzinfo=UTC)
SENT = b"GET /news/1?a=b HTTP/1.1\r\nUser-Agent: onrecord/0.1\r\nHost: paper.example\r\n\r\n"
CONTACT = "https://onrecord.invalid/contact"


def _exchange(body: bytes = BODY) -> Exchange:
    head = b"HTTP/1.1 200 Fine\r\nContent-Type: text/html\r\nContent-encoding: gzip\r\nVia: a\r\nVia: b\r\n\r\n"
    return Exchange(
        url="https://paper.example/news/1?a=b", sent=SENT, received=head + body, at=AT, ip_address="198.51.100.7"
    )


@pytest.fixture
def files(tmp_path: Path) -> ArchiveFiles:
    """An archive in a folder."""
    return ArchiveFiles(str(tmp_path / "archive"), tmp_path / "unfinished")


@pytest.fixture
def kept(files: ArchiveFiles) -> Place:
    """One exchange after another, archived; the place of the second."""
    with Archive(files, CONTACT) as archive:
        archive.keep("paper", _exchange(b"first"))
        return archive.keep("paper", _exchange())


def _records(files: ArchiveFiles, name: str) -> list[Record]:
    with files.open(name) as file:
        return [one for one in read_records(file, files.sizes()[name]) if isinstance(one, Record)]


def test_record_is_read_back_as_it_came(files: ArchiveFiles, kept: Place) -> None:
    found = read_record(files, kept.file, kept.offset)

    assert (found.payload, found.content_type, found.content_encoding) == (BODY, "text/html", "gzip")
    assert found.digest == kept.digest == f"sha256:{hashlib.sha256(BODY).hexdigest()}"


def test_file_starts_with_who_wrote_it(files: ArchiveFiles, kept: Place) -> None:
    first, *others = _records(files, kept.file)

    assert first.kind == "warcinfo"
    assert f"operator: {CONTACT}\r\n".encode() in first.block
    assert b"software: onrecord/" in first.block
    assert b"robots: obeyed" in first.block
    assert {one.fields["warc-warcinfo-id"] for one in others} == {first.fields["warc-record-id"]}


def test_answer_and_request_lie_side_by_side(files: ArchiveFiles, kept: Place) -> None:
    answer, asked = [one for one in _records(files, kept.file) if one.offset >= kept.offset]

    assert (answer.kind, answer.block, answer.length) == ("response", _exchange().received, kept.length)
    assert (asked.kind, asked.block) == ("request", SENT)
    assert asked.fields["warc-concurrent-to"] == answer.fields["warc-record-id"]
    assert {one.fields["warc-date"] for one in (answer, asked)} == {"2025-01-29T12:00:00.123456Z"}
    assert answer.fields["warc-ip-address"] == "198.51.100.7"


def test_another_reader_finds_all_records_and_their_digests_right(files: ArchiveFiles, kept: Place) -> None:
    with files.open(kept.file) as file:
        kinds = []
        for one in ArchiveIterator(file, check_digests="raise"):
            one.content_stream().read()
            kinds.append((one.rec_type, one.digest_checker.passed))

    assert kinds == [("warcinfo", True), *[("response", True), ("request", True)] * 2]


def test_records_of_outlets_lie_in_files_of_their_own(files: ArchiveFiles) -> None:
    with Archive(files, CONTACT) as archive:
        places = [archive.keep(slug, _exchange()) for slug in ("one", "two", "one")]

    assert places[0].file == places[2].file != places[1].file
    assert places[0].file.startswith("one/one-")


def test_record_can_be_read_before_the_archive_is_closed(files: ArchiveFiles) -> None:
    with Archive(files, CONTACT) as archive:
        place = archive.keep("paper", _exchange())

        assert read_record(files, place.file, place.offset).payload == BODY


def test_bytes_that_no_server_sent_are_a_resource(files: ArchiveFiles) -> None:
    with Archive(files, CONTACT) as archive:
        place = archive.keep_resource("ingested", "urn:sha256:0", b"a text", "text/plain")

    found = read_record(files, place.file, place.offset)

    assert (found.payload, found.content_type, found.digest) == (b"a text", "text/plain", place.digest)


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "paper/../../secret"])
def test_file_outside_the_archive_is_not_read(files: ArchiveFiles, name: str) -> None:
    with pytest.raises(ArchiveError, match="lies outside"):
        read_record(files, name, 0)


@pytest.mark.parametrize("scheme", ["memory://{}", "file://{}/far", "{}/plain"])
def test_archive_may_lie_at_any_address(tmp_path: Path, scheme: str) -> None:
    files = ArchiveFiles(scheme.format(tmp_path), tmp_path / "unfinished")
    with Archive(files, CONTACT) as archive:
        place = archive.keep("paper", _exchange())

    assert [path for path in files.unfinished.rglob("*") if path.is_file()] == []
    assert read_record(files, place.file, place.offset).payload == BODY
    assert place.file in files.sizes()


def test_address_that_no_file_system_serves_is_told_at_the_start(tmp_path: Path) -> None:
    with (
        pytest.raises(ArchiveError, match="ONRECORD_ARCHIVE is no address we can use: 'carrier-pigeon://coop'"),
        Archive(ArchiveFiles("carrier-pigeon://coop", tmp_path), CONTACT),
    ):
        pass


def test_file_that_the_archive_does_not_take_waits_for_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("no folder")
    files = ArchiveFiles(str(tmp_path / "archive"), tmp_path / "unfinished")
    with pytest.raises(ArchiveError, match="stays until the next run"), Archive(files, CONTACT) as archive:
        place = archive.keep("paper", _exchange())
    (tmp_path / "archive").unlink()

    with Archive(files, CONTACT):
        pass

    assert (tmp_path / "archive" / place.file).exists()
    assert read_record(files, place.file, place.offset).payload == BODY


_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from crawler.archive import Archive
from crawler.archive_files import ArchiveFiles
from crawler.exchange import Exchange

archive = Archive(ArchiveFiles(sys.argv[1], Path(sys.argv[2])), "https://onrecord.invalid")
for body in (b"first", b"second"):
    received = b"HTTP/1.1 200 OK\\r\\nA: b\\r\\n\\r\\n" + body
    sent = b"GET /1 HTTP/1.1\\r\\n\\r\\n"
    exchange = Exchange(url="https://paper.example/1", sent=sent, received=received, at=datetime.now(UTC))
    place = archive.keep("paper", exchange)
    print(place.file, place.offset, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def left_over(files: ArchiveFiles) -> tuple[str, int, int]:
    """What a run leaves that is killed after two exchanges: the file it wrote, and where the two lie."""
    command = [sys.executable, "-c", _KILLED, files.address, str(files.unfinished)]
    killed = subprocess.run(command, capture_output=True, text=True, check=False)
    (name, first), (_, second) = (line.split() for line in killed.stdout.splitlines())
    assert killed.returncode == -signal.SIGKILL
    return name, int(first), int(second)


def test_what_a_killed_run_left_is_finished_by_the_next(files: ArchiveFiles, left_over: tuple[str, int, int]) -> None:
    name, first, second = left_over

    with Archive(files, CONTACT):
        pass

    assert not files.local(name).exists()
    assert [read_record(files, name, offset).payload for offset in (first, second)] == [b"first", b"second"]


def test_half_a_record_is_cut_off_and_none_before_it_is_lost(
    files: ArchiveFiles, left_over: tuple[str, int, int]
) -> None:
    name, first, second = left_over
    path = files.local(name)
    path.write_bytes(path.read_bytes()[: second + 40])

    with Archive(files, CONTACT):
        pass

    assert not path.exists()
    assert files.sizes() == {name: second}
    assert read_record(files, name, first).payload == b"first"
    with pytest.raises(ArchiveError, match="no readable record"):
        read_record(files, name, second)


def test_file_that_another_run_is_writing_is_left_to_it(files: ArchiveFiles, left_over: tuple[str, int, int]) -> None:
    path = files.local(left_over[0])
    with path.open("r+b") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        with Archive(files, CONTACT):
            pass

    assert path.exists()


def test_damaged_file_is_not_put_into_the_archive_and_stops_no_run(
    files: ArchiveFiles, left_over: tuple[str, int, int], caplog: pytest.LogCaptureFixture
) -> None:
    name, first, _ = left_over
    path = files.local(name)
    content = bytearray(path.read_bytes())
    content[first + 30] ^= 1
    path.write_bytes(content)

    with Archive(files, CONTACT):
        pass

    assert path.exists()
    assert f"is damaged at {first}" in caplog.text


@contextmanager
def _disk_of(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_record_for_which_there_is_no_room_leaves_nothing_behind(files: ArchiveFiles) -> None:
    with Archive(files, CONTACT) as archive:
        first = archive.keep("paper", _exchange(b"first"))
        room = files.local(first.file).stat().st_size + 300
        with (
            _disk_of(room),
            pytest.raises(ArchiveError, match=r"cannot be written \(File too large\): free some space"),
        ):
            archive.keep("paper", _exchange())
        third = archive.keep("paper", _exchange(b"third"))

    assert [one.kind for one in _records(files, first.file)] == ["warcinfo", *["response", "request"] * 2]
    assert read_record(files, third.file, third.offset).payload == b"third"


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "unfinished").write_text("no folder")
    archive = Archive(ArchiveFiles(str(tmp_path / "archive"), tmp_path / "unfinished"), CONTACT)

    with pytest.raises(ArchiveError, match="cannot be made"):
        archive.keep("paper", _exchange())


def test_file_that_came_to_the_archive_with_other_bytes_stays(
    files: ArchiveFiles, left_over: tuple[str, int, int]
) -> None:
    name, _, _ = left_over
    there = Path(files.address, name)
    there.parent.mkdir(parents=True)
    there.symlink_to("/dev/null")

    with pytest.raises(ArchiveError, match="with other bytes"):
        files.finish(name)

    assert files.local(name).exists()
