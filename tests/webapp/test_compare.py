"""Two days of a dispute beside each other, and what became public in between."""

import pytest

from store.vocabulary import ResponseKind

SAID = "OpenAI says that DeepSeek copied its models."
DENIED = "DeepSeek denied it in a journal."


@pytest.fixture
def dispute(session, make_version, file_findings, claim, response):
    """An allegation of January, told again in March and denied in September."""
    first = make_version(SAID, published="2025-01-29")
    file_findings(first, claim(first, SAID))
    again = make_version(f"{SAID} So it said.", outlet="Sample Daily", published="2025-03-01")
    file_findings(again, claim(again, SAID))
    later = make_version(f"{DENIED} {SAID}", outlet="Sample Science", published="2025-09-18")
    file_findings(later, response(later, DENIED, ResponseKind.DENIED), claim(later, SAID))
    session.commit()
    return "/disputes/openai-deepseek/diff"


def test_each_side_tells_what_was_known_by_its_day(client, dispute) -> None:
    found = client.get(f"{dispute}.json?from=2025-02-01&to=2025-10-01").json

    assert found["from"]["as_of"] == "2025-02-01"
    assert found["from"]["answers"] == []
    assert found["to"]["answers"] == [{"respondent": "DeepSeek", "kinds": ["denied"]}]
    assert (found["from"]["pages"], found["to"]["pages"]) == (1, 3)


def test_what_came_in_between_is_new_and_what_was_told_again_is_not(client, dispute) -> None:
    found = client.get(f"{dispute}.json?from=2025-02-01&to=2025-10-01").json

    assert [line["line"] for line in found["new_lines"]] == ["answer"]
    assert [grown["by"] for grown in found["grown"]] == ["2 more sentences and 1 more answer"]


def test_one_day_twice_differs_in_nothing(client, dispute) -> None:
    page = client.get(f"{dispute}?from=2025-02-01&to=2025-02-01").text

    assert "No dated line of this dispute became public" in page
    assert "told again" not in page


def test_before_the_first_source_nothing_was_known(client, dispute) -> None:
    assert "Nothing on this record was public by then." in client.get(f"{dispute}?from=2024-01-01").text


def test_the_earlier_day_comes_first_in_whichever_order_they_are_given(client, dispute) -> None:
    found = client.get(f"{dispute}.json?from=2025-10-01&to=2025-02-01").json

    assert (found["from"]["as_of"], found["to"]["as_of"]) == ("2025-02-01", "2025-10-01")
    assert client.get("/disputes/none/diff").status_code == 404
