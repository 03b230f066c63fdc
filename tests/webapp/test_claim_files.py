"""Every list of claims is a file with all its rows; a row alone is enough for a fair sentence."""

import io
import json
from typing import Any

import pandas
import pytest
from sqlalchemy import event

from store.models import Claim
from store.tables import cell
from webapp.contract.claims import ClaimRow
from webapp.exports.claim_rows import COLUMNS, flat
from webapp.headings import heading_text

LISTS = (
    "/search.{}",
    "/search.{}?accused=deepseek&-act=bulk_api_extraction",
    "/companies/openai.{}",
    "/outlets/sample-wire.{}",
)


def _rows(client, address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in client.get(address).text.splitlines()]


@pytest.mark.parametrize("address", LISTS)
def test_the_csv_that_pandas_reads_says_what_the_ndjson_says(client, small_record, address: str) -> None:
    rows = _rows(client, address.format("ndjson"))
    answer = client.get(address.format("csv"))

    table = pandas.read_csv(io.BytesIO(answer.data), dtype=str, keep_default_na=False)

    assert rows
    assert int(answer.headers["X-Row-Count"]) == len(table) == len(rows)
    assert table.to_dict("records") == [{key: str(cell(value)) for key, value in flat(row).items()} for row in rows]


def test_a_file_has_the_claims_of_its_list_in_their_order(client, small_record) -> None:
    for query in ("", "?accused=deepseek", "?q=distilled", "?evidence=api_telemetry"):
        listed = [claim["id"] for claim in client.get(f"/search.json{query}").json["claims"]]
        assert [row["id"] for row in _rows(client, f"/search.ndjson{query}")] == listed


def test_a_row_has_the_keys_of_its_model(client, small_record) -> None:
    for line in client.get("/search.ndjson").text.splitlines():
        ClaimRow.model_validate_json(line)


def test_a_row_says_the_sentence_of_its_page(client, session, small_record) -> None:
    rows = {row["id"]: row for row in _rows(client, "/search.ndjson")}

    for claim in session.query(Claim):
        assert rows[claim.public_id]["sentence"] == f"{heading_text(claim)}."


def test_a_row_alone_is_enough_for_a_fair_sentence(client, small_record) -> None:
    row = _rows(client, "/search.ndjson?act=model_output_distillation")[0]

    assert row["sentence"] == "OpenAI says that DeepSeek may have trained a model on another’s output."
    assert row["hedges"] == ["says", "some evidence", "may have"]
    assert row["sources"][0]["outlet"] == "Sample Ledger"
    assert [answer["kind"] for answer in row["responses"]] == ["denied", "could_not_be_reached"]
    assert row["url"] == f"http://localhost/claims/{row['id']}"
    assert (row["machine_only"], row["state"], row["rank"], row["as_of"]) == (True, "proposed", "normal", "2026-01-02")
    assert row["revision"] >= 1


def test_what_was_withdrawn_is_in_no_file(client, session, small_record) -> None:
    from store.vocabulary import Rank

    claim = session.query(Claim).first()
    claim.rank, claim.rank_reason = Rank.DEPRECATED, "it was read wrong"
    session.commit()

    assert claim.public_id not in client.get("/search.ndjson").text


def test_a_list_of_one_party_takes_no_other(client, small_record) -> None:
    assert client.get("/companies/openai.csv?party=deepseek").status_code == 400
    assert client.get("/outlets/sample-wire.csv?outlet=sample-ledger").status_code == 400
    assert client.get("/companies/nobody.csv").status_code == 404
    assert client.get("/outlets/nobody.ndjson").status_code == 404


def test_rows_are_loaded_by_no_object_and_in_few_statements(client, engine, small_record) -> None:
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(engine, "before_cursor_execute", note)
    client.get("/search.csv")
    event.remove(engine, "before_cursor_execute", note)

    assert len([statement for statement in asked if "public_row" in statement]) == 1


def test_a_file_is_of_one_moment_whatever_is_written_meanwhile(
    app, session, small_record, make_version, file_findings, claim
) -> None:
    with app.test_client() as client:
        answer = client.get("/search.ndjson", buffered=False)
        version = make_version("Anthropic says that DeepSeek copied it.")
        file_findings(version, claim(version, version.text, claimant="Anthropic"))
        session.commit()

        assert len(answer.text.splitlines()) == int(answer.headers["X-Row-Count"])


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_file_is_sent_while_it_is_made(client, small_record, form: str) -> None:
    answer = client.get(f"/search.{form}")

    assert answer.data
    assert "Content-Length" not in answer.headers  # which is known only of what is in memory as a whole


def test_every_column_is_documented() -> None:
    from pathlib import Path

    docs = (Path(__file__).parents[2] / "docs" / "api.md").read_text()

    for key in COLUMNS:
        assert f"`{key}`" in docs, key
