"""What a list of claims can be narrowed by, and each as a condition: which values are wanted, which are not.

What one passage has (its outlet, who speaks, what evidence) must hold for one and the same passage that stands. A value
that is not wanted leaves out every claim of which any such passage has it.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.filters import NONE, UNANSWERED, UNKNOWN, ClaimFilter, Values
from store.jurisdictions import country_of
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Base,
    Claim,
    ClaimParty,
    Dispute,
    Entity,
    Evidence,
    Outlet,
    Passage,
    Proceeding,
    Response,
)
from store.search import has_words, is_rare
from store.stages import disputes_at
from store.stretches import Among, FewByOther
from store.vocabulary import SILENCES, AssertionState, Commitment, PartyRole, Rank

LIVE = (AssertionState.PROPOSED, AssertionState.CONFIRMED)
"""The states in which an assertion, a citation or a response stands."""
# firmest first
_FIRMNESS = (Commitment.CERTAIN, Commitment.PROBABLE, Commitment.POSSIBLE, Commitment.UNDERSPECIFIED)
_MAKE_FEW = {"party", "accused", "accuser", "dispute"}  # facets whose values are looked up by an index of the claims
_LAST_DAY = date.max - timedelta(days=1)  # the last one after which another day comes


def matching(
    session: Session, wanted: ClaimFilter, among: Among | None = None, *, are_counted: bool = False
) -> Select[Claim]:
    """Selects the claims that stand and match `wanted`, in no order, of all or of those that it is asked `among`.

    Where they `are_counted`, none of them is wanted before the others.
    """
    conditions = [] if among is None else [among.has_claim(Claim.id)]
    if among is None and _is_found_by_rare_words(session, wanted):
        among = FewByOther()
    conditions += [
        Claim.rank == Rank.NORMAL,
        carried(wanted, among, are_counted=are_counted),
        *_happened(wanted),
        *_recorded(wanted),
    ]
    if wanted.words:
        is_narrowed = among is None and bool(wanted.only.keys() & _MAKE_FEW)
        conditions.append(has_words(session, wanted.words, among, is_each_tried=is_narrowed))
    only, without = (_of_claims(values) for values in (wanted.only, wanted.without))
    conditions += [has(session, values, among, wanted.as_of) for has, values in only]
    conditions += [~has(session, values, among, wanted.as_of) for has, values in without]
    for name, values in wanted.without.items():
        if name in OF_PASSAGE:
            has_it = and_(*_standing(wanted), OF_PASSAGE[name].in_(values))
            conditions.append(~exists(_passages([name, *_public_by(wanted)]).where(has_it)))
    return select(Claim).where(*conditions)


def _is_found_by_rare_words(session: Session, wanted: ClaimFilter) -> bool:
    """Whether SQLite is to begin with what the words find, and not with the claims of a party."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return bool(is_sqlite and wanted.words and wanted.only.keys() & _MAKE_FEW and is_rare(session, wanted.words))


def _of_claims(values: Values) -> Iterable[tuple["OfClaim", tuple[str, ...]]]:
    return ((OF_CLAIM[name], some) for name, some in values.items() if name in OF_CLAIM)


def carried(wanted: ClaimFilter, among: Among | None = None, *, are_counted: bool = False) -> ColumnElement[bool]:
    """True of claims that one passage carries as `wanted` asks.

    Where nothing else makes the claims few, passages of an outlet are gathered at once, and all where claims are
    counted: SQLite then takes a third of the time.
    """
    only = {name: values for name, values in wanted.only.items() if name in OF_PASSAGE}
    facets, conditions = needs_of(wanted, only), passage_conditions(wanted, only)
    are_many = among is None and not wanted.words and not wanted.only.keys() & _MAKE_FEW
    if are_many and (are_counted or "outlet" in only):
        return Claim.id.in_(passage_rows(select(Assertion.claim_id), facets).where(*conditions))
    return exists(_passages(facets).where(*conditions))


def passage_conditions(wanted: ClaimFilter, only: Values) -> list[ColumnElement[bool]]:
    """What must hold for a row that `passage_rows` joins."""
    conditions = [*_standing(wanted), *(OF_PASSAGE[name].in_(values) for name, values in only.items())]
    if wanted.at_least:
        conditions.append(Assertion.commitment.in_(_FIRMNESS[: _FIRMNESS.index(wanted.at_least) + 1]))
    if wanted.published_since:
        conditions.append(ArticleVersion.published_at >= start_of(wanted.published_since))
    if wanted.published_until:
        conditions.append(ArticleVersion.published_at < end_of(wanted.published_until))
    return conditions


def passage_rows(question: Select[Any], facets: Iterable[str], *, is_outer: bool = False) -> Select[Any]:
    """Join to a question about assertions what holds the values of these facets; if `is_outer`, also where none is."""
    facets = set(facets)
    joined: list[tuple[type[Base], ColumnElement[bool]]] = []
    if facets & {"outlet", "published"}:
        joined.append((Passage, Passage.id == Assertion.passage_id))
        joined.append((ArticleVersion, ArticleVersion.id == Passage.version_id))
    if "outlet" in facets:
        joined.append((Article, Article.id == ArticleVersion.article_id))
        joined.append((Outlet, Outlet.id == Article.outlet_id))
    if "speaker" in facets:
        joined.append(
            (AttributionStep, (AttributionStep.assertion_id == Assertion.id) & (AttributionStep.step_no == 1))
        )
    if facets & {"evidence", "disclosure"}:
        joined.append((Evidence, Evidence.assertion_id == Assertion.id))
    for table, is_of in joined:
        question = question.join(table, is_of, isouter=is_outer)
    return question


def needs_of(wanted: ClaimFilter, only: Values) -> list[str]:
    """The facets whose tables `passage_conditions` reads."""
    return [*only, *_public_by(wanted)]


def is_given(as_of: date | None) -> ColumnElement[bool]:
    """True of answers that stand and were public by that day, if one is asked for."""
    standing = Response.state.in_(LIVE)
    if as_of is None:
        return standing
    source = select(Passage.id).join(ArticleVersion).where(Passage.id == Response.passage_id, _was_public(as_of))
    return standing & source.correlate(Response).exists()


def start_of(day: date) -> datetime:
    """The first instant of `day` in UTC."""
    return datetime.combine(day, time.min, UTC)


def end_of(day: date) -> datetime:
    """The first instant after `day` in UTC, so that a comparison includes the whole day."""
    return start_of(min(day, _LAST_DAY)) + timedelta(days=1)


def _passages(facets: Iterable[str]) -> Select[Any]:
    """The passages of the claim at hand, with what these facets read."""
    carrying = select(Assertion.id).where(Assertion.claim_id == Claim.id).correlate(Claim)
    return passage_rows(carrying, facets)


def _public_by(wanted: ClaimFilter) -> list[str]:
    dates = (wanted.as_of, wanted.published_since, wanted.published_until)
    return ["published"] if any(dates) else []


def _standing(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """What makes a passage count at all: it stands, and was public by the day."""
    conditions: list[ColumnElement[bool]] = [Assertion.state.in_(LIVE)]
    if wanted.as_of:
        conditions.append(_was_public(wanted.as_of))
    return conditions


def _was_public(by: date) -> ColumnElement[bool]:
    return func.coalesce(ArticleVersion.published_at, ArticleVersion.fetched_at) < end_of(by)


def _happened(wanted: ClaimFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.since:
        yield func.coalesce(Claim.happened_last, Claim.happened_first) >= wanted.since
    if wanted.until:
        yield func.coalesce(Claim.happened_first, Claim.happened_last) <= wanted.until


def _recorded(wanted: ClaimFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.recorded_since:
        yield Claim.recorded_at >= start_of(wanted.recorded_since)
    if wanted.recorded_until:
        yield Claim.recorded_at < end_of(wanted.recorded_until)


# --- what a claim has, whatever passage carries it --------------------------------------------------------------------

OfClaim = Callable[[Session, Collection[str], Among | None, date | None], ColumnElement[bool]]
"""A condition on claims: what each has of some values, among which claims it is asked, and public by which day."""


def _has_act(
    _session: Session, acts: Collection[str], _among: Among | None, _as_of: date | None
) -> ColumnElement[bool]:
    return Claim.act.in_(acts)


def _entities(slugs: Collection[str]) -> Select[int]:
    """Ids of the parties of these slugs; of one that was merged, the id of the other."""
    return select(func.coalesce(Entity.merged_into_id, Entity.id)).where(Entity.slug.in_(slugs))


def _has_party(*roles: PartyRole) -> OfClaim:
    def condition(
        _session: Session, slugs: Collection[str], among: Among | None, _as_of: date | None
    ) -> ColumnElement[bool]:
        # Asked as a list, a rare party is looked up at once, where each claim would be tried for it.
        taking_part = ClaimParty.role.in_(roles) & ClaimParty.entity_id.in_(_entities(slugs))
        if among is not None and among.is_each_tried:
            return exists(select(ClaimParty.id).where(ClaimParty.claim_id == Claim.id, taking_part).correlate(Claim))
        listed = select(ClaimParty.claim_id).where(taking_part)
        return Claim.id.in_(listed if among is None else listed.where(among.has_claim(ClaimParty.claim_id)))

    return condition


def _in_dispute(
    _session: Session, slugs: Collection[str], _among: Among | None, _as_of: date | None
) -> ColumnElement[bool]:
    return Claim.dispute_id.in_(select(Dispute.id).where(Dispute.slug.in_(slugs)))


def _was_answered(
    _session: Session, kinds: Collection[str], _among: Among | None, as_of: date | None
) -> ColumnElement[bool]:
    standing = is_given(as_of)
    told = [kind for kind in kinds if kind not in {NONE, UNANSWERED}]
    conditions: list[ColumnElement[bool]] = [Claim.responses.any(standing & Response.kind.in_(told))] if told else []
    if NONE in kinds:
        conditions.append(~Claim.responses.any(standing))
    if UNANSWERED in kinds:
        conditions.append(~Claim.responses.any(standing & Response.kind.not_in(sorted(SILENCES))))
    return or_(*conditions)


def _before_a_court_of(
    session: Session, countries: Collection[str], _among: Among | None, _as_of: date | None
) -> ColumnElement[bool]:
    in_court = select(Proceeding.id).where(Proceeding.dispute_id == Claim.dispute_id).correlate(Claim)
    forums = session.scalars(select(Proceeding.forum).distinct()).all()
    here = [forum for forum in forums if forum and (country_of(forum) or UNKNOWN) in countries]
    conditions: list[ColumnElement[bool]] = [exists(in_court.where(Proceeding.forum.in_(here)))]
    if UNKNOWN in countries:
        conditions.append(exists(in_court.where(Proceeding.forum.is_(None))))
    if NONE in countries:
        conditions.append(~exists(in_court))
    return or_(*conditions)


def _stands_at(
    session: Session, states: Collection[str], _among: Among | None, _as_of: date | None
) -> ColumnElement[bool]:
    return Claim.dispute_id.in_(disputes_at(session, states))


OF_CLAIM: dict[str, OfClaim] = {
    "act": _has_act,
    "party": _has_party(PartyRole.ACCUSER, PartyRole.ACCUSED),
    "accused": _has_party(PartyRole.ACCUSED),
    "accuser": _has_party(PartyRole.ACCUSER),
    "dispute": _in_dispute,
    "answer": _was_answered,
    "country": _before_a_court_of,
    "state": _stands_at,
}
OF_PASSAGE: dict[str, InstrumentedAttribute[Any]] = {
    "outlet": Outlet.slug,
    "speaker": AttributionStep.speaker_kind,
    "evidence": Evidence.kind,
    "disclosure": Evidence.disclosure,
    "commitment": Assertion.commitment,
    "review": Assertion.state,
}
