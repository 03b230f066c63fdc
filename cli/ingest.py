"""`onrecord ingest`: addresses, files, folders and archives of pages are archived and read like a crawled page."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from cli.archives import STANDARD_INPUT, ArchiveOptions, TakingArchives, dropped_line
from cli.crawl import extraction_line, known_outlets
from cli.main import DONE, DONE_IN_PART, FAILED
from cli.opened import opened_archive, opened_store
from cli.settings import Settings, read_settings
from store.errors import OnRecordError
from store.models import ArticleVersion, Capture

if TYPE_CHECKING:
    from crawler.archive import Archive
    from crawler.dates import Stated
    from crawler.ingest import Known, Shelf
    from crawler.outlet import Outlet

EXPECTED_LANGUAGES = frozenset({"en"})


class IngestOptionError(OnRecordError):
    """An option that does not fit the sources."""


def _language(_context: click.Context, _option: click.Parameter, code: str) -> str:
    if not re.fullmatch("[a-z]{2}|any", code):
        raise click.BadParameter(f"{code!r} is no code of two small letters such as en, nor any")
    return code


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--url", help="The address a single file was published at.")
@click.option("--outlet", "outlet_name", help="Who published it: an outlet's slug, or a name.")
@click.option("--published", help="When it was published: 2025-01-29 or 2025-01-29T14:00:00+00:00.")
@click.option(
    "--filter/--no-filter", "has_filter", default=True, help="Of archives, keep pages with the matter's words."
)
@click.option(
    "--language",
    callback=_language,
    default="en",
    show_default=True,
    help="Of archives, keep pages in it; any keeps all.",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read archives."
)
def ingest(
    *, sources: tuple[str, ...], url: str | None, outlet_name: str | None, published: str | None, **more: Any
) -> None:
    """Take in SOURCEs: addresses, HTML and text files, WARC files, lists of their paths, and folders of all.

    An archive is read up to where a run before was stopped; - reads one from standard input. What it holds is told on
    the error output, and each page that passes is copied with its record.
    """
    from crawler.archive import Archive

    settings = read_settings()
    known = known_outlets(settings)
    tally = _Tally()
    archives, files, addresses = _sorted(sources, tally)
    if archives and (url or outlet_name or published):
        raise click.UsageError("--url, --outlet and --published say what a page does not: an archive says it itself")
    _check_url(url, sources)
    outlet = _outlet(known, outlet_name, url)
    told = _known(url, outlet, published)
    with Archive(opened_archive(settings), settings.contact) as archive:
        taking = _Taking(settings, opened_store(settings, writes=True), archive, known, told, tally)
        taking.files(files)
        taking.addresses(addresses)
        taking.archives(archives, ArchiveOptions(**more))
    click.echo(tally.line, err=True)
    sys.exit(tally.status)


def _sorted(sources: tuple[str, ...], tally: "_Tally") -> tuple[list[str], list[str], list[str]]:
    """Archives, files and addresses; a folder may be the first two."""
    from crawler.history.sources import is_archive_source
    from crawler.ingest import IngestError, has_pages

    archives, files, addresses = list[str](), list[str](), list[str]()
    for source in sources:
        try:
            is_archive = source == STANDARD_INPUT or is_archive_source(source)
        except IngestError as error:
            tally.fail(str(error))
            continue
        if is_archive:
            archives.append(source)
        if not is_archive or has_pages(Path(source)):
            (addresses if _is_address(source) else files).append(source)
    return archives, files, addresses


@dataclass(slots=True)
class _Tally:
    new: int = 0
    as_before: int = 0
    failed: int = 0
    archives: int = 0

    @property
    def line(self) -> str:
        return f"Taken in: {self.new} new, {self.as_before} as before, {self.failed} not"

    @property
    def status(self) -> int:
        if not self.failed:
            return DONE
        return DONE_IN_PART if self.new or self.as_before or self.archives else FAILED

    def fail(self, why: str) -> None:
        """Count a source that was not taken in, and say why."""
        self.failed += 1
        click.echo(f"onrecord: {why}", err=True)

    def note(self, source: object, capture: Capture, version: ArticleVersion | None) -> None:
        """Count a source that was, and say what is odd about it."""
        from crawler.ingest import concerns

        if capture.refusal:
            self.failed += 1
        elif version:
            self.new += 1
        else:
            self.as_before += 1
        for line in concerns(source, version, capture, expected=EXPECTED_LANGUAGES):
            click.echo(f"onrecord: {line}", err=True)


@dataclass(frozen=True, slots=True)
class _Taking:
    settings: Settings
    sessions: sessionmaker[Session]
    archive: "Archive"
    outlets: "dict[str, Outlet]"
    known: "Known"
    tally: _Tally

    def files(self, sources: Sequence[str]) -> None:
        """Take in files and folders, one transaction each file."""
        from crawler.ingest import IngestError, Shelf, source_files
        from crawler.worker import Worker

        with Worker() as worker:
            shelf = Shelf(archive=self.archive, worker=worker, outlet_of=self.outlet_of)
            for source in sources:
                try:
                    paths = list(source_files(Path(source)))
                except IngestError as error:
                    self.tally.fail(str(error))
                    continue
                for path in paths:
                    self._file(shelf, path)

    def _file(self, shelf: "Shelf", path: Path) -> None:
        from crawler.ingest import IngestError, file_source
        from crawler.page import RefusedPage

        try:
            with self.sessions.begin() as session:
                self.tally.note(path, *file_source(session, shelf, path, self.known, now=datetime.now(UTC)))
        except IngestError as error:
            self.tally.fail(str(error))
        except RefusedPage as error:
            self.tally.fail(f"{path}: {error}")

    def addresses(self, urls: Sequence[str]) -> None:
        """Fetch addresses through the gate and the archive, then read what came."""
        if not urls:
            return
        from crawler.handed_in import AddressJob
        from crawler.pending import extract_pending
        from crawler.run import run_jobs

        job = AddressJob(urls, self.sessions, self.outlet_of)
        run_jobs(
            [job.run],
            archive=self.archive,
            contact=self.settings.contact,
            allowed_networks=self.settings.allowed_networks,
        )
        outlet = self.known.outlet
        extract_pending(self.sessions, self.archive.files, self.outlets | ({outlet.slug: outlet} if outlet else {}))
        for url, problem in job.result.problems.items():
            self.tally.fail(f"{url}: {problem}")
        for url, number in job.result.captures.items():
            if url not in job.result.problems:
                self._note_capture(url, number)

    def _note_capture(self, url: str, number: int) -> None:
        with self.sessions() as session:
            version = session.scalars(select(ArticleVersion).where(ArticleVersion.capture_id == number)).first()
            self.tally.note(url, session.get_one(Capture, number), version)

    def archives(self, sources: Sequence[str], options: ArchiveOptions) -> None:
        """Take in archives, then read the pages off what was kept."""
        if not sources:
            return
        from crawler.pending import extract_pending

        taking = TakingArchives(
            settings=self.settings,
            sessions=self.sessions,
            archive=self.archive,
            outlet_of=self.outlet_of,
            fail=self.tally.fail,
        )
        outcomes = taking.take(sources, options)
        read = extract_pending(self.sessions, self.archive.files, self.outlets)
        for line in (dropped_line(outcomes), extraction_line(read)):
            click.echo(line, err=True)
        self.tally.archives += sum(one.problem is None for one in outcomes)
        self.tally.new += read.versions
        self.tally.as_before += read.sightings + sum(one.as_before for one in outcomes)

    def outlet_of(self, url: str) -> "Outlet | None":
        """The outlet named by the person, else the one whose address it is."""
        return self.known.outlet or _by_address(self.outlets, url)


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _check_url(url: str | None, sources: tuple[str, ...]) -> None:
    from store.addresses import is_web_address

    for address in [*(one for one in sources if _is_address(one)), *([url] if url else [])]:
        if not is_web_address(address):
            raise IngestOptionError(f"{address!r} is no http or https address")
    if url and (len(sources) > 1 or _is_address(sources[0]) or Path(sources[0]).is_dir()):
        raise IngestOptionError(f"--url {url} says where one file was published: name that one file and nothing else")


def _outlet(known: "dict[str, Outlet]", name: str | None, url: str | None) -> "Outlet | None":
    from crawler.outlet import Outlet

    if name is None:
        return _by_address(known, url) if url else None
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    named = (one for one in known.values() if one.slug == slug or one.name.lower() == name.strip().lower())
    if not slug:
        raise IngestOptionError(f"--outlet {name!r} has no letter or digit: write the outlet's name")
    return next(named, None) or Outlet(slug=slug, name=name.strip(), domain="")


def _by_address(known: "dict[str, Outlet]", url: str) -> "Outlet | None":
    return next((one for one in known.values() if one.owns(url)), None)


def _known(url: str | None, outlet: "Outlet | None", published: str | None) -> "Known":
    from crawler.dates import read_date
    from crawler.ingest import Known

    stated: Stated | None = None
    if published is not None:
        stated = read_date(published, timezone=outlet.timezone if outlet else None, now=datetime.now(UTC))
        if stated is None:
            raise IngestOptionError(
                f"--published {published!r} is no date that has come: write 2025-01-29 or 2025-01-29T14:00:00+00:00"
            )
    return Known(url=url, outlet=outlet, published=stated)
