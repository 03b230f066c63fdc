"""A file has all rows of its view, says how many before the first, is safe to open, and never looks whole when cut."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas
import pytest

from store.tables import BETWEEN, BOM, cell, csv_chunks, ndjson_chunks
from webapp.exports.sending import send_rows

DISPUTE = "/disputes/openai-deepseek"
HOSTILE = '=HYPERLINK("https://evil.example","open")\r\n<script>alert(1)</script>'


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _as_read(value: Any) -> str:
    """A value of the JSON as it stands in a cell."""
    return str(cell(value))


@pytest.mark.parametrize("query", ["", "?as_of=2025-02-01", "?only=unanswered", "?only=allegations"])
@pytest.mark.parametrize("path", [DISPUTE, "/companies"])
def test_the_csv_that_pandas_reads_says_what_the_ndjson_says(client, small_record, path: str, query: str) -> None:
    query = query if path == DISPUTE else ""
    lines = _rows(client.get(f"{path}.ndjson{query}").text)
    answer = client.get(f"{path}.csv{query}")

    table = pandas.read_csv(io.BytesIO(answer.data), dtype=str, keep_default_na=False)

    assert len(lines) > 0
    assert int(answer.headers["X-Row-Count"]) == len(table) == len(lines)
    assert table.to_dict("records") == [{key: _as_read(value) for key, value in row.items()} for row in lines]


def test_a_file_has_the_lines_that_its_page_lists(client, small_record) -> None:
    for query in ("", "?as_of=2025-02-01", "?only=unanswered"):
        data = client.get(f"{DISPUTE}.json{query}").json
        rows = _rows(client.get(f"{DISPUTE}.ndjson{query}").text)
        assert [row["id"] for row in rows] == [line["id"] for line in [*data["lines"], *data["undated"]]]


def test_a_line_alone_is_enough_for_a_fair_sentence(client, small_record) -> None:
    rows = {row["id"]: row for row in _rows(client.get(f"{DISPUTE}.ndjson").text)}
    ours = next(row for row in rows.values() if row["exact"].startswith("OpenAI says it has seen"))

    assert ours["sentence"] == "OpenAI says that DeepSeek may have trained a model on another’s output."
    assert ours["hedges"] == ["says", "some evidence", "may have"]
    assert ours["on_the_word_of"] == "On the word of OpenAI, printed by Sample Ledger"
    assert [answer.partition(",")[0] for answer in ours["answers"]] == [
        "DeepSeek: could not be reached",
        "DeepSeek: denied",
    ]
    assert ours["source_url"].startswith("https://sample-ledger.example/")
    assert ours["url"].startswith("http://localhost/disputes/openai-deepseek#c-")
    assert (ours["machine_only"], ours["state"], ours["rank"]) == (True, "proposed", "normal")


def test_nothing_of_an_article_but_its_cited_sentences_is_given_out(
    client, session, make_version, file_findings, claim
) -> None:
    version = make_version("Nobody cites this. OpenAI says that DeepSeek copied it. Nor does anybody cite that.")
    file_findings(version, claim(version, "OpenAI says that DeepSeek copied it."))
    session.commit()

    for suffix in (".csv", ".ndjson", ".timeline.json"):
        told = client.get(f"{DISPUTE}{suffix}").text
        assert "OpenAI says that DeepSeek copied it." in told
        assert "Nobody cites this" not in told
        assert "anybody cite that" not in told


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text}{BETWEEN}b"


def test_csv_is_as_rfc_4180_has_it() -> None:
    rows = [{"a": 'he said "no"', "b": "one\ntwo", "c": None}, {"a": "x, y", "b": True, "c": 1.5}]

    text = "".join(csv_chunks(("a", "b", "c"), rows))

    assert text == 'a,b,c\r\n"he said ""no""","one\ntwo",\r\n"x, y",true,1.5\r\n'
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['he said "no"', "one\ntwo", ""]


def test_excel_gets_a_mark_that_it_is_utf_8_where_it_asks_for_one(client, small_record) -> None:
    assert client.get("/companies.csv?bom=1").text.startswith(f"{BOM}slug,name")
    assert client.get("/companies.csv").text.startswith("slug,name")
    assert client.get("/companies.csv?bom=yes").status_code == 400
    assert client.get("/companies.ndjson?bom=1").status_code == 400


def test_many_rows_come_in_pieces() -> None:
    rows = [{"a": "x" * 1000}] * 500

    for chunks in (list(csv_chunks(("a",), rows)), list(ndjson_chunks(rows))):
        assert 5 < len(chunks) < 20
        assert "".join(chunks).count("x" * 1000) == 500


def test_a_file_with_fewer_rows_than_promised_breaks_off(app) -> None:
    with app.test_request_context("/search.csv"):
        answer = send_rows(("a",), [{"a": 1}], 2)
        with pytest.raises(RuntimeError, match="1 rows where 2 were promised"):
            list(answer.response)


def test_an_old_address_leads_to_the_file_of_the_new_one(client, session, small_record) -> None:
    from store.models import Dispute

    old, new = session.query(Dispute).order_by(Dispute.id).limit(2)
    old.merged_into_id = new.id
    session.commit()

    answer = client.get(f"/disputes/{old.slug}.csv?bom=1")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"/disputes/{new.slug}.csv?bom=1")


def test_timelinejs_gets_the_dated_lines_no_more_exact_than_their_source(client, small_record) -> None:
    document = client.get(f"{DISPUTE}.timeline.json").json
    data = client.get(f"{DISPUTE}.json").json

    assert [slide["unique_id"] for slide in document["events"]] == [line["id"] for line in data["lines"]]
    vague = document["events"][0]
    assert vague["start_date"] == {"year": 2024, "month": 10}
    assert vague["end_date"] == {"year": 2024, "month": 12}
    assert vague["display_date"] == "Oct–Dec\u00a02024"
    assert "not findings" in document["title"]["text"]["text"]
    for slide in document["events"]:
        assert 'rel="noopener">On Record</a>' in slide["text"]["text"]


def test_timelinejs_is_given_no_html_of_others(client, session, make_version, file_findings, claim) -> None:
    text = f"OpenAI says that DeepSeek copied it. {HOSTILE}"
    version = make_version(text, outlet="Sample <b>", title=HOSTILE)
    file_findings(version, claim(version, text, object=HOSTILE))
    session.commit()

    told = client.get(f"{DISPUTE}.timeline.json").text

    assert "<script" not in told
    assert "&lt;script&gt;" in told
    assert "<b>" not in told


def test_every_column_is_documented(client, small_record) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "api.md").read_text()

    for key in _rows(client.get(f"{DISPUTE}.ndjson").text)[0]:
        assert f"`{key}`" in docs, key
