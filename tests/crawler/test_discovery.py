"""Which listings of an outlet are asked for, in which order, and when that ends."""

import asyncio
import gzip
from collections.abc import Iterable

import pytest

from crawler.discovery import MOST_LISTINGS, MOST_SITEMAPS, Discovery, discover
from crawler.outlet import Outlet
from crawler.run import Answer, Asking

SITE = "https://paper.example"
PAPER = Outlet(
    slug="paper",
    name="Paper",
    domain="paper.example",
    further_domains=("paper-abroad.example",),
    feeds=(f"{SITE}/feed",),
    sitemaps=(f"{SITE}/news",),
    archives=(f"{SITE}/archive",),
)


def _feed(*paths: str) -> bytes:
    items = "".join(f"<item><link>{_whole(path)}</link></item>" for path in paths)
    return f"<rss><channel>{items}</channel></rss>".encode()


def _sitemap(*paths: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{_whole(path)}</loc></url>' for path in paths)}</urlset>".encode()


def _index(paths: Iterable[str]) -> bytes:
    parts = "".join(f"<sitemap><loc>{_whole(path)}</loc></sitemap>" for path in paths)
    return f"<sitemapindex>{parts}</sitemapindex>".encode()


def _whole(path: str) -> str:
    return path if "://" in path else f"{SITE}{path}"


def _discover(pages: dict[str, bytes], **options: int) -> tuple[Discovery, list[str]]:
    """What discovery makes of these answers by path, and which paths it asked for; all else answers 404."""
    asked: list[str] = []

    async def fetch(url: str, asking: Asking) -> Answer:
        path = url.removeprefix(SITE)
        asked.append(path)
        return Answer(url=url, status=200, body=pages[path]) if path in pages else Answer(url=url, status=404)

    return asyncio.run(discover(PAPER, fetch, **options)), asked  # type: ignore[arg-type]


def test_feeds_come_before_sitemaps_and_archives_only_where_asked_for() -> None:
    pages = {"/feed": _feed("/1"), "/news": _sitemap("/2"), "/archive": _sitemap("/3")}

    assert _discover(pages)[1] == ["/feed", "/news"]
    found, asked = _discover(pages, archives=True)

    assert asked == ["/feed", "/news", "/archive"]
    assert list(found.found) == [f"{SITE}/1", f"{SITE}/2", f"{SITE}/3"]


def test_archive_is_read_newest_part_first_until_there_is_enough() -> None:
    parts = {f"/archive-{year}": _sitemap(f"/{year}/1", f"/{year}/2") for year in range(2015, 2026)}
    pages = {"/feed": _feed("/1"), "/archive": _index(parts), **parts}

    asked = _discover(pages, archives=True, enough=4)[1]

    assert asked == ["/feed", "/news", "/archive", "/archive-2025", "/archive-2024"]


def test_index_in_an_index_is_followed_before_what_stands_beside_it() -> None:
    pages = {"/news": _index(["/2024", "/2025"]), "/2025": _index(["/2025-01", "/2025-02"])}
    pages |= {"/2025-02": gzip.compress(_sitemap("/a")), "/2025-01": _sitemap("/b"), "/2024": _sitemap("/c")}

    found, asked = _discover(pages)

    assert asked == ["/feed", "/news", "/2025", "/2025-02", "/2025-01", "/2024"]
    assert list(found.found) == [f"{SITE}/a", f"{SITE}/b", f"{SITE}/c"]


def test_index_that_names_itself_is_asked_for_once() -> None:
    asked = _discover({"/news": _index(["/news", "/part"]), "/part": _index(["/news"])})[1]

    assert asked == ["/feed", "/news", "/part"]


def test_index_nested_too_deep_is_an_error_and_no_more() -> None:
    pages = {"/news": _index(["/1"]), **{f"/{n}": _index([f"/{n + 1}"]) for n in range(1, 9)}}

    found, asked = _discover(pages)

    assert asked[-1] == "/3"
    assert found.errors[-1] == f"{SITE}/3: an index nested over 3 deep is not followed"


def test_huge_index_is_read_in_part() -> None:
    wide = {f"/y{number}": _index([f"/y{number}/{part}" for part in range(40)]) for number in range(40)}

    asked = _discover({"/news": _index(wide), **wide})[1]

    assert len(asked) == MOST_LISTINGS
    assert len([path for path in asked if path.startswith("/y39/")]) == MOST_SITEMAPS


def test_parts_on_another_site_are_not_asked_for() -> None:
    asked = _discover({"/news": _index(["https://other.example/part", "https://paper-abroad.example/part"])})[1]

    assert asked == ["/feed", "/news", "https://paper-abroad.example/part"]


@pytest.mark.parametrize("url", ["https://paper-abroad.example/1", "https://www.paper-abroad.example/1"])
def test_further_domains_are_the_outlet_s_own(url: str) -> None:
    assert list(_discover({"/feed": _feed(url)})[0].found) == [url]


def test_what_each_listing_gave_is_told() -> None:
    found = _discover({"/feed": _feed("/1", "https://other.example/2")})[0]

    assert [(seen.entries, seen.dated, seen.articles) for seen in found.listings] == [(2, 0, 1)]
    assert found.passed_over == ["https://other.example/2"]
    assert found.errors == [f"{SITE}/news: answered 404"]
