"""Processes that read WARC files side by side and hand on what passes the sieve; a page that breaks one is left out."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from crawler.history.records import AnswerRecord, DroppedPage, answer_records
from crawler.history.sieve import KeptPage, Sieve, sift
from store.errors import OnRecordError

SECONDS_A_PAGE = 20.0
_SECONDS_TO_A_PAGE = 120.0  # past what is no page, through a slow connection
_CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read, from behind the position `after` on; `open` gives its bytes in the process that reads it."""

    name: str
    open: Callable[[], BufferedReader]
    after: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One answer was looked at: the page if it is kept, else why not. `read` counts bytes of the file, packed."""

    position: int
    read: int = 0
    page: KeptPage | None = None
    dropped: str | None = None
    more: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A file was read to its end, or as far as it can be: then `problem` says why no further."""

    problem: str | None = None


def scan(
    tasks: Iterable[Task], sieve: Sieve, *, workers: int, seconds: float = SECONDS_A_PAGE
) -> Iterator[tuple[Task, Step | End]]:
    """Every step of every file, as they come, and its end; a task is asked for when a process is free for it.

    Where a page ends a process or holds it up for `seconds`, a new one reads on behind that page.
    """
    waiting, readers = iter(tasks), list[_Reader]()
    try:
        for task in islice(waiting, workers):
            readers.append(_Reader(sieve, seconds))
            readers[-1].give(task)
        while readers:
            for reader in _ready(readers):
                message = reader.receive()
                yield reader.task, message
                if isinstance(message, Step):
                    continue
                if following := next(waiting, None):
                    reader.give(following)
                else:
                    readers.remove(reader)
                    reader.stop()
    finally:
        for reader in readers:
            reader.stop()


class _Reader:
    """A process that reads files one after the other, and the task it is at."""

    task: Task
    _told: int  # position of the last step that came

    def __init__(self, sieve: Sieve, seconds: float) -> None:
        self._at = _CONTEXT.RawValue("q", 0)  # position of the page it looks at
        self._with = sieve, seconds
        self._start()

    def give(self, task: Task) -> None:
        """Let it read a file; it must be done with the one before."""
        self.task, self._told, self._at.value = task, task.after, task.after
        self.pipe.send(task)

    def receive(self) -> Step | End:
        """The next message, or what became of the file if the process died."""
        try:
            message: Step | End = self.pipe.recv()
        except (EOFError, OSError):
            return self._lost()
        if isinstance(message, Step):
            self._told = message.position
        return message

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process: BaseProcess = _CONTEXT.Process(target=_serve, args=(theirs, self._at, *self._with), daemon=True)
        self._process.start()
        theirs.close()

    def _lost(self) -> Step | End:
        """Start anew, behind the page that the process died of; if it died on the way to one, that is the end."""
        at = int(self._at.value)
        self.stop()
        self._start()
        if at == self._told:
            return End(problem=f"cannot be read on after byte {max(at, 0)}: the way to the next page broke the reader")
        self.give(replace(self.task, after=at))
        return Step(position=at, dropped="broke the reader", more=f"the page at byte {at} broke it or held it up")


def _ready(readers: list[_Reader]) -> list[_Reader]:
    ready = wait([reader.pipe for reader in readers])
    return [reader for reader in readers if reader.pipe in ready]


def _serve(pipe: Connection, at: Any, sieve: Sieve, seconds: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us; it ends us
    try:
        for task in iter(pipe.recv, None):
            for message in _read(task, sieve, at, seconds):
                pipe.send(message)
    except (EOFError, OSError):
        return


def _read(task: Task, sieve: Sieve, at: Any, seconds: float) -> Iterator[Step | End]:
    """The steps of a file and its end. A page that takes too long ends this process, even within a library."""
    try:
        with task.open() as stream:
            records = answer_records(stream)
            while True:
                with _alarm(_SECONDS_TO_A_PAGE):
                    record = next(records, None)
                if record is None:
                    break
                if record.position <= task.after:
                    continue
                at.value = record.position
                with _alarm(seconds):
                    step = _step(record, sieve, stream.tell())
                yield step
    except (OnRecordError, OSError) as error:
        yield End(problem=str(error))
    else:
        yield End()


def _step(record: AnswerRecord, sieve: Sieve, read: int) -> Step:
    try:
        page = sift(record, sieve)
    except DroppedPage as error:
        return Step(position=record.position, read=read, dropped=str(error), more=error.more)
    except Exception as error:  # a hostile page may break a library in any way; only this page is lost
        told = f"the page at byte {record.position}: {type(error).__name__}: {str(error)[:160]}"
        return Step(position=record.position, read=read, dropped="broke the reader", more=told)
    return Step(position=record.position, read=read, page=page)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Let the system end this process if the block takes longer; nothing within it can prevent that."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
