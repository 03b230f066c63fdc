"""What goes over each connection, noted byte for byte beneath Scrapy, which only hands over tidied headers.

It rests on private parts of Scrapy and Twisted (docs/decisions/0009), so pyproject.toml holds Scrapy to one series.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _ScrapyAgent
from twisted.internet.defer import Deferred
from zope.interface import directlyProvides, providedBy

from crawler.exchange import Exchange, without_interim
from crawler.headers import LimitedProtocol

# Bytes of one answer with its head and the frames of its chunks; bodies are held to less by Scrapy's own limit.
_LONGEST = 32 * 1024 * 1024


class Recording:
    """The bytes of one request and its answer, as they go by."""

    def __init__(self, ip_address: str | None) -> None:
        self.at = datetime.now(UTC)
        self.ip_address = ip_address
        self.sent, self.received = bytearray(), bytearray()

    def exchange(self, url: str) -> Exchange:
        """What was recorded, once the answer is complete."""
        received = without_interim(bytes(self.received))
        return Exchange(url=url, sent=bytes(self.sent), received=received, at=self.at, ip_address=self.ip_address)


class RecordingAgent(_ScrapyAgent):
    """Scrapy's agent for one request; when the request is done, `recording` holds what went over the connection."""

    recording: Recording

    def _cb_bodydone(self, result: Any, url: str) -> Any:
        self.recording = result["txresponse"].recording
        return super()._cb_bodydone(result, url)


class RecordingFactory(_LenientHTTP11ClientFactory):
    """Makes the protocols of a connection pool."""

    def buildProtocol(self, addr: Any) -> "_RecordingProtocol":  # noqa: ARG002, N802 - Twisted's names
        return _RecordingProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class _RecordingProtocol(LimitedProtocol):
    """One connection, on which requests follow each other; each gets a recording of its own."""

    transport: Any
    _recording = Recording(None)

    def makeConnection(self, transport: Any) -> None:  # noqa: N802
        super().makeConnection(_NotedTransport(transport, lambda data: self._recording.sent.extend(data)))  # type: ignore[no-untyped-call]

    def request(self, request: Any) -> "Deferred[Any]":
        self._recording = recording = Recording(getattr(self.transport.getPeer(), "host", None))

        def attach(response: Any) -> Any:
            response.recording = recording
            return response

        sent: Deferred[Any] = super().request(request)
        return sent.addCallback(attach)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        self._recording.received.extend(data)
        if len(self._recording.received) > _LONGEST:
            self.transport.abortConnection()
            return
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def _finishResponse(self, rest: bytes) -> None:  # noqa: N802
        """Close the recording: what comes after the end of an answer is no part of it."""
        if rest:
            del self._recording.received[-len(rest) :]
        self._recording = Recording(None)
        super()._finishResponse(rest)


class _NotedTransport:
    """A transport that tells what is written to it; in all else it is the one it stands before."""

    def __init__(self, transport: Any, note: Callable[[bytes], None]) -> None:
        self._transport, self._note = transport, note
        directlyProvides(self, providedBy(transport))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        self._note(data)
        self._transport.write(data)

    def writeSequence(self, parts: Iterable[bytes]) -> None:  # noqa: N802
        self.write(b"".join(parts))
