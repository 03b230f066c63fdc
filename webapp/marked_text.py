"""A text cut into paragraphs and pieces, so that each sentence that carries a finding can be marked and numbered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from store.records import Reading, Span
from webapp.finding_words import Told, told
from webapp.headings import Piece

_PARAGRAPH_END = re.compile(r"\r?\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of the text, hedges apart; `opens` are the numbers of the sentences that begin with them."""

    pieces: tuple[Piece, ...]
    is_marked: bool = False
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings that rest on one sentence, under the number that the sentence has in the text, from 1."""

    number: int
    passage: Span
    findings: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs, each cut into runs, and the findings of the sentences that begin in them."""

    paragraphs: tuple[tuple[Run, ...], ...]
    groups: tuple[Group, ...] = ()


def marked_text(text: str, reading: Reading, *, printer: str | None = None) -> list[Block]:
    """The whole text in reading order; paragraphs without a finding that follow one another are one block."""
    groups = _groups(told(reading, printer=printer))
    cut = [
        (_runs(text, start, end, groups), tuple(g for g in groups if start <= g.passage.start_char < end))
        for start, end in _paragraphs(text, [group.passage for group in groups])
    ]
    return [
        Block(paragraphs=tuple(runs for runs, _ in alike), groups=begun)
        for begun, alike in groupby(cut, key=itemgetter(1))
    ]


def _groups(findings: Iterable[Told]) -> list[Group]:
    resting: dict[tuple[int, int], list[Told]] = {}
    for finding in findings:
        resting.setdefault((finding.passage.start_char, finding.passage.end_char), []).append(finding)
    return [
        Group(number=number, passage=resting[place][0].passage, findings=tuple(resting[place]))
        for number, place in enumerate(sorted(resting), start=1)
    ]


def _paragraphs(text: str, passages: Sequence[Span]) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends; a passage is never cut in two."""
    found, start = [], 0
    for gap in _PARAGRAPH_END.finditer(text):
        if not any(passage.start_char < gap.end() and gap.start() < passage.end_char for passage in passages):
            found.append((start, gap.start()))
            start = gap.end()
    found.append((start, len(text.rstrip())))
    return [(first, last) for first, last in found if text[first:last].strip()]


def _runs(text: str, start: int, end: int, groups: Sequence[Group]) -> tuple[Run, ...]:
    """One paragraph, cut wherever a passage begins or ends."""
    here = [group for group in groups if group.passage.start_char < end and start < group.passage.end_char]
    passages = [group.passage for group in here]
    hedges = [hedge for group in here for finding in group.findings for hedge in finding.hedges]
    return tuple(
        Run(
            pieces=tuple(Piece(text[a:b], _is_within(hedges, a, b)) for a, b in _cut(first, last, hedges)),
            is_marked=_is_within(passages, first, last),
            opens=tuple(group.number for group in here if group.passage.start_char == first),
        )
        for first, last in _cut(start, end, passages)
    )


def _cut(start: int, end: int, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """What lies from `start` to `end`, cut wherever one of the spans begins or ends."""
    cuts = {at for span in spans for at in (span.start_char, span.end_char) if start < at < end}
    return list(pairwise(sorted({start, end, *cuts})))


def _is_within(spans: Iterable[Span], first: int, last: int) -> bool:
    return any(span.start_char <= first and last <= span.end_char for span in spans)
