"""A first look at an outlet: its listings and one page, asked for with our manners, read, and kept nowhere."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from crawler.discovery import Discovery, discover, is_article
from crawler.outlet import Outlet
from crawler.page import RefusedPage
from crawler.run import Asking, Fetch
from crawler.worker import PageToRead, Worker
from store.frontier import FoundUrl
from store.records import Extract


@dataclass(slots=True, kw_only=True)
class Look:
    """What a look at an outlet showed; `problem` says why no article was read, if none was.

    `unaided` is how many words the general extractor finds without the outlet's own selector.
    """

    outlet: Outlet
    discovery: Discovery = field(default_factory=Discovery)
    url: str | None = None
    robots_decision: str | None = None
    is_article_address: bool = False
    extract: Extract | None = None
    unaided: int = 0
    problem: str | None = None


class OutletLook:
    """A look over the network: `run` is a job for `crawler.run.run_jobs`, `page` what it fetched."""

    def __init__(self, outlet: Outlet, url: str | None = None) -> None:
        self.look = Look(outlet=outlet, url=url)
        self.page: PageToRead | None = None

    async def run(self, fetch: Fetch) -> None:
        """Read the listings, then fetch the page that was named, or the newest one listed."""
        look = self.look
        look.discovery = await discover(look.outlet, fetch)
        look.url = look.url or _newest(look.discovery)
        if look.url is None:
            look.problem = "no listing names an article"
            return
        answer = await fetch(look.url, Asking(delay=look.outlet.delay))
        look.robots_decision = answer.robots_decision or None
        if answer.status != 200:
            look.problem = answer.problem or f"answered {answer.status}"
            return
        self.page = _page(look.outlet, answer.url, answer.body, answer.header("content-type"))


def saved_page(outlet: Outlet, url: str, body: bytes) -> PageToRead:
    """A page that was saved to a file, as if it had been fetched from `url` now."""
    return _page(outlet, url, body, None)


def read_look(look: Look, page: PageToRead) -> None:
    """Read the page, in a process of its own, into `look`."""
    look.url, look.is_article_address = page.url, is_article(look.outlet, page.url, listed_by=page.url)
    try:
        with Worker() as worker:
            look.extract = worker.read(page)
            look.unaided = word_count(worker.read(replace(page, outlet=replace(look.outlet, body=None))))
    except RefusedPage as error:
        look.problem = str(error)
        return
    if not word_count(look.extract):
        look.problem = "no text found on the page"


def word_count(extract: Extract) -> int:
    """How many words the text has."""
    return len(extract.body.split())


def _page(outlet: Outlet, url: str, body: bytes, content_type: str | None) -> PageToRead:
    return PageToRead(body=body, content_type=content_type, url=url, seen_at=datetime.now(UTC), outlet=outlet)


def _newest(discovery: Discovery) -> str | None:
    def newness(one: FoundUrl) -> datetime:
        return one.listed or datetime.min.replace(tzinfo=UTC)

    return max(discovery.found.values(), key=newness).url if discovery.found else None
