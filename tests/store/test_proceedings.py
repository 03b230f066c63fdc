"""Two cases of one dispute stand side by side, and what links them is told by an event."""

from datetime import date

import pytest

from store.models import Dispute, ProceedingLink
from store.records import DateSpan
from store.status import derive_by_proceeding
from store.vocabulary import EventKind, Precision, ProceedingLinkKind, State

K = EventKind
BOTH = {"accusers": ("Disney",), "accused": ("Midjourney",)}
FIRST, SECOND = {"docket": "1:25-cv-00001"}, {"docket": "1:25-cv-00002"}


@pytest.fixture
def happened(make_version, file_findings, event):
    """Files events in the order given: kind, day, and the case it belongs to."""

    def file(*told):
        for number, (kind, day, case) in enumerate(told):
            words = f"This is what happened in step {number}."
            version = make_version(words, published=day, outlet=f"Sample {number}")
            when = date.fromisoformat(day)
            span = DateSpan(first=when, last=when, precision=Precision.DAY)
            file_findings(version, event(version, words, kind, happened=span, **BOTH, **case))

    return file


@pytest.mark.parametrize(
    ("told", "kind", "by"),
    [
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.JUDGMENT, FIRST), (K.NOTICE_OF_APPEAL, SECOND)],
            ProceedingLinkKind.APPEAL,
            K.NOTICE_OF_APPEAL,
            id="appeal",
        ),
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.TRANSFER, FIRST), (K.ORDER, SECOND)],
            ProceedingLinkKind.TRANSFER,
            K.TRANSFER,
            id="transfer",
        ),
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.MDL_CENTRALISATION, SECOND)],
            ProceedingLinkKind.MDL,
            K.MDL_CENTRALISATION,
            id="centralised",
        ),
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.REMAND, FIRST), (K.ORDER, SECOND)],
            ProceedingLinkKind.REMAND,
            K.REMAND,
            id="sent back",
        ),
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.VOLUNTARY_DISMISSAL, FIRST), (K.COMPLAINT_FILED, SECOND)],
            ProceedingLinkKind.REFILED,
            K.COMPLAINT_FILED,
            id="filed again",
        ),
        pytest.param(
            [(K.COMPLAINT_FILED, FIRST), (K.COMPLAINT_FILED, SECOND)],
            ProceedingLinkKind.PARALLEL,
            K.COMPLAINT_FILED,
            id="side by side",
        ),
    ],
)
def test_the_link_between_two_cases_rests_on_the_event_that_tells_it(session, happened, told, kind, by):
    happened(*((event, f"2025-0{number}-01", case) for number, (event, case) in enumerate(told, start=1)))

    link = session.query(ProceedingLink).one()
    assert (link.kind, link.event.kind) == (kind, by)
    assert link.earlier.docket == "25-cv-1"


def test_a_transfer_is_no_ending_and_the_case_goes_on_under_the_next_docket(session, happened):
    happened(
        (K.COMPLAINT_FILED, "2025-01-01", FIRST), (K.TRANSFER, "2025-02-01", FIRST), (K.ORDER, "2025-03-01", SECOND)
    )

    dispute = session.query(Dispute).one()
    states = derive_by_proceeding(dispute.events)
    assert [states[case.id].state for case in dispute.proceedings] == [State.TRANSFERRED, State.PLEADINGS]


def test_filing_again_keeps_one_link(session, happened):
    happened((K.COMPLAINT_FILED, "2025-01-01", FIRST), (K.COMPLAINT_FILED, "2025-02-01", SECOND))
    happened((K.COMPLAINT_FILED, "2025-01-01", FIRST), (K.COMPLAINT_FILED, "2025-02-01", SECOND))

    assert session.query(ProceedingLink).count() == 1
