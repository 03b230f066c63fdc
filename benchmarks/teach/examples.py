"""Windows of annotated passages with what the network should say of each.

Only what the gold says is taught: a claim told again in another sentence than the quoted one is left open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from benchmarks.passages.__main__ import NAMES, to_read
from benchmarks.scoring import Row, plain
from nlp.document import ReadText, Sentence
from nlp.model.scores import Labels
from nlp.model.windows import Window, windows_of
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
class Example:
    """One window; parties, acts and kinds are given by their numbers.

    `accuses` holds the acts and the commitment of each accusing pair, `answers` the kind of a party's response. What
    stands in an `unsure_` field is not taught: the gold has it, but at another sentence. `is_about` is None where the
    text is about a dispute and this sentence carries no finding.
    """

    row: str
    window: Window
    accuses: dict[Pair, tuple[frozenset[int], int]]
    unsure_pairs: frozenset[Pair]
    answers: dict[int, int]
    unsure_parties: frozenset[int]
    events: frozenset[int]
    unsure_events: frozenset[int]
    is_about: bool | None

    @property
    def has_finding(self) -> bool:
        """Whether the sentence carries anything."""
        return bool(self.accuses or self.answers or self.events)


def examples_of(rows: list[Row]) -> list[Example]:
    """An example for each sentence of the rows that can carry a finding."""
    parsed = read_texts(pipeline(DEFAULT_MODEL, NAMES), map(to_read, rows))
    return [one for row, read_text in zip(rows, parsed, strict=True) for one in _of_row(row, read_text)]


def _of_row(row: Row, read_text: ReadText) -> Iterator[Example]:
    for window in windows_of(read_text):
        yield _example(row, window, read_text.sentences[window.sentence])


def _example(row: Row, window: Window, sentence: Sentence) -> Example:
    parties = [plain(party) for party in window.parties]
    accuses = _accuses(_here(row["claims"], row, sentence), parties)
    told = _answers(_here(row["responses"], row, sentence), parties)
    events = frozenset(LABELS.events.index(e["kind"]) for e in _here(row["events"], row, sentence))
    is_told = bool(accuses or told or events or _here(row["claims"], row, sentence))
    return Example(
        row=row["id"],
        window=window,
        accuses=accuses,
        unsure_pairs=frozenset(_pairs(row["claims"], parties)) - accuses.keys(),
        answers=told,
        unsure_parties=frozenset(_answers(row["responses"], parties)) - told.keys(),
        events=events,
        unsure_events=frozenset(LABELS.events.index(e["kind"]) for e in row["events"]) - events,
        is_about=is_told or (None if row["relevant"] else False),
    )


def _here(findings: Iterable[Row], row: Row, sentence: Sentence) -> list[Row]:
    """The findings whose quoted words overlap the sentence."""
    places = ((finding, row["text"].find(finding["quote"])) for finding in findings)
    return [f for f, at in places if at < sentence.end_char and sentence.start_char < at + len(f["quote"])]


def _pairs(claims: Iterable[Row], parties: list[str]) -> Iterator[Pair]:
    for claim in claims:
        for accuser, accused in product(claim["claimants"] or [""], claim["targets"] or [""]):
            if plain(accuser) in parties and plain(accused) in parties:
                yield parties.index(plain(accuser)), parties.index(plain(accused))


def _accuses(claims: list[Row], parties: list[str]) -> dict[Pair, tuple[frozenset[int], int]]:
    found: dict[Pair, tuple[frozenset[int], int]] = {}
    for claim in claims:
        act, firmly = LABELS.acts.index(claim["act"]), LABELS.commitments.index(claim["commitment"])
        for pair in _pairs([claim], parties):
            found[pair] = (found.get(pair, (frozenset[int](), 0))[0] | {act}, firmly)
    return found


def _answers(responses: Iterable[Row], parties: list[str]) -> dict[int, int]:
    by = ((plain(r["by"]), LABELS.answers.index(r["kind"])) for r in responses)
    return {parties.index(name): kind for name, kind in by if name in parties}
