"""What a host's robots.txt means, and that all who wait for it wait."""

import asyncio

import pytest

from crawler.robots import LONGEST_DELAY, LONGEST_ROBOTS, Gate, Rules, rules_of

ORIGIN = "https://paper.example"


@pytest.mark.parametrize(
    ("status", "body", "is_allowed", "is_held"),
    [
        (200, b"", True, False),
        (200, b"User-agent: *\nDisallow: /\n", False, False),
        (200, b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False, False),
        (200, b"User-agent: otherbot\nDisallow: /\n", True, False),
        (200, b"User-agent: *\nDisallow: /private/\n", True, False),
        (404, b"User-agent: *\nDisallow: /\n", True, False),
        (403, b"", True, False),
        (429, b"", False, True),
        (500, b"", False, True),
        (503, b"", False, True),
        (None, b"", False, True),
    ],
)
def test_answer_means_what_rfc_9309_says(status: int | None, body: bytes, is_allowed: bool, is_held: bool) -> None:
    decision = rules_of(ORIGIN, status, body, problem="timeout").decide(f"{ORIGIN}/news/1")

    assert (decision.is_allowed, decision.is_held) == (is_allowed, is_held)


def test_reason_names_the_file_and_what_it_answered() -> None:
    assert rules_of(ORIGIN, 404, b"").decide(ORIGIN).why == (
        "allowed: https://paper.example/robots.txt answered 404, which sets no rule"
    )


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("10", 10.0),
        ("0.5", 0.5),
        ("86400", LONGEST_DELAY),
        ("soon", None),
        ("-3", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_delay_is_that_of_the_file_within_a_bound(line: str, delay: float | None) -> None:
    rules = rules_of(ORIGIN, 200, f"User-agent: *\nCrawl-delay: {line}\n".encode())

    assert rules.decide(ORIGIN).delay == delay


def test_bytes_that_are_no_text_do_not_break_it() -> None:
    assert rules_of(ORIGIN, 200, b"\xff\xfe\x00User-agent: *").decide(ORIGIN).is_allowed


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n",
        "User-agent: *\nDisallow: /\n".encode("utf-16"),
        b"User-agent: *\x00\nDis\x00allow: /\n",
        b"User-agent: *\rDisallow: /\r",
        b"User-agent: *\nDisallow: /\n" + b"#" * LONGEST_ROBOTS,
    ],
    ids=["mark", "utf-16", "nul", "old line ends", "too long"],
)
def test_rule_is_found_however_it_is_written(body: bytes) -> None:
    assert not rules_of(ORIGIN, 200, body).decide(f"{ORIGIN}/news/1").is_allowed


def test_rule_of_many_stars_is_matched_in_no_time_worth_naming() -> None:
    rules = rules_of(ORIGIN, 200, b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"*b$\n")

    assert rules.decide(f"{ORIGIN}/{'a' * 1_900}").is_allowed


def test_many_waiters_are_one_question_and_none_passes_before_the_answer() -> None:
    asked: list[str] = []

    async def ask(origin: str) -> Rules:
        asked.append(origin)
        for _ in range(50):
            await asyncio.sleep(0)
        return rules_of(origin, 200, b"User-agent: *\nDisallow: /\n")

    async def race() -> list[bool]:
        gate = Gate(ask)
        decisions = await asyncio.gather(*(gate.decide(f"{ORIGIN}/{number}") for number in range(20)))
        return [one.is_allowed for one in decisions]

    assert asyncio.run(race()) == [False] * 20
    assert asked == [ORIGIN]


def test_hosts_and_ports_are_asked_each() -> None:
    asked: list[str] = []

    async def ask(origin: str) -> Rules:
        asked.append(origin)
        return rules_of(origin, 404, b"")

    async def visit() -> None:
        gate = Gate(ask)
        for url in ("https://a.example/1", "http://a.example/1", "https://a.example:8443/1", "https://a.example/2"):
            await gate.decide(url)

    asyncio.run(visit())
    assert asked == ["https://a.example", "http://a.example", "https://a.example:8443"]
