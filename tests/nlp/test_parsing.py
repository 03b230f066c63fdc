from collections.abc import Callable

import pytest

from nlp.document import ReadText, Sentence

Parsed = Callable[..., ReadText]


def _only(found: ReadText) -> Sentence:
    (sentence,) = found.sentences
    return sentence


def test_a_sentence_keeps_its_source_phrase_but_its_parse_does_not(parsed: Parsed) -> None:
    text = "According to reports from Reuters and Axios, Apple is looking into whether Suno copied its data."
    sentence = _only(parsed(text))
    assert sentence.text == text
    assert [n.name for n in sentence.source_phrases[0].names] == ["Reuters", "Axios"]
    assert "Reuters" not in sentence.span.text


def test_a_source_phrase_inside_a_paragraph_belongs_to_what_follows(parsed: Parsed) -> None:
    found = parsed("Apple said nothing. According to Reuters, Suno was sued. Nobody answered.")
    assert [s.text for s in found.sentences][1] == "According to Reuters, Suno was sued."


@pytest.mark.parametrize("ending", ["according to Bloomberg Law", "as reported by Bloomberg Law", "per Bloomberg Law"])
def test_a_source_may_stand_at_the_end(parsed: Parsed, ending: str) -> None:
    sentence = _only(parsed(f"The judge refused the settlement, {ending}."))
    assert [n.name for n in sentence.source_phrases[0].names] == ["Bloomberg Law"]


def test_an_anonymous_source_keeps_its_words(parsed: Parsed) -> None:
    sentence = _only(parsed("According to people familiar with the matter, OpenAI wrote a letter."))
    assert sentence.source_phrases[0].anonymous == "people familiar with the matter"


@pytest.mark.parametrize(
    "text",
    [
        "If Anthropic copied the books, it owes the authors money.",
        "However, if Suno trained on the songs, the labels could sue.",
        "Should the court find for Getty, Stability AI will pay.",
        "Did Meta train on pirated books?",
    ],
)
def test_conditionals_and_questions_say_nothing(parsed: Parsed, text: str) -> None:
    assert all(sentence.says_nothing for sentence in parsed(text).sentences)


def test_headings_glue_to_no_sentence(parsed: Parsed) -> None:
    found = parsed("Microsoft Steps In\n\nMicrosoft declined to say more.")
    assert [(s.text, s.is_heading) for s in found.sentences] == [
        ("Microsoft Steps In", True),
        ("Microsoft declined to say more.", False),
    ]


def test_names_with_full_stops_do_not_end_a_sentence(parsed: Parsed) -> None:
    assert len(parsed("Warner Bros. Discovery met Midjourney Inc. lawyers in Disney v. Midjourney.").sentences) == 1


def test_a_source_phrase_goes_on_after_the_name_of_a_country_with_full_stops(parsed: Parsed) -> None:
    text = "Suno copied songs, according to a complaint filed in the U.S. District Court in Boston. Nobody answered."
    assert [s.text for s in parsed(text).sentences] == [text.removesuffix(" Nobody answered."), "Nobody answered."]


def test_a_source_phrase_may_end_with_the_name_of_a_country(parsed: Parsed) -> None:
    found = parsed("Suno copied songs, according to a lawyer in the U.S. The labels sued.")
    assert found.sentences[0].source_phrases[0].text == "a lawyer in the U.S"
