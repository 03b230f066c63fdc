"""How a line of the record looks: its mark, its kind in words, on whose word it is, and what stands in the gutter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Flask

from store.models import Assertion, AttributionStep, Dispute, Event, EventCitation, Response
from store.origins import count_origins
from store.timeline import Answer, Line, LineKind, is_asked
from store.vocabulary import SILENCES, ClaimStatus, EventKind, PartyRole, ResponseKind, SpeakerKind
from webapp.timeline.marks import Mark
from webapp.words import lowered, money, names, outlet_of

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
_LEAST_GAP_DAYS = 28
_GAP_SHARE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line as a page lists it: `year` where it is the first of its year, `gap` days of silence before it.

    `told` are the passages that the lines before it show: a sentence is shown large once, and an answer in full once.
    """

    line: Line
    year: int | None
    gap: int | None
    told: frozenset[int]

    @property
    def is_repeated(self) -> bool:
        """Whether a line before this one shows the same sentence."""
        return self.line.passage.id in self.told


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """One sentence that answers for several parties at once, or for one: who, and one of the answers."""

    answer: Answer
    respondents: str


def install(app: Flask) -> None:
    """Let templates ask how a line looks."""
    app.jinja_env.globals.update(
        mark_of=mark_of,
        mark_of_response=mark_of_response,
        kind_of=kind_of,
        hung=hung,
        word_of=word_of,
        spread_of=spread_of,
        evidence_of=evidence_of,
        litigants=litigants,
        is_asked=is_asked,
    )


def rows(lines: Sequence[Line], *, newest_first: bool = False) -> list[Row]:
    """The dated lines with their years and the long gaps between them."""
    ordered = list(reversed(lines)) if newest_first else list(lines)
    least = _least_gap(lines)
    listed: list[Row] = []
    told: set[int] = set()
    for before, line in zip([None, *ordered], ordered, strict=False):
        gap = _days_between(before, line) if before else 0
        listed.append(
            Row(
                line=line,
                year=_year(line) if before is None or _year(line) != _year(before) else None,
                gap=gap if gap >= least else None,
                told=frozenset(told),
            )
        )
        told |= _shown(line)
    return listed


def _shown(line: Line) -> set[int]:
    """The passages that a line shows; when a thing is said to have happened is shown small, and told again in full."""
    if line.kind is LineKind.HAPPENED:
        return set()
    return {line.passage.id, *(answer.response.passage_id for answer in line.answers if not answer.has_line)}


def hung(line: Line) -> list[Hung]:
    """The answers of a line by the sentence that tells them, so that no sentence is shown once for each party."""
    together: dict[tuple[int, str], list[Answer]] = {}
    for answer in line.answers:
        together.setdefault((answer.response.passage_id, answer.response.kind), []).append(answer)
    return [
        Hung(answer=answers[0], respondents=names(dict.fromkeys(a.response.respondent.name for a in answers)))
        for answers in together.values()
    ]


def _year(line: Line) -> int:
    assert line.when is not None  # noqa: S101
    return line.when.first.year


def _least_gap(lines: Sequence[Line]) -> int:
    """In a matter of years a month without news is no silence: a fifteenth of the whole is."""
    days = [line.when for line in lines if line.when]
    whole = (max(when.last for when in days) - min(when.first for when in days)).days if days else 0
    return max(_LEAST_GAP_DAYS, whole // _GAP_SHARE)


def _days_between(one: Line, other: Line) -> int:
    """Whole days on which neither of two lines stands."""
    assert one.when is not None  # noqa: S101
    assert other.when is not None  # noqa: S101
    earlier, later = sorted((one.when, other.when), key=lambda when: when.first)
    return (later.first - earlier.last).days - 1


# --- marks and kinds --------------------------------------------------------------------------------------------------


def mark_of(line: Line) -> Mark:
    """The mark of a line."""
    if line.event:
        return _EVENT_MARKS.get(line.event.kind, Mark.COURT)
    if line.kind is LineKind.ANSWER:
        return mark_of_response(line.answers[0].response)
    if line.kind is LineKind.HAPPENED:
        return Mark.ALLEGED_BY_NOBODY
    return _mark_of_claim([row for row in line.cited if isinstance(row, Assertion)])


def mark_of_response(response: Response) -> Mark:
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
    if stated == {ClaimStatus.DENIED}:
        return "An allegation, told only in its denial"
    if stated <= {ClaimStatus.UNDER_INVESTIGATION, ClaimStatus.DENIED}:
        return "Under investigation, asserted by nobody"
    return "Allegation" if mark_of(line) is Mark.ALLEGATION else "Alleged, in no party’s name"


def event_words(event: Event) -> str:
    """The kind of an event with what decides its weight: outcome, prejudice, leave to amend, sum of money."""
    said = [event.kind.label]
    if event.outcome:
        said.append(event.outcome.label)
    if event.leave_to_amend:
        said.append("with leave to amend")
    elif event.with_prejudice is not None:
        said.append("with prejudice" if event.with_prejudice else "without prejudice")
    if event.amount is not None:
        said.append(money(event.amount, event.currency))
    return ", ".join(said)


def _mark_of_claim(cited: Iterable[Assertion]) -> Mark:
    own = any(_speaks_for_itself(row) for row in cited if row.status is not ClaimStatus.UNDER_INVESTIGATION)
    return Mark.ALLEGATION if own else Mark.ALLEGED_BY_NOBODY


def _speaks_for_itself(assertion: Assertion) -> bool:
    first = min((step.step_no for step in assertion.steps), default=0)
    return any(step.speaker_kind in _OWN_WORDS for step in assertion.steps if step.step_no == first)


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


def evidence_of(line: Line) -> str | None:
    """What is said to support an allegation, and whether it can be seen; None for other lines."""
    if line.kind is not LineKind.ALLEGATION:
        return None
    found = [evidence for row in line.cited if isinstance(row, Assertion) for evidence in row.evidence]
    told = dict.fromkeys(f"{lowered(item.kind.label)}, {item.disclosure.label}" for item in found)
    return f"Evidence: {'; '.join(told)}." if told else "Evidence: none described by this source."


def litigants(dispute: Dispute, line: Line) -> list[str]:
    """Outlets that carry the line and are themselves a side of the dispute."""
    sides = {party.entity.name for party in dispute.parties if party.role is not PartyRole.AFFECTED}
    printers = [row.passage.version.article.outlet for row in line.cited]
    return sorted({outlet.name for outlet in printers if outlet and {outlet.name, outlet.owner} & sides})
