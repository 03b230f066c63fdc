"""What a hostile host serves, as data: a reply is a function from the host's own address to bytes and pauses."""

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Part = bytes | float  # bytes to send, or seconds to wait before the next
Reply = Callable[["Here"], Iterable[Part]]
CLOSED = -1.0  # as a pause: end the connection here

STORY = (
    "Aldine Books sued Borealis Labs on Monday, saying that its novels were used without leave to teach a model. "
    "Borealis Labs has said nothing so far, and the court in Sampleton set a hearing for the coming spring."
)
ALLOW_ALL = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True)
class Here:
    """Where a reply is given: the site's own address, and the port of the inside server that nobody may reach."""

    site: str
    inside: int
    port: int


@dataclass(frozen=True, kw_only=True)
class Case:
    """One hostile host.

    `reason` is a pattern of the one record it ends in; None if its page is read, and then `holds` stands in the text
    and `holds_not` nowhere. What `is_slow` is crawled with a short limit of time, all else with a long one.
    """

    name: str
    routes: Mapping[str, Reply] = field(default_factory=lambda: MappingProxyType({}))
    reason: str | None = None
    holds: str = STORY[:40]
    holds_not: str = "\ufffd"
    is_slow: bool = False


def answer(
    body: bytes | str, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", headers: Iterable[str] = ()
) -> Reply:
    """A sound answer; `{site}` and `{inside}` in a text or header stand for the addresses."""

    def reply(here: Here) -> Iterable[Part]:
        sent = _filled(body, here).encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(_filled(line, here) for line in headers)]
        if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in lines):
            lines.append(f"Content-Length: {len(sent)}")
        yield "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + sent

    return reply


def raw(*parts: Part) -> Reply:
    """These bytes and pauses and nothing else, then the connection is closed."""
    return lambda _: [*parts, CLOSED]


def closing(reply: Reply) -> Reply:
    """The same, after which the connection is closed, so that the next request looks its host up again."""
    return lambda here: [*reply(here), CLOSED]


def page(text: str = STORY, *, head: str = "", title: str = "A sample headline") -> str:
    """An article of our own writing."""
    return (
        f'<html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def feed(*links: str, date: str = "") -> Reply:
    """A feed of these addresses."""
    items = "".join(f"<item><link>{link}</link>{date}</item>" for link in links)
    return answer(f"<rss><channel>{items}</channel></rss>", kind="application/rss+xml")


def redirect(*to: str, status: str = "302 Found") -> Reply:
    """A redirect to the address."""
    return answer("", status=status, headers=[f"Location: {one.encode().decode('latin-1')}" for one in to])


def packed(body: bytes, coding: str = "gzip", **more: str) -> Reply:
    """A body under a content coding, as it is."""
    return answer(body, headers=[f"Content-Encoding: {coding}"], **more)


def zipped(text: str) -> bytes:
    """A text as gzip."""
    return gzip.compress(text.encode(), mtime=0)


def robots(body: str | bytes, **more: str) -> Reply:
    """A robots.txt."""
    return answer(body, kind="text/plain", **more)


DEFAULT: Mapping[str, Reply] = {
    "/robots.txt": robots(ALLOW_ALL),
    "/feed.xml": feed("{site}/story"),
    "/story": answer(page()),
}


def _filled(text: str, here: Here) -> str:
    places = {"{site}": here.site, "{inside}": str(here.inside), "{port}": str(here.port)}
    for mark, value in places.items():
        text = text.replace(mark, value)
    return text
