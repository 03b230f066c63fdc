"""The rows of claims as the public sees them, picked by a filter: a page of them, or all from one snapshot.

A row is the text that `store.changes` keeps, so that nothing is loaded, joined or put together to give it out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from store.changes.past import claims_by
from store.changes.plain import canonical
from store.claims import Place, first_numbers, matching
from store.filters import ClaimFilter
from store.models import Change, Claim, PublicRow, Response
from store.vocabulary import ThingKind

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What the public is told of a claim, as JSON text, and where the claim stands in a list.

    What could be known by a past day is no `revision` of this record, and has no number in the log.
    """

    body: str
    revision: int | None
    seq: int | None
    recorded_at: datetime
    claim_id: int

    @property
    def place(self) -> Place:
        """Where a list goes on after it."""
        return Place(recorded_at=self.recorded_at, claim_id=self.claim_id)


def begin_snapshot(session: Session) -> None:
    """Let all that is asked from here on see the record as it is now, whatever is written meanwhile."""
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def list_rows(
    session: Session, wanted: ClaimFilter, *, limit: int, after: Place | None = None, by: date | None = None
) -> Sequence[ClaimRow]:
    """A page of the rows that match, newest recorded first; as they could be known `by` the end of a past day."""
    numbers = first_numbers(session, wanted, limit=limit, after=after)
    listed = select(Claim).where(Claim.id.in_(numbers))
    if by is not None:
        return _rows_by(session, session.execute(_places(listed)).all(), by)
    return [ClaimRow(*row) for row in session.execute(_rows(listed))]


def all_rows(session: Session, wanted: ClaimFilter, *, by: date | None = None) -> Iterator[ClaimRow]:
    """Every row that matches, newest recorded first, some hundred in memory at a time; `by` as in `list_rows`."""
    found, at_once = matching(session, wanted), {"yield_per": _AT_ONCE}
    if by is not None:
        batches = session.execute(_places(found), execution_options=at_once).partitions()
        return (row for batch in batches for row in _rows_by(session, batch, by))
    return (ClaimRow(*row) for row in session.execute(_rows(found), execution_options=at_once))


def about_claims(session: Session, wanted: ClaimFilter) -> ColumnElement[bool]:
    """True of changes of the claims that match now, and of the answers to them."""
    ids = matching(session, wanted).with_only_columns(Claim.id)
    claims = select(Claim.public_id).where(Claim.id.in_(ids))
    answers = select(Response.public_id).where(Response.claim_id.in_(ids))
    return or_(
        and_(Change.kind == ThingKind.CLAIM, Change.public_id.in_(claims)),
        and_(Change.kind == ThingKind.RESPONSE, Change.public_id.in_(answers)),
    )


def _places(claims: Select[Claim]) -> Select[int, datetime]:
    return claims.order_by(Claim.id.desc()).with_only_columns(Claim.id, Claim.recorded_at)


def _rows_by(session: Session, places: Iterable[Row[int, datetime]], day: date) -> list[ClaimRow]:
    listed = [(number, recorded_at) for number, recorded_at in places]
    values = claims_by(session, [number for number, _ in listed], day)
    return [ClaimRow(canonical(values[number]), None, None, at, number) for number, at in listed]


def _rows(claims: Select[Claim]) -> Select[str, int, int, datetime, int]:
    is_row = and_(PublicRow.kind == ThingKind.CLAIM, PublicRow.public_id == Claim.public_id)
    columns = (PublicRow.body, PublicRow.revision, PublicRow.seq, Claim.recorded_at, Claim.id)
    # Every claim that matches has a row. An outer join keeps SQLite from going through all rows first.
    question = claims.outerjoin(PublicRow, is_row)
    return question.order_by(Claim.id.desc()).with_only_columns(*columns)
