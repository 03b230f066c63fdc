"""Whether a host lets us fetch an address, by RFC 9309: robots.txt first, once per host, and its words kept."""

import asyncio
import codecs
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

AGENT = "onrecord"
LONGEST_ROBOTS = 512 * 1024  # bytes that are read, as RFC 9309 asks at the least
LONGEST_DELAY = 60.0
DEFAULT_DELAY = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether an address may be fetched, after how many seconds, and why, in words that are kept with the capture."""

    is_allowed: bool
    is_held: bool
    delay: float | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one host's robots.txt came to: rules, or none (all is allowed), or that the host is held."""

    origin: str
    found: str
    rules: Protego | None = None
    is_held: bool = False

    def decide(self, url: str) -> Decision:
        """The decision for one address of this host."""
        where = f"{self.origin}/robots.txt {self.found}"
        if self.is_held:
            return Decision(is_allowed=False, is_held=True, delay=None, why=f"held: {where}")
        if self.rules is None:
            return Decision(is_allowed=True, is_held=False, delay=None, why=f"allowed: {where}")
        is_allowed = bool(self.rules.can_fetch(url, AGENT))
        word = "allowed" if is_allowed else "disallowed"
        return Decision(is_allowed=is_allowed, is_held=False, delay=self._delay(), why=f"{word} for {AGENT}: {where}")

    def _delay(self) -> float | None:
        asked = self.rules.crawl_delay(AGENT) if self.rules else None
        return None if asked is None else min(max(float(asked), 0.0), LONGEST_DELAY)


def rules_of(origin: str, status: int | None, body: bytes, problem: str = "") -> Rules:
    """What a host's answer means: 2xx is read, 4xx allows all, 429, 5xx and no answer (status None) hold the host."""
    if status is None:
        return Rules(origin=origin, found=f"could not be fetched ({problem})", is_held=True)
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
        return Rules(origin=origin, found=f"answered {status}", is_held=True)
    if 200 <= status < 300:
        return Rules(origin=origin, found=f"answered {status}", rules=Protego.parse(_text(body[:LONGEST_ROBOTS])))
    return Rules(origin=origin, found=f"answered {status}, which sets no rule")


def _text(body: bytes) -> str:
    """UTF-8, as the standard asks, or UTF-16 where a mark says so; without NUL, which would hide a rule."""
    encoding = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return body.decode(encoding, "replace").replace("\x00", "")


class Gate:
    """Asks each host once; all who wait for one host wait for the same answer, and none passes before it is there."""

    def __init__(self, ask: Callable[[str], Awaitable[Rules]]) -> None:
        self._ask = ask
        self._asked: dict[str, asyncio.Future[Rules]] = {}

    async def decide(self, url: str) -> Decision:
        """The decision for `url`, after its host's robots.txt was asked for."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._ask(origin))
        return (await asyncio.shield(self._asked[origin])).decide(url)
