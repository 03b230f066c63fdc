"""Addresses of what was merged lead to where it is now; lists do not show it any more."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from store.decisions import Signature
from store.judgements import merge
from store.models import Claim, Dispute, Entity
from store.vocabulary import Act

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "DeepSeek built its model on answers of ChatGPT, Anthropic said."


@pytest.fixture
def merged(session, make_version, file_findings, claim):
    """Two claims in one dispute and one in another; merges two rows of a table."""
    version = make_version(f"{SAYS} {AGAIN}")
    other = claim(version, AGAIN, act=Act.BULK_API_EXTRACTION)
    file_findings(version, claim(version, SAYS), other, claim(version, AGAIN, claimant="Anthropic"))

    def make(table, column, gone, into):
        rows = [session.scalar(select(table).where(getattr(table, column) == name)) for name in (gone, into)]
        merge(session, *rows, SIGNED)
        session.commit()

    return make


@pytest.mark.parametrize("end", ["", ".json"])
def test_the_page_of_a_merged_party_leads_to_the_other(client, merged, end):
    merged(Entity, "slug", "anthropic", "openai")

    answer = client.get(f"/companies/anthropic{end}")

    assert (answer.status_code, answer.location) == (301, f"/companies/openai{end}")


@pytest.mark.parametrize("end", ["", ".json", ".svg"])
def test_the_page_of_a_merged_dispute_leads_to_the_other_as_of_the_same_day(client, merged, end):
    merged(Dispute, "slug", "anthropic-deepseek", "openai-deepseek")

    answer = client.get(f"/disputes/anthropic-deepseek{end}?as_of=2025-02-01")

    assert (answer.status_code, answer.location) == (301, f"/disputes/openai-deepseek{end}?as_of=2025-02-01")


@pytest.mark.parametrize("end", ["", ".json"])
def test_the_page_of_a_merged_claim_leads_to_the_other(client, session, merged, end):
    gone, into = (
        session.scalar(select(Claim.public_id).where(Claim.act == act))
        for act in (Act.BULK_API_EXTRACTION, Act.MODEL_OUTPUT_DISTILLATION)
    )
    merged(Claim, "public_id", gone, into)

    answer = client.get(f"/claims/{gone}{end}")

    assert (answer.status_code, answer.location) == (301, f"/claims/{into}{end}")


def test_a_merged_party_is_in_no_list_and_is_found_by_its_old_names(client, merged):
    merged(Entity, "slug", "anthropic", "openai")

    parties = client.get("/companies.json").json["parties"]
    page = client.get("/companies/openai.json").json
    found = client.get("/search.json?accuser=anthropic").json

    assert [party["slug"] for party in parties] == ["deepseek", "openai"]
    assert set(page["aliases"]) == {"OpenAI", "Anthropic"}
    assert found["count"] == 2
    assert [choice["value"] for choice in found["facets"]["accuser"]] == ["openai"]


def test_a_merged_dispute_is_in_no_list(client, merged):
    merged(Dispute, "slug", "anthropic-deepseek", "openai-deepseek")

    told = client.get("/companies/deepseek.json").json

    assert [matter["slug"] for matter in told["as_accused"]] == ["openai-deepseek"]


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [("/companies/", "/companies"), ("/disputes/openai-deepseek/?as_of=2025-02-01", None), ("/search//?q=a+b", None)],
)
def test_an_address_with_a_slash_at_its_end_leads_to_the_one_without(client, distillation, given, leads_to):
    path, _, query = given.partition("?")
    answer = client.get(given)

    assert answer.status_code == 301
    assert answer.headers["Location"] == (leads_to or f"{path.rstrip('/')}?{query}")
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/nothing/", "/\\\\other.example/", "/%2Fother.example/", "/companies/none/x/"])
def test_a_slash_at_the_end_leads_to_no_other_place(client, path):
    assert client.get(path).status_code == 404
