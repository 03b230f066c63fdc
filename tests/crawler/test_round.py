"""One round of an outlet, on answers made by hand: what is stored, when it stops, what it tells."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from crawler.archive import Place
from crawler.outlet import Outlet
from crawler.round import MOST_REFUSALS, OutletRound, RoundOptions, RoundOutcome, retry_after
from crawler.run import Answer, Asking, Fetch
from store.models import Capture, FrontierUrl, Round
from store.vocabulary import CaptureKind

NOW = datetime(2025, 1, 29, 12, tzinfo=UTC)
PAPER = Outlet(slug="paper", name="Paper", domain="paper.example", feeds=("https://feeds.example/rss",))

Answers = dict[str, Answer]


def _answer(url: str, *, status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
    return Answer(
        url=url,
        status=status,
        body=body,
        headers={"content-type": "text/html", **headers},
        place=Place(file="paper/a.warc.gz", offset=0, digest=digest, length=1, block_digest=digest, at=NOW),
        robots_decision="allowed",
    )


def _feed(count: int) -> Answer:
    items = "".join(f"<item><link>https://paper.example/{number}</link></item>" for number in range(count))
    return _answer(PAPER.feeds[0], body=f"<rss><channel>{items}</channel></rss>".encode())


@pytest.fixture
def run_round(sessions: sessionmaker[Session]) -> Callable[..., tuple[RoundOutcome, list[str]]]:
    """Runs a round whose pages answer by number, the rest as `otherwise`; the outcome and what was asked for."""

    def run(
        *, count: int, otherwise: Callable[[str], Answer], feed: Answer | None = None, **options: int
    ) -> tuple[RoundOutcome, list[str]]:
        asked: list[str] = []

        async def fetch(url: str, asking: Asking) -> Answer:
            asked.append(url)
            return (feed or _feed(count)) if url in PAPER.feeds else otherwise(url)

        made = OutletRound(PAPER, sessions, RoundOptions(**options))
        wanted: Fetch = fetch
        asyncio.run(made.run(wanted))  # type: ignore[arg-type]
        return made.outcome, asked[1:]

    return run


def test_each_answer_is_stored_before_the_next_is_asked_for(
    run_round: Callable[..., tuple[RoundOutcome, list[str]]], sessions: sessionmaker[Session]
) -> None:
    stored: list[int] = []

    def answer(url: str) -> Answer:
        with sessions() as session:
            stored.append(len(session.scalars(select(Capture).where(Capture.kind == CaptureKind.PAGE)).all()))
        return _answer(url)

    outcome, _ = run_round(count=3, otherwise=answer)

    assert stored == [0, 1, 2]
    assert (outcome.discovered, outcome.fetched) == (3, 3)


def test_limit_is_kept(run_round: Callable[..., tuple[RoundOutcome, list[str]]]) -> None:
    _, asked = run_round(count=9, otherwise=_answer, limit=2)

    assert len(asked) == 2


@pytest.mark.parametrize("status", [401, 403, 429])
def test_outlet_that_says_no_again_and_again_is_left_alone(
    run_round: Callable[..., tuple[RoundOutcome, list[str]]], status: int
) -> None:
    outcome, asked = run_round(count=30, otherwise=lambda url: _answer(url, status=status))

    assert len(asked) == MOST_REFUSALS
    assert outcome.error == f"answered {status} 5 times running: left alone for now"


def test_host_that_is_held_stops_the_round(run_round: Callable[..., tuple[RoundOutcome, list[str]]]) -> None:
    outcome, asked = run_round(count=9, otherwise=lambda url: Answer(url=url, problem="held: why", is_held=True))

    assert len(asked) == 1
    assert outcome.error == "held: why"


def test_listing_that_is_held_does_not_stop_the_pages(
    run_round: Callable[..., tuple[RoundOutcome, list[str]]], sessions: sessionmaker[Session]
) -> None:
    run_round(count=3, otherwise=lambda url: _answer(url, status=500))
    with sessions.begin() as session:
        for row in session.scalars(select(FrontierUrl)):
            row.due_at = NOW

    held = Answer(url=PAPER.feeds[0], problem="held: why", is_held=True)
    outcome, asked = run_round(count=0, otherwise=_answer, feed=held)

    assert len(asked) == 3
    assert (outcome.fetched, outcome.error) == (3, "held: why")


def test_page_that_leads_to_another_site_is_kept_and_not_read(
    run_round: Callable[..., tuple[RoundOutcome, list[str]]], sessions: sessionmaker[Session]
) -> None:
    outcome, _ = run_round(count=1, otherwise=lambda _: _answer("https://other.example/landing"))

    with sessions() as session:
        capture = session.scalars(select(Capture).where(Capture.kind == CaptureKind.PAGE)).one()
    assert capture.refusal == "redirected to another site, other.example"
    assert outcome.refused == 1


def test_file_that_is_no_page_is_not_read(run_round: Callable[..., tuple[RoundOutcome, list[str]]]) -> None:
    outcome, _ = run_round(count=1, otherwise=lambda url: _answer(url, **{"content-type": "application/pdf"}))

    assert dict(outcome.reasons) == {"no page but application/pdf": 1}


def test_missing_page_is_gone_and_no_failure(run_round: Callable[..., tuple[RoundOutcome, list[str]]]) -> None:
    outcome, _ = run_round(count=2, otherwise=lambda url: _answer(url, status=404))

    assert (outcome.gone, outcome.failed, outcome.is_done) == (2, 0, True)


def test_counts_are_kept_with_the_round(
    run_round: Callable[..., tuple[RoundOutcome, list[str]]], sessions: sessionmaker[Session]
) -> None:
    run_round(count=2, otherwise=lambda url: _answer(url, status=200 if url.endswith("0") else 500))

    with sessions() as session:
        row = session.scalars(select(Round)).one()
    assert (row.discovered, row.fetched, row.failed) == (2, 1, 1)
    assert row.ended_at is not None


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("999999999", timedelta(days=1)),
        ("Wed, 29 Jan 2025 12:30:00 GMT", timedelta(minutes=30)),
        ("Wed, 29 Jan 2025 11:00:00 GMT", timedelta()),
        ("Wed, 29 Jan 2025 12:30:00 -0000", timedelta(minutes=30)),
        ("later", None),
        ("", None),
        (None, None),
    ],
)
def test_wait_that_a_server_asks_for_is_kept_within_a_day(value: str | None, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait
