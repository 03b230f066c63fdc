"""The annotated passages follow their guide, and the third that is set aside is the one that was drawn."""

from benchmarks.passages.__main__ import read_rows
from benchmarks.passages.check import problems
from benchmarks.scoring import is_unread, score


def test_every_row_follows_the_guide() -> None:
    rows = [*read_rows("tuning"), *read_rows("unread")]

    assert list(problems(rows)) == []
    assert len(rows) >= 1500
    assert sum(row["form"] == "item" for row in rows) >= len(rows) / 3
    assert sum(not (row["claims"] or row["responses"] or row["events"]) for row in rows) >= len(rows) / 3.2


def test_a_third_is_set_aside_by_the_hash_of_its_id() -> None:
    assert not any(is_unread(row["id"]) for row in read_rows("tuning"))
    assert all(is_unread(row["id"]) for row in read_rows("unread"))


def test_a_wrong_row_is_named_with_its_fault() -> None:
    row = read_rows("tuning")[0] | {"id": "wrong-1", "register": "gossip"}

    assert "wrong-1: register 'gossip' is none of" in next(iter(problems([row])))


def test_a_claim_against_another_party_is_both_wrong_and_missed() -> None:
    nothing_else = {"responses": [], "events": []}
    claim = {"act": "scraping_against_terms"}
    wanted = claim | {"claimants": ["Reddit"], "targets": ["Anthropic"]}
    given = claim | {"claimant": "Reddit", "co_claimants": [], "targets": ["OpenAI"]}
    gold = nothing_else | {"id": "t", "relevant": True, "claims": [wanted]}
    found = nothing_else | {"is_ai_ip_dispute": True, "why": "", "claims": [given]}

    tally = score([(gold, found)]).tallies["claims (claimant, target)"]

    assert (tally.right, tally.wrong, tally.missed) == (0, 1, 1)
