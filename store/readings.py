"""Which versions are unread, and what a reader made of them: kept whole, so that filing can be run again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from store.findings import to_json
from store.models import Article, ArticleVersion, VersionReading
from store.records import Reading, TextToRead


def find_unread(session: Session, reader: str) -> Sequence[int]:
    """Ids of the versions that `reader` has not read and filed, oldest publication first: a story in its own order."""
    filed = select(VersionReading.version_id).where(
        VersionReading.reader == reader, VersionReading.filed_at.is_not(None)
    )
    wanted = select(ArticleVersion.id).where(ArticleVersion.id.not_in(filed))
    return session.scalars(
        wanted.order_by(ArticleVersion.published_at.is_(None), ArticleVersion.published_at, ArticleVersion.id)
    ).all()


def find_version(session: Session, version_id: int) -> ArticleVersion:
    """The version with its article and outlet; raises NoResultFound if there is none."""
    wanted = select(ArticleVersion).where(ArticleVersion.id == version_id)
    return session.scalars(wanted.options(joinedload(ArticleVersion.article).joinedload(Article.outlet))).one()


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
    kept = session.scalar(
        select(VersionReading).where(VersionReading.version_id == version.id, VersionReading.reader == reading.reader)
    )
    if kept is None:
        kept = VersionReading(version=version, reader=reading.reader)
        session.add(kept)
    kept.read_at, kept.findings, kept.filed_at = now, to_json(reading), None
    kept.is_ai_ip_dispute, kept.why = reading.is_ai_ip_dispute, reading.why
    session.flush()
    return kept


def forget_filings(session: Session, reader: str) -> int:
    """Mark all versions as unread by `reader`, so that they are read and filed again; gives how many."""
    kept = session.scalars(select(VersionReading).where(VersionReading.reader == reader)).all()
    for reading in kept:
        reading.filed_at = None
    return len(kept)
