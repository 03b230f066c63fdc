"""How firmly a source stands by what it says: FactBank's degrees, read from cues and hedges."""

import re

from store.records import Span
from store.vocabulary import ClaimStatus, Commitment

_POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|potentially|perhaps)\b", re.IGNORECASE)
_PROBABLE = re.compile(
    r"\b(?:likely|probably|(?:appear|seem)(?:s|ed|ing)? (?:to|that|as)|suspect(?:s|ed|ing)?|believ(?:e|es|ed"
    r"|ing)|suggest(?:s|ed|ing)?"
    r"|indicat(?:e|es|ed|ing)|reportedly|apparently|thinks?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:whether|investigating|looking into|probing|examining)\b", re.IGNORECASE)
_ALLEGED = re.compile(r"\b(?:alleged(?:ly)?|purported(?:ly)?|accused)\b", re.IGNORECASE)
_SUSPECTS = re.compile(r"suspect|believ|think|fear", re.IGNORECASE)
_ASSERTS = re.compile(
    r"say|said|claim|state|argu|contend|assert|note|found|identif|detect|observ|discover|told|add", re.IGNORECASE
)
_WEAKEST_FIRST = (Commitment.UNDERSPECIFIED, Commitment.POSSIBLE, Commitment.PROBABLE, Commitment.CERTAIN)


def commitment_in(words: str) -> Commitment:
    """The weakest degree that a hedge in `words` gives, else certain."""
    if _OPEN.search(words):
        return Commitment.UNDERSPECIFIED
    if _POSSIBLE.search(words):
        return Commitment.POSSIBLE
    return Commitment.PROBABLE if _PROBABLE.search(words) else Commitment.CERTAIN


def weakest(*degrees: Commitment) -> Commitment:
    """The weakest of `degrees`."""
    return min(degrees, key=_WEAKEST_FIRST.index)


def hedges_in(words: str, offset: int) -> tuple[Span, ...]:
    """The words that weaken or leave open, with their place; `words` begin at `offset` of the text."""
    found = [m for cue in (_OPEN, _POSSIBLE, _PROBABLE, _ALLEGED) for m in cue.finditer(words)]
    return tuple(
        Span(start_char=offset + m.start(), end_char=offset + m.end(), exact=m.group())
        for m in sorted(found, key=lambda m: m.start())
    )


def status_of(cue: str) -> ClaimStatus:
    """In which manner a sentence with this cue carries a claim."""
    if _SUSPECTS.search(cue):
        return ClaimStatus.SUSPECTED
    return ClaimStatus.ASSERTED if _ASSERTS.match(cue) else ClaimStatus.ALLEGED
