"""One text after another: reading takes seconds of a whole core, so that a process reads one and lets few wait."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from store.errors import OnRecordError
from store.records import Reading, TextToRead

ReadText = Callable[[TextToRead], Reading]

WAITING = 2  # texts that may wait while one is read
PATIENCE = 20.0  # seconds one of them waits; the longest text that is taken is mostly read in half of that


class BusyError(OnRecordError):
    """Too many texts are being read; asked again in a while, it can be done."""


def in_turn(read_text: ReadText, *, waiting: int = WAITING, patience: float = PATIENCE) -> ReadText:
    """`read_text` for many threads, one text at a time.

    What it gives back raises BusyError at once where no place is free, and after `patience` seconds where the text
    before it takes longer than that.
    """
    places, turn = BoundedSemaphore(waiting + 1), BoundedSemaphore(1)

    def read(text: TextToRead) -> Reading:
        with _held(places, 0.0), _held(turn, patience):
            return read_text(text)

    return read


@contextmanager
def _held(place: BoundedSemaphore, seconds: float) -> Iterator[None]:
    if not place.acquire(timeout=seconds):
        raise BusyError("other texts are being read just now; try again in half a minute")
    try:
        yield
    finally:
        place.release()
