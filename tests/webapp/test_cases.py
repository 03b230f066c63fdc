"""Two cases of one dispute stand side by side on its page, each where it stands and with what links it to the other."""

from datetime import date

import pytest

from store.records import DateSpan
from store.vocabulary import EventKind, Precision

BOTH = {"accusers": ("Disney",), "accused": ("Midjourney",)}
STEPS = (
    (EventKind.COMPLAINT_FILED, "2025-01-10", "1:25-cv-00001"),
    (EventKind.JUDGMENT, "2025-03-10", "1:25-cv-00001"),
    (EventKind.NOTICE_OF_APPEAL, "2025-05-10", "25-2153"),
)
PAGE = "/disputes/disney-midjourney"


@pytest.fixture
def two_cases(session, make_version, file_findings, event):
    """A case that was decided, and the appeal from it."""
    for number, (kind, day, docket) in enumerate(STEPS):
        words = f"This is what happened in step {number}."
        version = make_version(words, published=day, outlet=f"Sample {number}")
        span = DateSpan(first=date.fromisoformat(day), last=date.fromisoformat(day), precision=Precision.DAY)
        file_findings(version, event(version, words, kind, happened=span, docket=docket, **BOTH))
    session.commit()


def test_each_case_stands_with_its_state_and_what_it_appeals_from(client, two_cases):
    page = client.get(PAGE).text

    assert "<li>25-cv-1: judgment.</li>" in page
    assert "<li>25-2153: appeal pending; appeal from 25-cv-1.</li>" in page


def test_the_data_has_each_case_and_its_links(client, two_cases):
    first, second = client.get(f"{PAGE}.json").json["proceedings"]

    assert (first["status"], first["links"]) == ("judgment", [])
    assert (second["status"], second["links"]) == ("appeal_pending", [{"kind": "appeal", "earlier": first["id"]}])


def test_before_the_appeal_was_public_there_was_one_case(client, two_cases):
    told = client.get(f"{PAGE}.json?as_of=2025-04-01").json["proceedings"]

    assert [case["docket"] for case in told] == ["25-cv-1"]
    assert 'class="cases' not in client.get(f"{PAGE}?as_of=2025-04-01").text
