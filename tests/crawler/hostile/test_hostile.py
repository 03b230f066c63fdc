"""One crawl of all hostile hosts side by side: each ends in one record that says why, or is read, and no more."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hostile.all_cases import CASES
from hostile.server import HostileServer
from hostile.serving import Case
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.database import open_engine
from store.models import Article, ArticleVersion, Capture, FrontierUrl, Round
from store.models import Outlet as OutletRow

CRAWL = Path(__file__).parent / "crawl.py"
READ = [name for name, case in CASES.items() if case.reason is None]
REFUSED = [name for name, case in CASES.items() if case.reason]


@dataclass
class Crawl:
    """One crawl under way, then what is left of it."""

    home: Path
    process: "subprocess.Popen[str]"

    def end(self) -> None:
        """Wait for its end."""
        _, errors = self.process.communicate(timeout=400)
        assert self.process.returncode == 0, errors

    def read(self, name: str) -> str:
        """A file it left."""
        return (self.home / name).read_text(encoding="utf-8")


@dataclass
class Crawled:
    """What is left of both crawls, by whether their hosts are slow, and what the servers saw."""

    server: HostileServer
    crawls: dict[bool, Crawl]
    sessions: dict[bool, Session]

    def records(self, name: str) -> dict[str, set[str]]:
        """Why each address of a host was not read; of a round's own error, its outlet stands for the address."""
        found: dict[str, set[str]] = defaultdict(set)
        session = self.sessions[CASES[name].is_slow]
        pages = select(FrontierUrl.url, FrontierUrl.last_error).where(FrontierUrl.outlet_slug == name)
        captures = select(Capture.url, Capture.refusal).where(Capture.outlet_slug == name)
        for url, reason in [*session.execute(pages), *session.execute(captures)]:
            if reason:
                found[url].add(reason)
        error = session.scalars(select(Round.error).where(Round.outlet_slug == name)).one()
        if error and not any(error in reasons for reasons in found.values()):
            found[name].add(error)
        return found

    def articles(self, name: str) -> list[ArticleVersion]:
        """The articles of a host."""
        wanted = select(ArticleVersion).join(Article).join(OutletRow).where(OutletRow.slug == name)
        return list(self.sessions[CASES[name].is_slow].scalars(wanted))


def _outlet(name: str, port: int) -> str:
    keys = {"slug": name, "name": name, "domain": f"{name}.example"}
    lines = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    return f'[[outlet]]\n{lines}feeds = ["http://{name}.example:{port}/feed.xml"]\ndelay = 0\n'


def _start(home: Path, port: int, *, is_slow: bool) -> Crawl:
    tables = [_outlet(case.name, port) for case in CASES.values() if case.is_slow is is_slow]
    (home / "outlets.toml").write_text("\n".join(tables), encoding="utf-8")
    words = [sys.executable, CRAWL, home / "outlets.toml", home, "8" if is_slow else "120"]
    environment = {"PYTHONPATH": str(Path.cwd())}
    return Crawl(home, subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """All hosts crawled, the slow ones in a crawl of their own beside the other, and what came read."""
    server = HostileServer(CASES)
    server.start()
    crawls = {
        is_slow: _start(tmp_path_factory.mktemp("hostile"), server.port, is_slow=is_slow) for is_slow in (True, False)
    }
    for crawl in crawls.values():
        crawl.end()
    server.stop()
    engines = {is_slow: open_engine(f"sqlite:///{crawl.home / 'onrecord.db'}") for is_slow, crawl in crawls.items()}
    sessions = {is_slow: Session(engine) for is_slow, engine in engines.items()}
    yield Crawled(server, crawls, sessions)
    for is_slow, session in sessions.items():
        session.close()
        engines[is_slow].dispose()


@pytest.mark.parametrize("name", REFUSED)
def test_each_page_ends_in_one_record_with_its_reason(crawled: Crawled, name: str) -> None:
    records = crawled.records(name)

    assert records
    for reasons in records.values():
        assert len(reasons) == 1
        assert re.search(CASES[name].reason or "", next(iter(reasons)))


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_of_a_refused_page_is_an_article(crawled: Crawled, name: str) -> None:
    assert crawled.articles(name) == []


@pytest.mark.parametrize("name", READ)
def test_page_that_only_looks_bad_is_read(crawled: Crawled, name: str) -> None:
    case: Case = CASES[name]

    assert crawled.records(name) == {}
    [article] = crawled.articles(name)
    assert case.holds in article.text
    assert case.holds_not not in article.text
    assert article.article.canonical_url.startswith(f"http://{name}.example")


def test_nothing_inside_is_ever_connected_to(crawled: Crawled) -> None:
    assert crawled.server.inside == []
    for crawl in crawled.crawls.values():
        assert set(crawl.read("connected.txt").split()) == {"127.1.0.1"}


def test_what_is_kept_of_a_title_or_an_author_has_no_tricks(crawled: Crawled) -> None:
    kept = {name: crawled.articles(name)[0] for name in ("overrides", "lone-surrogates", "nul")}

    assert {name: one.title for name, one in kept.items()} == {
        "overrides": "A sample",
        "lone-surrogates": "A sample",
        "nul": "A sample headline",
    }
    assert kept["overrides"].authors == kept["lone-surrogates"].authors == ["Jane Doe"]


@pytest.mark.parametrize("name", [name for name in READ if name.startswith("date-")])
def test_date_that_cannot_be_is_none(crawled: Crawled, name: str) -> None:
    assert crawled.articles(name)[0].published_at is None


def test_robots_txt_that_forbids_or_fails_lets_nothing_else_be_asked(crawled: Crawled) -> None:
    for name in ("robots-forbidding", "robots-of-503", "robots-endless", "robots-with-a-mark", "robots-in-utf-16"):
        assert {one.path for one in crawled.server.of(name)} == {"/robots.txt"}, name


def test_one_request_at_a_time_to_a_host(crawled: Crawled) -> None:
    for name in CASES:
        asked = crawled.server.of(name)
        pairs = pairwise(asked)
        assert [other.path for one, other in pairs if one.ended and other.at < one.ended] == [], name


def test_every_request_says_who_asks_and_how_to_reach_us(crawled: Crawled) -> None:
    agents = {one.agent for one in crawled.server.asked}

    assert len(agents) == 1
    assert re.fullmatch(r"onrecord/\S+ \(\+https://onrecord\.invalid/contact\)", agents.pop())


def test_page_that_kills_the_reader_is_tried_once_more_and_never_again(crawled: Crawled) -> None:
    deaths = crawled.crawls[True].read("deaths.txt").split()

    assert deaths == [f"http://deadly.example:{crawled.server.port}/story"] * 2


def test_memory_of_the_crawler_stays_under_400_megabytes(crawled: Crawled) -> None:
    for crawl in crawled.crawls.values():
        assert json.loads(crawl.read("cost.json"))["crawler_mb"] < 400


def test_hosts_that_keep_us_waiting_hold_up_no_other(crawled: Crawled) -> None:
    """All that is to be had of the good hosts was asked for before the first of the others was given up."""
    given_up = min(one.ended or 0.0 for one in crawled.server.of("slow-headers") if one.path == "/story")

    for number in range(3):
        asked = crawled.server.of(f"good-{number}")
        assert [one.path for one in asked] == ["/robots.txt", "/feed.xml", "/story"]
        assert asked[-1].at < given_up
