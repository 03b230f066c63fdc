"""The index of the archive: a record is found by its address and its time, with the robots.txt that let us ask."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.captures import captures_in, closest_capture, named_files, record_capture, record_once
from store.check import find_problems
from store.models import Capture
from store.records import Capture as CaptureRecord
from store.vocabulary import CaptureKind

NOON = datetime(2025, 1, 29, 12, tzinfo=UTC)
ROBOTS = CaptureRecord(
    kind=CaptureKind.ROBOTS,
    url="https://paper.example/robots.txt",
    fetched_at=NOON - timedelta(hours=9),
    status=200,
    content_type="text/plain",
    payload_digest="sha256:0",
    block_digest="sha256:0",
    warc_file="robots/a.warc.gz",
    warc_offset=0,
    warc_length=9,
    robots_decision="",
)


def _page(hours: int, *, url: str = "https://paper.example/1", **more: object) -> CaptureRecord:
    at = NOON + timedelta(hours=hours)
    place = {"warc_file": "paper/a.warc.gz", "warc_offset": hours + 100}
    page = replace(ROBOTS, kind=CaptureKind.PAGE, url=url, fetched_at=at, robots_decision="allowed", robots=ROBOTS)
    return replace(page, **{**place, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"), [(-99, -6), (-6, -6), (-4, -6), (-3, -6), (-2, 0), (1, 0), (2, 3), (99, 3)]
)
def test_capture_is_found_that_is_closest_in_time(session: Session, asked: int, found: int) -> None:
    for hours in (0, 3, -6):
        record_capture(session, _page(hours), "paper")
    record_capture(session, _page(1, url="https://paper.example/2"), "paper")

    capture = closest_capture(session, "https://paper.example/1", NOON + timedelta(hours=asked))

    assert capture is not None
    assert capture.fetched_at == NOON + timedelta(hours=found)


def test_address_without_a_capture_has_none(session: Session) -> None:
    record_capture(session, _page(0), "paper")

    assert closest_capture(session, "https://paper.example/", NOON) is None


def test_pages_of_a_round_share_one_robots_txt(session: Session) -> None:
    pages = [record_capture(session, _page(hours), "paper") for hours in (0, 1)]

    robots = session.scalars(select(Capture).where(Capture.kind == CaptureKind.ROBOTS)).one()
    assert [page.robots_capture for page in pages] == [robots, robots]
    assert robots.outlet_slug is None


def test_only_pages_wait_to_be_read(session: Session) -> None:
    redirect = _page(0, url="https://paper.example/old", kind=CaptureKind.HOP)
    record_capture(session, _page(1, before=(redirect,)), "paper")
    record_capture(session, _page(2, url="https://paper.example/rss", kind=CaptureKind.LISTING), "paper")

    waiting = session.scalars(select(Capture.kind).where(Capture.extracted_at.is_(None))).all()
    assert waiting == [CaptureKind.PAGE]
    assert session.scalar(select(func.count(Capture.id))) == 4


def test_record_is_in_the_index_once(session: Session) -> None:
    assert record_once(session, ROBOTS, None) == record_once(session, ROBOTS, None)


def test_captures_of_a_file_come_as_they_lie_there(session: Session) -> None:
    for hours in (5, 2):
        record_capture(session, _page(hours), "paper")

    assert [one.warc_offset for one in captures_in(session, "paper/a.warc.gz")] == [102, 105]
    assert named_files(session) == {"paper/a.warc.gz", "robots/a.warc.gz"}


@pytest.mark.parametrize("wrong", [{"kind": CaptureKind.LISTING}, {"fetched_at": NOON + timedelta(hours=1)}])
def test_robots_txt_that_cannot_have_decided_is_a_problem(session: Session, wrong: dict[str, object]) -> None:
    record_capture(session, _page(0, robots=replace(ROBOTS, **wrong)), "paper")  # type: ignore[arg-type]

    (problem,) = find_problems(session)

    assert "is no robots.txt fetched before it" in problem
