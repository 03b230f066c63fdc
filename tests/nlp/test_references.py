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


def _all_meant(found: ReadText) -> dict[str, list[str]]:
    meant: dict[str, list[str]] = {}
    for name in found.names:
        if name.is_reference:
            meant.setdefault(name.surface, []).append(name.party)
    return meant


@pytest.mark.parametrize(
    ("text", "surface", "parties"),
    [
        ("Disney and Universal sued Midjourney. They say it copied films.", "They", ["Disney", "NBCUniversal"]),
        ("Suno and Udio were sued. Both companies deny it.", "Both companies", ["Suno", "Udio"]),
        ("Suno and Udio were sued. The two declined to comment.", "The two", ["Suno", "Udio"]),
        (
            "UMG, Sony Music and Warner Music sued Suno. The labels want money.",
            "The labels",
            ["Universal Music Group", "Sony Music", "Warner Music Group"],
        ),
        ("Three novelists sued Meta. They claim that it copied books.", "They", ["authors"]),
        ("Disney and Paramount sued MiniMax. The plaintiffs want damages.", "The plaintiffs", ["Disney", "Paramount"]),
        ("Disney sued MiniMax. The defendant has not answered.", "The defendant", ["MiniMax"]),
    ],
)
def test_a_plural_means_all_of_a_list(parsed: Parsed, text: str, surface: str, parties: list[str]) -> None:
    assert _all_meant(parsed(text))[surface] == parties


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Two engineers left Disney and Paramount. They say it was hard.", "They"),
        ("Suno settled with UMG, and Udio did not. The three said nothing.", "The three"),
        ("A user posted a LinkedIn post about art. The company's crawler was seen.", "The company"),
        ("Suno grew. The business models of rivals failed.", "The business"),
        ("Paramount and Disney each sent the company a letter.", "the company"),
        ("MiniMax has a rival. The smaller firm sued it.", "The smaller firm"),
    ],
)
def test_a_reference_that_may_mean_others_is_left_alone(parsed: Parsed, text: str, surface: str) -> None:
    assert surface not in _all_meant(parsed(text))


@pytest.mark.parametrize(
    ("text", "surface", "party"),
    [
        ("Brindlecast, a Leeds start-up, was sued by Getty. The start-up said no.", "The start-up", "Brindlecast"),
        ("Midjourney was sued by Disney. A company spokesperson said no.", "A company spokesperson", "Midjourney"),
        ("The Guardian says that Perplexity copied its articles.", "its", "The Guardian"),
        ("Disney sued Midjourney, and Midjourney trained its model on films.", "its", "Midjourney"),
        (
            "Midjourney stayed silent. The San Francisco-based company was sued.",
            "The San Francisco-based company",
            "Midjourney",
        ),
    ],
)
def test_what_is_told_of_a_name_tells_who_is_meant(parsed: Parsed, text: str, surface: str, party: str) -> None:
    assert _all_meant(parsed(text)).get(surface) == [party]


def test_a_description_may_mean_a_name_of_the_title(parsed: Parsed) -> None:
    found = parsed("The chipmaker was sued by authors.", title="Nvidia sued over books")
    assert _all_meant(found) == {"The chipmaker": ["Nvidia"]}
