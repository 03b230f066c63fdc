"""Writing the contradictions of disputes: found again at every filing, and left alone once a person decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from store.contradictions.answers import answers_told_differently, cannot_differ
from store.contradictions.claims import actor_drift, strength_drift
from store.contradictions.events import differing_events, differing_reports
from store.contradictions.found import Found
from store.contradictions.groups import AnswerGroup, AnyRow, Group, groups_of
from store.contradictions.seen import Seen, first_answers, see_all, see_around
from store.matching import DECIDED_BY
from store.models import Assertion, Claim, Contradiction, Dispute, Event, EventCitation, Response
from store.vocabulary import ContradictionKind, ContradictionState

Key = tuple[ContradictionKind, int, int]
_RULES = (actor_drift, strength_drift, differing_reports, differing_events, answers_told_differently)
_TABLES: tuple[type[AnyRow], ...] = (Assertion, EventCitation, Response)


def find_contradictions(seen: Seen) -> Iterator[Found]:
    """What does not agree, by all rules; asks nothing of the database but names of parties that are not loaded."""
    for rule in _RULES:
        yield from rule(seen)


def keep_contradictions(session: Session, disputes: Sequence[Dispute], now: datetime) -> None:
    """Bring the rows of `disputes` up to date: what no rule finds any more goes, unless a person decided it."""
    if not disputes:
        return
    found = _by_key(find_contradictions(see_all(session, disputes)))
    here = Contradiction.dispute_id.in_([dispute.id for dispute in disputes])
    moved = Contradiction.left_id.in_([left for _, left, _ in found])
    rows = session.scalars(select(Contradiction).where(or_(here, moved))).all()
    ours = {dispute.id for dispute in disputes}
    _keep(session, found, [row for row in rows if row.dispute_id in ours or _key(row) in found], now)


def keep_around(session: Session, rows: Iterable[AnyRow], now: datetime) -> None:
    """Bring up to date what contradicts one of these sentences, that came, changed or went, in time that does not grow.

    What is on record of their groups and is found no more may still be found in another group of its two sentences:
    these are looked at too before it goes.
    """
    groups = _that_may_differ(session, list(rows))
    while groups:
        seen = see_around(session, groups)
        found = _by_key(find_contradictions(seen))
        kept = _on_record(session, seen.passages())
        doubtful = [row for row in kept if _key(row) not in found]
        further = _groups_at(session, {side for row in doubtful for side in (row.left_id, row.right_id)})
        if further <= groups:
            _keep(session, found, kept, now)
            return
        groups |= further


def _that_may_differ(session: Session, rows: Sequence[AnyRow]) -> set[Group]:
    """The groups of these rows, but for those in which nothing is set against any of them, before or since."""
    answers: dict[AnswerGroup, list[Response]] = defaultdict(list)
    found: set[Group] = set()
    for row in rows:
        for group in groups_of(row):
            if isinstance(row, Response) and isinstance(group, AnswerGroup):
                answers[group].append(row)
            else:
                found.add(group)
    first = first_answers(session, answers)
    for group, given in answers.items():
        if not all(cannot_differ(row, first.get(group, ())) for row in given):
            found.add(group)
    return found


def _on_record(session: Session, passages: Iterable[int]) -> Sequence[Contradiction]:
    here = Contradiction.left_id.in_(passages) | Contradiction.right_id.in_(passages)
    return session.scalars(select(Contradiction).where(here)).all()


def _groups_at(session: Session, passages: Iterable[int]) -> set[Group]:
    """The groups of all that rests on these passages."""
    found: set[Group] = set()
    for table in _TABLES if passages else ():
        rows: Iterable[AnyRow] = session.scalars(select(table).where(table.passage_id.in_(passages)))
        found.update(group for row in rows for group in groups_of(row))
    return found


def _keep(session: Session, found: dict[Key, Found], kept: Iterable[Contradiction], now: datetime) -> None:
    left = dict(found)
    for row in kept:
        one = left.pop(_key(row), None)
        if one is not None:
            _place(session, row, one)
        elif row.state is ContradictionState.PROPOSED:
            session.delete(row)
    for one in left.values():
        row = Contradiction(
            kind=one.kind, left_id=one.left.passage_id, right_id=one.right.passage_id, decided_by=DECIDED_BY,
            recorded_at=now, left_says=one.left_says, right_says=one.right_says,
        )  # fmt: skip
        _place(session, row, one)
        session.add(row)
    session.flush()


def _by_key(found: Iterable[Found]) -> dict[Key, Found]:
    return {(one.kind, one.left.passage_id, one.right.passage_id): one for one in found}


def _key(row: Contradiction) -> Key:
    return row.kind, row.left_id, row.right_id


def _place(session: Session, row: Contradiction, one: Found) -> None:
    row.dispute = session.get_one(Dispute, one.dispute_id)
    row.claim = session.get(Claim, one.claim_id) if one.claim_id else None
    row.event = session.get(Event, one.event_id) if one.event_id else None
    row.response = session.get(Response, one.response_id) if one.response_id else None
    row.left_says, row.right_says = one.left_says, one.right_says
