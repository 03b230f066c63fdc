"""The ordered lines of one dispute: what was alleged, what happened, what was answered, and what has no date.

An allegation stands at the day it was first published, an event at the day it happened, an answer under the claim it
answers. Built from a dispute loaded by `store.disputes`; asks the database nothing.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from store.knowledge import NOW, Knowledge
from store.models import ArticleVersion, Assertion, Claim, Dispute, Event, EventCitation, Passage, Response
from store.vocabulary import SILENCES, AssertionState, Precision, Rank, ResponseBasis, ResponseKind

Cited = TypeVar("Cited", Assertion, EventCitation, Response)
_LATER = timedelta(days=14)  # an answer that comes later than this has a line of its own as well
_ASKED_KINDS = SILENCES - {ResponseKind.NO_PUBLIC_RESPONSE}


class LineKind(StrEnum):
    """What a line is about; the order is the order of lines of one day."""

    HAPPENED = "happened"
    EVENT = "event"
    ALLEGATION = "allegation"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a line stands: first and last day, inclusive. `is_by_report` where only the day of the report is known."""

    first: date
    last: date
    precision: Precision
    text: str | None = None
    is_by_report: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether the source gives less than a day."""
        return self.first != self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a party answered to a claim, or that it had not; `also` are further reports of the same answer."""

    response: Response
    when: Placed | None
    also: tuple[Response, ...] = ()
    has_line: bool = False

    @property
    def is_silence(self) -> bool:
        """Whether nothing was answered."""
        return self.response.kind in SILENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the record with the passage that is shown for it and all rows that cite it, earliest first."""

    kind: LineKind
    when: Placed | None
    passage: Passage
    cited: tuple[Assertion, ...] | tuple[EventCitation, ...] | tuple[Response, ...]
    claim: Claim | None = None
    event: Event | None = None
    answers: tuple[Answer, ...] = ()
    is_superseded: bool = False

    @property
    def anchor(self) -> str:
        """What the line is called within its page; the same in every order of the lines."""
        if self.kind is LineKind.HAPPENED and self.claim:
            return f"h-{self.claim.public_id}"
        return self.subject.public_id

    @property
    def reports(self) -> tuple[Response, ...]:
        """The rows of its answers."""
        return tuple(row for answer in self.answers for row in (answer.response, *answer.also))

    @property
    def subject(self) -> Claim | Event | Response:
        """The row that the line is about."""
        if self.event:
            return self.event
        if self.kind is LineKind.ANSWER:
            return self.answers[0].response
        assert self.claim is not None  # noqa: S101
        return self.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedSource:
    """A version whose article gives no date, with the lines that rest on nothing dated."""

    version: ArticleVersion
    lines: tuple[Line, ...]

    def further(self, line: Line) -> tuple[Line, ...]:
        """The claim of `line` in the other sentences of this source that carry it, perhaps more or less firmly."""
        if line.kind is not LineKind.ALLEGATION:
            return ()
        carried = (row for row in line.cited if isinstance(row, Assertion))
        others = [r for r in carried if r.passage.version_id == self.version.id and r.passage != line.passage]
        return tuple(replace(line, passage=row.passage, cited=(row,), answers=()) for row in others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The dated lines, oldest first, and the undated ones by their source."""

    lines: tuple[Line, ...]
    undated: tuple[UndatedSource, ...]

    @property
    def everything(self) -> tuple[Line, ...]:
        """All lines, dated or not."""
        return (*self.lines, *(line for source in self.undated for line in source.lines))

    @property
    def allegations(self) -> tuple[Line, ...]:
        """The lines of the claims, dated or not."""
        return tuple(line for line in self.everything if line.kind is LineKind.ALLEGATION)


def timeline(dispute: Dispute, knowledge: Knowledge = NOW) -> Timeline:
    """The lines of `dispute`, by what was public and on record on the days of `knowledge`."""
    claims = [line for claim in dispute.claims if (line := _claim_line(claim, knowledge))]
    found = [
        *claims,
        *(line for claim_line in claims if (line := _happened_line(claim_line))),
        *(line for event in dispute.events if (line := _event_line(event, knowledge))),
        *_answer_lines(dispute, claims, knowledge),
    ]
    dated = sorted((line for line in found if line.when), key=_order)
    return Timeline(lines=tuple(dated), undated=_by_source(line for line in found if not line.when))


def is_asked(response: Response) -> bool:
    """Whether somebody is on record to have asked."""
    return bool(response.asked_by) or response.basis is ResponseBasis.ASKED or response.kind in _ASKED_KINDS


def published_on(version: ArticleVersion) -> Placed | None:
    """When a version was published, no more exactly than it says; None for an undated one."""
    if version.published_at is None:
        return None
    day = version.published_at.date()
    first, last = _widened(day, version.published_precision)
    return Placed(first=first, last=last, precision=version.published_precision)


def _widened(day: date, precision: Precision) -> tuple[date, date]:
    if precision is Precision.MONTH:
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision is Precision.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


# --- lines ------------------------------------------------------------------------------------------------------------


def _claim_line(claim: Claim, knowledge: Knowledge) -> Line | None:
    cited, is_superseded = _standing(claim.assertions, knowledge)
    if not cited or claim.rank is Rank.DEPRECATED:
        return None
    when = published_on(cited[0].passage.version)
    return Line(
        kind=LineKind.ALLEGATION,
        when=when,
        passage=cited[0].passage,
        cited=cited,
        claim=claim,
        answers=_answers(claim.responses, when, knowledge),
        is_superseded=is_superseded,
    )


def _happened_line(allegation: Line) -> Line | None:
    """When the matter of an allegation is said to have happened, if that lies before it was published."""
    claim = allegation.claim
    if claim is None or claim.happened_first is None or claim.happened_last is None:
        return None
    if allegation.when and claim.happened_last >= allegation.when.first:
        return None
    when = Placed(
        first=claim.happened_first,
        last=claim.happened_last,
        precision=claim.happened_precision,
        text=claim.happened_text,
    )
    return replace(allegation, kind=LineKind.HAPPENED, when=when, answers=())


def _event_line(event: Event, knowledge: Knowledge) -> Line | None:
    cited, is_superseded = _standing(event.citations, knowledge)
    if not cited or event.rank is Rank.DEPRECATED:
        return None
    return Line(
        kind=LineKind.EVENT,
        when=_event_place(event, cited[0].passage.version),
        passage=cited[0].passage,
        cited=cited,
        event=event,
        is_superseded=is_superseded,
    )


def _event_place(event: Event, version: ArticleVersion) -> Placed | None:
    first, last = event.happened_first or event.happened_last, event.happened_last or event.happened_first
    if first is None or last is None:
        reported = published_on(version)
        return replace(reported, is_by_report=True) if reported else None
    return Placed(first=first, last=last, precision=event.happened_precision, text=event.happened_text)


def _answer_lines(dispute: Dispute, claims: Iterable[Line], knowledge: Knowledge) -> Iterable[Line]:
    """Answers that no claim on record carries, and those that came long after the claim; each once."""
    loose = _answers([r for r in dispute.responses if r.claim_id is None], None, knowledge)
    late = [answer for line in claims for answer in line.answers if answer.has_line]
    once = {_answer_key(answer.response): answer for answer in reversed([*loose, *late])}
    for answer in once.values():
        reports = (answer.response, *answer.also)
        yield Line(
            kind=LineKind.ANSWER,
            when=answer.when,
            passage=answer.response.passage,
            cited=reports,
            claim=answer.response.claim,
            answers=(answer,),
        )


def _answers(responses: Sequence[Response], claimed: Placed | None, knowledge: Knowledge) -> tuple[Answer, ...]:
    standing = [response for response in responses if knowledge.stands(response)]
    together: dict[tuple[object, ...], list[Response]] = {}
    for response in sorted(standing, key=_response_order):
        together.setdefault((response.respondent_id, response.kind, _answered_on(response)), []).append(response)
    return tuple(_answer(group, claimed) for group in together.values())


def _answer(group: Sequence[Response], claimed: Placed | None) -> Answer:
    when = _answered_on(group[0])
    is_late = bool(when and (claimed is None or when.first > claimed.last + _LATER))
    return Answer(response=group[0], when=when, also=tuple(group[1:]), has_line=is_late)


def _answered_on(response: Response) -> Placed | None:
    first, last = response.as_of_first or response.as_of_last, response.as_of_last or response.as_of_first
    if first is None or last is None:
        return published_on(response.passage.version)
    return Placed(first=first, last=last, precision=response.as_of_precision, text=response.as_of_text)


# --- what stands, and in which order ----------------------------------------------------------------------------------


def _standing(rows: Sequence[Cited], knowledge: Knowledge) -> tuple[tuple[Cited, ...], bool]:
    """The rows that stand, earliest published first; where none does, those that newer versions took back."""
    public = sorted((row for row in rows if knowledge.has(row)), key=_published_order)
    standing = tuple(row for row in public if knowledge.stands(row))
    taken_back = tuple(row for row in public if row.state is AssertionState.SUPERSEDED)
    return standing or taken_back, not standing


def _published_order(row: Assertion | EventCitation | Response) -> tuple[date, int]:
    published = row.passage.version.published_at
    return published.date() if published else date.max, row.id


def _response_order(response: Response) -> tuple[date, int]:
    when = _answered_on(response)
    return when.first if when else date.max, response.id


def _answer_key(response: Response) -> tuple[object, ...]:
    return response.passage_id, response.respondent_id, response.kind


_KINDS: Callable[[LineKind], int] = list(LineKind).index


def _order(line: Line) -> tuple[date, date, int, int]:
    assert line.when is not None  # noqa: S101
    return line.when.first, line.when.last, _KINDS(line.kind), line.subject.id


def _by_source(lines: Iterable[Line]) -> tuple[UndatedSource, ...]:
    by_version: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (line.passage.version_id, line.passage.start_char)):
        by_version.setdefault(line.passage.version_id, []).append(line)
    return tuple(UndatedSource(version=lines[0].passage.version, lines=tuple(lines)) for lines in by_version.values())
