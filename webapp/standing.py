"""Where a dispute stands, as a sentence with its source; never a badge, never a verdict of ours."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask

from store.disputes import Matter
from store.models import Claim, Event, EventCitation, Passage, Proceeding
from store.records import DateSpan
from store.status import first_published
from store.timeline import LineKind
from store.vocabulary import AssertionState, EventKind, PartyRole, State
from webapp.headings import claimant_words, parties
from webapp.rulings import ending, on_appeal, ruling, settled_by, settlement
from webapp.timeline.marks import Mark
from webapp.words import count, day, long_day, lowered, names, outlet_of, when

_PHRASES = {
    State.ALLEGED: "Alleged in public",
    State.INVESTIGATION_REPORTED: "Said to be under investigation",
    State.INVESTIGATION_CONFIRMED: "Under investigation, as the investigator itself says",
    State.INVESTIGATION_CLOSED: "The investigation was closed",
    State.DEMAND_SENT: "A demand was sent",
    State.LICENSED: "A licence was agreed",
    State.SETTLED: "A settlement was announced",
    State.WITHDRAWN: "The allegation was taken back",
    State.PROCEEDING_OPENED: "Before the court",
    State.FILED: "Before the court: a lawsuit was filed",
    State.TRIAL: "On trial",
    State.STAYED: "Before the court, paused",
    State.TRANSFERRED: "Before the court, moved to another one",
    State.CLOSED: "The case has ended",
    State.APPEAL_PENDING: "On appeal",
    State.APPEAL_ARGUED: "On appeal, argued and not decided",
    State.REOPENED: "Before the court again",
}
# States that say less than the event that led to them.
_BY_EVENT: dict[State, Callable[[Event], str | None]] = {
    State.APPEAL_DECIDED: on_appeal,
    State.SETTLEMENT_PENDING: settlement,
    State.CLOSED: ending,
}
_PARTLY = frozenset({EventKind.SETTLEMENT_ANNOUNCED, EventKind.LICENCE_DEAL})
_MOST_TOLD = 4
_WITHOUT_COURT = frozenset({State.ALLEGED, State.INVESTIGATION_REPORTED, State.INVESTIGATION_CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The sentence in parts: "`phrase`, as `reporter` `reported`. `note`"; the passage is what it rests on.

    `partly` are settlements by some of the parties that left the matter as it stands.
    """

    mark: Mark
    phrase: str
    reporter: str
    reported: str
    passage: Passage | None
    note: str | None = None
    is_irregular: bool = False
    partly: tuple[Event, ...] = ()

    @property
    def sentence(self) -> str:
        """All of it as plain words."""
        source = f", as {self.reporter} {self.reported}" if self.passage else ""
        return " ".join(filter(None, (f"{self.phrase}{source}.", self.note)))


def install(app: Flask) -> None:
    """Let templates put the sum of a dispute into words."""
    app.jinja_env.globals.update(forum_of=forum_of, acts_of=acts_of, answers_of=answers_of, dek_of=dek_of)
    app.jinja_env.globals.update(settled_by=settled_by, day_of=day_of, case_words=case_words)


def standing(matter: Matter, *, as_of: date) -> Standing:
    """The sentence for a dispute as of a day, with the passage that it rests on."""
    deciding = matter.status.deciding
    note = _note(matter, as_of)
    if deciding is None:
        return _alleged(matter, note)
    citation = _first_citation(deciding)
    return Standing(
        mark=_mark(matter.status.state),
        phrase=f"{_phrase(matter.status.state, deciding)}, {day_of(deciding)}",
        reporter=names(citation.reported_by) or outlet_of(citation.passage.version),
        reported=f"reported, according to {outlet_of(citation.passage.version)}"
        if citation.reported_by
        else "reported",
        passage=citation.passage,
        note=note,
        is_irregular=matter.status.is_irregular,
        partly=_settled_in_part(matter),
    )


def forum_of(matter: Matter) -> str:
    """The courts and dockets of a dispute that were known then, as far as sources name them."""
    cases = (_named(case.proceeding) for case in matter.cases)
    return "; ".join(dict.fromkeys(case for case in cases if case))


def case_words(case: Proceeding) -> str:
    """A case by its court and docket, as far as a source names them."""
    return _named(case) or "a case whose court no source names"


def _named(case: Proceeding) -> str:
    return " ".join(filter(None, (case.forum, case.docket)))


def acts_of(matter: Matter, *, most: int = _MOST_TOLD) -> str:
    """What is alleged most, by the labels of the acts; at most `most` of them by name.

    What nobody alleges by name, or of nobody by name, counts only where nothing else is alleged.
    """
    claims = [line.claim for line in matter.timeline.allegations if line.claim]
    alleged = Counter(claim.act.label for claim in _charges(claims) or claims)
    told = [lowered(act) for act, _ in alleged.most_common(most)]
    return "; ".join([*told, *_more(len(alleged) - len(told), "other act")])


def _charges(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claimant_words(claim) and parties(claim, PartyRole.ACCUSED)]


def answers_of(matter: Matter) -> str:
    """How many allegations were answered, as a sentence."""
    told = (
        (matter.answered, "answered"),
        (matter.asked_and_silent, "asked and silent"),
        (matter.not_known_to_be_asked, "not known to have been asked"),
    )
    return f"{', '.join(f'{number} {words}' for number, words in told if number)}."


def dek_of(matter: Matter) -> str:
    """What the dispute is about, in the words of the vocabulary and as the accusers' allegation, if it is theirs."""
    if not matter.timeline.everything:
        return "Nothing that this record has of it was known by the day asked for."
    accused, acts = _few(matter.accused), acts_of(matter)
    group = [matter.dispute.accuser_text] if matter.dispute.accuser_text else []
    accusers = _few(matter.names_of(PartyRole.ACCUSER) or group)
    by, of = f" by {accusers}" if accusers else "", f" of {accused}" if accused else ""
    if not acts:
        return f"What is alleged{of}{by} has not been read in a sentence of its own; its events are on record."
    is_charged = _charges(line.claim for line in matter.timeline.allegations if line.claim)
    return f"Alleged{of}{by}: {acts}." if is_charged else f"Alleged: {acts}."


def _few(listed: Sequence[str]) -> str:
    return names([*listed[:_MOST_TOLD], *_more(len(listed) - _MOST_TOLD, "other")])


def _more(left: int, what: str) -> list[str]:
    return [count(left, what)] if left > 0 else []


def _alleged(matter: Matter, note: str | None) -> Standing:
    lines = [line for line in matter.timeline.everything if line.kind is not LineKind.HAPPENED]
    if not lines:
        return Standing(mark=Mark.SILENCE, phrase="Nothing was public yet", reporter="", reported="", passage=None)
    first = lines[0]
    since = f", first by a dated source on {day(first.when.first)}" if first.when else ", by a source without a date"
    return Standing(
        mark=Mark.ALLEGATION,
        phrase=_PHRASES[State.ALLEGED] + since,
        reporter=outlet_of(first.passage.version),
        reported="printed",
        passage=first.passage,
        note=note,
    )


def _phrase(state: State, deciding: Event) -> str:
    if state in _BY_EVENT:
        return _BY_EVENT[state](deciding) or _PHRASES[state]
    return _PHRASES.get(state) or f"Before the court, {ruling(deciding)}"


def _settled_in_part(matter: Matter) -> tuple[Event, ...]:
    """Settlements on record that did not decide where the matter stands, for not all had settled."""
    events = [line.event for line in matter.timeline.everything if line.event and not line.is_superseded]
    return tuple(e for e in events if e.kind in _PARTLY and e not in matter.status.because_of)


def day_of(event: Event) -> str:
    """When an event happened, or by when it was reported."""
    if event.happened_first or event.happened_last:
        return when(DateSpan(first=event.happened_first, last=event.happened_last, precision=event.happened_precision))
    reported = first_published(event)
    return f"by {day(reported)}" if reported else "on a day no source gives"


def _note(matter: Matter, as_of: date) -> str | None:
    if matter.status.state not in _WITHOUT_COURT or matter.is_in_court:
        return None
    return f"No lawsuit or settlement is on this record as of {long_day(as_of)}."


def _mark(state: State) -> Mark:
    marks = {
        State.ALLEGED: Mark.ALLEGATION,
        State.INVESTIGATION_REPORTED: Mark.INQUIRY_REPORTED,
        State.INVESTIGATION_CONFIRMED: Mark.INQUIRY_CONFIRMED,
        State.INVESTIGATION_CLOSED: Mark.INQUIRY_CONFIRMED,
        State.DEMAND_SENT: Mark.ALLEGATION,
        State.LICENSED: Mark.ANSWER,
        State.SETTLED: Mark.ANSWER,
        State.WITHDRAWN: Mark.ANSWER,
    }
    return marks.get(state, Mark.COURT)


def _first_citation(event: Event) -> EventCitation:
    standing = [citation for citation in event.citations if citation.state is not AssertionState.SUPERSEDED]
    return min(standing or event.citations, key=_publication)


def _publication(citation: EventCitation) -> tuple[date, int]:
    published = citation.passage.version.published_at
    return (published.date() if published else date.max), citation.id
