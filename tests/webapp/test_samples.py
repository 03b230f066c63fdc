"""A reader never takes sample coverage for real coverage."""

import pytest
from sqlalchemy import select

from store.models import Outlet
from webapp.words import outlet_name

PAGES = (
    "/",
    "/disputes/openai-deepseek",
    "/companies/openai",
    "/search?q=models",
    "/articles/1/versions/1",
    "/nothing",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_a_record_with_samples_says_so(client, small_record, path: str) -> None:
    assert "<strong>Sample coverage.</strong>" in client.get(path).text


def test_a_claim_s_page_says_so_too(client, small_record) -> None:
    url = client.get("/api/claims").json["claims"][0]["url"]

    assert "<strong>Sample coverage.</strong>" in client.get(url).text


def test_a_record_of_real_outlets_says_nothing_of_samples(client, session, small_record) -> None:
    for outlet in session.scalars(select(Outlet)):
        outlet.is_sample = False
    session.commit()

    assert "<strong>Sample coverage.</strong>" not in client.get("/").text


def test_a_sample_outlet_with_another_name_is_marked() -> None:
    assert outlet_name(Outlet(name="The Gazette", is_sample=True)) == "The Gazette (sample)"
    assert outlet_name(Outlet(name="Sample Wire", is_sample=True)) == "Sample Wire"
    assert outlet_name(Outlet(name="The Gazette", is_sample=False)) == "The Gazette"


def test_programs_are_told_too(client, small_record) -> None:
    claim = client.get("/api/claims").json["claims"][0]
    dispute = client.get("/disputes/openai-deepseek.json").json

    assert all(isinstance(source["is_sample"], bool) for source in claim["sources"])
    assert dispute["lines"][0]["passage"]["is_sample"] is True
