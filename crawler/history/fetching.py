"""Archives at an address: read as they come, never whole on the disk, and from public addresses only."""

from collections.abc import Callable, Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from typing import Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from crawler.networks import Network, may_connect
from store.errors import OnRecordError

_SECONDS = 60.0
_BUFFER = 256 * 1024


class UnreachableFileError(OnRecordError):
    """An address from which no file comes."""


def open_address(url: str, *, agent: str, allowed: Sequence[Network] = ()) -> BufferedReader:
    """The file at an http or https address, as a stream; raises UnreachableFileError with the reason."""
    opener = OpenerDirector()
    for handler in (
        _Http(allowed), _Https(allowed), HTTPRedirectHandler(), HTTPErrorProcessor(), HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    request = Request(url, headers={"User-Agent": agent})  # noqa: S310 - the opener has no handler but for http(s)
    try:
        answer = opener.open(request, timeout=_SECONDS)
    except HTTPError as error:
        error.close()
        raise UnreachableFileError(f"{url}: status {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise UnreachableFileError(f"{url}: {getattr(error, 'reason', None) or error}") from error
    return BufferedReader(_Whole(answer), buffer_size=_BUFFER)


class _Whole(RawIOBase):
    """The body of an answer, which is an error if the connection ends before it does."""

    def __init__(self, answer: HTTPResponse) -> None:
        self._answer, self._read = answer, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = self._answer.readinto(buffer)
        if not read and self._answer.length:
            raise OSError(f"the connection ended {self._answer.length} bytes early")
        self._read += read
        return read

    def tell(self) -> int:
        return self._read

    def close(self) -> None:
        self._answer.close()
        super().close()


class _Checked(HTTPConnection):
    """A connection that is given up, before anything is sent, if it leads to an address that is not public."""

    allowed: Sequence[Network] = ()

    def connect(self) -> None:
        super().connect()
        address = self.sock.getpeername()[0]
        if not may_connect(address, self.allowed):
            self.close()
            raise OSError(f"{self.host} is at {address}, which is not public; ONRECORD_ALLOWED_NETWORKS can allow it")


class _CheckedSecure(HTTPSConnection, _Checked):
    """The same over TLS: the check stands between the connection and the handshake."""


class _Http(HTTPHandler):
    def __init__(self, allowed: Sequence[Network]) -> None:
        super().__init__()
        self._allowed = allowed

    def http_open(self, request: Request) -> HTTPResponse:
        return self.do_open(_made(_Checked, self._allowed), request)


class _Https(HTTPSHandler):
    def __init__(self, allowed: Sequence[Network]) -> None:
        super().__init__()
        self._allowed = allowed

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(_made(_CheckedSecure, self._allowed), request)


def _made(kind: type[_Checked], allowed: Sequence[Network]) -> Callable[..., _Checked]:
    """What makes a connection as urllib asks for one."""

    def make(*where: Any, **options: Any) -> _Checked:
        connection = kind(*where, **options)
        connection.allowed = allowed
        return connection

    return make
