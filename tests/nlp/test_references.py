from collections.abc import Callable

import pytest

from nlp.document import ReadText

Parsed = Callable[..., ReadText]


def _meant(found: ReadText) -> list[tuple[str, str]]:
    return [(n.surface, n.party) for n in found.names if n.is_reference]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("DeepSeek stayed silent. The company has posted nothing.", [("The company", "DeepSeek")]),
        ("OpenAI watched DeepSeek. It let the Chinese startup go on.", [("the Chinese startup", "DeepSeek")]),
        ("Microsoft invested in OpenAI, and the tech giant helps to look into it.", [("the tech giant", "Microsoft")]),
        ("Reddit sued Anthropic, claiming that the AI company ignored its rules.", [("the AI company", "Anthropic")]),
        ("Google faces a suit accusing the company of taking articles.", [("the company", "Google")]),
        (
            "Penske Media sued Google. The publisher says it lost readers.",
            [("The publisher", "Penske Media Corporation")],
        ),
    ],
)
def test_a_description_means_the_name_it_fits(parsed: Parsed, text: str, meant: list[tuple[str, str]]) -> None:
    assert [pair for pair in _meant(parsed(text)) if pair in meant] == meant


def test_a_description_does_not_mean_a_name_said_later_in_its_sentence(parsed: Parsed) -> None:
    found = parsed("Disney sued Midjourney. The company argued that Midjourney copies its characters.")
    assert ("The company", "Disney") in _meant(found)


def test_the_object_of_accusing_is_the_one_sued(parsed: Parsed) -> None:
    found = parsed("Disney filed a lawsuit against Midjourney, accusing it of copying.")
    assert ("it", "Midjourney") in _meant(found)


def test_a_description_before_a_name_is_part_of_it(parsed: Parsed) -> None:
    assert _meant(parsed("OpenAI met people from the AI startup Perplexity.")) == []


def test_it_is_left_alone_where_it_may_mean_the_suit(parsed: Parsed) -> None:
    found = parsed("Midjourney answered a lawsuit from Disney. It alleges that the images are copies.")
    assert _meant(found) == []
