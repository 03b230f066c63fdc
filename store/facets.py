"""How a list of claims can be narrowed: each choice with the number of claims it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from store.claims import LIVE, ClaimFilter, matching
from store.models import Article, ArticleVersion, Assertion, Claim, ClaimParty, Dispute, Entity, Outlet, Passage
from store.vocabulary import Act, PartyRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet, what people read for it, and how many of the listed claims have it."""

    value: str
    label: str
    claims: int
    definition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a list; `parameter` is its name in the query string."""

    parameter: str
    label: str
    choices: tuple[Choice, ...]


def count_facets(session: Session, wanted: ClaimFilter, *, limit: int = 12) -> tuple[Facet, ...]:
    """The facets of the list that `wanted` gives, most frequent choices first, at most `limit` each."""
    listed = matching(session, wanted).with_only_columns(Claim.id).scalar_subquery()
    counted = (
        ("accused", "Accused", _parties(PartyRole.ACCUSED)),
        ("accuser", "Accuser", _parties(PartyRole.ACCUSER)),
        ("outlet", "Outlet", _outlets()),
    )
    acts = session.execute(
        select(Claim.act, func.count()).where(Claim.id.in_(listed)).group_by(Claim.act).order_by(func.count().desc())
    )
    facets = [Facet(parameter="act", label="Alleged act", choices=_acts(((act, n) for act, n in acts), limit))]
    for parameter, label, question in counted:
        rows = session.execute(question.where(Claim.id.in_(listed)).limit(limit))
        choices = tuple(Choice(value=slug, label=name, claims=number) for slug, name, number in rows)
        facets.append(Facet(parameter=parameter, label=label, choices=choices))
    return tuple(facets)


def name_of(session: Session, parameter: str, slug: str) -> str | None:
    """What people read for the slug of a party, an outlet or a dispute; None where nothing has that slug."""
    column = {"outlet": (Outlet.name, Outlet.slug), "dispute": (Dispute.title, Dispute.slug)}.get(parameter)
    name, key = column or (Entity.name, Entity.slug)
    return session.scalar(select(name).where(key == slug))


def _acts(rows: Iterable[tuple[Act, int]], limit: int) -> tuple[Choice, ...]:
    choices = [Choice(value=act, label=act.label, claims=number, definition=act.definition) for act, number in rows]
    return tuple(choices[:limit])


def _parties(role: PartyRole) -> Select[str, str, int]:
    number = func.count(Claim.id.distinct())
    return (
        select(Entity.slug, Entity.name, number)
        .join(ClaimParty, ClaimParty.entity_id == Entity.id)
        .join(Claim, Claim.id == ClaimParty.claim_id)
        .where(ClaimParty.role == role, Entity.merged_into_id.is_(None))
        .group_by(Entity.slug, Entity.name)
        .order_by(number.desc(), Entity.name)
    )


def _outlets() -> Select[str, str, int]:
    number = func.count(Claim.id.distinct())
    return (
        select(Outlet.slug, Outlet.name, number)
        .join(Article, Article.outlet_id == Outlet.id)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(Passage, Passage.version_id == ArticleVersion.id)
        .join(Assertion, Assertion.passage_id == Passage.id)
        .join(Claim, Claim.id == Assertion.claim_id)
        .where(Assertion.state.in_(LIVE))
        .group_by(Outlet.slug, Outlet.name)
        .order_by(number.desc(), Outlet.name)
    )
