"""How each outlet fares: last round, pages, failures, and the share of articles without a date."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import Article, ArticleVersion, Capture, Outlet, Round


def outlet_health(session: Session) -> list[dict[str, str]]:
    """A row of words for each outlet that was crawled, by name of the column."""
    slugs: Sequence[str] = session.scalars(select(Round.outlet_slug).distinct().order_by(Round.outlet_slug)).all()
    return [_row(session, slug) for slug in slugs]


def _row(session: Session, slug: str) -> dict[str, str]:
    last = session.scalars(select(Round).where(Round.outlet_slug == slug).order_by(Round.id.desc()).limit(1)).one()
    pages = session.scalar(select(func.count()).select_from(Capture).where(Capture.outlet_slug == slug)) or 0
    refused = select(func.count()).select_from(Capture).where(Capture.outlet_slug == slug, Capture.refusal.is_not(None))
    articles, undated = _articles(session, slug)
    return {
        "outlet": slug,
        "last round": f"{last.started_at:%Y-%m-%d %H:%M} UTC",
        "fetched": str(last.fetched),
        "unchanged": str(last.unchanged),
        "refused": str(last.refused),
        "failed": str(last.failed),
        "captures": str(pages),
        "articles": str(articles),
        "without text": _share(session.scalar(refused) or 0, pages),
        "without date": _share(undated, articles),
        "error": last.error or "",
    }


def _articles(session: Session, slug: str) -> tuple[int, int]:
    wanted = select(func.count(), func.count(ArticleVersion.published_at)).join(Article).join(Outlet)
    total, dated = session.execute(wanted.where(Outlet.slug == slug)).one()
    return total, total - dated


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"
