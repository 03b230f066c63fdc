"""Texts that no writer means: each is read to its end, and what is real in it is read as if it stood alone."""

import pytest

from nlp.reader import make_reader
from store.records import TextToRead

_REAL = "Getty Images sued Stability AI on Tuesday for training its AI model on photographs without permission."
_PAIR = [("Getty Images", ("Stability AI",))]


def _pairs(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    found = make_reader().read(TextToRead(id="hostile", text=text))
    assert all(text[c.passage.start_char : c.passage.end_char] == c.passage.exact for c in found.claims)
    return [(claim.claimant, claim.targets) for claim in found.claims]


@pytest.mark.parametrize(
    "after",
    [
        " " + "[" * 10_000,
        " " + "?!;:" * 5_000,
        ". , " * 5_000,
        " " + "a" * 1_000_000,
        " " + "\U0001f600" * 50_000,
        "\u202e\u200f" * 20_000,
        " " + "a\u0301" * 20_000,
        "(" * 300 + ")" * 300,
        "\x00\x01\x02 \ud800",
    ],
    ids=["brackets", "marks", "spaced marks", "a million letters", "emoji", "bidi", "combining", "parens", "controls"],
)
def test_noise_after_a_sentence_changes_nothing(after: str) -> None:
    assert _pairs(_REAL + after) == _PAIR


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "OpenAI v. Anthropic v. " * 3_000,
        "According to " * 5_000,
        "OpenAI, Anthropic, " * 5_000,
        "| OpenAI | sued | Getty Images | copyright | AI |\n" * 1_000,
        "- OpenAI: sued by authors over copyright in AI training\n" * 1_000,
        "OpenAI 起诉 DeepSeek 侵犯版权，人工智能模型训练。" * 1_000,
        "OpenAI wurde am Dienstag von der GEMA verklagt, weil das Modell ohne Erlaubnis mit Texten trainiert wurde.",
    ],
    ids=["quotes", "captions", "sources", "names", "table", "bullets", "Chinese", "German"],
)
def test_what_is_no_prose_in_english_has_no_claims(text: str) -> None:
    assert _pairs(text) == []


def test_one_sentence_of_48_000_words_is_read_up_to_a_bound() -> None:
    assert _pairs(f"{_REAL} {'and the model copied works ' * 10_000}") == _PAIR


def test_a_headline_glued_to_the_text_is_no_passage() -> None:
    text = f"Stability AI stole millions of photos, says Getty Images\n{_REAL}"

    assert _pairs(text) == _PAIR


def test_a_quotation_over_two_paragraphs_keeps_its_sentences_apart() -> None:
    text = f"{_REAL}\n\n“We could not stand by,” a spokesperson said.\n\n“The photographs are ours, and that is all."

    assert _pairs(text) == _PAIR


def test_a_transcript_names_speakers_and_accuses_nobody() -> None:
    text = "HOST: Did OpenAI copy the books?\nGUEST: I could not say.\nHOST: Thank you.\n"

    assert _pairs(text) == []
