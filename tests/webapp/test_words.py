"""Dates with no more precision than their source, and links that lead to one sentence or nowhere."""

from datetime import UTC, date, datetime

import pytest

from store.records import DateSpan
from store.vocabulary import Act, Precision
from webapp import words


def _span(first: str | None, last: str | None, precision: Precision) -> DateSpan:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return DateSpan(first=days[0], last=days[1], precision=precision)


@pytest.mark.parametrize(
    ("first", "last", "precision", "said"),
    [
        ("2025-01-29", "2025-01-29", Precision.DAY, "29 Jan 2025"),
        ("2025-01-01", "2025-01-31", Precision.MONTH, "Jan 2025"),
        ("2024-10-01", "2024-12-31", Precision.QUARTER, "Oct–Dec 2024"),
        ("2024-12-01", "2025-02-28", Precision.QUARTER, "Dec 2024–Feb 2025"),
        ("2023-01-01", "2023-12-31", Precision.YEAR, "2023"),
        ("2022-01-01", "2023-12-31", Precision.YEAR, "2022–2023"),
        ("2025-09-17", "2025-09-18", Precision.RANGE, "17–18 Sept 2025"),
        ("2024-12-30", "2025-01-02", Precision.RANGE, "30 Dec 2024 – 2 Jan 2025"),
        (None, "2025-01-02", Precision.RANGE, "before 2 Jan 2025"),
        ("2025-01-02", None, Precision.RANGE, "after 2 Jan 2025"),
        (None, None, Precision.UNKNOWN, "no date"),
    ],
)
def test_a_date_is_no_more_precise_than_its_source(first, last, precision, said):
    assert words.when(_span(first, last, precision)).replace(words.NBSP, " ") == said


def test_the_year_can_be_left_out_where_it_is_said_already():
    assert words.when(_span("2024-10-01", "2024-12-31", Precision.QUARTER), year=False) == "Oct–Dec"


def test_a_day_does_not_break_over_lines():
    assert words.day(date(2025, 9, 3)) == "3\u00a0Sept\u00a02025"
    assert words.day(None) == "no date"


def test_an_instant_says_its_zone():
    assert words.instant(datetime(2026, 11, 23, 6, 12, tzinfo=UTC)).endswith("06:12\u00a0UTC")


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1\u00a0page"), (2, "2\u00a0pages"), (0, "0\u00a0pages"), (1200, "1,200\u00a0pages")]
)
def test_a_count_agrees_with_its_noun(number, said):
    assert words.count(number, "page") == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (1_500_000_000, "USD 1.5 billion"), (250_000_000, "USD 250 million"), (1_234_567, "USD 1,234,567"),
        (3000, "USD 3,000"), (2_010_000_000, "USD 2.01 billion"),
    ],
)  # fmt: skip
def test_a_sum_is_short_unless_that_would_round_it(amount, said):
    assert words.money(amount, "USD").replace(words.NBSP, " ") == said


def test_names_are_listed_as_a_sentence_lists_them():
    assert words.names([]) == ""
    assert words.names(["A"]) == "A"
    assert words.names(["A", "B", "C"]) == "A, B and C"


def test_a_hyphen_is_escaped_for_it_would_kill_the_link():
    link = words.sentence_link("https://sample.example/a", "AI-generated text was copied.")

    assert link == "https://sample.example/a#:~:text=AI%2Dgenerated%20text%20was%20copied."


def test_a_long_sentence_is_linked_by_its_first_and_last_words():
    link = words.sentence_link(
        "https://sample.example/a#part", "one two three four five six seven eight nine ten eleven."
    )

    assert link == "https://sample.example/a#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven."


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//sample.example", "/local",
        "https://", "http://[broken", "https://sample.example/a\nb", " https://sample.example", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(url):
    assert words.web_link(url) is None
    assert words.sentence_link(url, "Some words of a sentence.") is None


def test_hedges_are_pieces_of_the_very_sentence():
    pieces = words.hedged("It may have copied.", [(13, 21, "may have")], 10)

    assert pieces == [("It ", False), ("may have", True), (" copied.", False)]


def test_hedges_that_do_not_fit_leave_the_sentence_whole():
    for wrong in ([(0, 5)], [(15, 400)], [(20, 18)], [(12, 16), (14, 18)]):
        assert "".join(text for text, _ in words.hedged("It may have copied.", wrong, 10)) == "It may have copied."


def test_a_label_has_a_printed_apostrophe():
    assert words.label(Act.MODEL_OUTPUT_DISTILLATION) == "Training on the output of another’s model"


def test_our_words_are_small_inside_a_sentence_unless_they_are_an_abbreviation():
    assert words.lowered("Watermark or canary") == "watermark or canary"
    assert words.lowered("API records") == "API records"


def test_a_text_is_shortened_between_words():
    assert words.shortened("one two three", 9) == "one two…"
    assert words.shortened("one", 9) == "one"
