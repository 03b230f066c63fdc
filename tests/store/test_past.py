"""What could be known of a claim by a day is asked alike of both databases."""

from datetime import date

from store.changes.past import claims_by
from store.models import Claim
from store.vocabulary import ResponseKind

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
