"""Which sentences the rules set against each other: a sentence that comes or goes changes its own groups alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.models import Assertion, Claim, EventCitation, Response
from store.origins import place_of, speaker_of
from store.vocabulary import SILENCES, Act, PartyRole

AnyRow = Assertion | EventCitation | Response


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """What goes back to one place, under one dispute."""

    dispute_id: int
    place: str


@dataclass(frozen=True, slots=True)
class StrengthGroup:
    """What one speaker said of one claim in one article; without one, reports of one origin, which is its `speaker`."""

    claim_id: int
    speaker: str
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The reports of one event, and the events that may be the same."""

    event_id: int


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """What one party answered to one claim."""

    claim_id: int
    respondent_id: int


Group = ActorGroup | StrengthGroup | EventGroup | AnswerGroup


def groups_of(row: AnyRow) -> Iterator[Group]:
    """The groups that a row stands in, or stood in until it was taken back."""
    if isinstance(row, Assertion):
        yield from groups_of_allegation(row.claim, row.origin_key, row.passage.version.article_id)
    elif isinstance(row, EventCitation):
        yield EventGroup(row.event_id)
    elif row.claim_id is not None and row.kind not in SILENCES:
        yield groups_of_answer(row.claim_id, row.respondent_id)


def groups_of_allegation(claim: Claim, origin_key: str, article_id: int) -> Iterator[Group]:
    """The groups of a sentence of this origin that carries `claim`."""
    if any(not accused_by(other) for other in claim.dispute.claims):  # else no rule has anything to say of actors
        yield ActorGroup(claim.dispute_id, place_of(origin_key))
    if origin_key.startswith("unnamed"):
        return
    for one in _counted_for(claim):
        yield StrengthGroup(one.id, speaker_of(origin_key), article_id)
        yield StrengthGroup(one.id, origin_key)


def groups_of_answer(claim_id: int, respondent_id: int) -> Group:
    """The group of an answer."""
    return AnswerGroup(claim_id, respondent_id)


def like(claim: Claim) -> list[Claim]:
    """The claim itself and those between the same parties that do not say which act it was."""
    return [claim, *(other for other in _between_the_same(claim) if _is_vague(other))]


def accused_by(claim: Claim) -> list[str]:
    """The names of the parties that the claim accuses."""
    return sorted(party.entity.canonical.name for party in claim.parties if party.role is PartyRole.ACCUSED)


def _counted_for(claim: Claim) -> list[Claim]:
    """The claims of which a sentence that carries `claim` may tell how firmly they are held: see `like`."""
    return [claim, *(_between_the_same(claim) if _is_vague(claim) else ())]


def _is_vague(claim: Claim) -> bool:
    return claim.act is Act.UNSPECIFIED_UNAUTHORISED_USE


def _between_the_same(claim: Claim) -> Iterator[Claim]:
    ours = _parties(claim)
    return (other for other in claim.dispute.claims if other is not claim and _parties(other) == ours)


def _parties(claim: Claim) -> frozenset[tuple[int, PartyRole]]:
    return frozenset((party.entity.canonical.id, party.role) for party in claim.parties)
