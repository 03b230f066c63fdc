"""Questions about claims: one by its public id, or the ones that match a filter, newest recorded first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session, defer, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from store.knowledge import NOW, Knowledge
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    ClaimParty,
    Dispute,
    DisputeParty,
    Event,
    EventCitation,
    Evidence,
    Passage,
    Response,
)
from store.narrowing import LIVE, ClaimFilter, matching

__all__ = [
    "LIVE",
    "ClaimFilter",
    "Order",
    "Place",
    "claims_called",
    "count_claims",
    "find_claim",
    "find_claims",
    "matching",
]


class Order(StrEnum):
    """How a list of claims is ordered: newest recorded first, oldest recorded first, or by when it happened."""

    RECORDED = "recorded"
    FIRST = "first"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a list goes on: after the claim recorded at this instant under this number."""

    recorded_at: datetime
    claim_id: int


def find_claim(session: Session, public_id: str) -> Claim | None:
    """The claim with this public id, with everything its page shows, the text of its articles included."""
    wanted = select(Claim).where(Claim.public_id == public_id).options(*_whole_claim())
    return session.scalars(wanted).one_or_none()


def as_known(claim: Claim, knowledge: Knowledge) -> Claim:
    """The loaded claim with only those sentences and answers that were public and on record by the days asked for."""
    if knowledge != NOW:
        known = [assertion for assertion in claim.assertions if knowledge.has(assertion)]
        answers = [response for response in claim.responses if knowledge.has(response)]
        set_committed_value(claim, "assertions", known)
        set_committed_value(claim, "responses", answers)
    return claim


def find_claims(
    session: Session,
    wanted: ClaimFilter,
    *,
    limit: int = 50,
    after: Place | None = None,
    order: Order = Order.RECORDED,
) -> Sequence[Claim]:
    """Claims that match `wanted`, newest recorded first, from after the place where an earlier list ended."""
    question = matching(session, wanted).options(*_listed_claim())
    if after is not None:
        question = question.where(is_after(after, order))
    return session.scalars(question.order_by(*_ORDERS[order]).limit(limit)).all()


def claims_called(session: Session, public_ids: Collection[str]) -> Sequence[Claim]:
    """The claims with these public ids, whether they stand or not, with what a line about each needs."""
    return session.scalars(select(Claim).where(Claim.public_id.in_(public_ids)).options(*_listed_claim())).all()


def count_claims(session: Session, wanted: ClaimFilter) -> int:
    """How many claims match `wanted`."""
    return session.scalar(select(func.count()).select_from(matching(session, wanted).subquery())) or 0


# What has no day of its own comes last, so that a day stands for it in every comparison.
_HAPPENED = func.coalesce(Claim.happened_last, Claim.happened_first, date.min)
# Claims are numbered as they come on record, so that no instant need be compared.
_ORDERS: dict[Order, tuple[SQLColumnExpression[Any], ...]] = {
    Order.RECORDED: (Claim.id.desc(),),
    Order.FIRST: (Claim.id,),
    Order.HAPPENED: (_HAPPENED.desc(), Claim.id.desc()),
}


def is_after(place: Place, order: Order = Order.RECORDED) -> ColumnElement[bool]:
    """True of claims that come after `place` in a list of that order."""
    if order is Order.HAPPENED:
        day = select(_HAPPENED).where(Claim.id == place.claim_id).correlate(None).scalar_subquery()
        return or_(day > _HAPPENED, and_(day == _HAPPENED, Claim.id < place.claim_id))
    return Claim.id > place.claim_id if order is Order.FIRST else Claim.id < place.claim_id


# --- what is loaded ---------------------------------------------------------------------------------------------------


def _listed_claim() -> tuple[ORMOption, ...]:
    """All that a line about a claim needs; the texts of the articles stay in the database."""
    version = selectinload(Claim.assertions).joinedload(Assertion.passage).joinedload(Passage.version)
    answered = selectinload(Claim.responses).joinedload(Response.passage).joinedload(Passage.version)
    return (
        *_parties_of_claim(),
        version.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet),
        answered.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet),
        selectinload(Claim.responses).joinedload(Response.respondent),
        *_chain_of_claim(),
    )


def _whole_claim() -> tuple[ORMOption, ...]:
    """All that the page of a claim needs."""
    version = selectinload(Claim.assertions).joinedload(Assertion.passage).joinedload(Passage.version)
    answered = selectinload(Claim.responses).joinedload(Response.passage).joinedload(Passage.version)
    proved = selectinload(Claim.assertions).selectinload(Assertion.evidence).joinedload(Evidence.passage)
    return (
        *_parties_of_claim(),
        version.joinedload(ArticleVersion.article).joinedload(Article.outlet),
        version.joinedload(ArticleVersion.capture),
        answered.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet),
        selectinload(Claim.responses).joinedload(Response.respondent),
        proved.joinedload(Passage.version).options(defer(ArticleVersion.text)),
        *_chain_of_claim(),
        selectinload(Claim.dispute).selectinload(Dispute.responses),
        *_events_of_claim(),
    )


def _parties_of_claim() -> tuple[ORMOption, ...]:
    dispute = selectinload(Claim.dispute)
    return (
        selectinload(Claim.parties).joinedload(ClaimParty.entity),
        dispute.selectinload(Dispute.parties).joinedload(DisputeParty.entity),
    )


def _chain_of_claim() -> tuple[ORMOption, ...]:
    steps = selectinload(Claim.assertions).selectinload(Assertion.steps)
    return (
        steps.joinedload(AttributionStep.entity),
        steps.joinedload(AttributionStep.outlet),
        selectinload(Claim.assertions).selectinload(Assertion.evidence),
    )


def _events_of_claim() -> tuple[ORMOption, ...]:
    """The events of the dispute with their sources: what a court or an authority found, if any did."""
    cited = selectinload(Claim.dispute).selectinload(Dispute.events).selectinload(Event.citations)
    version = cited.joinedload(EventCitation.passage).joinedload(Passage.version)
    return (version.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet),)
