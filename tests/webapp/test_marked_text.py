"""A text is cut where findings begin and end, and its findings are told in the words of the site."""

import pytest

from store.records import DateSpan, Reading, ResponseFinding, TextToRead
from store.vocabulary import ClaimStatus, Precision, ResponseBasis, ResponseKind
from webapp.finding_words import told
from webapp.marked_text import marked_text


def test_an_inquiry_is_nobody_s_allegation(claim):
    text = TextToRead(id="1", text="OpenAI looks into it.")
    looked = claim(text, "OpenAI looks into it.", claimant=None, status=ClaimStatus.UNDER_INVESTIGATION)
    found = told(Reading(text_id="1", reader="r", is_ai_ip_dispute=True, why="", claims=(looked,)), printer=None)[0]

    assert found.kind == "Under investigation, asserted by nobody"
    assert "".join(piece.text for piece in found.heading).startswith("Under investigation: whether DeepSeek")


@pytest.mark.parametrize(
    "passages",
    [[(0, 10)], [(0, 4), (2, 8)], [(3, 25)], [(0, 30)], [(20, 30), (0, 5)], [(5, 5 + 9), (14, 18)]],
)
def test_the_pieces_of_a_text_are_the_text(passages, claim):
    text = "One two. Three\n\nfour five six."
    claims = tuple(claim(TextToRead(id="1", text=text), text[first:last]) for first, last in passages)
    reading = Reading(text_id="1", reader="r", is_ai_ip_dispute=True, why="", claims=claims)

    blocks = marked_text(text, reading)

    pieces = [piece.text for block in blocks for runs in block.paragraphs for run in runs for piece in run.pieces]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert sorted(group.number for block in blocks for group in block.groups) == list(range(1, len(set(passages)) + 1))


def test_a_sentence_over_two_paragraphs_is_not_cut_in_two(claim):
    text = "Before.\n\nOpenAI says\n\nthat it was so.\n\nAfter."
    said = claim(TextToRead(id="1", text=text), "OpenAI says\n\nthat it was so.")

    blocks = marked_text(text, Reading(text_id="1", reader="r", is_ai_ip_dispute=True, why="", claims=(said,)))

    assert [len(block.groups) for block in blocks] == [0, 1, 0]


def test_a_statement_was_made_to_who_asked(response):
    text = TextToRead(id="1", text="It is not so, DeepSeek told Sample Wire.")
    said: ResponseFinding = response(
        text,
        text.text,
        ResponseKind.DENIED,
        basis=ResponseBasis.STATEMENT,
        asked_by="Sample Wire",
        as_of=DateSpan(precision=Precision.UNKNOWN, text="so far"),
    )

    found = told(Reading(text_id="1", reader="r", is_ai_ip_dispute=True, why="", responses=(said,)), printer=None)[0]

    rows = {row.label: [tuple(line) for line in row.lines] for row in found.rows}
    assert rows["How known"] == [("In a statement", "to Sample Wire")]
    assert rows["As of"] == [("No date that can be told", "as worded “so far”")]
