"""The feed is a JSON Feed 1.1, and the API walks the record."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from sqlalchemy.orm import sessionmaker

from store.decisions import Signature
from store.editing import confirm, correct, reject
from store.models import Claim, Response
from store.vocabulary import Act, EventKind, Outcome, Rank
from webapp.app import create_app

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
DOCS = Path(__file__).parents[2] / "docs"


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


FEEDS = ("/feed{}", "/search{}?accused=deepseek", "/disputes/openai-deepseek{}", "/companies/openai{}",
         "/outlets/sample-wire{}")  # fmt: skip


def _json_address(address: str) -> str:
    return address.format(".json" if address.startswith("/feed") else ".feed.json")


def _items(client, address: str = "/feed.json") -> list[dict]:
    return client.get(address).json["items"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_what_json_feed_1_1_asks_for(client, small_record, address: str) -> None:
    answer = client.get(_json_address(address))
    feed = answer.json

    assert answer.mimetype == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://localhost{_json_address(address)}"
    assert client.get(_path(feed["home_page_url"])).status_code == 200
    assert feed["language"] == "en"
    assert feed["items"]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert client.get(_path(item["url"])).status_code == 200
        assert not [key for key in item["_onrecord"] if "." in key]


@pytest.mark.parametrize("address", FEEDS)
def test_feedparser_reads_from_atom_what_the_json_feed_says(client, small_record, address: str) -> None:
    answer = client.get(address.format(".atom"))
    items = _items(client, _json_address(address))

    read = feedparser.parse(answer.data)

    assert answer.mimetype == "application/atom+xml"
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.links[0].rel == "self"
    assert [(entry.id, entry.title, entry.link) for entry in read.entries] == [
        (item["id"], item["title"], item["url"]) for item in items
    ]
    assert [entry.content[0].value for entry in read.entries] == [item["content_text"] for item in items]
    assert [entry.tags[0].term for entry in read.entries] == [item["tags"][0] for item in items]


def test_an_item_alone_is_enough_for_a_fair_sentence(client, small_record) -> None:
    ours = _items(client, "/search.feed.json?act=model_output_distillation")
    first = next(item for item in ours if item["tags"] == ["new_allegation"])

    assert first["title"] == "New allegation: OpenAI says that DeepSeek may have trained a model on another’s output"
    assert "Alleged, not established." in first["content_text"]
    assert "“OpenAI says it has seen some evidence" in first["content_text"]
    assert "Because of what Sample Ledger printed" in first["content_text"]
    assert "#:~:text=" in first["external_url"]
    assert first["authors"] == [{"name": "Sample Ledger"}]
    assert {answer["kind"] for answer in first["_onrecord"]["row"]["responses"]} == {"could_not_be_reached", "denied"}
    assert {item["title"] for item in ours if item["tags"] == ["new_response"]} == {
        "New response: DeepSeek: could not be reached",
        "New response: DeepSeek: denied",
    }


def test_a_new_answer_event_and_status_are_kinds_of_their_own(
    client, session, small_record, make_version, file_findings, event
) -> None:
    address = "/disputes/disney-midjourney.feed.json"
    first = _items(client, address)
    before, seen = {item["_onrecord"]["entry"] for item in first}, {item["id"] for item in first}
    report = make_version(
        "The court dismissed Disney v. Midjourney, 2:25-cv-00001, with prejudice.", published="2025-12-20"
    )
    ended = event(
        report,
        report.text,
        EventKind.DISMISSAL,
        outcome=Outcome.GRANTED,
        with_prejudice=True,
        accusers=("Disney",),
        accused=("Midjourney",),
        docket="2:25-cv-00001",
    )
    file_findings(report, ended)
    session.commit()

    newest = [item for item in _items(client, address) if item["id"] not in seen]

    assert {"new_dispute", "new_event", "new_allegation", "new_response"} <= before
    assert "status_change" not in before
    assert {item["_onrecord"]["entry"] for item in newest} == {"status_change", "new_event"}


def test_what_an_editor_confirms_is_no_correction(client, session, small_record) -> None:
    claim = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).one()
    confirm(session, claim.assertions[0], Signature(actor="A. Editor", reason="it says so", at=NOW))
    session.commit()

    newest = _items(client)[0]
    page = client.get(f"/claims/{claim.public_id}").text

    assert newest["title"].startswith("Read by an editor: OpenAI says that DeepSeek")
    assert "Confirmed: it says so" in page


def test_what_an_editor_decides_is_a_correction_with_its_reason(client, session, small_record) -> None:
    claim = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).one()
    signed = Signature(actor="A. Editor", reason="the sentence says so", at=NOW)
    correct(session, claim, {"object": "the answers of a model"}, signed)
    session.commit()

    newest = _items(client)[0]

    assert newest["tags"] == ["correction"]
    assert newest["title"].startswith("Correction: OpenAI says that DeepSeek")
    assert newest["_onrecord"]["why"] == "An editor decided it: the sentence says so."
    assert "object" in newest["_onrecord"]["changed"]


def test_what_was_withdrawn_stays_as_an_entry_that_says_why(client, session, small_record) -> None:
    claim = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).one()
    claim.rank, claim.rank_reason = Rank.DEPRECATED, "it was read wrong"
    session.commit()

    newest = next(item for item in _items(client, "/companies/openai.feed.json") if item["tags"] == ["withdrawn"])

    assert newest["title"] == f"Withdrawn: claim {claim.public_id}, it was read wrong"
    assert newest["_onrecord"]["row"] is None
    assert newest["_onrecord"]["reason"] == "it was read wrong"


def test_what_is_gone_leads_to_where_it_stood(client, session, distillation) -> None:
    answer = session.query(Response).first()
    reject(session, answer, Signature(actor="A. Editor", reason="it was read wrong", at=NOW))
    session.commit()

    told = [item for item in _items(client) if item["_onrecord"]["id"] == answer.public_id]

    assert [item["tags"] for item in told] == [["withdrawn"], ["new_response"]]
    assert {item["url"] for item in told} == {f"http://localhost/disputes/openai-deepseek#{answer.public_id}"}


def test_an_outlet_that_is_itself_a_party_is_told_as_one(client, session, make_version, file_findings, claim) -> None:
    version = make_version("OpenAI says that DeepSeek copied it.")
    version.article.outlet.owner = "OpenAI"
    file_findings(version, claim(version, version.text))
    session.commit()

    found = session.query(Claim).one()
    item = next(item for item in _items(client) if item["tags"] == ["new_allegation"])

    assert "(Sample Wire, itself a party, 2025-01-29)" in item["content_text"]
    assert "Sample Wire, 2025-01-29, itself a party" in client.get(f"/claims/{found.public_id}@1").text


def test_the_newest_change_comes_first_and_pages_lead_through_all(client, session, make_version, file_findings, claim):
    for number in range(60):
        version = make_version(f"Claimant {number} says that DeepSeek copied it.")
        file_findings(version, claim(version, version.text, claimant=f"claimant {number}"))
    session.commit()
    seen, address = [], "/search.feed.json?accused=deepseek"

    while address:
        page = client.get(_path(address)).json
        seen += [item["_onrecord"]["seq"] for item in page["items"]]
        address = page.get("next_url")

    assert seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) >= 60


def test_hostile_words_leave_atom_whole(client, session, make_version, file_findings, claim) -> None:
    text = "OpenAI says <script>alert(1)</script> ]]> & \x0b that DeepSeek copied it."
    version = make_version(text, title="</title><script>")
    file_findings(version, claim(version, text))
    session.commit()

    read = feedparser.parse(client.get("/feed.atom").data)

    assert not read.bozo
    assert b"<script" not in client.get("/feed.atom").data


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


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many", "1.5", ""])
def test_a_limit_outside_1_to_200_is_refused(client, limit: str) -> None:
    answer = client.get(f"/api/claims?limit={limit}")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert "limit" in answer.json["detail"]


def test_a_filter_narrows_search_feed_and_api_alike(client, small_record) -> None:
    query = "accused=deepseek&published_until=2025-02-01"

    listed = [claim["id"] for claim in client.get(f"/api/claims?{query}").json["claims"]]
    fed = {item["_onrecord"]["id"] for item in _items(client, f"/feed.json?{query}") if "claims" in item["url"]}
    found = [claim["id"] for claim in client.get(f"/search.json?{query}").json["claims"]]

    assert listed == found
    assert fed == set(listed)
    assert len(listed) == 2


def test_a_feed_of_a_past_day_is_refused_and_no_page_of_one_leads_to_it(client, small_record) -> None:
    answer = client.get("/search.feed.json?accused=deepseek&as_of=2025-02-01")
    links = client.get("/search?accused=deepseek&as_of=2025-02-01").headers.getlist("Link")

    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (400, "as_of")
    assert "ask /search.json for a past day" in answer.json["detail"]
    assert [link for link in links if "feed.json" in link and "as_of" in link] == []


def test_a_feed_names_its_hub_where_there_is_one(engine, client, small_record) -> None:
    hub = "https://hub.example/"
    told = create_app(sessionmaker(engine), hub=hub).test_client()

    feed, atom = told.get("/companies/openai.feed.json"), feedparser.parse(told.get("/feed.atom").data)

    assert feed.json["hubs"] == [{"type": "WebSub", "url": hub}]
    assert f'<{hub}>; rel="hub"' in feed.headers.getlist("Link")
    assert '<http://localhost/companies/openai.feed.json>; rel="self"' in feed.headers.getlist("Link")
    assert [link.href for link in atom.feed.links if link.rel == "hub"] == [hub]
    assert "hubs" not in client.get("/feed.json").json
    assert "hubs" in (DOCS / "feed.md").read_text()


def test_every_key_is_documented(client, small_record) -> None:
    feed, claims = client.get("/feed.json").json, client.get("/api/claims").json["claims"]
    feed_docs = (DOCS / "feed.md").read_text()
    api_docs = (DOCS / "api.md").read_text() + (DOCS / "changes.md").read_text()

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


def test_a_feed_of_a_search_is_called_by_its_values(client, small_record):
    told = client.get("/feed.json?party=deepseek&party=openai&q=model").json["title"]

    assert told == "On Record: q model, party deepseek and openai"
