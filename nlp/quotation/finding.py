"""From a parsed text to its attributions: by the parse, by quotation marks, by source phrases and colons."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Doc

from nlp.quotation.drafts import attribution_of, drafts_of
from nlp.quotation.links import with_quotations
from nlp.quotation.page import page_of
from nlp.quotation.phrases import from_colons, from_phrases
from nlp.quotation.records import Attribution, Extent

_EDGES = " \t\n\u00a0,;:—–-"


def find_attributions(doc: Doc, text: str) -> tuple[Attribution, ...]:
    """The attributions of `text` in order of their cues; `doc` is its parse, with the offsets of `text`.

    Source phrases ("according to X") may be blank in the parse, as `nlp/parsing.py` leaves them.
    """
    page = page_of(doc, text)
    drafts = with_quotations(page, drafts_of(page))
    found = [attribution_of(page, draft) for draft in drafts.values()] + from_phrases(page) + from_colons(page)
    neat = (_neat(text, attribution) for attribution in found)
    return _with_nesting(sorted(neat, key=lambda attribution: attribution.cue))


def _neat(text: str, found: Attribution) -> Attribution:
    """Source and content without the blanks and commas at their ends."""
    source = _trimmed(text, found.source) if found.source else None
    return replace(found, source=source, content=tuple(_trimmed(text, piece) for piece in found.content))


def _trimmed(text: str, piece: Extent) -> Extent:
    words = text[piece.start_char : piece.end_char]
    start = piece.start_char + len(words) - len(words.lstrip(_EDGES))
    return Extent(start, max(start, piece.start_char + len(words.rstrip(_EDGES))))


def _with_nesting(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those whose cue is inside the content of another are marked; a source phrase nests nothing.

    "A said B, according to C" is one thing said by A and one told by C, and readers ask for both.
    """
    pieces = sorted(piece for one in found if one.rule != "source phrase" for piece in one.content)
    starts = [piece.start_char for piece in pieces]
    reach = list(accumulate((piece.end_char for piece in pieces), max))
    return tuple(replace(one, is_nested=_is_covered(one.cue.start_char, starts, reach)) for one in found)


def _is_covered(char: int, starts: list[int], reach: list[int]) -> bool:
    """Whether one of the pieces that begin at `starts` and together reach to `reach` covers the character."""
    at = bisect_right(starts, char) - 1
    return at >= 0 and reach[at] > char
