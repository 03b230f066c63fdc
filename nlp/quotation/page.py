"""A parsed text with its quotations, and the way from offsets to tokens."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp.quotation.marks import Quotation, quotations
from nlp.quotation.records import Extent
from nlp.quotation.words import Run


@dataclass(frozen=True, slots=True)
class Page:
    """The tokens of a text, the text itself, where each token starts, its quotations and where each of them starts."""

    doc: Doc
    text: str
    starts: tuple[int, ...]
    quoted: tuple[Quotation, ...]
    opened: tuple[int, ...]

    def index_at(self, char: int) -> int:
        """The first token that begins at `char` or later."""
        return bisect_left(self.starts, char)

    def extent(self, run: Run) -> Extent:
        """Where a run of tokens stands in the text."""
        last = self.doc[run[1] - 1]
        return Extent(self.starts[run[0]], last.idx + len(last))

    def is_quoted(self, char: int) -> bool:
        """Whether the character at `char` is inside a quotation."""
        at = bisect_right(self.opened, char) - 1
        return at >= 0 and char < self.quoted[at].end_char

    def quotations_near(self, piece: Extent) -> tuple[Quotation, ...]:
        """The quotations that begin inside `piece`, and the one before them."""
        first = max(0, bisect_left(self.opened, piece.start_char) - 1)
        return self.quoted[first : bisect_left(self.opened, piece.end_char)]

    def char_before(self, char: int) -> str:
        """The last character before `char` that is no blank; empty at the beginning of the text."""
        return self.text[max(0, char - 3) : char].rstrip(" \t")[-1:]

    def crosses_paragraph(self, start_char: int, end_char: int) -> bool:
        """Whether a line ends between two offsets."""
        return self.text.find("\n", start_char, end_char) >= 0

    def sentence_start(self, char: int) -> int:
        """Where the sentence of the token at `char` begins, at the earliest with its paragraph."""
        at = max(0, bisect_right(self.starts, char) - 1)
        while (
            at and not self.doc[at].is_sent_start and not self.crosses_paragraph(self.starts[at - 1], self.starts[at])
        ):
            at -= 1
        while at + 1 < len(self.doc) and self.doc[at].is_space:
            at += 1
        return self.starts[at]


def page_of(doc: Doc, text: str) -> Page:
    """The page of `doc`, which was made of `text` with the same offsets."""
    quoted = quotations(text)
    return Page(doc, text, tuple(token.idx for token in doc), quoted, tuple(q.start_char for q in quoted))
