"""Which claims are wanted: the filter of a list, what it may name beside codes and slugs, and filters made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from store.models import Entity
from store.vocabulary import Commitment

NONE, UNKNOWN = "none", "unknown"
"""Values of a facet: nothing of the kind is on record; it is on record and nothing tells which."""
UNANSWERED = "unanswered"
"""A value of the answers to a claim: none but silences, noted or not."""

Values = Mapping[str, tuple[str, ...]]
PARTY_FACETS = ("party", "accuser", "accused")
"""The facets whose values are slugs of parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; what is not named is left open.

    `only` names facets and the values of which a claim must have one; `without`, values that it must not have. Values
    are codes of the vocabularies, and slugs of parties, outlets and disputes. `at_least` is the least firmness.
    All days are inclusive. `since` and `until`: when the act is said to have happened; `published_*`: when a source
    published it; `recorded_*`: when this record first had it. `as_of` is a day by which a source had made it public
    (for an undated page, by which it was fetched); days of publication, firmness and what else one passage has hold
    for one and the same passage.
    """

    words: str | None = None
    only: Values = field(default_factory=dict)
    without: Values = field(default_factory=dict)
    at_least: Commitment | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    recorded_since: date | None = None
    recorded_until: date | None = None
    as_of: date | None = None

    def __hash__(self) -> int:
        """Of what most filters differ in; the values of a facet may stand in any order of facets."""
        return hash((self.words, self.as_of, frozenset(self.only.items()), frozenset(self.without.items())))


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
