"""The table of disputes: every cell opens its list, the file says what the page says, unknown is "unknown"."""

import csv
import io
import re

import pytest

from store.vocabulary import EventKind


@pytest.fixture
def record(session, make_version, file_findings, claim, event):
    """A dispute out of court, one before two courts of two countries, and one whose court no source names."""
    said = make_version("OpenAI says that DeepSeek copied its models.")
    file_findings(said, claim(said, said.text))
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    here = make_version("Disney sued Midjourney in the High Court in London.", published="2025-02-01")
    there = make_version(
        "Disney filed another suit against Midjourney in a federal court in Delaware.", published="2025-03-01"
    )
    london, delaware = ("High Court in London", "[2025] EWHC 1 (Ch)"), ("federal court in Delaware", "1:25-cv-00001")
    for version, (forum, docket) in ((here, london), (there, delaware)):
        file_findings(
            version,
            event(version, version.text, EventKind.COMPLAINT_FILED, forum=forum, docket=docket, **sides),
            claim(version, version.text, claimant="Disney", targets=("Midjourney",)),
        )
    somewhere = make_version("Anthropic sued Meta.", published="2025-04-01")
    file_findings(
        somewhere,
        event(somewhere, somewhere.text, EventKind.COMPLAINT_FILED, accusers=("Anthropic",), accused=("Meta",)),
        claim(somewhere, somewhere.text, claimant="Anthropic", targets=("Meta",)),
    )
    session.commit()


def _rows(client):
    return {row["dispute"]: row for row in client.get("/disputes.json").json["disputes"]}


def test_two_countries_stand_in_one_row_and_unknown_is_said(client, record) -> None:
    rows = _rows(client)

    assert rows["disney-midjourney"]["countries"] == ["United Kingdom", "United States"]
    assert len(rows["disney-midjourney"]["proceedings"]) == 2
    assert rows["anthropic-meta"]["countries"] == ["unknown"]
    assert rows["openai-deepseek"]["countries"] == ["no court case known"]


def test_every_cell_opens_a_list_with_the_dispute_in_it(client, record) -> None:
    page = client.get("/disputes").text
    body = page.partition("<tbody>")[2]

    for row in body.split("<tr>")[1:]:
        title = re.search(r'href="/disputes/[^"]+">([^<]+)<', row)[1]
        cells = re.findall(r'href="(/search\?[^"]+)"', row)
        assert len(cells) >= 5
        for address in cells:
            assert title in client.get(address.replace("&amp;", "&")).text, address


def test_the_file_says_what_the_page_says(client, record) -> None:
    listed = list(csv.DictReader(io.StringIO(client.get("/disputes.csv").text)))
    page = client.get("/disputes").text

    assert len(listed) == 3
    for row in listed:
        for column in ("accused", "acts", "state", "countries"):
            for words in row[column].split("; "):
                assert f">{words}<" in page
        assert "" not in row.values() or row["links"] == ""


def test_an_empty_record_says_what_to_run(client) -> None:
    assert "onrecord crawl" in client.get("/disputes").text
    assert "onrecord crawl" in client.get("/outlets").text


def test_outlets_lead_to_the_claims_they_carry(client, record) -> None:
    page = client.get("/outlets").text

    assert re.search(r'<a href="/search\?outlet=sample-wire">3</a>', page)
    assert client.get("/outlets.json").json["outlets"][0]["claims"] == 3


def test_the_data_page_names_only_addresses_that_answer(client, record) -> None:
    page = client.get("/data").text

    for address in set(re.findall(r'href="(/(?!static)[^"#]*)"', page)) - {"/analyse"}:
        assert client.get(address).status_code == 200, address
