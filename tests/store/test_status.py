"""Status is derived from cited events; each trap is a case that a court has shown."""

from datetime import UTC, date, datetime

import pytest

from store.knowledge import Knowledge
from store.models import ArticleVersion, Event, EventCitation, EventParty, Passage
from store.status import derive_by_proceeding, derive_status
from store.vocabulary import AssertionState, EventKind, Outcome, PartyRole, Rank, State

KIND = EventKind


def made(kind, day=None, *, published="2026-01-31", **fields):
    """An event that one article reports."""
    at = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    passage = Passage(version=ArticleVersion(published_at=at))
    citation = EventCitation(passage=passage, state=AssertionState.PROPOSED)
    happened = date.fromisoformat(day) if day else None
    return Event(
        kind=kind, happened_first=happened, happened_last=happened, citations=[citation], rank=Rank.NORMAL, **fields
    )


@pytest.mark.parametrize(
    ("events", "state"),
    [
        pytest.param([], State.ALLEGED, id="no event is an allegation and no more"),
        pytest.param([made(KIND.INVESTIGATION_REPORTED)], State.INVESTIGATION_REPORTED, id="others report an inquiry"),
        pytest.param(
            [made(KIND.INVESTIGATION_REPORTED, "2025-01-28"), made(KIND.INVESTIGATION_CONFIRMED, "2025-01-30")],
            State.INVESTIGATION_CONFIRMED,
            id="the investigator says so itself",
        ),
        pytest.param([made(KIND.COMPLAINT_FILED)], State.FILED, id="a lawsuit is filed"),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2025-09-24"),
                made(KIND.DISMISSAL, "2026-02-24", outcome=Outcome.GRANTED, leave_to_amend=True),
            ],
            State.PLEADINGS,
            id="dismissed with leave is not closed",
        ),
        pytest.param(
            [made(KIND.COMPLAINT_FILED, "2025-09-24"), made(KIND.DISMISSAL, "2026-06-15", with_prejudice=True)],
            State.CLOSED,
            id="dismissed with prejudice is closed",
        ),
        pytest.param(
            [made(KIND.COMPLAINT_FILED, "2023-12-27"), made(KIND.MDL_CENTRALISATION, "2025-04-03")],
            State.TRANSFERRED,
            id="a transfer is no ending",
        ),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2024-08-19"),
                made(KIND.SETTLEMENT_ANNOUNCED, "2025-09-05"),
                made(KIND.PRELIMINARY_APPROVAL, "2025-09-25"),
            ],
            State.SETTLEMENT_PENDING,
            id="a class settlement waits for final approval",
        ),
        pytest.param(
            [made(KIND.COMPLAINT_FILED, "2023-07-07"), made(KIND.ORDER, "2025-03-01", outcome=Outcome.DENIED)],
            State.PLEADINGS,
            id="an order moves a filed case to pleadings",
        ),
        pytest.param(
            [made(KIND.JUDGMENT, "2025-11-04"), made(KIND.NOTICE_OF_APPEAL, "2025-12-16")],
            State.APPEAL_PENDING,
            id="an appeal follows a judgment",
        ),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2023-12-27"),
                made(KIND.ORDER, "2025-05-13"),
                made(KIND.NOTICE_OF_APPEAL, "2025-06-03"),
            ],
            State.PLEADINGS,
            id="an appeal against an order to keep logs leaves the case where it is",
        ),
        pytest.param(
            [
                made(KIND.ORDER, "2024-05-13"),
                made(KIND.JUDGMENT, "2025-02-11"),
                made(KIND.NOTICE_OF_APPEAL, "2025-06-03"),
            ],
            State.APPEAL_PENDING,
            id="an appeal against a judgment that followed orders",
        ),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2024-01-01"),
                made(KIND.ANSWER_FILED, "2024-02-01"),
                made(KIND.STAY, "2024-03-01"),
                made(KIND.STAY_LIFTED, "2024-05-01"),
            ],
            State.PLEADINGS,
            id="a case goes on where it was stayed",
        ),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2024-04-30"),
                made(KIND.DISMISSAL, "2025-04-04", outcome=Outcome.GRANTED_IN_PART),
            ],
            State.PLEADINGS,
            id="dismissed in part goes on",
        ),
        pytest.param(
            [
                made(KIND.INVESTIGATION_CONFIRMED, "2025-01-29"),
                made(KIND.INVESTIGATION_REPORTED, "2025-02-03", published="2025-02-03"),
            ],
            State.INVESTIGATION_CONFIRMED,
            id="a later report by others takes nothing from the investigator's word",
        ),
        pytest.param([made(KIND.SETTLEMENT_ANNOUNCED)], State.SETTLED, id="a settlement without a court is settled"),
    ],
)
def test_status_follows_the_table(events, state):
    found = derive_status(events)

    assert found.state is state
    assert found.deciding is (None if state is State.ALLEGED else found.because_of[-1])


def test_a_settlement_of_one_plaintiff_does_not_end_the_case_of_the_others():
    filed, settled = made(KIND.COMPLAINT_FILED, "2024-06-24"), made(KIND.SETTLEMENT_ANNOUNCED, "2025-11-25")
    filed.parties = [EventParty(entity_id=n, role=PartyRole.ACCUSER) for n in (1, 2, 3)]
    settled.parties = [EventParty(entity_id=3, role=PartyRole.ACCUSER)]

    assert derive_status([filed, settled]).state is State.FILED


def test_a_vague_date_comes_after_an_exact_one_that_its_source_knew():
    reported = made(KIND.INVESTIGATION_REPORTED, "2025-01-29", published="2025-01-29")
    confirmed = made(KIND.INVESTIGATION_CONFIRMED, "2025-01-01", published="2025-01-30")
    confirmed.happened_last = date(2025, 1, 31)

    assert derive_status([confirmed, reported]).state is State.INVESTIGATION_CONFIRMED


def test_as_of_a_day_counts_what_was_published_by_then_and_not_what_had_happened():
    filed = made(KIND.COMPLAINT_FILED, "2025-11-01", published="2025-11-02")
    decided = made(KIND.JUDGMENT, "2025-11-07", published="2025-11-27")

    before, after = (
        derive_status([filed, decided], Knowledge(as_of=day)) for day in (date(2025, 11, 26), date(2025, 11, 27))
    )

    assert (before.state, after.state) == (State.FILED, State.JUDGMENT)


def test_a_step_after_the_end_is_kept_and_flagged():
    events = [made(KIND.VOLUNTARY_DISMISSAL, "2025-01-01"), made(KIND.TRIAL_BEGAN, "2025-02-01")]

    found = derive_status(events)

    assert (found.state, found.is_irregular) == (State.TRIAL, True)


@pytest.mark.parametrize(
    ("events", "flagged"),
    [
        pytest.param(
            [made(KIND.COMPLAINT_FILED, "2025-01-01"), made(KIND.JUDGMENT, "2025-06-01")],
            [],
            id="coverage may tell of no step between two",
        ),
        pytest.param(
            [
                made(KIND.COMPLAINT_FILED, "2025-01-01"),
                made(KIND.ORDER, "2025-02-01", outcome=Outcome.DENIED),
                made(KIND.NOTICE_OF_APPEAL, "2025-03-01"),
            ],
            [],
            id="an order may be appealed while the case goes on",
        ),
        pytest.param(
            [made(KIND.COMPLAINT_FILED, "2025-01-01"), made(KIND.STAY_LIFTED, "2025-02-01")],
            [KIND.STAY_LIFTED],
            id="no pause was on record",
        ),
        pytest.param(
            [made(KIND.JUDGMENT, "2025-01-01"), made(KIND.APPEAL_DECIDED, "2025-06-01"), made(KIND.STAY, "2025-07-01")],
            [],
            id="a case goes on after its appeal",
        ),
        pytest.param(
            [
                made(KIND.DISMISSAL, "2025-01-01", with_prejudice=True),
                made(KIND.TRIAL_BEGAN, "2025-02-01"),
                made(KIND.VERDICT, "2025-03-01"),
            ],
            [KIND.TRIAL_BEGAN],
            id="a trial after the end, and the usual step after it",
        ),
    ],
)
def test_a_step_that_is_not_in_the_table_is_flagged_and_no_other(events, flagged):
    assert [event.kind for event in derive_status(events).irregular] == flagged


def test_as_recorded_on_a_day_counts_what_the_record_held_by_then():
    filed = made(KIND.COMPLAINT_FILED, "2025-01-01", published="2025-01-02")
    decided = made(KIND.JUDGMENT, "2025-06-01", published="2025-06-02")
    filed.citations[0].recorded_at = datetime(2025, 7, 1, tzinfo=UTC)
    decided.citations[0].recorded_at = datetime(2026, 1, 1, tzinfo=UTC)
    knowledge = [Knowledge(recorded_as_of=date(2025, 12, 31)), Knowledge(recorded_as_of=date(2026, 1, 1))]

    assert [derive_status([filed, decided], known).state for known in knowledge] == [State.FILED, State.JUDGMENT]


def test_what_was_taken_back_later_still_stood_on_the_day_before():
    event = made(KIND.COMPLAINT_FILED, "2025-01-01")
    event.citations[0].recorded_at = datetime(2025, 2, 1, tzinfo=UTC)
    event.citations[0].state = AssertionState.SUPERSEDED
    event.citations[0].superseded_at = datetime(2025, 3, 1, tzinfo=UTC)
    days = (date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 1))

    states = [derive_status([event], Knowledge(recorded_as_of=day)).state for day in days]

    assert states == [State.ALLEGED, State.FILED, State.ALLEGED]


def test_an_event_whose_only_source_was_superseded_counts_no_more():
    event = made(KIND.COMPLAINT_FILED)
    event.citations[0].state = AssertionState.SUPERSEDED

    assert derive_status([event]).state is State.ALLEGED


def test_two_proceedings_of_one_dispute_stand_side_by_side():
    british = made(KIND.JUDGMENT, "2025-11-04", proceeding_id=1)
    american = made(KIND.COMPLAINT_FILED, "2023-02-03", proceeding_id=2)

    found = derive_by_proceeding([british, american])

    assert {number: status.state for number, status in found.items()} == {1: State.JUDGMENT, 2: State.FILED}
