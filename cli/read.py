"""`onrecord read`: reads what is unread and files it; what a kill leaves unfiled stays unread."""

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import track
from sqlalchemy.orm import Session, sessionmaker

from cli.filing import Result, Summary, file_all
from cli.main import DONE_IN_PART
from cli.opened import opened_store
from cli.settings import read_settings
from store.readings import find_readable, find_unread, find_version, text_to_read
from store.records import Reading, TextToRead

if TYPE_CHECKING:
    from nlp.reader import Reader

_AT_ONCE = 200  # texts handed to the workers before the first of them is filed
_READABLE = (None, "", "en")


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--again", is_flag=True, help="Read everything anew, also what this reader has read.")
def read(*, workers: int, again: bool) -> None:
    """Read what is unread and file it as claims, responses and events.

    It may be stopped at any moment: what was filed stays, and the same command goes on with the rest.
    """
    from nlp.reader import READER

    settings = read_settings()
    sessions = opened_store(settings, writes=True)
    with sessions() as session:
        unread = find_readable(session) if again else find_unread(session, READER)
    began = time.monotonic()
    results = read_all(sessions, unread, model=settings.spacy_model, names=settings.names_file, workers=workers)
    summary = file_all(sessions, _with_progress(results, len(unread)))
    _print(summary, time.monotonic() - began)
    if summary.failed:
        sys.exit(DONE_IN_PART)


def read_all(
    sessions: sessionmaker[Session], unread: Sequence[int], *, model: str, names: Path | None = None, workers: int = 1
) -> Iterator[Result]:
    """Readings of the versions with these ids, in their order: what is filed first decides what later ones join."""
    if not unread:
        return
    if workers == 1:
        _reader(model, names)
        yield from ((number, _read_version(_text(sessions, number), model, names)) for number in unread)
        return
    with ProcessPoolExecutor(workers) as pool:
        for start in range(0, len(unread), _AT_ONCE):
            some = unread[start : start + _AT_ONCE]
            texts = (_text(sessions, number) for number in some)
            yield from zip(some, pool.map(_read_version, texts, repeat(model), repeat(names)), strict=True)


def _text(sessions: sessionmaker[Session], number: int) -> tuple[TextToRead, str | None]:
    with sessions() as session:
        version = find_version(session, number)
        return text_to_read(version), version.language


@cache
def _reader(model: str, names: Path | None) -> "Reader":
    """The reader of this process: loading its pipeline takes a second."""
    from nlp.reader import make_reader

    return make_reader(model, names)


def _read_version(given: tuple[TextToRead, str | None], model: str, names: Path | None) -> Reading | Exception:
    text, language = given
    if language not in _READABLE:
        return _unread(text, f"the text is in another language ({language}); this reader reads English")
    try:
        return _reader(model, names).read(text)
    except Exception as error:  # one text that breaks a library must not stop the others
        return error


def _unread(text: TextToRead, why: str) -> Reading:
    from nlp.reader import READER

    return Reading(text_id=text.id, reader=READER, is_ai_ip_dispute=False, why=why)


def _with_progress(results: Iterator[Result], total: int) -> Iterator[Result]:
    console = Console(stderr=True)
    if not console.is_terminal:
        return results
    return iter(track(results, total=total, description="Reading", console=console))


def _print(summary: Summary, seconds: float) -> None:
    click.echo(
        f"read {summary.read} articles in {seconds:.0f} s: {summary.about_a_dispute} about a dispute, "
        f"{summary.findings} findings filed",
        err=True,
    )
    for line in summary.failed:
        click.echo(f"could not be read, and stays unread: {line}", err=True)
