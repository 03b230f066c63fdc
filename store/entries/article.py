"""One article on its way into the record: what is known of it while it is filed, and its passages."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from store.entries.known import AnyRow, ArticleRows, Known, Row
from store.entries.set_aside import SetAside
from store.models import ArticleVersion, Claim, Dispute, Passage, VersionReading
from store.order import position_of
from store.records import EventFinding, Reading, Span
from store.sides import Names
from store.vocabulary import AssertionState

CONTEXT = 120  # characters kept before and after a passage, so that it can be found when the page moved


@dataclass(slots=True, kw_only=True)
class Filing:
    """One article on its way into the record: what was touched, and which dispute it speaks of most."""

    known: Known
    kept: VersionReading
    reading: Reading
    names: Names
    now: datetime
    rules_changed: bool
    aside: SetAside = field(default_factory=SetAside)
    position: str = ""
    matters: Counter[int] = field(default_factory=Counter)
    disputes: dict[int, Dispute] = field(default_factory=dict)
    found: set[AnyRow] = field(default_factory=set)  # rows that this reading stands by
    carried: set[Claim] = field(default_factory=set)  # the claims that this reading carries
    unfiled: list[EventFinding] = field(default_factory=list)  # that name neither sides nor a case on record
    opened: int = 0

    def __post_init__(self) -> None:
        """Note where the article stands in the order of filing."""
        self.position = self.position or position_of(self.version)

    @property
    def session(self) -> Session:
        """The transaction in which it is filed."""
        return self.known.session

    @property
    def version(self) -> ArticleVersion:
        """What was read."""
        return self.kept.version

    @property
    def rows(self) -> ArticleRows:
        """What is on record of the article."""
        return self.known.articles[self.version.article_id]

    @property
    def place(self) -> str:
        """Where the text first became public, as far as this record knows."""
        return self.known.places[self.version.id]

    @property
    def is_newest(self) -> bool:
        """Whether no later version of the article is on record."""
        return self.version.version_no == self.rows.newest_no

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
    at = (filing.version.id, span.start_char, span.end_char)
    kept = filing.rows.passages.get(at)
    if kept is None:
        kept = Passage(
            version=filing.version,
            start_char=span.start_char,
            end_char=span.end_char,
            exact=span.exact,
            prefix=text[max(0, span.start_char - CONTEXT) : span.start_char],
            suffix=text[span.end_char : span.end_char + CONTEXT],
        )
        filing.session.add(kept)
        filing.rows.passages[at] = kept
    return kept


def standing(filing: Filing, table: type[Row], span: Span) -> Sequence[Row]:
    """What rests on these words of this article, unless other rules of filing put it there or it is filed anew."""
    if filing.rules_changed:
        return ()
    rows = filing.rows.resting_on(table, span.exact)
    standing = (row for row in rows if row.state is not AssertionState.SUPERSEDED)
    return [row for row in standing if not filing.aside.is_waiting(row)]


def same_words(filing: Filing, table: type[Row], span: Span, is_under: Callable[[Row], bool]) -> Row | None:
    """The row under that parent that rests on the same words of this article, perhaps in an earlier version."""
    row = next(filter(is_under, filing.rows.resting_on(table, span.exact)), None)
    if row is not None:
        filing.aside.found(row)
    return row


def stand_by(filing: Filing, row: AnyRow) -> None:
    """Note that this reading says so; what only an older version had said stands again if the newest does."""
    filing.found.add(row)
    filing.rows.keep(row)
    if row.state is AssertionState.SUPERSEDED and filing.is_newest:
        row.state, row.superseded_at = AssertionState.PROPOSED, None
    filing.known.changes.note(row)
