"""Captures become articles and their versions: a new version only where the text changed, else a sighting.

Nothing here commits; whoever opened the session does.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from store import records
from store.addresses import article_address, canonical_address
from store.copies import cluster_version
from store.models import Article, ArticleVersion, Capture, Outlet
from store.vocabulary import ArticleKind, ArticleState, OutletKind

TIMES_MISSING = 3  # a page is gone after so many 404s in a row, for one may be a mishap


def outlet_row(session: Session, outlet: records.OutletRecord) -> Outlet:
    """The row of an outlet, made or brought up to date; an outlet so far known by name only is the same one."""
    found = session.scalars(
        select(Outlet).where(or_(Outlet.slug == outlet.slug, Outlet.name == outlet.name)).order_by(Outlet.id)
    ).first()
    row = found or Outlet(slug=outlet.slug, name=outlet.name)
    for name in ("domain", "country", "owner", "corrections_policy"):
        setattr(row, name, getattr(outlet, name) or getattr(row, name))
    if outlet.kind is not OutletKind.UNKNOWN or found is None:
        row.kind = outlet.kind
    row.language, row.timezone, row.is_sample = outlet.language, outlet.timezone, outlet.is_sample
    row.suits, row.refuses = [asdict(suit) for suit in outlet.suits], outlet.refuses
    session.add(row)
    session.flush()
    return row


def captures_to_extract(session: Session, outlet_slugs: Sequence[str], *, limit: int) -> Sequence[Capture]:
    """Captures of these outlets, or of none, that nothing was read from yet, in the order they came."""
    wanted = select(Capture).where(_waits(outlet_slugs))
    return session.scalars(wanted.order_by(Capture.fetched_at, Capture.id).limit(limit)).all()


def count_to_extract(session: Session, outlet_slugs: Sequence[str]) -> int:
    """How many captures of these outlets, or of none, wait for extraction."""
    return session.scalar(select(func.count()).select_from(Capture).where(_waits(outlet_slugs))) or 0


def file_extract(
    session: Session,
    capture: Capture,
    extract: records.Extract,
    outlet: records.OutletRecord | None,
    *,
    now: datetime,
) -> ArticleVersion | None:
    """File what was read off a capture: a new version where the text changed, else None and a sighting.

    A page without text is a refusal noted on the capture and makes no article. `now` is when this record has it.
    """
    text = normalised(extract.body)
    if not text:
        refuse_capture(capture, "no text found on the page", now)
        return None
    article = _article(session, capture, extract, outlet)
    _sight(capture, article, now)
    latest = _latest(session, article)
    if latest and latest.text_sha256 == text_hash(text):
        return None
    version = _version(capture, article, extract, text, number=latest.version_no + 1 if latest else 1)
    session.add(version)
    session.flush()
    cluster_version(session, version, now)
    return version


def file_unchanged(session: Session, capture: Capture, *, now: datetime) -> Article | None:
    """A 304: the article was seen again as it was; None if no earlier capture of that address became an article."""
    capture.extracted_at = now
    article = _article_of(session, capture.url)
    if article:
        _sight(capture, article, now)
    return article


def file_absence(session: Session, capture: Capture, *, now: datetime) -> Article | None:
    """A 404 or 410: the article whose state became "gone" by it, if one did; its versions stay."""
    refuse_capture(capture, f"status {capture.status}", now)
    article = _article_of(session, capture.url)
    if article is None:
        return None
    capture.article_id = article.id
    session.flush()
    if article.state is not ArticleState.USABLE or not _is_gone(session, capture):
        return None
    article.state, article.state_changed_at = ArticleState.GONE, capture.fetched_at
    return article


def refuse_capture(capture: Capture, reason: str, now: datetime) -> None:
    """Note why nothing was read from a capture; it does not wait for extraction any more."""
    capture.refusal, capture.extracted_at = reason, now


def normalised(text: str) -> str:
    """The text as it is stored, hashed and quoted from: NFC, single spaces, paragraphs parted by one blank line."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs: list[list[str]] = [[]]
    for line in (" ".join(line.split()) for line in lines):
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs if paragraph)


def text_hash(text: str) -> str:
    """Lower-case hex SHA-256 of the stored text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _waits(outlet_slugs: Sequence[str]) -> ColumnElement[bool]:
    return and_(
        Capture.extracted_at.is_(None), or_(Capture.outlet_slug.in_(outlet_slugs), Capture.outlet_slug.is_(None))
    )


def _article(
    session: Session, capture: Capture, extract: records.Extract, outlet: records.OutletRecord | None
) -> Article:
    address = canonical_address(capture.url, extract.canonical_url, outlet.domain if outlet else None)
    outlet_id = outlet_row(session, outlet).id if outlet else None
    found = session.scalars(select(Article).where(Article.canonical_url == address)).first()
    article = found or Article(canonical_url=address, first_seen=capture.fetched_at, last_seen=capture.fetched_at)
    article.outlet_id = article.outlet_id or outlet_id
    if extract.kind is not ArticleKind.UNKNOWN or found is None:
        article.kind = extract.kind
    session.add(article)
    session.flush()
    return article


def _sight(capture: Capture, article: Article, now: datetime) -> None:
    capture.article_id, capture.extracted_at, capture.refusal = article.id, now, None
    article.first_seen = min(article.first_seen, capture.fetched_at)
    if capture.fetched_at < article.last_seen:
        return
    article.last_seen = capture.fetched_at
    if article.state is ArticleState.GONE:
        article.state, article.state_changed_at = ArticleState.USABLE, capture.fetched_at


def _latest(session: Session, article: Article) -> ArticleVersion | None:
    return session.scalars(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article.id)
        .order_by(ArticleVersion.version_no.desc())
        .limit(1)
    ).first()


def _version(capture: Capture, article: Article, extract: records.Extract, text: str, *, number: int) -> ArticleVersion:
    return ArticleVersion(
        article_id=article.id,
        version_no=number,
        capture_id=capture.id,
        fetched_at=capture.fetched_at,
        published_at=_in_utc(extract.published),
        published_precision=extract.published_precision,
        date_doubt=extract.date_doubt,
        modified_at=_in_utc(extract.modified),
        title=extract.title,
        authors=list(extract.authors),
        language=extract.language,
        text=text,
        text_sha256=text_hash(text),
        is_free=extract.is_free,
        truncation=extract.truncation,
        correction_notice=extract.correction_notice,
        extractor=extract.extractor,
    )


def _in_utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)


def _article_of(session: Session, url: str) -> Article | None:
    wanted = select(Article).join(Capture, Capture.article_id == Article.id).where(Capture.url == url)
    earlier = session.scalars(wanted.order_by(Capture.id.desc()).limit(1)).first()
    return earlier or session.scalars(select(Article).where(Article.canonical_url == article_address(url))).first()


def _is_gone(session: Session, capture: Capture) -> bool:
    if capture.status == HTTPStatus.GONE:
        return True
    seen = select(func.max(Capture.id)).where(Capture.url == capture.url, Capture.status.in_((200, 304)))
    last_seen = session.scalar(seen) or 0
    missing = select(func.count()).where(Capture.url == capture.url, Capture.status == 404, Capture.id > last_seen)
    return (session.scalar(missing) or 0) >= TIMES_MISSING
