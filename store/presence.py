"""Whether a page is still there: sightings, absences, and returns. Nothing here commits.

Gone is what answers 410, or what is missing three times running over a day or more: one 404 may be a mishap, and three
in one bad hour still one.
"""

from datetime import datetime, timedelta
from http import HTTPStatus

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from store.identity import article_visited, newest_version
from store.models import Article, ArticleVersion, Capture
from store.observations import observe
from store.vocabulary import ArticleState, ObservationKind
from store.withdrawal import withdrawal_notice

TIMES_MISSING, MISSING_FOR = 3, timedelta(days=1)
LED_TO_FRONT = "redirected to the front page"
MISSING_STATUSES = frozenset({404, 410})
SHOWS_PAGE = (200, 304)


def sight(session: Session, capture: Capture, article: Article, now: datetime) -> None:
    """Note that a visit saw the article; one that was gone is back, unless its page now says that it was withdrawn."""
    capture.article_id, capture.extracted_at, capture.refusal = article.id, now, None
    article.first_seen = min(article.first_seen, capture.fetched_at)
    if capture.fetched_at < article.last_seen:
        return
    article.last_seen = capture.fetched_at
    if article.state is ArticleState.GONE and not is_withdrawn(newest_version(session, article)):
        article.state, article.state_changed_at = ArticleState.USABLE, capture.fetched_at
        observe(session, capture, ObservationKind.RETURNED, None, now)


def is_withdrawn(version: ArticleVersion | None) -> bool:
    """Whether a version says that its article was withdrawn."""
    return version is not None and withdrawal_notice(version.title, version.text) is not None


def file_unchanged(session: Session, capture: Capture, *, now: datetime) -> Article | None:
    """A 304: the article was seen again as it was; None if no earlier visit of that address showed an article.

    It speaks of the page that came last: if nothing was read from that one, nothing was seen again.
    """
    page = session.scalars(_at_address(capture).where(Capture.status == HTTPStatus.OK).limit(1)).first()
    if page and page.refusal:
        refuse_capture(capture, f"unchanged: {page.refusal}", now)
        return None
    capture.extracted_at = now
    article = article_visited(session, capture.asked_url or capture.url)
    if article:
        sight(session, capture, article, now)
    return article


def has_unread_page(session: Session, capture: Capture) -> bool:
    """Whether a page of the same address still waits to be read; a 304 then waits too, for it speaks of that page."""
    waiting = _at_address(capture).where(Capture.status == HTTPStatus.OK, Capture.extracted_at.is_(None))
    return session.scalars(waiting.limit(1)).first() is not None


def file_absence(session: Session, capture: Capture, *, now: datetime, reason: str | None = None) -> Article | None:
    """A 404, a 410 or a way to the front page: the article that is gone by it, if one is; all of it stays."""
    refuse_capture(capture, reason or f"status {capture.status}", now)
    article = article_visited(session, capture.asked_url or capture.url)
    if article is None:
        return None
    capture.article_id = article.id
    session.flush()
    why = _why_gone(session, capture, article)
    if article.state is not ArticleState.USABLE or why is None:
        return None
    article.state, article.state_changed_at = ArticleState.GONE, capture.fetched_at
    kind = ObservationKind.WITHDRAWN if capture.status == HTTPStatus.GONE else ObservationKind.GONE
    observe(session, capture, kind, why, now)
    return article


def refuse_capture(capture: Capture, reason: str, now: datetime) -> None:
    """Note why nothing was read from a capture; it does not wait for extraction any more."""
    capture.refusal, capture.extracted_at = reason, now


def _at_address(capture: Capture) -> Select[Capture]:
    """The captures of the same address, newest first."""
    at_url = or_(Capture.asked_url == capture.asked_url, Capture.url == capture.url)
    return select(Capture).where(at_url).order_by(Capture.fetched_at.desc(), Capture.id.desc())


def _why_gone(session: Session, capture: Capture, article: Article) -> str | None:
    """What shows that the article is gone, in words; None while it may only be away.

    An address other than it was seen at last says nothing: an AMP page or an old name may go while the article stays.
    """
    newest_first = (Capture.fetched_at.desc(), Capture.id.desc())
    visits = select(Capture).where(Capture.article_id == article.id).order_by(*newest_first)
    seen = session.scalars(visits.where(Capture.status.in_(SHOWS_PAGE), Capture.refusal.is_(None)).limit(1)).first()
    if seen and seen.url not in {capture.url, capture.asked_url}:
        return None
    if capture.status == HTTPStatus.GONE:
        return capture.refusal
    missing = or_(Capture.status.in_(MISSING_STATUSES), Capture.refusal == LED_TO_FRONT)
    since = () if seen is None else (Capture.fetched_at > seen.fetched_at,)
    row = session.scalars(visits.where(missing, Capture.asked_url == capture.asked_url, *since)).all()
    if len(row) < TIMES_MISSING or row[0].fetched_at - row[-1].fetched_at < MISSING_FOR:
        return None
    return f"{capture.refusal}, {len(row)} times since {row[-1].fetched_at:%Y-%m-%d %H:%M} UTC"
