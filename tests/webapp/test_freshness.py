"""Who has an answer is told so before a row is loaded, until record, day or program change."""

from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.orm import sessionmaker

from webapp.app import create_app

ADDRESSES = ("/", "/search", "/search.json?accused=deepseek", "/feed.json", "/companies/openai.json", "/companies.csv")


def _again(client, path: str, answer) -> int:
    return client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code


@pytest.mark.parametrize("path", [*ADDRESSES, "/disputes/openai-deepseek.ndjson", "/disputes/openai-deepseek.png"])
def test_a_tag_is_known_before_any_row_is_loaded(client, engine, small_record, path: str) -> None:
    first = client.get(path)
    asked: list[str] = []

    def note(*told) -> None:
        asked.append(told[2])

    event.listen(engine, "before_cursor_execute", note)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    event.remove(engine, "before_cursor_execute", note)

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert len(asked) <= 2
    assert not [statement for statement in asked if "FROM claim" in statement or "FROM dispute" in statement]


def test_a_change_of_the_record_changes_every_tag(
    client, session, small_record, make_version, file_findings, claim
) -> None:
    before = {path: client.get(path) for path in ADDRESSES}
    version = make_version("Anthropic says that DeepSeek copied it.")
    file_findings(version, claim(version, version.text, claimant="Anthropic"))
    session.commit()

    assert {_again(client, path, answer) for path, answer in before.items()} == {200}


def test_a_tag_is_of_one_day_one_host_and_one_query(engine, client, small_record) -> None:
    first = client.get("/search.json")
    later = create_app(sessionmaker(engine), today=lambda: date(2026, 1, 3)).test_client()

    assert _again(client, "/search.json?accused=deepseek", first) == 200
    assert _again(later, "/search.json", first) == 200
    assert client.get("/search.json", base_url="https://elsewhere.example").headers["ETag"] != first.headers["ETag"]


def test_a_tag_is_of_one_contact(engine, client, small_record) -> None:
    first = client.get("/")
    moved = create_app(sessionmaker(engine), contact="editor@record.example").test_client()

    assert _again(client, "/", first) == 304
    assert _again(moved, "/", first) == 200


def test_a_date_will_do_where_there_is_no_tag(client, small_record) -> None:
    first = client.get("/search.json")
    since = first.headers["Last-Modified"]

    assert client.get("/search.json", headers={"If-Modified-Since": since}).status_code == 304
    assert client.get("/search.json", headers={"If-Modified-Since": "Wed, 01 Jan 2025 00:00:00 GMT"}).status_code == 200


def test_how_long_an_answer_holds_is_told(client, small_record) -> None:
    assert client.get("/search.json").headers["Cache-Control"] == "public, max-age=60"
    assert client.get("/search").headers["Cache-Control"] == "public, no-cache"
    assert "ETag" not in client.get("/claims/c-none.json").headers


def test_a_page_that_is_held_is_no_answer_to_who_wants_data(client, small_record) -> None:
    page = client.get("/search")
    asked = {"If-None-Match": page.headers["ETag"], "Accept": "application/json"}

    assert client.get("/search", headers=asked).status_code == 303


def test_what_the_log_leaves_out_is_tagged_by_its_content(client, small_record) -> None:
    first = client.get("/outlets/sample-wire.json")

    assert "Last-Modified" not in first.headers
    assert _again(client, "/outlets/sample-wire.json", first) == 304


@pytest.mark.parametrize("sent", [{"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}])
@pytest.mark.parametrize(("address", "status"), [("/claims/nonsense", 404), ("/search?nonsense=1", 400)])
def test_who_names_no_tag_is_told_what_is_wrong(client, sent, address, status) -> None:
    assert client.get(address, headers=sent).status_code == status
