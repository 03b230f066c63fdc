"""Drift in allegations: one source that names another actor, one speaker who is more or less firm."""

from collections import defaultdict
from collections.abc import Iterator
from operator import ne

from store.contradictions.found import Found, against_first
from store.contradictions.groups import ActorGroup, StrengthGroup, accused_by, groups_of_allegation
from store.contradictions.seen import Allegation, Seen
from store.vocabulary import Commitment, ContradictionKind

_FIRM = frozenset({Commitment.CERTAIN, Commitment.PROBABLE, Commitment.POSSIBLE})


def actor_drift(seen: Seen) -> Iterator[Found]:
    """What goes back to one outlet and names a party here, and only somebody linked to that party there."""
    for rows in _grouped(seen, ActorGroup):
        for left, right in against_first(rows, _actor, _is_drift):
            if accused_by(left.claim) and accused_by(right.claim):  # one report names more of the parties than another
                continue
            yield _found(ContradictionKind.ACTOR, left, right, _actor(left) or "", _actor(right) or "")


def strength_drift(seen: Seen) -> Iterator[Found]:
    """One speaker in one article, or in reports of one statement, who stands by an allegation more or less firmly."""
    for rows in _grouped(seen, StrengthGroup):
        for left, right in against_first(rows, _firmness, ne):
            yield _found(ContradictionKind.STRENGTH, left, right, left.commitment.label, right.commitment.label)


def _grouped(seen: Seen, kind: type[ActorGroup] | type[StrengthGroup]) -> list[list[Allegation]]:
    found: dict[object, list[Allegation]] = defaultdict(list)
    for row in seen.allegations:
        for group in groups_of_allegation(row.claim, row.origin_key, row.article_id):
            if isinstance(group, kind) and group in seen.groups:
                found[group].append(row)
    return list(found.values())


def _found(kind: ContradictionKind, left: Allegation, right: Allegation, left_says: str, right_says: str) -> Found:
    about = {"dispute_id": right.claim.dispute_id, "claim_id": right.claim.id}
    return Found(kind=kind, left=left, right=right, left_says=left_says, right_says=right_says, **about)


def _actor(row: Allegation) -> str | None:
    """Who is said to have acted: the parties that the claim accuses, else the words for somebody without a name."""
    return ", ".join(accused_by(row.claim)) or row.target_as_worded


def _is_drift(one: str, other: str) -> bool:
    """Whether one is words around the name of the other ("a group linked to X" and "X"), or around the same name."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short != long and (short in long or _last_name(short) == _last_name(long))


def _last_name(words: str) -> str:
    return words.rpartition(" ")[2]


def _firmness(row: Allegation) -> Commitment | None:
    return row.commitment if row.commitment in _FIRM else None
