"""Slugs, public identifiers and the form that names are compared in."""

import pytest

from store.identifiers import fold, free_slug, public_id, slugify


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The New York Times", "new york times"),
        ("DeepSeek’s", "deepseek"),
        ("Stability AI Ltd.", "stability ai"),
        ("Penske Media Corp.", "penske media"),
        ("Société Générale", "societe generale"),
        ("Inc.", "inc"),
    ],
)
def test_names_are_compared_without_article_case_and_legal_form(name, folded):
    assert fold(name) == folded


def test_a_taken_slug_is_numbered():
    taken = {"openai-deepseek", "openai-deepseek-2"}

    assert free_slug("OpenAI – DeepSeek", taken.__contains__) == "openai-deepseek-3"


def test_a_slug_is_never_empty():
    assert slugify("???") == "unnamed"


def test_a_public_identifier_comes_again_from_the_same_seed_and_grows_when_taken():
    first = public_id("c", "seed", lambda _: False)

    assert public_id("c", "seed", lambda _: False) == first
    assert public_id("c", "seed", lambda taken: taken == first).startswith(first)
