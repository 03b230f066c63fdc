"""What could be known of a claim by a day is asked alike of both databases."""

from datetime import UTC, date, datetime

from store.changes.past import claims_by
from store.decisions import Signature
from store.editing import confirm, correct
from store.judgements import undo
from store.models import Assertion, Claim
from store.vocabulary import Commitment, ResponseKind

SAYS = "OpenAI says that DeepSeek copied its models."
DENIED = "DeepSeek denied it."


def test_a_claim_by_a_day_has_no_later_sentence_and_no_later_answer(
    session, make_version, file_findings, claim, response
):
    first = make_version(SAYS, published="2025-01-29")
    file_findings(first, claim(first, SAYS))
    second = make_version(f"{SAYS} {DENIED}", outlet="Sample Post", published="2025-09-18")
    file_findings(second, claim(second, SAYS), response(second, DENIED, ResponseKind.DENIED))
    session.commit()
    (number,) = session.scalars(session.query(Claim.id).statement).all()

    told = {day.year: claims_by(session, [number], day)[number] for day in (date(2025, 2, 1), date(2026, 1, 1))}

    assert [one["outlet"] for one in told[2025]["sources"]] == ["Sample Wire"]
    assert (told[2025]["counts"]["articles"], told[2026]["counts"]["articles"]) == (1, 2)
    assert (len(told[2025]["responses"]), len(told[2026]["responses"])) == (0, 1)


def test_a_value_that_an_editor_set_later_is_told_as_it_was(session, make_version, file_findings, claim):
    version = make_version(SAYS, published="2025-01-29")
    file_findings(version, claim(version, SAYS, commitment=Commitment.POSSIBLE))
    sentence = session.query(Assertion).one()
    correct(session, sentence, {"commitment": Commitment.CERTAIN}, _signed(date(2025, 11, 1)))
    correct(session, sentence, {"commitment": Commitment.PROBABLE}, _signed(date(2025, 12, 1)))
    session.commit()

    days = (date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 1))
    told = [claims_by(session, [sentence.claim_id], day)[sentence.claim_id] for day in days]

    assert [one["commitment"] for one in told] == ["possible", "certain", "probable"]
    assert [one["state"] for one in told] == ["proposed", "confirmed", "confirmed"]


def test_a_decision_that_was_taken_back_by_then_does_not_count(session, make_version, file_findings, claim):
    version = make_version(SAYS, published="2025-01-29")
    file_findings(version, claim(version, SAYS))
    sentence = session.query(Assertion).one()
    first = confirm(session, sentence, _signed(date(2025, 11, 1)))
    undo(session, first, _signed(date(2025, 12, 1)))
    session.commit()
    days = (date(2025, 10, 31), date(2025, 11, 15), date(2025, 12, 20))

    undone = [claims_by(session, [sentence.claim_id], day)[sentence.claim_id] for day in days]
    confirm(session, sentence, _signed(date(2026, 1, 1)))
    session.commit()
    again = [claims_by(session, [sentence.claim_id], day)[sentence.claim_id] for day in days]

    for told in (undone, again):
        assert [one["state"] for one in told] == ["proposed", "confirmed", "proposed"]
        assert [one["machine_only"] for one in told] == [True, False, True]


def _signed(day: date) -> Signature:
    return Signature(
        actor="A sample editor", reason="The source says so", at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    )
