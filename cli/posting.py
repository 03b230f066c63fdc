"""Sending to an address that somebody else named: to public addresses only, signed, with no redirect followed.

The name is resolved once, the addresses are judged (`crawler.networks`), and the one that was judged is connected to.
"""

import base64
import hashlib
import hmac
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from threading import Timer
from time import monotonic
from urllib.parse import urlsplit

from w3lib.url import safe_url_string

from crawler.networks import Network, may_connect, why_not_asked

LIMIT = 10.0
"""Seconds from the start to the status of the answer, of which nothing else is read.

The system resolves the name in a time of its own, which is counted and not cut short.
"""
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The status of an answer, or why there was none."""

    status: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Sends to public addresses and to those in the networks that are `allowed` besides."""

    agent: str
    allowed: Sequence[Network] = ()
    limit: float = LIMIT
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """POST `body` to `url`."""
        refused = why_not_sent(url)
        if refused:
            return Posted(error=refused)
        ends = monotonic() + self.limit
        try:
            return self._sent(url, body, {"User-Agent": self.agent, **headers}, ends)
        except (OSError, HTTPException, ValueError) as error:  # ValueError: a codec cannot write it
            is_late = monotonic() >= ends
            return Posted(error=f"no answer within {self.limit:g} seconds" if is_late else _reason(error))

    def _sent(self, url: str, body: bytes, headers: Mapping[str, str], ends: float) -> Posted:
        parts = urlsplit(safe_url_string(url))  # in ASCII, as HTTP has it
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        connection = HTTPConnection(host, port)
        with self._connected(host, port, ends) as plain, _cut_off_after(_left(ends), plain):
            is_tls = parts.scheme == "https"
            connection.sock = self.context.wrap_socket(plain, server_hostname=host) if is_tls else plain
            with closing(connection):
                connection.request("POST", _target(parts.path, parts.query), body, dict(headers))
                return Posted(status=connection.getresponse().status)

    def _connected(self, host: str, port: int, ends: float) -> socket.socket:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        public = [one for one in found if may_connect(str(one[4][0]), self.allowed)]
        if not public:
            raise OSError(f"{host} is at {found[0][4][0]}, which is not public; ONRECORD_ALLOWED_NETWORKS can allow it")
        return socket.create_connection((str(public[0][4][0]), port), timeout=_left(ends))


@contextmanager
def _cut_off_after(seconds: float, connected: socket.socket) -> Iterator[None]:
    """End a connection after that long, however lively the other side is, while it answers a byte at a time.

    TLS takes a socket over, so another handle of the connection is kept.
    """
    with connected.dup() as handle:
        timer = Timer(seconds, _shut, [handle])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):  # the other side may have ended it first
        handle.shutdown(socket.SHUT_RDWR)


def _left(ends: float) -> float:
    left = ends - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def why_not_sent(url: str) -> str | None:
    """Why nothing is sent to an address by its form alone; None where it may be."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            return "the address begins with neither https:// nor http:// and a host"
        parts.hostname.encode("idna")
        url.encode()
        return why_not_asked(url)
    except ValueError as error:
        return f"it is no address ({error})"


def signature_headers(secret: str, message_id: str, body: bytes, at: datetime) -> dict[str, str]:
    """The headers by which a receiver knows a message and its sender (standardwebhooks.com)."""
    timestamp = str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _target(path: str, query: str) -> str:
    return (path or "/") + (f"?{query}" if query else "")


def _reason(error: Exception) -> str:
    return (str(error) or type(error).__name__).replace("\n", " ")[:200]
