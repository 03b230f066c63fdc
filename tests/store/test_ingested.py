"""A file of another archive has one row for each sieve, and a capture is known by address, instant and digest."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from store import records
from store.captures import record_capture
from store.ingested import has_capture, ingested_file

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)


def test_file_is_one_row_for_each_sieve(session: Session) -> None:
    first = ingested_file(session, "sha256:abc", "words", name="a.warc.gz", now=NOW)
    again = ingested_file(session, "sha256:abc", "words", name="b.warc.gz", now=NOW + timedelta(days=1))
    other = ingested_file(session, "sha256:abc", "none", name="a.warc.gz", now=NOW)

    assert first is again
    assert (first.name, first.started_at, first.done_at) == ("a.warc.gz", NOW, None)
    assert other is not first


def test_position_holds_more_than_four_gigabytes(session: Session) -> None:
    row = ingested_file(session, "sha256:abc", "words", name="a.warc.gz", now=NOW)
    row.position = 5_000_000_000
    session.flush()
    session.expire(row)

    assert row.position == 5_000_000_000


def test_capture_is_known_by_address_instant_and_digest(session: Session) -> None:
    capture = records.Capture(
        url="https://daily.example/1",
        fetched_at=NOW,
        status=200,
        content_type=None,
        payload_digest="sha256:abc",
        warc_file="ingested/a.warc.gz",
        warc_offset=0,
        robots_decision="not asked",
    )
    record_capture(session, capture, None)

    assert has_capture(session, "https://daily.example/1", NOW, "sha256:abc")
    assert not has_capture(session, "https://daily.example/2", NOW, "sha256:abc")
    assert not has_capture(session, "https://daily.example/1", NOW + timedelta(seconds=1), "sha256:abc")
    assert not has_capture(session, "https://daily.example/1", NOW, "sha256:def")
