"""Decisions at the desk: the same rows that `onrecord edit` writes, by those who may, from forms of the desk alone."""

import re

import pytest

from store.decisions import broken_links
from store.models import Account, Assertion, Claim, Contradiction, EditorialAction, Entity, Reply, Response
from store.vocabulary import (
    Act,
    AssertionState,
    ContradictionKind,
    ContradictionState,
    EditorialActionKind,
    Rank,
    ResponseKind,
)

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "OpenAI says again that DeepSeek trained a model on answers."
OTHER = "OpenAI says that DeepSeek took data in bulk from its interface."
DENIES = "DeepSeek denied it."
WHY = {"reason": "A test says so."}


@pytest.fixture
def filed(session, make_version, file_findings, claim, response):
    """A claim with two sentences and an answer, and another claim, all proposed."""
    version = make_version(f"{SAYS} {AGAIN} {OTHER} {DENIES}")
    file_findings(
        version,
        claim(version, SAYS),
        claim(version, AGAIN),
        claim(version, OTHER, act=Act.BULK_API_EXTRACTION),
        response(version, DENIES, ResponseKind.DENIED, to="OpenAI"),
    )
    session.commit()


@pytest.fixture
def says(session, filed):
    """The first sentence."""
    return _row(session, SAYS)


def _row(session, words):
    return session.query(Assertion).filter(Assertion.passage.has(exact=words)).one()


def _decisions(session):
    session.rollback()
    return session.query(EditorialAction).order_by(EditorialAction.id).all()


# --- what a reviewer decides ------------------------------------------------------------------------------------------


def test_a_sentence_is_confirmed_and_signed_by_who_is_signed_in(reviewer, says, session):
    answer = reviewer.post(
        f"/review/assertion/{says.id}", decision="confirm", citation="https://reports.example/", **WHY
    )

    [made] = _decisions(session)
    assert answer.status_code == 303
    assert says.state is AssertionState.CONFIRMED
    assert (made.actor, made.action, made.reason) == ("Reviewer Sample", EditorialActionKind.CONFIRM, WHY["reason"])
    assert made.citation == "https://reports.example/"
    assert not list(broken_links(session))


def test_after_a_decision_comes_what_waits_next_with_a_way_back(reviewer, says, session):
    queue = reviewer.get("/review?kind=assertion").text
    first, second = [part.partition('"')[0] for part in queue.split('href="/review/assertion/')[1:3]]

    answer = reviewer.post(f"/review/assertion/{first.partition('?')[0]}?kind=assertion", decision="reject", **WHY)
    page = reviewer.get(answer.location).text

    assert answer.location == f"/review/assertion/{second.partition('?')[0]}?kind=assertion&done=1"
    assert "Decision 1: rejected." in page
    assert 'action="/review/decisions/1/undo"' in page


def test_after_the_last_one_comes_the_empty_queue(reviewer, filed, session):
    names = [row.public_id for row in session.query(Response)]

    for name in names:
        answer = reviewer.post(f"/review/{name}?kind=response", decision="confirm", **WHY)

    assert answer.location == f"/review?kind=response&done={len(names)}"
    page = reviewer.get(answer.location).text
    assert f"Decision {len(names)}: confirmed." in page
    assert "Everything of this kind was looked at." in page


def test_a_decision_of_another_is_not_told_as_mine(reviewer, editor, says):
    editor.post(f"/review/assertion/{says.id}", decision="confirm", **WHY)

    assert "Decision 1" not in reviewer.get("/review?done=1").text


def test_what_was_changed_in_the_form_is_corrected_and_nothing_else(reviewer, says, session):
    form = {
        "commitment": "possible",
        "polarity": str(says.polarity),
        "status": str(says.status),
        "target_as_worded": "",
    }

    reviewer.post(f"/review/assertion/{says.id}", decision="correct", **form, **WHY)

    [made] = _decisions(session)
    assert made.after == {f"assertion:{says.id}": {"commitment": "possible", "state": "confirmed"}}


def test_a_form_in_which_nothing_was_changed_corrects_nothing(reviewer, says, session):
    answer = reviewer.post(f"/review/assertion/{says.id}", decision="correct", **WHY)

    assert answer.status_code == 422
    assert "No value is other than before" in answer.text
    assert _decisions(session) == []


def test_a_code_that_there_is_not_is_refused_with_the_form_as_it_was(reviewer, says, session):
    answer = reviewer.post(
        f"/review/assertion/{says.id}", decision="correct", commitment="sure", reason="Kept as typed."
    )

    assert answer.status_code == 422
    assert "is not known: use certain" in answer.text
    assert 'value="Kept as typed."' in answer.text
    assert _decisions(session) == []


def test_a_decision_without_a_reason_is_refused(reviewer, says, session):
    answer = reviewer.post(f"/review/assertion/{says.id}", decision="confirm", reason="  ")

    assert answer.status_code == 422
    assert "needs a name and a reason" in answer.text
    assert _decisions(session) == []


def test_of_two_who_decide_the_same_the_second_is_told(reviewer, editor, says, session):
    reviewer.post(f"/review/assertion/{says.id}", decision="confirm", **WHY)
    answer = editor.post(f"/review/assertion/{says.id}", decision="confirm", **WHY)

    assert answer.status_code == 422
    assert "somebody may have taken it meanwhile" in answer.text
    assert len(_decisions(session)) == 1


def test_a_pair_that_differs_is_judged(reviewer, says, session):
    pair = Contradiction(
        dispute_id=says.claim.dispute_id, kind=ContradictionKind.STRENGTH, left_id=says.passage_id,
        right_id=_row(session, AGAIN).passage_id, left_says="certain", right_says="possible", decided_by="test",
        recorded_at=says.recorded_at,
    )  # fmt: skip
    session.add(pair)
    session.commit()

    reviewer.post(f"/review/contradiction/{pair.id}", decision="judge", **{"as": "explained"}, **WHY)

    session.rollback()
    assert pair.state is ContradictionState.EXPLAINED


# --- what only an editor decides --------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["merge", "split", "set", "word", "deprecate", "reopen", "reply"])
def test_a_reviewer_decides_on_no_claim(reviewer, says, session, decision):
    answer = reviewer.post(f"/review/{says.claim.public_id}", decision=decision, **WHY)

    assert answer.status_code == 403
    assert "Reviewer Sample is reviewer here" in answer.text
    assert f'value="{decision}"' not in reviewer.get(f"/review/{says.claim.public_id}").text
    assert _decisions(session) == []


def test_a_claim_is_merged_into_another_of_its_dispute_and_parted_again(editor, says, session):
    other = _row(session, OTHER).claim
    assert f'<option value="{other.public_id}"' in editor.get(f"/review/{says.claim.public_id}").text

    merged = editor.post(f"/review/{says.claim.public_id}", decision="merge", into=other.public_id, **WHY)
    session.rollback()
    assert says.claim is other
    assert editor.get(merged.location).status_code == 200
    editor.post("/review/decisions/1/undo", reason="They are two after all.")

    session.rollback()
    assert says.claim is not other


def test_a_sentence_gets_a_claim_of_its_own(editor, says, session):
    editor.post(f"/review/{says.claim.public_id}", decision="split", sentences=f"assertion/{says.id}", **WHY)

    session.rollback()
    assert says.claim_id != _row(session, AGAIN).claim_id


@pytest.mark.parametrize("sentences", [[], ["c-none"], ["companies/openai"]])
def test_what_is_no_sentence_is_not_split(editor, says, session, sentences):
    answer = editor.post(f"/review/{says.claim.public_id}", decision="split", sentences=sentences, **WHY)

    assert answer.status_code == 422
    assert _decisions(session) == []


def test_a_claim_is_withdrawn_and_reopened(editor, says, session):
    name = says.claim.public_id
    editor.post(f"/review/{name}", decision="deprecate", **WHY)
    session.rollback()
    assert (says.claim.rank, says.claim.rank_reason) == (Rank.DEPRECATED, WHY["reason"])

    assert 'value="deprecate"' not in editor.get(f"/review/{name}").text
    editor.post(f"/review/{name}", decision="reopen", **WHY)

    session.rollback()
    assert says.claim.rank is Rank.NORMAL


def test_values_and_wording_of_a_claim_are_set(editor, says, session):
    editor.post(f"/review/{says.claim.public_id}", decision="set", object="answers of a model", **WHY)
    editor.post(f"/review/{says.claim.public_id}", decision="word", wording="That it learnt from answers.", **WHY)

    session.rollback()
    assert (says.claim.object, says.claim.wording) == ("answers of a model", "That it learnt from answers.")


def test_what_a_party_sent_is_printed_word_for_word(editor, says, session):
    sent = {"party": "companies/deepseek", "text": "We did not.\r\nWe never would.", "received": "2025-02-01"}

    editor.post(
        f"/review/{says.claim.public_id}", decision="reply", verified="Sent from its press office.", **sent, **WHY
    )

    session.rollback()
    assert session.query(Reply).one().text == "We did not.\nWe never would."
    assert "We did not." in editor.get(f"/review/assertion/{says.id}").text
    assert "We did not." in editor.get(f"/claims/{says.claim.public_id}").text


def test_a_reply_without_a_day_is_refused(editor, says, session):
    sent = {"party": "companies/deepseek", "text": "We did not.", "received": "yesterday", "verified": "By phone."}

    answer = editor.post(f"/review/{says.claim.public_id}", decision="reply", **sent, **WHY)

    assert answer.status_code == 422
    assert "is no day: write it as 2025-06-11" in answer.text
    assert session.query(Reply).count() == 0


def test_two_parties_are_merged_or_judged_not_to_be_the_same(editor, filed, session):
    editor.post("/review/companies/deepseek", decision="not-same", other="companies/openai", **WHY)
    refused = editor.post("/review/companies/deepseek", decision="merge", into="companies/openai", **WHY)
    editor.post("/review/decisions/1/undo", **WHY)
    editor.post("/review/companies/deepseek", decision="merge", into="companies/openai", **WHY)

    session.rollback()
    assert refused.status_code == 422
    assert session.query(Entity).filter_by(slug="deepseek").one().merged_into_id is not None


def test_a_claim_is_not_split_by_a_sentence_of_another(editor, says, session):
    other = _row(session, OTHER)
    answer = editor.post(f"/review/{says.claim.public_id}", decision="split", sentences=f"assertion/{other.id}", **WHY)

    assert answer.status_code == 422
    assert f"ssertion/{other.id} does not stand under {says.claim.public_id}" in answer.text
    assert not _decisions(session)


def test_a_number_that_no_decision_can_have_is_not_found(editor, filed):
    assert editor.post(f"/review/decisions/{10**20}/undo", **WHY).status_code == 404


def test_a_form_that_was_opened_before_another_decided_is_refused(reviewer, editor, says, session):
    page = f"/review/assertion/{says.id}"
    (seen,) = set(re.findall(r'name="seen" value="(\d+)"', reviewer.get(page).text.partition("The claim it")[0]))
    editor.post(page, decision="correct", commitment="possible", seen=seen, **WHY)

    answer = reviewer.post(page, decision="correct", polarity="-", commitment="certain", seen=seen, **WHY)

    assert answer.status_code == 409
    assert 'id="d1"' in answer.text  # the newer decision is shown
    assert "Decision 1 on it came after this form was opened" in answer.text
    assert len(_decisions(session)) == 1


# --- undoing ----------------------------------------------------------------------------------------------------------


def test_a_reviewer_takes_back_what_they_decided_and_nothing_of_others(reviewer, editor, says, session):
    reviewer.post(f"/review/assertion/{says.id}", decision="reject", **WHY)
    editor.post(f"/review/assertion/{_row(session, AGAIN).id}", decision="reject", **WHY)

    mine = reviewer.post("/review/decisions/1/undo", reason="It was right.")
    others = reviewer.post("/review/decisions/2/undo", reason="It was right.")

    session.rollback()
    assert mine.location == f"/review/assertion/{says.id}?done=3"
    assert others.status_code == 403
    assert says.state is AssertionState.PROPOSED
    assert _row(session, AGAIN).state is AssertionState.REJECTED


def test_an_editor_takes_back_what_a_reviewer_decided(reviewer, editor, says, session):
    reviewer.post(f"/review/assertion/{says.id}", decision="reject", **WHY)

    editor.post("/review/decisions/1/undo", reason="It was right.")

    session.rollback()
    assert says.state is AssertionState.PROPOSED


def test_what_was_taken_back_already_is_told(editor, says, session):
    editor.post(f"/review/assertion/{says.id}", decision="reject", **WHY)
    editor.post("/review/decisions/1/undo", **WHY)

    again = editor.post("/review/decisions/1/undo", **WHY)

    assert again.status_code == 422
    assert "Decision 1 was undone already." in again.text


def test_the_book_lists_every_decision_with_what_stood_before(reviewer, says):
    reviewer.post(f"/review/assertion/{says.id}", decision="correct", commitment="possible", **WHY)

    page = reviewer.get("/review/decisions").text

    assert "<del>certain</del> → <ins>possible</ins>" in page
    assert "Reviewer Sample" in page


def test_a_decision_that_there_is_not_is_not_found(editor):
    assert editor.post("/review/decisions/99/undo", **WHY).status_code == 404


# --- forms of others, and nonsense ------------------------------------------------------------------------------------


def test_without_its_token_nothing_is_decided(editor, says, session):
    form = {"decision": "reject", **WHY}

    assert editor.client.post(f"/review/assertion/{says.id}", data=form).status_code == 400
    assert editor.client.post("/review/decisions/1/undo", data=WHY).status_code == 400
    assert _decisions(session) == []


def test_who_is_not_signed_in_decides_nothing(visitor, says, session):
    visitor.get("/review/sign-in")

    answer = visitor.post(f"/review/assertion/{says.id}", decision="reject", **WHY)

    assert answer.location == f"/review/sign-in?next=/review/assertion/{says.id}"
    assert _decisions(session) == []


@pytest.mark.parametrize("decision", ["", "merge", "takedown", "undo"])
def test_what_cannot_be_decided_on_a_sentence_is_refused(editor, says, session, decision):
    assert editor.post(f"/review/assertion/{says.id}", decision=decision, **WHY).status_code == 400
    assert _decisions(session) == []


def test_a_null_character_is_refused(editor, says, session):
    assert editor.post(f"/review/assertion/{says.id}", decision="confirm", reason="a\0b").status_code == 400


def test_hostile_reasons_are_inert_wherever_they_are_told(editor, says):
    hostile = "<script>document.title='owned'</script>"
    editor.post(f"/review/assertion/{says.id}", decision="reject", reason=hostile, citation="javascript:alert(1)")

    for path in ("/review?done=1", "/review/decisions", f"/review/assertion/{says.id}", "/corrections"):
        page = editor.get(path).text
        assert "<script>document" not in page
        assert "javascript:" not in page


def test_a_decision_shows_to_readers_at_once(editor, says):
    before = editor.get(f"/claims/{says.claim.public_id}.json")
    editor.post(f"/review/assertion/{says.id}", decision="reject", **WHY)
    editor.post(f"/review/assertion/{says.id + 1}", decision="reject", **WHY)

    after = editor.get(f"/claims/{says.claim.public_id}.json", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code != 304


def test_a_role_that_changed_holds_from_the_next_request(editor, says, accounts, session):
    session.get(Account, accounts["editor"].id).role = accounts["reviewer"].role
    session.commit()

    assert editor.post(f"/review/{says.claim.public_id}", decision="word", wording="x", **WHY).status_code == 403
    assert session.query(Claim).filter(Claim.wording.is_not(None)).count() == 0
