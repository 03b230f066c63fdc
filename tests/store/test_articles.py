"""Captures become articles and versions: one address, one article; one text, one version."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store import records
from store.articles import (
    captures_to_extract,
    file_absence,
    file_extract,
    file_unchanged,
    normalised,
    outlet_row,
)
from store.captures import record_capture
from store.models import Article, ArticleVersion, Capture, Outlet
from store.vocabulary import ArticleState, OutletKind

START = datetime(2025, 1, 29, 12, tzinfo=UTC)
PAPER = records.OutletRecord(slug="sample-paper", name="Sample Paper", domain="sample-paper.example")
URL = "https://www.sample-paper.example/news/1"
TEXT = "Aldine Books sued Borealis Labs on Monday.\n\nBorealis Labs has not answered the complaint."

Visits = Callable[..., ArticleVersion | None]


@pytest.fixture
def capture(session: Session) -> Callable[..., Capture]:
    """Stores a capture `hours` after the start."""

    def make(url: str = URL, *, hours: int = 0, status: int = 200) -> Capture:
        record = records.Capture(
            url=url,
            fetched_at=START + timedelta(hours=hours),
            status=status,
            content_type="text/html",
            payload_digest="sha256:" + hashlib.sha256(url.encode()).hexdigest(),
            warc_file="sample-paper/a.warc.gz",
            warc_offset=0,
            robots_decision="allowed",
        )
        return record_capture(session, record, PAPER.slug)

    return make


@pytest.fixture
def visit(session: Session, capture: Callable[..., Capture]) -> Visits:
    """Files what one visit found."""

    def make(text: str = TEXT, url: str = URL, *, hours: int = 0, **more: Any) -> ArticleVersion | None:
        extract = records.Extract(title="A title", body=text, extractor="test@1", **more)
        at = START + timedelta(hours=hours)
        return file_extract(session, capture(url, hours=hours), extract, PAPER, now=at)

    return make


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_changed_text_is_a_second_version(session: Session, visit: Visits) -> None:
    visit()

    second = visit(TEXT + "\n\nCorrection: the complaint came on Tuesday.", hours=6)

    assert second is not None
    assert second.version_no == 2
    assert _count(session, Article) == 1


def test_same_text_is_a_sighting_and_no_version(session: Session, visit: Visits) -> None:
    visit()

    assert visit(hours=6) is None
    assert _count(session, ArticleVersion) == 1
    assert session.scalars(select(Article)).one().last_seen == START + timedelta(hours=6)


def test_other_spacing_is_no_change(visit: Visits) -> None:
    visit()

    assert (
        visit("Aldine Books  sued\tBorealis Labs on Monday. \n \n\nBorealis Labs has not answered the complaint.\n")
        is None
    )


def test_text_hash_is_that_of_the_stored_text(visit: Visits) -> None:
    version = visit("  Two\u00a0words.\r\n\r\n\r\nMore.  ")

    assert version is not None
    assert version.text == "Two words.\n\nMore."
    assert version.text_sha256 == hashlib.sha256(version.text.encode()).hexdigest()


def test_unknown_date_stays_null(visit: Visits) -> None:
    version = visit()

    assert version is not None
    assert version.published_at is None


def test_page_without_text_is_a_refusal_and_no_article(session: Session, visit: Visits) -> None:
    assert visit(" \n ") is None

    stored = session.scalars(select(Capture)).one()
    assert stored.refusal == "no text found on the page"
    assert stored.extracted_at is not None
    assert _count(session, Article) == 0


@pytest.mark.parametrize(
    "other",
    [
        f"{URL}?utm_source=feed&utm_medium=rss",
        f"{URL}#comments",
        f"{URL}/amp/",
        "https://amp.sample-paper.example/news/1?fbclid=x",
        "https://WWW.sample-paper.example:443/news/1",
    ],
)
def test_other_forms_of_an_address_are_one_article(session: Session, visit: Visits, other: str) -> None:
    visit(canonical_url=URL)
    visit(url=other, hours=1, canonical_url=URL if "amp." in other else None)

    assert _count(session, Article) == 1


def test_canonical_address_of_the_outlet_joins_two_addresses(session: Session, visit: Visits) -> None:
    visit(url="https://www.sample-paper.example/tech/one", canonical_url=URL)
    visit(url="https://www.sample-paper.example/law/one", canonical_url=URL, hours=1)

    assert session.scalars(select(Article.canonical_url)).all() == [URL]


@pytest.mark.parametrize("stated", ["https://other.example/news/1", "https://www.sample-paper.example/", "/news/1"])
def test_canonical_address_of_another_outlet_or_a_front_page_joins_nothing(
    session: Session, visit: Visits, stated: str
) -> None:
    visit(canonical_url=stated)
    visit("Another text altogether.", url="https://www.sample-paper.example/news/2", canonical_url=stated)

    assert _count(session, Article) == 2


def test_unchanged_answer_is_a_sighting(session: Session, visit: Visits, capture: Callable[..., Capture]) -> None:
    visit()

    article = file_unchanged(session, capture(hours=24, status=304), now=START)

    assert article is not None
    assert article.last_seen == START + timedelta(hours=24)
    assert captures_to_extract(session, [PAPER.slug], limit=9) == []


def test_withdrawn_page_is_gone_at_once_and_keeps_its_versions(
    session: Session, visit: Visits, capture: Callable[..., Capture]
) -> None:
    visit()

    article = file_absence(session, capture(hours=1, status=410), now=START)

    assert article is not None
    assert (article.state, article.state_changed_at) == (ArticleState.GONE, START + timedelta(hours=1))
    assert _count(session, ArticleVersion) == 1


def test_missing_page_is_gone_after_the_third_time(
    session: Session, visit: Visits, capture: Callable[..., Capture]
) -> None:
    visit()

    gone = [file_absence(session, capture(hours=hours, status=404), now=START) is not None for hours in (1, 2, 3)]

    assert gone == [False, False, True]


def test_page_that_comes_back_is_usable_again(session: Session, visit: Visits, capture: Callable[..., Capture]) -> None:
    visit()
    file_absence(session, capture(hours=1, status=410), now=START)

    visit(hours=2)

    assert session.scalars(select(Article)).one().state is ArticleState.USABLE


def test_captures_of_unknown_outlets_wait(session: Session, capture: Callable[..., Capture]) -> None:
    capture()

    assert captures_to_extract(session, ["another-paper"], limit=9) == []
    assert len(captures_to_extract(session, [PAPER.slug], limit=9)) == 1


def test_outlet_known_by_name_only_is_brought_up_to_date(session: Session) -> None:
    session.add(Outlet(slug="the-sample-paper", name="Sample Paper"))
    session.flush()

    row = outlet_row(session, PAPER)

    assert (row.slug, row.domain) == ("the-sample-paper", "sample-paper.example")


def test_outlet_keeps_what_a_poorer_record_does_not_say(session: Session) -> None:
    outlet_row(session, records.OutletRecord(slug="p", name="P", domain="p.example", kind=OutletKind.TRADE, owner="Q"))

    row = outlet_row(session, records.OutletRecord(slug="p", name="P", domain=""))

    assert (row.domain, row.kind, row.owner) == ("p.example", OutletKind.TRADE, "Q")


def test_normalised_text_keeps_paragraphs_apart() -> None:
    assert normalised("\n\none\ntwo\r\n \r\n\r\nthree ") == "one\ntwo\n\nthree"
