"""Captures become articles and their versions: a new version only where something was reworded, else a sighting.

Nothing here commits; whoever opened the session does.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from store import records
from store.copies import cluster_version
from store.credits import credit_version
from store.identity import address_for_new, article_of_page
from store.models import Article, ArticleVersion, Capture, Outlet
from store.observations import observe, seen_in
from store.presence import refuse_capture, sight
from store.revisions import Revision, compare, form_of
from store.vocabulary import ArticleKind, ArticleState, ObservationKind, OutletKind, PageForm
from store.withdrawal import withdrawal_notice
from store.withheld import blank_again


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
    """File what was read off a capture: a new version where text, headline or notice changed, else None: a sighting.

    A page without text is a refusal noted on the capture and makes no article. `now` is when this record has it.
    """
    text = normalised(extract.body)
    if not text:
        refuse_capture(capture, "no text found on the page", now)
        return None
    article = _article(session, capture, extract, outlet, text)
    capture.article_id = article.id
    if article.state is ArticleState.WITHHELD:
        refuse_capture(capture, "the text of this article was taken down", now)
        return None
    version = _version(capture, article, extract, text)
    blank_again(article, version)
    earlier, later = _neighbours(session, article, capture)
    revision = compare(earlier, version) if earlier else None
    if _shows_no_change(earlier, version, revision) or (later and not compare(version, later).makes_a_version):
        sight(session, capture, article, now)
        return None
    version.version_no = _count_versions(session, article) + 1
    session.add(version)
    session.flush()
    if later is None:
        _note_what_happened(session, article, version, revision, now)
    sight(session, capture, article, now)
    credit_version(session, version)
    cluster_version(session, version, now)
    return version


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
    session: Session, capture: Capture, extract: records.Extract, outlet: records.OutletRecord | None, text: str
) -> Article:
    outlet_id, domain = (outlet_row(session, outlet).id, outlet.domain) if outlet else (None, None)
    said = {"stated": extract.canonical_url, "domain": domain}
    found = article_of_page(session, capture, text, **said)
    article = found or Article(
        canonical_url=address_for_new(session, capture, **said),
        state=ArticleState.USABLE,
        first_seen=capture.fetched_at,
        last_seen=capture.fetched_at,
    )
    article.outlet_id = article.outlet_id or outlet_id
    if extract.kind is not ArticleKind.UNKNOWN or found is None:
        article.kind = extract.kind
    session.add(article)
    session.flush()
    return article


def _neighbours(
    session: Session, article: Article, capture: Capture
) -> tuple[ArticleVersion | None, ArticleVersion | None]:
    """The versions fetched last before a capture and first after it: what is taken in late has a place in between."""
    ours = select(ArticleVersion).where(ArticleVersion.article_id == article.id).limit(1)
    before = ours.where(ArticleVersion.fetched_at <= capture.fetched_at)
    after = ours.where(ArticleVersion.fetched_at > capture.fetched_at)
    newest_first = (ArticleVersion.fetched_at.desc(), ArticleVersion.version_no.desc())
    earlier = session.scalars(before.order_by(*newest_first)).first()
    return earlier, session.scalars(after.order_by(ArticleVersion.fetched_at, ArticleVersion.version_no)).first()


def _count_versions(session: Session, article: Article) -> int:
    newest = select(func.max(ArticleVersion.version_no)).where(ArticleVersion.article_id == article.id)
    return session.scalar(newest) or 0


def _shows_no_change(earlier: ArticleVersion | None, version: ArticleVersion, revision: Revision | None) -> bool:
    """Whether a page says what the version before it says, or is only another form of the page that was read then."""
    if earlier is None or revision is None:
        return False
    is_lesser_form = form_of(version) not in {PageForm.PAGE, form_of(earlier)}
    return is_lesser_form or not revision.makes_a_version


def _note_what_happened(
    session: Session, article: Article, version: ArticleVersion, revision: Revision | None, now: datetime
) -> None:
    """Note a withdrawal by itself; else each thing that the version shows, for a first one that it was corrected."""
    notice, capture = withdrawal_notice(version.title, version.text), version.capture
    if capture is None:
        return
    if notice:
        if article.state is ArticleState.USABLE:
            article.state, article.state_changed_at = ArticleState.GONE, capture.fetched_at
        observe(session, capture, ObservationKind.WITHDRAWN, notice, now, version=version)
        return
    if article.state is ArticleState.GONE:  # it is back, which is told by itself; the change is that it is
        return
    first = [(ObservationKind.CORRECTED, version.correction_notice)] if version.correction_notice else []
    for kind, because in seen_in(revision, version) if revision else first:
        observe(session, capture, kind, because, now, version=version)


def _version(capture: Capture, article: Article, extract: records.Extract, text: str) -> ArticleVersion:
    return ArticleVersion(
        article_id=article.id,
        capture=capture,
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
