"""Which addresses an outlet lists: its feeds and sitemaps, fetched and read; what cannot be read is one error."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from crawler.listings import Listing, ListingError, read_listing
from crawler.outlet import Outlet
from crawler.run import Answer, Asking, Fetch
from store.addresses import belongs_to, fetch_address, is_web_address
from store.frontier import FoundUrl

MOST_SITEMAPS = 12  # of one index in one round, newest first
LONGEST_URL = 2_000


@dataclass(slots=True, kw_only=True)
class Discovery:
    """What one round's discovery came to; `is_held` if robots.txt of a listing's host could not be had."""

    found: dict[str, FoundUrl] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    read: int = 0
    is_held: bool = False


async def discover(outlet: Outlet, fetch: Fetch) -> Discovery:
    """Fetch all listings of an outlet and gather the addresses of its articles."""
    discovery = Discovery()
    async for url, listing in _listings(outlet, fetch, discovery):
        for one in listing.found:
            if is_article(outlet, one.url, listed_by=url):
                _add(discovery.found, replace(one, url=fetch_address(one.url)))
    return discovery


def is_article(outlet: Outlet, url: str, *, listed_by: str) -> bool:
    """Whether an address is on the outlet's domain, or on the host of its own listing, and looks like an article's."""
    if not is_web_address(url) or len(url) > LONGEST_URL:
        return False
    if not belongs_to(url, outlet.domain) and urlsplit(url).netloc != urlsplit(listed_by).netloc:
        return False
    return outlet.articles is None or outlet.articles.search(url) is not None


def _add(found: dict[str, FoundUrl], one: FoundUrl) -> None:
    known = found.get(one.url)
    if known is None or (one.listed and (known.listed is None or known.listed < one.listed)):
        found[one.url] = one


async def _listings(outlet: Outlet, fetch: Fetch, discovery: Discovery) -> AsyncIterator[tuple[str, Listing]]:
    pending = [(url, True) for url in (*outlet.feeds, *outlet.sitemaps)]
    while pending:
        url, may_be_index = pending.pop(0)
        listing = _read(await fetch(url, Asking(delay=outlet.delay)), url, discovery)
        if listing is None:
            continue
        if not listing.is_index:
            yield url, listing
        elif may_be_index:
            pending.extend((child, False) for child in _children(outlet, listing.found, url))


def _read(answer: Answer, url: str, discovery: Discovery) -> Listing | None:
    problem = answer.problem or (f"answered {answer.status}" if answer.status != 200 else None)
    discovery.is_held = discovery.is_held or answer.is_held
    if problem is None:
        try:
            listing = read_listing(answer.body, url)
        except ListingError as error:
            problem = str(error)
        else:
            discovery.read += 1
            return listing
    told = problem if answer.is_held else f"{url}: {problem}"  # one host that is held is one error
    if told not in discovery.errors:
        discovery.errors.append(told)
    return None


def _children(outlet: Outlet, found: Sequence[FoundUrl], index: str) -> list[str]:
    own = [
        one.url
        for one in found
        if is_web_address(one.url)
        and (belongs_to(one.url, outlet.domain) or urlsplit(one.url).netloc == urlsplit(index).netloc)
    ]
    return own[:MOST_SITEMAPS]
