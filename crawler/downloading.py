"""What stands between Scrapy and the wire: the gate that asks robots.txt, and the handler that archives each answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Self
from urllib.parse import urlsplit

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
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import ConnectError, ConnectionClosed

from crawler.archive import DISCOVERY, Archive, Place
from crawler.exchange import BrokenMessageError
from crawler.networks import why_not_found
from crawler.recording import RecordingAgent, RecordingFactory
from crawler.robots import DEFAULT_DELAY, Gate, Rules, rules_of
from store.records import Capture
from store.vocabulary import CaptureKind

# All that a download may end in but an answer.
DOWNLOAD_ERRORS = (
    CannotResolveHostError,
    ConnectError,
    ConnectionClosed,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    OSError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    ValueError,
)


class RobotsRefusal(IgnoreRequest):
    """robots.txt (as archived) does not let us fetch this; `is_held` if that may pass, since its host did not say."""

    def __init__(self, why: str, *, is_held: bool, robots: Capture | None) -> None:
        super().__init__(why)
        self.is_held, self.robots = is_held, robots


class RobotsGate:
    """Downloader middleware: no request passes, first or redirected, before its host's robots.txt allowed it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._gate = Gate(self._ask)
        self._archived: dict[str, Capture] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RobotsRefusal for what may not be fetched; note the decision and set the pace for what may."""
        if request.meta.get("is_robots"):
            return
        decision = await self._gate.decide(request.url)
        robots = self._archived.get(_origin(request))
        if not decision.is_allowed:
            raise RobotsRefusal(decision.why, is_held=decision.is_held, robots=robots)
        request.meta["robots_decision"], request.meta["robots"] = decision.why, robots
        self._pace(request, decision.delay)

    async def _ask(self, origin: str) -> Rules:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a request came before the engine")
        request = Request(f"{origin}/robots.txt", meta=_robots_meta())
        try:
            answer = await engine.download_async(request)
        except DOWNLOAD_ERRORS as error:
            rules = rules_of(origin, None, b"", problem=reason_of(error, origin))
        else:
            rules = rules_of(origin, answer.status, answer.body)
        if captures := request.meta["captures"]:
            self._archived[origin] = replace(captures[-1], before=as_hops(captures[:-1]))
        return rules

    def _pace(self, request: Request, asked: float | None) -> None:
        """Wait as long as robots.txt asks, else as the outlet's own data says."""
        delay = asked if asked is not None else request.meta.get("delay", DEFAULT_DELAY)
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a request came before the engine")
        host = urlparse_cached(request).hostname or ""
        engine.downloader.per_slot_settings[host] = {"concurrency": 1, "delay": delay, "randomize_delay": False}
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


_REASONS: dict[type[BaseException], str] = {
    DownloadConnectionRefusedError: "connection refused",
    DownloadTimeoutError: "no answer in time",
    DownloadCancelledError: "answer too large or broken off",
    ResponseDataLossError: "answer broken off",
    UnsupportedURLSchemeError: "no http or https address",
}


def reason_of(error: BaseException, url: str) -> str:
    """One line that says what went wrong with the download of `url`."""
    if isinstance(error, CannotResolveHostError):
        return why_not_found(urlsplit(url).hostname or url)
    text = " ".join(str(error).split()).strip("[]<>")
    if isinstance(error, IgnoreRequest) and text:
        return text[:200]
    name = type(error).__name__.removesuffix("Error")
    return _REASONS.get(type(error)) or (f"{name}: {text[:160]}" if text else name)


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
