"""Courts, docket numbers and sums are read as printed; a share of one work and a valuation are no sum of a case."""

import pytest

from nlp.courts import amount_in, docket_in, forum_in
from nlp.document import Sentence
from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from store.records import TextToRead
from store.vocabulary import AmountKind


def sentence(text: str) -> Sentence:
    return next(iter(read_texts(pipeline(), [TextToRead(id="1", text=text)]))).sentences[0]


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("will pay $1.5 billion to settle", 1_500_000_000, "USD"),
        ("will pay at least US$2.25m", 2_250_000, "USD"),
        ("a settlement of £300,000", 300_000, "GBP"),
        ("damages of 20 million euros", 20_000_000, "EUR"),
        ("claims of ¥2.2 billion each year, and $5 million", 5_000_000, "USD"),
        ("$1.5 billion, or about $3,000 per book", 1_500_000_000, "USD"),
    ],
)
def test_the_sum_is_in_whole_units_of_its_currency(words, value, currency):
    amount = amount_in(words, AmountKind.SETTLEMENT)

    assert amount is not None
    assert (amount.value, amount.currency) == (value, currency)


@pytest.mark.parametrize(
    "words",
    [
        "$3,000 per book",
        "up to $150,000 for each work",
        "valued at $61 billion",
        "$13 billion in funding",
        "a $20 billion valuation",
        "500,000 books",
        "",
    ],
)
def test_a_share_of_a_work_or_the_worth_of_a_company_is_no_sum(words):
    assert amount_in(words, AmountKind.SETTLEMENT) is None


@pytest.mark.parametrize(
    ("text", "docket"),
    [
        ("The case is docketed as No. 1:23-cv-11195 in New York.", "1:23-cv-11195"),
        ("Meta answered in 3:23-cv-03417-VC on Monday.", "3:23-cv-03417-VC"),
        ("The Hamburg case is 310 O 227/23.", "310 O 227/23"),
        ("The judgment is [2025] EWHC 2863 (Ch).", "[2025] EWHC 2863 (Ch)"),
        ("The reference is C-250/25 at the court.", "C-250/25"),
        ("Ring 555-1234 or read page 12-14 of the order.", None),
    ],
)
def test_a_docket_number_is_kept_as_printed(text, docket):
    assert docket_in(sentence(text)) == docket


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        ("Reddit sued in the U.S. District Court for the Northern District of California.",
         "U.S. District Court for the Northern District of California"),
        ("Sony Music sued Suno in a federal court in Massachusetts.", "federal court in Massachusetts"),
        ("The Third Circuit heard the appeal.", "Third Circuit"),
        ("A federal court dismissed the case.", None),
        ("Meta was sued by authors in the same court in July 2023.", None),
    ],
)  # fmt: skip
def test_a_forum_needs_a_place_or_a_rank(text, forum):
    assert forum_in(sentence(text)) == forum
