"""How fast a round fetches, archives and stores, beside plain Scrapy that only downloads the same pages.

`python -m benchmarks.crawling` serves generated pages on several loopback hosts, so that one request at a time for each
host does not decide, and lets both fetch them in turn, each in a process of its own. Neither pauses between pages; ours
waits a second after each robots.txt, so a run of few pages tells more of that second than of the rate.
Where other programs share the processors, pages per CPU-second tell more than pages per second.
"""

import argparse
import asyncio
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.sample_archive import sample_page

if TYPE_CHECKING:
    from crawler.archive_files import ArchiveFiles

HOSTS = [f"127.0.0.{number}" for number in range(11, 27)]
_DIFFERENT_PAGES = 40


def main() -> None:
    """Measure both in turn, and print each round and the ratios of the medians."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.crawling", description=__doc__)
    asked.add_argument("--pages", type=int, default=240, help="pages of each host (default: 240)")
    asked.add_argument("--rounds", type=int, default=3, help="rounds of each (default: 3)")
    asked.add_argument("--one", choices=_RUNS, help=argparse.SUPPRESS)
    asked.add_argument("--port", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        print(json.dumps(_RUNS[given.one](given.port, given.pages)))
        return
    with _Server(given.pages) as port:
        found = [{name: _rates(name, port, given.pages) for name in _RUNS} for _ in range(given.rounds)]
    print(f"{len(HOSTS) * given.pages} pages of {len(HOSTS)} hosts, {given.rounds} rounds in turn")
    for number, unit in enumerate(("pages per second", "pages per CPU-second")):
        ours, plain = ([one[name][number] for one in found] for name in _RUNS)
        print(f"{unit}: ours {_all(ours)}; Scrapy alone {_all(plain)}; ratio {median(ours) / median(plain):.2f}")


def _all(rates: list[float]) -> str:
    return f"{median(rates):.0f} ({', '.join(f'{rate:.0f}' for rate in rates)})"


def _rates(name: str, port: int, pages: int) -> tuple[float, float]:
    words = [sys.executable, "-m", "benchmarks.crawling", "--one", name, "--port", str(port), "--pages", str(pages)]
    seconds, cpu_seconds = json.loads(subprocess.check_output(words, text=True))  # noqa: S603 - our own module
    return len(HOSTS) * pages / seconds, len(HOSTS) * pages / cpu_seconds


@contextmanager
def _clocked(seconds: list[float]) -> Iterator[None]:
    """Fill in how many seconds, and how many CPU-seconds, the block took."""
    began = time.perf_counter(), time.process_time()
    yield
    seconds.extend([time.perf_counter() - began[0], time.process_time() - began[1]])


def _ours(port: int, pages: int) -> list[float]:
    """Seconds of a round of all hosts with an empty archive and store."""
    from sqlalchemy.orm import sessionmaker

    from crawler.archive import Archive
    from crawler.outlet import Outlet
    from crawler.round import OutletRound, RoundOptions
    from crawler.run import run_jobs
    from store.database import open_engine, upgrade

    with tempfile.TemporaryDirectory() as folder, Archive(_files(Path(folder)), "bench") as archive:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.db'}", writes=True)
        upgrade(engine)
        rounds = [
            OutletRound(
                Outlet(
                    slug=f"sample-{n}", name=f"Sample {n}", domain=host, feeds=(f"http://{host}:{port}/feed",), delay=0
                ),
                sessionmaker(engine, expire_on_commit=False),
                RoundOptions(),
            )
            for n, host in enumerate(HOSTS)
        ]
        seconds = list[float]()
        with _clocked(seconds):
            run_jobs([one.run for one in rounds], archive=archive, contact="bench", allowed_networks=["127.0.0.0/8"])
        _check(sum(one.outcome.fetched for one in rounds), pages)
        return seconds


def _files(folder: Path) -> "ArchiveFiles":
    from crawler.archive_files import ArchiveFiles

    (folder / "unfinished").mkdir()
    return ArchiveFiles(str(folder / "archive"), folder / "unfinished")


def _plain(port: int, pages: int) -> list[float]:
    """Seconds of Scrapy as it comes, given all addresses from the start, whose callback counts."""
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess

    got = list[str]()

    class Counting(Spider):
        name = "counting"

        async def start(self) -> AsyncIterator[Any]:
            for number in range(pages):
                for host in HOSTS:
                    yield Request(f"http://{host}:{port}/{number}")

        def parse(self, response: Any) -> None:
            got.append(response.url)

    process = AsyncCrawlerProcess({"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False})
    process.crawl(Counting)
    seconds = list[float]()
    with _clocked(seconds):
        process.start()
    _check(len(got), pages)
    return seconds


_RUNS = {"ours": _ours, "plain": _plain}


def _check(got: int, pages: int) -> None:
    if got != len(HOSTS) * pages:
        sys.exit(f"{got} pages came instead of {len(HOSTS) * pages}")


class _Server:
    """A process that serves the pages on all hosts at one port while the block lasts."""

    def __init__(self, pages: int) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_serve, args=(pages, theirs), daemon=True)

    def __enter__(self) -> int:
        self._process.start()
        port: int = self._pipe.recv()
        return port

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()


def _serve(pages: int, pipe: Connection) -> None:
    asyncio.run(_listen(pages, pipe))


async def _listen(pages: int, pipe: Connection) -> None:
    answers = {f"/{n}": sample_page(n % _DIFFERENT_PAGES, is_relevant=False) for n in range(pages)}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):  # the other side has all it wanted
            while head := await reader.readuntil(b"\r\n\r\n"):
                path, host = head.split()[1].decode(), head.split(b"Host: ", 1)[1].split(b"\r\n", 1)[0].decode()
                writer.write(_answer(path, host, answers))
                await writer.drain()

    server = await asyncio.start_server(answer, "0.0.0.0", 0)  # noqa: S104 - many loopback addresses, one port
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _answer(path: str, host: str, answers: dict[str, bytes]) -> bytes:
    body, kind = answers.get(path), "text/html; charset=utf-8"
    if path == "/feed":
        items = "".join(f"<item><link>http://{host}{one}</link></item>" for one in answers)
        body, kind = f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"
    status = "200 OK" if body is not None else "404 Not Found"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body or b'')}\r\n\r\n"
    return head.encode() + (body or b"")


if __name__ == "__main__":
    main()
