"""Where two sentences do not say the same, a page shows both with their sources, and holds neither to be right."""

from datetime import UTC, datetime

import pytest

from store.models import Contradiction, Event
from store.records import Amount
from store.vocabulary import AmountKind, ContradictionState, EventKind

LESS, MORE = "Midjourney settled with Disney for $1.5 million.", "Midjourney settled with Disney for $1.5 billion."
PAGE = "/disputes/disney-midjourney"


@pytest.fixture
def settlements(session, make_version, file_findings, event):
    """Two reports of one settlement, three days apart, with different sums."""
    for words, value, day in ((MORE, 1_500_000_000, "2025-09-06"), (LESS, 1_500_000, "2025-09-09")):
        version = make_version(words, outlet=f"Sample {value}", published=day)
        amount = Amount(value=value, currency="USD", kind=AmountKind.SETTLEMENT)
        told = event(
            version, words, EventKind.SETTLEMENT_ANNOUNCED, accusers=("Disney",), accused=("Midjourney",), amount=amount
        )
        file_findings(version, told)
    session.commit()


def differing(client, query=""):
    return client.get(f"{PAGE}{query}").text.partition('id="differing"')[2]


def test_both_sentences_stand_on_the_page_with_what_they_say_and_who_printed_them(client, settlements):
    shown = differing(client)

    assert MORE in shown
    assert LESS in shown
    assert "How much, found by machine, not yet reviewed" in shown
    assert "1,500,000,000 USD; " in shown
    assert "Sample 1500000," in shown


def test_the_data_of_the_dispute_has_the_pair(client, settlements):
    pair = client.get(f"{PAGE}.json").json["contradictions"][0]

    assert (pair["kind"], pair["state"]) == ("amount", "proposed")
    assert (pair["left"]["passage"]["exact"], pair["right"]["passage"]["exact"]) == (MORE, LESS)


def test_before_the_second_report_nothing_differed(client, settlements):
    assert differing(client, "?as_of=2025-09-08") == ""


def test_what_a_person_rejected_is_not_shown(client, session, settlements):
    session.query(Contradiction).one().state = ContradictionState.REJECTED
    session.commit()

    assert differing(client) == ""


def test_what_the_record_held_on_a_day_is_told_apart_from_what_was_public(client, session, settlements):
    for event in session.query(Event):
        event.citations[0].recorded_at = datetime(2025, 9, 6 if event.amount > 1_500_000 else 9, tzinfo=UTC)
    session.commit()

    lines = [client.get(f"{PAGE}.json?recorded_as_of=2025-09-0{day}").json["lines"] for day in (5, 8, 9)]

    assert [len(found) for found in lines] == [0, 1, 2]


def test_a_day_of_recording_that_is_none_is_refused_with_its_name(client, settlements):
    answer = client.get(f"{PAGE}?recorded_as_of=spring")

    assert answer.status_code == 400
    assert "recorded_as_of" in answer.text
