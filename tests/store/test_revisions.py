"""What changed between two versions is graded, aligned by sentence and marked by word."""

from datetime import UTC, datetime
from typing import Any

import pytest

from store.alignment import pieces
from store.models import ArticleVersion, Capture
from store.revisions import compare
from store.vocabulary import ChangeKind, SentenceFate

FIRST = "Aldine Books sued Borealis Labs on Monday."
SECOND = "Borealis Labs has not answered the complaint."
THIRD = "A hearing is set for the spring of the coming year."
TEXT = f"{FIRST} {SECOND}\n\n{THIRD}"


def _version(text: str = TEXT, **more: Any) -> ArticleVersion:
    said = {"title": "A title", "authors": ["Ann Sample"], "extractor": "test@1"} | more
    return ArticleVersion(text=text, **said)


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        ({}, ()),
        ({"text": f"{FIRST}\n\n{SECOND} {THIRD}"}, ()),
        ({"text": f"{TEXT}\n\nAdvertisement\n\nRead more: Another story"}, ()),
        ({"text": TEXT.replace("Monday.", "Monday…")}, (ChangeKind.TYPOGRAPHIC,)),
        ({"text": TEXT.upper()}, (ChangeKind.TYPOGRAPHIC,)),
        ({"title": "A Title"}, (ChangeKind.TYPOGRAPHIC,)),
        ({"title": "Another title"}, (ChangeKind.HEADLINE,)),
        ({"title": None}, ()),
        ({"text": TEXT.replace("Monday", "Tuesday")}, (ChangeKind.BODY,)),
        ({"text": f"{THIRD} {FIRST} {SECOND}"}, (ChangeKind.BODY,)),
        ({"authors": ["ann  sample"]}, ()),
        ({"authors": ["Ann Sample", "Bo Sample"]}, (ChangeKind.BYLINE,)),
        ({"published_at": datetime(2025, 1, 1, tzinfo=UTC)}, (ChangeKind.DATE,)),
        ({"correction_notice": "Correction: the day was wrong."}, (ChangeKind.CORRECTION_NOTICE,)),
        (
            {
                "text": f"{TEXT.replace('Monday', 'Tuesday')}\n\nCorrection: the day was wrong.",
                "correction_notice": "Correction: the day was wrong.",
                "title": "Another",
            },
            (ChangeKind.CORRECTION_NOTICE, ChangeKind.HEADLINE, ChangeKind.BODY),
        ),
    ],
)
def test_changes_are_graded(new: dict[str, Any], kinds: tuple[ChangeKind, ...]) -> None:
    assert compare(_version(), _version(**new)).kinds == kinds


@pytest.mark.parametrize(
    ("new", "makes_one"),
    [
        ({"text": TEXT.replace("Monday", "Tuesday")}, True),
        ({"title": "Another"}, True),
        ({"correction_notice": "Correction: the day was wrong."}, True),
        ({"authors": []}, False),
        ({"modified_at": datetime(2025, 1, 1, tzinfo=UTC)}, False),
    ],
)
def test_text_headline_and_notice_make_a_version(new: dict[str, Any], makes_one: bool) -> None:
    assert compare(_version(), _version(**new)).makes_a_version is makes_one


def test_sentences_are_paired_with_what_became_of_them() -> None:
    added = "The publisher asks for damages and for an order."
    text = f"{FIRST.replace('sued', 'has sued')} {added}\n\n{THIRD}"

    revision = compare(_version(), _version(text))

    assert [(one.fate, one.old and one.old.exact, one.new and one.new.exact) for one in revision.body] == [
        (SentenceFate.CHANGED, FIRST, FIRST.replace("sued", "has sued")),
        (SentenceFate.REPLACED, SECOND, added),
    ]
    assert revision.kept == 1


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        (f"{FIRST} {SECOND}", [SentenceFate.REMOVED]),
        (f"{TEXT} Both sides were told.", [SentenceFate.ADDED]),
        (f"{FIRST} Both sides were told. Nobody said why.\n\n{THIRD}", [SentenceFate.REPLACED, SentenceFate.ADDED]),
        (f"Nobody said why. {THIRD}", [SentenceFate.REPLACED, SentenceFate.REMOVED]),
    ],
)
def test_a_sentence_in_the_place_of_another_replaces_it(text: str, fates: list[SentenceFate]) -> None:
    assert [one.fate for one in compare(_version(), _version(text)).body] == fates


def test_every_sentence_stands_where_it_is_said_to_stand() -> None:
    old, new = _version(), _version(f"{FIRST}\n\nAdvertisement\n\n{SECOND.replace('not', 'now')} {THIRD}")

    change = compare(old, new).body[0]

    assert change.old is not None
    assert change.new is not None
    for version, sentence in ((old, change.old), (new, change.new)):
        assert version.text[sentence.start_char :].startswith(sentence.exact)
    assert change.before_it == FIRST


def test_moved_sentence_is_neither_removed_nor_added() -> None:
    revision = compare(_version(), _version(f"{SECOND} {THIRD} {FIRST}"))

    assert (revision.moved, revision.body) == (1, ())


def test_words_are_marked_and_make_up_both_wordings() -> None:
    old, new = "It took 1,500 works, Borealis said.", "It took 15,000 books, Borealis said."

    found = pieces(old, new)

    assert "".join(piece.text for piece in found if piece.was) == old
    assert "".join(piece.text for piece in found if piece.now) == new
    assert [piece.text for piece in found if not (piece.was and piece.now)] == [" 1,500 works", " 15,000 books"]


def test_what_other_readers_and_other_forms_of_a_page_read_is_marked() -> None:
    amp = Capture(url="https://a.example/1/amp")

    assert compare(_version(), _version(extractor="test@2")).is_other_reading
    assert compare(_version(), _version(capture=amp)).is_other_reading
    assert not compare(_version(), _version()).is_other_reading


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A one. " * 4_000, "A one. B two. " * 4_000),
        (" ".join(f"Word{n} ends." for n in range(5_000)), " ".join(f"Word{n} ends." for n in range(5_000, 0, -1))),
        ("word " * 60_000, "other word " * 60_000),
        ("(" * 50_000, ")." * 50_000),
    ],
)
def test_hostile_texts_are_compared_all_the_same(old: str, new: str) -> None:
    assert compare(_version(old), _version(new)).makes_a_version
