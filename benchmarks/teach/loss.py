"""How far the network's logits are from what the gold says."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.teach.examples import LABELS, Example, Pair, Told
from nlp.model.encoding import Batch, Slot

# Rare right answers count more, or the network learns to say no.
_RIGHT_COUNTS, _ACT_COUNTS = torch.tensor(3.0), torch.tensor(2.0)
_SILENCE_COUNTS, _ANSWER_COUNTS = 0.4, 2.0
# Pairs of which neither is named in the sentence, and nobody accusing nobody, where the gold has neither.
_FAR_COUNTS, _NOBODY_COUNTS = 0.5, 0.3
_COMMITMENT_COUNTS, _SIDES_COUNT, _TEXT_COUNTS = 0.5, 0.5, 2.0


def loss_of(logits: tuple[Tensor, ...], batch: Batch, examples: Sequence[Example]) -> Tensor:
    """The mean over the examples of the losses of all heads."""
    pairs, answers, sides, events, days, about = logits
    told = torch.tensor([one.is_about is not None for one in examples])
    wanted = torch.tensor([float(bool(one.is_about)) for one in examples])
    text = functional.binary_cross_entropy_with_logits(about[told], wanted[told], reduction="sum")
    loss = (
        _of_pairs(pairs, batch, examples)
        + _of_answers(answers, batch, examples)
        + _SIDES_COUNT * _of_sides(sides, batch, examples)
        + _of_events(events, batch, examples)
        + _of_days(days, batch, examples)
        + _TEXT_COUNTS * text
    )
    return loss / len(examples)


def _told(slot: Slot, examples: Sequence[Example]) -> Told:
    return examples[slot.stretch].told[slot.place]


def _is_context(slot: Slot, examples: Sequence[Example]) -> bool:
    return slot.place < examples[slot.stretch].stretch.context


def _of_pairs(pairs: Tensor, batch: Batch, examples: Sequence[Example]) -> Tensor:
    named = batch.arrays["here_share"].sum(axis=1) > 0
    wanted, counts = [0.0] * len(pairs), [0.0] * len(pairs)
    at, acts, firmly = [], [], []
    for number, (a, b) in enumerate(zip(batch.arrays["accuser"], batch.arrays["accused"], strict=True)):
        slot, pair = batch.slots[a], (batch.slots[a].party, batch.slots[b].party)
        if _is_context(slot, examples):
            continue
        told = _told(slot, examples).accuses.get(pair)
        if told is None:
            is_open = pair in examples[slot.stretch].anywhere.accuses
            counts[number] = 0.0 if is_open else _count(pair, is_far=not (named[a] or named[b]))
            continue
        wanted[number] = counts[number] = 1.0
        at.append(number)
        acts.append([float(act in told[0]) for act in range(len(LABELS.acts))])
        firmly.append(told[1])
    alone = functional.binary_cross_entropy_with_logits(
        pairs[:, 0], torch.tensor(wanted), reduction="none", pos_weight=_RIGHT_COUNTS
    )
    loss = (alone * torch.tensor(counts)).sum()
    if not at:
        return loss
    split = 1 + len(LABELS.acts)
    right = pairs[torch.tensor(at)]
    loss = loss + functional.binary_cross_entropy_with_logits(
        right[:, 1:split], torch.tensor(acts), reduction="sum", pos_weight=_ACT_COUNTS
    )
    firm = functional.cross_entropy(right[:, split:], torch.tensor(firmly), reduction="sum")
    return loss + _COMMITMENT_COUNTS * firm


def _count(pair: Pair, *, is_far: bool) -> float:
    return _NOBODY_COUNTS if pair == (0, 0) else _FAR_COUNTS if is_far else 1.0


def _of_answers(answers: Tensor, batch: Batch, examples: Sequence[Example]) -> Tensor:
    wanted = torch.full((len(answers),), -1)
    for number, slot in enumerate(batch.slots):
        if slot.party and not _is_context(slot, examples):
            kind = _told(slot, examples).answers.get(slot.party)
            is_open = kind is None and slot.party in examples[slot.stretch].anywhere.answers
            wanted[number] = -1 if is_open else 0 if kind is None else kind + 1
    weights = torch.tensor([_SILENCE_COUNTS, *[_ANSWER_COUNTS] * len(LABELS.answers)])
    taught_here = wanted >= 0
    return functional.cross_entropy(answers[taught_here], wanted[taught_here], weight=weights, reduction="sum")


def _of_sides(sides: Tensor, batch: Batch, examples: Sequence[Example]) -> Tensor:
    """Only sentences that tell a step teach who takes part in one."""
    wanted, counts = torch.zeros(len(sides)), torch.zeros(len(sides))
    for number, slot in enumerate(batch.slots):
        told = _told(slot, examples)
        if slot.party and told.events and not _is_context(slot, examples):
            counts[number], wanted[number] = 1.0, float(slot.party in told.sides)
    alone = functional.binary_cross_entropy_with_logits(sides, wanted, reduction="none")
    return (alone * counts).sum()


def _of_days(days: Tensor, batch: Batch, examples: Sequence[Example]) -> Tensor:
    """Each date teaches of the steps of its sentence which of them happened then."""
    wanted, counts = torch.zeros(days.shape), torch.zeros(days.shape)
    for number, (at, date) in enumerate(zip(batch.arrays["day_sentence"], batch.dates, strict=True)):
        stretch, place = batch.sentences[at]
        told = examples[stretch].told[place]
        for kind in told.events:
            counts[number, kind] = 1.0
            wanted[number, kind] = float((kind, str(date.first), str(date.last)) in told.days)
    alone = functional.binary_cross_entropy_with_logits(days, wanted, reduction="none")
    return (alone * counts).sum()


def _of_events(events: Tensor, batch: Batch, examples: Sequence[Example]) -> Tensor:
    wanted, counts = torch.zeros(events.shape), torch.zeros(events.shape)
    for number, (stretch, place) in enumerate(batch.sentences):
        example = examples[stretch]
        if place >= example.stretch.context:
            told = example.told[place].events
            counts[number] = 1.0
            counts[number, sorted(example.anywhere.events - told)] = 0.0
            wanted[number, sorted(told)] = 1.0
    alone = functional.binary_cross_entropy_with_logits(events, wanted, reduction="none", pos_weight=_RIGHT_COUNTS)
    return (alone * counts).sum()
