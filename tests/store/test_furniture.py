"""Labels, counters and links to other articles are no part of an article; its own sentences always are."""

import pytest

from store.furniture import lasting_lines


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Story continues below advertisement",
        "READ MORE: A headline of another story",
        "Related: Another headline",
        "Sign up for our daily newsletter",
        "Share this article",
        "12 comments",
        "3.4K views",
        "5 min read",
        "Updated 3 hours ago",
        "Related stories\n\nOne headline\n\nAnother headline",
        "Most read",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    assert [text for _, text in lasting_lines(f"A sentence.\n\n{line}\n\nAnother one.")] == [
        "A sentence.",
        "Another one.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement revenue fell, the company said.",
        "Related companies were not named.",
        "Share prices fell by 5 per cent after the ruling.",
        "Subscribe to nothing, he advised.",
        "More than 40 comments were filed with the court.",
        "Read the judgment in full, the judge told both sides.",
        "Three hours ago nobody knew.",
        "Read more: " + "a very long line " * 20,
    ],
)
def test_sentences_stay(line: str) -> None:
    assert [text for _, text in lasting_lines(line)] == [line]


def test_lines_keep_their_place() -> None:
    text = "One.\n\nAdvertisement\n\nTwo."

    assert [text[start : start + len(line)] for start, line in lasting_lines(text)] == ["One.", "Two."]
