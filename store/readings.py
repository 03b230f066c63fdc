"""Which versions are unread, and what a reader made of them: kept whole, so that filing can be run again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session, joinedload

from store.entries.set_aside import rows_under
from store.findings import to_json
from store.matching.dockets import clean_docket
from store.models import Article, ArticleVersion, ReadingDocket, VersionReading
from store.order import position
from store.records import Reading, TextToRead


def find_unread(session: Session, reader: str) -> Sequence[int]:
    """Ids of the versions that `reader` has not read and filed, in the order of filing (`store.order`)."""
    filed = select(VersionReading.version_id).where(
        VersionReading.reader == reader, VersionReading.filed_at.is_not(None)
    )
    return _in_order(session, ArticleVersion.id.not_in(filed))


def find_readable(session: Session) -> Sequence[int]:
    """Ids of all versions in the order of filing; what was filed of each stands until it is filed again."""
    return _in_order(session, true())


def _in_order(session: Session, wanted: ColumnElement[bool]) -> Sequence[int]:
    columns = (ArticleVersion.id, ArticleVersion.published_at, Article.canonical_url, ArticleVersion.version_no)
    rows = session.execute(select(*columns).join(Article).where(wanted))
    return [row[0] for row in sorted(rows, key=lambda row: position(row[1], row[2], row[3]))]


def readings_under(session: Session, dispute_ids: Iterable[int]) -> Sequence[VersionReading]:
    """The newest filed reading of each version of each article that has a sentence under one of these disputes."""
    versions = {row.passage.version_id for row in rows_under(session, dispute_ids)}
    articles = select(ArticleVersion.article_id).where(ArticleVersion.id.in_(versions))
    wanted = (
        select(VersionReading)
        .join(ArticleVersion)
        .where(ArticleVersion.article_id.in_(articles), VersionReading.filed_at.is_not(None))
        .options(joinedload(VersionReading.version).joinedload(ArticleVersion.article))
        .order_by(VersionReading.read_at, VersionReading.id)
    )
    newest = {kept.version_id: kept for kept in session.scalars(wanted)}
    return list(newest.values())


def note_dockets(session: Session, kept: VersionReading, words: Iterable[str]) -> None:
    """Keep the docket numbers of cases that a reading named, and that its findings wait for."""
    dockets = {clean_docket(docket) for docket in words}
    if not dockets:
        return
    noted = set(session.scalars(select(ReadingDocket.docket).where(ReadingDocket.reading_id == kept.id)))
    session.add_all(ReadingDocket(reading_id=kept.id, docket=docket) for docket in sorted(dockets - noted))
    session.flush()


def readings_of_dockets(session: Session, dockets: Iterable[str], kept: VersionReading) -> Sequence[VersionReading]:
    """Other filed readings that found one of these docket numbers, one for each version."""
    wanted = (
        select(VersionReading)
        .join(ReadingDocket)
        .where(ReadingDocket.docket.in_(list(dockets)), VersionReading.filed_at.is_not(None))
        .where(VersionReading.version_id != kept.version_id)
        .order_by(VersionReading.read_at, VersionReading.id)
    )
    return list({other.version_id: other for other in session.scalars(wanted)}.values())


def find_version(session: Session, version_id: int) -> ArticleVersion:
    """The version with its article and outlet; raises NoResultFound if there is none."""
    return find_versions(session, [version_id])[0]


def find_versions(session: Session, version_ids: Sequence[int]) -> Sequence[ArticleVersion]:
    """The versions with these ids, in their order, with article and outlet; raises NoResultFound if one is missing."""
    whole = joinedload(ArticleVersion.article).joinedload(Article.outlet)
    wanted = select(ArticleVersion).where(ArticleVersion.id.in_(version_ids)).options(whole)
    found = {version.id: version for version in session.scalars(wanted)}
    for number in version_ids:
        if number not in found:
            raise NoResultFound(f"no version has the id {number}")
    return [found[number] for number in version_ids]


def text_to_read(version: ArticleVersion) -> TextToRead:
    """What a reader is given of a version."""
    outlet = version.article.outlet
    return TextToRead(
        id=str(version.id),
        text=version.text,
        title=version.title,
        url=version.article.canonical_url,
        outlet=outlet.name if outlet else None,
        published=version.published_at,
    )


def keep_reading(session: Session, version: ArticleVersion, reading: Reading, now: datetime) -> VersionReading:
    """Keep what a reader found; the same reader's earlier reading of the version gives way to this one."""
    return keep_readings(session, [(version, reading)], now)[0]


def keep_readings(
    session: Session, found: Sequence[tuple[ArticleVersion, Reading]], now: datetime
) -> list[VersionReading]:
    """Keep what a reader found in several versions, as `keep_reading` does."""
    ids, readers = [version.id for version, _ in found], {reading.reader for _, reading in found}
    wanted = select(VersionReading).where(VersionReading.version_id.in_(ids), VersionReading.reader.in_(readers))
    earlier = {(kept.version_id, kept.reader): kept for kept in session.scalars(wanted)}
    kept = [_kept(earlier.get((version.id, reading.reader)), version, reading, now) for version, reading in found]
    session.add_all(kept)
    session.flush()
    return kept


def _kept(earlier: VersionReading | None, version: ArticleVersion, reading: Reading, now: datetime) -> VersionReading:
    kept = earlier or VersionReading(version=version, reader=reading.reader)
    kept.read_at, kept.findings, kept.filed_at = now, to_json(reading), None
    kept.is_ai_ip_dispute, kept.why = reading.is_ai_ip_dispute, reading.why
    return kept
