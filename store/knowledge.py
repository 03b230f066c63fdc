"""What was known on a day: what sources had made public by then, and what this record had by then."""

from dataclasses import dataclass
from datetime import date, datetime

from store.models import ArticleVersion, Assertion, EventCitation, Response
from store.vocabulary import AssertionState

TAKEN_BACK = frozenset({AssertionState.SUPERSEDED, AssertionState.REJECTED})
Row = Assertion | EventCitation | Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Two days, both inclusive and in UTC: `as_of` is about sources, `recorded_as_of` about our pages; None is now.

    What came out and what we had of it are apart: a backfill collects in one day what was public for years.
    """

    as_of: date | None = None
    recorded_as_of: date | None = None

    def has(self, row: Row) -> bool:
        """Whether the passage of `row` was public and the row on record by then."""
        return self.recorded(row.recorded_at) and self.published(row.passage.version)

    def stands(self, row: Row) -> bool:
        """Whether it was so then and had not been taken back by then."""
        return self.has(row) and not self.was_taken_back(row)

    def was_taken_back(self, row: Row) -> bool:
        """Whether a newer version or reading, or an editor, had taken `row` back by then."""
        if row.state is AssertionState.SUPERSEDED and row.superseded_at is not None:
            return self.recorded(row.superseded_at)
        return row.state in TAKEN_BACK

    def recorded(self, instant: datetime) -> bool:
        """Whether the record held by then what was written at `instant`."""
        return self.recorded_as_of is None or instant.date() <= self.recorded_as_of

    def decided(self, instant: datetime) -> bool:
        """Whether what this record itself made public at `instant`, a decision or a reply, was so by then."""
        return self.recorded(instant) and (self.as_of is None or instant.date() <= self.as_of)

    def published(self, version: ArticleVersion) -> bool:
        """Whether a version was public by then; an undated one was at the latest when it was fetched."""
        return self.as_of is None or (version.published_at or version.fetched_at).date() <= self.as_of


NOW = Knowledge()
