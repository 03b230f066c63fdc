"""What programs that walk the web find: robots.txt, sitemaps, and claims in the words of schema.org."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from protego import Protego

from store.decisions import Signature
from store.editing import reject
from store.models import Claim, EventCitation

NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def listed(answer):
    return [loc.text.removeprefix("http://localhost") for loc in ET.fromstring(answer.data).iter(LOC)]  # noqa: S314


def linked(page):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, flags=re.DOTALL)
    return json.loads(found)


def test_robots_may_read_everything_but_what_is_pasted(client):
    rules = Protego.parse(client.get("/robots.txt").text)

    assert rules.can_fetch("http://localhost/disputes/x", "anything")
    assert not rules.can_fetch("http://localhost/analyse", "anything")
    assert list(rules.sitemaps) == ["http://localhost/sitemap.xml"]


def test_the_sitemap_lists_each_page_once_and_each_is_there(client, small_record):
    pages = [page for file in listed(client.get("/sitemap.xml")) for page in listed(client.get(file))]

    assert len(pages) == len(set(pages))
    assert {"/disputes/openai-deepseek", "/companies/deepseek"} <= set(pages)
    assert {client.get(page).status_code for page in pages} == {200}


def test_a_claim_without_a_sentence_is_on_no_sitemap(client, session, distillation):
    for assertion in (claim := session.query(Claim).first()).assertions:
        reject(session, assertion, Signature(actor="A sample editor", reason="read wrong", at=NOW))
    session.commit()
    pages = [page for file in listed(client.get("/sitemap.xml")) for page in listed(client.get(file))]

    assert client.get(f"/claims/{claim.public_id}").status_code == 410
    assert f"/claims/{claim.public_id}" not in pages


def test_a_dispute_of_which_nothing_stands_is_gone_and_on_no_sitemap(client, session, settlement):
    (path,) = (page for page in listed(client.get("/sitemaps/disputes-1.xml")))
    for citation in session.query(EventCitation):
        reject(session, citation, Signature(actor="A sample editor", reason="read wrong", at=NOW))
    session.commit()

    assert client.get("/sitemap.xml").status_code == 200
    assert path not in [page for file in listed(client.get("/sitemap.xml")) for page in listed(client.get(file))]
    for form in ("", ".json", ".svg", ".csv", "/diff?from=2025-01-01&to=2025-02-01"):
        assert client.get(path + form).status_code == 410, form
    assert client.get(path.replace("/disputes", "/embed/disputes")).status_code == 410


def test_an_empty_record_has_an_empty_sitemap(client):
    assert listed(client.get("/sitemap.xml")) == []


@pytest.mark.parametrize("name", ["claims-2", "claims-0", "nothing-1"])
def test_a_list_of_pages_that_is_not_there_is_not_found(client, small_record, name):
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_a_claim_is_told_as_a_claim_of_somebody(client, session, small_record):
    claim = session.query(Claim).order_by(Claim.id).first()
    told = linked(client.get(f"/claims/{claim.public_id}").text)

    assert told["@type"] == "Claim"
    assert told["firstAppearance"]["@type"] == "NewsArticle"
    assert told["firstAppearance"]["publisher"]["name"].startswith("Sample")
    assert "ClaimReview" not in json.dumps(told)


def test_hostile_words_end_no_script(client, make_version, file_findings, claim, session):
    evil = "</script><script>alert(1)</script><!--"
    version = make_version(f"OpenAI says that DeepSeek copied its models {evil}.", title=evil)
    file_findings(version, claim(version, version.text))
    session.commit()

    page = client.get(f"/articles/{version.article_id}").text

    assert linked(page)["headline"] == evil
    assert "<script>alert" not in page
