"""A look at a new outlet asks robots.txt, its listings and one page, and leaves nothing behind."""

from collections.abc import Callable
from typing import Any

TEXT = "The sample publisher sued the sample laboratory over its novels and asked the court for damages. " * 5


def test_newest_listed_page_is_read_and_nothing_is_stored(make_site: Callable[[str], Any], installation: Any) -> None:
    site = make_site("127.0.0.71")
    site.robots()
    site.feed("/new", "/old")
    site.article("/new", TEXT)

    shown = installation.run("outlets", "check", installation.outlets(site.outlet("sample-paper")))

    assert site.asked == ["/robots.txt", "/feed.xml", "/new"]
    assert f"listing     {site.address}/feed.xml: 2 entries, 0 dated, 2 articles" in shown.stdout
    assert "robots.txt  allowed for onrecord" in shown.stdout
    assert "published   2025-01-29 09:00:00+00:00" in shown.stdout
    assert shown.returncode == 3  # the page names no author
    assert [path.name for path in installation.home.iterdir()] == ["outlets.toml"]


def test_page_that_robots_forbids_is_not_asked_for(make_site: Callable[[str], Any], installation: Any) -> None:
    site = make_site("127.0.0.72")
    site.robots("User-agent: *\nDisallow: /new\n")
    site.feed("/new")

    shown = installation.run("outlets", "check", installation.outlets(site.outlet("sample-paper")))

    assert site.asked == ["/robots.txt", "/feed.xml"]
    assert "disallowed for onrecord" in shown.stdout
    assert shown.returncode == 1


def test_outlet_that_refuses_is_crawled_by_nobody(make_site: Callable[[str], Any], installation: Any) -> None:
    site = make_site("127.0.0.73")
    table = site.outlet("sample-paper", refuses="It answers 403 to programs.")

    done = installation.run("crawl", "sample-paper", "--outlets", installation.outlets(table))

    assert site.asked == []
    assert "Sample-Paper is never crawled: It answers 403 to programs." in done.stderr
    assert done.returncode == 1
