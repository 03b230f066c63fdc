"""One article on its way into the record: what is known of it while it is filed, and its passages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from store.entries.set_aside import SetAside
from store.models import ArticleVersion, Assertion, Dispute, EventCitation, Passage, Response
from store.order import position_of
from store.records import EventFinding, Reading, Span
from store.sides import Names
from store.vocabulary import AssertionState

_CONTEXT = 120  # characters kept before and after a passage, so that it can be found when the page moved
Row = TypeVar("Row", Assertion, EventCitation, Response)


@dataclass(slots=True, kw_only=True)
class Filing:
    """One article on its way into the record: what was touched, and which dispute it speaks of most."""

    session: Session
    version: ArticleVersion
    reading: Reading
    names: Names
    now: datetime
    rules_changed: bool
    aside: SetAside = field(default_factory=SetAside)
    position: str = ""
    matters: Counter[int] = field(default_factory=Counter)
    disputes: dict[int, Dispute] = field(default_factory=dict)
    found: set[tuple[str, int]] = field(default_factory=set)  # (table, id) of rows this reading stands by
    carried: set[int] = field(default_factory=set)  # ids of the claims this reading carries
    unfiled: list[EventFinding] = field(default_factory=list)  # that name neither sides nor a case on record
    opened: int = 0

    def __post_init__(self) -> None:
        """Note where the article stands in the order of filing."""
        self.position = self.position or position_of(self.version)

    @property
    def is_newest(self) -> bool:
        """Whether no later version of the article is on record."""
        return self.version.version_no == max(other.version_no for other in self.version.article.versions)

    def next_place(self) -> str:
        """Where a row that this article opens stands among all others; each is later than the one before."""
        self.opened += 1
        return f"{self.position} {self.opened:03}"

    def note(self, dispute: Dispute) -> Dispute:
        """Count one more finding for `dispute`."""
        self.disputes[dispute.id] = dispute
        self.matters[dispute.id] += 1
        return dispute

    def focus(self) -> Dispute | None:
        """The dispute that most findings of the article belong to; None where it has none."""
        return self.disputes[self.matters.most_common(1)[0][0]] if self.matters else None


def passage_of(filing: Filing, span: Span) -> Passage:
    """The passage for `span`, once per version; raises ValueError if its words are not those of the text."""
    text = filing.version.text
    if text[span.start_char : span.end_char] != span.exact:
        raise ValueError(
            f"passage [{span.start_char}:{span.end_char}] of version {filing.version.id} "
            f"is not {span.exact[:60]!r}: {filing.reading.reader} gave offsets of another text"
        )
    at = (Passage.version_id == filing.version.id, Passage.start_char == span.start_char)
    kept = filing.session.scalar(select(Passage).where(*at, Passage.end_char == span.end_char))
    if kept is None:
        kept = Passage(
            version=filing.version,
            start_char=span.start_char,
            end_char=span.end_char,
            exact=span.exact,
            prefix=text[max(0, span.start_char - _CONTEXT) : span.start_char],
            suffix=text[span.end_char : span.end_char + _CONTEXT],
        )
        filing.session.add(kept)
        filing.session.flush()
    return kept


def standing(filing: Filing, table: type[Row], span: Span) -> Sequence[Row]:
    """What rests on these words of this article, unless other rules of filing put it there or it is filed anew."""
    if filing.rules_changed:
        return ()
    rows = filing.session.scalars(_resting_on(filing, table, span).where(table.state != AssertionState.SUPERSEDED))
    return [row for row in rows if not filing.aside.is_waiting(row)]


def same_words(filing: Filing, table: type[Row], span: Span, under: ColumnElement[bool]) -> Row | None:
    """The row under that parent that rests on the same words of this article, perhaps in an earlier version."""
    row = filing.session.scalar(_resting_on(filing, table, span).where(under).order_by(table.id).limit(1))
    if row is not None:
        filing.aside.found(row)
    return row


def stand_by(filing: Filing, row: Assertion | EventCitation | Response) -> None:
    """Note that this reading says so; what only an older version had said stands again if the newest does."""
    filing.found.add((row.__tablename__, row.id))
    if row.state is AssertionState.SUPERSEDED and filing.is_newest:
        row.state, row.superseded_at = AssertionState.PROPOSED, None


def _resting_on(filing: Filing, table: type[Row], span: Span) -> Select[Row]:
    wanted = select(table).join(Passage, table.passage_id == Passage.id).join(ArticleVersion)
    return wanted.where(ArticleVersion.article_id == filing.version.article_id, Passage.exact == span.exact)
