"""Every list can be had as data, as a file with all its rows, and as a feed, with the filters of its page."""

import csv
import io
import json
from datetime import UTC, datetime

import feedparser
import pytest

from store.changes import asked
from store.changes.asked import newest_seq
from store.decisions import Signature
from store.editing import deprecate, word
from store.models import Claim
from webapp.contract.operations import OPERATIONS

LISTS = ("/changes", "/corrections", "/companies", "/disputes", "/outlets")
SIGNED = Signature(actor="A sample editor", reason="=a test says so", at=datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def corrected(session, small_record):
    """The record after two decisions."""
    first, second = session.query(Claim).order_by(Claim.id)[:2]
    word(session, first, "OpenAI says that it was copied.", SIGNED)
    deprecate(session, second, SIGNED)
    session.commit()
    return first, second


def _lines(client, address):
    return [json.loads(line) for line in client.get(address).text.splitlines()]


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".ndjson"])
def test_every_list_names_its_data_and_files(client, path, suffix):
    links = client.get(path).headers.getlist("Link")

    assert any(f"{path}{suffix}>" in link for link in links)
    assert client.get(f"{path}{suffix}").status_code == 200


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("path", LISTS)
def test_the_table_has_the_rows_of_the_lines_and_says_how_many(client, app, path):
    lines, answer = _lines(client, f"{path}.ndjson"), client.get(f"{path}.csv")
    endpoint, _ = app.url_map.bind("localhost").match(f"{path}.ndjson")

    rows = list(csv.DictReader(io.StringIO(answer.text)))

    assert lines
    assert int(answer.headers["X-Row-Count"]) == len(rows) == len(lines)
    for line in lines:
        OPERATIONS[endpoint].row.model_validate_json(json.dumps(line))


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("path", LISTS[:-1])
def test_every_list_of_the_log_has_both_feeds_of_its_own(client, path):
    feed, atom = client.get(f"{path}.feed.json").json, feedparser.parse(client.get(f"{path}.atom").data)

    assert feed["items"]
    assert feed["home_page_url"] == f"http://localhost{path}"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


@pytest.mark.usefixtures("corrected")
def test_changes_are_narrowed_alike_in_every_form(client, session):
    page = client.get("/changes.json?kind=claim&since=3").json
    rows = _lines(client, "/changes.ndjson?kind=claim&since=3")
    feed = client.get("/changes.feed.json?kind=claim&since=3").json["items"]

    assert page["count"] == len(page["changes"]) == len(rows)
    assert page["changes"] == rows
    assert {row["kind"] for row in rows} == {"claim"}
    assert min(row["seq"] for row in rows) > 3
    assert {item["_onrecord"]["seq"] for item in feed} <= {row["seq"] for row in rows}
    assert client.get("/changes.csv?since=spring").status_code == 400


@pytest.mark.usefixtures("corrected")
def test_all_changes_are_in_the_file_however_few_are_read_at_once(client, session, monkeypatch):
    monkeypatch.setattr(asked, "_AT_ONCE", 2)

    seqs = [row["seq"] for row in _lines(client, "/changes.ndjson")]

    assert seqs == list(range(newest_seq(session), 0, -1))


def test_what_editors_decided_is_in_the_file_and_the_feed_of_corrections(client, corrected):
    withdrawn, worded = _lines(client, "/corrections.ndjson")
    entries = [item["_onrecord"]["entry"] for item in client.get("/corrections.feed.json").json["items"]]

    assert (worded["by"], worded["kind"], worded["reason"]) == ("editor", "word", "=a test says so")
    assert worded["values"] == ["wording: unknown → OpenAI says that it was copied."]
    assert (withdrawn["subject"], withdrawn["undone_by"]) == (f"claim {corrected[1].public_id}", None)
    assert {"correction", "withdrawn"} <= set(entries)
    assert "new_allegation" not in entries
    assert "'=a test says so" in client.get("/corrections.csv").text


def test_a_feed_of_parties_tells_of_new_ones(client, small_record):
    titles = [item["title"] for item in client.get("/companies.feed.json").json["items"]]

    assert "New party: DeepSeek" in titles


@pytest.mark.usefixtures("corrected")
@pytest.mark.parametrize("path", ["/changes.csv", "/corrections.ndjson", "/search.csv", "/search.ndjson"])
def test_who_has_read_a_file_keeps_no_connection_of_the_database(client, engine, path):
    answers = [client.get(path) for _ in range(3)]

    assert all(answer.data for answer in answers)
    assert engine.pool.checkedout() == 0
