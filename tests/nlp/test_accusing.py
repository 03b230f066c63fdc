from collections.abc import Callable

import pytest

from nlp.claims import claims_of
from nlp.document import ReadText
from store.vocabulary import Act

Parsed = Callable[..., ReadText]
Sides = tuple[tuple[str | None, ...], tuple[str, ...]]


def _sides(parsed: Parsed, text: str) -> set[Sides]:
    return {((c.claimant, *c.co_claimants), c.targets) for c in claims_of(parsed(text))}


@pytest.mark.parametrize(
    ("text", "claimants", "targets"),
    [
        ("Sony Music sued Suno along with Universal Music Group for training on copyrighted songs.",
         ("Sony Music", "Universal Music Group"), ("Suno",)),
        ("Sony Music sued Suno along with Udio for training on copyrighted songs.", ("Sony Music",), ("Suno",)),
        ("Authors including Sarah Silverman and Ta-Nehisi Coates sued Meta for training on pirated books.",
         ("authors",), ("Meta",)),
        ("A group of authors, among them Sarah Silverman, sued Meta for training on pirated books.",
         ("authors",), ("Meta",)),
        ("Sarah Silverman sued Meta for training on pirated books.", ("Sarah Silverman",), ("Meta",)),
        ("Getty Images sued Stability AI over copyright. Stability AI allegedly trained its models on its pictures.",
         ("Getty Images",), ("Stability AI",)),
        ("The judge read the copyright suit that Getty Images brought against Stability AI over its photographs.",
         ("Getty Images",), ("Stability AI",)),
        ("The New York Times says that OpenAI trained its models on millions of its copyrighted articles.",
         ("The New York Times",), ("OpenAI",)),
        ("Midjourney is accused of training its models on copyrighted films.", (None,), ("Midjourney",)),
    ],
)  # fmt: skip
def test_who_accuses_whom_stands_around_the_word(
    parsed: Parsed, text: str, claimants: tuple[str | None, ...], targets: tuple[str, ...]
) -> None:
    assert _sides(parsed, text) == {(claimants, targets)}


def test_an_outlet_that_reports_on_others_accuses_nobody(parsed: Parsed) -> None:
    text = "The New York Times says OpenAI trained its models on pirated books. Authors sued OpenAI over copyright."
    assert all("The New York Times" not in claimants for claimants, _ in _sides(parsed, text))


def test_who_is_accused_by_nobody_here_is_accused_by_those_told_of_before(parsed: Parsed) -> None:
    text = (
        "Disney sued Midjourney over copyrighted films. "
        "Midjourney is accused of training its image model on the studio’s films."
    )
    assert _sides(parsed, text) == {(("Disney",), ("Midjourney",))}


def test_the_same_thing_has_the_acts_of_the_accusation_before(parsed: Parsed) -> None:
    text = (
        "Cloudflare accused Perplexity of scraping sites that forbid it in robots.txt. "
        "Last year Reddit accused Perplexity of doing the same thing."
    )
    acts = {(c.claimant, c.act) for c in claims_of(parsed(text))}
    assert {("Cloudflare", Act.SCRAPING_AGAINST_TERMS), ("Reddit", Act.SCRAPING_AGAINST_TERMS)} <= acts


def test_a_suit_over_a_name_takes_no_act_from_words_beside_it(parsed: Parsed) -> None:
    text = "Cameo sued OpenAI over the name of a feature that makes videos of characters."
    assert {c.act for c in claims_of(parsed(text))} == {Act.UNSPECIFIED_UNAUTHORISED_USE}


def test_three_lines_that_tell_of_suits_are_a_list_of_them(parsed: Parsed) -> None:
    text = (
        "Publishers have gone to court over copyrighted articles used to train language models:\n\n"
        "Getty Images sued Stability AI\n\nZiff Davis sued OpenAI\n\nReddit sued Anthropic"
    )
    found = {(c.claimant, c.targets, c.act) for c in claims_of(parsed(text))}
    assert ("Ziff Davis", ("OpenAI",), Act.TRAINING_ON_PROTECTED_WORKS) in found


def test_a_heading_that_tells_of_a_suit_is_no_claim(parsed: Parsed) -> None:
    text = (
        "Ziff Davis sued OpenAI\n\nGetty Images sued Stability AI for training its models on copyrighted photographs."
    )
    assert all(c.claimant != "Ziff Davis" for c in claims_of(parsed(text)))
