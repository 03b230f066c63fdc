"""How a list of claims can be narrowed: each choice with the number of claims that choosing it alone would list."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from store.claims import count_claims
from store.jurisdictions import country_of
from store.models import Assertion, Claim, ClaimParty, Dispute, Entity, Outlet, Proceeding, Response
from store.narrowing import (
    LIVE,
    NONE,
    OF_PASSAGE,
    UNKNOWN,
    ClaimFilter,
    Values,
    matching,
    needs_of,
    passage_conditions,
    passage_rows,
)
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
PARTY_FACETS = ("party", "accuser", "accused")
_SHORT = 5000  # claims of a list whose numbers are looked up once for all facets; each is a parameter of a statement


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


Lists = Callable[[str], Sequence[int] | Select[int]]
"""The claims, by their numbers, of the list without a choice in this facet."""
Counts = Callable[[Session, ClaimFilter, Lists], Iterator[Choice]]


def count_facets(session: Session, wanted: ClaimFilter, *, limit: int = 12) -> tuple[Facet, ...]:
    """The facets of the list that `wanted` gives, most frequent choices first, at most `limit` each and all chosen."""
    listed = _lists(session, wanted)
    counted = {name: list(count(session, wanted, listed))[:limit] for name, count in _COUNTED.items()}
    return tuple(
        Facet(parameter=name, choices=tuple(_with_chosen(session, wanted, name, choices)))
        for name, choices in counted.items()
    )


def name_of(session: Session, parameter: str, slug: str) -> str | None:
    """What people read for the slug of a party, an outlet or a dispute; None where nothing has that slug."""
    column = {"outlet": (Outlet.name, Outlet.slug), "dispute": (Dispute.title, Dispute.slug)}.get(parameter)
    name, key = column or (Entity.name, Entity.slug)
    return session.scalar(select(name).where(key == slug))


def alone(wanted: ClaimFilter, facet: str, value: str | None) -> ClaimFilter:
    """The filter with one value of a facet, or with none, whatever it had; what else is left out stays left out."""
    only = {name: values for name, values in wanted.only.items() if name != facet}
    kept = tuple(left for left in wanted.without.get(facet, ()) if left != value)
    without = {**wanted.without, facet: kept} if kept else {k: v for k, v in wanted.without.items() if k != facet}
    return replace(wanted, only={**only, facet: (value,)} if value else only, without=without)


def canonical(session: Session, wanted: ClaimFilter) -> ClaimFilter:
    """The filter with each party that was merged into another named by that one."""
    slugs = {slug for values in (wanted.only, wanted.without) for name in PARTY_FACETS for slug in values.get(name, ())}
    into = aliased(Entity)
    moved = dict(
        session.execute(
            select(Entity.slug, into.slug).join(into, Entity.merged_into_id == into.id).where(Entity.slug.in_(slugs))
        ).all()
    )

    def renamed(values: Values) -> Values:
        return {
            name: tuple(dict.fromkeys(moved.get(slug, slug) for slug in slugs)) if name in PARTY_FACETS else slugs
            for name, slugs in values.items()
        }

    return replace(wanted, only=renamed(wanted.only), without=renamed(wanted.without)) if moved else wanted


def _with_chosen(session: Session, wanted: ClaimFilter, facet: str, counted: list[Choice]) -> Iterator[Choice]:
    """The choices, and after them the values that are wanted or left out and are not among them."""
    yield from counted
    shown = {choice.value for choice in counted}
    for value in (*wanted.only.get(facet, ()), *wanted.without.get(facet, ())):
        if value not in shown:
            name = None if facet in VOCABULARY_OF else name_of(session, facet, value)
            yield Choice(value=value, claims=count_claims(session, alone(wanted, facet, value)), name=name)


def _lists(session: Session, wanted: ClaimFilter) -> Lists:
    """Gives the claims that the list would have without a choice in a facet; a short list is looked up only once."""
    ids = session.scalars(_numbers(session, wanted).limit(_SHORT + 1)).all()

    def listed(facet: str) -> Sequence[int] | Select[int]:
        opened = alone(wanted, facet, None)
        return ids if opened == wanted and len(ids) <= _SHORT else _numbers(session, opened)

    return listed


def _numbers(session: Session, wanted: ClaimFilter) -> Select[int]:
    return matching(session, wanted).with_only_columns(Claim.id)


def _choices(numbers: Mapping[str, int]) -> Iterator[Choice]:
    for value, claims in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Choice(value=str(value), claims=claims)


def _acts(session: Session, _wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
    question = select(Claim.act, func.count()).where(Claim.id.in_(listed("act"))).group_by(Claim.act)
    return _choices(dict(session.execute(question).all()))


def _parties(facet: str, role: PartyRole) -> Counts:
    def count(session: Session, _wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
        number = func.count(ClaimParty.claim_id.distinct())
        question = (
            select(Entity.slug, Entity.name, number)
            .join(ClaimParty, ClaimParty.entity_id == Entity.id)
            .where(ClaimParty.role == role, ClaimParty.claim_id.in_(listed(facet)))
            .group_by(Entity.slug, Entity.name)
            .order_by(number.desc(), Entity.name)
        )
        return _named(session.execute(question))

    return count


def _answers(session: Session, wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
    given = Response.claim_id.in_(listed("answer")) & Response.state.in_(LIVE)
    number = func.count(Response.claim_id.distinct())
    rows = session.execute(select(Response.kind, number).where(given).group_by(Response.kind))
    numbers = {str(kind): claims for kind, claims in rows}
    unanswered = count_claims(session, alone(wanted, "answer", NONE))
    return _choices({**numbers, **({NONE: unanswered} if unanswered else {})})


def _of_passages(facet: str) -> Counts:
    """Counts a facet whose values a passage has: only passages count that carry the claim as the list asks."""

    def count(session: Session, wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
        opened = alone(wanted, facet, None)
        only = {name: values for name, values in opened.only.items() if name in OF_PASSAGE}
        column, number = OF_PASSAGE[facet], func.count(Assertion.claim_id.distinct())
        name = (Outlet.name,) if facet == "outlet" else ()
        question = passage_rows(
            select(column, *name, number).select_from(Assertion), [facet, *needs_of(opened, only)]
        ).where(Assertion.claim_id.in_(listed(facet)), *passage_conditions(opened, only))
        rows = session.execute(question.group_by(column, *name).order_by(number.desc(), column)).all()
        return _named((row[0], row[1] if name else None, row[-1]) for row in rows)

    return count


def _countries(session: Session, _wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
    disputes = _claims_by_dispute(session, listed("country"))
    before = select(Proceeding.dispute_id, Proceeding.forum).where(Proceeding.dispute_id.in_(disputes))
    found: dict[int, set[str]] = {dispute: set() for dispute in disputes}
    for dispute, forum in session.execute(before):
        found[dispute].add(country_of(forum) or UNKNOWN)
    numbers = Counter[str]()
    for dispute, countries in found.items():
        numbers.update(dict.fromkeys(countries or {NONE}, disputes[dispute]))
    return _choices(numbers)


def _states(session: Session, _wanted: ClaimFilter, listed: Lists) -> Iterator[Choice]:
    disputes = _claims_by_dispute(session, listed("state"))
    numbers = Counter[str]()
    for dispute, state in states_of(session, disputes).items():
        numbers[state] += disputes[dispute]
    return _choices(numbers)


def _claims_by_dispute(session: Session, claims: Sequence[int] | Select[int]) -> dict[int, int]:
    question = select(Claim.dispute_id, func.count()).where(Claim.id.in_(claims)).group_by(Claim.dispute_id)
    return dict(session.execute(question).all())


def _named(rows: Iterable[tuple[str, str | None, int]]) -> Iterator[Choice]:
    for value, name, claims in rows:
        yield Choice(value=str(value), name=name, claims=claims)


# In the order in which a page shows them.
_COUNTED: dict[str, Counts] = {
    "act": _acts,
    "accused": _parties("accused", PartyRole.ACCUSED),
    "accuser": _parties("accuser", PartyRole.ACCUSER),
    "answer": _answers,
    "state": _states,
    "country": _countries,
    "speaker": _of_passages("speaker"),
    "evidence": _of_passages("evidence"),
    "disclosure": _of_passages("disclosure"),
    "commitment": _of_passages("commitment"),
    "outlet": _of_passages("outlet"),
    "review": _of_passages("review"),
}
