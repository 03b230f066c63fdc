"""How a list of claims can be narrowed: each choice with the number of claims that choosing it alone would list."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    and_,
    cast,
    func,
    literal,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from store.claims import count_claims
from store.filters import NONE, UNKNOWN, ClaimFilter, alone
from store.jurisdictions import country_of
from store.models import Article, Assertion, Claim, ClaimParty, Dispute, Entity, Outlet, Proceeding, Response
from store.narrowing import OF_PASSAGE, is_given, matching, needs_of, passage_conditions, passage_rows
from store.stages import states_of
from store.vocabulary import (
    Act,
    AssertionState,
    Commitment,
    Disclosure,
    EvidenceKind,
    PartyRole,
    ResponseKind,
    SpeakerKind,
    State,
    Term,
)

VOCABULARY_OF: dict[str, type[Term]] = {
    "act": Act,
    "answer": ResponseKind,
    "state": State,
    "speaker": SpeakerKind,
    "evidence": EvidenceKind,
    "disclosure": Disclosure,
    "commitment": Commitment,
    "review": AssertionState,
}
"""The vocabulary that the values of a facet come from; those of the others are slugs, or countries."""
MOST_CHOICES = 12
"""How many choices of a facet are counted, unless another number is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet, and how many claims it would list alone; `name` is given where the value is a slug."""

    value: str
    claims: int
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a list; `parameter` is its name in a filter."""

    parameter: str
    choices: tuple[Choice, ...]


Choices = tuple[Choice, ...]


class Kept(Protocol):
    """Keeps the first choices of a facet, as many as were asked for, by the list whose claims they count."""

    def get(self, key: tuple[ClaimFilter, str, int], /) -> Choices | None:
        """What was counted."""

    def __setitem__(self, key: tuple[ClaimFilter, str, int], value: Choices, /) -> None:
        """Keep what was counted."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """The claims of a list with what each has itself, and the passages that carry them as the list asks."""

    claims: CTE
    passages: CTE
    as_of: date | None


Arm = Callable[[_Listed], Select[Any]]
"""Counts the claims of a list by one of their values: rows of the value, its name if it has one, and the claims."""
Numbers = Mapping[str, tuple[str | None, int]]
"""The name of each value, if it has one, and the claims that have it."""


def count_facets(
    session: Session,
    wanted: ClaimFilter,
    *,
    limit: int = MOST_CHOICES,
    kept: Kept | None = None,
    count: Callable[[Session, ClaimFilter], int] = count_claims,
) -> tuple[Facet, ...]:
    """The facets of the list that `wanted` gives, most frequent choices first, at most `limit` each and all chosen.

    What is in `kept` is not counted again, and what is counted is put there: it holds while the record is as it is.
    `count` says how many claims a list has.
    """
    counted = _counted(session, wanted, limit, {} if kept is None else kept)

    def chosen(name: str, missing: Iterable[str]) -> Iterator[Choice]:
        for value in missing:
            called = None if name in VOCABULARY_OF else name_of(session, name, value)
            yield Choice(value=value, claims=count(session, alone(wanted, name, value)), name=called)

    return tuple(
        Facet(parameter=name, choices=(*choices, *chosen(name, _missing(wanted, name, choices))))
        for name, choices in counted.items()
    )


def name_of(session: Session, parameter: str, slug: str) -> str | None:
    """What people read for the slug of a party, an outlet or a dispute; None where nothing has that slug."""
    column = {"outlet": (Outlet.name, Outlet.slug), "dispute": (Dispute.title, Dispute.slug)}.get(parameter)
    name, key = column or (Entity.name, Entity.slug)
    return session.scalar(select(name).where(key == slug))


def _missing(wanted: ClaimFilter, facet: str, counted: Choices) -> list[str]:
    """The values that are wanted or left out and are not among the choices."""
    shown = {choice.value for choice in counted}
    chosen = (*wanted.only.get(facet, ()), *wanted.without.get(facet, ()))
    return [value for value in chosen if value not in shown]


def _counted(session: Session, wanted: ClaimFilter, limit: int, kept: Kept) -> dict[str, Choices]:
    """The first choices of each facet, counted as a choice in that facet would list them.

    All facets in which nothing is chosen have one list, which is found once and counted by each of them.
    """
    opened = {name: alone(wanted, name, None) for name in _ARMS}
    found = {name: kept.get((opened[name], name, limit)) for name in _ARMS}
    for list_of in dict.fromkeys(opened[name] for name in _ARMS if found[name] is None):
        missing = [name for name in _ARMS if found[name] is None and opened[name] == list_of]
        for name, numbers in _count(session, list_of, missing).items():
            told = _TOLD[name](session, numbers) if name in _TOLD else numbers
            kept[list_of, name, limit] = found[name] = _choices(told)[:limit]
    return {name: choices for name, choices in found.items() if choices is not None}


def _count(session: Session, wanted: ClaimFilter, facets: Sequence[str]) -> dict[str, Numbers]:
    columns: tuple[SQLColumnExpression[Any], ...] = (Claim.id, Claim.act, Claim.dispute_id)
    claims = _found_once(matching(session, wanted, are_counted=True).with_only_columns(*columns), "listed")
    listed = _Listed(claims, _carrying(claims, wanted, [name for name in facets if name in _PASSAGE]), wanted.as_of)
    arms = [_ARMS[name](listed).add_columns(literal(name)) for name in facets]
    numbers: dict[str, dict[str, tuple[str | None, int]]] = {name: {} for name in facets}
    for value, called, number, name in session.execute(union_all(*arms)):
        numbers[name][value] = (called, number)
    return dict(numbers)


def _carrying(claims: CTE, wanted: ClaimFilter, facets: Sequence[str]) -> CTE:
    """The passages that carry the claims as the list asks, with the values of these facets; nothing where one has none.

    One of two speakers or with two pieces of evidence is two rows.
    """
    only = {name: values for name, values in wanted.only.items() if name in OF_PASSAGE}
    values = [_PASSAGE[name].label(name) for name in facets]
    question = select(Assertion.claim_id, *values).join_from(claims, Assertion, Assertion.claim_id == claims.c.id)
    question = passage_rows(question, [*facets, *needs_of(wanted, only)], is_outer=True)
    return _found_once(question.where(*passage_conditions(wanted, only)), "carrying")


def _found_once(question: Select[Any], name: str) -> CTE:
    return question.cte(name).prefix_with("MATERIALIZED")


def _choices(numbers: Numbers) -> Choices:
    choices = [Choice(value=value, claims=claims, name=name) for value, (name, claims) in numbers.items()]
    return tuple(sorted(choices, key=lambda choice: (-choice.claims, choice.name or choice.value)))


def _arm(value: SQLColumnExpression[Any], claims: ColumnElement[int]) -> Select[Any]:
    """Starts a question for values of any type: all are read as text, for they come as one answer."""
    columns: tuple[ColumnElement[Any], ...] = (cast(value, String), cast(null(), String), claims)
    return select(*columns).group_by(value)


def _of_claims(column: str) -> Arm:
    return lambda listed: _arm(listed.claims.c[column], func.count())


def _parties(role: PartyRole) -> Arm:
    def arm(listed: _Listed) -> Select[Any]:
        takes_part = and_(ClaimParty.claim_id == listed.claims.c.id, ClaimParty.role == role)
        # By the bare column, SQLite would walk the parties of all claims in the order of its index.
        question = _arm(ClaimParty.entity_id + 0, func.count()).join_from(listed.claims, ClaimParty, takes_part)
        return _named(Entity, question)

    return arm


def _answers(listed: _Listed) -> Select[Any]:
    given = and_(Response.claim_id == listed.claims.c.id, is_given(listed.as_of))
    kind = func.coalesce(cast(Response.kind, String), literal_column(f"'{NONE}'"))
    return _arm(kind, func.count(listed.claims.c.id.distinct())).outerjoin_from(listed.claims, Response, given)


def _of_passages(facet: str) -> Arm:
    """Counts a facet whose values a passage has: only passages count that carry the claim as the list asks."""

    def arm(listed: _Listed) -> Select[Any]:
        value, claim = listed.passages.c[facet], listed.passages.c.claim_id
        question = _arm(value, func.count(claim.distinct())).where(value.is_not(None))
        return _named(Outlet, question) if facet == "outlet" else question

    return arm


def _named(kind: type[Entity] | type[Outlet], counted: Select[Any]) -> Select[Any]:
    """Names what was counted by number. SQLite would go through all parties and outlets to count by their names."""
    numbers = counted.subquery()
    value, _, claims = numbers.c
    return select(kind.slug, kind.name, claims).join_from(numbers, kind, kind.id == cast(value, Integer))


# --- what is told of the dispute of a claim ---------------------------------------------------------------------------


def _states(session: Session, by_dispute: Numbers) -> Numbers:
    numbers = Counter[str]()
    for dispute, state in states_of(session, map(int, by_dispute)).items():
        numbers[state] += by_dispute[str(dispute)][1]
    return _unnamed(numbers)


def _countries(session: Session, by_dispute: Numbers) -> Numbers:
    before = select(Proceeding.dispute_id, Proceeding.forum).where(Proceeding.dispute_id.in_(map(int, by_dispute)))
    found: dict[str, set[str]] = {dispute: set() for dispute in by_dispute}
    for dispute, forum in session.execute(before):
        found[str(dispute)].add(country_of(forum) or UNKNOWN)
    numbers = Counter[str]()
    for name, countries in found.items():
        numbers.update(dict.fromkeys(countries or {NONE}, by_dispute[name][1]))
    return _unnamed(numbers)


def _unnamed(numbers: Counter[str]) -> Numbers:
    return {str(value): (None, claims) for value, claims in numbers.items()}


_PASSAGE = {**OF_PASSAGE, "outlet": Article.outlet_id}
# In the order in which a page shows them.
_ARMS: dict[str, Arm] = {
    "act": _of_claims("act"),
    "accused": _parties(PartyRole.ACCUSED),
    "accuser": _parties(PartyRole.ACCUSER),
    "answer": _answers,
    "state": _of_claims("dispute_id"),
    "country": _of_claims("dispute_id"),
    "speaker": _of_passages("speaker"),
    "evidence": _of_passages("evidence"),
    "disclosure": _of_passages("disclosure"),
    "commitment": _of_passages("commitment"),
    "outlet": _of_passages("outlet"),
    "review": _of_passages("review"),
}
# What is counted by dispute, and what each dispute counts as.
_TOLD: dict[str, Callable[[Session, Numbers], Numbers]] = {"state": _states, "country": _countries}
