"""The feed is a JSON Feed 1.1, and the API walks the record."""

import json
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def test_the_feed_has_what_json_feed_1_1_asks_for(client, small_record) -> None:
    answer = client.get("/feed.json")
    feed = answer.json

    assert answer.mimetype == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://localhost/feed.json"
    assert feed["language"] == "en"
    assert len(feed["items"]) == 4
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["id"].startswith("http://localhost/claims/c-")
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert item["_onrecord"]["about"].startswith("http://localhost/method")
        assert not [key for key in item["_onrecord"] if "." in key]


def test_an_item_alone_is_enough_for_a_fair_sentence(client, small_record) -> None:
    items = client.get("/feed.json?act=model_output_distillation").json["items"]

    ours = items[0]
    assert ours["title"] == "OpenAI says that DeepSeek may have trained a model on another’s output"
    assert "Alleged, not established." in ours["content_text"]
    assert "#:~:text=" in ours["external_url"]
    assert ours["authors"] == [{"name": "Sample Ledger"}]
    assert ours["_onrecord"]["commitment"] == "possible"
    assert {response["kind"] for response in ours["_onrecord"]["responses"]} == {"could_not_be_reached", "denied"}


def test_newest_recorded_comes_first(client, small_record) -> None:
    dates = [item["date_published"] for item in client.get("/feed.json").json["items"]]

    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("path", ["/feed.json", "/api/claims", "/search.json", "/companies.json", "/api/vocabulary"])
def test_who_has_it_already_gets_304_and_any_site_may_read_it(client, small_record, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert (again.status_code, again.data) == (304, b"")


def test_the_tag_changes_with_what_is_said(client, session, small_record, make_version, file_findings, claim) -> None:
    before = client.get("/feed.json").headers["ETag"]
    version = make_version("Anthropic says that DeepSeek copied it.")
    file_findings(version, claim(version, version.text, claimant="Anthropic"))
    session.commit()

    assert client.get("/feed.json").headers["ETag"] != before


def test_the_api_walks_every_claim_once(client, small_record) -> None:
    seen, address = [], "/api/claims?limit=1"

    while address:
        page = client.get(_path(address)).json
        seen += [claim["id"] for claim in page["claims"]]
        address = page["next"]

    assert len(seen) == len(set(seen)) == 4 == page["count"]


def test_next_is_named_in_the_header_too(client, small_record) -> None:
    answer = client.get("/api/claims?limit=1")

    assert answer.headers["Link"] == f'<{answer.json["next"]}>; rel="next"'


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many", "1.5"])
def test_a_limit_outside_1_to_200_is_refused(client, limit: str) -> None:
    answer = client.get(f"/api/claims?limit={limit}")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert "limit" in answer.json["detail"]


def test_a_filter_narrows_search_feed_and_api_alike(client, small_record) -> None:
    query = "accused=deepseek&as_of=2025-02-01"

    listed = [claim["id"] for claim in client.get(f"/api/claims?{query}").json["claims"]]
    fed = [item["_onrecord"]["id"] for item in client.get(f"/feed.json?{query}").json["items"]]
    found = [claim["id"] for claim in client.get(f"/search.json?{query}").json["claims"]]

    assert listed == fed == found
    assert len(listed) == 2


def test_every_key_is_documented(client, small_record) -> None:
    feed, claims = client.get("/feed.json").json, client.get("/api/claims").json["claims"]
    feed_docs, api_docs = (DOCS / "feed.md").read_text(), (DOCS / "api.md").read_text()

    for key in {*feed, *feed["items"][0], *feed["items"][0]["_onrecord"]}:
        assert f"`{key}`" in feed_docs, key
    for key in _keys(claims):
        assert f"`{key}`" in api_docs, key


def test_every_key_of_a_dispute_and_of_a_line_is_documented(client, small_record) -> None:
    docs = (DOCS / "feed.md").read_text()

    for slug in ("openai-deepseek", "disney-midjourney"):
        for key in _keys(client.get(f"/disputes/{slug}.json").json):
            assert f"`{key}`" in docs, key


def test_every_filter_is_documented(client) -> None:
    offered = client.get("/api/claims?no=1").json["detail"].partition("use ")[2].split(", ")

    for name in offered:
        assert f"`{name}`" in (DOCS / "api.md").read_text()


def test_every_term_has_its_definition_on_a_page_of_its_own(client) -> None:
    page = client.get("/about/terms").text
    vocabularies = client.get("/api/vocabulary").json["vocabularies"]

    assert len(vocabularies) > 20
    for address in re.findall(r'href="(/about/terms/[a-z-]+)"', page):
        listed = client.get(address).text
        for code in re.findall(rf'href="({address}/[^"]+)"', listed):
            assert client.get(code).status_code == 200
        vocabulary = next(name for name in vocabularies if _slug(name) == address.rsplit("/")[-1])
        terms = vocabularies.pop(vocabulary)
        assert all(f"<code>{term['code']}</code>" in listed for term in terms)
    assert vocabularies == {}


def _slug(vocabulary: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", r"-\1", vocabulary).lower()


def _keys(value: object) -> set[str]:
    """All keys anywhere in the document."""
    if isinstance(value, dict):
        return {str(key) for key in value}.union(*(_keys(each) for each in value.values()))
    return set().union(*(_keys(each) for each in value)) if isinstance(value, list) else set()


def test_the_documents_are_utf_8_with_the_words_as_they_are(client, small_record) -> None:
    raw = client.get("/api/claims").data

    assert "another’s".encode() in raw
    assert json.loads(raw)
