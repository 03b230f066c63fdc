"""A host that asks us to wait, keeps us waiting or sends too much is left alone, and no other with it."""

from datetime import UTC, datetime, timedelta

import pytest
from scrapy.exceptions import StopDownload
from scrapy.http import Request

from crawler.hosts import LONGEST_WAIT, Hosts, host_of, retry_after
from crawler.limits import Limits

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
PAPER = Request("https://paper.example/1")


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, None),
        ("", None),
        ("120", timedelta(minutes=2)),
        ("0", timedelta()),
        ("-60", None),
        ("9" * 5_000, LONGEST_WAIT),
        ("\u00b2", None),
        ("\u0663", None),
        ("Fri, 02 Jan 2026 12:05:00 GMT", timedelta(minutes=5)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", timedelta()),
        ("Fri, 31 Dec 2100 23:59:59 GMT", LONGEST_WAIT),
        ("Fri, 31 Dec 99999999999 23:59:59 GMT", None),
        ("Mon, 30 Feb 2026 00:00:00 GMT", None),
        ("soon", None),
    ],
)
def test_wait_is_what_is_asked_within_a_day(value: str | None, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait


@pytest.mark.parametrize("url", ["https://PAPER.example/", "https://paper.example./1", "http://u@paper.example:8080/"])
def test_one_host_is_written_in_one_way(url: str) -> None:
    assert host_of(url) == "paper.example"


@pytest.mark.parametrize("status", [429, 503])
def test_host_that_asks_to_wait_is_not_asked_meanwhile(status: int) -> None:
    hosts = Hosts(Limits())

    hosts.note_answer("paper.example", status, "600")

    now = datetime.now(UTC)
    assert "asked us to wait until" in (hosts.why_not("paper.example", now) or "")
    assert hosts.why_not("paper.example", now + timedelta(seconds=601)) is None
    assert hosts.why_not("other.example", now) is None


def test_wait_named_with_another_status_holds_nothing() -> None:
    hosts = Hosts(Limits())

    hosts.note_answer("paper.example", 200, "600")

    assert hosts.why_not("paper.example", datetime.now(UTC)) is None


def test_patience_ends_with_slow_answers_and_not_with_many_prompt_ones() -> None:
    hosts = Hosts(Limits(patience_seconds=60, prompt_seconds=2))

    for _ in range(1_000):
        hosts.note_end(PAPER, 1.9)
    assert hosts.why_not("paper.example", NOW) is None

    for _ in range(3):
        hosts.note_end(PAPER, 30)
    assert hosts.why_not("paper.example", NOW) == "paper.example kept us waiting for over 60 seconds"


def test_host_that_sends_too_much_altogether_is_left_alone() -> None:
    hosts = Hosts(Limits(host_bytes=1_000))

    for _ in range(2):
        hosts.weigh(bytes(600), PAPER)
        hosts.note_end(PAPER, 0.1)

    assert hosts.why_not("paper.example", NOW) == "paper.example sent over 1000 bytes"


def test_only_large_answers_are_broken_off_while_all_together_are_too_much() -> None:
    hosts = Hosts(Limits(flight_bytes=1_000, large_bytes=400))
    large, small = Request("https://large.example/1"), Request("https://small.example/1")
    hosts.weigh(bytes(900), large)
    hosts.weigh(bytes(300), small)

    with pytest.raises(StopDownload):
        hosts.weigh(bytes(1), large)
    hosts.note_end(large, 0.1)

    hosts.weigh(bytes(500), small)
