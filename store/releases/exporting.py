"""The claims that match a filter of the search, as rows of a release: all of them, from one snapshot."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from store.claims import matching
from store.filters import ClaimFilter
from store.models import Claim, PublicRow
from store.releases.columns import COLUMNS, table_rows
from store.releases.lines import row_lines
from store.tables import csv_chunks
from store.vocabulary import ThingKind


def count_rows(session: Session, wanted: ClaimFilter) -> int:
    """How many claims match."""
    is_claim = (PublicRow.kind == ThingKind.CLAIM, PublicRow.is_gone.is_(False))
    return session.scalar(select(func.count(PublicRow.id)).where(*is_claim, _matches(session, wanted))) or 0


def export_lines(session: Session, wanted: ClaimFilter, *, address: str | None = None) -> Iterator[str]:
    """The rows of all claims that match, by id, each a line of NDJSON."""
    return row_lines(session, ThingKind.CLAIM, _matches(session, wanted), address=address)


def as_csv(lines: Iterable[str]) -> Iterator[str]:
    """The same as a table."""
    return csv_chunks(list(COLUMNS[ThingKind.CLAIM]), table_rows(ThingKind.CLAIM, lines))


def _matches(session: Session, wanted: ClaimFilter) -> ColumnElement[bool]:
    return PublicRow.public_id.in_(matching(session, wanted).with_only_columns(Claim.public_id))
