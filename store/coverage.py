"""Questions about articles: one version with its archive reference, and every passage of it that is cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from store.models import (
    Article,
    ArticleRelation,
    ArticleVersion,
    Assertion,
    Claim,
    ClaimParty,
    Event,
    EventCitation,
    Evidence,
    Passage,
    Response,
)
from store.vocabulary import AssertionState


@dataclass(slots=True, kw_only=True)
class Cited:
    """A passage and what rests on it."""

    passage: Passage
    assertions: list[Assertion] = field(default_factory=list)
    citations: list[EventCitation] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def find_version(session: Session, article_id: int, version_no: int) -> ArticleVersion | None:
    """One version with its article, its capture and its text; None where there is none."""
    wanted = select(ArticleVersion).where(
        ArticleVersion.article_id == article_id, ArticleVersion.version_no == version_no
    )
    article = joinedload(ArticleVersion.article)
    return session.scalar(
        wanted.options(
            article.joinedload(Article.outlet),
            article.selectinload(Article.versions),
            joinedload(ArticleVersion.capture),
        )
    )


def cited_passages(session: Session, version: ArticleVersion) -> list[Cited]:
    """The passages of a version that anything rests on, in the order of the text; rejected readings are left out."""
    found: dict[int, Cited] = {}
    for assertion in session.scalars(_assertions(version)).unique():
        _cited(found, assertion.passage).assertions.append(assertion)
        for evidence in assertion.evidence:
            if evidence.passage is not None and evidence.passage.version_id == version.id:
                _cited(found, evidence.passage).evidence.append(evidence)
    for citation in session.scalars(_citations(version)).unique():
        _cited(found, citation.passage).citations.append(citation)
    for response in session.scalars(_responses(version)).unique():
        _cited(found, response.passage).responses.append(response)
    return sorted(found.values(), key=lambda cited: (cited.passage.start_char, cited.passage.end_char))


def related_articles(session: Session, article: Article) -> Iterable[ArticleRelation]:
    """How the article hangs together with earlier ones."""
    wanted = select(ArticleRelation).where(ArticleRelation.article_id == article.id).order_by(ArticleRelation.id)
    other = joinedload(ArticleRelation.other_article)
    return session.scalars(wanted.options(other.joinedload(Article.outlet), other.selectinload(Article.versions))).all()


def _cited(found: dict[int, Cited], passage: Passage) -> Cited:
    return found.setdefault(passage.id, Cited(passage=passage))


def _assertions(version: ArticleVersion) -> Select[Assertion]:
    claim = joinedload(Assertion.claim)
    return (
        select(Assertion)
        .join(Passage)
        .where(Passage.version_id == version.id, Assertion.state != AssertionState.REJECTED)
        .options(
            joinedload(Assertion.passage),
            selectinload(Assertion.steps),
            selectinload(Assertion.evidence).joinedload(Evidence.passage),
            claim.joinedload(Claim.dispute),
            claim.selectinload(Claim.parties).joinedload(ClaimParty.entity),
            claim.selectinload(Claim.assertions).joinedload(Assertion.passage).joinedload(Passage.version),
            claim.selectinload(Claim.assertions).selectinload(Assertion.steps),
        )
        .order_by(Assertion.id)
    )


def _citations(version: ArticleVersion) -> Select[EventCitation]:
    return (
        select(EventCitation)
        .join(Passage)
        .where(Passage.version_id == version.id, EventCitation.state != AssertionState.REJECTED)
        .options(joinedload(EventCitation.passage), joinedload(EventCitation.event).joinedload(Event.dispute))
        .order_by(EventCitation.id)
    )


def _responses(version: ArticleVersion) -> Select[Response]:
    return (
        select(Response)
        .join(Passage)
        .where(Passage.version_id == version.id, Response.state != AssertionState.REJECTED)
        .options(
            joinedload(Response.passage),
            joinedload(Response.respondent),
            joinedload(Response.dispute),
            joinedload(Response.claim),
        )
        .order_by(Response.id)
    )
