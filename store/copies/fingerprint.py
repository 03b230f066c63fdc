"""Texts as numbers: a hash of each run of words, and the few of them by which texts that share words meet.

The runs are chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003): the least hash of each window. Any run of words that two texts share and that is longer
than the wider of their windows gives both the same key, wherever it stands and however long the rest is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SHORT = 40  # words; a shorter text is a copy only if it has the same words
RUN = 6  # words to a run: long enough to be rare, short enough to stand between two edits
_FEWEST, _MOST = 8, 64  # runs to a window
_WINDOWS = 8  # to a text, so that a long one has few keys too; a wide window's keys are among a narrow one's
_WORD = re.compile(r"\w+")
_ODD, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)  # the constants of splitmix64


@lru_cache(maxsize=64)  # one text is compared with twenty others
def word_hashes(text: str) -> Hashes:
    """A number for each word, whatever its case and what stands between."""
    return np.array([crc32(word.encode()) for word in _WORD.findall(text.casefold())], dtype=np.uint64)


def runs(words: Hashes, length: int) -> Hashes:
    """A number for each `length` words that follow one another; none in a shorter text."""
    count = max(len(words) - length + 1, 0)
    found = np.zeros(count, dtype=np.uint64)
    for at in range(length if count else 0):
        found = found * _ODD + words[at : at + count]
        found ^= found >> np.uint64(29)
    found *= _MIX
    return found ^ (found >> np.uint64(32))


def keys(words: Hashes) -> Sequence[int]:
    """The numbers to find a text by, signed 64-bit: first that of all its words, then its chosen runs.

    A text of fewer than SHORT words has the first alone, and one without words none.
    """
    if not len(words):
        return []
    whole = int.from_bytes(blake2b(words.tobytes(), digest_size=8).digest(), signed=True)
    chosen = _winnowed(runs(words, RUN)).view(np.int64).tolist() if len(words) >= SHORT else []
    return list(dict.fromkeys((whole, *chosen)))


def _winnowed(found: Hashes) -> Hashes:
    window, width = max(_FEWEST, min(_MOST, len(found) // _WINDOWS)), 1
    while 2 * width <= window:  # the least of twice the width is the lesser of two neighbours
        found, width = np.minimum(found[:-width], found[width:]), 2 * width
    rest = window - width
    return np.minimum(found[:-rest], found[rest:]) if rest else found
