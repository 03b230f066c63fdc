"""What is filed anew: rows that wait until an article is filed that says so again, and what nothing stands under yet.

Disputes, claims and events keep their addresses: the first finding that would open a like one revives it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from store.models import (
    ArticleVersion,
    Assertion,
    Claim,
    Dispute,
    Entity,
    Event,
    EventCitation,
    Passage,
    Proceeding,
    Response,
)
from store.order import BY_HAND
from store.vocabulary import AssertionState

Row = TypeVar("Row", Assertion, EventCitation, Response)
Parent = TypeVar("Parent", Dispute, Claim, Event)
Stood = Mapping[str, Mapping[str, int]]
AnyRow = Assertion | EventCitation | Response
_TABLES: tuple[type[AnyRow], ...] = (Assertion, EventCitation, Response)


@dataclass(slots=True, kw_only=True)
class SetAside:
    """Rows not yet found again, by table, article and words; and the parents not yet revived, by id."""

    waiting: dict[tuple[str, int, str], list[AnyRow]] = field(default_factory=lambda: defaultdict(list))
    disputes: dict[int, Dispute] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    events: dict[int, Event] = field(default_factory=dict)
    proceedings: dict[int, Proceeding] = field(default_factory=dict)
    moved: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    stood: Stood = field(default_factory=dict)

    def is_waiting(self, row: AnyRow) -> bool:
        """Whether no article that was filed anew has said it again so far."""
        return any(row is other for other in self.waiting.get(_key(row), ()))

    def found(self, row: AnyRow) -> None:
        """Let `row` wait no longer."""
        rows = self.waiting.get(_key(row), [])
        rows[:] = [other for other in rows if other is not row]

    def before(self, row: AnyRow) -> int | None:
        """Id of what `row` stood under before the decision that is being undone; a response stood under a dispute."""
        return self.stood.get(row.__tablename__, {}).get(str(row.id))

    def dispute_before(self, row: AnyRow) -> int | None:
        """Id of the dispute that `row` stood under before the decision that is being undone."""
        table = {"assertion": "claim", "event_citation": "event"}.get(row.__tablename__)
        return self.stood.get(table, {}).get(str(self.before(row))) if table else self.before(row)

    def was_answer(self, row: Response, claim: Claim | None, respondent: Entity) -> bool:
        """Whether `row` was this party's answer to this claim before the decision that is being undone."""
        claim_id, party_id = (self.stood.get(of, {}).get(str(row.id)) for of in ("answered", "respondent"))
        return party_id == respondent.id and claim_id == (claim.id if claim else None)

    def resting_on(self, article_id: int, words: str) -> list[AnyRow]:
        """The rows that wait for this article to say these words again."""
        return [row for table in _TABLES for row in self.waiting.get((table.__tablename__, article_id, words), ())]

    def take(self, table: type[Row], article_id: int, words: str, fits: Callable[[Row], bool]) -> Row | None:
        """The first waiting row of this article that rests on these words and fits; it waits no longer."""
        for row in self.waiting.get((table.__tablename__, article_id, words), ()):
            if isinstance(row, table) and fits(row):
                self.found(row)
                return row
        return None

    def note_move(self, table: str, old: int | None, new: int | None) -> None:
        """Count that a row went from one parent to another."""
        if old is not None and new is not None and old != new:
            self.moved[(table, old, new)] += 1


def set_aside(session: Session, disputes: Iterable[Dispute], stood: Stood) -> SetAside:
    """Let all that the machine put under `disputes` wait to be filed anew; what an editor placed stays where it is."""
    every = _with_judged(session, disputes)
    aside = SetAside(disputes=_by_machine(every.values()), stood=stood)
    for dispute in every.values():
        aside.claims.update(_by_machine(dispute.claims))
        aside.events.update(_by_machine(dispute.events))
        aside.proceedings.update((case.id, case) for case in dispute.proceedings)
    for row in rows_under(session, every):
        if row.placed_by_id is None:
            aside.waiting[_key(row)].append(row)
    return aside


def _by_machine(parents: Iterable[Parent]) -> dict[int, Parent]:
    return {one.id: one for one in parents if one.filed_from != BY_HAND}


def stood_under(disputes: Iterable[Dispute]) -> dict[str, dict[str, int]]:
    """What each sentence of these disputes stands under, and each claim and event: ids by the ids of the rows."""
    claims = [claim for dispute in disputes for claim in dispute.claims]
    events = [event for dispute in disputes for event in dispute.events]
    answers = [row for dispute in disputes for row in dispute.responses]
    return {
        "claim": {str(claim.id): claim.dispute_id for claim in claims},
        "event": {str(event.id): event.dispute_id for event in events},
        "assertion": {str(row.id): claim.id for claim in claims for row in claim.assertions},
        "event_citation": {str(row.id): event.id for event in events for row in event.citations},
        "response": {str(row.id): row.dispute_id for row in answers},
        "answered": {str(row.id): row.claim_id for row in answers if row.claim_id},
        "respondent": {str(row.id): row.respondent_id for row in answers},
    }


def _with_judged(session: Session, disputes: Iterable[Dispute]) -> dict[int, Dispute]:
    """These disputes and all that editors judged to be one of them, by id."""
    found = {dispute.id: dispute for dispute in disputes}
    fresh = list(found)
    while fresh:
        judged = session.scalars(select(Dispute).where(Dispute.judged_into_id.in_(fresh), Dispute.id.not_in(found)))
        fresh = [one.id for one in judged if found.setdefault(one.id, one) is one]
    return found


def rows_under(session: Session, dispute_ids: Iterable[int]) -> list[AnyRow]:
    """All rows with a passage under these disputes, their passage and version's article loaded."""
    wanted = list(dispute_ids)
    under = (
        select(Assertion).join(Claim, Assertion.claim_id == Claim.id).where(Claim.dispute_id.in_(wanted)),
        select(EventCitation).join(Event, EventCitation.event_id == Event.id).where(Event.dispute_id.in_(wanted)),
        select(Response).where(Response.dispute_id.in_(wanted)),
    )
    found: list[AnyRow] = []
    for table, question in zip(_TABLES, under, strict=True):
        passage = joinedload(table.passage).joinedload(Passage.version).defer(ArticleVersion.text)
        found += session.scalars(question.options(passage).order_by(table.id))
    return found


def close(aside: SetAside, now: datetime) -> list[AnyRow]:
    """Mark what no article says any more, and let the addresses of what is empty lead to where its rows went.

    Gives what is marked.
    """
    gone = []
    for rows in aside.waiting.values():
        for row in rows:
            if row.state is AssertionState.PROPOSED:
                row.state, row.superseded_at = AssertionState.SUPERSEDED, now
                gone.append(row)
    _redirect(aside, "claim", aside.claims.values(), lambda claim: claim.assertions)
    _redirect(aside, "event", aside.events.values(), lambda event: event.citations)
    _redirect(aside, "dispute", aside.disputes.values(), lambda d: [*d.claims, *d.events, *d.responses])
    return gone


def _redirect(
    aside: SetAside, table: str, parents: Iterable[Parent], rows_of: Callable[[Parent], Sequence[object]]
) -> None:
    for parent in parents:
        went = {new: count for (kind, old, new), count in aside.moved.items() if (kind, old) == (table, parent.id)}
        if went and not any(not getattr(row, "merged_into_id", None) for row in rows_of(parent)):
            parent.merged_into_id = max(went, key=lambda new: (went[new], -new))


def _key(row: AnyRow) -> tuple[str, int, str]:
    return row.__tablename__, row.passage.version.article_id, row.passage.exact
