"""Which article a page is: canonical links join pages of one story, and never two stories."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store import records
from store.articles import file_extract
from store.captures import record_capture
from store.identity import share_in_common
from store.models import Article

SITE = "https://sample-paper.example"
PAPER = records.OutletRecord(slug="sample-paper", name="Sample Paper", domain="sample-paper.example")
SUIT = "Aldine Books sued Borealis Labs on Monday over novels that it says were copied without any leave or licence."
RULING = "A court in Sampleton found for the makers of a music model and against a group of composers last Friday."
START = datetime(2025, 1, 29, 12, tzinfo=UTC)

Visit = Callable[..., int]


@pytest.fixture
def visit(session: Session) -> Visit:
    """Files a page; the number of its article."""
    visits = 0

    def file(path: str, text: str, *, stated: str | None = None, asked: str | None = None) -> int:
        nonlocal visits
        visits += 1
        at = START + timedelta(hours=visits)
        record = records.Capture(
            url=SITE + path,
            asked_url=SITE + (asked or path),
            fetched_at=at,
            status=200,
            content_type="text/html",
            payload_digest=f"sha256:{visits:064}",
            warc_file="a.warc.gz",
            warc_offset=0,
            robots_decision="allowed",
        )
        capture = record_capture(session, record, PAPER.slug)
        extract = records.Extract(
            title="A title", body=text, extractor="test@1", canonical_url=SITE + stated if stated else None
        )
        file_extract(session, capture, extract, PAPER, now=at)
        assert capture.article_id is not None
        return capture.article_id

    return file


def test_two_pages_of_one_story_are_one_article(visit: Visit) -> None:
    assert visit("/tech/1", SUIT, stated="/news/1") == visit("/law/1", SUIT, stated="/news/1")


def test_page_and_its_later_wording_are_one_article(visit: Visit) -> None:
    assert visit("/news/1", SUIT) == visit("/news/1", RULING)


@pytest.mark.parametrize("stated", ["/news", "/", "/one-for-all", "/article.php"])
def test_one_canonical_link_for_all_pages_merges_no_two_stories(visit: Visit, stated: str) -> None:
    first = visit("/news/1?id=1", SUIT, stated=stated)

    assert visit("/news/2?id=2", RULING, stated=stated) != first
    assert visit("/news/1?id=1", SUIT, stated=stated) == first


def test_canonical_links_in_a_circle_merge_no_two_stories(session: Session, visit: Visit) -> None:
    first = visit("/a", SUIT, stated="/b")
    second = visit("/b", RULING, stated="/a")

    assert first != second
    assert session.get_one(Article, first).canonical_url == f"{SITE}/a"
    assert session.get_one(Article, second).canonical_url == f"{SITE}/b"
    assert (visit("/a", SUIT, stated="/b"), visit("/b", RULING, stated="/a")) == (first, second)


def test_canonical_links_in_a_circle_join_one_story(visit: Visit) -> None:
    assert visit("/a", SUIT, stated="/b") == visit("/b", SUIT, stated="/a")


def test_canonical_link_to_another_story_takes_not_its_address(session: Session, visit: Visit) -> None:
    wrong = visit("/news/2", RULING, stated="/news/1")
    right = visit("/news/1", SUIT)

    assert wrong != right
    addresses = {article.id: article.canonical_url for article in session.scalars(select(Article))}
    assert addresses == {wrong: f"{SITE}/news/2", right: f"{SITE}/news/1"}


def test_page_that_moved_is_the_same_article(visit: Visit) -> None:
    first = visit("/news/old-name", SUIT)

    assert visit("/news/new-name", SUIT + " It wants damages.", asked="/news/old-name") == first
    assert visit("/news/new-name", SUIT) == first


@pytest.mark.parametrize("stated", ["/news/1", None])
def test_page_that_is_replaced_by_a_notice_is_the_same_article(visit: Visit, stated: str | None) -> None:
    first = visit("/news/1?id=1", SUIT, stated="/news/1")

    assert visit("/news/1?id=1", "This article has been removed.", stated=stated) == first


def test_page_that_leads_to_another_story_is_not(visit: Visit) -> None:
    first = visit("/news/1", SUIT)

    assert visit("/news/2", RULING, asked="/news/1") != first


def test_rolling_page_is_each_story_it_carries(visit: Visit) -> None:
    first = visit("/latest", SUIT, stated="/news/1")

    assert visit("/latest", RULING, stated="/news/2") != first


def test_unrelated_reports_have_little_in_common() -> None:
    assert share_in_common(SUIT, RULING) < 0.2
    assert share_in_common(SUIT, f"{RULING} {SUIT.upper()}") == 1
