"""Drift in allegations: one source that names another actor, one speaker who is more or less firm."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import ne

from store.contradictions.found import Found, against_first
from store.models import Assertion, Claim, Dispute
from store.origins import place_of, speaker_of
from store.vocabulary import Act, Commitment, ContradictionKind, PartyRole

_FIRM = frozenset({Commitment.CERTAIN, Commitment.PROBABLE, Commitment.POSSIBLE})


def actor_drift(dispute: Dispute) -> Iterator[Found]:
    """What goes back to one outlet and names a party here, and only somebody linked to that party there."""
    rows = [row for claim in dispute.claims for row in claim.assertions]
    by_place = sorted(rows, key=lambda row: place_of(row.origin_key))
    for _, group in groupby(by_place, key=lambda row: place_of(row.origin_key)):
        for left, right in against_first(group, _actor, _is_drift):
            if _accused(left) and _accused(right):  # one report names more of the parties than another
                continue
            yield _found(ContradictionKind.ACTOR, left, right, _actor(left) or "", _actor(right) or "")


def strength_drift(dispute: Dispute) -> Iterator[Found]:
    """One speaker in one article, or in reports of one statement, who stands by an allegation more or less firmly."""
    for claim in dispute.claims:
        rows = [row for like in _like(claim, dispute) for row in like.assertions if _is_named(row)]
        for key in (_article_key, _origin_key):
            for _, group in groupby(sorted(rows, key=key), key=key):
                for left, right in against_first(group, _firmness, ne):
                    yield _found(ContradictionKind.STRENGTH, left, right, left.commitment.label, right.commitment.label)


def _found(kind: ContradictionKind, left: Assertion, right: Assertion, left_says: str, right_says: str) -> Found:
    return Found(
        kind=kind, left=left.passage, right=right.passage, left_says=left_says, right_says=right_says, claim=right.claim
    )


def _actor(row: Assertion) -> str | None:
    """Who is said to have acted: the parties that the claim accuses, else the words for somebody without a name."""
    return ", ".join(_accused(row)) or row.target_as_worded


def _accused(row: Assertion) -> list[str]:
    return sorted(party.entity.canonical.name for party in row.claim.parties if party.role is PartyRole.ACCUSED)


def _is_drift(one: str, other: str) -> bool:
    """Whether one is words around the name of the other ("a group linked to X" and "X"), or around the same name."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short != long and (short in long or _last_name(short) == _last_name(long))


def _last_name(words: str) -> str:
    return words.rpartition(" ")[2]


def _like(claim: Claim, dispute: Dispute) -> Iterable[Claim]:
    """The claim itself and those between the same parties that do not say which act it was."""
    same = _parties(claim)
    others = (other for other in dispute.claims if other.act is Act.UNSPECIFIED_UNAUTHORISED_USE and other is not claim)
    return [claim, *(other for other in others if _parties(other) == same)]


def _parties(claim: Claim) -> frozenset[tuple[int, PartyRole]]:
    return frozenset((party.entity.canonical.id, party.role) for party in claim.parties)


def _is_named(row: Assertion) -> bool:
    return not row.origin_key.startswith("unnamed")


def _firmness(row: Assertion) -> Commitment | None:
    return row.commitment if row.commitment in _FIRM else None


def _article_key(row: Assertion) -> tuple[str, int]:
    return speaker_of(row.origin_key), row.passage.version.article_id


def _origin_key(row: Assertion) -> tuple[str, int]:
    return row.origin_key, 0
