"""Runs the taught network on windows: for each ordered pair of parties, each party and each sentence a probability.

The network and its labels lie beside this file; `benchmarks.teach` writes them, and tells what they were taught on.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from nlp.model.windows import MARKS, Window
from store.errors import OnRecordError

_FOLDER = Path(__file__).parent
NETWORK = _FOLDER / "network.onnx"
TOKENIZER = _FOLDER / "tokenizer.json"
LABELS = _FOLDER / "labels.json"
LONGEST = 224
Array = NDArray[np.float32]


class NetworkError(OnRecordError):
    """The taught network cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the network thinks of one window with n parties.

    `accuses[a, b]` is the probability that the sentence says that party a accuses party b of something, `acts[a, b]`
    those of each act given that it does, `answers[a]` those of each kind of response of party a, `events` those of each
    kind of event, `is_about` that the sentence tells of a dispute over AI and intellectual property. Party 0 is nobody.
    """

    window: Window
    accuses: Array
    acts: Array
    commitments: Array
    answers: Array
    events: Array
    is_about: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The codes behind the last axis of each array, in order."""

    acts: tuple[str, ...]
    commitments: tuple[str, ...]
    answers: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as arrays: token ids and mask (n, t), and weights that average over the tokens of each party's marks.

    `here` (n, e, t) averages over the marks in the sentence itself, `anywhere` over all, `words` (n, t) over its words.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    here: Array
    anywhere: Array
    words: Array

    def named(self) -> dict[str, Any]:
        """The arrays by the names of the network's inputs."""
        return {"ids": self.ids, "mask": self.mask, "here": self.here, "anywhere": self.anywhere, "words": self.words}


def scores_of(windows: Sequence[Window]) -> tuple[Scores, ...]:
    """The scores of the windows of one text, in order.

    The windows of a text are scored together, and with no others: rounding in the network depends on what stands in one
    batch, and a text must read the same alone and among others.
    """
    if not windows:
        return ()
    pairs, answers, events = _session().run(None, encoded(_tokenizer(), windows).named())
    return tuple(_scores(window, pairs[at], answers[at], events[at]) for at, window in enumerate(windows))


def labels() -> Labels:
    """The codes that the network was taught."""
    return _labels()


def encoded(tokenizer: Tokenizer, windows: Sequence[Window]) -> Batch:
    """The windows as arrays, each padded to the longest; of one longer than LONGEST tokens the context is cut."""
    tokens = [_cut(tokenizer.encode(window.text).ids) for window in windows]
    longest, most = max(map(len, tokens)), max(len(window.parties) for window in windows)
    size = len(windows)
    batch = Batch(
        np.zeros((size, longest), np.int64),
        np.zeros((size, longest), np.int64),
        np.zeros((size, most, longest), np.float32),
        np.zeros((size, most, longest), np.float32),
        np.zeros((size, longest), np.float32),
    )
    for at, (window, ids) in enumerate(zip(windows, tokens, strict=True)):
        _fill(batch, at, ids, len(window.parties), tokenizer)
    return batch


def _cut(ids: list[int]) -> list[int]:
    return ids if len(ids) <= LONGEST else [ids[0], *ids[len(ids) - LONGEST + 1 :]]


def _fill(batch: Batch, at: int, ids: list[int], parties: int, tokenizer: Tokenizer) -> None:
    length, parts = len(ids), tokenizer.token_to_id("[SEP]")
    begins = ids.index(parts) if parts in ids[:-1] else 0
    batch.ids[at, :length], batch.mask[at, :length] = ids, 1
    batch.words[at, begins + 1 : length - 1] = 1 / max(1, length - 2 - begins)
    for number in range(parties):
        mark = tokenizer.token_to_id(MARKS[number])
        places = [place for place, token in enumerate(ids) if token == mark]
        inside = [place for place in places if place > begins]
        batch.anywhere[at, number, places] = 1 / max(1, len(places))
        batch.here[at, number, inside] = 1 / max(1, len(inside))


def _scores(window: Window, pairs: Array, answers: Array, events: Array) -> Scores:
    many, acts = len(window.parties), len(labels().acts)
    pairs = pairs[:many, :many]
    chances = _chance(events)
    return Scores(
        window=window,
        accuses=_chance(pairs[..., 0]),
        acts=_chance(pairs[..., 1 : 1 + acts]),
        commitments=_shares(pairs[..., 1 + acts :]),
        answers=_shares(answers[:many])[:, 1:],
        events=chances[:-1],
        is_about=float(chances[-1]),
    )


def _chance(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _shares(logits: Array) -> Array:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


@cache
def _session() -> onnxruntime.InferenceSession:
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
