"""What waits for a person to look at it, ordered by the harm it would do if it were wrong, with the reasons in words.

Every sentence and answer that was read by machine alone, and every pair of sentences that differ, has a place: first
those with the weightiest reasons, among like ones those of which the reader is least sure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, func, literal, select, tuple_, union_all
from sqlalchemy.orm import Session, aliased, defer, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    ClaimParty,
    Contradiction,
    Entity,
    Event,
    EventCitation,
    EventParty,
    Passage,
    Response,
)
from store.narrowing import LIVE
from store.vocabulary import Act, AssertionState, ContradictionState, EntityKind, EventKind, Rank, ResponseKind

_UNSURE = 0.7  # a confidence below which the reader was more often wrong than it should be
_CRIMES = (
    Act.ACCESS_CONTROL_CIRCUMVENTION,
    Act.ACQUISITION_FROM_PIRATE_SOURCE,
    Act.DISTRIBUTION_OF_PIRATED_COPIES,
    Act.EVIDENCE_DESTRUCTION,
    Act.INSIDER_EXFILTRATION_OR_POACHING,
    Act.TRADE_SECRET_MISAPPROPRIATION,
    Act.WEIGHTS_OR_CODE_THEFT,
)
_ADMISSIONS = (ResponseKind.ADMITTED, ResponseKind.ADMITTED_IN_PART, ResponseKind.APOLOGISED)
_RULINGS = (
    EventKind.APPEAL_DECIDED,
    EventKind.DISMISSAL,
    EventKind.INJUNCTION,
    EventKind.JUDGMENT,
    EventKind.ORDER,
    EventKind.VERDICT,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something should be looked at early: a weight that outdoes all lighter ones of its table together."""

    weight: int
    words: str
    holds: ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the queue: what it is, its number, and why it stands there."""

    kind: str
    number: int
    harm: int
    confidence: float
    reasons: tuple[str, ...] = ()


def _other(table: Any, parent: str) -> ColumnElement[bool]:
    """True of a sentence beside which another one stands under the same claim or event."""
    other = aliased(table)
    is_same = getattr(other, parent) == getattr(table, parent)
    return select(other.id).where(is_same, other.id != table.id, other.state.in_(LIVE)).exists()


def _names_person(party: Any, is_of_row: ColumnElement[bool]) -> ColumnElement[bool]:
    named = select(party.id).join(Entity, Entity.id == party.entity_id)
    return named.where(is_of_row, Entity.kind == EntityKind.PERSON).exists()


def _is_unsure(table: Any) -> Reason:
    return Reason(1, "the reader is unsure of it", table.confidence < _UNSURE)


_ANSWERED = select(Response.id).where(Response.claim_id == Claim.id, Response.state.in_(LIVE)).exists()
_DIFFERS = select(Contradiction.id).where(
    Contradiction.claim_id == Claim.id, Contradiction.state == ContradictionState.PROPOSED
)
REASONS: dict[str, tuple[Reason, ...]] = {
    "assertion": (
        Reason(32, "it names a natural person", _names_person(ClaimParty, ClaimParty.claim_id == Claim.id)),
        Reason(16, "it speaks of theft, piracy or another crime", Claim.act.in_(_CRIMES)),
        Reason(8, "sources differ on this claim", _DIFFERS.exists()),
        Reason(4, "no answer of the accused is on record", ~_ANSWERED),
        Reason(2, "no other sentence carries the claim", ~_other(Assertion, "claim_id")),
        _is_unsure(Assertion),
    ),
    "response": (
        Reason(32, "a natural person is said to answer", Entity.kind == EntityKind.PERSON),
        Reason(16, "it says that a party admitted something", Response.kind.in_(_ADMISSIONS)),
        _is_unsure(Response),
    ),
    "citation": (
        Reason(32, "it names a natural person", _names_person(EventParty, EventParty.event_id == Event.id)),
        Reason(16, "it says that a court or an authority decided", Event.kind.in_(_RULINGS)),
        Reason(8, "it names a sum of money", Event.amount.is_not(None)),
        Reason(2, "no other sentence reports it", ~_other(EventCitation, "event_id")),
        _is_unsure(EventCitation),
    ),
    "contradiction": (Reason(8, "two sentences do not say the same", Contradiction.id.is_not(None)),),
}
_STANDS = {
    table: (table.rank == Rank.NORMAL, table.merged_into_id.is_(None), table.judged_into_id.is_(None))
    for table in (Claim, Event)
}
_PROPOSED = AssertionState.PROPOSED
_WAITS: dict[str, Select[Any]] = {
    "assertion": select(Assertion).join(Claim).where(Assertion.state == _PROPOSED, *_STANDS[Claim]),
    "response": select(Response).join(Entity, Entity.id == Response.respondent_id).where(Response.state == _PROPOSED),
    "citation": select(EventCitation).join(Event).where(EventCitation.state == _PROPOSED, *_STANDS[Event]),
    "contradiction": select(Contradiction).where(Contradiction.state == ContradictionState.PROPOSED),
}
_TABLES: dict[str, Any] = {
    "assertion": Assertion,
    "response": Response,
    "citation": EventCitation,
    "contradiction": Contradiction,
}
KINDS = tuple(REASONS)
"""What the queue holds."""


def waiting(session: Session, *, kind: str | None = None, limit: int) -> list[Place]:
    """The first of the queue, or of one kind in it."""
    queue = _queue([kind] if kind else KINDS)
    return _places(session, select(queue).order_by(*_order(queue)).limit(limit))


def rows_at(session: Session, places: Sequence[Place]) -> list[Any]:
    """The sentences, answers and pairs that stand at these places, in their order, with what a line on each needs."""
    found: dict[tuple[str, int], Any] = {}
    for kind, table in _TABLES.items():
        numbers = [place.number for place in places if place.kind == kind]
        rows = session.scalars(select(table).where(table.id.in_(numbers)).options(*_LOADED[kind])) if numbers else ()
        found.update({(kind, row.id): row for row in rows})
    return [found[place.kind, place.number] for place in places]


def place_of(session: Session, kind: str, number: int) -> Place | None:
    """Where one of the queue stands; None if nobody needs to look at it any more."""
    queue = _queue([kind])
    return next(iter(_places(session, select(queue).where(queue.c.number == number))), None)


def next_after(session: Session, place: Place, *, kind: str | None = None) -> Place | None:
    """What comes next after a place, in the whole queue or among one kind."""
    queue = _queue([kind] if kind else KINDS)
    here = tuple_(-place.harm, place.confidence, literal(place.kind), place.number)
    wanted = select(queue).where(tuple_(*_order(queue)) > here).order_by(*_order(queue)).limit(1)
    return next(iter(_places(session, wanted)), None)


def count_waiting(session: Session) -> dict[str, int]:
    """How many of each kind wait."""
    return {kind: session.scalar(select(func.count()).select_from(_WAITS[kind].subquery())) or 0 for kind in KINDS}


def _queue(kinds: Iterable[str]) -> Subquery:
    """What waits, with what it is ordered by; the id breaks ties, so that every place is another."""
    return union_all(*(_scored(kind) for kind in kinds)).subquery()


def _scored(kind: str) -> Select[Any]:
    table = _TABLES[kind]
    harm: Any = sum((case((reason.holds, reason.weight), else_=0) for reason in REASONS[kind]), literal(0))
    confidence = getattr(table, "confidence", literal(1.0))
    return _WAITS[kind].with_only_columns(
        literal(kind).label("kind"), table.id.label("number"), harm.label("harm"), confidence.label("confidence")
    )


def _order(queue: Subquery) -> tuple[ColumnElement[Any], ...]:
    return -queue.c.harm, queue.c.confidence, queue.c.kind, queue.c.number


def _places(session: Session, question: Select[Any]) -> list[Place]:
    """The places that a question finds, each with its reasons: they are told by the weights that make up its harm."""
    found = session.execute(question).all()
    return [
        Place(
            kind=row.kind,
            number=row.number,
            harm=row.harm,
            confidence=row.confidence,
            reasons=_words(row.kind, row.harm),
        )
        for row in found
    ]


def _words(kind: str, harm: int) -> tuple[str, ...]:
    return tuple(reason.words for reason in REASONS[kind] if harm & reason.weight)


# --- what is loaded ---------------------------------------------------------------------------------------------------


def _printed(passage: Any) -> ORMOption:
    """A passage with where it was printed; the text of its article stays in the database."""
    version = joinedload(passage).joinedload(Passage.version)
    return version.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet)


_LOADED: dict[str, tuple[ORMOption, ...]] = {
    "assertion": (
        _printed(Assertion.passage),
        joinedload(Assertion.claim).joinedload(Claim.dispute),
        joinedload(Assertion.claim).selectinload(Claim.parties).joinedload(ClaimParty.entity),
        selectinload(Assertion.steps).joinedload(AttributionStep.entity),
    ),
    "response": (_printed(Response.passage), joinedload(Response.respondent), joinedload(Response.dispute)),
    "citation": (_printed(EventCitation.passage), joinedload(EventCitation.event).joinedload(Event.dispute)),
    "contradiction": (_printed(Contradiction.left), _printed(Contradiction.right), joinedload(Contradiction.dispute)),
}
