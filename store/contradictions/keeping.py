"""Writing the contradictions of a dispute: found again at every filing, and left alone once a person decided."""

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.contradictions.answers import answers_told_differently
from store.contradictions.claims import actor_drift, strength_drift
from store.contradictions.events import event_rules
from store.contradictions.found import Found
from store.matching import DECIDED_BY
from store.models import Contradiction, Dispute
from store.vocabulary import ContradictionKind, ContradictionState

Key = tuple[ContradictionKind, int, int]


def find_contradictions(dispute: Dispute) -> Iterator[Found]:
    """What does not agree under `dispute`, by all rules; asks nothing of the database but what `dispute` holds."""
    for rule in (actor_drift, strength_drift, event_rules, answers_told_differently):
        yield from rule(dispute)


def keep_contradictions(session: Session, dispute: Dispute, now: datetime) -> None:
    """Bring the rows of `dispute` up to date: what no rule finds any more goes, unless a person decided it."""
    found = {(one.kind, one.left.id, one.right.id): one for one in find_contradictions(dispute)}
    for row in _on_record(session, dispute, found):
        one = found.pop((row.kind, row.left_id, row.right_id), None)
        if one is not None:
            _place(row, dispute, one)
        elif row.state is ContradictionState.PROPOSED:
            session.delete(row)
    for one in found.values():
        row = Contradiction(
            kind=one.kind, left=one.left, right=one.right, decided_by=DECIDED_BY, recorded_at=now,
            left_says=one.left_says, right_says=one.right_says,
        )  # fmt: skip
        _place(row, dispute, one)
        session.add(row)
    session.flush()


def _on_record(session: Session, dispute: Dispute, found: Collection[Key]) -> list[Contradiction]:
    """The rows of `dispute`, and those of these passages that stood under another one before."""
    lefts = [left for _, left, _ in found]
    here = Contradiction.dispute_id == dispute.id
    rows = session.scalars(select(Contradiction).where(here | Contradiction.left_id.in_(lefts)))
    return [row for row in rows if row.dispute_id == dispute.id or (row.kind, row.left_id, row.right_id) in found]


def _place(row: Contradiction, dispute: Dispute, one: Found) -> None:
    row.dispute, row.claim, row.event, row.response = dispute, one.claim, one.event, one.response
    row.left_says, row.right_says = one.left_says, one.right_says
