"""How a line of the record looks: its mark, its kind in words, on whose word it is, and what stands in the gutter."""

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from itertools import groupby
from typing import Any

from flask import Flask

from store.identifiers import fold
from store.models import Assertion, AttributionStep, Dispute, Event, EventCitation, Outlet, Response
from store.origins import count_origins
from store.records import Amount, ClaimFinding, EventFinding, ResponseFinding
from store.records import AttributionStep as ReadStep
from store.ruled import ruled_words
from store.timeline import Line, LineKind, is_asked
from store.vocabulary import SILENCES, ClaimStatus, EventKind, PartyRole, ResponseKind, SpeakerKind
from webapp.headings import claimant_words
from webapp.timeline.marks import Mark
from webapp.words import lowered, money, names, outlet_name, outlet_of

# A speaker of one of these kinds speaks for itself; of all others something is said by somebody else.
_OWN_WORDS = frozenset(
    {
        SpeakerKind.NAMED_PERSON,
        SpeakerKind.NAMED_ORG_SPOKESPERSON,
        SpeakerKind.ORG_DOCUMENT,
        SpeakerKind.COURT_DOCUMENT,
        SpeakerKind.OFFICIAL_RECORD,
    }
)
_EVENT_MARKS = {
    EventKind.COMPLAINT_FILED: Mark.ALLEGATION,
    EventKind.AMENDED_COMPLAINT: Mark.ALLEGATION,
    EventKind.DEMAND_SENT: Mark.ALLEGATION,
    EventKind.TESTIMONY_OR_MEMO: Mark.ALLEGATION,
    EventKind.INVESTIGATION_REPORTED: Mark.INQUIRY_REPORTED,
    EventKind.INVESTIGATION_CONFIRMED: Mark.INQUIRY_CONFIRMED,
    EventKind.INVESTIGATION_CLOSED: Mark.INQUIRY_CONFIRMED,
    EventKind.ANSWER_FILED: Mark.ANSWER,
    EventKind.STATEMENT: Mark.ANSWER,
    EventKind.LICENCE_DEAL: Mark.ANSWER,
    EventKind.SETTLEMENT_ANNOUNCED: Mark.ANSWER,
}


def install(app: Flask) -> None:
    """Let templates ask how a line looks."""
    app.jinja_env.globals.update(
        mark_of=mark_of,
        mark_of_response=mark_of_response,
        kind_of=kind_of,
        speaker_of=speaker_of,
        word_of=word_of,
        spread_of=spread_of,
        evidence_of=evidence_of,
        hedges_of=hedges_of,
        litigants=litigants,
        is_asked=is_asked,
    )


# --- marks and kinds --------------------------------------------------------------------------------------------------


def mark_of(line: Line) -> Mark:
    """The mark of a line."""
    if line.event:
        return mark_of_event(line.event)
    if line.kind is LineKind.ANSWER:
        return mark_of_response(line.answers[0].response)
    if line.kind is LineKind.HAPPENED:
        return Mark.ALLEGED_BY_NOBODY
    return _mark_of_claim([row for row in line.cited if isinstance(row, Assertion)])


def mark_of_event(event: Event | EventFinding) -> Mark:
    """The mark of an event: a step in court, where it is nothing else."""
    return _EVENT_MARKS.get(event.kind, Mark.COURT)


def mark_of_response(response: Response | ResponseFinding) -> Mark:
    """The mark of an answer: declining to comment is an answer given, the other silences are none."""
    if response.kind in {ResponseKind.DENIED, ResponseKind.DENIED_IN_PART}:
        return Mark.DENIAL
    if response.kind in SILENCES - {ResponseKind.DECLINED_TO_COMMENT}:
        return Mark.SILENCE
    return Mark.ANSWER


def kind_of(line: Line) -> str:
    """The kind of a line, in words."""
    if line.event:
        return event_words(line.event)
    if line.kind is LineKind.ANSWER:
        return line.answers[0].response.kind.label
    if line.kind is LineKind.HAPPENED:
        return "When it is said to have happened"
    stated = {row.status for row in line.cited if isinstance(row, Assertion)}
    return kind_of_claim(stated, mark_of(line))


def speaker_of(line: Line) -> str:
    """Who alleges or answers, for a line that is read by itself: its sentence may call them "the company"."""
    if line.kind is LineKind.ANSWER:
        return line.answers[0].response.respondent.name
    claimant = claimant_words(line.claim) if line.claim else None
    return f"by {claimant}" if claimant else ""


def kind_of_claim(stated: Set[ClaimStatus], mark: Mark) -> str:
    """The kind of what is alleged in one of these manners, and is drawn with `mark`."""
    if stated == {ClaimStatus.DENIED}:
        return "An allegation, told only in its denial"
    if stated <= {ClaimStatus.UNDER_INVESTIGATION, ClaimStatus.DENIED}:
        return "Under investigation, asserted by nobody"
    return "Allegation" if mark is Mark.ALLEGATION else "Alleged, in no party’s name"


def event_words(event: Event | EventFinding) -> str:
    """The kind of an event with what decides its weight: outcome, prejudice, leave to amend, sum of money."""
    said = [ruled_words(event.kind, event.outcome)]
    if event.leave_to_amend:
        said.append("with leave to amend")
    elif event.with_prejudice is not None:
        said.append("with prejudice" if event.with_prejudice else "without prejudice")
    if isinstance(event.amount, Amount):
        said.append(money(event.amount.value, event.amount.currency))
    elif isinstance(event, Event) and event.amount is not None:
        said.append(money(event.amount, event.currency))
    return ", ".join(said)


def mark_of_finding(finding: ClaimFinding) -> Mark:
    """The mark of what one sentence alleges."""
    own = finding.status is not ClaimStatus.UNDER_INVESTIGATION and _speaks_for_itself(finding.attribution)
    return Mark.ALLEGATION if own else Mark.ALLEGED_BY_NOBODY


def _mark_of_claim(cited: Iterable[Assertion]) -> Mark:
    own = any(_speaks_for_itself(row.steps) for row in cited if row.status is not ClaimStatus.UNDER_INVESTIGATION)
    return Mark.ALLEGATION if own else Mark.ALLEGED_BY_NOBODY


def _speaks_for_itself(steps: Sequence[AttributionStep] | Sequence[ReadStep]) -> bool:
    first = min((step.step_no for step in steps), default=0)
    return any(step.speaker_kind in _OWN_WORDS for step in steps if step.step_no == first)


# --- on whose word ----------------------------------------------------------------------------------------------------


def word_of(line: Line) -> tuple[str, str]:
    """Whose word a line rests on, as the words that lead to it and the chain from the origin to the page."""
    row = line.cited[0]
    printed = f"printed by {outlet_of(row.passage.version)}"
    if isinstance(row, Assertion):
        return "On the word of", ", ".join([*_chain(row), printed])
    if isinstance(row, EventCitation) and row.reported_by:
        return "As reported by", f"{names(row.reported_by)}, {printed}"
    if isinstance(row, EventCitation):
        return "As reported by", outlet_of(row.passage.version)
    hinge = "Said of" if row.kind in SILENCES else "On the word of"
    return hinge, f"{row.respondent.name}, {printed}"


def _chain(assertion: Assertion) -> Iterator[str]:
    for number, (_, side_by_side) in enumerate(groupby(assertion.steps, key=lambda step: step.step_no)):
        steps = list(side_by_side)
        speakers = names(dict.fromkeys(_speaker(step.speaker, step.speaker_kind) for step in steps))
        yield f"according to {speakers}" if number else speakers
        if outlets := _outlets(steps):
            yield f"to {names(outlets)}"


def _speaker(words: str, kind: SpeakerKind) -> str:
    return "the article itself" if kind is SpeakerKind.ARTICLE_VOICE else words


def _outlets(steps: Iterable[AttributionStep]) -> list[str]:
    """The outlets to which a speaker spoke, where they are not the speaker."""
    return list(dict.fromkeys(step.outlet.name for step in steps if step.outlet and step.outlet.name != step.speaker))


def spread_of(line: Line) -> str | None:
    """How many pages carry a line and from how many origins; None where one page does."""
    pages = len({row.passage.version.article_id for row in line.cited})
    if pages < 2:
        return None
    assertions = [row for row in line.cited if isinstance(row, Assertion)]
    origins = count_origins(assertions).origins if assertions else len({row.origin_key for row in line.cited})
    return f"{pages} pages carry it, from {origins} {'origin' if origins == 1 else 'origins'}."


def evidence_of(lines: Iterable[Line]) -> list[str]:
    """What is said to support the allegations among some lines, and whether it can be seen; nothing for other lines."""
    claims = [line for line in lines if line.kind is LineKind.ALLEGATION]
    found = [item for line in claims for row in line.cited if isinstance(row, Assertion) for item in row.evidence]
    told = dict.fromkeys(f"{lowered(item.kind.label)}, {item.disclosure.label}" for item in found)
    if not told:
        return ["Evidence: none described by this source."] if claims else []
    return [f"Evidence: {'; '.join(told)}."]


def hedges_of(lines: Iterable[Line]) -> list[Any]:
    """Where the sentence of some lines hedges, each place once."""
    rows = [line.cited[0] for line in lines if line.kind in {LineKind.ALLEGATION, LineKind.HAPPENED}]
    hedges = {tuple(hedge) for row in rows if isinstance(row, Assertion) for hedge in row.hedges}
    return sorted(hedges)


def litigants(dispute: Dispute, lines: Iterable[Line]) -> list[str]:
    """What readers must know of outlets that carry the lines and are, or belong to, a side of the dispute (I13)."""
    sides = {fold(party.entity.name) for party in dispute.parties if party.role is not PartyRole.AFFECTED}
    printers = [row.passage.version.article.outlet for line in lines for row in line.cited]
    told = (_interest(outlet, sides) for outlet in dict.fromkeys(printers) if outlet)
    return [words for words in told if words]


def _interest(outlet: Outlet, sides: Container[str]) -> str | None:
    if fold(outlet.name) in sides:
        return f"{outlet_name(outlet)} is itself a party to this dispute."
    if outlet.owner and fold(outlet.owner) in sides:
        return f"{outlet_name(outlet)} belongs to {outlet.owner}, a party to this dispute."
    return None
