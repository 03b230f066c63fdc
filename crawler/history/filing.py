"""What passed the sieve is copied into our archive and filed as captures, one transaction each: a kill loses none.

Pages are read off the captures later, as all captures are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session, sessionmaker

from crawler.archive import Archive
from crawler.archive_files import ArchiveError
from crawler.history.scanning import End, Step, Task, scan
from crawler.history.sieve import KeptPage, Sieve
from crawler.history.sources import ArchiveFile, cited_name
from crawler.outlet import Outlet
from store import records
from store.captures import record_capture
from store.ingested import has_capture, ingested_file
from store.models import IngestedFile

MOST_TOLD = 20  # lines about single pages of a file


@dataclass(slots=True, kw_only=True)
class FileOutcome:
    """What reading a file came to: answers looked at, new captures, those we had, and why others were dropped.

    `read` counts bytes; `more` are lines about single pages, `problem` says why it was not read to its end,
    `done_before` when it had been.
    """

    name: str
    read: int = 0
    pages: int = 0
    kept: int = 0
    as_before: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    more: list[str] = field(default_factory=list)
    problem: str | None = None
    done_before: datetime | None = None

    def drop(self, reason: str, more: str | None) -> None:
        """Count a page that is not kept."""
        self.dropped[reason] += 1
        if more and len(self.more) < MOST_TOLD:
            self.more.append(more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What filing needs: the store, the archive, and whose an address is; it calls `stepped` after every step."""

    sessions: sessionmaker[Session]
    archive: Archive
    outlet_of: Callable[[str], Outlet | None]
    stepped: Callable[[FileOutcome], None] = lambda _: None
    ended: Callable[[FileOutcome], None] = lambda _: None


def file_archives(files: Iterable[ArchiveFile], sieve: Sieve, filing: Filing, *, workers: int = 1) -> list[FileOutcome]:
    """Read archives and file what passes; one that was done through a sieve of this name is not read again."""
    under_way: dict[str, _UnderWay] = {}
    for task, message in scan(_tasks(files, sieve, filing, under_way), sieve, workers=workers):
        file = under_way[task.name]
        if isinstance(message, End):
            _end(file, message, filing)
        else:
            _step(file, message, filing)
    return [file.outcome for file in under_way.values()]


@dataclass(frozen=True, slots=True)
class _UnderWay:
    row: int
    outcome: FileOutcome


def _tasks(
    files: Iterable[ArchiveFile], sieve: Sieve, filing: Filing, under_way: dict[str, _UnderWay]
) -> Iterator[Task]:
    """The files to read, each behind what was read of it before; every file is put `under_way`."""
    for file in files:
        if file.name in under_way:
            continue
        outcome = FileOutcome(name=file.name)
        row = _row(file, sieve, filing, outcome)
        under_way[file.name] = _UnderWay(row.id if row else 0, outcome)
        if row and row.done_at is None:
            yield Task(name=file.name, open=file.open, after=row.position)
        else:
            outcome.done_before = row.done_at if row else None
            filing.ended(outcome)


def _row(file: ArchiveFile, sieve: Sieve, filing: Filing, outcome: FileOutcome) -> IngestedFile | None:
    try:
        identity = file.identity
    except OSError as error:
        outcome.problem = f"cannot be read ({error.strerror})"
        return None
    with filing.sessions.begin() as session:
        return ingested_file(session, identity, sieve.name, name=file.name, now=datetime.now(UTC))


def _step(file: _UnderWay, step: Step, filing: Filing) -> None:
    outcome = file.outcome
    outcome.pages += 1
    outcome.read = max(outcome.read, step.read)
    if step.page:
        _keep(file, step.page, filing)
    elif step.dropped:
        outcome.drop(step.dropped, step.more)
    filing.stepped(outcome)


def _keep(file: _UnderWay, page: KeptPage, filing: Filing) -> None:
    try:
        with filing.sessions.begin() as session:
            is_new = _file_page(session, filing, page, file.outcome.name)
            session.get_one(IngestedFile, file.row).position = page.record.position
    except ArchiveError as error:
        file.outcome.drop("cannot be copied", f"the page at byte {page.record.position}: {error}")
        return
    file.outcome.kept += is_new
    file.outcome.as_before += not is_new


def _end(file: _UnderWay, end: End, filing: Filing) -> None:
    file.outcome.problem = end.problem
    if end.problem is None:
        with filing.sessions.begin() as session:
            session.get_one(IngestedFile, file.row).done_at = datetime.now(UTC)
    filing.ended(file.outcome)


def _file_page(session: Session, filing: Filing, page: KeptPage, source: str) -> bool:
    """Copy and file a page; False if the record has this very answer already."""
    if has_capture(session, page.url, page.at, page.payload_digest):
        return False
    outlet = filing.outlet_of(page.url)
    slug = outlet.slug if outlet else None
    place = filing.archive.keep_copy(slug or "ingested", page.record.written)
    capture = records.Capture(
        url=page.url,
        fetched_at=page.at,
        status=200,
        content_type=page.content_type,
        payload_digest=place.digest,
        warc_file=place.file,
        warc_offset=place.offset,
        warc_length=place.length,
        block_digest=place.block_digest,
        robots_decision=f"record {page.record_id} of {cited_name(source)}; no robots.txt was asked",
        etag=page.etag,
        last_modified=page.last_modified,
    )
    record_capture(session, capture, slug)
    return True
