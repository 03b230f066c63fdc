"""Which words of a text a search matched, so that a reader sees why it was found."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from store.search import search_terms

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# The databases compare stems; these endings come off in the same spirit, longest first, and never decide what is found.
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "ly", "’s", "'s", "s", "e", "y")
_LEAST = 3  # letters that must be left of a stem


class Marked(NamedTuple):
    """Some words of a text, and whether a search matched them."""

    text: str
    is_match: bool


def marked(text: str, words: str | None) -> list[Marked]:
    """The text in pieces, matched words apart; all of it as one piece where nothing matches."""
    wanted = _wanted(words)
    pieces, at = [], 0
    for found in _WORD.finditer(text) if wanted else ():
        if _stem(found[0]) in wanted:
            pieces += [Marked(text[at : found.start()], is_match=False), Marked(found[0], is_match=True)]
            at = found.end()
    return [piece for piece in [*pieces, Marked(text[at:], is_match=False)] if piece.text]


def excerpt(text: str, words: str | None, *, most: int = 320) -> list[Marked]:
    """The part of the text round the first match, at most `most` characters, in pieces."""
    wanted = _wanted(words)
    first = next((found.start() for found in _WORD.finditer(text) if wanted and _stem(found[0]) in wanted), 0)
    start = 0 if first < most * 2 // 3 else text.rfind(" ", 0, first - most // 3) + 1
    part = text[start : start + most]
    if start + most < len(text):
        part = part.rpartition(" ")[0] + " …"
    return marked(("… " if start else "") + part, words)


def matched_words(texts: Iterable[str], words: str | None) -> list[str]:
    """The words of the texts that the search matched, each once, as they stand there."""
    found = (piece.text.lower() for text in texts for piece in marked(text, words) if piece.is_match)
    return list(dict.fromkeys(found))


def _wanted(words: str | None) -> set[str]:
    terms = [term for alternative in search_terms(words or "") for term in alternative if not term.is_excluded]
    return {_stem(word) for term in terms for word in _WORD.findall(term.text)}


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    plain = word.lower()
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST:
            plain = plain.removesuffix(ending)
            break
    return plain[:-1] if len(plain) > _LEAST + 1 and plain[-1] == plain[-2] else plain
