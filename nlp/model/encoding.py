"""Stretches as the arrays that the network takes: tokens, and the places of sentences, parties and dates among them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from nlp.model.stretches import DATE_MARK, MARKS, SENTENCE_MARK, Stretch
from store.records import DateSpan

# Tokens that the encoder can take at once; what a stretch has more is not read.
LONGEST = 510
# A pair is looked at where both were named in the sentence or in so many before it.
_NEAR = 3
_DATE = -1
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A party that may play a part in a sentence: `place` is that of the sentence in its stretch, 0 is nobody."""

    stretch: int
    place: int
    party: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Stretches as arrays, and to what their rows belong.

    `arrays` has the network's inputs by name: `ids` and `mask` (n, t) are the tokens. All other places count through
    the tokens of the stretches one behind the other: `marks`, `begins` and `ends` (s) of each sentence, `here` (q, k)
    of the marks of each slot in its sentence and `anywhere` (r, k) of each party in its stretch, both with their
    shares, which add up to 1 where there is a mark. `slot_party` and `slot_sentence` (q) tell to which of these a slot
    belongs, `accuser` and `accused` (p) which slots make a pair. `day` (d) are the places of the marks of dates and
    `day_sentence` (d) the sentences in which they stand.

    `sentences` are stretch and place of each sentence, `dates` the date of each mark.
    """

    arrays: dict[str, NDArray[np.generic]]
    sentences: tuple[tuple[int, int], ...]
    slots: tuple[Slot, ...]
    dates: tuple[DateSpan, ...]


def encoded(tokenizer: Tokenizer, stretches: Sequence[Stretch]) -> Batch:
    """The stretches as arrays, each padded to the longest."""
    tokens = [_tokens(tokenizer, stretch) for stretch in stretches]
    longest = max(sum(map(len, sentences)) for sentences in tokens) + 2
    ids = np.full((len(stretches), longest), _id(tokenizer, "[PAD]"), np.int64)
    mask = np.zeros((len(stretches), longest), np.int64)
    rows = _Rows()
    for number, (stretch, sentences) in enumerate(zip(stretches, tokens, strict=True)):
        flat = [_id(tokenizer, "[CLS]"), *(i for own in sentences for i in own), _id(tokenizer, "[SEP]")]
        ids[number, : len(flat)], mask[number, : len(flat)] = flat, 1
        rows.add(number, number * longest, sentences, stretch, _number_of(tokenizer))
    return Batch(
        arrays={"ids": ids, "mask": mask, **rows.arrays()},
        sentences=tuple(rows.sentences),
        slots=tuple(rows.slots),
        dates=tuple(rows.dates),
    )


def _tokens(tokenizer: Tokenizer, stretch: Stretch) -> list[list[int]]:
    """The tokens of each sentence, as many sentences as the encoder can take; the first is cut where it must be."""
    found: list[list[int]] = []
    for text in stretch.texts:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        room = LONGEST - sum(map(len, found))
        if len(ids) > room and found:
            break
        found.append(ids[:room])
    return found


def _number_of(tokenizer: Tokenizer) -> dict[int, int]:
    """The number of the party behind each token that is a mark; 0 for that of a sentence, _DATE for that of a date."""
    parties = {_id(tokenizer, mark): number for number, mark in enumerate((SENTENCE_MARK, *MARKS))}
    return {**parties, _id(tokenizer, DATE_MARK): _DATE}


def _id(tokenizer: Tokenizer, token: str) -> int:
    return tokenizer.encode(token, add_special_tokens=False).ids[0]


class _Rows:
    """The rows of a batch while stretch after stretch is added."""

    def __init__(self) -> None:
        self.sentences: list[tuple[int, int]] = []
        self.slots: list[Slot] = []
        self.dates: list[DateSpan] = []
        self._day: list[int] = []
        self._day_sentence: list[int] = []
        self._marks: list[int] = []
        self._ends: list[int] = []
        self._here: list[list[int]] = []
        self._anywhere: list[list[int]] = []
        self._slot_party: list[int] = []
        self._slot_sentence: list[int] = []
        self._pairs: list[tuple[int, int]] = []

    def add(
        self, number: int, start: int, tokens: Sequence[Sequence[int]], stretch: Stretch, of: dict[int, int]
    ) -> None:
        """Add the sentences of a stretch whose tokens begin at `start`, behind one that opens it."""
        first_party, first_sentence, at = len(self._anywhere), len(self.sentences), start + 1
        self._anywhere += [[start], *([] for _ in stretch.parties[1:])]
        named: list[dict[int, list[int]]] = []
        for ids, dates in zip(tokens, stretch.dates, strict=False):
            own: dict[int, list[int]] = {}
            for place, token in enumerate(ids, start=at):
                if token in of:
                    own.setdefault(of[token], []).append(place)
            days = list(zip(own.pop(_DATE, ()), dates, strict=False))  # a long sentence is cut, and its last dates too
            self._day += [place for place, _ in days]
            self._day_sentence += [first_sentence + len(named)] * len(days)
            self.dates += [date for _, date in days]
            named.append(own)
            self._marks.append(at)
            self._ends.append(at + len(ids))
            for party, places in own.items():
                self._anywhere[first_party + party] += places if party else []
            at += len(ids)
        for place, own in enumerate(named):
            near = [*own, *(party for before in reversed(named[max(0, place - _NEAR) : place]) for party in before)]
            self._add_slots(number, place, list(dict.fromkeys(near)), own, first_party)

    def _add_slots(
        self, stretch: int, place: int, near: Iterable[int], own: dict[int, list[int]], first_party: int
    ) -> None:
        begin = len(self.slots)
        for party in near:
            self.slots.append(Slot(stretch=stretch, place=place, party=party))
            self._here.append(own.get(party, []))
            self._slot_party.append(first_party + party)
            self._slot_sentence.append(len(self.sentences))
        self.sentences.append((stretch, place))
        slots = range(begin, len(self.slots))
        self._pairs += [(a, b) for a, b in product(slots, repeat=2) if a != b or self.slots[a].party == 0]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The inputs of the network that tell places."""
        here, here_share = _padded(self._here)
        anywhere, anywhere_share = _padded(self._anywhere)
        pairs = np.asarray(self._pairs, np.int64).reshape(-1, 2)
        return {
            "marks": np.asarray(self._marks, np.int64),
            "ends": np.asarray(self._ends, np.int64),
            "here": here,
            "here_share": here_share,
            "anywhere": anywhere,
            "anywhere_share": anywhere_share,
            "slot_party": np.asarray(self._slot_party, np.int64),
            "slot_sentence": np.asarray(self._slot_sentence, np.int64),
            "accuser": pairs[:, 0].copy(),
            "accused": pairs[:, 1].copy(),
            "day": np.asarray(self._day, np.int64),
            "day_sentence": np.asarray(self._day_sentence, np.int64),
        }


def _padded(places: Sequence[Sequence[int]]) -> tuple[Integers, NDArray[np.float32]]:
    """The places with zeros behind them, and for each its share."""
    most = max(1, *map(len, places))
    at, share = np.zeros((len(places), most), np.int64), np.zeros((len(places), most), np.float32)
    for number, own in enumerate(places):
        at[number, : len(own)] = own
        share[number, : len(own)] = 1 / max(1, len(own))
    return at, share
