"""Scrapy, run once to its end with our manners, which are fixed here and which no outlet can loosen.

A process can do this once, for the reactor does not start twice.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from crawler.archive import Archive, Place
from crawler.archive_files import ArchiveError
from crawler.downloading import RobotsRefusal, as_hops, reason_of
from crawler.hosts import Refused, host_of
from crawler.identity import user_agent
from crawler.limits import DEFAULT_LIMITS, Limits
from crawler.networks import read_networks
from store.records import Capture
from store.vocabulary import CaptureKind

MANNERS: dict[str, Any] = {
    "ROBOTSTXT_OBEY": False,  # Scrapy's own lets requests slip through; ours is RobotsGate
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 1.0,
    "RANDOMIZE_DOWNLOAD_DELAY": False,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.booking.BookingHandler",
        "https": "crawler.booking.BookingHandler",
        "data": None,
        "file": None,
        "ftp": None,
        "s3": None,
    },
    "DOWNLOADER_MIDDLEWARES": {"crawler.downloading.RobotsGate": 100},
    "EXTENSIONS": {"crawler.hosts.Hosts": 0},
    "REACTOR_THREADPOOL_MAXSIZE": 64,  # names are resolved there, one to a thread, and some servers never answer
    "TWISTED_DNS_RESOLVER": "crawler.networks.PublicOnlyResolver",
    "HTTPPROXY_ENABLED": False,  # through a proxy we would not see which address is connected to
    "METAREFRESH_ENABLED": False,
    "COOKIES_ENABLED": False,
    "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],  # 429 and 503 say when to come again
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
    "LOGSTATS_INTERVAL": 0,
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",  # what the standard library unpacks, so that any archive can be read
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one request: a response and where it was archived, or why there is none.

    `body` is unpacked. `robots` is the robots.txt that allowed or forbade it, `before` what was archived on the way to
    it. `is_held` says that robots.txt could not be had, `is_refused` that it forbids the address.
    """

    url: str
    status: int | None = None
    body: bytes = b""
    headers: dict[str, str] | None = None
    place: Place | None = None
    robots_decision: str = ""
    robots: Capture | None = None
    before: tuple[Capture, ...] = ()
    problem: str | None = None
    is_held: bool = False
    is_refused: bool = False

    def header(self, name: str) -> str | None:
        """A header of the answer, by its lower-case name."""
        return (self.headers or {}).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How to ask: under which name to archive, as what, in which pause, and what was had before."""

    archive_as: str | None = None
    kind: CaptureKind = CaptureKind.PAGE
    delay: float | None = None
    etag: str | None = None
    last_modified: str | None = None


Fetch = Callable[[str, Asking], Awaitable[Answer]]
Job = Callable[[Fetch], Awaitable[None]]


def run_jobs(
    jobs: Sequence[Job],
    *,
    archive: Archive,
    contact: str,
    allowed_networks: Sequence[str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> None:
    """Run all jobs side by side to their end; each asks for pages with the Fetch it is given, one after the other.

    An error in one job stops no other; the first is raised when all have ended. KeyboardInterrupt if they were stopped.
    """
    read_networks(allowed_networks)
    ends: list[BaseException | None] = []
    process = AsyncCrawlerProcess(scrapy_settings(contact, allowed_networks, limits))
    process.crawl(_Jobs, jobs=jobs, archive=archive, ends=ends)
    process.start()
    if len(ends) < len(jobs):
        raise KeyboardInterrupt
    for error in ends:
        if error is not None:
            raise error


def scrapy_settings(contact: str, allowed_networks: Sequence[str], limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """Scrapy's settings: our manners, who we are and what an answer may cost us."""
    return {
        **MANNERS,
        "LIMITS": limits,
        "DOWNLOAD_TIMEOUT": limits.answer_seconds,
        "DOWNLOAD_MAXSIZE": limits.answer_bytes,
        "REDIRECT_MAX_TIMES": limits.redirects,
        "RETRY_TIMES": limits.retries,
        "USER_AGENT": user_agent(contact),
        "ALLOWED_NETWORKS": list(allowed_networks),
    }


class _Jobs(Spider):
    name = "onrecord"

    def __init__(
        self, *, jobs: Sequence[Job], archive: Archive, ends: list[BaseException | None], **options: Any
    ) -> None:
        super().__init__(**options)
        self.archive = archive
        self._jobs, self._ends = jobs, ends

    async def start(self) -> AsyncIterator[Any]:
        self._ends.extend(await asyncio.gather(*(job(self._fetch) for job in self._jobs), return_exceptions=True))
        nothing: tuple[Request, ...] = ()  # the jobs ask for pages themselves; Scrapy wants a generator
        for request in nothing:
            yield request

    async def _fetch(self, url: str, asking: Asking) -> Answer:
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("a page was asked for before the engine started")
        request = _request(url, asking)
        try:
            response = await engine.download_async(request)
        except Refused as error:
            before, is_held = as_hops(request.meta["captures"]), error.is_held and error.host == host_of(url)
            robots = error.robots if isinstance(error, RobotsRefusal) else None
            # A redirect to a held host holds no other.
            return Answer(
                url=url, problem=str(error), is_held=is_held, is_refused=not error.is_held, robots=robots, before=before
            )
        except ArchiveError:
            raise  # nothing more can be kept: the crawl ends
        except Exception as error:  # a server may break the download in any way; only this address is lost
            return Answer(url=url, problem=reason_of(error, url), before=as_hops(request.meta["captures"]))
        if response.status == HTTPStatus.NOT_MODIFIED and not (asking.etag or asking.last_modified):
            problem = "answered 304, not modified, to a request that set no condition"
            return Answer(url=url, problem=problem, before=as_hops(request.meta["captures"]))
        return _answer(response)


def _request(url: str, asking: Asking) -> Request:
    conditions = {"If-None-Match": asking.etag, "If-Modified-Since": asking.last_modified}
    meta: dict[str, Any] = {"archive_as": asking.archive_as, "kind": asking.kind, "captures": []}
    meta |= {} if asking.delay is None else {"delay": asking.delay}
    return Request(url, headers={name: value for name, value in conditions.items() if value}, meta=meta)


def _answer(response: Response) -> Answer:
    named = ((name, response.headers.get(name)) for name in response.headers)
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in named if value}
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        headers=headers,
        place=response.meta.get("place"),
        robots_decision=response.meta.get("robots_decision", ""),
        robots=response.meta.get("robots"),
        before=as_hops(response.meta["captures"][:-1]),
    )
