from collections.abc import Callable

import pytest

from nlp.pipeline import prepared, with_base_forms
from nlp.quotation import Attribution, find_attributions
from nlp.quotation.marks import quotations
from nlp.reader import Reader
from nlp.text import paragraphs_of

Said = tuple[str | None, str]
Find = Callable[[str], tuple[Attribution, ...]]
_MARKS = " \n\"“”'.,"


@pytest.fixture(scope="session")
def find(reader: Reader) -> Find:
    def _find(text: str) -> tuple[Attribution, ...]:
        draft = prepared(reader.model, text, [paragraph.start_char for paragraph in paragraphs_of(text)])
        parsed = next(reader.model.pipe([draft]))
        return find_attributions(with_base_forms(reader.model, parsed), text)

    return _find


def _said(text: str, found: Attribution) -> Said:
    """Source and content without marks; pieces of content joined by " … "."""
    source = text[slice(*found.source)] if found.source else None
    return source, " … ".join(text[slice(*piece)].strip(_MARKS) for piece in found.content)


def _outer(find: Find, text: str) -> list[Said]:
    return [_said(text, one) for one in find(text) if not one.is_nested]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We paid for every song," Ann Roe said.', [("Ann Roe", "We paid for every song")]),
        ("“We paid for every song,” said Ann Roe, a lawyer for the label.",
         [("Ann Roe, a lawyer for the label", "We paid for every song")]),
        ('Ann Roe said, "We paid for every song."', [("Ann Roe", "We paid for every song")]),
        ('Ann Roe told reporters on Monday: "We paid for every song."', [("Ann Roe", "We paid for every song")]),
        ('"We paid," Roe said. "Nobody else did."', [("Roe", "We paid … Nobody else did")]),
        ('"We paid," Roe said, "and nobody else did."', [("Roe", "We paid … and nobody else did")]),
        ('"This is theft," the guild posted on X.', [("the guild", "This is theft")]),
        ('"Who would pay for this?" the judge asked.', [("the judge", "Who would pay for this?")]),
        ("''We paid,'' Mr. Roe said. ''Nobody else did.''", [("Mr. Roe", "We paid … Nobody else did")]),
    ],
)  # fmt: skip
def test_a_quotation_belongs_to_the_cue_beside_it(find: Find, text: str, expected: list[Said]) -> None:
    assert _outer(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We read the books,” said Jane Poe.\n\n“We bought every one of them.”",
         [("Jane Poe", "We read the books … We bought every one of them")]),
        ("“We read the books.\n\n“We bought every one of them,” Jane Poe said.",
         [("Jane Poe", "We bought every one of them")]),
        ('The founder put it this way:\n\n"We build tools. We do not steal."',
         [("The founder", "We build tools. We do not steal")]),
    ],
)  # fmt: skip
def test_a_quotation_goes_on_in_the_next_paragraph(find: Find, text: str, expected: list[Said]) -> None:
    assert _outer(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The label said it had warned the start-up twice.", [("The label", "it had warned the start-up twice")]),
        ("The suit, filed Monday in Delaware, alleges that the bot copies lyrics.",
         [("The suit, filed Monday in Delaware", "that the bot copies lyrics")]),
        ("The label accused Tunebot of stealing songs and of hiding it.",
         [("The label", "Tunebot of stealing songs and of hiding it")]),
        ("The firm denied the allegations.", [("The firm", "the allegations")]),
        ("Acme denied wrongdoing.", [("Acme", "wrongdoing")]),
        ("Acme denied using pirated books.", [("Acme", "using pirated books")]),
        ("A spokesman for Acme declined to comment.", [("A spokesman for Acme", "to comment")]),
        ("Acme did not respond to a request for comment.", [("Acme", "a request for comment")]),
        ("The guild urged the court to dismiss the case.", [("The guild", "the court to dismiss the case")]),
        ("The judge called the argument baseless.", [("The judge", "the argument baseless")]),
        ("The company's claim that it bought the books was false.", [("The company's", "that it bought the books")]),
        ("The engineer testified that he had deleted the logs.", [("The engineer", "that he had deleted the logs")]),
    ],
)  # fmt: skip
def test_indirect_speech_is_read_by_the_frame_of_its_verb(find: Find, text: str, expected: list[Said]) -> None:
    assert _outer(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The label said the bot was "a jukebox" for thieves.', [("The label", 'the bot was "a jukebox" for thieves')]),
        ('The judge called the argument "creative but wrong" and said the case goes on.',
         [("The judge", 'the argument "creative but wrong'), ("The judge", "the case goes on")]),
        ('The group wrote that it was "deeply concerned" and that "artists deserve better."',
         [("The group", 'that it was "deeply concerned" and that "artists deserve better')]),
    ],
)  # fmt: skip
def test_a_quotation_inside_indirect_speech_is_part_of_it(find: Find, text: str, expected: list[Said]) -> None:
    assert _outer(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the complaint, the firm scraped songs.", [("the complaint", "the firm scraped songs")]),
        ("The firm scraped songs, according to the complaint.", [("the complaint", "The firm scraped songs")]),
        ("The data, the authors contend, came from a pirate library.",
         [("the authors", "The data … came from a pirate library")]),
        ("The label said it respects artists, adding that it pays them.",
         [("The label", "it respects artists"), ("The label", "that it pays them")]),
        ("Acme claims Beta copied its code, while Beta says it wrote its own.",
         [("Acme", "Beta copied its code"), ("Beta", "it wrote its own")]),
    ],
)  # fmt: skip
def test_what_goes_on_or_goes_between_is_kept_apart(find: Find, text: str, expected: list[Said]) -> None:
    assert _outer(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tunebot is accused of copying 500 songs.", (None, "Tunebot … of copying 500 songs")),
        ("Asked whether it had paid, the firm said no.", (None, "whether it had paid")),
        ("He said the logs were gone.", ("He", "the logs were gone")),
        ("Acme, which has said it will appeal, lost.", ("Acme", "it will appeal")),
        ("The firm issued a statement saying it had paid.", ("The firm", "it had paid")),
    ],
)
def test_a_source_is_the_surface_or_nobody(find: Find, text: str, expected: Said) -> None:
    assert expected in _outer(find, text)


@pytest.mark.parametrize(
    "text",
    [
        "The company released a new model on Monday.",
        "It was not clear whether the judge would agree.",
        'The film "Rain" opened on Friday.',
        "Shares of the company rose 3 percent.",
        "Contributing: Ann Roe and John Poe.",
        "",
        " \n\n ",
        '"',
        "said",
        "According to",
    ],
)
def test_nothing_is_said_where_nobody_speaks(find: Find, text: str) -> None:
    assert _outer(find, text) == []


def test_what_is_said_inside_what_is_said_is_nested(find: Find) -> None:
    text = "A report suggests that the lab claims to have evidence."

    found = [(_said(text, one), one.is_nested) for one in find(text)]

    assert found == [
        (("A report", "that the lab claims to have evidence"), False),
        (("the lab", "to have evidence"), True),
    ]


def test_a_cue_has_its_auxiliaries_and_negation(find: Find) -> None:
    text = "Acme has not denied that it copied the code."

    assert [text[slice(*one.cue)] for one in find(text)] == ["has not denied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"A," he said. "B."', ['"A,"', '"B."']),
        ("“A “B” C,” he said.", ["“A “B” C,”"]),
        ("“A.\n\n“B,” he said.", ["“A.", "“B,”"]),
        ("''A,'' he said.", ["''A,''"]),
        ("He is gone.” She stayed.", []),
    ],
)
def test_quotations_are_told_by_their_marks(text: str, expected: list[str]) -> None:
    assert [text[slice(*quotation.extent)] for quotation in quotations(text)] == expected
