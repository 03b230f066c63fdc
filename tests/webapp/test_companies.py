"""The page of a party shows its disputes by role, and never mixes the roles."""

import re

from store.companies import find_party
from store.models import Dispute


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", page).replace("\u00a0", " ").split())


def test_the_index_counts_disputes_by_role(client, small_record) -> None:
    rows = {
        entry["slug"]: (
            entry["disputes_as_accuser"],
            entry["disputes_as_accused"],
            entry["disputes_in_other_roles"],
        )
        for entry in client.get("/companies.json").json["parties"]
    }

    assert rows["deepseek"] == (0, 1, 0)
    assert rows["openai"] == (1, 0, 0)
    assert rows["microsoft"] == (0, 0, 1)
    assert 'href="/companies/deepseek"' in client.get("/companies").text


def test_an_accused_party_s_page_has_its_answers_and_where_it_stands(client, small_record) -> None:
    text = _text(client.get("/companies/deepseek").text)

    assert "Accused in 1 dispute and an accuser in none" in text
    assert "Last answer on record: denied." in text
    assert "Could not be reached. Asked by Sample Ledger" in text
    assert "No allegation by DeepSeek is on this record as of 2 January 2026." in text


def test_an_investigator_is_in_another_role_and_no_accuser(client, small_record) -> None:
    text = _text(client.get("/companies/microsoft").text)

    assert "in another role in 1" in text
    assert "Investigator in OpenAI" in text
    assert "No allegation by Microsoft is on this record" in text


def test_the_twin_has_the_disputes_by_role(client, small_record) -> None:
    document = client.get("/companies/midjourney.json").json

    assert [matter["slug"] for matter in document["as_accused"]] == ["disney-midjourney"]
    assert document["as_accuser"] == []


def test_the_page_of_a_party_loads_its_own_disputes_alone(session, small_record) -> None:
    record = find_party(session, "midjourney")

    assert record is not None
    assert {row.slug for row in session.identity_map.values() if isinstance(row, Dispute)} == {"disney-midjourney"}


def test_an_unknown_party_is_not_found_and_told_where_to_look(client) -> None:
    assert client.get("/companies/nobody").status_code == 404
    assert "/companies" in client.get("/companies/nobody.json").json["detail"]


def test_an_empty_index_says_what_to_run(client) -> None:
    assert "onrecord crawl" in client.get("/companies").text
