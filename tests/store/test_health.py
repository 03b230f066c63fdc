"""What is told of an outlet's health, and when an alarm stands: on a jump, and neither on chance nor on too little."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from crawler.robots import rules_of
from store.articles import outlet_row
from store.health import RECENT, SILENT_ROUNDS, Lack, Share, all_health, health_of, is_jump
from store.models import Article, ArticleVersion, Capture, FrontierUrl, Outlet, Round
from store.records import OutletRecord, Suit

NOW = datetime(2025, 1, 29, 12, tzinfo=UTC)
PAPER = OutletRecord(slug="sample-paper", name="Sample Paper", domain="paper.example")
MakePages = Callable[..., None]


@pytest.fixture
def make_pages(session: Session) -> MakePages:
    """Pages of the sample paper that were fetched and read; each may lack something."""
    outlet = outlet_row(session, PAPER)

    def make(count: int, *, text: bool = True, date: bool = True, author: bool = True) -> None:
        for _ in range(count):
            number = session.query(Capture).count()
            capture = Capture(
                url=f"https://paper.example/{number}",
                outlet_slug=PAPER.slug,
                fetched_at=NOW,
                status=200,
                payload_digest="sha256:0",
                warc_file="a.warc.gz",
                warc_offset=0,
                robots_decision="allowed",
                extracted_at=NOW,
                refusal=None if text else "no text found on the page",
            )
            session.add(capture)
            session.flush()
            if text:
                _article(session, outlet, capture, date=date, author=author)

    return make


def _article(session: Session, outlet: Outlet, capture: Capture, *, date: bool, author: bool) -> None:
    article = Article(outlet=outlet, canonical_url=capture.url, first_seen=NOW, last_seen=NOW)
    version = ArticleVersion(
        article=article,
        version_no=1,
        capture=capture,
        fetched_at=NOW,
        published_at=NOW if date else None,
        authors=["Ada Sample"] if author else [],
        text="A sample.",
        text_sha256=f"{capture.id}",
        extractor="test",
    )
    session.add_all([article, version])
    session.flush()


def _round(session: Session, **more: object) -> None:
    session.add(Round(outlet_slug=PAPER.slug, started_at=NOW, ended_at=NOW, **more))
    session.flush()


def _alarms(session: Session) -> list[Lack]:
    return [missing.lack for missing in health_of(session, PAPER.slug, NOW).alarms]


@pytest.mark.parametrize(
    ("lacking", "alarms"),
    [
        ({"text": False}, [Lack.TEXT]),
        ({"date": False}, [Lack.DATE]),
        ({"author": False}, [Lack.AUTHOR]),
        ({"date": False, "author": False}, [Lack.DATE, Lack.AUTHOR]),
        ({}, []),
    ],
)
def test_pages_that_come_to_lack_something_raise_an_alarm(
    session: Session, make_pages: MakePages, lacking: dict[str, bool], alarms: list[Lack]
) -> None:
    make_pages(100)
    make_pages(RECENT, **lacking)

    assert _alarms(session) == alarms


def test_what_an_outlet_always_lacked_is_no_alarm(session: Session, make_pages: MakePages) -> None:
    make_pages(100 + RECENT, author=False)

    assert _alarms(session) == []


def test_shares_are_of_the_newest_pages_and_of_those_before(session: Session, make_pages: MakePages) -> None:
    make_pages(30, date=False)
    make_pages(10)
    make_pages(RECENT - 20)
    make_pages(20, text=False)

    text, date, _ = health_of(session, PAPER.slug, NOW).missing

    assert (text.recent, text.past) == (Share(part=20, whole=RECENT), Share(part=0, whole=40))
    assert (date.recent, date.past) == (Share(part=10, whole=RECENT), Share(part=20, whole=20))


@pytest.mark.parametrize(
    ("recent", "past", "is_alarm"),
    [
        ((15, 50), (0, 40), True),
        ((10, 19), (0, 400), False),  # too few new pages
        ((40, 50), (0, 39), False),  # too few old ones
        ((9, 50), (0, 900), False),  # rare before, but not 20 points more
        ((30, 50), (300, 900), False),  # 27 points more, yet not so rare by chance
        ((45, 50), (300, 900), True),
        ((0, 0), (0, 0), False),
    ],
)
def test_a_jump_is_large_and_no_chance(recent: tuple[int, int], past: tuple[int, int], is_alarm: bool) -> None:
    assert is_jump(Share(part=recent[0], whole=recent[1]), Share(part=past[0], whole=past[1])) is is_alarm


def test_chance_alone_raises_next_to_no_alarm_and_a_break_is_seen_within_twenty_pages() -> None:
    chance = random.Random(7)  # noqa: S311 - a simulation
    steady = [chance.random() < 0.05 for _ in range(2_000)]
    broken = steady[:400] + [chance.random() < 0.8 for _ in range(20)]

    assert sum(_is_alarm_at(steady, end) for end in range(90, 2_000, 10)) == 0
    assert _is_alarm_at(broken, 420)


def _is_alarm_at(pages: list[bool], end: int) -> bool:
    recent, past = pages[end - RECENT : end], pages[: end - RECENT]
    return is_jump(Share(part=sum(recent), whole=RECENT), Share(part=sum(past), whole=len(past)))


def test_rounds_with_errors_and_no_page_are_an_alarm_when_they_do_not_end(session: Session) -> None:
    for _ in range(SILENT_ROUNDS - 1):
        _round(session, error="feed answered 403")
    assert not health_of(session, PAPER.slug, NOW).is_silent

    _round(session, error="feed answered 403")
    assert health_of(session, PAPER.slug, NOW).is_alarming

    _round(session, error="feed answered 403", unchanged=1)
    assert not health_of(session, PAPER.slug, NOW).is_alarming


def test_outlet_whose_robots_could_not_be_had_is_held(session: Session) -> None:
    why = rules_of("https://paper.example", 503, b"").decide("https://paper.example/1").why
    _round(session, error=why)

    assert health_of(session, PAPER.slug, NOW).is_held


def test_what_is_due_and_what_robots_forbids_is_counted(session: Session) -> None:
    why = rules_of("https://paper.example", 200, b"User-agent: *\nDisallow: /").decide("https://paper.example/1").why
    hour = timedelta(hours=1)
    for number, (due_at, error) in enumerate([(NOW - hour, None), (NOW + hour, None), (NOW + 2 * hour, why)]):
        session.add(
            FrontierUrl(
                outlet_slug=PAPER.slug,
                url=f"https://paper.example/{number}",
                found_at=NOW,
                watched_from=NOW,
                due_at=due_at,
            )
        )
        session.flush()
        session.query(FrontierUrl).filter_by(url=f"https://paper.example/{number}").one().last_error = error
    session.flush()

    found = health_of(session, PAPER.slug, NOW)

    assert (found.due, found.next_due, found.disallowed) == (1, NOW + hour, 1)


def test_outlets_known_by_name_only_are_left_out_and_those_with_rounds_only_are_not(session: Session) -> None:
    outlet_row(session, PAPER)
    session.add(Outlet(slug="named-only", name="Named Only"))
    session.add(Round(outlet_slug="gone-from-the-files", started_at=NOW))
    session.flush()

    assert [health.slug for health in all_health(session, NOW)] == ["gone-from-the-files", "sample-paper"]


def test_suits_and_the_reason_of_a_refusal_are_kept_with_the_outlet(session: Session) -> None:
    suit = Suit(title="Sample Paper v. Sample Lab", source="https://paper.example/suit")
    outlet_row(session, OutletRecord(slug="p", name="P", domain="p.example", suits=(suit,), refuses="It answers 401."))
    session.expire_all()

    row = session.query(Outlet).filter_by(slug="p").one()

    assert row.suits == [{"title": "Sample Paper v. Sample Lab", "source": "https://paper.example/suit"}]
    assert row.refuses == "It answers 401."
