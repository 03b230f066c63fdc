"""A news site on loopback that counts what it is asked, and a crawl of it in a process of its own."""

import gzip
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from crawler.archive_files import ArchiveFiles
from store.database import open_engine, upgrade

PAGES = Path(__file__).parent / "pages"


@dataclass
class Answer:
    """What a site answers at one path."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A site on an address of its own: `answers` by path, `asked` in the order of the requests."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    conditions: list[str | None] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def article(self, path: str, text: str, *, title: str = "A sample headline", **headers: str) -> None:
        """Put an article there."""
        self.answers[path] = Answer(article_page(self.address + path, text, title=title).encode(), headers=headers)

    def feed(self, *paths: str, path: str = "/feed.xml") -> None:
        """Put a feed there that lists these paths, newest first."""
        items = "".join(f"<item><link>{self.address}{one}</link></item>" for one in paths)
        self.answers[path] = Answer(f"<rss><channel>{items}</channel></rss>".encode(), kind="application/rss+xml")

    def robots(self, text: str = "User-agent: *\nAllow: /\n", status: int = 200) -> None:
        """Put a robots.txt there."""
        self.answers["/robots.txt"] = Answer(text.encode(), status=status, kind="text/plain")

    def asked_for(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked.count(path)

    def outlet(self, slug: str, **more: str) -> str:
        """A table of an outlet file for this site."""
        keys = {"slug": slug, "name": slug.title(), "domain": f"{slug}.example"} | more
        lines = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
        return f'[[outlet]]\n{lines}feeds = ["{self.address}/feed.xml"]\ndelay = 0\n'


def article_page(url: str, text: str, *, title: str = "A sample headline") -> str:
    """A plain page with one article."""
    paragraphs = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
    return (
        f'<html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">'
        f'<meta property="article:published_time" content="2025-01-29T09:00:00+00:00"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


@pytest.fixture(scope="module")
def make_site() -> Iterator[Callable[[str], Site]]:
    """Serves sites on loopback addresses such as 127.0.0.21, each on a free port."""
    servers: list[ThreadingHTTPServer] = []

    def make(host: str = "127.0.0.1") -> Site:
        site = Site(address="")
        server = ThreadingHTTPServer((host, 0), _handler(site))
        site.address = f"http://{host}:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return site

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Installation:
    """A home of its own for the command `onrecord`."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a command run on this home."""
        mine = {"ONRECORD_HOME": str(self.home), "ONRECORD_ALLOWED_NETWORKS": "127.0.0.0/8"}
        return {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")} | mine

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """Start a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "cli", *words],
            env=self.environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end."""
        with self.start(*words, **more) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def outlets(self, *tables: str) -> str:
        """Write an outlet file; its path."""
        path = self.home / "outlets.toml"
        path.write_text("\n".join(tables), encoding="utf-8")
        return str(path)

    @property
    def archive(self) -> ArchiveFiles:
        """The archive of this home."""
        return ArchiveFiles(str(self.home / "archive"), self.home / "unfinished")

    def session(self) -> Session:
        """A session on the record of this home."""
        return Session(open_engine(f"sqlite:///{self.home / 'onrecord.db'}"))


@pytest.fixture(scope="module")
def make_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Installation]:
    """Makes a home that several tests look at."""
    return lambda: Installation(tmp_path_factory.mktemp("home"))


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """A new home."""
    return Installation(tmp_path)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """An empty record."""
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    yield sessionmaker(engine, expire_on_commit=False)
    engine.dispose()


def zipped(text: str) -> Answer:
    """A page sent as gzip."""
    return Answer(gzip.compress(text.encode(), mtime=0), headers={"Content-Encoding": "gzip"})


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing: the site counts."""

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.times.append(time.monotonic())
            site.agents.add(self.headers["User-Agent"] or "")
            condition = self.headers["If-None-Match"]
            site.conditions.append(condition)
            answer = site.answers.get(self.path, Answer(b"nothing here", status=404))
            if condition and answer.status == 200 and condition == answer.headers.get("ETag"):
                answer = Answer(b"", status=304, headers=answer.headers)
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

    return Handler
