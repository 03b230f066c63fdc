"""What stands between Scrapy and the wire: the gate that asks robots.txt, and the handler that archives each answer."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from gzip import BadGzipFile
from typing import Any, Self

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.utils._compression import _DecompressionMaxSizeExceeded
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import ConnectionDone, ConnectionLost
from twisted.web._newclient import ParseError
from twisted.web.client import ResponseFailed

from crawler.archive import DISCOVERY, Archive, Place
from crawler.archive_files import ArchiveError
from crawler.exchange import BrokenMessageError
from crawler.headers import BadAnswerError
from crawler.hosts import Refused, host_of, hosts_of
from crawler.networks import why_not_asked, why_not_found
from crawler.recording import RecordingAgent, RecordingFactory
from crawler.robots import DEFAULT_DELAY, Gate, Rules, rules_of
from store.records import Capture
from store.vocabulary import CaptureKind


class RobotsRefusal(Refused):
    """robots.txt (as archived) does not let us fetch this; `is_held` if its host did not say."""

    def __init__(self, why: str, *, host: str, is_held: bool, robots: Capture | None) -> None:
        super().__init__(why, host=host, is_held=is_held)
        self.robots = robots


class RobotsGate:
    """Downloader middleware: no request passes, first or redirected, before its host's robots.txt allowed it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._gate = Gate(self._ask)
        self._archived: dict[str, Capture] = {}
        self._hosts = hosts_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RobotsRefusal for what may not be fetched; note the decision and set the pace for what may."""
        self._check_host(request)
        if request.meta.get("is_robots"):
            return
        decision = await self._gate.decide(request.url)
        robots = self._archived.get(_origin(request))
        if not decision.is_allowed:
            raise RobotsRefusal(decision.why, host=host_of(request.url), is_held=decision.is_held, robots=robots)
        request.meta["robots_decision"], request.meta["robots"] = decision.why, robots
        self._pace(request, decision.delay)

    def _check_host(self, request: Request) -> None:
        """Raise Refused for an address or a host that is not asked, and let its host's own queue take all others."""
        host = host_of(request.url)
        request.meta["download_slot"] = host  # a redirected request would go on in the queue it came from
        if why := why_not_asked(request.url):
            raise Refused(why, host=host, is_held=False)
        if why := self._hosts.why_not(host, datetime.now(UTC)):
            raise Refused(f"held: {why}", host=host, is_held=True)

    async def _ask(self, origin: str) -> Rules:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a request came before the engine")
        request = Request(f"{origin}/robots.txt", meta=_robots_meta())
        try:
            answer = await engine.download_async(request)
        except ArchiveError:
            raise  # nothing more can be kept: the crawl ends
        except Exception as error:  # whatever its server did to break the download, the host is held
            rules = rules_of(origin, None, b"", problem=reason_of(error, origin))
        else:
            rules = rules_of(origin, answer.status, answer.body)
        if captures := request.meta["captures"]:
            self._archived[origin] = replace(captures[-1], before=as_hops(captures[:-1]))
        return rules

    def _pace(self, request: Request, asked: float | None) -> None:
        """Wait as long as robots.txt or any outlet on this host asks, whichever is longest."""
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a request came before the engine")
        host, paces = host_of(request.url), engine.downloader.per_slot_settings
        delay = max(asked or 0.0, request.meta.get("delay", DEFAULT_DELAY), paces.get(host, {}).get("delay", 0.0))
        paces[host] = {"concurrency": 1, "delay": delay, "randomize_delay": False}
        if host in engine.downloader.slots:
            engine.downloader.slots[host].delay = delay


class ArchivingHandler(HTTP11DownloadHandler):
    """Scrapy's handler, which puts each answer into the archive before anything else sees it.

    What is archived are the bytes of the connection; the request's meta then names the record among its captures.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = RecordingFactory

    async def download_request(self, request: Request) -> Response:
        agent = RecordingAgent(
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            response = await maybe_deferred_to_future(agent.download_request(request))
        archive, slug = getattr(self._crawler.spider, "archive", None), request.meta.get("archive_as")
        if slug and isinstance(archive, Archive):
            try:
                place = request.meta["place"] = archive.keep(slug, agent.recording.exchange(request.url))
            except BrokenMessageError as error:
                raise DownloadFailedError(f"an answer that cannot be archived: {error}") from error
            request.meta.setdefault("captures", []).append(_capture(request, response, place))
        return response


# What a person reads for an error of Scrapy's or Twisted's; what has no line here tells its own name and text.
_REASONS: dict[type[BaseException], str] = {
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "no answer in time",
    DownloadCancelledError: "answer too large",
    StopDownload: "answer broken off by us, for all that were under way were too large together",
    ResponseDataLossError: "answer broken off",
    ConnectionLost: "connection broken off",
    ConnectionDone: "connection closed before the answer was whole",
    ParseError: "answer is no HTTP",
    UnsupportedURLSchemeError: "no http or https address",
    _DecompressionMaxSizeExceeded: "answer unpacks to too much",
    EOFError: "answer is packed and cut short",
    BadGzipFile: "answer says it is packed with gzip and is not",
    zlib.error: "answer is packed and broken",
}


def reason_of(error: BaseException, url: str) -> str:
    """One line that says what went wrong with the download of `url`."""
    if isinstance(error, CannotResolveHostError):  # it may be the host of a redirect; only the text names it
        return why_not_found(str(error).rpartition(": ")[2].removesuffix(".") or url)
    error = _innermost(error)
    if type(error) in _REASONS:
        return _REASONS[type(error)]
    text = " ".join(str(error).split())
    if text and isinstance(error, IgnoreRequest | BadAnswerError):
        return text[:200]
    return f"answer not understood, {type(error).__name__}: {text[:160]}"


def _innermost(error: BaseException) -> BaseException:
    """The first reason of a failure that Twisted and Scrapy wrap in others."""
    while True:
        reasons = getattr(error, "reasons", None)
        inner = reasons[0].value if reasons else error.__cause__
        if inner is None or not isinstance(error, DownloadFailedError | ResponseFailed | IgnoreRequest):
            return error
        error = inner


def _robots_meta() -> dict[str, Any]:
    decision = "not asked: this is what decides"
    kind = CaptureKind.ROBOTS
    return {"is_robots": True, "archive_as": DISCOVERY, "kind": kind, "robots_decision": decision, "captures": []}


def as_hops(captures: Sequence[Capture]) -> tuple[Capture, ...]:
    """Archived answers that led to another one, or to none: redirects, and tries that were repeated."""
    return tuple(replace(one, kind=CaptureKind.HOP) for one in captures)


def _origin(request: Request) -> str:
    parts = urlparse_cached(request)
    return f"{parts.scheme}://{parts.netloc}"


def _capture(request: Request, response: Response, place: Place) -> Capture:
    return Capture(
        kind=request.meta.get("kind", CaptureKind.PAGE),
        url=request.url,
        fetched_at=place.at,
        status=response.status,
        content_type=_header(response, "Content-Type"),
        payload_digest=place.digest,
        block_digest=place.block_digest,
        warc_file=place.file,
        warc_offset=place.offset,
        warc_length=place.length,
        robots_decision=request.meta.get("robots_decision", ""),
        robots=request.meta.get("robots"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
