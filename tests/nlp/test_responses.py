"""Answers are those of the accused, the four silences stay apart, and who asked is told only by the words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nlp.document import ReadText
from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from nlp.responses import responses_of
from store.records import ClaimFinding, ResponseFinding, Span, TextToRead
from store.vocabulary import Act, ClaimStatus, Commitment, Precision, ResponseBasis, ResponseKind

PUBLISHED = datetime(2025, 9, 10, 12, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_6bc761a1dcc829cc.txt"
SUIT = "The New York Times sued OpenAI and Microsoft over copied articles. "
K = ResponseKind


def parsed(text: str, *, published: datetime | None = PUBLISHED) -> ReadText:
    source = TextToRead(id="1", text=text, title="A sample", outlet="Sample Wire", published=published)
    return next(iter(read_texts(pipeline(), [source])))


def answers_in(text: str, *, published: datetime | None = PUBLISHED) -> tuple[ResponseFinding, ...]:
    return responses_of(parsed(text, published=published), ())


def the_answer(sentence: str) -> ResponseFinding:
    found = answers_in(SUIT + sentence)
    assert len(found) == 1, found
    return found[0]


def accusation(claimant: str, target: str) -> ClaimFinding:
    return ClaimFinding(
        claimant=claimant,
        targets=(target,),
        act=Act.MODEL_OUTPUT_DISTILLATION,
        object=None,
        commitment=Commitment.PROBABLE,
        status=ClaimStatus.SUSPECTED,
        passage=Span(start_char=0, end_char=1, exact="O"),
        attribution=(),
        rule="test",
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("OpenAI declined to comment.", K.DECLINED_TO_COMMENT),
        ("A spokesperson for OpenAI declined to comment on the case.", K.DECLINED_TO_COMMENT),
        ("OpenAI had no comment.", K.DECLINED_TO_COMMENT),
        ("OpenAI did not immediately respond to a request for comment.", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI has not responded to our questions.", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI didn’t immediately respond.", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI could not be reached for comment.", K.COULD_NOT_BE_REACHED),
        ("OpenAI couldn't immediately be reached on Sunday.", K.COULD_NOT_BE_REACHED),
        ("OpenAI has not publicly responded to the allegations.", K.NO_PUBLIC_RESPONSE),
        ("OpenAI has not commented publicly on the suit.", K.NO_PUBLIC_RESPONSE),
        ("OpenAI has yet to respond to the lawsuit.", K.NO_PUBLIC_RESPONSE),
        ("OpenAI has remained silent.", K.NO_PUBLIC_RESPONSE),
    ],
)
def test_the_four_silences_are_kept_apart(sentence, kind):
    answer = the_answer(sentence)

    assert (answer.respondent, answer.kind) == ("OpenAI", kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("OpenAI denied the allegations.", K.DENIED),
        ("OpenAI has denied any wrongdoing.", K.DENIED),
        ("OpenAI called the lawsuit baseless.", K.DENIED),
        ("OpenAI denied some of the claims.", K.DENIED_IN_PART),
        ("OpenAI argues that its training is fair use.", K.AFFIRMATIVE_DEFENCE),
        ("OpenAI said that it disagrees with the claims.", K.DISPUTES_CHARACTERISATION),
        ("OpenAI admitted that it had used the articles.", K.ADMITTED),
        ("OpenAI apologised to the newspaper.", K.APOLOGISED),
        ("OpenAI said that it was reviewing the complaint.", K.UNDER_REVIEW),
        ("OpenAI countersued the newspaper.", K.COUNTER_CLAIM),
        ("OpenAI removed the articles after it received the letter.", K.REMEDIAL_ACTION),
        ("OpenAI asked the judge to dismiss the case.", K.ANSWER_FILED),
        ("OpenAI spokesperson Ana Roe said in a statement that the firm values news.", K.GENERAL_STATEMENT),
    ],
)
def test_each_kind_of_answer_has_its_wording(sentence, kind):
    answer = the_answer(sentence)

    assert (answer.respondent, answer.kind) == ("OpenAI", kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "The New York Times said in a statement that it stands by its complaint.",
        "The New York Times called the defence baseless.",
        "A judge denied the motion.",
        "OpenAI could deny the allegations.",
        "If OpenAI denied the claims, a trial would follow.",
        "Has OpenAI denied the allegations?",
        "Silence on the matter may feed suspicion.",
        "OpenAI did not deny that it has many users.",
        "Apple declined to comment.",
        "Wired declined to comment.",
    ],
)
def test_what_is_no_answer_of_an_accused_party_is_left_out(sentence):
    assert answers_in(SUIT + sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "asked_by", "basis"),
    [
        ("Asked by the Associated Press, OpenAI declined to comment.", "Associated Press", ResponseBasis.ASKED),
        ("OpenAI declined to comment when asked by Reuters.", "Reuters", ResponseBasis.ASKED),
        ("OpenAI declined Bloomberg's request for comment.", "Bloomberg", ResponseBasis.ASKED),
        ("OpenAI told The Verge that it disagrees with the claims.", "The Verge", ResponseBasis.STATEMENT),
        ("OpenAI did not respond to TechCrunch's request for comment.", "TechCrunch", ResponseBasis.ASKED),
        ("OpenAI has not responded to our request for comment.", "Sample Wire", ResponseBasis.ASKED),
        ("We've reached out to OpenAI for comment.", "Sample Wire", ResponseBasis.ASKED),
        ("OpenAI declined to comment.", None, ResponseBasis.ASKED),
        ("OpenAI has not publicly responded to the allegations.", None, ResponseBasis.OBSERVED),
    ],
)
def test_who_asked_is_told_only_where_the_text_says_so(sentence, asked_by, basis):
    answer = the_answer(sentence)

    assert (answer.asked_by, answer.basis) == (asked_by, basis)


def test_two_who_were_silent_are_two_findings():
    found = answers_in(SUIT + "OpenAI and Microsoft did not respond to requests for comment.")

    assert [(one.respondent, one.kind) for one in found] == [
        ("OpenAI", K.NO_RESPONSE_TO_REQUEST),
        ("Microsoft", K.NO_RESPONSE_TO_REQUEST),
    ]


def test_two_silences_of_different_kinds_in_one_sentence_stay_apart():
    found = answers_in(SUIT + "OpenAI declined to comment, and Microsoft could not be reached.")

    assert [(one.respondent, one.kind) for one in found] == [
        ("OpenAI", K.DECLINED_TO_COMMENT),
        ("Microsoft", K.COULD_NOT_BE_REACHED),
    ]


def test_an_answer_to_the_charge_is_to_the_only_accuser():
    answer = the_answer("OpenAI denied the allegations.")

    assert answer.to == "The New York Times"


def test_an_answer_is_to_nobody_where_two_accuse():
    found = answers_in(SUIT + "Ziff Davis sued OpenAI too, over its articles. OpenAI denied the allegations.")

    assert [one.to for one in found] == [None]


def test_a_silence_without_a_date_holds_for_the_day_of_publication():
    answer = the_answer("So far, OpenAI has not publicly responded to the allegations.")

    assert (answer.as_of.first, answer.as_of.precision, answer.as_of.text) == (
        date(2025, 9, 10),
        Precision.DAY,
        "So far",
    )


def test_a_silence_in_an_undated_text_keeps_only_its_words():
    found = answers_in(SUIT + "So far, OpenAI has not publicly responded to the allegations.", published=None)

    assert [(one.as_of.first, one.as_of.text) for one in found] == [(None, "So far")]


def test_a_quotation_answers_for_the_company_of_its_speaker():
    text = (
        SUIT
        + "“News matters to us,” OpenAI spokesperson Ana Roe said. “We will fight these meritless claims,” Roe added."
    )

    found = answers_in(text)

    assert K.DENIED in {one.kind for one in found}
    assert {one.respondent for one in found} == {"OpenAI"}


def test_a_party_accused_in_a_claim_can_answer_without_any_suit():
    text = "OpenAI suspects that DeepSeek distilled its models. DeepSeek has not publicly responded to the allegations."

    found = responses_of(parsed(text), (accusation("OpenAI", "DeepSeek"),))

    assert [(one.respondent, one.kind, one.to) for one in found] == [("DeepSeek", K.NO_PUBLIC_RESPONSE, "OpenAI")]


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not part of the project")
def test_the_silence_of_the_seed_article_is_observed_and_nobody_asked():
    text = SEED.read_text(encoding="utf-8")

    found = responses_of(parsed(text, published=None), (accusation("OpenAI", "DeepSeek"),))

    assert [(one.respondent, one.kind, one.basis, one.asked_by) for one in found] == [
        ("DeepSeek", K.NO_PUBLIC_RESPONSE, ResponseBasis.OBSERVED, None)
    ]
    assert (found[0].passage.start_char, found[0].passage.end_char) == (2574, 2639)


def test_an_answer_to_an_investigator_that_says_so_is_an_answer_to_it():
    text = (
        "OpenAI said that it was reviewing indications that DeepSeek distilled its models. DeepSeek denied the claim."
    )

    found = answers_in(text)

    assert [(one.respondent, one.kind, one.to) for one in found] == [("DeepSeek", K.DENIED, "OpenAI")]


def test_a_quotation_goes_on_over_its_sentence():
    text = (
        "iyO sued OpenAI over its trademark. OpenAI put up a notice, stating that the page is “gone for now. We don’t "
        "agree with the complaint.”"
    )

    assert [(one.respondent, one.kind) for one in answers_in(text)] == [("OpenAI", K.DISPUTES_CHARACTERISATION)]
