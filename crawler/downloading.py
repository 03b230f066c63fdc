"""What stands between Scrapy and the wire: the gate that asks robots.txt, and the handler that archives each answer."""

from datetime import UTC, datetime
from http import HTTPStatus
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
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import ConnectError, ConnectionClosed

from crawler.archive import Archive, Exchange, header_pairs
from crawler.networks import why_not_found
from crawler.robots import DEFAULT_DELAY, Gate, Rules, rules_of

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
    """robots.txt does not let us fetch this; `is_held` if that may pass, since its host did not say."""

    def __init__(self, why: str, *, is_held: bool) -> None:
        super().__init__(why)
        self.is_held = is_held


class RobotsGate:
    """Downloader middleware: no request passes, first or redirected, before its host's robots.txt allowed it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._gate = Gate(self._ask)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise RobotsRefusal for what may not be fetched; note the decision and set the pace for what may."""
        if request.meta.get("is_robots"):
            return
        decision = await self._gate.decide(request.url)
        if not decision.is_allowed:
            raise RobotsRefusal(decision.why, is_held=decision.is_held)
        request.meta["robots_decision"] = decision.why
        self._pace(request, decision.delay)

    async def _ask(self, origin: str) -> Rules:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("a request came before the engine")
        try:
            answer = await engine.download_async(Request(f"{origin}/robots.txt", meta={"is_robots": True}))
        except DOWNLOAD_ERRORS as error:
            return rules_of(origin, None, b"", problem=reason_of(error, origin))
        return rules_of(origin, answer.status, answer.body)

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

    Here the body is still as it came; Scrapy unpacks it later.
    """

    async def download_request(self, request: Request) -> Response:
        response = await super().download_request(request)
        archive, slug = getattr(self._crawler.spider, "archive", None), request.meta.get("archive_as")
        if slug and isinstance(archive, Archive):
            request.meta["place"] = archive.keep(slug, _exchange(request, response))
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


def _exchange(request: Request, response: Response) -> Exchange:
    host = urlparse_cached(request).netloc
    return Exchange(
        url=request.url,
        method=request.method,
        request_headers=[("Host", host), *_pairs(request.headers)],
        protocol=response.protocol or "HTTP/1.1",
        status=response.status,
        reason=_reason(response.status),
        headers=_pairs(response.headers),
        body=response.body,
        at=datetime.now(UTC),
    )


def _pairs(headers: Any) -> list[tuple[str, str]]:
    return header_pairs((name, headers.getlist(name)) for name in headers)


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unknown"
