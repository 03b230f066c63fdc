"""Attributions that need no verb: "according to X", and "X: ..." in headlines and transcripts."""

import re
from collections import Counter

from nlp.quotation.page import Page
from nlp.quotation.records import Attribution, Extent
from nlp.sources import Phrase, source_phrases

_SPEAKER = re.compile(r"^[\"“]?([A-Z][\w.’'&-]*(?: [A-Z&][\w.’'&-]*){0,6}): (\S[^\n]{12,})", re.MULTILINE)
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# After these ", according to X," begins what X says: "because, according to X, ...".
_OPENERS = frozenset(
    {*["because", "that", "and", "but", "while", "when", "as", "although", "though", "if", "since"], "—", "–", "-"}
)
_WORD = re.compile(r"\w")


def from_phrases(page: Page) -> list[Attribution]:
    """An attribution for each source phrase outside quotations but for "citing X", which is a verb of its subject."""
    phrases = (p for p in source_phrases(page.text) if p.cue.lower() != "citing" and not page.is_quoted(p.start_char))
    return [_attribution(phrase, content) for phrase in phrases if (content := _content(page, phrase))]


def from_colons(page: Page) -> list[Attribution]:
    """What follows "X:" where X is a name in the headline, or a speaker in capitals who speaks again ("SMITH: ...")."""
    found = list(_SPEAKER.finditer(page.text))
    times = Counter(match.group(1) for match in found)
    return [_colon(match) for match in found if _is_headline(page, match) or _is_transcript(match, times)]


def _attribution(phrase: Phrase, content: tuple[Extent, ...]) -> Attribution:
    return Attribution(
        source=Extent(phrase.words_start, phrase.words_start + len(phrase.words)),
        cue=Extent(phrase.start_char, phrase.words_start),
        content=content,
        rule="source phrase",
    )


def _content(page: Page, phrase: Phrase) -> tuple[Extent, ...]:
    """The sentence without the phrase, with the quotations it cuts; up to a later phrase if a clause is before it."""
    start, end = _sentence(page, phrase)
    whole = Extent(start, end)
    for quotation in page.quotations_near(whole):
        whole = whole.widened(quotation.extent)
    pieces = (Extent(phrase.end_char, whole.end_char),) if phrase.opens else _sides(page, phrase, whole)
    return tuple(piece for piece in pieces if _WORD.search(page.text[piece.start_char : piece.end_char]))


def _sentence(page: Page, phrase: Phrase) -> Extent:
    """The sentence round a phrase, or after one that opens it."""
    at = page.index_at(phrase.end_char if phrase.opens else phrase.words_start)
    if at >= len(page.doc):
        return Extent(phrase.start_char, phrase.start_char)
    while at + 1 < len(page.doc) and page.doc[at].is_space:
        at += 1
    sentence = page.doc[at].sent
    start = phrase.end_char if phrase.opens else sentence.start_char
    return Extent(start, sentence.end_char)


def _sides(page: Page, phrase: Phrase, whole: Extent) -> tuple[Extent, ...]:
    """What is before the phrase and what is after it, of which often only one belongs to the source."""
    start = max(whole.start_char, _bracket(page.text, whole.start_char, phrase.start_char))
    before, after = Extent(start, phrase.start_char), Extent(phrase.end_char, whole.end_char)
    words = page.text[start : phrase.start_char].rstrip(" ,").split()
    if words and words[-1].lower() in _OPENERS and page.text[phrase.start_char] in ",—–-":
        return (after,)
    tokens = page.doc[page.index_at(start) : page.index_at(phrase.start_char)]
    return (before,) if any(token.tag_ in _FINITE for token in tokens) else (before, after)


def _bracket(text: str, start: int, end: int) -> int:
    """Where a bracket that is open at `end` begins, after its mark; 0 if there is none."""
    opened = text.rfind("(", start, end)
    return 0 if text.rfind(")", start, end) > opened else opened + 1


def _is_headline(page: Page, match: re.Match[str]) -> bool:
    """Whether the text begins with a name and a colon."""
    if page.text[: match.start()].strip():
        return False
    named = page.doc.char_span(*match.span(1), alignment_mode="expand")
    return named is not None and any(token.ent_type_ in _NAMED for token in named)


def _is_transcript(match: re.Match[str], times: Counter[str]) -> bool:
    return match.group(1).isupper() and times[match.group(1)] > 1


def _colon(match: re.Match[str]) -> Attribution:
    return Attribution(
        source=Extent(*match.span(1)),
        cue=Extent(match.end(1), match.end(1) + 1),
        content=(Extent(*match.span(2)),),
        rule="colon",
    )
