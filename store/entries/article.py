"""One article on its way into the record: what is known of it while it is filed, and its passages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.models import ArticleVersion, Assertion, Dispute, EventCitation, Passage, Response
from store.records import Reading, Span
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
    matters: Counter[int] = field(default_factory=Counter)
    disputes: dict[int, Dispute] = field(default_factory=dict)
    found: set[tuple[str, int]] = field(default_factory=set)  # (table, id) of rows this reading stands by

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
    """What rests on these words of this article, unless other rules of filing put it there."""
    if filing.rules_changed:
        return ()
    wanted = select(table).join(Passage, table.passage_id == Passage.id).join(ArticleVersion)
    ours = (ArticleVersion.article_id == filing.version.article_id, Passage.exact == span.exact)
    return filing.session.scalars(wanted.where(*ours, table.state != AssertionState.SUPERSEDED)).all()


def same_words(rows: Iterable[Row], filing: Filing, span: Span) -> Row | None:
    """The row of this very article that rests on the same words, perhaps in an earlier version."""
    article_id = filing.version.article_id
    for row in rows:
        if row.passage.exact == span.exact and row.passage.version.article_id == article_id:
            return row
    return None
