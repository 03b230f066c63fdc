"""One finding of the reader in words: what it is, whose it is, and why the reader says so. For the page and terminals.

Headings come from `webapp.headings`, so that an allegation is always somebody's; every row says what the text says.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from store.records import (
    AttributionStep,
    ClaimFinding,
    DateSpan,
    EventFinding,
    EvidenceFinding,
    Reading,
    RelationFinding,
    ResponseFinding,
    Span,
)
from store.vocabulary import EvidenceKind, Polarity, QuoteKind, ResponseBasis, SpeakerKind
from webapp.headings import Piece, finding_heading
from webapp.lines import event_words, kind_of_claim, mark_of_event, mark_of_finding, mark_of_response
from webapp.timeline.marks import Mark
from webapp.words import curly, names, shortened, when

CONFIDENCE_IS = "how sure the reader is of its reading, not whether it is true"
_MOST = 120  # characters of the text's own words in one row; the whole sentence is marked beside it


class Line(NamedTuple):
    """Some words of a row, and what is added to them in smaller type."""

    text: str
    note: str = ""


class Row(NamedTuple):
    """One thing that is known of a finding."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in words. `confidence` is None where the reader gives none; `hedges` are offsets into the text."""

    kind: str
    heading: tuple[Piece, ...]
    rows: tuple[Row, ...]
    passage: Span
    rule: str
    mark: Mark | None = None
    confidence: float | None = None
    hedges: tuple[Span, ...] = ()


def told(reading: Reading, *, printer: str | None) -> list[Told]:
    """Each finding of `reading`: allegations, answers, events, standing relations; `printer` published the text."""
    known = {entity.name for entity in reading.entities}
    return [
        *(_claim(claim, known, printer) for claim in reading.claims),
        *(_response(response) for response in reading.responses),
        *(_event(event) for event in reading.events),
        *(_relation(relation) for relation in reading.relations),
    ]


# --- allegations ------------------------------------------------------------------------------------------------------


def _claim(claim: ClaimFinding, known: Container[str], printer: str | None) -> Told:
    mark = mark_of_finding(claim)
    return Told(
        kind=kind_of_claim({claim.status}, mark),
        mark=mark,
        heading=tuple(finding_heading(claim, known=known)),
        rows=tuple(_claim_rows(claim, printer)),
        passage=claim.passage,
        hedges=claim.hedges,
        rule=claim.rule,
        confidence=claim.confidence,
    )


def _claim_rows(claim: ClaimFinding, printer: str | None) -> Iterator[Row]:
    yield Row("On the word of", tuple(_chain(claim.attribution, printer)))
    worded = f"as worded {_quoted(claim.target_as_worded)}" if claim.target_as_worded else ""
    yield _row("Of whom", names(claim.targets) or "The sentence names nobody", worded)
    yield _row("Alleged act", curly(claim.act.label))
    if claim.object:
        yield _row("Of what", _quoted(claim.object))
    if claim.legal_theories:
        yield _row("Legal theory", names(curly(theory.label) for theory in claim.legal_theories))
    yield _row("How firmly", _firmness(claim), _hedges(claim.hedges))
    yield Row("Evidence", (_evidence(claim.evidence),))
    yield Row("When", (_when(claim.happened),))


def _chain(steps: Iterable[AttributionStep], printer: str | None) -> Iterator[Line]:
    """Who said it, according to whom, and who printed it; speakers of one step stand side by side."""
    for number, (_, group) in enumerate(groupby(steps, key=lambda step: step.step_no)):
        yield _link(list(group), "according to " if number else "")
    yield Line(
        f"printed by {printer}" if printer else "printed in the pasted text", "" if printer else "no outlet given"
    )


def _link(steps: list[AttributionStep], hinge: str) -> Line:
    first = steps[0]
    speakers = dict.fromkeys(_speaker(step) for step in steps)
    outlets = dict.fromkeys(step.via_outlet for step in steps if step.via_outlet and step.via_outlet != step.speaker)
    note = [
        *([] if first.speaker_kind is SpeakerKind.ARTICLE_VOICE else [first.speaker_kind.label]),
        *([_quoted(first.cue)] if first.cue else []),
        first.commitment.label,
        *([] if first.quote_kind is QuoteKind.INDIRECT else [first.quote_kind.label]),
    ]
    return Line(f"{hinge}{names(speakers)}{f', to {names(outlets)}' if outlets else ''}", "; ".join(note))


def _speaker(step: AttributionStep) -> str:
    return "the text itself" if step.speaker_kind is SpeakerKind.ARTICLE_VOICE else step.speaker


def _firmness(claim: ClaimFinding) -> str:
    negated = f"; {claim.polarity.label}" if claim.polarity is Polarity.NEGATIVE else ""
    return f"{claim.commitment.label[:1].upper()}{claim.commitment.label[1:]}{negated}"


def _hedges(hedges: Iterable[Span]) -> str:
    said = list(dict.fromkeys(_quoted(hedge.exact) for hedge in hedges))
    return f"{'hedge' if len(said) == 1 else 'hedges'} {', '.join(said)}" if said else "no hedge in the sentence"


def _evidence(evidence: EvidenceFinding | None) -> Line:
    if evidence is None:
        return Line("None stated in the sentence")
    kind = "Of no stated kind" if evidence.kind is EvidenceKind.NONE_STATED else curly(evidence.kind.label)
    held = f", held by {evidence.holder}" if evidence.holder else ""
    return Line(
        f"{kind}: {evidence.disclosure.label}{held}", _quoted(evidence.passage.exact) if evidence.passage else ""
    )


# --- answers, events and relations ------------------------------------------------------------------------------------


def _response(response: ResponseFinding) -> Told:
    return Told(
        kind=response.kind.label,
        mark=mark_of_response(response),
        heading=(Piece(response.respondent),),
        rows=tuple(_response_rows(response)),
        passage=response.passage,
        rule=response.rule,
        confidence=response.confidence,
    )


def _response_rows(response: ResponseFinding) -> Iterator[Row]:
    yield _row("Meaning", response.kind.definition)
    if response.to:
        yield _row("Answer to", response.to)
    hinge = "by" if response.basis is ResponseBasis.ASKED else "to"
    yield _row("How known", _HOW_KNOWN[response.basis], f"{hinge} {response.asked_by}" if response.asked_by else "")
    yield Row("As of", (_when(response.as_of),))


_HOW_KNOWN = {
    ResponseBasis.ASKED: "It was asked",
    ResponseBasis.STATEMENT: "In a statement",
    ResponseBasis.FILING: "In a court filing",
    ResponseBasis.OBSERVED: "The text does not say that anyone asked",
}


def _event(event: EventFinding) -> Told:
    return Told(
        kind=event_words(event),
        mark=mark_of_event(event),
        heading=(Piece(_sides(event)),),
        rows=tuple(_event_rows(event)),
        passage=event.passage,
        rule=event.rule,
        confidence=event.confidence,
    )


def _sides(event: EventFinding) -> str:
    accused = names(event.accused)
    if event.investigators:
        return names(event.investigators) + (f", looking into {accused}" if accused else "")
    if event.accusers:
        return names(event.accusers) + (f" against {accused}" if accused else "")
    return f"Against {accused}" if accused else "The sentence names no side"


def _event_rows(event: EventFinding) -> Iterator[Row]:
    yield _row("As reported by", names(event.reported_by) or "The text itself")
    yield Row("When", (_when(event.happened),))
    worded = {"Court or body": event.forum, "Docket": event.docket}
    yield from (_row(label, words) for label, words in worded.items() if words)
    terms = {"Alleged act": event.act, "In favour of": event.in_favour_of}
    yield from (_row(label, _sentence_case(curly(term.label))) for label, term in terms.items() if term)
    if event.amount:
        yield _row("The sum is", _sentence_case(event.amount.kind.label))


def _relation(relation: RelationFinding) -> Told:
    return Told(
        kind="Standing relation, no dispute",
        heading=(Piece(f"{relation.subject}: {relation.kind.replace('_', ' ')} {relation.object}"),),
        rows=(),
        passage=relation.passage,
        rule=relation.rule,
    )


# --- words ------------------------------------------------------------------------------------------------------------


def _row(label: str, text: str, note: str = "") -> Row:
    return Row(label, (Line(text, note),))


def _when(span: DateSpan) -> Line:
    worded = f"as worded {_quoted(span.text)}" if span.text else ""
    if span.first is None and span.last is None:
        return Line("No date that can be told" if worded else "The sentence gives none", worded)
    return Line(when(span), worded)


def _quoted(words: str) -> str:
    return f"“{shortened(' '.join(words.split()), _MOST)}”"


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
