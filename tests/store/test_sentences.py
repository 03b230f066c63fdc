"""Texts fall into sentences, and typography is told from wording."""

import pytest

from store.sentences import folded, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One ends. Two ends! Three? Four", ["One ends.", "Two ends!", "Three?", "Four"]),
        (
            "Mr. Sample of Aldine Inc. said so. J. Doe did not.",
            ["Mr. Sample of Aldine Inc. said so.", "J. Doe did not."],
        ),
        ("“It is so.” He left.", ["“It is so.”", "He left."]),
        ("It cost $1.5 billion. So what", ["It cost $1.5 billion.", "So what"]),
        ("A line\nanother line", ["A line", "another line"]),
        ("The U.S. court heard v. No. 5.", ["The U.S. court heard v. No. 5."]),
        ("彼は言った。彼女も。", ["彼は言った。", "彼女も。"]),
        ("  ", []),
    ],
)
def test_text_falls_into_sentences_that_stand_in_it(text: str, parts: list[str]) -> None:
    found = sentences(text)

    assert [one.exact for one in found] == parts
    assert all(text[one.start_char :].startswith(one.exact) for one in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Theft”, he said", '"theft" he  said.'),
        ("It’s the authors' book", "It's the authors’ book"),
        ("state-of-the-art – really", "State of the art — really!"),
        ("the U.S. firm", "the US firm"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_quotes_dashes_spaces_case_and_punctuation_fold(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$1.5 billion", "$15 billion"),
        ("1,500 books", "1.500 books"),
        ("It fell -5 per cent", "It fell 5 per cent"),
        ("He stole it.", "He stole it?"),
        ("the “theft” of works", "the theft of works"),
        ("$5", "€5"),
        ("re-sign", "resign"),
        ("they can", "they can't"),
    ],
)
def test_what_may_change_the_meaning_does_not_fold(one: str, other: str) -> None:
    assert folded(one) != folded(other)
