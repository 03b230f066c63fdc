import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Span

from nlp.document import ReadText
from nlp.gazetteer import NamesError, add_names, entries
from nlp.names import names_of
from nlp.reader import Reader
from store.records import Reading
from store.vocabulary import EntityKind

Parsed = Callable[..., ReadText]


def _parties(found: ReadText) -> list[str]:
    return [name.party for name in found.names]


def test_there_are_at_least_1000_curated_names_and_owners_are_among_them() -> None:
    assert len(entries()) >= 1000
    assert all(e.owner in entries() for e in entries().values() if e.owner)
    assert all(e.of in entries() for e in entries().values() if e.of)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("ChatGPT copied the articles.", "OpenAI"),
        ("Claude was trained on books.", "Anthropic"),
        ("Merriam Webster filed a suit.", "Merriam-Webster"),
        ("The Encyclopaedia Britannica filed a suit.", "Encyclopedia Britannica"),
        ("Uncharted Labs was sued.", "Udio"),
    ],
)
def test_products_and_aliases_are_known_by_the_party_behind_them(parsed: Parsed, words: str, party: str) -> None:
    assert _parties(parsed(words)) == [party]


def test_the_new_york_post_is_not_the_new_york_times(parsed: Parsed) -> None:
    assert _parties(parsed("The New York Post and The New York Times sued it.")) == [
        "The New York Post",
        "The New York Times",
    ]


def test_a_short_form_means_the_one_named_or_named_beside(parsed: Parsed) -> None:
    assert "NBCUniversal" in _parties(parsed("Disney and Universal sued Midjourney."))
    assert "Universal Music Group" in _parties(parsed("Universal and Sony Music sued Suno."))
    assert "The New York Times" not in _parties(parsed("The Times is old."))


def test_a_private_person_is_known_by_the_collective_word_only(parsed: Parsed) -> None:
    found = parsed("The novelist Jane Penworthy sued Meta on Monday.")
    assert [(n.name, n.is_group) for n in found.names] == [("authors", True), ("Meta", False)]


def test_collective_words_are_plain_and_the_longest_wording_wins(parsed: Parsed) -> None:
    found = parsed("A group of music publishers and several best-selling authors sued Anthropic.")
    assert [n.name for n in found.names if n.is_group] == ["music publishers", "authors"]


def test_offsets_of_names_are_those_of_the_text(parsed: Parsed) -> None:
    text = "According to Reuters, OpenAI’s lawyers met “Getty Images” in London.\n\nThen Disney sued Midjourney."
    found = parsed(text)
    assert found.names
    assert all(text[n.start_char : n.end_char] == n.surface for n in found.names)


def test_unknown_names_in_headings_are_no_candidates(parsed: Parsed) -> None:
    found = parsed("Larger Race Between Rivals Inc\n\nOpenAI sued nobody.")
    assert [n.name for n in found.names] == ["OpenAI"]


def test_courts_and_data_sets_have_their_kind(parsed: Parsed) -> None:
    found = parsed("Judges of the Ninth Circuit asked about Books3.")
    assert {n.name: n.kind for n in found.names if n.known} == {
        "Ninth Circuit": EntityKind.COURT,
        "Books3": EntityKind.DATASET,
    }


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Udio was sued by the Recording Industry Alliance (RIAA) on Monday.", "RIAA"),
        ("Udio was sued by the Guild of Example Songwriters (GES) on Monday.", "Guild of Example Songwriters"),
    ],
)
def test_a_name_and_its_short_form_in_brackets_are_one_party(parsed: Parsed, words: str, party: str) -> None:
    assert list(dict.fromkeys(_parties(parsed(words)))) == ["Udio", party]


def test_items_of_wikidata_are_well_formed_and_each_is_one_entry() -> None:
    items = [entry.wikidata for entry in entries().values() if entry.wikidata]

    assert len(items) > 100
    assert all(re.fullmatch(r"Q\d+", item) for item in items)
    assert len(set(items)) == len(items)


def test_a_reading_has_the_item_of_a_curated_name(read: Callable[..., Reading]) -> None:
    found = read("Disney sued Midjourney for copyright infringement by its AI image generator.")
    assert {e.name: e.wikidata for e in found.entities}["Disney"] == "Q7414"


@pytest.mark.parametrize(
    ("text", "surface", "party"),
    [
        (
            "Marrow Lane Press sued OpenAI. Marrow Lane says that it copied its books.",
            "Marrow Lane",
            "Marrow Lane Press",
        ),
        ("Quondex Labs Inc. was sued. A judge let Quondex go.", "Quondex", "Quondex Labs Inc."),
        ("The Sundry Gazette Company sued Meta. A judge heard the Sundry Gazette Company on Monday.", "Meta", "Meta"),
    ],
)
def test_a_name_told_in_full_is_known_for_short(parsed: Parsed, text: str, surface: str, party: str) -> None:
    assert (surface, party) in [(name.surface, name.party) for name in parsed(text).names]


def test_a_common_word_is_no_short_form(parsed: Parsed) -> None:
    found = parsed("Common Ground Records sued Suno. Common sense says the common man will not mind.")
    assert "Common" not in [name.surface for name in found.names]


def test_the_article_before_a_short_form_is_no_short_form(parsed: Parsed) -> None:
    found = parsed("The New York Times sued OpenAI. A judge heard the Times on the logs of the chatbot.")
    assert "the" not in [name.surface for name in found.names]


def test_a_short_form_is_no_part_of_a_longer_name(parsed: Parsed) -> None:
    found = parsed("Marrow Press sued OpenAI near Marrow Hill.")
    assert [n.surface for n in found.names if n.party == "Marrow Press"] == ["Marrow Press"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The podcast network Brindlecast says OpenAI copied its shows.", "Brindlecast"),
        ("Brindlecast, a security firm from Leeds, accused Perplexity of scraping.", "Brindlecast"),
        ("A small Oregon company, Brindlecast, had asserted two patents against Nvidia.", "Brindlecast"),
        ("OpenAI was sued by HonestFOO. HonestFOO says that its model was copied.", "HonestFOO"),
    ],
)
def test_the_text_makes_an_organisation_known(parsed: Parsed, text: str, party: str) -> None:
    assert party in _parties(parsed(text))


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("In July, a company in Leeds sued OpenAI.", "July"),
        ("It told the newspaper Tuesday that OpenAI copied it.", "Tuesday"),
        ("Chinese AI models copied Claude.", "Chinese AI"),
    ],
)
def test_what_stands_beside_a_description_is_not_always_a_name(parsed: Parsed, text: str, no_name: str) -> None:
    assert no_name not in _parties(parsed(text))


@pytest.mark.parametrize(
    ("text", "speaks_for"),
    [
        ("Meta's chief executive, Jane Penworthy, said it was legal.", "Meta"),
        ("Jane Penworthy, a spokeswoman for Suno, said it was legal.", "Suno"),
        ("Jane Penworthy, a lawyer for Getty Images, said it was theft.", "Getty Images"),
        ("Jane Penworthy, a former spokeswoman for Suno, said it was legal.", None),
        ("Jane Penworthy, a professor who studies Suno, said it was legal.", None),
    ],
)
def test_people_speak_for_whom_the_text_says(parsed: Parsed, text: str, speaks_for: str | None) -> None:
    found = parsed(f"{text} Penworthy spoke to reporters.")
    assert {n.speaks_for for n in found.names if n.name == "Jane Penworthy"} == {speaks_for}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Judge Jane Penworthy dismissed the suit against Suno.", "judge"),
        ("Jane Penworthy, an analyst in London, said Suno copied songs.", "analyst"),
    ],
)
def test_judges_and_analysts_are_told_apart(parsed: Parsed, text: str, tag: str) -> None:
    assert any(tag in name.tags for name in parsed(text).names)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Jane Penworthy, a Bristol illustrator, says that Midjourney copied her. Penworthy sued.", "artists"),
        ("Four stand-up comedians sued Suno.", "comedians"),
        ("A photographer sued Midjourney.", "photographers"),
        ("In Bartz v. Anthropic the judge was strict. Bartz v. Anthropic goes on.", "authors"),
    ],
)
def test_private_people_are_what_they_do(parsed: Parsed, text: str, group: str) -> None:
    assert group in [name.name for name in parsed(text).names if name.is_group]


def test_a_trade_before_a_public_name_is_no_group(parsed: Parsed) -> None:
    assert not [n for n in parsed("The comedian Sarah Silverman sued Meta.").names if n.is_group]


def test_an_estate_is_named_after_whom_it_keeps(parsed: Parsed) -> None:
    assert "Jane Penworthy's estate" in _parties(parsed("The estate of Jane Penworthy sued Suno."))


def test_a_file_of_further_names_is_refused_with_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('enterprises = [{name = "Example Models"}]', encoding="utf-8")

    with pytest.raises(NamesError, match="table 'enterprises' is none of companies"):
        add_names(path)


def test_a_missing_file_of_further_names_is_named(tmp_path: Path) -> None:
    with pytest.raises(NamesError, match=r"absent\.toml: no file of names"):
        add_names(tmp_path / "absent.toml")


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('companies = [{aliases = ["Example"]}]', encoding="utf-8")

    with pytest.raises(NamesError, match="row 1 of 'companies' has no \"name\""):
        add_names(path)


def test_what_is_left_empty_without_its_article_is_no_name(reader: Reader) -> None:
    doc = reader.model.make_doc("It’s raining.")
    doc.ents = [Span(doc, 1, 2, label="ORG")]

    assert [name.surface for name in names_of(doc)] == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The study authors tested Perplexity.", ["Perplexity"]),
        ("The report’s writers tested Perplexity.", ["Perplexity"]),
        ("The authors sued Perplexity.", ["authors", "Perplexity"]),
    ],
)
def test_the_authors_of_a_study_are_no_authors_by_trade(parsed: Parsed, text: str, parties: list[str]) -> None:
    assert _parties(parsed(text)) == parties
