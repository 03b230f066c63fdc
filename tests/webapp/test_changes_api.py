"""A program that polls `/api/changes` has what the public sees, whatever editors do meanwhile."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from benchmarks.changes import Consumer, Editors, seen_by_the_public
from store.changes.whole import find_unlike
from store.decisions import Signature
from store.editing import deprecate
from store.judgements import merge
from store.models import Claim, Entity


@pytest.fixture
def signed():
    from datetime import UTC, datetime

    return Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))


@pytest.mark.parametrize("seed", [1, 2])
def test_who_polls_from_zero_ends_with_what_the_public_sees(engine, client, seed):
    editors, consumer = Editors(sessionmaker(engine), seed), Consumer(client)

    for number in range(120):
        editors.change("file" if number < 10 else None)
        if number % 13 == 0:
            consumer.poll()
    consumer.poll()

    with sessionmaker(engine)() as session:
        assert consumer.held == seen_by_the_public(session)
        assert list(find_unlike(session)) == []
    assert len(editors.done) > 5


def test_pages_lead_on_and_say_when_they_end(client, small_record):
    whole = client.get("/api/changes?limit=1000").json
    first = client.get("/api/changes?limit=3")

    assert (whole["since"], whole["more"], whole["next_since"]) == (0, False, whole["newest"])
    assert (first.json["more"], first.json["next_since"]) == (True, first.json["changes"][-1]["seq"])
    assert f"since={first.json['next_since']}" in first.headers["Link"]
    assert [change["seq"] for change in whole["changes"]] == sorted(change["seq"] for change in whole["changes"])


def test_an_upsert_has_the_whole_row_with_its_permanent_address(client, small_record):
    changes = client.get("/api/changes?limit=1000").json["changes"]

    claims = [change for change in changes if change["kind"] == "claim"]
    assert {change["op"] for change in claims} == {"upsert"}
    assert all(change["row"]["url"] == f"http://localhost/claims/{change['id']}" for change in claims)


def test_what_is_withdrawn_comes_as_a_deletion_with_its_reason(client, session, small_record, signed):
    claim = session.scalars(select(Claim)).first()
    seen = client.get("/api/changes?limit=1000").json["newest"]
    deprecate(session, claim, signed)
    session.commit()

    changes = client.get(f"/api/changes?since={seen}").json["changes"]

    told = next(change for change in changes if change["id"] == claim.public_id)
    assert (told["op"], told["reason"], told["replaced_by"]) == ("delete", "a test says so", None)


def test_what_is_merged_leads_to_the_other(client, session, small_record, signed):
    openai, other = (
        session.scalars(select(Entity).where(Entity.slug == slug)).one() for slug in ("openai", "microsoft")
    )
    seen = client.get("/api/changes?limit=1000").json["newest"]
    merge(session, other, openai, signed)
    session.commit()

    changes = client.get(f"/api/changes?since={seen}").json["changes"]

    told = next(change for change in changes if change["kind"] == "entity" and change["id"] == "microsoft")
    assert (told["op"], told["replaced_by"]) == ("merge", "openai")


def test_who_is_up_to_date_is_told_so_and_asks_again_for_nothing(client, small_record):
    newest = client.get("/api/changes?limit=1000").json["newest"]
    answer = client.get(f"/api/changes?since={newest}")

    again = client.get(f"/api/changes?since={newest}", headers={"If-None-Match": answer.headers["ETag"]})

    assert (answer.json["changes"], answer.json["next_since"]) == ([], newest)
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("asked", ["since=-1", "since=x", "since=1.5", "limit=0", "limit=1001", "until=1"])
def test_what_cannot_be_meant_is_refused_with_the_parameter(client, small_record, asked):
    answer = client.get(f"/api/changes?{asked}")

    assert answer.status_code == 400
    assert asked.partition("=")[0] in answer.json["detail"]


def test_a_number_that_was_never_given_out_is_named_with_the_newest(client, small_record):
    newest = client.get("/api/changes").json["newest"]
    answer = client.get("/api/changes?since=99999999")

    assert answer.status_code == 404
    assert answer.json["detail"] == f"no change has the number 99999999: the newest is {newest}; begin with since=0"
