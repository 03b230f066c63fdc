"""Stretches of annotated passages with what the network should say of each of their sentences.

Only what the gold says is taught: a claim told again in another sentence than the quoted one is left open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from benchmarks.passages.__main__ import NAMES, to_read
from benchmarks.scoring import Row, plain
from nlp.document import ReadText, Sentence
from nlp.model.scores import Labels
from nlp.model.stretches import Stretch, stretches_of
from nlp.parsing import read_texts
from nlp.pipeline import DEFAULT_MODEL, pipeline
from store.vocabulary import Act, Commitment, EventKind, ResponseKind

LABELS = Labels(
    acts=tuple(code.value for code in Act),
    commitments=tuple(code.value for code in Commitment),
    answers=tuple(code.value for code in ResponseKind),
    events=tuple(code.value for code in EventKind),
)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one sentence tells; parties, acts and kinds are given by their numbers.

    `accuses` holds the acts and the commitment of each accusing pair, `answers` the kind of a party's response,
    `events` the kinds of its steps, `sides` the parties of these and `days` the first and the last day of each kind
    that has a date.
    """

    accuses: dict[Pair, tuple[frozenset[int], int]] = field(default_factory=dict)
    answers: dict[int, int] = field(default_factory=dict)
    events: frozenset[int] = frozenset()
    sides: frozenset[int] = frozenset()
    days: frozenset[tuple[int, str, str]] = frozenset()

    def renumbered(self, order: Sequence[int]) -> "Told":
        """The same with `order[i]` for the number i of each party."""
        return Told(
            accuses={(order[a], order[b]): what for (a, b), what in self.accuses.items()},
            answers={order[party]: kind for party, kind in self.answers.items()},
            events=self.events,
            sides=frozenset(order[party] for party in self.sides),
            days=self.days,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One stretch, what each of its sentences tells, and what its text tells `anywhere`: it is no error elsewhere.

    `is_about` is None where the text is about a dispute and tells its findings in other stretches only.
    """

    row: str
    stretch: Stretch
    told: tuple[Told, ...]
    anywhere: Told
    is_about: bool | None


def examples_of(rows: list[Row]) -> list[Example]:
    """The examples of the rows, one for each stretch of a text."""
    parsed = read_texts(pipeline(DEFAULT_MODEL, NAMES), map(to_read, rows))
    return [one for row, read_text in zip(rows, parsed, strict=True) for one in _of_row(row, read_text)]


def _of_row(row: Row, read_text: ReadText) -> Iterator[Example]:
    stretches = stretches_of(read_text)
    for stretch in stretches:
        parties = [plain(party) for party in stretch.parties]
        findings = [_in(read_text.sentences[number], row) for number in stretch.sentences]
        tells = len(stretches) == 1 or any(found for own in findings for found in own.values())
        yield Example(
            row=row["id"],
            stretch=stretch,
            told=tuple(_told(own, parties) for own in findings),
            anywhere=_told(row, parties),
            is_about=row["relevant"] if tells or not row["relevant"] else None,
        )


def _in(sentence: Sentence, row: Row) -> Row:
    """The findings of the row whose quoted words overlap the sentence."""
    return {kind: _here(row[kind], row["text"], sentence) for kind in ("claims", "responses", "events")}


def _here(findings: Iterable[Row], text: str, sentence: Sentence) -> list[Row]:
    places = ((finding, text.find(finding["quote"])) for finding in findings)
    return [f for f, at in places if at < sentence.end_char and sentence.start_char < at + len(f["quote"])]


def _told(findings: Row, parties: Sequence[str]) -> Told:
    answers = ((plain(r["by"]), LABELS.answers.index(r["kind"])) for r in findings["responses"])
    sides = {plain(party) for event in findings["events"] for party in event["parties"]}
    return Told(
        accuses=_accuses(findings["claims"], parties),
        answers={parties.index(name): kind for name, kind in answers if name in parties},
        events=frozenset(LABELS.events.index(event["kind"]) for event in findings["events"]),
        sides=frozenset(parties.index(name) for name in sides if name in parties),
        days=frozenset(_days(findings["events"])),
    )


def _days(events: Iterable[Row]) -> Iterator[tuple[int, str, str]]:
    for event in events:
        if event["date"]:
            yield LABELS.events.index(event["kind"]), event["date"]["from"], event["date"]["to"]


def _accuses(claims: Iterable[Row], parties: Sequence[str]) -> dict[Pair, tuple[frozenset[int], int]]:
    found: dict[Pair, tuple[frozenset[int], int]] = {}
    for claim in claims:
        act, firmly = LABELS.acts.index(claim["act"]), LABELS.commitments.index(claim["commitment"])
        for names in product(claim["claimants"] or [""], claim["targets"] or [""]):
            if all(plain(name) in parties for name in names):
                pair = (parties.index(plain(names[0])), parties.index(plain(names[1])))
                found[pair] = (found.get(pair, (frozenset[int](), 0))[0] | {act}, firmly)
    return found
