"""Runs the taught network on stretches of a text: a probability for each pair of parties, each party and each sentence.

The network and its labels lie beside this file; `benchmarks.teach` writes them, and tells what they were taught on.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from nlp.model.encoding import encoded
from nlp.model.stretches import Stretch
from store.errors import OnRecordError
from store.records import DateSpan

_FOLDER = Path(__file__).parent
NETWORK = _FOLDER / "network.onnx"
TOKENIZER = _FOLDER / "tokenizer.json"
LABELS = _FOLDER / "labels.json"
# How the rules of all findings begin that are the network's own.
OWN = "model:"
Array = NDArray[np.float32]


class NetworkError(OnRecordError):
    """The taught network cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network thinks of one sentence and the n parties named in it or shortly before; party 0 is nobody.

    `accuses[a, b]` is the probability that the sentence says that party a accuses party b of something, `acts[a, b]`
    those of each act given that it does, `commitments[a, b]` those of each strength. `answers[a]` are those of each
    kind of response of party a, `takes_part[a]` that it is a side of a step that the sentence tells, `events` those of
    each kind of step, and `dates` the dates that the sentence tells, each with the probability that a step of each
    kind, if one is told, happened then. `is_about` is the probability that the stretch of the sentence is about such a
    dispute. The first `named` parties, nobody among them, are named in the sentence itself.
    """

    sentence: int
    parties: tuple[str, ...]
    named: int
    accuses: Array
    acts: Array
    commitments: Array
    answers: Array
    takes_part: Array
    events: Array
    dates: tuple[tuple[DateSpan, Array], ...]
    is_about: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the network thinks of the sentences of a text, stretch by stretch."""

    stretches: tuple[tuple[Scores, ...], ...] = ()

    @property
    def sentences(self) -> Iterator[Scores]:
        """The scores of all sentences, in the order of the text."""
        return chain.from_iterable(self.stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The codes behind the last axis of each array, in order."""

    acts: tuple[str, ...]
    commitments: tuple[str, ...]
    answers: tuple[str, ...]
    events: tuple[str, ...]


def seen_in(stretches: Sequence[Stretch]) -> Seen:
    """What the network thinks of a text, stretch by stretch, so that none depends on another.

    Raises `NetworkError` where the network cannot be loaded.
    """
    return Seen(stretches=tuple(tuple(_scores(stretch)) for stretch in stretches))


def _scores(stretch: Stretch) -> Iterator[Scores]:
    """The scores of the sentences of a stretch that were not scored with the one before."""
    batch = encoded(_tokenizer(), [stretch])
    pairs, answers, sides, events, days, about = _session().run(None, batch.arrays)
    split = 1 + len(labels().acts)
    chances, kinds = _chance(pairs[:, :split]), _shares(pairs[:, split:])
    told, parts, steps = _shares(answers)[:, 1:], _chance(sides), _chance(events)
    dates: dict[int, list[tuple[DateSpan, Array]]] = {}
    for place, date, when in zip(batch.arrays["day_sentence"], batch.dates, _chance(days), strict=True):
        dates.setdefault(int(place), []).append((date, when))
    slots: dict[int, list[int]] = {}
    for number, slot in enumerate(batch.slots):
        slots.setdefault(slot.place, []).append(number)
    at = dict(zip(zip(batch.arrays["accuser"], batch.arrays["accused"], strict=True), range(len(pairs)), strict=True))
    for place in range(stretch.context, len(batch.sentences)):
        own = slots[place]
        table = np.asarray([[at.get((a, b), -1) for b in own] for a in own])
        found = np.where(table[..., None] < 0, 0, chances[table])
        yield Scores(
            sentence=stretch.sentences[place],
            parties=tuple(stretch.parties[batch.slots[number].party] for number in own),
            named=int((batch.arrays["here_share"][own].sum(axis=1) > 0).sum()),
            accuses=found[..., 0],
            acts=found[..., 1:],
            commitments=kinds[table],
            answers=told[own],
            takes_part=parts[own],
            events=steps[place],
            dates=tuple(dates.get(place, ())),
            is_about=float(_chance(about)[0]),
        )


def labels() -> Labels:
    """The codes that the network was taught."""
    return _labels()


def _chance(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _shares(logits: Array) -> Array:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True, initial=-np.inf))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


@cache
def _session() -> Any:
    options = onnxruntime.SessionOptions()
    # One core a reader: `onrecord read --workers` is how several are used.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(str(NETWORK), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own that share no base
        raise NetworkError(f"{NETWORK}: the network cannot be loaded ({error}); install onrecord anew") from error


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(TOKENIZER))


@cache
def _labels() -> Labels:
    rows = json.loads(LABELS.read_text(encoding="utf-8"))
    return Labels(**{key: tuple(codes) for key, codes in rows.items()})
