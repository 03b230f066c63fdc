from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.pipeline import ModelError, pipeline
from nlp.reader import READER, Reader
from store.findings import from_json, to_json
from store.records import Reading, TextToRead
from store.vocabulary import Act, ClaimStatus, Commitment, ResponseKind

Read = Callable[..., Reading]
_SEED = Path(__file__).parents[3] / "shared/seed/000_6bc761a1dcc829cc.txt"
_SUIT = "Reddit sued Anthropic on Monday for scraping its posts to train Claude, Reuters reported."


def test_a_reading_names_its_reader_and_survives_json(read: Read) -> None:
    found = read(_SUIT)
    assert found.reader == READER
    assert found.is_ai_ip_dispute
    assert from_json(to_json(found)) == found


def test_outlets_that_are_sources_are_cited(read: Read) -> None:
    assert read(_SUIT).outlets_cited == ("Reuters",)


def test_a_text_without_the_words_of_a_dispute_is_not_parsed(read: Read) -> None:
    found = read("OpenAI released a new version of ChatGPT on Tuesday. It answers faster. " * 12)
    assert not found.is_ai_ip_dispute
    assert found.why
    assert (found.claims, found.responses, found.events, found.entities) == ((), (), (), ())


def test_a_parsed_text_of_no_dispute_has_its_names_but_no_findings(read: Read) -> None:
    found = read("Meta was sued over its prices. It sells glasses. They are black. Copyright and AI are debated.")
    assert not found.is_ai_ip_dispute
    assert [e.name for e in found.entities] == ["Meta"]
    assert (found.claims, found.responses, found.events) == ((), (), ())


def test_a_party_that_only_its_newspaper_or_product_stands_for_is_an_entity_too(read: Read) -> None:
    found = read("The Wall Street Journal sued ChatGPT over copyright.")
    assert [(e.name, e.mentions) for e in found.entities if not e.mentions] == [("Dow Jones", ()), ("OpenAI", ())]


def test_a_text_in_another_language_is_not_read(read: Read) -> None:
    found = read(
        "Die Verwertungsgesellschaft GEMA hat OpenAI wegen Urheberrechtsverletzung vor dem Landgericht verklagt. " * 3
    )
    assert not found.is_ai_ip_dispute
    assert "English" in found.why


@pytest.mark.parametrize("text", ["", " \n ", "—", "\ud83e\udd16" * 3, "A" * 5000])
def test_a_text_with_nothing_in_it_is_read_as_nothing(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_nothing_carries_over_from_one_text_to_the_next(reader: Reader) -> None:
    first = TextToRead(id="1", text="Disney sued Midjourney over copies of its characters.")
    second = TextToRead(id="2", text="The complaint alleges that Midjourney trained on copyrighted films.")
    alone = reader.read(second)
    assert list(reader.read_many([first, second]))[1] == alone
    assert all(c.claimant != "Disney" for c in alone.claims)


def test_a_model_that_is_not_installed_is_named(reader: Reader) -> None:
    with pytest.raises(ModelError, match="'no_such_model' is not installed"):
        pipeline("no_such_model")


@pytest.fixture(scope="module")
def seed(reader: Reader) -> Reading:
    if not _SEED.exists():
        pytest.skip("the seed article is not beside this checkout")
    return reader.read(TextToRead(id="seed", text=_SEED.read_text(encoding="utf-8")))


def test_the_seed_gives_its_claims_and_no_others(seed: Reading) -> None:
    found = {(c.passage.start_char, c.passage.end_char): c for c in seed.claims}
    assert set(found) == {(213, 324), (651, 808), (810, 1060), (1642, 1755), (2021, 2129)}
    assert len(found) == len(seed.claims)
    assert [(c.claimant, c.targets) for c in seed.claims] == [
        ("OpenAI", ("DeepSeek",)),
        ("OpenAI", ("DeepSeek",)),
        (None, ("DeepSeek",)),
        ("OpenAI", ("DeepSeek",)),
        (None, ()),
    ]


def test_the_seed_gives_acts_commitments_and_statuses(seed: Reading) -> None:
    assert [(c.act, c.commitment, c.status) for c in seed.claims][:4] == [
        (Act.UNSPECIFIED_UNAUTHORISED_USE, Commitment.POSSIBLE, ClaimStatus.ALLEGED),
        (Act.MODEL_OUTPUT_DISTILLATION, Commitment.POSSIBLE, ClaimStatus.SUSPECTED),
        (Act.BULK_API_EXTRACTION, Commitment.UNDERSPECIFIED, ClaimStatus.UNDER_INVESTIGATION),
        (Act.UNSPECIFIED_UNAUTHORISED_USE, Commitment.CERTAIN, ClaimStatus.ASSERTED),
    ]


def test_the_seed_gives_its_chains_and_sources(seed: Reading) -> None:
    assert [(s.step_no, s.speaker) for s in seed.claims[2].attribution] == [
        (1, "The Verge"),
        (1, "South China Morning Post"),
    ]
    assert [(s.step_no, s.speaker) for s in seed.claims[3].attribution] == [(1, "OpenAI"), (2, "The New York Post")]
    assert seed.outlets_cited == ("The Verge", "South China Morning Post", "The New York Post")


def test_the_seed_gives_one_silence_and_no_suit(seed: Reading) -> None:
    assert [(r.respondent, r.kind, r.asked_by) for r in seed.responses] == [
        ("DeepSeek", ResponseKind.NO_PUBLIC_RESPONSE, None)
    ]
    assert {str(event.kind) for event in seed.events} <= {"investigation_reported"}


_NOTE = "(Disclosure: Ziff Davis, our parent company, filed an April 2025 lawsuit against OpenAI over its copyrights.)"


def test_a_disclosure_note_is_read_in_a_text_about_a_dispute(read: Callable[..., Reading]) -> None:
    text = f"Reddit sued Anthropic for scraping posts to train its models. {_NOTE} Anthropic did not comment."

    found = read(text)

    assert {(claim.claimant, claim.targets) for claim in found.claims} == {
        ("Reddit", ("Anthropic",)),
        ("Ziff Davis", ("OpenAI",)),
    }
    assert ("Ziff Davis",) in {event.accusers for event in found.events}
    assert all(text[step.passage.start_char : step.passage.end_char] == step.passage.exact for step in found.events)


def test_a_disclosure_note_tells_nothing_twice(read: Callable[..., Reading]) -> None:
    text = f"Ziff Davis has sued OpenAI for training on its copyrighted articles. {_NOTE}"

    found = read(text)

    assert [claim.passage.start_char for claim in found.claims] == [0]
    assert [event.accusers for event in found.events] == [("Ziff Davis",)]


def test_a_disclosure_note_alone_is_not_read(read: Callable[..., Reading]) -> None:
    assert read(f"ChatGPT has a new voice. {_NOTE}").claims == ()
