"""How each outlet fares: last round, pages, failures, and the share of pages without text and of articles undated."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import Article, ArticleVersion, Capture, Outlet, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """One outlet: its last round, and counts over all rounds; `without_text` are captures that gave no article."""

    slug: str
    last: Round
    captures: int
    without_text: int
    articles: int
    undated: int


def outlet_health(session: Session) -> list[OutletHealth]:
    """The health of each outlet that was crawled, by slug."""
    slugs: Sequence[str] = session.scalars(select(Round.outlet_slug).distinct().order_by(Round.outlet_slug)).all()
    return [_health(session, slug) for slug in slugs]


def _health(session: Session, slug: str) -> OutletHealth:
    last = session.scalars(select(Round).where(Round.outlet_slug == slug).order_by(Round.id.desc()).limit(1)).one()
    captures = select(func.count(), func.count(Capture.refusal)).where(Capture.outlet_slug == slug)
    fetched, refused = session.execute(captures).one()
    versions = select(func.count(), func.count(ArticleVersion.published_at)).join(Article).join(Outlet)
    articles, dated = session.execute(versions.where(Outlet.slug == slug)).one()
    return OutletHealth(
        slug=slug, last=last, captures=fetched, without_text=refused, articles=articles, undated=articles - dated
    )
