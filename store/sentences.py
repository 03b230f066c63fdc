"""A stored text as sentences with their place, and what two sentences have in common but for their typography.

Made for comparing versions, where a boundary too many or too few does no harm; the reader has a parser of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENERS, _CLOSERS = "\"“‘'«(\\[", "\"”’'»)\\]"
_BOUNDARY = re.compile(
    rf"[.!?…][{_CLOSERS}]{{0,3}}(\s+)(?=[{_OPENERS}]{{0,3}}[^\W_a-zà-ÿ])|(\n+)|[。！？][”』」]{{0,3}}()"
)
_SHORT_FORM = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|mr|mrs|ms|dr|prof|rep|sen|gov|gen|st|inc|corp|co|ltd|vs?|no|art|sec|fig|jan|feb|mar|apr|aug"
    r"|sept?|oct|nov|dec|[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHE = re.compile(r"(?<=\w)[’‘ʼ`´](?=\w)")
_QUOTE = re.compile(r"(?<!\w)['’‘`´]|['’‘`´](?!\w)|[“”„‟«»‹›‚‛]")
_ROUND_QUOTE = re.compile(r'\s*"\s*')
_MINUS = re.compile(r"(?<!\w)[-‐‑‒–—−](?=\d)")
_DASH = re.compile(r"[-‐‑‒–—―−]+")
# A mark of punctuation between digits is part of a number, and a question is no statement.
_PUNCTUATION = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;!()\[\]{}*•·]")
_STOP = re.compile(r"…|\.(?!\d)")
_MINUS_KEPT = "\ue000"  # a private character holds the place of a minus while dashes go


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the character of its text at which it starts."""

    start_char: int
    exact: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a line end always ends one."""
    return list(_sentences(text))


def folded(words: str) -> str:
    """The words without case and typography: quotes, dashes, spaces and punctuation that change no meaning.

    What may change it stays: a question mark, a quotation mark as such, and every mark inside a number.
    """
    plain = _QUOTE.sub('"', _APOSTROPHE.sub("'", _INVISIBLE.sub("", words)))
    plain = _DASH.sub(" ", _MINUS.sub(_MINUS_KEPT, plain))
    plain = _PUNCTUATION.sub(" ", _STOP.sub("", plain))
    return " ".join(_ROUND_QUOTE.sub('"', plain).casefold().split())


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for found in _BOUNDARY.finditer(text):
        end = max(found.start(1), found.start(2), found.start(3))
        if found.start(1) >= 0 and _SHORT_FORM.search(text[max(start, end - 12) : end]):
            continue
        yield from _sentence(text, start, end)
        start = found.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    if exact := text[start:end].strip():
        yield Sentence(text.index(exact, start), exact)
