from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.document import ReadText
from nlp.gazetteer import NamesError, add_names, entries
from store.vocabulary import EntityKind

Parsed = Callable[..., ReadText]


def _parties(found: ReadText) -> list[str]:
    return [name.party for name in found.names]


def test_there_are_at_least_250_curated_names_and_owners_are_among_them() -> None:
    assert len(entries()) >= 250
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
