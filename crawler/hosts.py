"""What each host cost us and asked of us in one crawl, and whether it is asked again."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Request

from crawler.limits import Limits

LONGEST_WAIT = timedelta(days=1)
_ASKING_TO_WAIT = frozenset({429, 503})


class Refused(IgnoreRequest):
    """A request that is not made; `is_held` if that may pass and nothing more is asked of `host` in this crawl."""

    def __init__(self, why: str, *, host: str, is_held: bool) -> None:
        super().__init__(why)
        self.host, self.is_held = host, is_held


def hosts_of(crawler: Crawler) -> "Hosts":
    """The accounts of a crawl; raises RuntimeError if its settings keep none."""
    hosts = crawler.get_extension(Hosts)
    if hosts is None:
        raise RuntimeError("the setting EXTENSIONS lacks crawler.hosts.Hosts")
    return hosts


def host_of(url: str) -> str:
    """The host of an address, written in one way: in lower case and without a dot at its end."""
    return (urlsplit(url).hostname or "").rstrip(".")


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for, from none to LONGEST_WAIT; None if it asks for none."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(at - now, timedelta()), LONGEST_WAIT)


@dataclass(slots=True)
class _Account:
    waited: float = 0.0
    received: int = 0
    closed_until: datetime | None = None


class Hosts:
    """Keeps an account for each host of a crawl, and one of all answers that are under way.

    It is a Scrapy extension, so that the handler and the gate find the same one.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._accounts: dict[str, _Account] = {}
        self._under_way: Counter[Request] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        hosts = cls(crawler.settings["LIMITS"])
        crawler.signals.connect(hosts.weigh, signals.bytes_received)
        return hosts

    def why_not(self, host: str, now: datetime) -> str | None:
        """Why a host is asked nothing more for now, if it is not."""
        account = self._account(host)
        if account.closed_until and account.closed_until > now:
            return f"{host} asked us to wait until {account.closed_until:%Y-%m-%d %H:%M:%S} UTC"
        if account.waited > self.limits.patience_seconds:
            return f"{host} kept us waiting for over {self.limits.patience_seconds:g} seconds"
        if account.received > self.limits.host_bytes:
            return f"{host} sent over {self.limits.host_bytes} bytes"
        return None

    def weigh(self, data: bytes, request: Request, **_: Any) -> None:
        """Count what comes, and break off a large answer while all that are under way are too much to hold."""
        self._under_way[request] += len(data)
        if self._under_way.total() > self.limits.flight_bytes and self._under_way[request] > self.limits.large_bytes:
            raise StopDownload(fail=True)

    def note_end(self, request: Request, seconds: float) -> None:
        """Book a request that ended in whatever way."""
        account = self._account(host_of(request.url))
        account.waited += max(0.0, seconds - self.limits.prompt_seconds)
        account.received += self._under_way.pop(request, 0)

    def note_answer(self, host: str, status: int, asked: str | None) -> None:
        """Leave a host alone for as long as it asks with 429 or 503."""
        now = datetime.now(UTC)
        wait = retry_after(asked, now) if status in _ASKING_TO_WAIT else None
        if wait:
            self._account(host).closed_until = now + wait

    def _account(self, host: str) -> _Account:
        return self._accounts.setdefault(host, _Account())
