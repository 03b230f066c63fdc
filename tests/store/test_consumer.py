"""What a consumer of releases brings (tasks F1, F2 and F5): valid by what is published, complete, and safe to reuse."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest

from store.decisions import Signature
from store.editing import confirm, deprecate, reject
from store.judgements import merge
from store.models import Assertion, Claim, Entity
from store.releases.cutting import cut_release
from store.releases.difference import apply, from_line
from store.releases.kept import MANIFEST, data_files
from store.takedown import take_down
from store.vocabulary import ResponseKind

NOW = datetime(2026, 1, 4, 12, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS, DENIED = "OpenAI says that DeepSeek copied its models.", "DeepSeek denied it."
OTHER = "Meta says that DeepSeek copied its models."
THIRD = "Disney says that Midjourney copied its characters."
REST = "The rest of the article is nobody’s business here."


@pytest.fixture
def claims(session, make_version, file_findings, claim, response):
    """Three claims, the first with an answer."""
    version = make_version(f"{SAYS} {DENIED} {REST}")
    file_findings(version, claim(version, SAYS), response(version, DENIED, ResponseKind.DENIED))
    version = make_version(OTHER, outlet="Sample Post")
    file_findings(version, claim(version, OTHER, claimant="Meta"))
    version = make_version(THIRD, outlet="Sample Gazette")
    file_findings(version, claim(version, THIRD, claimant="Disney", targets=("Midjourney",)))
    session.commit()
    return session.query(Claim).order_by(Claim.id).all()


@pytest.fixture
def cut(session, tmp_path):
    def cut():
        session.commit()
        return cut_release(session, tmp_path / "releases", NOW)

    return cut


def _rows(release, path="claims.ndjson"):
    return {row["id"]: row for row in map(json.loads, release.lines(path))}


def test_every_row_is_valid_by_the_schema_that_the_release_brings(claims, cut):
    release = cut()

    for file in release.files:
        if "jsonSchema" in file:
            schema = json.loads((release.folder / file["jsonSchema"]).read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
            for line in release.lines(file["path"]):
                check.validate(json.loads(line))


def test_the_manifest_says_when_as_of_when_and_under_which_licence(claims, cut):
    told = cut().manifest

    assert told["onrecord"]["generated_at"] == told["created"] == "2026-01-04T12:00:00Z"
    assert told["onrecord"]["as_of"] == "2026-01-04"
    assert told["licenses"][0]["name"] == "CC-BY-4.0"


def test_nothing_is_listed_that_this_run_did_not_make_and_nothing_is_there_that_is_not_listed(claims, cut):
    release = cut()

    made = {str(path.relative_to(release.folder)) for path in release.folder.rglob("*") if path.is_file()}
    assert {file["path"] for file in release.files} | {MANIFEST} == made


def test_a_claim_row_alone_is_enough_for_a_fair_sentence(claims, cut):
    row = _rows(cut())[claims[0].public_id]

    assert [party["name"] for party in (*row["claimants"], *row["targets"])] == ["OpenAI", "DeepSeek"]
    assert row["act_label"]
    assert (row["commitment"], row["status"], row["polarity"]) == ("certain", "asserted", "+")
    assert (row["sources"][0]["exact"], row["sources"][0]["outlet"]) == (SAYS, "Sample Wire")
    assert row["sources"][0]["attribution"]
    assert row["responses"][0]["kind"] == "denied"
    assert (row["state"], row["machine_only"], row["rank"]) == ("proposed", True, "normal")
    assert row["path"] == f"/claims/{row['id']}"


def test_ids_stay_while_the_rows_change(session, claims, cut):
    first = _rows(cut())
    confirm(session, claims[0].assertions[0], SIGNED)
    second = _rows(cut())

    assert first.keys() == second.keys()
    assert (second[claims[0].public_id]["machine_only"], second[claims[0].public_id]["state"]) == (False, "confirmed")


def test_the_changes_lead_from_one_release_to_the_next_through_withdrawals_and_merges(session, claims, cut):
    first = cut()
    deprecate(session, claims[2], SIGNED)
    openai, meta = (session.query(Entity).filter_by(slug=slug).one() for slug in ("openai", "meta"))
    merge(session, meta, openai, SIGNED)
    second = cut()

    changes = [from_line(line) for line in second.lines("changes.ndjson")]
    for path in data_files(second):
        applied = "".join(apply(first.lines(path), (change for file, change in changes if file == path)))
        assert applied == "".join(second.lines(path))
    gone = {row["id"]: row for row in map(json.loads, second.lines("changes.ndjson")) if row["op"] == "DEL"}
    assert gone[claims[2].public_id]["reason"] == "a test says so"
    assert gone[claims[1].public_id]["replaced_by"] == claims[0].public_id
    assert gone["meta"]["replaced_by"] == "openai"


def test_what_was_rejected_is_nowhere_and_what_was_withdrawn_only_with_its_reason(session, claims, cut):
    reject(session, claims[0].responses[0], SIGNED)
    deprecate(session, claims[1], SIGNED)

    release = cut()

    assert DENIED not in "".join((release.folder / file["path"]).read_text() for file in release.files)
    assert claims[1].public_id not in _rows(release)
    assert _rows(release, "gone.ndjson")[claims[1].public_id]["reason"] == "a test says so"


def test_no_article_text_but_the_cited_sentences_is_in_a_release(claims, cut):
    release = cut()

    assert REST not in "".join((release.folder / file["path"]).read_text() for file in release.files)


def test_after_a_takedown_the_words_are_gone_while_id_hash_and_reason_stay(session, claims, cut):
    before = _rows(cut())[claims[0].public_id]
    take_down(session, session.query(Assertion).filter_by(claim_id=claims[0].id).one(), SIGNED)

    release = cut()

    assert SAYS not in "".join((release.folder / file["path"]).read_text() for file in release.files)
    tombstone = _rows(release, "gone.ndjson")[claims[0].public_id]
    assert tombstone["reason"] == "the words that it rests on were taken down"
    assert tombstone["text_sha256"] == before["sources"][0]["text_sha256"]
