"""Where a dispute stands, derived from cited events by a table; never typed in.

Sources of the traps: a dismissal with leave to amend is pleadings and not an end; a transfer is no ending; a partial
win is no win; the day of a decision is not the day of its report.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from store.knowledge import NOW, Knowledge
from store.models import Event
from store.vocabulary import EventKind, Outcome, PartyRole, Rank, State

# event kind: the state it leads to in a matter without a forum
_WITHOUT_FORUM = {
    EventKind.INVESTIGATION_REPORTED: State.INVESTIGATION_REPORTED,
    EventKind.INVESTIGATION_CONFIRMED: State.INVESTIGATION_CONFIRMED,
    EventKind.INVESTIGATION_CLOSED: State.INVESTIGATION_CLOSED,
    EventKind.DEMAND_SENT: State.DEMAND_SENT,
    EventKind.LICENCE_DEAL: State.LICENSED,
    EventKind.SETTLEMENT_ANNOUNCED: State.SETTLED,
}
# event kind: the state it leads to in a proceeding; a kind that is not here leaves the state as it is
_IN_COURT = {
    EventKind.COMPLAINT_FILED: State.FILED,
    EventKind.AMENDED_COMPLAINT: State.PLEADINGS,
    EventKind.ANSWER_FILED: State.PLEADINGS,
    EventKind.STAY: State.STAYED,
    EventKind.TRANSFER: State.TRANSFERRED,
    EventKind.REMAND: State.TRANSFERRED,
    EventKind.MDL_CENTRALISATION: State.TRANSFERRED,
    EventKind.TRIAL_BEGAN: State.TRIAL,
    EventKind.VERDICT: State.JUDGMENT,
    EventKind.JUDGMENT: State.JUDGMENT,
    EventKind.SETTLEMENT_ANNOUNCED: State.SETTLEMENT_PENDING,
    EventKind.PRELIMINARY_APPROVAL: State.SETTLEMENT_PENDING,
    EventKind.FINAL_APPROVAL: State.CLOSED,
    EventKind.DISMISSAL: State.CLOSED,
    EventKind.VOLUNTARY_DISMISSAL: State.CLOSED,
    EventKind.NOTICE_OF_APPEAL: State.APPEAL_PENDING,
    EventKind.APPEAL_ARGUED: State.APPEAL_ARGUED,
    EventKind.APPEAL_DECIDED: State.APPEAL_DECIDED,
}
# kinds that only a court case has; one of them makes the matter a proceeding even if its filing was never read
COURT_KINDS = frozenset(_IN_COURT) - {EventKind.SETTLEMENT_ANNOUNCED} | {
    EventKind.MOTION_FILED,
    EventKind.ORDER,
    EventKind.HEARING,
    EventKind.CLASS_CERTIFICATION,
    EventKind.INJUNCTION,
    EventKind.STAY_LIFTED,
    EventKind.SERVED,
}
_ON_APPEAL = frozenset({EventKind.NOTICE_OF_APPEAL, EventKind.APPEAL_ARGUED, EventKind.APPEAL_DECIDED})
# What ends a case or a part of it, or binds a side until it ends: an appeal is of one of these, or of a mere order.
_APPEALED = frozenset(
    {
        EventKind.VERDICT,
        EventKind.JUDGMENT,
        EventKind.DISMISSAL,
        EventKind.INJUNCTION,
        EventKind.CLASS_CERTIFICATION,
        EventKind.FINAL_APPROVAL,
    }
)
_SETTLEMENTS = frozenset({EventKind.SETTLEMENT_ANNOUNCED, EventKind.LICENCE_DEAL})
_OPENING = frozenset({State.FILED, State.TRANSFERRED})
_START = frozenset({State.ALLEGED, State.TRANSFERRED})
# A case goes forward through these, and coverage does not tell of each of them: a later one is a regular next step.
_STAGES = (
    State.FILED, State.PLEADINGS, State.DISCOVERY, State.SUMMARY_JUDGMENT, State.TRIAL, State.JUDGMENT,
)  # fmt: skip
_FROM_ANY = frozenset({State.STAYED, State.TRANSFERRED, State.SETTLEMENT_PENDING, State.CLOSED})
_APPEAL = frozenset({State.APPEAL_PENDING, State.APPEAL_ARGUED, State.APPEAL_DECIDED})
_ANEW = frozenset({State.FILED, State.PLEADINGS})  # a complaint that is amended or filed again
_FORWARD = {state: frozenset(_STAGES[number:]) | _FROM_ANY for number, state in enumerate(_STAGES)}
# state: the states that regularly follow it. "Alleged" is not here, for the record of a case begins anywhere. An appeal
# may be of an order while the case goes on. What is not here is kept and flagged: courts do odd things.
_REGULAR = {
    **_FORWARD,
    State.PLEADINGS: _FORWARD[State.PLEADINGS] | _APPEAL,
    State.JUDGMENT: _FORWARD[State.JUDGMENT] | _APPEAL | {State.PLEADINGS, State.TRIAL},  # a judgment on a part of it
    State.STAYED: frozenset(_STAGES) | _FROM_ANY | _APPEAL,
    State.TRANSFERRED: frozenset(_STAGES) | _FROM_ANY,
    State.SETTLEMENT_PENDING: frozenset({State.SETTLEMENT_PENDING, State.CLOSED, State.STAYED}),
    State.CLOSED: _APPEAL | _ANEW,
    State.APPEAL_PENDING: _APPEAL | _FROM_ANY,
    State.APPEAL_ARGUED: _APPEAL | _FROM_ANY,
    State.APPEAL_DECIDED: frozenset(_STAGES) | _FROM_ANY | _APPEAL,
    State.INVESTIGATION_CLOSED: frozenset({State.DEMAND_SENT, State.LICENSED, State.SETTLED}),
    State.SETTLED: frozenset({State.SETTLED, State.LICENSED}),
    State.LICENSED: frozenset({State.SETTLED, State.LICENSED}),
}
# Of these the rules read who took part.
SIDED_KINDS = _SETTLEMENTS | {EventKind.COMPLAINT_FILED}
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[Thing]):
    """An event that was public, as far as the rules read it; `told` is what it was made from.

    `when` orders it: the day, and the id of the event. `sides` are ids of entities in their roles.
    """

    told: Thing
    kind: EventKind
    when: tuple[date, int]
    outcome: Outcome | None = None
    leave_to_amend: bool | None = None
    sides: frozenset[tuple[int, PartyRole]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Generic[Thing]):
    """Where the matter stands; `because_of` names the events that made it so, `deciding` is the last of them.

    "alleged" has no event: its claims are its citation. `irregular` are those whose step is not in the table.
    """

    state: State
    because_of: tuple[Thing, ...] = ()
    irregular: tuple[Thing, ...] = ()

    @property
    def is_irregular(self) -> bool:
        """Whether the step that led to this state is not in the table."""
        return self.deciding is not None and self.deciding in self.irregular

    @property
    def deciding(self) -> Thing | None:
        """The event that led to this state."""
        return self.because_of[-1] if self.because_of else None


def derive_status(events: Iterable[Event], knowledge: Knowledge = NOW) -> Status[Event]:
    """The status of a dispute by what was public and on record on the days of `knowledge`.

    Events need their parties, citations and these passages' versions loaded.
    """
    return status_after(_step(event) for event in events if was_public(event, knowledge))


def status_after(steps: Iterable[Step[Thing]]) -> Status[Thing]:
    """The status to which these steps lead, in whichever order they are given."""
    known = sorted(steps, key=lambda step: step.when)
    since = next((step.when for step in known if step.kind in COURT_KINDS), None)
    if since is None:
        return _walk(known, in_court=False)
    return _walk([step for step in known if step.when >= since], in_court=True)


def derive_by_proceeding(events: Iterable[Event], knowledge: Knowledge = NOW) -> dict[int | None, Status[Event]]:
    """The status of each proceeding of a dispute, by its id; two cases of one dispute stand side by side."""
    by_proceeding: dict[int | None, list[Event]] = {}
    for event in events:
        by_proceeding.setdefault(event.proceeding_id, []).append(event)
    return {number: derive_status(group, knowledge) for number, group in by_proceeding.items()}


def was_public(event: Event, knowledge: Knowledge) -> bool:
    """Whether a source that stood then had reported the event; of an undated source nothing says that it had."""
    if event.rank is Rank.DEPRECATED:
        return False
    return any(
        knowledge.stands(citation) and (knowledge.as_of is None or citation.passage.version.published_at is not None)
        for citation in event.citations
    )


def first_published(event: Event) -> date | None:
    """The day on which a source first made the event public, or None if no source is dated."""
    instants = [citation.passage.version.published_at for citation in event.citations]
    return min((instant.date() for instant in instants if instant), default=None)


def when(event: Event, reported: date | None) -> tuple[date, int]:
    """When it happened, else when it was reported; a vague date ends at its report. What has neither comes last."""
    first, last = event.happened_first, event.happened_last
    if first is None or last is None:
        return reported or date.max, event.id or 0
    if event.kind is EventKind.COMPLAINT_FILED:
        return first, event.id or 0
    return min(last, reported or last), event.id or 0


def _step(event: Event) -> Step[Event]:
    return Step(
        told=event,
        kind=event.kind,
        when=when(event, first_published(event)),
        outcome=event.outcome,
        leave_to_amend=event.leave_to_amend,
        sides=frozenset((party.entity_id, party.role) for party in event.parties),
    )


def _settles_all(settlement: Step[Thing], steps: Sequence[Step[Thing]]) -> bool:
    """Whether a settlement leaves nobody in the case: some plaintiffs settle while others go on."""
    sides = {side for step in steps if step.kind is EventKind.COMPLAINT_FILED for side in step.sides}
    settled = settlement.sides
    return not settled or all(
        {side for side in sides if side[1] is role} <= settled or not any(side[1] is role for side in settled)
        for role in (PartyRole.ACCUSER, PartyRole.ACCUSED)
    )


def _is_of_an_order(appeal: Step[Thing], steps: Sequence[Step[Thing]]) -> bool:
    """Whether an appeal is of a mere order, such as one to hand over logs: the case itself goes on where it is."""
    if appeal.kind not in _ON_APPEAL:
        return False
    before = {step.kind for step in steps if step.when <= appeal.when}
    return EventKind.ORDER in before and not before & _APPEALED


def _walk(steps: Sequence[Step[Thing]], *, in_court: bool) -> Status[Thing]:
    state, before_stay = State.ALLEGED, State.FILED
    because: list[Thing] = []
    irregular: list[Thing] = []
    for step in steps:
        if (step.kind in _SETTLEMENTS and not _settles_all(step, steps)) or _is_of_an_order(step, steps):
            continue
        following = _next_state(step, state, before_stay, in_court=in_court)
        if following is None:
            continue
        if _is_irregular(step.kind, state, following):
            irregular.append(step.told)
        if following is State.STAYED and state is not State.STAYED:
            before_stay = state
        because.append(step.told)
        state = following
    return Status(state=state, because_of=tuple(because), irregular=tuple(irregular))


def _next_state(step: Step[Thing], state: State, before_stay: State, *, in_court: bool) -> State | None:
    if not in_court:
        is_known = step.kind is EventKind.INVESTIGATION_REPORTED and state is State.INVESTIGATION_CONFIRMED
        return None if is_known else _WITHOUT_FORUM.get(step.kind)
    if step.kind is EventKind.STAY_LIFTED:
        return before_stay
    if step.kind is EventKind.DISMISSAL and _leaves_it_open(step):
        return State.PLEADINGS
    if step.kind in _IN_COURT:
        return _IN_COURT[step.kind] if step.kind is not EventKind.COMPLAINT_FILED or state in _START else None
    return State.PLEADINGS if step.kind in COURT_KINDS and state in _OPENING | {State.ALLEGED} else None


def _leaves_it_open(step: Step[Thing]) -> bool:
    partial = (Outcome.GRANTED_IN_PART, Outcome.DENIED, Outcome.MIXED)
    return bool(step.leave_to_amend) or step.outcome in partial


def _is_irregular(kind: EventKind, state: State, following: State) -> bool:
    if kind is EventKind.STAY_LIFTED:
        return state is not State.STAYED
    return state in _REGULAR and following not in _REGULAR[state]
