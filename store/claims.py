"""Questions about claims: one by its public id, or the ones that match a filter, newest recorded first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session, defer, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from store.filters import ClaimFilter
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
from store.narrowing import LIVE, matching
from store.search import is_common, is_rare
from store.stretches import Few, Stretch
from store.vocabulary import Precision

__all__ = [
    "LIVE",
    "ClaimFilter",
    "Order",
    "Place",
    "claims_called",
    "count_claims",
    "find_claim",
    "find_claims",
    "first_numbers",
    "matching",
]


# A word is looked up in an index in some 30 microseconds for one claim, in a third of one for each of a stretch.
_NEAR = 200
_SPAN = 20_000
_STRETCH = 2000  # claims that are tried one by one before what each filter finds is gathered
_FEW = 100


GIVEN: dict[str, Any] = {
    "object": None,
    "legal_theories": [],
    "wording": None,
    "happened_first": None,
    "happened_last": None,
    "happened_precision": Precision.UNKNOWN,
    "happened_text": None,
}
"""What a claim has from any of its sentences, or from an editor, and what stands for its absence."""


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
    """The loaded claim with only those sentences and answers that were public and on record by the days asked for.

    Nothing tells which sentence gave the claim its object, its date or a theory, so that each is left out unless all
    its sentences were known.
    """
    if knowledge != NOW:
        known = [assertion for assertion in claim.assertions if knowledge.has(assertion)]
        if len(known) < len(claim.assertions):
            leave_out_given(claim)
        answers = [response for response in claim.responses if knowledge.has(response)]
        for response in answers:
            _leave_out_later(response, answers)
        set_committed_value(claim, "assertions", known)
        set_committed_value(claim, "responses", answers)
    return claim


def _leave_out_later(response: Response, known: Sequence[Response]) -> None:
    """Take from the loaded answer, not from the record, that it gave way to one that is not known."""
    if response.superseded_by_id not in {one.id for one in known}:
        set_committed_value(response, "superseded_by_id", None)


def leave_out_given(claim: Claim) -> None:
    """Take from the loaded claim, not from the record, what its sentences and editors may have given it."""
    for column, nothing in GIVEN.items():
        set_committed_value(claim, column, nothing)


def find_claims(
    session: Session,
    wanted: ClaimFilter,
    *,
    limit: int = 50,
    after: Place | None = None,
    order: Order = Order.RECORDED,
) -> Sequence[Claim]:
    """Claims that match `wanted`, newest recorded first, from after the place where an earlier list ended."""
    numbers = first_numbers(session, wanted, limit=limit, after=after, order=order)
    found = session.scalars(select(Claim).where(Claim.id.in_(numbers)).options(*_listed_claim()))
    return sorted(found, key=lambda claim: numbers.index(claim.id))


def first_numbers(
    session: Session,
    wanted: ClaimFilter,
    *,
    limit: int,
    after: Place | None = None,
    order: Order = Order.RECORDED,
) -> Sequence[int]:
    """The numbers of the claims that `find_claims` gives.

    Where a word is common, it is looked for only in the first claims of the list without it, or among the nearest of
    all, if these fill the list.
    """
    if _is_sqlite(session) and wanted.words and not is_rare(session, wanted.words):
        last = _last(session)
        if is_common(session, wanted.words, Stretch(last - _STRETCH + 1, last), limit * _STRETCH // _NEAR):
            first = _first(session, replace(wanted, words=None), _NEAR, after, order)
            found = _ordered(session, matching(session, wanted, _spanned(first, order)), order, limit)
            if len(found) == limit or len(first) < _NEAR:
                return found
        return _first(session, wanted, limit, after, order, nearest=_SPAN)
    return _first(session, wanted, limit, after, order, nearest=0 if wanted.words else _STRETCH)


def claims_called(session: Session, public_ids: Collection[str]) -> Sequence[Claim]:
    """The claims with these public ids, whether they stand or not, with what a line about each needs."""
    return session.scalars(select(Claim).where(Claim.public_id.in_(public_ids)).options(*_listed_claim())).all()


def count_claims(session: Session, wanted: ClaimFilter) -> int:
    """How many claims match `wanted`."""
    found = matching(session, wanted, _few(session, wanted), are_counted=True).with_only_columns(Claim.id)
    return session.scalar(select(func.count()).select_from(found.subquery())) or 0


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


def _first(
    session: Session,
    wanted: ClaimFilter,
    limit: int,
    after: Place | None,
    order: Order,
    nearest: int = _STRETCH,
) -> Sequence[int]:
    """Asked first of so many claims nearest to where the list begins: they fill one that many claims match."""
    if nearest and order is Order.RECORDED and _is_sqlite(session):
        last = _last(session) if after is None else after.claim_id - 1
        found = _ordered(session, matching(session, wanted, Stretch(last - nearest + 1, last)), order, limit)
        if len(found) == limit:
            return found
    conditions = [] if after is None else [is_after(after, order)]
    return _ordered(session, matching(session, wanted).where(*conditions), order, limit)


def _last(session: Session) -> int:
    return session.scalar(select(func.max(Claim.id))) or 0


def _ordered(session: Session, question: Select[Claim], order: Order, limit: int) -> Sequence[int]:
    return session.scalars(question.with_only_columns(Claim.id).order_by(*_ORDERS[order]).limit(limit)).all()


def _spanned(numbers: Sequence[int], order: Order) -> Few | Stretch:
    """All claims between the first and the last of a list by number, where these are not too many; or those alone."""
    is_short = order is not Order.HAPPENED and numbers and max(numbers) - min(numbers) < _SPAN
    return Stretch(min(numbers), max(numbers)) if is_short else Few(numbers)


def _few(session: Session, wanted: ClaimFilter) -> Few | None:
    """The claims that match `wanted` whatever their words, if these are few; not worth asking where nothing else is."""
    if not (_is_sqlite(session) and wanted.words and wanted.only):
        return None
    question = matching(session, replace(wanted, words=None)).with_only_columns(Claim.id)
    numbers = session.scalars(question.limit(_FEW + 1)).all()
    return Few(numbers) if len(numbers) <= _FEW else None


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


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
