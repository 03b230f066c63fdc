"""The part of `onrecord ingest` that takes in archives of pages: sieved side by side, copied, filed, and told."""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.orm import Session, sessionmaker

from cli.settings import Settings
from store.errors import OnRecordError

if TYPE_CHECKING:
    from crawler.archive import Archive
    from crawler.history.filing import FileOutcome
    from crawler.history.sieve import Sieve
    from crawler.history.sources import ArchiveFile
    from crawler.outlet import Outlet

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveOptions:
    """How archives are sieved, and by how many processes; `language` is a code of two letters or "any"."""

    has_filter: bool
    language: str
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingArchives:
    """What taking in archives needs; `fail` is told of a source or a file that was not taken in whole."""

    settings: Settings
    sessions: sessionmaker[Session]
    archive: "Archive"
    outlet_of: "Callable[[str], Outlet | None]"
    fail: Callable[[str], None]

    def take(self, sources: Sequence[str], options: ArchiveOptions) -> "list[FileOutcome]":
        """File what passes the sieve, and say what became of each file."""
        from crawler.history.filing import Filing, file_archives

        with tempfile.TemporaryDirectory() as folder:
            files = list(self._files(sources, Path(folder)))
            with _progress(files) as shown:
                filing = Filing(
                    sessions=self.sessions,
                    archive=self.archive,
                    outlet_of=self.outlet_of,
                    stepped=shown,
                    ended=self._tell,
                )
                return file_archives(files, sieve_of(options), filing, workers=options.workers)

    def _files(self, sources: Sequence[str], folder: Path) -> "Iterator[ArchiveFile]":
        from crawler.history.fetching import open_address
        from crawler.history.sources import ArchiveFile, archive_files
        from crawler.identity import user_agent
        from crawler.networks import read_networks

        opener = partial(
            open_address,
            agent=user_agent(self.settings.contact),
            allowed=read_networks(self.settings.allowed_networks),
        )
        for source in sources:
            if source == STANDARD_INPUT:
                yield ArchiveFile(name="standard input", path=_spooled(folder), open_address=opener)
                continue
            try:
                yield from archive_files(source, opener)
            except OnRecordError as error:
                self.fail(str(error))

    def _tell(self, one: "FileOutcome") -> None:
        for line in one.more:
            click.echo(f"onrecord: {one.name}: {line}", err=True)
        if one.problem:
            self.fail(f"{one.name}: {one.problem}")
        click.echo(outcome_line(one), err=True)


def sieve_of(options: ArchiveOptions) -> "Sieve":
    """The sieve that the options ask for; its name holds what decides which pages pass."""
    from crawler.history.sieve import Sieve
    from nlp.keywords import KEYWORDS, speaks_of_matter

    return Sieve(
        name=f"{KEYWORDS if options.has_filter else 'no keywords'}, language {options.language}",
        has_words=speaks_of_matter if options.has_filter else None,
        language=None if options.language == "any" else options.language,
    )


def outcome_line(one: "FileOutcome") -> str:
    """What became of a file, in one line."""
    if one.done_before:
        return f"{one.name}: was read on {one.done_before:%Y-%m-%d}, and is not read again"
    return f"{one.name}: {one.pages} answers, {one.kept} kept, {one.as_before} as before"


def dropped_line(outcomes: "Sequence[FileOutcome]") -> str:
    """Why answers of all files were dropped, and how often, in one line."""
    dropped = sum((one.dropped for one in outcomes), Counter[str]())
    return f"Dropped: {', '.join(f'{count} {why}' for why, count in dropped.most_common()) or 'none'}"


def _spooled(folder: Path) -> Path:
    """Standard input as a file, for other processes read it, and its hash is taken before."""
    path = folder / "standard-input.warc"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


@contextmanager
def _progress(files: "Sequence[ArchiveFile]") -> "Iterator[Callable[[FileOutcome], None]]":
    """A bar over the bytes of all files, on a terminal; what it is called with is how far one file is."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    sizes = [one.size for one in files]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    latest: dict[str, FileOutcome] = {}
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Archives", total=total)

        def show(one: "FileOutcome") -> None:
            latest[one.name] = one
            pages, kept = (sum(getattr(each, what) for each in latest.values()) for what in ("pages", "kept"))
            read = sum(each.read for each in latest.values())
            progress.update(bar, completed=read, description=f"{pages} answers, {kept} kept")

        yield show
