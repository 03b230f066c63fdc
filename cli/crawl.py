"""`onrecord crawl`: one polite round of each outlet, then what was fetched is read off its pages."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.main import DONE, DONE_IN_PART, FAILED
from cli.opened import opened_archive, opened_store
from cli.settings import Settings, read_settings
from store.errors import OnRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker

    from crawler.outlet import Outlet
    from crawler.pending import ExtractionOutcome
    from crawler.round import RoundOptions, RoundOutcome


class UnknownOutletError(OnRecordError):
    """An outlet was named that nobody knows."""


@click.command()
@click.argument("outlets", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=2000, show_default=True, help="Most pages of one outlet.")
@click.option("--again", is_flag=True, help="Make every known address due now.")
@click.option("--archives", is_flag=True, help="Read archive sitemaps too, newest first, until --limit is reached.")
@click.option(
    "--outlets",
    "outlets_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="TOML file of further outlets (default: ONRECORD_OUTLETS).",
)
def crawl(*, outlets: tuple[str, ...], limit: int, again: bool, archives: bool, outlets_file: Path | None) -> None:
    """Fetch one round of the OUTLETs named, or of all; robots.txt is obeyed and every answer archived."""
    from crawler.round import RoundOptions

    settings = read_settings()
    known = known_outlets(settings, outlets_file)
    chosen = _chosen(known, outlets)
    _introduce(opened_store(settings, writes=True), chosen if outlets else list(known.values()))
    with _progress() as shown:
        options = RoundOptions(limit=limit, again=again, archives=archives, stepped=shown.fetched)
        rounds, read = crawl_once(settings, known, chosen, options, extracted=shown.extracted)
    for one in rounds:
        click.echo(round_line(one), err=True)
    click.echo(extraction_line(read), err=True)
    sys.exit(_status(rounds))


def crawl_once(
    settings: Settings,
    known: "dict[str, Outlet]",
    chosen: "Sequence[Outlet]",
    options: "RoundOptions",
    *,
    extracted: "Callable[[ExtractionOutcome], None]" = lambda _: None,
) -> "tuple[list[RoundOutcome], ExtractionOutcome]":
    """One round of each of `chosen`, and the reading of what then waits of the `known`; once in a process.

    The clock of `options` says which instant it is, for tests and replays.
    """
    from crawler.archive import Archive
    from crawler.pending import extract_pending
    from crawler.round import OutletRound
    from crawler.run import run_jobs

    sessions = opened_store(settings, writes=True)
    with Archive(opened_archive(settings), settings.contact) as archive:
        rounds = [OutletRound(outlet, sessions, options) for outlet in chosen]
        run_jobs(
            [one.run for one in rounds],
            archive=archive,
            contact=settings.contact,
            allowed_networks=settings.allowed_networks,
        )
        read = extract_pending(sessions, archive.files, known, stepped=extracted, clock=options.clock)
    return [one.outcome for one in rounds], read


def known_outlets(settings: Settings, outlets_file: Path | None = None) -> "dict[str, Outlet]":
    """Our outlets, those that refuse, and those of the file given, which may replace ours."""
    from crawler.outlet_file import read_outlets
    from crawler.outlets import outlets, refusing_outlets

    path = outlets_file or settings.outlets_file
    return outlets() | refusing_outlets() | (read_outlets(path) if path else {})


def round_line(one: "RoundOutcome") -> str:
    """What a round came to, in one line."""
    told = (
        f"{one.outlet.name}: {one.discovered} new addresses, {one.fetched} fetched, {one.unchanged} unchanged, "
        f"{one.gone} gone, {one.refused} refused, {one.failed} failed"
    )
    reasons = ", ".join(f"{reason} ({count})" for reason, count in one.reasons.most_common(3))
    return "; ".join(part for part in (told, reasons, one.error) if part)


def extraction_line(read: "ExtractionOutcome") -> str:
    """What was read off the pages, in one line."""
    return f"Read {read.read} pages: {read.versions} new texts, {read.sightings} as before, {read.refused} without one"


def crawled_outlet(known: "dict[str, Outlet]", slug: str) -> "Outlet":
    """The outlet of that slug; raises UnknownOutletError for one that nobody knows or that refuses."""
    if slug not in known:
        near = get_close_matches(slug, known, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise UnknownOutletError(f"unknown outlet {slug!r}: {meant}`onrecord outlets` lists them all")
    if known[slug].refuses:
        raise UnknownOutletError(f"{known[slug].name} is never crawled: {known[slug].refuses}")
    return known[slug]


def _chosen(known: "dict[str, Outlet]", named: tuple[str, ...]) -> "list[Outlet]":
    if named:
        return [crawled_outlet(known, slug) for slug in dict.fromkeys(named)]
    return [outlet for outlet in known.values() if not outlet.refuses]


def _introduce(sessions: "sessionmaker[Session]", known: "list[Outlet]") -> None:
    """Let the record know these outlets before their first round, and those that will never have one."""
    from store.articles import outlet_row

    with sessions.begin() as session:
        for outlet in known:
            outlet_row(session, outlet.record)


def _status(outcomes: "list[RoundOutcome]") -> int:
    if all(one.is_done for one in outcomes):
        return DONE
    got_any = any(one.fetched or one.unchanged or one.is_done for one in outcomes)
    return DONE_IN_PART if got_any else FAILED


class _Shown:
    """The bars of a crawl: one for each outlet, one for the reading."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[str, int] = {}

    def fetched(self, one: "RoundOutcome") -> None:
        """Show how far a round is."""
        done = one.fetched + one.unchanged + one.gone + one.refused + one.failed
        self._show(one.outlet.name, done, one.due)

    def extracted(self, one: "ExtractionOutcome") -> None:
        """Show how far the reading is."""
        self._show("Reading pages", one.read, one.waiting)

    def _show(self, name: str, done: int, total: int) -> None:
        if name not in self._bars:
            self._bars[name] = self._progress.add_task(name, total=total)
        self._progress.update(self._bars[name], completed=done, total=total)  # type: ignore[arg-type]


@contextmanager
def _progress() -> Iterator[_Shown]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        yield _Shown(progress)
