"""Extraction in a process of its own, which is ended when a page takes too long or breaks it."""

import multiprocessing
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self

from crawler.outlet import Outlet
from crawler.page import RefusedPage
from store.errors import OnRecordError
from store.records import Extract

SECONDS_A_PAGE = 20.0
_SECONDS_TO_START = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToRead:
    """The bytes of a page, unpacked, and what is known of it; `seen_at` is when it was fetched."""

    body: bytes
    content_type: str | None
    url: str
    seen_at: datetime
    outlet: Outlet | None = None


class WorkerError(OnRecordError):
    """The process that reads pages cannot be started; no page is to blame."""


Reader = Callable[[PageToRead], Extract]


def read_page(page: PageToRead) -> Extract:
    """The article of a page, in this process; raises RefusedPage."""
    from crawler.extract import extract_for
    from crawler.page import decoded

    return extract_for(page.outlet, decoded(page.body, page.content_type), page.url, now=page.seen_at)


class Worker(AbstractContextManager["Worker"]):
    """Reads pages one by one in another process; a page that hangs or kills it is refused, and the next gets a new one.

    Use it as a context manager, which ends the process.
    """

    def __init__(self, reader: Reader = read_page, *, seconds: float = SECONDS_A_PAGE) -> None:
        self._reader, self._seconds = reader, seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def read(self, page: PageToRead) -> Extract:
        """The article of a page; raises RefusedPage with the reason, also if reading it took too long."""
        pipe = self._pipe or self._start()
        try:
            pipe.send(page)
            if not pipe.poll(self._seconds):
                raise RefusedPage(f"reading the page took over {self._seconds:g} seconds")
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            self._stop()
            raise RefusedPage("reading the page broke the reader") from error
        except RefusedPage:
            self._stop()
            raise
        if isinstance(answer, Extract):
            return answer
        raise RefusedPage(str(answer))

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._reader), daemon=True)
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


def _serve(pipe: Connection, reader: Reader) -> None:
    import crawler.extract  # noqa: F401 - loaded before the first page, so that loading takes none of its time

    pipe.send("ready")
    while True:
        try:
            page = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_read(page, reader))


def _read(page: PageToRead, reader: Reader) -> Extract | str:
    try:
        return reader(page)
    except RefusedPage as error:
        return str(error)
    except Exception as error:  # a hostile page may break a parser in any way; only this page is lost
        return f"reading the page failed: {type(error).__name__}: {str(error)[:160]}"
