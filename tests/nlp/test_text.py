import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import LONGEST_TEXT, disclosed, is_question, paragraphs_of, readable


def _kinds(text: str, title: str | None = None) -> list[tuple[str, bool, bool]]:
    found = paragraphs_of(readable(text), title=title)
    return [(text[p.start_char : p.end_char], p.is_heading, p.is_boilerplate) for p in found]


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    assert _kinds("What the Suit Says\n\nThe publisher filed it on Monday.") == [
        ("What the Suit Says", True, False),
        ("The publisher filed it on Monday.", False, False),
    ]


@pytest.mark.parametrize("heading", ["Did the Lab Copy It?", "# The case. Explained.", "A Case of Theft"])
def test_question_headings_and_marked_headings_are_headings(heading: str) -> None:
    assert _kinds(f"{heading}\n\nNobody knows yet.")[0][1]


def test_a_paragraph_that_repeats_the_title_is_a_heading() -> None:
    assert _kinds("Reddit sues Anthropic.\n\nIt did so today.", title="Reddit sues Anthropic")[0][1]


def test_lines_wrapped_at_a_fixed_width_stay_one_paragraph() -> None:
    text = "The company that makes the chatbot was sued on Monday by a group of\nauthors who say it copied books.\n"
    assert len(_kinds(text)) == 1


def test_lines_that_end_as_sentences_are_paragraphs_of_their_own() -> None:
    assert len(_kinds("The lab was sued on Monday.\nIt has not answered.")) == 2


def test_a_call_to_comment_is_boilerplate() -> None:
    assert _kinds("It ended there.\n\nLeave a Comment")[-1][2]


def test_a_disclosure_note_is_blanked_where_it_stands() -> None:
    text = "It launched a tool.(Disclosure: Example Media, our owner, sued OpenAI in April.)The tool is free."
    seen = readable(text)
    assert "sued" not in seen
    assert len(seen) == len(text)
    assert seen.index("The tool") == text.index("The tool")


def test_what_disclosure_notes_say_stands_where_it_stood() -> None:
    text = "It launched a tool. (Disclosure: Our owner sued OpenAI.) It is free. [Disclosure: We own a part of it.]"
    told = disclosed(text)
    assert told.split("\n\n")[0] == ""
    assert [line.strip() for line in told.split("\n") if line] == ["Our owner sued OpenAI.", "We own a part of it."]
    assert told.index("Our owner") == text.index("Our owner")


@pytest.mark.parametrize(
    "line",
    [
        "BOSTON, June 24 (Sample Wire) - ",
        "NEW YORK (AP) — ",
        "LONDON, 3 March 2025 (Reuters): ",
        "WASHINGTON, D.C. (Sample News) – ",
    ],
)
def test_a_dateline_is_blank(line: str) -> None:
    told = "Three labels sued a start-up. BOSTON (AP) - is no place for it."

    assert readable(line + told) == " " * len(line) + told


@pytest.mark.parametrize(
    "text", ["GEMA (Munich) – a society – sued.", "OpenAI (the lab) - it says - denied it.", "NVIDIA — "]
)
def test_what_only_looks_like_a_dateline_stands(text: str) -> None:
    assert readable(text) == text


def test_the_stamp_of_an_update_is_blank() -> None:
    text = "Suno was sued.\n\nUpdate, March 11, 2026, 5:34PM ET: Labels filed their suit in May."
    seen = readable(text)
    assert "March" not in seen
    assert seen.index("Labels") == text.index("Labels")


def test_the_head_of_a_page_ends_with_its_title() -> None:
    text = "Home Business Cohere answers its critics at last First, it was sued. Then it spoke."
    first, second = paragraphs_of(text, title="Cohere answers its critics at last")
    assert (text[first.start_char : first.end_char], first.is_heading) == (
        "Home Business Cohere answers its critics at last",
        True,
    )
    assert (text[second.start_char : second.end_char], second.is_heading) == (
        "First, it was sued. Then it spoke.",
        False,
    )


def test_a_sentence_that_begins_with_the_title_is_no_head() -> None:
    text = "Cohere answers its critics at last, two years after the suit. It spoke on Monday."
    assert [p.is_heading for p in paragraphs_of(text, title="Cohere answers its critics at last")] == [False]


@given(st.text(max_size=300))
def test_blanking_never_moves_an_offset(text: str) -> None:
    seen = readable(text)
    assert len(seen) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, seen, strict=True))


@given(st.text(alphabet="ab. \n?#(", max_size=200))
def test_paragraphs_are_in_order_and_apart(text: str) -> None:
    found = paragraphs_of(text)
    assert all(p.start_char < p.end_char for p in found)
    assert all(a.end_char <= b.start_char for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["[", "a", ".\n", "( ", "(disclosure: ", " ", "\n", "\x00"])
def test_hostile_text_is_cut_and_its_runs_are_squeezed(unit: str) -> None:
    seen = readable(unit * 300_000)

    assert len(seen) == LONGEST_TEXT
    assert not re.search(r"[^\w\s]{9,}|\w{400,}|\x00", seen)
    assert all(p.start_char < p.end_char for p in paragraphs_of(seen))


def test_a_question_may_end_in_a_quotation_mark() -> None:
    assert is_question("“Did they copy it?”")
    assert not is_question("He asked whether they copied it.")
