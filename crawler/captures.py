"""From archived answers to the index of the archive, so that each can be found by its address and its time."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from crawler.archive import DISCOVERY
from crawler.run import Answer, Asking, Fetch
from store import records
from store.captures import record_capture, record_once
from store.vocabulary import CaptureKind


def capture_record(
    answer: Answer, kind: CaptureKind = CaptureKind.PAGE, *, asked: str | None = None, at: datetime | None = None
) -> records.Capture:
    """The capture of an archived answer to a request for `asked`, by a clock that may run apart from the archive's."""
    if answer.status is None or answer.place is None:
        raise ValueError(f"no archived answer of {answer.url}")
    return records.Capture(
        kind=kind,
        url=answer.url,
        asked_url=asked,
        fetched_at=at or answer.place.at,
        status=answer.status,
        content_type=answer.header("content-type"),
        payload_digest=answer.place.digest,
        block_digest=answer.place.block_digest,
        warc_file=answer.place.file,
        warc_offset=answer.place.offset,
        warc_length=answer.place.length,
        robots_decision=answer.robots_decision,
        robots=answer.robots,
        before=answer.before,
        etag=answer.header("etag"),
        last_modified=answer.header("last-modified"),
    )


def file_way(session: Session, answer: Answer, slug: str | None) -> None:
    """Index what was archived though no answer came in the end: the robots.txt that forbade it, and redirects."""
    for one in answer.before:
        record_once(session, one, slug)
    if answer.robots:
        record_once(session, answer.robots, None)


def filed(fetch: Fetch, sessions: sessionmaker[Session], slug: str) -> Fetch:
    """A fetch for listings: each is archived, and in the index before it is read."""

    async def fetch_and_file(url: str, asking: Asking) -> Answer:
        answer = await fetch(url, replace(asking, archive_as=DISCOVERY, kind=CaptureKind.LISTING))
        with sessions.begin() as session:
            if answer.place is None:
                file_way(session, answer, slug)
            else:
                record_capture(session, capture_record(answer, CaptureKind.LISTING), slug)
        return answer

    return fetch_and_file
