"""Quotations by their marks alone, character by character: what no parser can get wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.quotation.records import Extent

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile("[“”„«»\"]|''|``")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")
# A straight mark can open after these, and cannot close after the first four.
_BEFORE_OPENING = frozenset(" \t\u00a0([—–-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation with its marks; one that its paragraph does not close ends with the paragraph."""

    start_char: int
    end_char: int

    @property
    def extent(self) -> Extent:
        """Where it stands, with its marks."""
        return Extent(self.start_char, self.end_char)


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` in double marks, in order; none reaches over the end of a paragraph."""
    return tuple(q for paragraph in _PARAGRAPH.finditer(text) for q in _in_paragraph(text, paragraph))


def _in_paragraph(text: str, paragraph: re.Match[str]) -> Iterator[Quotation]:
    opened, inner = -1, 0
    for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
        if opened < 0:
            opened = -1 if _only_closes(text, mark) else mark.start()
        elif _only_opens(text, mark):
            inner += _nests(text, mark, paragraph.end(), inner)
        elif inner and mark.group() in _CLOSING:
            inner -= 1
        else:
            yield Quotation(start_char=opened, end_char=mark.end())
            opened, inner = -1, 0
    if opened >= 0:
        yield Quotation(start_char=opened, end_char=paragraph.end())


def _nests(text: str, mark: re.Match[str], end: int, inner: int) -> bool:
    """Whether an opening mark inside a quotation has a closing mark of its own before the paragraph ends."""
    closing = sum(text.count(close, mark.end(), end) for close in _CLOSING)
    opening = sum(text.count(opener, mark.end(), end) for opener in _OPENING)
    return mark.group() in _OPENING and closing - opening > inner + 1


def _only_opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark inside a quotation can only open another."""
    if mark.group() in _OPENING:
        return True
    starts_word = text[mark.end() : mark.end() + 1].isalnum()
    return mark.group() not in _CLOSING and starts_word and text[mark.start() - 1] in _BEFORE_OPENING


def _only_closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark outside any quotation can only close one, whose beginning is missing."""
    if mark.group() in _CLOSING:
        return True
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    is_free = not before.strip() or before in _BEFORE_OPENING or after.isalnum()
    return mark.group() not in _OPENING and not is_free
