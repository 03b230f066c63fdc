"""Whole rounds of `onrecord crawl`, each in a process of its own, on sites that count what they are asked."""

import base64
import gzip
import hashlib
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from crawler.archive import read_record
from crawler.archive_check import check_archive
from crawler.robots import rules_of
from store.models import Article, ArticleVersion, Capture, FrontierUrl, Round
from store.vocabulary import ArticleState, CaptureKind

FIRST = (
    "Aldine Books sued Borealis Labs on Monday, saying that its novels were used without leave.\n\n"
    "Borealis Labs has said nothing so far."
)
SECOND = "A court in Sampleton heard both sides on Friday and set the next hearing for the spring of the coming year."
THIRD = "The makers of a music model settled with a group of composers, who had complained about copied songs."

Home = Any
MakeSite = Callable[[str], Any]


@dataclass
class Crawled:
    """Two crawls of the same sites: what was said, what was asked for, what is in the record."""

    home: Home
    sites: dict[str, Any]
    first: "subprocess.CompletedProcess[str]"
    second: "subprocess.CompletedProcess[str]"
    asked_at_first: dict[str, list[str]]

    def line(self, name: str) -> str:
        return next(line for line in self.first.stderr.splitlines() if line.startswith(name))


@pytest.fixture(scope="module")
def crawled(make_site: MakeSite, make_home: Callable[[], Home]) -> Crawled:
    """Sites of several kinds, crawled; then one page is changed and one withdrawn, and all are crawled again."""
    names = ("good", "forbidding", "refusing", "broken", "holding", "leading-away", "slow")
    sites = {name: make_site(f"127.0.0.{20 + number}") for number, name in enumerate(names)}
    _furnish(sites)
    home = make_home()
    file = home.outlets(*(site.outlet(name) for name, site in sites.items()))
    first = home.run("crawl", *names, "--outlets", file)
    asked = {name: list(site.asked) for name, site in sites.items()}
    sites["good"].article("/1", FIRST + "\n\nCorrection: it was Tuesday, not Monday.", ETag='"1b"')
    sites["good"].answers["/3"].status = 410
    second = home.run("crawl", *names, "--again", "--outlets", file)
    return Crawled(home, sites, first, second, asked)


def _furnish(sites: dict[str, Any]) -> None:
    for site in sites.values():
        site.robots()
        site.feed("/1", "/2", "/3")
        for path, text in (("/1", FIRST), ("/2", SECOND), ("/3", THIRD)):
            site.article(path, text, ETag=f'"{path[1:]}"')
    packed = sites["good"].answers["/2"]
    packed.body, packed.headers = gzip.compress(packed.body), {**packed.headers, "Content-Encoding": "gzip"}
    sites["slow"].robots("User-agent: *\nCrawl-delay: 0.4\n")
    sites["forbidding"].robots("User-agent: *\nDisallow: /\n")
    for path in ("/1", "/2", "/3"):
        sites["refusing"].answers[path].status = 403
    sites["broken"].answers["/feed.xml"].body = b"this is no feed at all"
    sites["holding"].robots(status=503)
    sites["leading-away"].answers["/1"].status = 302
    sites["leading-away"].answers["/1"].headers = {"Location": sites["forbidding"].address + "/1"}


def _count(crawled: Crawled, table: type, *where: Any) -> int:
    with crawled.home.session() as session:
        return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def test_robots_txt_is_asked_for_once_and_first(crawled: Crawled) -> None:
    for name, asked in crawled.asked_at_first.items():
        assert asked[0] == "/robots.txt", name
        assert asked.count("/robots.txt") == 1 or name == "holding"


def test_each_page_becomes_one_article(crawled: Crawled) -> None:
    here = Article.canonical_url.startswith(crawled.sites["good"].address)

    assert _count(crawled, Article, here) == 3
    assert "3 fetched" in crawled.line("Good")


def test_disallowed_site_gives_no_page(crawled: Crawled) -> None:
    assert set(crawled.sites["forbidding"].asked) == {"/robots.txt"}


def test_host_whose_robots_txt_fails_is_held(crawled: Crawled) -> None:
    assert set(crawled.sites["holding"].asked) == {"/robots.txt"}
    assert "held" in crawled.line("Holding")


def test_refusing_outlet_is_one_line_with_its_reason(crawled: Crawled) -> None:
    assert "3 refused" in crawled.line("Refusing")
    assert "status 403 (3)" in crawled.line("Refusing")


def test_feed_that_is_no_xml_is_one_error_and_the_round_goes_on(crawled: Crawled) -> None:
    assert "/feed.xml: no XML" in crawled.line("Broken")
    assert crawled.first.returncode == 3


def test_error_of_a_round_is_kept(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        error = session.scalars(select(Round.error).where(Round.outlet_slug == "broken")).first()

    assert error is not None
    assert "no XML" in error


def test_redirect_to_a_host_that_forbids_it_is_not_followed(crawled: Crawled) -> None:
    assert crawled.sites["forbidding"].asked_for("/1") == 0
    assert "disallowed for onrecord" in crawled.line("Leading-Away")


def test_crawl_delay_is_kept_between_any_two_requests(crawled: Crawled) -> None:
    site = crawled.sites["slow"]
    first = len(crawled.asked_at_first["slow"])
    gaps = [later - earlier for earlier, later in pairwise(site.times[1:first])]

    assert len(gaps) == 3
    assert min(gaps) > 0.35


def test_we_say_who_we_are(crawled: Crawled) -> None:
    agents = set().union(*(site.agents for site in crawled.sites.values()))

    assert len(agents) == 1
    assert agents.pop().startswith("onrecord/0.1 (+http")


def test_unchanged_page_is_fetched_in_full_once(crawled: Crawled) -> None:
    site = crawled.sites["good"]

    assert site.asked_for("/2") == 2
    assert [site.conditions[at] for at, path in enumerate(site.asked) if path == "/2"] == [None, '"2"']
    assert _count(crawled, Capture, Capture.url == site.address + "/2", Capture.status == 304) == 1


def test_changed_page_is_a_second_version_with_its_notice(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        article = session.scalars(select(Article).where(Article.canonical_url.endswith("/1"))).first()

        assert article is not None
        assert [version.version_no for version in article.versions] == [1, 2]
        assert article.versions[1].correction_notice == "Correction: it was Tuesday, not Monday."


def test_withdrawn_page_is_gone_with_its_text_kept(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        gone = session.scalars(select(Article).where(Article.state == ArticleState.GONE)).one()

        assert gone.canonical_url == crawled.sites["good"].address + "/3"
        assert gone.versions[0].text == THIRD


def test_copies_on_several_sites_are_one_cluster(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        clusters = session.scalars(select(ArticleVersion.copy_cluster).where(ArticleVersion.text == SECOND)).all()

    assert len(clusters) > 1
    assert len(set(clusters)) == 1


def test_body_is_archived_as_it_came(crawled: Crawled) -> None:
    sent = crawled.sites["good"].answers["/2"].body
    with crawled.home.session() as session:
        capture = session.scalars(
            select(Capture).where(Capture.url == crawled.sites["good"].address + "/2", Capture.status == 200)
        ).one()
    kept = read_record(crawled.home.archive, capture.warc_file, capture.warc_offset)

    assert kept.payload == sent
    assert capture.payload_digest == f"sha256:{hashlib.sha256(sent).hexdigest()}"


def test_every_digest_verifies(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        assert list(check_archive(session, crawled.home.archive)) == []


def test_each_decision_can_be_made_again_from_the_robots_txt_that_is_archived(crawled: Crawled) -> None:
    with crawled.home.session() as session:
        asked = session.scalars(select(Capture).where(Capture.kind != CaptureKind.ROBOTS)).all()
        made_again = {one.id: _decision(crawled, one) for one in asked}

        assert {one.id: one.robots_decision for one in asked} == made_again
        assert all(one.robots_decision.startswith("allowed for onrecord") for one in asked)


def _decision(crawled: Crawled, capture: Capture) -> str:
    robots = capture.robots_capture
    assert robots is not None
    kept = read_record(crawled.home.archive, robots.warc_file, robots.warc_offset)
    return rules_of(robots.url.removesuffix("/robots.txt"), robots.status, kept.payload).decide(capture.url).why


@pytest.mark.parametrize("name", ["good", "forbidding", "holding"])
def test_robots_txt_is_archived_once_a_round(crawled: Crawled, name: str) -> None:
    assert _count(crawled, Capture, Capture.url == crawled.sites[name].address + "/robots.txt") == 2


def test_feeds_and_redirects_are_in_the_index(crawled: Crawled) -> None:
    feed, leading = crawled.sites["good"].address + "/feed.xml", crawled.sites["leading-away"].address + "/1"

    assert _count(crawled, Capture, Capture.url == feed, Capture.kind == CaptureKind.LISTING) == 2
    assert _count(crawled, Capture, Capture.url == leading, Capture.kind == CaptureKind.HOP) == 2


def test_nothing_waits_after_a_round(crawled: Crawled) -> None:
    assert _count(crawled, Capture, Capture.extracted_at.is_(None)) == 0


def test_killed_crawl_is_finished_by_the_same_command(make_site: MakeSite, installation: Home) -> None:
    site = make_site("127.0.0.41")
    site.robots()
    paths = [f"/{number}" for number in range(1, 31)]
    site.feed(*paths)
    for path in paths:
        site.article(path, f"Report number {path[1:]}. {FIRST}", ETag=f'"{path}"')
    file = installation.outlets(site.outlet("killed"))
    with installation.start("crawl", "killed", "--outlets", file) as process:
        while site.asked_for("/9") == 0 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
        process.communicate()

    done = installation.run("crawl", "killed", "--outlets", file)

    assert done.returncode == 0, done.stderr
    with installation.session() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 30
        assert session.scalar(select(func.count()).select_from(ArticleVersion)) == 30
        assert session.scalar(select(func.count()).where(Capture.extracted_at.is_(None))) == 0
        assert session.scalars(select(Round.error).order_by(Round.id)).all() == ["broken off", None]
        assert [one for one in check_archive(session, installation.archive) if "no capture names" not in one] == []
        assert session.scalar(select(func.count()).where(FrontierUrl.last_status.is_(None))) == 0
    assert max(site.asked_for(path) for path in paths) <= 2


def test_private_address_is_not_connected_to(make_site: MakeSite, installation: Home) -> None:
    site = make_site("127.0.0.42")
    site.robots()
    site.feed("/1")

    file = installation.outlets(site.outlet("inside"))
    done = installation.run("crawl", "inside", "--outlets", file, ONRECORD_ALLOWED_NETWORKS="")

    assert site.asked == []
    assert "127.0.0.42, which is not public" in done.stderr
    assert done.returncode == 1


def test_redirect_to_a_private_address_is_not_followed(make_site: MakeSite, installation: Home) -> None:
    outside, inside = make_site("127.0.0.45"), make_site("127.0.0.46")
    for site in (outside, inside):
        site.robots()
        site.article("/1", FIRST)
    outside.feed("/1")
    outside.answers["/1"].status, outside.answers["/1"].headers = 302, {"Location": inside.address + "/1"}

    file = installation.outlets(outside.outlet("leading-in"))
    done = installation.run("crawl", "leading-in", "--outlets", file, ONRECORD_ALLOWED_NETWORKS="127.0.0.45/32")

    assert inside.asked == []
    assert "127.0.0.46, which is not public" in done.stderr
    with installation.session() as session:
        hop = session.scalars(select(Capture).where(Capture.url == outside.address + "/1")).one()
        assert (hop.kind, hop.status) == (CaptureKind.HOP, 302)
        assert list(check_archive(session, installation.archive)) == []


def test_redirect_of_a_robots_txt_that_leads_nowhere_is_in_the_index(make_site: MakeSite, installation: Home) -> None:
    site = make_site("127.0.0.48")
    site.robots(status=301)
    site.answers["/robots.txt"].headers = {"Location": "http://127.0.0.49:9/robots.txt"}

    done = installation.run("crawl", "lost", "--outlets", installation.outlets(site.outlet("lost")))

    assert "held" in done.stderr
    with installation.session() as session:
        robots = session.scalars(select(Capture).where(Capture.kind == CaptureKind.ROBOTS)).one()
        assert (robots.url, robots.status) == (site.address + "/robots.txt", 301)
        assert list(check_archive(session, installation.archive)) == []


def test_full_disk_is_one_line_and_nothing_half_is_on_record(make_site: MakeSite, installation: Home) -> None:
    site = make_site("127.0.0.47")
    site.robots()
    site.feed("/1")
    site.article("/1", FIRST)
    site.answers["/1"].body += b"<!-- " + base64.b64encode(os.urandom(3_000_000)) + b" -->"
    words = [sys.executable, "-m", "cli", "crawl", "full", "--outlets", installation.outlets(site.outlet("full"))]
    room = "ulimit -f 4000 && exec "  # blocks of 512 bytes

    full = subprocess.run(
        ["sh", "-c", room + shlex.join(words)], env=installation.environment, capture_output=True, text=True
    )
    with installation.session() as session:
        urls = session.scalars(select(Capture.url)).all()
    done = subprocess.run(words, env=installation.environment, capture_output=True, text=True)

    assert full.returncode == 1
    assert full.stderr.startswith("onrecord: archive file ")
    assert "cannot be written (File too large): free some space" in full.stderr
    assert full.stderr.count("\n") == 1
    assert sorted(urls) == [site.address + "/feed.xml", site.address + "/robots.txt"]
    assert done.returncode == 0, done.stderr
    with installation.session() as session:
        assert session.scalar(select(func.count()).select_from(Article)) == 1
        assert list(check_archive(session, installation.archive)) == []


_RACE = """
import sys
import time
from scrapy import Spider, Request
from scrapy.crawler import AsyncCrawlerProcess
from crawler.run import scrapy_settings

class Eager(Spider):
    name = "eager"
    async def start(self):
        for number in range(20):
            yield Request(f"{sys.argv[1]}/{number}", dont_filter=True)
    def parse(self, response):
        pass

settings = scrapy_settings("https://onrecord.invalid", ["127.0.0.0/8"])
settings |= {"CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0}
process = AsyncCrawlerProcess(settings)
process.crawl(Eager)
process.start()
"""


_ALL = {f"/{number}" for number in range(20)}


@pytest.mark.parametrize(
    ("robots", "status", "fetched"),
    [("User-agent: *\nDisallow: /\n", 200, set()), ("", 503, set()), ("", 200, _ALL)],
    ids=["disallowed", "held", "allowed"],
)
def test_no_request_slips_past_the_gate(
    make_site: MakeSite, tmp_path: Path, robots: str, status: int, fetched: set[str]
) -> None:
    site = make_site("127.0.0.43")
    site.robots(robots, status)
    script = tmp_path / "race.py"
    script.write_text(_RACE, encoding="utf-8")

    subprocess.run([sys.executable, script, site.address], check=True, timeout=60, env={"PYTHONPATH": str(Path.cwd())})

    assert set(site.asked) == {"/robots.txt", *fetched}
