"""Questions about outlets: who one is, and which of its articles carry claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from store.claims import LIVE
from store.models import Article, ArticleVersion, Assertion, Outlet, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedArticle:
    """An article that carries claims: its newest version, and how many claims it carries."""

    article: Article
    newest: ArticleVersion
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTally:
    """An outlet with how many of its articles are on record, and how many claims they carry."""

    outlet: Outlet
    articles: int
    claims: int


def list_outlets(session: Session) -> list[OutletTally]:
    """All outlets that are on record, by name, also those that others only name as their source."""
    articles = func.count(Article.id.distinct())
    claims = func.count(Assertion.claim_id.distinct())
    rows = session.execute(
        select(Outlet, articles, claims)
        .outerjoin(Article, Article.outlet_id == Outlet.id)
        .outerjoin(ArticleVersion, ArticleVersion.article_id == Article.id)
        .outerjoin(Passage, Passage.version_id == ArticleVersion.id)
        .outerjoin(Assertion, (Assertion.passage_id == Passage.id) & Assertion.state.in_(LIVE))
        .group_by(Outlet.id)
        .order_by(func.lower(Outlet.name), Outlet.id)
    )
    return [OutletTally(outlet=outlet, articles=read, claims=carried) for outlet, read, carried in rows]


def find_outlet(session: Session, slug: str) -> Outlet | None:
    """The outlet with that slug; None where there is none."""
    return session.scalar(select(Outlet).where(Outlet.slug == slug))


def cited_articles(session: Session, outlet: Outlet, *, limit: int) -> Sequence[CitedArticle]:
    """Articles of an outlet that carry claims, newest publication first; those without a date come last."""
    published, claims = func.max(ArticleVersion.published_at), func.count(Assertion.claim_id.distinct())
    rows = session.execute(
        select(Article, claims)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(Passage, Passage.version_id == ArticleVersion.id)
        .join(Assertion, Assertion.passage_id == Passage.id)
        .where(Article.outlet_id == outlet.id, Assertion.state.in_(LIVE))
        .group_by(Article.id)
        .order_by(published.is_(None), published.desc(), Article.id.desc())
        .limit(limit)
        .options(selectinload(Article.versions))
    )
    return [CitedArticle(article=article, newest=article.versions[-1], claims=count) for article, count in rows]
