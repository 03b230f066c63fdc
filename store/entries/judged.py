"""Where an editor's judgement puts what is filed: the row that another was judged to be."""

from typing import TypeVar

from sqlalchemy.orm import Session

from store.models import Claim, Dispute, Event

Judged = TypeVar("Judged", Dispute, Claim, Event)


def as_judged(session: Session, row: Judged) -> Judged:
    """The row that an editor judged this one to be, or itself."""
    while row.judged_into_id is not None:
        row = session.get_one(type(row), row.judged_into_id)
    return row
