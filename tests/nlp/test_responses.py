"""Answers are those of the accused, the four silences stay apart, and who asked is told only by the words."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nlp.document import ReadText
from nlp.events import events_of
from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from nlp.responses import responses_of
from store.records import ClaimFinding, Reading, ResponseFinding, Span, TextToRead
from store.vocabulary import Act, ClaimStatus, Commitment, Precision, ResponseBasis, ResponseKind

PUBLISHED = datetime(2025, 9, 10, 12, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_6bc761a1dcc829cc.txt"
SUIT = "The New York Times sued OpenAI and Microsoft over copied articles. "
K = ResponseKind


def parsed(text: str, *, published: datetime | None = PUBLISHED) -> ReadText:
    source = TextToRead(id="1", text=text, title="A sample", outlet="Sample Wire", published=published)
    return next(iter(read_texts(pipeline(), [source])))


def answers_in(text: str, *, published: datetime | None = PUBLISHED) -> tuple[ResponseFinding, ...]:
    return answers_to((), text, published=published)


def answers_to(
    claims: tuple[ClaimFinding, ...], text: str, *, published: datetime | None = PUBLISHED
) -> tuple[ResponseFinding, ...]:
    read_text = parsed(text, published=published)
    return responses_of(read_text, claims, events_of(read_text))


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
        ("OpenAI said that it disagrees with the claims.", K.DENIED),
        ("OpenAI said that it disagrees with that account.", K.DISPUTES_CHARACTERISATION),
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
        ("OpenAI declined to comment.", None, ResponseBasis.OBSERVED),
        ("OpenAI has not publicly responded to the allegations.", None, ResponseBasis.OBSERVED),
    ],
)
def test_who_asked_is_told_only_where_the_text_says_so(sentence, asked_by, basis):
    answer = the_answer(sentence)

    assert (answer.asked_by, answer.basis) == (asked_by, basis)


def test_all_of_a_list_of_three_are_silent():
    text = "OpenAI accused DeepSeek, Moonshot AI and MiniMax of distilling its models. "

    found = answers_in(text + "So far, DeepSeek, Moonshot AI and MiniMax have not publicly responded to that.")

    silent = [one.respondent for one in found if one.kind is K.NO_PUBLIC_RESPONSE]
    assert silent == ["DeepSeek", "Moonshot AI", "MiniMax"]


def test_that_nobody_owns_a_thing_denies_nothing():
    found = answers_in(f"{SUIT}In its answer, OpenAI says that nobody owns a fact.")

    assert K.DENIED not in {one.kind for one in found}


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

    found = answers_to((accusation("OpenAI", "DeepSeek"),), text)

    assert [(one.respondent, one.kind, one.to) for one in found] == [("DeepSeek", K.NO_PUBLIC_RESPONSE, "OpenAI")]


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not part of the project")
def test_the_silence_of_the_seed_article_is_observed_and_nobody_asked():
    text = SEED.read_text(encoding="utf-8")

    found = answers_to((accusation("OpenAI", "DeepSeek"),), text, published=None)

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

    assert [(one.respondent, one.kind) for one in answers_in(text)] == [("OpenAI", K.DENIED)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The company would not discuss the complaint.", K.DECLINED_TO_COMMENT),
        ("A lawyer for OpenAI referred questions to the company.", K.DECLINED_TO_COMMENT),
        ("OpenAI said that it does not comment on pending cases.", K.DECLINED_TO_COMMENT),
        ("OpenAI did not return a call.", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI had not replied by publication.", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI did not say what it had read, or reply to a request for comment.", K.NO_RESPONSE_TO_REQUEST),
        ("Emails to OpenAI went unanswered.", K.NO_RESPONSE_TO_REQUEST),
        ("Efforts to reach OpenAI failed.", K.COULD_NOT_BE_REACHED),
        ("We have been unable to reach OpenAI.", K.COULD_NOT_BE_REACHED),
        ("OpenAI has yet to comment.", K.NO_PUBLIC_RESPONSE),
        ("No statement has come from OpenAI.", K.NO_PUBLIC_RESPONSE),
    ],
)
def test_silences_are_told_in_many_places_of_a_sentence(sentence, kind):
    answer = the_answer(sentence.replace("The company", "OpenAI"))

    assert (answer.respondent, answer.kind) == ("OpenAI", kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("OpenAI said the claims are without merit.", K.DENIED),
        ("The accusations were rejected by OpenAI.", K.DENIED),
        ("OpenAI says it never copied the articles.", K.DENIED),
        ("OpenAI denied only part of the claims.", K.DENIED_IN_PART),
        ("OpenAI insists that the articles were publicly available.", K.AFFIRMATIVE_DEFENCE),
        ("OpenAI pleads fair use.", K.AFFIRMATIVE_DEFENCE),
        ("OpenAI called the complaint a publicity stunt.", K.DISPUTES_CHARACTERISATION),
        ("OpenAI conceded that some articles had been copied.", K.ADMITTED_IN_PART),
        ("OpenAI said it was sorry.", K.APOLOGISED),
        ("OpenAI says it is looking into the claims.", K.UNDER_REVIEW),
        ("OpenAI has since added filters to its models.", K.REMEDIAL_ACTION),
        ("OpenAI was forced to remove the pages.", K.REMEDIAL_ACTION),
        ("OpenAI filed its answer on Monday.", K.ANSWER_FILED),
        ("OpenAI sued back.", K.COUNTER_CLAIM),
        ("OpenAI said it takes such matters seriously.", K.GENERAL_STATEMENT),
        ("OpenAI said it would appeal.", K.GENERAL_STATEMENT),
    ],
)
def test_an_answer_is_told_by_its_verb_or_by_what_is_said(sentence, kind):
    answer = the_answer(sentence)

    assert (answer.respondent, answer.kind) == ("OpenAI", kind)


@pytest.mark.parametrize(
    ("sentence", "respondents"),
    [
        ("Neither OpenAI nor Microsoft responded to requests for comment.", ["OpenAI", "Microsoft"]),
        ("None of the companies would comment.", ["Microsoft", "OpenAI"]),
        ("Both companies declined to comment.", ["OpenAI", "Microsoft"]),
        ("Representatives for OpenAI and Microsoft declined to comment.", ["OpenAI", "Microsoft"]),
        ("A spokesperson for Microsoft called the suit baseless.", ["Microsoft"]),
        ("Microsoft's lawyer Ana Roe said the claims are false.", ["Microsoft"]),
        ("OpenAI grew last year. It denied the allegations.", ["OpenAI"]),
        ("Microsoft grew last year. Its lawyers denied the allegations.", ["Microsoft"]),
        ("Sam Altman told reporters that the claims are false.", ["OpenAI"]),
    ],
)
def test_who_answers_is_named_meant_or_spoken_for(sentence, respondents):
    assert [one.respondent for one in answers_in(SUIT + sentence)] == respondents


@pytest.mark.parametrize(
    "sentence",
    [
        "The owner of the building declined to comment.",
        "A lawyer for a former employee denied the allegations.",
        "The judge said the claims are without merit.",
        "OpenAI could have argued that its training is fair use.",
        "OpenAI said in a complaint against a rival that it respects rules.",
        "The authors say that OpenAI removed the copyright notices.",
        "OpenAI did not say that it was sorry.",
        "ChatGPT refused to answer questions.",
        "OpenAI declined the award.",
        "The company, Example Traders, denied the allegations.",
    ],
)
def test_what_others_say_and_what_is_not_said_is_no_answer(sentence):
    assert answers_in(SUIT + sentence) == ()


def test_a_text_on_another_matter_has_no_answers():
    text = "A user sued OpenAI for defamation. OpenAI denied the allegations."

    assert answers_in(text) == ()


def test_a_settlement_is_an_answer_of_the_accused():
    found = answers_in(SUIT + "The New York Times and OpenAI have settled the lawsuit.")

    assert ("OpenAI", K.SETTLED) in {(one.respondent, one.kind) for one in found}


def test_an_accuser_takes_back_what_it_alleged():
    found = answers_in(SUIT + "The New York Times has withdrawn its claim.")

    assert [(one.respondent, one.kind) for one in found] == [("The New York Times", K.WITHDREW_ALLEGATION)]


def test_what_an_accused_alleges_of_its_accuser_is_a_counter_claim():
    claims = (accusation("OpenAI", "DeepSeek"), accusation("DeepSeek", "OpenAI"))

    found = answers_to(claims, "OpenAI and DeepSeek accuse each other.")

    assert (("DeepSeek", K.COUNTER_CLAIM)) in {(one.respondent, one.kind) for one in found}


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        ("OpenAI denied the allegations.", [K.DENIED]),
        ("OpenAI settled the case in May.", [K.SETTLED]),
        ("OpenAI declined to comment on the case.", [K.DECLINED_TO_COMMENT, K.GENERAL_STATEMENT]),
        ("OpenAI asked the judge to dismiss the case.", [K.ANSWER_FILED, K.GENERAL_STATEMENT]),
    ],
)
def test_a_statement_stands_only_where_the_accused_gives_no_other_answer(answer, kinds):
    found = answers_in(f"{SUIT}{answer} OpenAI said it respects creators.")

    assert [one.kind for one in found if one.respondent == "OpenAI"] == kinds


def test_a_statement_in_the_sentence_of_a_denial_adds_nothing():
    found = answers_in(SUIT + "OpenAI denied the allegations and said it respects creators.")

    assert [one.kind for one in found] == [K.DENIED]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "OpenAI and the newspaper's lawyers did not respond to requests for comment.",
            {"OpenAI", "The New York Times"},
        ),
        ("A lawyer who represents The New York Times declined to comment.", {"The New York Times"}),
        ("Both companies argue that training on articles is fair use.", {"OpenAI", "Microsoft"}),
        ("Wired printed replies of OpenAI, in which it said that it had found no evidence of copying.", {"OpenAI"}),
        ("Examplia chief Jane Doe said that its team had built its own index.", set()),
        ("Under pressure, editors asked for a change, forcing OpenAI to rename the feature.", {"OpenAI"}),
        ("A judge ordered OpenAI to rename the feature.", set()),
    ],
)
def test_the_one_who_answers_is_told_by_the_words_round_it(sentence, expected):
    assert {one.respondent for one in answers_in(SUIT + sentence)} == expected


@pytest.mark.parametrize(
    ("text", "respondents"),
    [
        ("The New York Times sued OpenAI in 2023, a case the two companies settled a year later.", {"OpenAI"}),
        (SUIT + "The New York Times has agreed with OpenAI to settle its lawsuit.", {"OpenAI"}),
        (SUIT + "OpenAI settled in a new office.", set()),
        (SUIT + "OpenAI could settle the lawsuit.", set()),
    ],
)
def test_a_settlement_is_an_answer_of_the_accused_whichever_side_tells_it(text, respondents):
    assert {one.respondent for one in answers_in(text) if one.kind is K.SETTLED} == respondents


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("In a motion to dismiss, OpenAI tells the court that no article was copied.", [K.ANSWER_FILED, K.DENIED]),
        ("OpenAI disagreed with the ruling.", [K.GENERAL_STATEMENT]),
        ("OpenAI welcomed the decision.", [K.GENERAL_STATEMENT]),
        ("OpenAI welcomed new staff.", []),
        ("OpenAI called its training fair use.", [K.AFFIRMATIVE_DEFENCE]),
        ("OpenAI called fair use a sound doctrine.", []),
        ("OpenAI said that its use is allowed.", [K.AFFIRMATIVE_DEFENCE]),
        ("OpenAI said that the shop only allowed its own staff.", []),
        ("OpenAI said it did not use the articles in any publicly released model.", [K.DENIED_IN_PART]),
        ("OpenAI says it is keeping deleted chats.", []),
        ("OpenAI has “strengthened safeguards” since.", [K.REMEDIAL_ACTION]),
        ("OpenAI said that it offered to have the files destroyed.", []),
        ("OpenAI said it had raised money in a round that values it at a billion.", []),
    ],
)
def test_like_words_are_told_apart(sentence, kinds):
    assert {one.kind for one in answers_in(SUIT + sentence)} == set(kinds)


def test_who_makes_demands_is_not_accused_by_being_scolded():
    text = "Amazon’s legal threat asks Perplexity to stop copying its pages. Perplexity accused Amazon of bullying. "

    found = answers_in(text + "Amazon said that it respects creators. Perplexity denied the claims.")

    assert [(one.respondent, one.kind) for one in found] == [("Perplexity", K.DENIED)]


def test_only_those_whom_the_text_accuses_make_a_general_statement():
    text = "OpenAI signed a deal with Disney on copyright. OpenAI makes ChatGPT. OpenAI said that it respects creators."

    assert answers_in(text) == ()


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Examplia Inc called the report inaccurate.", {K.DENIED}),
        ("Examplia Inc declined to comment.", set()),
        ("Sampleware Inc called the report inaccurate.", set()),
    ],
)
def test_a_company_named_beside_an_accusation_may_deny_it_and_no_more(sentence, kinds):
    text = "Examplia Inc allegedly trained its model on clips made with ChatGPT, according to two former employees. "

    assert {one.kind for one in answers_to((), text + sentence)} == kinds


def test_an_agreement_that_was_not_reached_is_no_party_out_of_reach(read: Callable[..., Reading]) -> None:
    found = read(
        "The publisher sued OpenAI and Microsoft for training AI models on its books. "
        "It had raised its concerns with both companies in the spring and no agreement was reached."
    )

    assert [r for r in found.responses if r.kind is ResponseKind.COULD_NOT_BE_REACHED] == []


def test_a_silence_of_which_nobody_says_who_asked_is_observed(read: Callable[..., Reading]) -> None:
    found = read("Reddit sued Anthropic for scraping its posts to train an AI model. Anthropic declined to comment.")

    assert [(r.respondent, r.basis, r.asked_by) for r in found.responses] == [
        ("Anthropic", ResponseBasis.OBSERVED, None)
    ]


def test_what_a_party_admits_in_a_filing_is_admitted():
    answer = the_answer("OpenAI admitted in a court filing on Friday that its data presumably include such articles.")

    assert (answer.respondent, answer.kind) == ("OpenAI", K.ADMITTED)


def test_who_was_silent_and_speaks_later_in_the_text_is_on_record_with_both():
    text = (
        "Eight newspapers sued OpenAI and Microsoft, saying that they trained on their articles without permission. "
        "OpenAI did not respond to a request for comment. In a statement later that day, OpenAI said it had not known "
        "of their concerns. A spokesman for Microsoft said that rain was likely."
    )

    assert {(one.respondent, one.kind) for one in answers_in(text)} == {
        ("OpenAI", K.NO_RESPONSE_TO_REQUEST),
        ("OpenAI", K.GENERAL_STATEMENT),
    }


def test_what_is_said_to_an_outlet_after_a_silence_answers_whom_the_silence_did():
    text = (
        "The New York Times sued Perplexity, accusing it of copying its articles without permission. The Chicago "
        "Tribune sued Perplexity too, accusing it of copying articles. Perplexity did not respond to a request for "
        "comment. A spokesman for Perplexity told The New York Times that suits were nothing new."
    )

    silence, statement = answers_in(text)

    assert (silence.kind, statement.kind) == (K.NO_RESPONSE_TO_REQUEST, K.GENERAL_STATEMENT)
    assert statement.to == silence.to
