"""Which dispute on record is which of the list: by the names of both sides and by the articles they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.year.listed import Listed, Told
from benchmarks.year.recorded import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What became of each dispute; every dispute of either side is in exactly one of the fields, as a key.

    `own`: of the list, with the one on record that is it. `joined`: of the list, with the one on record in which it
    lies together with another. `split`: on record (by slug), a further part of one of the list. `wrong`: on record,
    like none of the list. `missed`: of the list, not on record.
    """

    own: Mapping[str, Recorded]
    joined: Mapping[str, Recorded]
    split: Mapping[str, Listed]
    wrong: Sequence[Recorded]
    missed: Sequence[Listed]


def pair(listed: Sequence[Listed], recorded: Sequence[Recorded]) -> Pairing:
    """As many one-to-one pairs as there can be, those with the most articles in common first."""
    ids = {wanted.id: wanted for wanted in listed}
    wishes = {one.slug: _likest_first(one, listed) for one in recorded}
    slugs = {one.slug: one for one in sorted(recorded, key=partial(_strength, ids, wishes), reverse=True)}
    own: dict[str, str] = {}
    for slug in slugs:
        _place(slug, wishes, own, set())
    joined = {wanted.id: next((slug for slug in slugs if wanted.id in wishes[slug]), None) for wanted in listed}
    return Pairing(
        own={id_: slugs[slug] for id_, slug in own.items()},
        joined={id_: slugs[slug] for id_, slug in joined.items() if slug and id_ not in own},
        split={slug: ids[wishes[slug][0]] for slug in slugs if wishes[slug] and slug not in own.values()},
        wrong=[one for one in recorded if not wishes[one.slug]],
        missed=[wanted for wanted in listed if joined[wanted.id] is None],
    )


def is_alike(wanted: Listed, one: Recorded) -> bool:
    """Whether both may be one dispute: names in common on both sides, as far as both name anybody, and an article."""
    sides = ((wanted.accusers, one.accusers), (wanted.accused, one.accused))
    return bool(one.articles & wanted.told.keys()) and all(not a or not b or a & b for a, b in sides)


def _likest_first(one: Recorded, listed: Sequence[Listed]) -> list[str]:
    alike = [wanted for wanted in listed if is_alike(wanted, one)]
    return [wanted.id for wanted in sorted(alike, key=lambda wanted: (-_likeness(wanted, one), wanted.id))]


def _likeness(wanted: Listed, one: Recorded) -> float:
    """The articles in common, those about it twice, and by less than one article how far the accusers are the same."""
    shared = sum(2 if told is Told.MAIN else 1 for url, told in wanted.told.items() if url in one.articles)
    return shared + len(wanted.accusers & one.accusers) / (len(wanted.accusers | one.accusers) + 1)


def _strength(ids: Mapping[str, Listed], wishes: Mapping[str, list[str]], one: Recorded) -> float:
    return max((_likeness(ids[id_], one) for id_ in wishes[one.slug]), default=0.0)


def _place(slug: str, wishes: Mapping[str, list[str]], own: dict[str, str], tried: set[str]) -> bool:
    """Give `slug` a dispute it is like, moving others to their next choice where needed (an augmenting path)."""
    for id_ in wishes[slug]:
        if id_ not in tried:
            tried.add(id_)
            if id_ not in own or _place(own[id_], wishes, own, tried):
                own[id_] = slug
                return True
    return False
