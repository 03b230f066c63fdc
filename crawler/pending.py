"""From captures to articles: what was archived and not yet read is read, again after a crash, in order."""

import gzip
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO

from sqlalchemy.orm import Session, sessionmaker

from crawler.archive import Kept, read_record
from crawler.archive_files import ArchiveError, ArchiveFiles
from crawler.clock import Clock, utc_now
from crawler.outlet import Outlet
from crawler.page import LONGEST_PAGE, RefusedPage
from crawler.worker import PageToRead, TaxingPageError, Worker
from store.articles import captures_to_extract, count_to_extract, file_extract
from store.frontier import note_changed, note_publication
from store.models import ArticleVersion, Capture
from store.presence import file_unchanged, refuse_capture
from store.records import Extract

_BATCH = 50
_MOST_WATCHED_CHANGES = 10  # a page that changes at every visit is not watched anew for ever


@dataclass(slots=True, kw_only=True)
class ExtractionOutcome:
    """How many captures made a new version, were as before, were refused, and how many wait altogether."""

    waiting: int = 0
    versions: int = 0
    sightings: int = 0
    refused: int = 0

    @property
    def read(self) -> int:
        """How many were read."""
        return self.versions + self.sightings + self.refused


def extract_pending(
    sessions: sessionmaker[Session],
    archive: ArchiveFiles,
    outlets: Mapping[str, Outlet],
    *,
    stepped: Callable[[ExtractionOutcome], None] = lambda _: None,
    open_worker: Callable[[], Worker] = Worker,
    clock: Clock = utc_now,
) -> ExtractionOutcome:
    """Read every capture that waits and belongs to one of `outlets` or to none; each is committed by itself.

    A page that costs us the reader is tried once more, after all others.
    """
    outcome = ExtractionOutcome()
    with sessions() as session:
        outcome.waiting = count_to_extract(session, list(outlets))
    with open_worker() as worker:
        reading = _Reading(archive, outlets, worker, outcome, clock)
        while numbers := _next(sessions, reading):
            for number in numbers:
                with sessions.begin() as session:
                    _extract_one(session, session.get_one(Capture, number), reading)
                stepped(outcome)
    return outcome


@dataclass(frozen=True, slots=True)
class _Reading:
    archive: ArchiveFiles
    outlets: Mapping[str, Outlet]
    worker: Worker
    outcome: ExtractionOutcome
    clock: Clock
    postponed: set[int] = field(default_factory=set)


def _next(sessions: sessionmaker[Session], reading: _Reading) -> list[int]:
    """Captures to read next, such as were put off only when no other is left."""
    with sessions() as session:
        rows = captures_to_extract(session, list(reading.outlets), limit=_BATCH + len(reading.postponed))
        waiting = [row.id for row in rows]
    return [number for number in waiting if number not in reading.postponed] or waiting


def _extract_one(session: Session, capture: Capture, reading: _Reading) -> None:
    outlet, now = reading.outlets.get(capture.outlet_slug or ""), reading.clock()
    if capture.status == HTTPStatus.NOT_MODIFIED:
        is_seen = file_unchanged(session, capture, now=now) is not None
        reading.outcome.sightings += is_seen
        reading.outcome.refused += not is_seen
        return
    try:
        extract = _read(capture, outlet, reading)
    except (RefusedPage, ArchiveError) as error:
        if isinstance(error, TaxingPageError) and capture.id not in reading.postponed:
            reading.postponed.add(capture.id)
            return
        refuse_capture(capture, str(error), now)
        reading.outcome.refused += 1
        return
    version = file_extract(session, capture, extract, outlet.record if outlet else None, now=now)
    if version:
        _watch(session, capture, version)
        reading.outcome.versions += 1
    elif capture.refusal:
        reading.outcome.refused += 1
    else:
        reading.outcome.sightings += 1


def _watch(session: Session, capture: Capture, version: ArticleVersion) -> None:
    """Tell the frontier when the article was published, or that it changed, for both say when to look again."""
    url = capture.asked_url or capture.url
    if version.version_no == 1 and version.published_at:
        note_publication(session, url, version.published_at)
    elif 1 < version.version_no <= _MOST_WATCHED_CHANGES:
        note_changed(session, url, capture.fetched_at)


def _read(capture: Capture, outlet: Outlet | None, reading: _Reading) -> Extract:
    kept = read_record(reading.archive, capture.warc_file, capture.warc_offset)
    page = PageToRead(
        body=unpacked(kept),
        content_type=kept.content_type,
        url=capture.url,
        seen_at=capture.fetched_at,
        outlet=outlet,
    )
    return reading.worker.read(page)


def unpacked(kept: Kept) -> bytes:
    """The payload without its content coding; raises RefusedPage for one that is broken, unknown or too large."""
    coding = (kept.content_encoding or "identity").strip().lower()
    unpack = _CODINGS.get(coding)
    if unpack is None:
        raise RefusedPage(f"content coding {coding[:40]} is not read")
    try:
        body = unpack(kept.payload)
    except (OSError, EOFError, zlib.error) as error:
        raise RefusedPage(f"broken {coding} body ({error})") from error
    if len(body) > LONGEST_PAGE:
        raise RefusedPage(f"page unpacks to over {LONGEST_PAGE} bytes")
    return body


def _gunzipped(payload: bytes) -> bytes:
    return gzip.GzipFile(fileobj=BytesIO(payload)).read(LONGEST_PAGE + 1)


def _inflated(payload: bytes) -> bytes:
    try:
        return _whole(zlib.decompressobj(), payload)
    except zlib.error:
        return _whole(zlib.decompressobj(-zlib.MAX_WBITS), payload)


def _whole(unpacking: "zlib._Decompress", payload: bytes) -> bytes:
    """What is packed, if its end is there; zlib by itself takes a part for the whole."""
    body = unpacking.decompress(payload, LONGEST_PAGE + 1)
    if not unpacking.eof and len(body) <= LONGEST_PAGE:
        raise EOFError("it ends before its end-of-stream marker")
    return body


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "identity": lambda payload: payload,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _inflated,
}
