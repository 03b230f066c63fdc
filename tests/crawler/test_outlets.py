"""The outlets we know: enough of them, each sound, short and known to the reader by the same name."""

from pathlib import Path

import pytest

import crawler.outlets
from crawler.outlet import Outlet
from crawler.outlets import outlet_of, outlets, refusing_outlets
from nlp.gazetteer import entries
from store.addresses import is_web_address
from store.vocabulary import EntityKind, OutletKind

ALL = {**outlets(), **refusing_outlets()}
FOLDER = Path(crawler.outlets.__file__).parent


def test_at_least_twenty_five_are_crawled() -> None:
    assert len(outlets()) >= 25


@pytest.mark.parametrize("slug", outlets())
def test_what_is_crawled_is_listed_somewhere(slug: str) -> None:
    outlet = outlets()[slug]

    assert outlet.feeds or outlet.sitemaps
    assert outlet.articles is not None
    assert outlet.refuses is None


@pytest.mark.parametrize("slug", refusing_outlets())
def test_what_refuses_says_why_and_lists_nothing(slug: str) -> None:
    outlet = refusing_outlets()[slug]

    assert outlet.refuses
    assert (*outlet.feeds, *outlet.sitemaps, *outlet.archives) == ()


@pytest.mark.parametrize("slug", ALL)
def test_each_says_who_publishes_it_and_where(slug: str) -> None:
    outlet: Outlet = ALL[slug]

    assert outlet.country
    assert outlet.kind is not OutletKind.UNKNOWN
    assert all(suit.title and is_web_address(suit.source) for suit in outlet.suits)


def test_the_reader_knows_each_by_the_same_name() -> None:
    known = {entry.name for entry in entries().values() if entry.kind in {EntityKind.OUTLET, EntityKind.COMPANY}}

    assert {outlet.name for outlet in ALL.values()} - known == set()


def test_no_two_share_a_slug_a_name_or_a_domain() -> None:
    assert set(outlets()) & set(refusing_outlets()) == set()
    assert len({outlet.name for outlet in ALL.values()}) == len(ALL)
    assert len({outlet.domain for outlet in ALL.values()}) == len(ALL)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.stem)
def test_a_file_of_one_outlet_is_short(file: Path) -> None:
    assert file.name == "refusing.py" or len(file.read_text(encoding="utf-8").splitlines()) < 40


def test_outlet_is_found_by_any_of_its_domains() -> None:
    assert outlet_of("https://www.bbc.co.uk/news/articles/c0") is outlets()["bbc"]
    assert outlet_of("https://feeds.bbci.co.uk/news/rss.xml") is None
