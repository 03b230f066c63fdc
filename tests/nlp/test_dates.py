"""Dates are read with the precision of their words, and relative ones only against a day of publication."""

from datetime import UTC, date, datetime

import pytest

from nlp.dates import date_in, dates_of, first_date, nearest_date
from store.records import UNDATED
from store.vocabulary import Precision

WEDNESDAY = datetime(2025, 9, 10, 15, 30, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("27 December 2023", "2023-12-27", "2023-12-27", Precision.DAY),
        ("December 27, 2023", "2023-12-27", "2023-12-27", Precision.DAY),
        ("Dec. 27th, 2023", "2023-12-27", "2023-12-27", Precision.DAY),
        ("2023-12-27", "2023-12-27", "2023-12-27", Precision.DAY),
        ("in October 2024", "2024-10-01", "2024-10-31", Precision.MONTH),
        ("in early June 2025", "2025-06-01", "2025-06-30", Precision.MONTH),
        ("late 2024", "2024-10-01", "2024-12-31", Precision.QUARTER),
        ("mid-2024", "2024-05-01", "2024-08-31", Precision.QUARTER),
        ("in early 2024", "2024-01-01", "2024-03-31", Precision.QUARTER),
        ("Q3 2025", "2025-07-01", "2025-09-30", Precision.QUARTER),
        ("the second quarter of 2024", "2024-04-01", "2024-06-30", Precision.QUARTER),
        ("the first half of 2025", "2025-01-01", "2025-06-30", Precision.QUARTER),
        ("the summer of 2024", "2024-06-01", "2024-08-31", Precision.QUARTER),
        ("in 2023", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("its 2021 lawsuit", "2021-01-01", "2021-12-31", Precision.YEAR),
    ],
)
def test_a_date_with_its_year_needs_no_day_of_publication(words, first, last, precision):
    found = date_in(words, None)

    assert (found.first, found.last, found.precision) == (day(first), day(last), precision)


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("on Tuesday", "2025-09-09", "2025-09-09", Precision.DAY),
        ("on Wednesday", "2025-09-10", "2025-09-10", Precision.DAY),
        ("on Thursday", "2025-09-04", "2025-09-04", Precision.DAY),
        ("last Wednesday", "2025-09-03", "2025-09-03", Precision.DAY),
        ("late Monday", "2025-09-08", "2025-09-08", Precision.DAY),
        ("yesterday", "2025-09-09", "2025-09-09", Precision.DAY),
        ("this morning", "2025-09-10", "2025-09-10", Precision.DAY),
        ("last night", "2025-09-09", "2025-09-09", Precision.DAY),
        ("on Friday last week", "2025-09-05", "2025-09-05", Precision.DAY),
        ("in February of last year", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("its August ruling", "2025-08-01", "2025-08-31", Precision.MONTH),
        ("three days ago", "2025-09-07", "2025-09-07", Precision.DAY),
        ("on September 5th", "2025-09-05", "2025-09-05", Precision.DAY),
        ("on Sept. 25", "2024-09-25", "2024-09-25", Precision.DAY),
        ("over the weekend", "2025-09-06", "2025-09-07", Precision.RANGE),
        ("last week", "2025-09-01", "2025-09-07", Precision.RANGE),
        ("two weeks ago", "2025-08-24", "2025-08-30", Precision.RANGE),
        ("last month", "2025-08-01", "2025-08-31", Precision.MONTH),
        ("in September", "2025-09-01", "2025-09-30", Precision.MONTH),
        ("in June,", "2025-06-01", "2025-06-30", Precision.MONTH),
        ("last November", "2024-11-01", "2024-11-30", Precision.MONTH),
        ("last September", "2024-09-01", "2024-09-30", Precision.MONTH),
        ("three months ago", "2025-06-01", "2025-06-30", Precision.MONTH),
        ("over the summer", "2025-06-01", "2025-08-31", Precision.QUARTER),
        ("late last year", "2024-10-01", "2024-12-31", Precision.QUARTER),
        ("last year", "2024-01-01", "2024-12-31", Precision.YEAR),
        ("earlier this year", "2025-01-01", "2025-09-10", Precision.YEAR),
    ],
)
def test_a_relative_date_counts_from_the_day_of_publication(words, first, last, precision):
    found = date_in(words, WEDNESDAY)

    assert (found.first, found.last, found.precision) == (day(first), day(last), precision)


@pytest.mark.parametrize("words", ["on Tuesday", "last November", "in September", "two weeks ago", "on June 3"])
def test_a_relative_date_without_a_day_of_publication_keeps_only_its_words(words):
    found = date_in(words, None)

    assert (found.first, found.last, found.precision) == (None, None, Precision.UNKNOWN)
    assert found.text is not None
    assert found.text in words


@pytest.mark.parametrize(
    "words",
    [
        "it may have copied",
        "31 June 2024",
        "$2025",
        "a march on the court",
        "the fall of a start-up",
        "in winter",
        "an August personality",
        "",
    ],
)
def test_words_that_name_no_day_give_no_date(words):
    assert first_date(words, WEDNESDAY).first is None


def test_so_far_is_kept_as_words_and_gives_no_date():
    found = first_date("So far, the firm has said nothing.", WEDNESDAY)

    assert (found.first, found.text) == (None, "So far")


@pytest.mark.parametrize(("words", "expected"), [("on Friday", "2025-09-12"), ("on September 25", "2025-09-25")])
def test_what_is_yet_to_come_resolves_forward(words, expected):
    assert date_in(words, WEDNESDAY, is_future=True).first == day(expected)


def test_dates_come_in_order_and_never_within_one_another():
    text = "Filed on 27 December 2023, amended in May 2024 and argued last week."

    found = dates_of(text, WEDNESDAY)

    assert [one.span.text for one in found] == ["27 December 2023", "May 2024", "last week"]


def test_the_date_nearest_to_a_word_is_found():
    text = "The suit was filed in June 2024; the judge ruled on Tuesday."

    assert nearest_date(text, WEDNESDAY, text.index("ruled")).first == day("2025-09-09")
    assert nearest_date("No date here.", WEDNESDAY, 3) == UNDATED


def test_the_words_kept_are_the_expression_alone():
    assert first_date("They sued it in late 2024.", None).text == "late 2024"
