"""The index of the archive: which records it holds of an address and where, and which robots.txt let us ask."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store import records
from store.models import Base, Capture
from store.vocabulary import CaptureKind

_AS_THEY_ARE = tuple(
    name
    for name in records.Capture.__dataclass_fields__
    if name not in {"robots", "before", "asked_url"}  # another row, further rows, and one that has a default
)
_TABLE = Base.metadata.tables[Capture.__tablename__]
_ENTER = insert(_TABLE).returning(_TABLE.c.id)


def record_capture(session: Session, capture: records.Capture, outlet_slug: str | None) -> Capture:
    """Store where an answer lies in the archive; a page waits for extraction while `extracted_at` is null."""
    return session.get_one(Capture, enter_capture(session, capture, outlet_slug))


def enter_capture(
    session: Session, capture: records.Capture, outlet_slug: str | None, *, robots_id: int | None = None
) -> int:
    """As `record_capture`, and gives the id alone; `robots_id` is that of its robots.txt, where the caller knows it."""
    if robots_id is None and capture.robots:
        robots_id = record_once(session, capture.robots, None)
    for one in capture.before:
        record_once(session, one, outlet_slug)
    values = {name: getattr(capture, name) for name in _AS_THEY_ARE} | {
        "asked_url": capture.asked_url or capture.url,
        "outlet_slug": outlet_slug,
        "robots_capture_id": robots_id,
        "extracted_at": None if capture.kind is CaptureKind.PAGE else datetime.now(UTC),
    }
    number: int = session.connection().execute(_ENTER, values).scalar_one()
    return number


def record_once(session: Session, capture: records.Capture, outlet_slug: str | None) -> int:
    """The id of a capture that may be on record already, such as the robots.txt of a round."""
    found = capture_id_at(session, capture.warc_file, capture.warc_offset)
    return found or enter_capture(session, capture, outlet_slug)


def capture_id_at(session: Session, file: str, offset: int) -> int | None:
    """The id of the capture whose record lies there; the id alone, for each page of a round asks for its robots.txt."""
    wanted = select(Capture.id).where(Capture.warc_file == file, Capture.warc_offset == offset)
    return session.scalar(wanted.limit(1))


def closest_capture(session: Session, url: str, at: datetime) -> Capture | None:
    """The capture of an address that is closest in time to `at`, before or after it; of two as close, the earlier."""
    of_url = select(Capture).where(Capture.url == url)
    before = session.scalars(
        of_url.where(Capture.fetched_at <= at).order_by(Capture.fetched_at.desc(), Capture.id.desc()).limit(1)
    ).first()
    after = session.scalars(
        of_url.where(Capture.fetched_at > at).order_by(Capture.fetched_at, Capture.id).limit(1)
    ).first()
    found = [one for one in (before, after) if one]
    return min(found, key=lambda one: abs(one.fetched_at - at), default=None)


def captures_in(session: Session, file: str) -> Sequence[Capture]:
    """The captures whose records lie in a file, as they lie there."""
    wanted = select(Capture).where(Capture.warc_file == file)
    return session.scalars(wanted.order_by(Capture.warc_offset, Capture.id)).all()


def named_files(session: Session) -> set[str]:
    """The archive files that captures name."""
    return set(session.scalars(select(Capture.warc_file).distinct()))
