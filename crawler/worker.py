"""Extraction in a process of its own, which is ended when a page takes too long or too much memory, or breaks it."""

import multiprocessing
import resource
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from crawler.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from crawler.outlet import Outlet
from crawler.page import RefusedPage
from store.errors import OnRecordError
from store.records import Extract

# Beyond these a page is no article but something to choke on.
LONGEST = {"body": 500_000, "title": 1_000, "authors": 100, "topics": 500}
_SECONDS_TO_START = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToRead:
    """The bytes of a page, unpacked, and what is known of it; `seen_at` is when it was fetched."""

    body: bytes
    content_type: str | None
    url: str
    seen_at: datetime
    outlet: Outlet | None = None


class TaxingPageError(RefusedPage):
    """A page that took too much time or memory, or broke the reader; the machine may be at fault, so try once more."""


class WorkerError(OnRecordError):
    """The process that reads pages cannot be started; no page is to blame."""


Reader = Callable[[PageToRead], Extract]


def read_page(page: PageToRead) -> Extract:
    """The article of a page, in this process; raises RefusedPage."""
    from crawler.extract import extract_for
    from crawler.page import decoded

    found = extract_for(page.outlet, decoded(page.body, page.content_type), page.url, now=page.seen_at)
    for name, most in LONGEST.items():
        if (length := len(getattr(found, name) or ())) > most:
            raise RefusedPage(f"{name} of the page has a length of {length}, which is over {most}")
    return found


class Worker(AbstractContextManager["Worker"]):
    """Reads pages one by one in another process; a page that hangs or kills it is refused, and the next gets a new one.

    Use it as a context manager, which ends the process.
    """

    def __init__(self, reader: Reader = read_page, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._reader, self._limits = reader, limits
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def read(self, page: PageToRead) -> Extract:
        """The article of a page; raises RefusedPage with the reason, and TaxingPageError if it cost us the reader."""
        pipe = self._pipe or self._start()
        try:
            answer = self._answer(pipe, page)
        except TaxingPageError:
            self._stop()
            raise
        if isinstance(answer, Extract):
            return answer
        raise RefusedPage(answer)

    def _answer(self, pipe: Connection, page: PageToRead) -> Extract | str:
        seconds, megabytes = self._limits.page_seconds, self._limits.page_memory // MEGABYTE
        try:
            pipe.send(page)
            if not pipe.poll(seconds):
                raise TaxingPageError(f"reading the page took over {seconds:g} seconds")
            answer: Extract | str | None = pipe.recv()
        except (EOFError, OSError) as error:
            raise TaxingPageError("reading the page broke the reader") from error
        if answer is None:
            raise TaxingPageError(f"reading the page took over {megabytes} MB of memory")
        return answer

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._reader, self._limits.page_memory), daemon=True
        )
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_SECONDS_TO_START):
            self._stop()
            raise WorkerError(f"the process that reads pages did not start in {_SECONDS_TO_START:g} s: try again later")
        self._pipe.recv()
        return self._pipe

    def _stop(self) -> None:
        if self._pipe:
            self._pipe.close()
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None


def _serve(pipe: Connection, reader: Reader, memory: int) -> None:
    import crawler.extract  # noqa: F401 - loaded before the first page, so that loading takes none of its time

    _bound_memory(memory)
    with suppress(EOFError, OSError, KeyboardInterrupt):  # whoever asks has gone, perhaps by kill -9
        pipe.send("ready")
        while True:
            pipe.send(_read(pipe.recv(), reader))


def _bound_memory(more: int) -> None:
    """Let this process have that many bytes more than now; where there is no /proc, its time alone is bounded."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        most = int(sizes.read_text().split()[0]) * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _read(page: PageToRead, reader: Reader) -> Extract | str | None:
    """What the reader finds, why it refuses the page, or None if memory did not suffice."""
    try:
        return reader(page)
    except RefusedPage as error:
        return str(error)
    except MemoryError:
        return None
    except Exception as error:  # a hostile page may break a parser in any way; only this page is lost
        return f"reading the page failed: {type(error).__name__}: {str(error)[:160]}"
