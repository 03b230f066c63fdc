"""How alike two texts are, word for word: a copy, a text that takes over a large part of another, or neither."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.copies.fingerprint import SHORT, Hashes, runs, word_hashes
from store.vocabulary import RelationKind

ALIKE = 0.8  # of the shorter text's words
SAME_OUTLET = 0.975  # of both texts; at .95 last week's guide with other dates was a copy
LEAST_SHARE = 0.5  # of the longer text: a cut copy is one, a brief inside a long round-up is not
_SHARED_RUN = 5  # words in a row; fewer are idiom
_TAKEN_RUN, _TAKEN = 8, 60  # words taken over: to a run, and in all
_TAKEN_SHARE, _PLACES = 0.3, 3
_MOST_SHARE = 0.5
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|«[^»]*»|„[^“”]*[“”]")

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Which relation two texts have, if any, and the share of the words of both that stand in both."""

    kind: RelationKind | None
    score: float


def likeness(text: str, other: str, *, is_same_outlet: bool = False) -> Likeness:
    """Compare two texts; it makes no difference which is named first.

    Two articles of one outlet share its standing paragraphs, which of a short text may be most of the words: of those
    only nearly the same text is a copy, and none is a rewrite.
    """
    few, many = _by_length(word_hashes(text), word_hashes(other))
    if len(few) < SHORT:
        is_same = len(few) > 0 and np.array_equal(few, many)
        return Likeness(kind=RelationKind.SYNDICATED_COPY if is_same else None, score=float(is_same))
    shared = _marked(few, many, _SHARED_RUN)
    score = (shared.sum() + _marked(many, few, _SHARED_RUN).sum()) / (len(few) + len(many))
    kind = None
    if score >= SAME_OUTLET if is_same_outlet else shared.mean() >= ALIKE and len(few) / len(many) >= LEAST_SHARE:
        kind = RelationKind.SYNDICATED_COPY
    elif not is_same_outlet and _takes_over(_told(text), _told(other)):
        kind = RelationKind.REWRITE
    return Likeness(kind=kind, score=round(float(score), 4))


def _by_length(one: Hashes, other: Hashes) -> tuple[Hashes, Hashes]:
    """The shorter first; of two of one length always the same one."""
    few, many = sorted((one, other), key=lambda words: (len(words), words.tobytes()))
    return few, many


def _marked(words: Hashes, other: Hashes, length: int) -> Marks:
    """Which of `words` stand in a run of `length` that `other` has too."""
    marked = np.zeros(len(words), dtype=np.bool_)
    starts = np.isin(runs(words, length), runs(other, length))
    for at in range(length):
        marked[at : at + len(starts)] |= starts
    return marked


def _told(text: str) -> Hashes:
    """The words outside quotation marks: what two reporters quote from one statement, neither took from the other."""
    return word_hashes(_QUOTED.sub(" ", text))


def _takes_over(one: Hashes, other: Hashes) -> bool:
    """A large part, and in several places: one run alone may be a post that both set as a block, without marks."""
    few, many = _by_length(one, other)
    taken = _marked(few, many, _TAKEN_RUN)
    places = np.count_nonzero(np.diff(taken.astype(np.int8), prepend=0) == 1)
    share = taken.mean() if len(taken) else 0.0
    return bool(taken.sum() >= _TAKEN and (share >= _MOST_SHARE or (share >= _TAKEN_SHARE and places >= _PLACES)))
