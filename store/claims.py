"""Questions about claims: one by its public id, or the ones that match a filter, newest recorded first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
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
    Entity,
    Event,
    EventCitation,
    Evidence,
    Outlet,
    Passage,
    Response,
)
from store.search import has_words
from store.vocabulary import Act, AssertionState, Commitment, EvidenceKind, PartyRole, Rank

LIVE = (AssertionState.PROPOSED, AssertionState.CONFIRMED)
"""The states in which an assertion, a citation or a response stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; None leaves a thing open. Parties, outlets and disputes are named by their slugs.

    `since` and `until` (both inclusive) are days on which the act is said to have happened. `as_of` is a day by which
    a source had made the claim public (for an undated page, by which it was fetched). `outlet`, `commitment`,
    `evidence` and `as_of` hold for one and the same passage.
    """

    words: str | None = None
    party: str | None = None
    accuser: str | None = None
    accused: str | None = None
    dispute: str | None = None
    act: Act | None = None
    outlet: str | None = None
    commitment: Commitment | None = None
    evidence: EvidenceKind | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


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
    session: Session, wanted: ClaimFilter, *, limit: int = 50, after: Place | None = None
) -> Sequence[Claim]:
    """Claims that match `wanted`, newest recorded first, from after the place where an earlier list ended."""
    question = matching(session, wanted).options(*_listed_claim())
    if after is not None:
        question = question.where(_is_after(after))
    return session.scalars(question.order_by(Claim.recorded_at.desc(), Claim.id.desc()).limit(limit)).all()


def count_claims(session: Session, wanted: ClaimFilter) -> int:
    """How many claims match `wanted`."""
    return session.scalar(select(func.count()).select_from(matching(session, wanted).subquery())) or 0


def matching(session: Session, wanted: ClaimFilter) -> Select[Claim]:
    """Selects the claims that stand and match `wanted`, in no order."""
    conditions = [Claim.rank == Rank.NORMAL, Claim.assertions.any(_assertion_condition(wanted))]
    if wanted.words:
        conditions.append(has_words(session, wanted.words))
    if wanted.act:
        conditions.append(Claim.act == wanted.act)
    if wanted.dispute:
        conditions.append(Claim.dispute.has(Dispute.slug == wanted.dispute))
    return select(Claim).where(*conditions, *_party_conditions(wanted), *_happened_conditions(wanted))


def end_of(day: date) -> datetime:
    """The first instant after `day` in UTC, so that a comparison includes the whole day."""
    return datetime.combine(day, time.min, UTC) + timedelta(days=1)


def _assertion_condition(wanted: ClaimFilter) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [Assertion.state.in_(LIVE)]
    if wanted.commitment:
        conditions.append(Assertion.commitment == wanted.commitment)
    if wanted.evidence:
        conditions.append(Assertion.evidence.any(Evidence.kind == wanted.evidence))
    if wanted.outlet:
        in_outlet = ArticleVersion.article.has(Article.outlet.has(Outlet.slug == wanted.outlet))
        conditions.append(Assertion.passage.has(Passage.version.has(in_outlet)))
    if wanted.as_of:
        public = func.coalesce(ArticleVersion.published_at, ArticleVersion.fetched_at) < end_of(wanted.as_of)
        conditions.append(Assertion.passage.has(Passage.version.has(public)))
    return and_(*conditions)


def _party_conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    roles = ((wanted.accuser, PartyRole.ACCUSER), (wanted.accused, PartyRole.ACCUSED))
    conditions = [
        Claim.parties.any(and_(ClaimParty.role == role, ClaimParty.entity_id == _party(slug)))
        for slug, role in roles
        if slug
    ]
    if wanted.party:
        conditions.append(Claim.parties.any(ClaimParty.entity_id == _party(wanted.party)))
    return conditions


def _party(slug: str) -> ScalarSelect[int | None]:
    """Id of the party of that slug, or of the one that it was merged into."""
    return select(func.coalesce(Entity.merged_into_id, Entity.id)).where(Entity.slug == slug).scalar_subquery()


def _happened_conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.since:
        conditions.append(func.coalesce(Claim.happened_last, Claim.happened_first) >= wanted.since)
    if wanted.until:
        conditions.append(func.coalesce(Claim.happened_first, Claim.happened_last) <= wanted.until)
    return conditions


def _is_after(place: Place) -> ColumnElement[bool]:
    same_instant = and_(Claim.recorded_at == place.recorded_at, Claim.id < place.claim_id)
    return or_(Claim.recorded_at < place.recorded_at, same_instant)


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
