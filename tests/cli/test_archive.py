"""`onrecord check` and `onrecord archive`: what is damaged is told, what the index lacks is taken in."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session, sessionmaker

from cli.main import onrecord
from cli.opened import opened_archive, opened_store
from cli.settings import read_settings
from crawler.archive import Archive, Place
from crawler.exchange import Exchange
from store.captures import record_capture
from store.errors import OnRecordError
from store.records import Capture

URL, AT = "https://paper.example/1", datetime(2025, 1, 29, 12, 30, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with its archive elsewhere."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ONRECORD_ARCHIVE", (tmp_path / "far").as_uri())
    return tmp_path


@pytest.fixture
def sessions(home: Path) -> Iterator[sessionmaker[Session]]:
    """The record of that home."""
    opened = opened_store(read_settings(), writes=True)
    yield opened
    opened.kw["bind"].dispose()


@pytest.fixture
def place(home: Path) -> Place:
    """One archived answer."""
    received = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A sample.</p>"
    with Archive(opened_archive(read_settings()), "https://onrecord.invalid") as archive:
        return archive.keep("paper", Exchange(url=URL, sent=b"GET /1 HTTP/1.1\r\n\r\n", received=received, at=AT))


@pytest.fixture
def stored(sessions: sessionmaker[Session], place: Place) -> None:
    """The answer, in the index."""
    with sessions.begin() as session:
        capture = Capture(
            url=URL,
            fetched_at=AT,
            status=200,
            content_type="text/html",
            payload_digest=place.digest,
            block_digest=place.block_digest,
            warc_file=place.file,
            warc_offset=place.offset,
            warc_length=place.length,
            robots_decision="allowed",
        )
        record_capture(session, capture, "paper")


@pytest.fixture
def run(sessions: sessionmaker[Session]) -> Callable[..., Result]:
    """Runs a command."""
    return lambda *words: CliRunner().invoke(onrecord, words)


def test_sound_archive_passes(stored: None, run: Callable[..., Result]) -> None:
    done = run("check")

    assert (done.exit_code, done.stdout) == (0, "")


def test_address_with_a_line_break_in_it_is_kept(home: Path, run: Callable[..., Result]) -> None:
    page = home / "page.html"
    sentence = "A sentence of a sample page that is long enough to be taken for text. "
    page.write_text(f'<link rel=canonical href="https://paper.example/a\nb"><article><p>{sentence * 5}</p></article>')

    taken, checked = run("ingest", str(page)), run("check")

    assert "1 new" in taken.stderr
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_damage_is_a_line_with_file_and_offset(
    stored: None, home: Path, place: Place, run: Callable[..., Result]
) -> None:
    path = home / "far" / place.file
    content = bytearray(path.read_bytes())
    content[place.offset + place.length // 2] ^= 4
    path.write_bytes(content)

    done = run("check")

    assert done.exit_code == 1
    assert done.stdout.startswith(f"{place.file} at {place.offset}: capture 1 of {URL}: ")
    assert done.stderr.endswith("1 problems\n")


def test_answer_that_the_index_lacks_is_told_and_taken_in(place: Place, run: Callable[..., Result]) -> None:
    before, mended, after = run("check"), run("archive", "index"), run("check")

    assert "no capture names this answer" in before.stdout
    assert "Taken into the index: 1" in mended.stderr
    assert (before.exit_code, mended.exit_code, after.exit_code) == (1, 0, 0)


def test_record_is_found_by_address_and_time(stored: None, place: Place, run: Callable[..., Result]) -> None:
    found = json.loads(run("archive", "find", URL, "--at", "2025-02-01").stdout)

    assert (found["warc_file"], found["warc_offset"]) == (place.file, place.offset)
    assert (found["payload_digest"], found["fetched_at"]) == (place.digest, "2025-01-29T12:30:00+00:00")
    assert found["robots"] is None


def test_address_that_was_never_fetched_is_told(run: Callable[..., Result]) -> None:
    error = run("archive", "find", "https://paper.example/2").exception

    assert isinstance(error, OnRecordError)
    assert "no capture of 'https://paper.example/2'" in str(error)
