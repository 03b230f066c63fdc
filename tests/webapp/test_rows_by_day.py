"""A row by a past day tells what the public could know then: no later sentence, answer, count, decision or revision."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import sessionmaker

from store.decisions import Signature
from store.editing import confirm, correct, word
from store.models import Assertion, Claim, Response
from store.replies import Sent, publish_reply
from store.vocabulary import Act, Commitment, LegalTheory, ResponseKind
from webapp.app import create_app
from webapp.contract.claims import ClaimRow

BEFORE, AFTER = "2025-02-01", "2025-10-01"
DECIDED = datetime(2026, 1, 1, 9, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="The sources mean the same", at=DECIDED)


@pytest.fixture
def claim_row(session, distillation) -> Claim:
    return session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).order_by(Claim.id).first()


def _row(client, claim, address="/search.ndjson", **query):
    lines = client.get(address, query_string=query).text.splitlines()
    return next(row for row in map(json.loads, lines) if row["id"] == claim.public_id)


def test_later_sentences_answers_and_counts_are_not_in_a_row(client, claim_row):
    then, later = _row(client, claim_row, as_of=BEFORE), _row(client, claim_row, as_of=AFTER)

    assert [source["outlet"] for source in then["sources"]] == ["Sample Ledger"]
    assert then["counts"] == {"origins": 1, "speakers": 1, "articles": 1}
    assert [answer["kind"] for answer in then["responses"]] == ["could_not_be_reached"]
    assert [source["outlet"] for source in later["sources"]] == ["Sample Ledger", "Sample Wire"]
    assert later["counts"]["articles"] == 2
    assert "denied" in [answer["kind"] for answer in later["responses"]]


def test_every_row_says_by_which_day_it_is_told_and_is_no_revision(client, claim_row):
    then, now = _row(client, claim_row, as_of=BEFORE), _row(client, claim_row)

    assert (then["as_of"], then["revision"], then["seq"]) == (BEFORE, None, None)
    assert (now["as_of"], now["revision"]) == ("2026-01-02", 1)
    for row in (then, now):
        ClaimRow.model_validate(row)


@pytest.mark.parametrize("day", ["2026-01-02", "2030-01-01"])
def test_a_day_that_is_not_over_is_as_good_as_none(client, claim_row, day):
    assert _row(client, claim_row, as_of=day) == _row(client, claim_row)


@pytest.mark.parametrize("address", ["/search.ndjson", "/companies/openai.ndjson", "/outlets/sample-ledger.ndjson"])
def test_files_lists_and_the_api_tell_the_same_by_a_day(client, claim_row, address):
    listed = {row["id"]: row for row in client.get(f"/api/claims?as_of={BEFORE}").json["claims"]}
    searched = {row["id"]: row for row in client.get(f"/search.json?as_of={BEFORE}").json["claims"]}

    row = _row(client, claim_row, address, as_of=BEFORE)
    assert row == listed[claim_row.public_id] == searched[claim_row.public_id]


def test_the_table_has_the_day_and_no_revision(client, claim_row):
    lines = client.get(f"/search.csv?as_of={BEFORE}").text.splitlines()

    assert lines[1].endswith(f",normal,,{BEFORE}")
    assert not any("denied" in line.lower() for line in lines)


def test_an_answer_is_not_superseded_before_the_later_one_was_public(client, session, claim_row):
    reached, denied = session.query(Response).order_by(Response.id)[1:3]
    assert (reached.kind, denied.kind) == (ResponseKind.COULD_NOT_BE_REACHED, ResponseKind.DENIED)
    reached.superseded_by_id = denied.id
    session.commit()

    flags = [
        {answer["kind"]: answer["is_superseded"] for answer in _row(client, claim_row, as_of=day)["responses"]}
        for day in (BEFORE, AFTER)
    ]

    assert [told["could_not_be_reached"] for told in flags] == [False, True]


def test_what_a_later_article_or_editor_gave_is_left_out(
    client, session, claim_row, make_version, file_findings, claim
):
    again = make_version(
        "OpenAI said in August that DeepSeek distilled its models.", outlet="Sample Gazette", published="2025-09-29"
    )
    finding = claim(again, again.text, object="its models", legal_theories=(LegalTheory.BREACH_OF_CONTRACT,))
    file_findings(again, finding)
    word(session, claim_row, "OpenAI says that its models were copied.", SIGNED)
    session.commit()
    client = create_app(sessionmaker(session.get_bind()), today=lambda: date(2026, 2, 1)).test_client()

    told = {
        day: [_row(client, claim_row, as_of=day)[key] for key in ("object", "legal_theories", "wording")]
        for day in (BEFORE, "2025-12-31", "2026-01-01")
    }

    assert told[BEFORE] == told["2025-12-31"] == [None, [], None]
    assert told["2026-01-01"] == ["its models", ["breach_of_contract"], "OpenAI says that its models were copied."]


def test_what_a_person_looked_at_later_was_not_looked_at(client, session, claim_row):
    for row in (*session.query(Assertion).filter_by(claim_id=claim_row.id), *session.query(Response)):
        confirm(session, row, SIGNED)
    session.commit()

    then, on_the_day = (_row(client, claim_row, as_of=day) for day in ("2025-12-31", "2026-01-01"))

    assert (then["machine_only"], then["state"], then["responses"][0]["state"]) == (True, "proposed", "proposed")
    looked = (on_the_day["machine_only"], on_the_day["state"], on_the_day["responses"][0]["state"])
    assert looked == (False, "confirmed", "confirmed")


def test_what_an_editor_set_later_is_told_as_it_was_before(client, session, claim_row):
    sentence = session.query(Assertion).filter_by(claim_id=claim_row.id).order_by(Assertion.id).first()
    answer = session.query(Response).filter_by(kind=ResponseKind.COULD_NOT_BE_REACHED).one()
    sentence.commitment = Commitment.POSSIBLE
    session.flush()
    correct(session, sentence, {"commitment": Commitment.CERTAIN}, SIGNED)
    correct(session, answer, {"kind": ResponseKind.DECLINED_TO_COMMENT, "as_of_last": date(2025, 1, 30)}, SIGNED)
    correct(session, sentence, {"commitment": Commitment.PROBABLE}, SIGNED)
    session.commit()

    then, on_the_day = (_row(client, claim_row, as_of=day) for day in (BEFORE, "2026-01-01"))

    assert (then["commitment"], then["state"], on_the_day["commitment"]) == ("possible", "proposed", "probable")
    told, since = (row["responses"][0] for row in (then, on_the_day))
    assert (told["kind"], told["kind_label"]) == ("could_not_be_reached", ResponseKind.COULD_NOT_BE_REACHED.label)
    assert (told["as_of"]["to"], since["as_of"]["to"]) == (None, "2025-01-30")
    assert since["kind"] == "declined_to_comment"


def test_a_reply_is_not_in_a_row_before_it_was_printed_here(client, session, claim_row):
    sent = Sent(text="It is not so.", received_on=date(2025, 12, 1), verified="by a call to the desk")
    publish_reply(session, claim_row, claim_row.parties[-1].entity, sent, SIGNED)
    session.commit()

    replies = [_row(client, claim_row, as_of=day)["replies"] for day in ("2025-12-31", "2026-01-01")]

    assert [len(told) for told in replies] == [0, 1]


def test_a_line_of_a_dispute_has_its_revision_and_none_by_a_day(client, session, distillation):
    def revisions(query):
        answer = client.get(f"/disputes/openai-deepseek.ndjson{query}")
        return {json.loads(line)["revision"] for line in answer.text.splitlines()}

    assert revisions("") == {1}
    assert revisions(f"?as_of={BEFORE}") == {None}


def test_a_lone_sign_in_a_table_is_no_formula(client, claim_row):
    _, *rows = client.get("/search.csv").text.splitlines()

    assert ",+," in rows[0]
    assert "'+" not in "".join(rows)
