"""Where a dispute stands is a sentence that says what its source says of the last event, and no more."""

import pytest

from store.models import Entity as Party
from store.models import Event, EventParty
from store.vocabulary import EventKind, InFavourOf, Outcome, PartyRole
from webapp.rulings import ending, on_appeal, ruling, settled_by, settlement


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(kind=EventKind.DISMISSAL, outcome=Outcome.DENIED), "which refused to dismiss it"),
        (Event(kind=EventKind.DISMISSAL, outcome=Outcome.GRANTED_IN_PART), "which dismissed a part of it"),
        (Event(kind=EventKind.DISMISSAL, leave_to_amend=True), "which dismissed it with leave to amend"),
        (Event(kind=EventKind.ORDER, outcome=Outcome.DENIED), "which refused a request"),
        (
            Event(kind=EventKind.ORDER, outcome=Outcome.DENIED, in_favour_of=InFavourOf.CLAIMANT),
            "which refused a request",
        ),
        (Event(kind=EventKind.ORDER, in_favour_of=InFavourOf.CLAIMANT), "which ruled in favour of the claimant"),
        (Event(kind=EventKind.ORDER), "which has ruled on a question"),
        (
            Event(kind=EventKind.JUDGMENT, outcome=Outcome.GRANTED, in_favour_of=InFavourOf.ACCUSED),
            "which has given judgment in favour of the accused",
        ),
        (Event(kind=EventKind.JUDGMENT, in_favour_of=InFavourOf.MIXED), "which has given judgment"),
    ],
)
def test_a_ruling_is_told_no_stronger_than_its_source_has_it(event: Event, words: str) -> None:
    assert ruling(event) == words


def test_an_end_says_how_it_came() -> None:
    assert ending(Event(kind=EventKind.DISMISSAL, with_prejudice=True)) == "Dismissed by the court with prejudice"
    assert ending(Event(kind=EventKind.VOLUNTARY_DISMISSAL)) == "Ended by the claimant"
    assert ending(Event(kind=EventKind.VERDICT)) is None


def test_a_settlement_tells_its_sum_and_that_a_court_has_still_to_say_yes() -> None:
    sum_of_money = {"amount": 1_500_000_000, "currency": "USD"}

    assert (
        settlement(Event(kind=EventKind.SETTLEMENT_ANNOUNCED, **sum_of_money)).replace("\u00a0", " ")
        == "A settlement of USD 1.5 billion awaits the court"
    )
    assert settlement(Event(kind=EventKind.PRELIMINARY_APPROVAL)) == "A settlement is approved for now"


def test_an_appeal_says_what_became_of_the_decision_below() -> None:
    reversal = Event(kind=EventKind.APPEAL_DECIDED, outcome=Outcome.REVERSED)

    assert on_appeal(reversal) == "Decided on appeal: the decision below was turned round"
    assert on_appeal(Event(kind=EventKind.APPEAL_DECIDED)) == "Decided on appeal"


def test_a_settlement_in_part_names_who_settled() -> None:
    event = Event(kind=EventKind.SETTLEMENT_ANNOUNCED)
    event.parties = [
        EventParty(entity=Party(name="Sample Music"), role=PartyRole.ACCUSER),
        EventParty(entity=Party(name="Sample Songs"), role=PartyRole.ACCUSED),
    ]

    assert settled_by(event) == "A settlement of Sample Music and Sample Songs"


def test_who_settled_alone_is_told_beside_where_the_others_stand(
    client, session, make_version, file_findings, event
) -> None:
    version = make_version("Disney and Microsoft sued Midjourney. Microsoft settled with Midjourney.")
    sued, settled = "Disney and Microsoft sued Midjourney.", "Microsoft settled with Midjourney."
    file_findings(
        version,
        event(version, sued, EventKind.COMPLAINT_FILED, accusers=("Disney", "Microsoft"), accused=("Midjourney",)),
        event(version, settled, EventKind.SETTLEMENT_ANNOUNCED, accusers=("Microsoft",), accused=("Midjourney",)),
    )
    session.commit()

    [dispute] = client.get("/index.json").json["disputes"]
    page = client.get(dispute["url"]).text

    assert dispute["status_words"].startswith("Before the court: a lawsuit was filed")
    assert "A settlement of Microsoft and Midjourney" in page
    assert "ended a part of it only" in page
