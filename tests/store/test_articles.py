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
    file_extract,
    normalised,
    outlet_row,
)
from store.captures import record_capture
from store.models import Article, ArticleObservation, ArticleVersion, Capture, Outlet
from store.presence import file_absence, file_unchanged, has_unread_page, refuse_capture
from store.vocabulary import ArticleState, ObservationKind, OutletKind

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
        said = {"title": "A title", "extractor": "test@1"} | more
        extract = records.Extract(body=text, **said)
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


@pytest.mark.parametrize(
    ("answers", "is_gone"),
    [
        ([(1, 404), (2, 404), (3, 404)], False),  # one bad hour
        ([(1, 404), (30, 404)], False),
        ([(1, 404), (5, 404), (25, 404)], True),
        ([(1, 404), (5, 404), (6, 304), (25, 404)], False),  # it flaps
        ([(1, 404), (5, 500), (25, 404), (30, 404)], True),  # an error says neither
        ([(1, 410)], True),
    ],
)
def test_page_is_gone_by_410_or_by_three_times_404_over_a_day(
    session: Session, visit: Visits, capture: Callable[..., Capture], answers: list[tuple[int, int]], is_gone: bool
) -> None:
    visit()

    for hours, status in answers:
        if status == 304:
            file_unchanged(session, capture(hours=hours, status=status), now=START)
        elif status == 500:
            refuse_capture(capture(hours=hours, status=status), "status 500", START)
        else:
            file_absence(session, capture(hours=hours, status=status), now=START)

    assert (session.scalars(select(Article)).one().state is ArticleState.GONE) is is_gone


def test_missing_amp_page_says_nothing_of_the_article(
    session: Session, visit: Visits, capture: Callable[..., Capture]
) -> None:
    visit(url=f"{URL}/amp")
    visit(hours=1)

    for hours in (2, 10, 40):
        file_absence(session, capture(f"{URL}/amp", hours=hours, status=404), now=START)

    assert session.scalars(select(Article)).one().state is ArticleState.USABLE


def test_page_that_comes_back_is_usable_again_with_its_history(
    session: Session, visit: Visits, capture: Callable[..., Capture]
) -> None:
    visit()
    file_absence(session, capture(hours=1, status=410), now=START)

    visit(hours=2)

    article = session.scalars(select(Article)).one()
    assert article.state is ArticleState.USABLE
    assert _happened(session) == [ObservationKind.WITHDRAWN, ObservationKind.RETURNED]
    assert _count(session, ArticleVersion) == 1


def _happened(session: Session) -> list[ObservationKind]:
    return list(session.scalars(select(ArticleObservation.kind).order_by(ArticleObservation.id)))


def test_changed_headline_is_a_version(session: Session, visit: Visits) -> None:
    visit()

    second = visit(title="Another title", hours=6)

    assert second is not None
    assert second.version_no == 2
    assert _happened(session) == [ObservationKind.RETITLED]


def test_headline_that_was_not_found_once_is_no_change(visit: Visits) -> None:
    visit()

    assert visit(title=None, hours=6) is None


@pytest.mark.parametrize(
    ("later", "happened"),
    [
        ({"text": TEXT.replace("Monday", "Tuesday")}, [ObservationKind.SILENTLY_EDITED]),
        ({"text": TEXT.replace("Monday", "Tuesday"), "modified": START}, [ObservationKind.EDITED]),
        (
            {
                "text": TEXT + "\n\nCorrection: the day was wrong at first.",
                "correction_notice": "Correction: the day was wrong at first.",
            },
            [ObservationKind.CORRECTED],
        ),
        ({"text": TEXT.replace("Monday.", "Monday!")}, []),
        ({"text": TEXT.replace("Monday", "Tuesday"), "extractor": "test@2"}, []),
        ({"text": "This article has been removed by its publisher."}, [ObservationKind.WITHDRAWN]),
    ],
)
def test_what_a_new_version_shows_is_noted_once_with_its_visit(
    session: Session, visit: Visits, later: dict[str, Any], happened: list[ObservationKind]
) -> None:
    visit()

    version = visit(**later, hours=6)

    assert version is not None
    assert _happened(session) == happened
    assert {row.capture_id for row in session.scalars(select(ArticleObservation))} <= {version.capture_id}


def test_page_replaced_by_a_notice_is_gone_until_its_text_is_back(session: Session, visit: Visits) -> None:
    visit()
    visit("This article has been retracted.", hours=6)
    article = session.scalars(select(Article)).one()
    states = [article.state]

    visit("This article has been retracted.", hours=7)
    states.append(article.state)
    visit(hours=8)
    states.append(article.state)

    assert states == [ArticleState.GONE, ArticleState.GONE, ArticleState.USABLE]
    assert _happened(session) == [ObservationKind.WITHDRAWN, ObservationKind.RETURNED]
    assert [version.version_no for version in article.versions] == [1, 2, 3]


def test_what_is_taken_in_late_and_was_seen_already_makes_no_version(session: Session, visit: Visits) -> None:
    visit(hours=6)

    assert visit(hours=0) is None
    assert session.scalars(select(Article)).one().first_seen == START


def test_amp_page_with_other_trimmings_is_a_sighting_of_the_article(session: Session, visit: Visits) -> None:
    visit(canonical_url=URL)

    assert visit(TEXT + "\n\nThe light form says a little more.", url=f"{URL}/amp", hours=1) is None
    assert session.scalars(select(Article)).one().last_seen == START + timedelta(hours=1)


def test_page_that_is_as_when_it_was_refused_is_no_sighting(
    session: Session, visit: Visits, capture: Callable[..., Capture]
) -> None:
    visit()
    visit(" ", hours=1)
    unchanged = capture(hours=2, status=304)

    assert file_unchanged(session, unchanged, now=START) is None
    assert unchanged.refusal == "unchanged: no text found on the page"
    assert session.scalars(select(Article)).one().last_seen == START


def test_answer_unchanged_waits_while_its_page_is_unread(session: Session, capture: Callable[..., Capture]) -> None:
    capture()

    assert has_unread_page(session, capture(hours=1, status=304))


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
