"""Two texts side by side: which sentence of one is which of the other, and which words of it stayed. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from store.sentences import Sentence, folded

_ALIKE = 0.5  # of the words of two sentences: from here on one is the other, changed
# Pairs compared at most; beyond it a hostile or wholly rewritten text is told apart without alignment.
_MOST_SENTENCE_PAIRS, _MOST_LIKENESSES, _MOST_WORD_PAIRS = 250_000, 10_000, 250_000
_WORD = re.compile(r"\s*(?:\w+(?:[’'.,-]\w+)*|[^\w\s])")

Row = tuple[Sentence | None, Sentence | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a changed sentence, and whether they were there before, are there now, or both."""

    text: str
    was: bool
    now: bool


def aligned(old: list[Sentence], new: list[Sentence]) -> list[Row]:
    """Every sentence of both, in rows: side by side if one is the other, perhaps changed, else alone."""
    ours, theirs = [folded(one.exact) for one in old], [folded(one.exact) for one in new]
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    rows: list[Row] = [*zip(old[:head], new[:head], strict=True)]
    rows += _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    return [*rows, *zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)]


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _middle(old: list[Sentence], new: list[Sentence]) -> list[Row]:
    if len(old) * len(new) > _MOST_SENTENCE_PAIRS:
        return [*((one, None) for one in old), *((None, one) for one in new)]
    ours, theirs = [folded(one.exact) for one in old], [folded(one.exact) for one in new]
    rows: list[Row] = []
    for tag, i, ii, j, jj in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        same = tag == "equal"
        rows += zip(old[i:ii], new[j:jj], strict=True) if same else _paired(old[i:ii], new[j:jj])
    return rows


def _paired(old: list[Sentence], new: list[Sentence]) -> Iterator[Row]:
    """Sentences that follow one another in both and are most alike, as pairs; the others alone, removed ones first."""
    alike = _likenesses(old, new)
    best = _best_sums(alike, len(old), len(new))
    i = j = 0
    while i < len(old) and j < len(new):
        if alike.get((i, j)) and best[i][j] == alike[i, j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((one, None) for one in old[i:])
    yield from ((None, one) for one in new[j:])


def _likenesses(old: list[Sentence], new: list[Sentence]) -> dict[tuple[int, int], float]:
    if len(old) * len(new) > _MOST_LIKENESSES:
        return {}
    ours, theirs = ([Counter(folded(one.exact).split()) for one in part] for part in (old, new))
    every = (((i, j), _likeness(one, other)) for i, one in enumerate(ours) for j, other in enumerate(theirs))
    return {place: alike for place, alike in every if alike >= _ALIKE}


def _likeness(ours: Counter[str], theirs: Counter[str]) -> float:
    return 2 * (ours & theirs).total() / ((ours.total() + theirs.total()) or 1)


def _best_sums(alike: dict[tuple[int, int], float], height: int, width: int) -> list[list[float]]:
    """For each place, the greatest sum of likenesses of pairs from there on."""
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    if not alike:
        return best
    for i in reversed(range(height)):
        for j in reversed(range(width)):
            paired = alike[i, j] + best[i + 1][j + 1] if (i, j) in alike else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return best


def pieces(old: str, new: str) -> list[Piece]:
    """Two wordings of one sentence in one, word by word; what was removed stands before what was added."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    if len(ours) * len(theirs) > _MOST_WORD_PAIRS:
        return whole(old, new)
    found: list[Piece] = []
    for tag, i, ii, j, jj in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("".join(ours[i:ii]), was=True, now=True))
        else:
            found += [
                Piece("".join(ours[i:ii]), was=True, now=False),
                Piece("".join(theirs[j:jj]), was=False, now=True),
            ]
    return [piece for piece in found if piece.text]


def whole(old: str, new: str) -> list[Piece]:
    """Two wordings that have nothing in common."""
    return [Piece(old, was=True, now=False), Piece(new, was=False, now=True)]
