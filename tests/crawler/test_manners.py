"""What a host sees of us when several outlets, and redirects from elsewhere, lead to it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

TEXT = "Aldine Books sued Borealis Labs on Monday, saying that its novels were used without leave to teach a model."

Home = Any
MakeSite = Callable[[str], Any]


@pytest.fixture(scope="module")
def shared(make_site: MakeSite, make_home: Callable[[], Home]) -> Any:
    """A host that asks for two seconds between requests, with two outlets on it and a third that leads to it."""
    host, other, home = make_site("127.0.0.51"), make_site("127.0.0.52"), make_home()
    host.robots("User-agent: *\nCrawl-delay: 2\n")
    other.robots()
    host.feed("/1")
    host.feed("/2", path="/feed-2.xml")
    other.feed("/away")
    for path in ("/1", "/2", "/3"):
        host.article(path, f"{TEXT} Report {path}.")
    other.answers["/away"] = type(host.answers["/1"])(status=302, headers={"Location": host.address + "/3"})
    tables = host.outlet("first"), host.outlet("second").replace("feed.xml", "feed-2.xml"), other.outlet("third")
    home.run("crawl", "first", "second", "third", "--outlets", home.outlets(*tables))
    return host


def test_all_outlets_share_one_answer_of_robots_txt(shared: Any) -> None:
    assert shared.asked[0] == "/robots.txt"
    assert sorted(shared.asked) == ["/1", "/2", "/3", "/feed-2.xml", "/feed.xml", "/robots.txt"]


def test_pause_is_kept_between_any_two_requests_whoever_makes_them(shared: Any) -> None:
    """By the clock of the host; a request may take a little longer on its way than the next."""
    assert min(later - earlier for earlier, later in pairwise(shared.times[1:])) > 1.9


def test_host_that_asks_to_wait_is_asked_nothing_more(make_site: MakeSite, installation: Home) -> None:
    site = make_site("127.0.0.53")
    site.robots()
    site.feed("/1", "/2", "/3")
    site.answers["/1"] = type(site.answers["/feed.xml"])(status=429, headers={"Retry-After": "600"})

    done = installation.run("crawl", "tired", "--outlets", installation.outlets(site.outlet("tired")))

    assert site.asked == ["/robots.txt", "/feed.xml", "/1"]
    assert "127.0.0.53 asked us to wait until" in done.stderr


def test_redirect_to_a_host_that_is_held_does_not_end_the_round(make_site: MakeSite, installation: Home) -> None:
    site, held = make_site("127.0.0.54"), make_site("127.0.0.55")
    site.robots()
    held.robots(status=503)
    site.feed("/1", "/2")
    site.answers["/1"] = type(site.answers["/feed.xml"])(status=302, headers={"Location": held.address + "/1"})
    site.article("/2", TEXT)

    done = installation.run("crawl", "leading", "--outlets", installation.outlets(site.outlet("leading")))

    assert "1 fetched" in done.stderr
    assert held.address + "/robots.txt answered 503" in done.stderr
