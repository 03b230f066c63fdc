"""Headers that end: an answer whose headers are too many or too long is given up while they come."""

from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientProtocol, _LenientHTTPClientParser

HEADER_BYTES = 64 * 1024  # of one answer, with those of all interim answers before it


class BadAnswerError(Exception):
    """An answer that is not taken in; its text is the reason."""


class LimitedParser(_LenientHTTPClientParser):
    """Scrapy's parser, which counts what it reads before the body."""

    read = 0  # not set in __init__, for a parser becomes one of these by its class

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        self.read += len(line)
        if self.read > HEADER_BYTES:
            raise BadAnswerError(f"headers of the answer are over {HEADER_BYTES} bytes")
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: ARG002, N802
        raise BadAnswerError(f"a header of the answer is over {self.MAX_LENGTH} bytes")


class LimitedProtocol(_LenientHTTP11ClientProtocol):
    """One connection, whose answers are read by LimitedParser."""

    def request(self, request: Any) -> Any:
        """Twisted makes the parser here, of a class that cannot be chosen."""
        sent = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = LimitedParser
        return sent
