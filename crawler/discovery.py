"""Which addresses an outlet lists: its feeds and sitemaps, fetched and read; what cannot be read is one error."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.listings import MOST_URLS, Listing, ListingError, read_listing
from crawler.outlet import Outlet
from crawler.run import Answer, Asking, Fetch
from store.addresses import fetch_address, is_web_address
from store.frontier import FoundUrl

MOST_SITEMAPS = 12  # of one index in one round, newest first
MOST_LISTINGS = 60  # asked for in one round; an index can name thousands
DEEPEST_INDEX = 3  # an index of indexes of indexes; nobody we know of has more
LONGEST_URL = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One listing that was read: how many addresses it gives, and how many of them are articles of the outlet."""

    url: str
    entries: int
    dated: int
    articles: int


@dataclass(slots=True, kw_only=True)
class Discovery:
    """What one round's discovery came to; `is_held` if robots.txt of a listing's host could not be had.

    `passed_over` is the newest listed address of each listing that looks like no article of the outlet.
    """

    found: dict[str, FoundUrl] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    listings: list[Seen] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    is_held: bool = False


async def discover(outlet: Outlet, fetch: Fetch, *, archives: bool = False, enough: int = MOST_URLS) -> Discovery:
    """Fetch the listings of an outlet, feeds before sitemaps, and gather the addresses of its articles.

    With `archives` its archive sitemaps follow, newest part first, until `enough` addresses are found.
    """
    discovery = Discovery()
    await _read_all(outlet, (*outlet.feeds, *outlet.sitemaps), fetch, discovery)
    if archives:
        await _read_all(outlet, outlet.archives, fetch, discovery, enough=enough)
    if discovery.asked and not (discovery.found or discovery.errors):
        discovery.errors.append("no listing that was read lists an article of the outlet")
    return discovery


def is_article(outlet: Outlet, url: str, *, listed_by: str) -> bool:
    """Whether an address is on the outlet's domain, or on the host of its own listing, and looks like an article's."""
    if not _is_own(outlet, url, listed_by) or len(url) > LONGEST_URL:
        return False
    return outlet.articles is None or outlet.articles.search(url) is not None


async def _read_all(
    outlet: Outlet, urls: Sequence[str], fetch: Fetch, discovery: Discovery, *, enough: int | None = None
) -> None:
    """Read listings and, before the next of them, what an index among them names; each address once."""
    pending = [(url, 0) for url in urls]
    while pending and len(discovery.asked) < MOST_LISTINGS and not (enough and len(discovery.found) >= enough):
        url, depth = pending.pop(0)
        if url in discovery.asked:
            continue
        discovery.asked.add(url)
        listing = _read(await fetch(url, Asking(delay=outlet.delay)), url, discovery)
        if listing is None:
            continue
        if not listing.is_index:
            _gather(outlet, listing, url, discovery)
        elif depth < DEEPEST_INDEX:
            pending[:0] = [(child, depth + 1) for child in _children(outlet, listing, url)]
        else:
            discovery.errors.append(f"{url}: an index nested over {DEEPEST_INDEX} deep is not followed")


def _read(answer: Answer, url: str, discovery: Discovery) -> Listing | None:
    problem = answer.problem or (f"answered {answer.status}" if answer.status != 200 else None)
    discovery.is_held = discovery.is_held or answer.is_held
    if problem is None:
        try:
            return read_listing(answer.body, url)
        except ListingError as error:
            problem = str(error)
    told = problem if answer.is_held else f"{url}: {problem}"  # one host that is held is one error
    if told not in discovery.errors:
        discovery.errors.append(told)
    return None


def _gather(outlet: Outlet, listing: Listing, url: str, discovery: Discovery) -> None:
    articles = {one.url for one in listing.found if is_article(outlet, one.url, listed_by=url)}
    for one in listing.found:
        if one.url in articles:
            _add(discovery.found, replace(one, url=fetch_address(one.url)))
    dated = sum(one.listed is not None for one in listing.found)
    discovery.listings.append(Seen(url=url, entries=len(listing.found), dated=dated, articles=len(articles)))
    discovery.passed_over += [one.url for one in listing.found if one.url not in articles][:1]


def _add(found: dict[str, FoundUrl], one: FoundUrl) -> None:
    known = found.get(one.url)
    if known is None and len(found) >= MOST_URLS:
        return
    if known is None or (one.listed and (known.listed is None or known.listed < one.listed)):
        found[one.url] = one


def _children(outlet: Outlet, index: Listing, url: str) -> list[str]:
    return [one.url for one in index.found if _is_own(outlet, one.url, url)][:MOST_SITEMAPS]


def _is_own(outlet: Outlet, url: str, listed_by: str) -> bool:
    return is_web_address(url) and (outlet.owns(url) or urlsplit(url).netloc == urlsplit(listed_by).netloc)
