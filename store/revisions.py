"""What changed between two versions of an article: pure, graded, aligned by sentence, marked by word.

Two texts that differ only in spaces, the parting of paragraphs or furniture (`store.furniture`) do not differ here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TypeVar

from store.addresses import form_of_page
from store.alignment import Piece, Row, aligned, pieces, whole
from store.furniture import lasting_lines
from store.models import ArticleVersion
from store.sentences import Sentence, folded, sentences
from store.vocabulary import ChangeKind, PageForm, SentenceFate

T = TypeVar("T")

_SHORTEST_NOTICE_LINE = 20  # characters; a shorter line may stand inside a notice by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence as it was and as it is; `before_it` is what stands before both now."""

    fate: SentenceFate
    old: Sentence | None
    new: Sentence | None
    before_it: str | None = None

    @property
    def pieces(self) -> list[Piece]:
        """The two wordings in one: word by word, but of a sentence that was replaced whole."""
        old, new = self.old.exact if self.old else "", self.new.exact if self.new else ""
        return whole(old, new) if self.fate is SentenceFate.REPLACED else pieces(old, new)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """All that differs between two versions, graded; a pair of values is (before, after), None means no difference.

    `body` holds what was said in other words, `typography` what only looks different. `is_other_reading` says that the
    two were read by different extractors or off different forms of the page: what differs may be no edit of the outlet.
    """

    headline: SentenceChange | None
    body: tuple[SentenceChange, ...]
    typography: tuple[SentenceChange, ...]
    moved: int
    kept: int
    notice: tuple[str | None, str | None] | None
    byline: tuple[list[str], list[str]] | None
    published: tuple[datetime | None, datetime | None] | None
    modified: tuple[datetime | None, datetime | None] | None
    is_other_reading: bool

    @property
    def makes_a_version(self) -> bool:
        """Whether text, headline or correction notice differ; a byline or a date alone makes no version."""
        return bool(self.headline or self.body or self.typography or self.moved or self.notice)

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The grades of what changed, the gravest first."""
        is_retitled = self.headline is not None and self.headline.fate is not SentenceFate.TYPOGRAPHIC
        found = {
            ChangeKind.CORRECTION_NOTICE: self.notice,
            ChangeKind.HEADLINE: is_retitled,
            ChangeKind.BODY: self.body or self.moved,
            ChangeKind.BYLINE: self.byline,
            ChangeKind.DATE: self.published,
            ChangeKind.TYPOGRAPHIC: self.typography or (self.headline and not is_retitled),
        }
        return tuple(kind for kind, value in found.items() if value)

    def count(self, fate: SentenceFate) -> int:
        """How many sentences of the text met with this fate."""
        return sum(change.fate is fate for change in self.body)


def compare(old: ArticleVersion, new: ArticleVersion) -> Revision:
    """What differs from `old` to `new`, which are versions of one article."""
    rows = aligned(_wording(old), _wording(new))
    changes = [change for change in _changes(rows) if change.fate is not SentenceFate.KEPT]
    staying, moved = _without_moved([c for c in changes if c.fate is not SentenceFate.TYPOGRAPHIC])
    return Revision(
        headline=_headline(old.title, new.title),
        body=tuple(_with_replaced(staying)),
        typography=tuple(c for c in changes if c.fate is SentenceFate.TYPOGRAPHIC),
        moved=moved,
        kept=len(rows) - len(changes),
        notice=_pair(old.correction_notice, new.correction_notice),
        byline=_byline(list(old.authors or []), list(new.authors or [])),
        published=_pair(old.published_at, new.published_at),
        modified=_pair(old.modified_at, new.modified_at),
        is_other_reading=old.extractor != new.extractor or form_of(old) is not form_of(new),
    )


def form_of(version: ArticleVersion) -> PageForm:
    """In which form of its page a version was read."""
    return form_of_page(version.capture.url) if version.capture else PageForm.PAGE


def _wording(version: ArticleVersion) -> list[Sentence]:
    """The sentences of the article itself, without furniture and without the correction notice, which is told apart."""
    notice = folded(version.correction_notice or "")
    return [
        Sentence(start + one.start_char, one.exact)
        for start, line in lasting_lines(version.text)
        if not _is_of_notice(line, notice)
        for one in sentences(line)
    ]


def _is_of_notice(line: str, notice: str) -> bool:
    return bool(notice) and len(line) >= _SHORTEST_NOTICE_LINE and folded(line) in notice


def _changes(rows: Sequence[Row]) -> Iterator[SentenceChange]:
    standing: str | None = None
    for old, new in rows:
        fate = _fate(old, new)
        yield SentenceChange(fate=fate, old=old, new=new, before_it=standing)
        if old and new:
            standing = new.exact


def _fate(old: Sentence | None, new: Sentence | None) -> SentenceFate:
    if old is None:
        return SentenceFate.ADDED
    if new is None:
        return SentenceFate.REMOVED
    if old.exact == new.exact:
        return SentenceFate.KEPT
    return SentenceFate.TYPOGRAPHIC if folded(old.exact) == folded(new.exact) else SentenceFate.CHANGED


def _without_moved(changes: list[SentenceChange]) -> tuple[list[SentenceChange], int]:
    """The changes less those sentences that only stand elsewhere now, and how many those are."""
    gone = Counter(folded(one.old.exact) for one in changes if one.old and one.new is None)
    come = Counter(folded(one.new.exact) for one in changes if one.new and one.old is None)
    moved = gone & come
    left = {SentenceFate.REMOVED: moved.copy(), SentenceFate.ADDED: moved.copy()}
    return [one for one in changes if not _takes(left.get(one.fate), one)], moved.total()


def _takes(left: Counter[str] | None, change: SentenceChange) -> bool:
    sentence = change.old or change.new
    key = folded(sentence.exact) if sentence else ""
    if not left or not left[key]:
        return False
    left[key] -= 1
    return True


def _with_replaced(changes: list[SentenceChange]) -> Iterator[SentenceChange]:
    """The changes, with sentences that went and sentences that came in one place as pairs."""
    for (_, is_alone), run in groupby(changes, key=lambda one: (one.before_it, one.old is None or one.new is None)):
        rows = list(run)
        gone, come = [one for one in rows if one.new is None], [one for one in rows if one.old is None]
        if not is_alone:
            yield from rows
            continue
        for one, other in zip(gone, come, strict=False):
            yield replace(one, fate=SentenceFate.REPLACED, new=other.new)
        yield from gone[len(come) :] or come[len(gone) :]


def _headline(old: str | None, new: str | None) -> SentenceChange | None:
    """The change of the headline; one that was not found on a page is no headline that was taken away."""
    before, after = (" ".join((title or "").split()) for title in (old, new))
    if not before or not after or before == after:
        return None
    fate = SentenceFate.TYPOGRAPHIC if folded(before) == folded(after) else SentenceFate.CHANGED
    return SentenceChange(fate=fate, old=Sentence(0, before), new=Sentence(0, after))


def _byline(old: list[str], new: list[str]) -> tuple[list[str], list[str]] | None:
    ours, theirs = ({folded(name) for name in names} for names in (old, new))
    return None if ours == theirs else (old, new)


def _pair(old: T, new: T) -> tuple[T, T] | None:
    return None if old == new else (old, new)
