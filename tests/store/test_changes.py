"""Every change of what the public sees is numbered with its cause, whoever wrote it, and nothing else is."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.asked import (
    ChangeFilter,
    find_rows,
    latest_changes,
    newest_seq,
    row_at,
    rows_since,
)
from store.decisions import Signature
from store.editing import correct, deprecate, reject, reopen
from store.judgements import merge, undo
from store.models import Change, Claim, Dispute, Entity, Event, Outlet, PublicRow, Response
from store.vocabulary import Act, ArticleState, ChangeOp, EventKind, ResponseKind, State, ThingKind

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAID = "OpenAI says that DeepSeek copied its models."
AGAIN = "OpenAI says again that DeepSeek copied its models."


@pytest.fixture
def filed(session, make_version, file_findings, claim):
    """One claim from one article, committed."""
    version = make_version(SAID)
    file_findings(version, claim(version, SAID))
    session.commit()
    return session.scalars(select(Claim)).one()


def _ops(session: Session, after: int = 0) -> list[tuple[str, str, str]]:
    rows = session.scalars(select(Change).where(Change.id > after).order_by(Change.id))
    return [(row.op, row.kind, row.public_id) for row in rows]


def _claim_row(session: Session, claim: Claim):
    return find_rows(session, ThingKind.CLAIM, [claim.public_id])[claim.public_id]


def test_what_is_filed_is_told_once_with_what_it_names_before_it(session, filed):
    assert _ops(session) == [
        ("add", "entity", "openai"),
        ("add", "entity", "deepseek"),
        ("add", "dispute", filed.dispute.slug),
        ("add", "claim", filed.public_id),
    ]
    assert newest_seq(session) == 4


def test_a_claim_row_alone_is_enough_for_a_fair_sentence(session, filed):
    row = _claim_row(session, filed).value

    assert [party["name"] for party in row["claimants"]] == ["OpenAI"]
    assert [party["name"] for party in row["targets"]] == ["DeepSeek"]
    assert (row["act"], row["commitment"], row["state"], row["machine_only"]) == (
        Act.MODEL_OUTPUT_DISTILLATION, "certain", "proposed", True,
    )  # fmt: skip
    assert row["path"] == f"/claims/{filed.public_id}"
    source = row["sources"][0]
    assert (source["exact"], source["outlet"], source["is_sample"]) == (SAID, "Sample Wire", True)
    assert source["url"].startswith("https://sample-wire.example/")
    assert row["counts"] == {"origins": 1, "speakers": 1, "articles": 1}


def test_filing_the_same_article_again_leaves_no_trace(session, filed, make_version, file_findings, claim):
    version = filed.assertions[0].passage.version
    before = newest_seq(session)

    file_findings(version, claim(version, SAID))
    session.commit()

    assert newest_seq(session) == before


def test_a_transaction_that_is_rolled_back_leaves_no_trace(session, filed):
    before = newest_seq(session)
    filed.object = "its models"
    session.flush()
    session.rollback()

    session.commit()

    assert newest_seq(session) == before


def test_another_article_changes_its_claim_and_is_named_as_the_cause(
    session, filed, make_version, file_findings, claim
):
    before = newest_seq(session)
    version = make_version(AGAIN, outlet="Sample Post", published="2025-02-01")

    file_findings(version, claim(version, AGAIN))
    session.commit()

    found = session.scalars(select(Change).where(Change.id > before)).one()
    assert (found.op, found.public_id, found.version_id) == (ChangeOp.MODIFY, filed.public_id, version.id)
    assert found.changed == ["counts", "sources"]
    assert found.before["counts"]["articles"] == 1


def test_an_answer_is_told_with_the_claim_it_answers(session, filed, make_version, file_findings, claim, response):
    before = newest_seq(session)
    denied = "DeepSeek denied it."
    version = make_version(f"{AGAIN} {denied}", outlet="Sample Post", published="2025-02-01")

    file_findings(version, claim(version, AGAIN), response(version, denied, ResponseKind.DENIED))
    session.commit()

    answer = session.scalars(select(Response)).one()
    assert ("add", "response", answer.public_id) in _ops(session, before)
    assert [given["kind"] for given in _claim_row(session, filed).value["responses"]] == ["denied"]
    assert (
        find_rows(session, ThingKind.RESPONSE, [answer.public_id])[answer.public_id].value["claim"] == filed.public_id
    )


def test_an_event_moves_the_status_of_its_dispute(session, filed, make_version, file_findings, event):
    before = newest_seq(session)
    sued = "OpenAI sued DeepSeek."
    version = make_version(sued, published="2025-02-01")

    file_findings(
        version,
        event(version, sued, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",),
              act=Act.MODEL_OUTPUT_DISTILLATION),
    )  # fmt: skip
    session.commit()

    dispute = session.scalars(select(Dispute)).one()
    told = find_rows(session, ThingKind.DISPUTE, [dispute.slug])[dispute.slug].value["status"]
    filing = session.scalars(select(Event)).one()
    assert (told["state"], told["because_of"]) == (State.FILED, [filing.public_id])
    assert [(op, kind) for op, kind, _ in _ops(session, before)] == [("modify", "dispute"), ("add", "event")]


def test_a_second_report_of_an_event_does_not_touch_its_dispute(session, filed, make_version, file_findings, event):
    sued = "OpenAI sued DeepSeek."
    for day, outlet in (("2025-02-01", "Sample Wire"), ("2025-02-02", "Sample Post")):
        version = make_version(f"{sued} ({outlet})", outlet=outlet, published=day)
        before = newest_seq(session)
        file_findings(
            version,
            event(version, sued, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",),
                  act=Act.MODEL_OUTPUT_DISTILLATION),
        )  # fmt: skip
        session.commit()

    assert [(op, kind) for op, kind, _ in _ops(session, before)] == [("modify", "event")]


def test_a_withdrawn_claim_leaves_a_tombstone_with_its_reason_and_comes_back(session, filed):
    decision = deprecate(session, filed, SIGNED)
    session.commit()
    tombstone = _claim_row(session, filed)
    reopen(session, filed, SIGNED)
    session.commit()

    assert tombstone.is_gone
    assert tombstone.value == {
        "kind": "claim", "id": filed.public_id, "gone": True, "reason": "a test says so", "replaced_by": None,
    }  # fmt: skip
    told = select(Change).where(Change.kind == ThingKind.CLAIM)
    changes = session.scalars(told.order_by(Change.id.desc()).limit(2)).all()
    assert [change.op for change in changes] == [ChangeOp.RESTORE, ChangeOp.WITHDRAW]
    assert changes[1].action_id == decision.id
    assert not _claim_row(session, filed).is_gone


def test_a_claim_whose_only_sentence_was_read_wrong_is_withdrawn(session, filed):
    reject(session, filed.assertions[0], SIGNED)
    session.commit()

    assert _claim_row(session, filed).value["reason"] == "no sentence on record carries it any more"


@pytest.mark.parametrize(
    "taken_back", [deprecate, lambda session, claim, signed: reject(session, claim.assertions[0], signed)]
)
def test_a_dispute_of_which_nothing_stands_is_withdrawn_and_comes_back(session, filed, taken_back):
    slug = filed.dispute.slug
    decision = taken_back(session, filed, SIGNED)
    session.commit()
    tombstone = find_rows(session, ThingKind.DISPUTE, [slug])[slug]
    undo(session, decision, SIGNED)
    session.commit()

    assert (tombstone.is_gone, tombstone.value["reason"]) == (True, "nothing on record stands under it any more")
    assert not find_rows(session, ThingKind.DISPUTE, [slug])[slug].is_gone


def test_a_dispute_stays_while_one_of_its_sentences_does(session, filed, make_version, file_findings, event):
    version = make_version("OpenAI sued DeepSeek.", published="2025-02-01")
    sued = event(version, version.text, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",))
    file_findings(version, sued)
    session.commit()
    slug = filed.dispute.slug

    reject(session, filed.assertions[0], SIGNED)
    session.commit()

    assert not find_rows(session, ThingKind.DISPUTE, [slug])[slug].is_gone


def test_a_merged_party_leads_to_the_other_and_undoing_restores_every_row(
    session, filed, make_version, file_findings, claim
):
    other = "Meta says that DeepSeek copied its models."
    version = make_version(other, published="2025-02-03")
    file_findings(version, claim(version, other, claimant="Meta"))
    session.commit()
    rows = _contents(session)

    gone, into = (session.scalars(select(Entity).where(Entity.slug == slug)).one() for slug in ("meta", "openai"))
    decision = merge(session, gone, into, SIGNED)
    session.commit()
    merged = find_rows(session, ThingKind.ENTITY, ["meta"])["meta"].value
    undo(session, decision, SIGNED)
    session.commit()

    assert (merged["gone"], merged["replaced_by"]) == (True, "openai")
    assert _contents(session) == rows


def test_a_frozen_revision_says_for_good_what_was_told_then(session, filed):
    first = _claim_row(session, filed)
    for words in ("its models", "its model weights"):
        correct(session, filed, {"object": words}, SIGNED)
        session.commit()
    deprecate(session, filed, SIGNED)
    session.commit()

    told = [row_at(session, ThingKind.CLAIM, filed.public_id, number) for number in range(6)]

    assert told[0] is None
    assert told[1] == first.value
    assert [value["object"] for value in told[1:4] if value] == [None, "its models", "its model weights"]
    assert told[4] == _claim_row(session, filed).value
    assert told[5] is None


def test_an_article_that_is_gone_marks_what_rests_on_it(session, filed):
    filed.assertions[0].passage.version.article.state = ArticleState.GONE
    session.commit()

    assert _claim_row(session, filed).value["sources"][0]["article_state"] == "gone"


def test_an_outlet_that_becomes_a_party_is_flagged_in_all_it_carries(
    session, filed, make_version, file_findings, claim
):
    session.query(Outlet).filter_by(name="Sample Wire").one().owner = "Meta"
    session.commit()
    before = _claim_row(session, filed).value["sources"][0]["is_litigant"]
    words = "OpenAI and Meta say that DeepSeek copied their models."
    version = make_version(words, outlet="Sample Post", published="2025-02-03")

    file_findings(version, claim(version, words, co_claimants=("Meta",)))
    session.commit()

    assert before is False
    told = [
        source["is_litigant"]
        for row in rows_since(session, 0)
        for source in row.value.get("sources", [])
        if source["outlet"] == "Sample Wire"
    ]
    assert "meta" in {party.entity.slug for party in filed.dispute.parties}
    assert told == [True]


def test_copies_of_a_much_copied_story_are_counted_and_not_listed(session, filed, make_version, file_findings, claim):
    for number in range(14):
        words = f"OpenAI says that DeepSeek copied its models, number {number}."
        version = make_version(words, outlet=f"Sample {number}", published=f"2025-02-{number + 1:02}")
        file_findings(version, claim(version, words))
        session.commit()

    row = _claim_row(session, filed).value

    assert row["counts"] == {"origins": 15, "speakers": 1, "articles": 15}
    assert len(row["sources"]) == 10
    assert row["sources"][0]["exact"] == SAID


def test_changes_are_found_by_page_kind_and_day_newest_first(session, filed, make_version, file_findings, claim):
    other = "Anthropic says that Meta copied its models."
    version = make_version(other, published="2025-02-03")
    file_findings(version, claim(version, other, claimant="Anthropic", targets=("Meta",)))
    session.commit()

    of_meta = latest_changes(session, ChangeFilter(about="companies/meta"))
    claims = latest_changes(session, ChangeFilter(kinds=(ThingKind.CLAIM,)), limit=1)
    older = latest_changes(session, ChangeFilter(kinds=(ThingKind.CLAIM,)), before_seq=claims[0].id)

    assert {change.kind for change in of_meta} == {ThingKind.ENTITY, ThingKind.DISPUTE, ThingKind.CLAIM}
    assert [change.id for change in of_meta] == sorted((change.id for change in of_meta), reverse=True)
    assert [change.public_id for change in older] == [filed.public_id]
    assert not latest_changes(session, ChangeFilter(until=SIGNED.at.date().replace(year=2020)))


def test_who_takes_in_all_rows_since_a_number_has_what_the_public_sees(session, filed):
    seen = newest_seq(session)
    correct(session, filed, {"object": "its models"}, SIGNED)
    session.commit()

    rows = rows_since(session, seen)

    assert [(row.public_id, row.revision, row.value["object"]) for row in rows] == [(filed.public_id, 2, "its models")]


def test_a_silence_that_stays_superseded_is_not_touched_again(session, make_version, file_findings, claim, response):
    silent, denied = "DeepSeek did not comment.", "DeepSeek denied it."
    first = make_version(f"{SAID} {silent}")
    file_findings(first, claim(first, SAID), response(first, silent, ResponseKind.NO_PUBLIC_RESPONSE))
    second = make_version(f"{AGAIN} {denied}", outlet="Sample Post", published="2025-02-01")
    file_findings(second, claim(second, AGAIN), response(second, denied, ResponseKind.DENIED))
    session.commit()
    before = newest_seq(session)
    third = make_version(f"{AGAIN} {denied} It is the third.", outlet="Sample Sun", published="2025-02-02")

    file_findings(third, claim(third, AGAIN), response(third, denied, ResponseKind.DENIED))
    session.commit()

    assert [(op, kind) for op, kind, _ in _ops(session, before)] == [("modify", "claim"), ("add", "response")]


def _contents(session: Session) -> dict[tuple[str, str], str]:
    rows = session.execute(select(PublicRow.kind, PublicRow.public_id, PublicRow.body))
    return {(kind, public_id): body for kind, public_id, body in rows}
