"""The sample news site: each outlet on a loopback port of its own, with conditional requests and a second visit."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cli.demo import pages
from cli.demo.content import OUTLETS, SampleArticle, SampleOutlet, read_articles

HOST = "127.0.0.1"
# The same ports every time, so that a home that is kept knows its articles again; another where one is taken.
_FIRST_PORT = 18621
_HTML, _XML, _TEXT = "text/html; charset=utf-8", "application/xml; charset=utf-8", "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a path answers with; `changed` becomes Last-Modified."""

    text: str
    kind: str = _HTML
    status: HTTPStatus = HTTPStatus.OK
    changed: datetime | None = None

    @property
    def etag(self) -> str:
        """A strong validator: the same text has the same one."""
        return f'"{hashlib.sha256(self.text.encode()).hexdigest()[:20]}"'


@dataclass(slots=True)
class SampleSite:
    """The site as it stands: which visit this is, where each outlet answers, and what was asked and answered."""

    articles: tuple[SampleArticle, ...]
    addresses: dict[str, str] = field(default_factory=dict)
    visit: int = 1
    log: list[tuple[str, int]] = field(default_factory=list)

    def answer(self, outlet: SampleOutlet, path: str) -> Answer:
        """What `path` on an outlet's site answers with on this visit."""
        address, shown = self.addresses[outlet.slug], self.articles_of(outlet)
        fixed = {
            "/": lambda: Answer(text=pages.front_page(outlet, shown)),
            "/robots.txt": lambda: Answer(text=pages.ROBOTS.format(address=address), kind=_TEXT),
            "/feed.xml": lambda: Answer(
                text=pages.feed(outlet, shown, address=address, visit=self.visit), kind="application/rss+xml"
            ),
            "/sitemap.xml": lambda: Answer(text=pages.sitemap(shown, address=address, visit=self.visit), kind=_XML),
        }
        return fixed[path]() if path in fixed else self._article(outlet, path)

    def articles_of(self, outlet: SampleOutlet) -> list[SampleArticle]:
        """What an outlet shows on this visit, newest first."""
        return [a for a in self.articles if a.outlet == outlet.slug and not a.is_withdrawn(self.visit)]

    def outlets_toml(self) -> str:
        """The outlets as a file that the crawler reads."""
        return "\n".join(_outlet_table(outlet, self.addresses[outlet.slug]) for outlet in OUTLETS)

    def _article(self, outlet: SampleOutlet, path: str) -> Answer:
        found = next((a for a in self.articles if a.outlet == outlet.slug and a.path == path), None)
        if found is None:
            return Answer(text=pages.missing_page(outlet), status=HTTPStatus.NOT_FOUND)
        if found.is_withdrawn(self.visit):
            return Answer(text=pages.withdrawn_page(outlet), status=HTTPStatus.GONE)
        text = pages.article_page(found, outlet, address=self.addresses[outlet.slug], visit=self.visit)
        return Answer(text=text, changed=pages.changed(found, self.visit))


@contextmanager
def serve_site(*, first_port: int = _FIRST_PORT) -> Iterator[SampleSite]:
    """Serve the sample site until the block ends; with `first_port` 0 every outlet gets a free port."""
    site = SampleSite(read_articles())
    servers = [_server(site, outlet, first_port and first_port + nth) for nth, outlet in enumerate(OUTLETS)]
    for outlet, server in zip(OUTLETS, servers, strict=True):
        site.addresses[outlet.slug] = f"http://{HOST}:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _server(site: SampleSite, outlet: SampleOutlet, port: int) -> ThreadingHTTPServer:
    handler = _handler(site, outlet)
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError:
        return ThreadingHTTPServer((HOST, 0), handler)


def _handler(site: SampleSite, outlet: SampleOutlet) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing: the site keeps its own log."""

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            answer = site.answer(outlet, path)
            status = HTTPStatus.NOT_MODIFIED if _is_unchanged(self, answer) else answer.status
            site.log.append((site.addresses[outlet.slug] + path, status))
            _send(self, answer, status)

        def do_HEAD(self) -> None:
            self.do_GET()

    return Handler


def _is_unchanged(request: BaseHTTPRequestHandler, answer: Answer) -> bool:
    if answer.status is not HTTPStatus.OK:
        return False
    if known := request.headers.get("If-None-Match"):
        return answer.etag in {tag.strip() for tag in known.split(",")}
    since = _instant(request.headers.get("If-Modified-Since"))
    return since is not None and answer.changed is not None and answer.changed <= since


def _instant(stated: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(stated) if stated else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _send(request: BaseHTTPRequestHandler, answer: Answer, status: HTTPStatus) -> None:
    body = b"" if status is HTTPStatus.NOT_MODIFIED else answer.text.encode()
    request.send_response(status)
    request.send_header("Content-Type", answer.kind)
    request.send_header("ETag", answer.etag)
    if answer.changed:
        request.send_header("Last-Modified", pages.http_date(answer.changed))
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    if request.command != "HEAD":
        request.wfile.write(body)


def _outlet_table(outlet: SampleOutlet, address: str) -> str:
    stated = {
        "slug": outlet.slug,
        "name": outlet.name,
        "domain": outlet.domain,
        "kind": str(outlet.kind),
        "feeds": [f"{address}/feed.xml"],
        "sitemaps": [f"{address}/sitemap.xml"],
        "articles": r"/\d{4}/\d{2}/\d{2}/",
        "body": f".{outlet.body_class} p",
        "timezone": outlet.timezone,
        "delay": 0,
        "is_sample": True,
    }
    # A TOML basic string, array and boolean are written as JSON writes them.
    return "[[outlet]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in stated.items())
