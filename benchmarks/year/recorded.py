"""What a record holds, as the list is compared with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from benchmarks.scoring import plain
from store.disputes import list_disputes
from store.knowledge import NOW
from store.models import Assertion, Dispute, Entity, Event, EventCitation, Response
from store.status import was_public
from store.vocabulary import AssertionState, PartyRole, Rank

_GONE = (AssertionState.SUPERSEDED, AssertionState.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A dispute on record: names and aliases of its sides as they are compared, its articles, its live events."""

    slug: str
    title: str
    accusers: frozenset[str]
    accused: frozenset[str]
    articles: frozenset[str]
    events: Sequence[Event]


def read_record(session: Session) -> list[Recorded]:
    """The disputes on record that rest on an article."""
    found = (_recorded(matter.dispute) for matter in list_disputes(session))
    return sorted((recorded for recorded in found if recorded.articles), key=lambda recorded: recorded.slug)


def _recorded(dispute: Dispute) -> Recorded:
    words = (dispute.accuser_text or "").split(", ")
    return Recorded(
        slug=dispute.slug,
        title=dispute.title,
        accusers=frozenset({*_names(dispute, PartyRole.ACCUSER), *map(plain, words)} - {""}),
        accused=frozenset(_names(dispute, PartyRole.ACCUSED)),
        articles=frozenset(row.passage.version.article.canonical_url for row in _rows(dispute)),
        events=[event for event in dispute.events if was_public(event, NOW)],
    )


def _names(dispute: Dispute, role: PartyRole) -> Iterator[str]:
    for party in dispute.parties:
        if party.role is role:
            yield from _wordings(party.entity)


def _wordings(entity: Entity) -> Iterable[str]:
    return map(plain, (entity.name, *(alias.name for alias in entity.aliases)))


def _rows(dispute: Dispute) -> Iterator[Assertion | EventCitation | Response]:
    """Every row that puts a passage of an article under the dispute and still stands."""
    claims = [claim for claim in dispute.claims if claim.rank is not Rank.DEPRECATED]
    events = [event for event in dispute.events if event.rank is not Rank.DEPRECATED]
    rows: list[Assertion | EventCitation | Response] = [*dispute.responses]
    rows += (row for claim in claims for row in claim.assertions)
    rows += (row for event in events for row in event.citations)
    return (row for row in rows if row.state not in _GONE)
