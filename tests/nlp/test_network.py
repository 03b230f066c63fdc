"""The network sees parties as marks, reads a text the same alone and among others, and fills in what the rules lack."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nlp.cues import with_cues
from nlp.document import ReadText
from nlp.model import scores
from nlp.model.scores import NetworkError, Scores, seen_in
from nlp.model.stretches import DATE_MARK, MARKS, NOBODY, SENTENCE_MARK, stretches_of
from nlp.pipeline import with_base_forms
from nlp.quotation import find_attributions
from nlp.reader import Reader
from store.records import TextToRead

Parsed = Callable[..., ReadText]
_SUIT = "Reddit sued Anthropic on Wednesday for scraping its posts to train Claude. The company disagreed."
_OTHER = "Getty Images accused Stability AI of copying twelve million photographs to train its AI model."
_SENTENCE = "Reddit went on to say at some length that Anthropic had scraped the posts of its users for years. "


def _first(read_text: ReadText) -> Scores:
    return next(seen_in(stretches_of(read_text)).sentences)


def test_names_are_hidden_behind_marks(parsed: Parsed) -> None:
    (stretch,) = stretches_of(parsed(_SUIT))

    assert stretch.parties == (NOBODY, "Reddit", "Anthropic")
    assert stretch.texts[0].startswith(f"{SENTENCE_MARK} {MARKS[0]} company sued {MARKS[1]} AI company")
    assert not any(name in " ".join(stretch.texts) for name in ("Reddit", "Anthropic", "Claude"))


def test_a_product_and_a_reference_have_the_mark_of_their_company(parsed: Parsed) -> None:
    (stretch,) = stretches_of(parsed(_SUIT))

    assert stretch.texts[0].count(f"{MARKS[1]} ") == 2
    assert f"{MARKS[0]} The company" in stretch.texts[1]


def test_a_mark_stands_before_each_date_but_one_to_come_or_in_a_name(parsed: Parsed) -> None:
    text = "Reddit sued Anthropic on June 4, 2025, over posts of 2024, and a judge will hear it on May 1, 2031."
    (stretch,) = stretches_of(parsed(text, published=datetime(2025, 6, 6, tzinfo=UTC)))

    assert [span.text for span in stretch.dates[0]] == ["June 4, 2025", "2024"]
    assert stretch.texts[0].count(DATE_MARK) == 2
    assert f"on {DATE_MARK} June 4, 2025" in stretch.texts[0]


def test_what_stands_in_a_text_is_never_taken_for_a_mark(parsed: Parsed) -> None:
    read_text = parsed("Reddit sued Anthropic, [unused24] and [unused61] on June 4, 2025 over its posts.")
    (stretch,) = stretches_of(read_text)

    assert stretch.texts[0].count("[unused") == 5
    assert _first(read_text).parties == (NOBODY, "Reddit", "Anthropic")


def test_a_text_that_names_nobody_has_no_stretch(parsed: Parsed) -> None:
    assert stretches_of(parsed("It rained on Tuesday, and the streets were empty for once.")) == ()


def test_a_long_text_is_read_in_stretches_that_tell_the_last_sentences_again(parsed: Parsed) -> None:
    read_text = parsed(_SENTENCE * 40)

    stretches = stretches_of(read_text)

    assert len(stretches) > 1
    assert [stretch.context for stretch in stretches] == [0, *([2] * (len(stretches) - 1))]
    scored = [number for stretch in stretches for number in stretch.sentences[stretch.context :]]
    assert scored == [sentence.index for sentence in read_text.sentences]
    assert [one.sentence for one in seen_in(stretches).sentences] == scored


def test_a_sentence_longer_than_the_network_can_take_is_cut(parsed: Parsed) -> None:
    read_text = parsed(f"Reddit sued Anthropic over {'its posts and ' * 3000}its users.")

    assert next(seen_in(stretches_of(read_text)).sentences).parties == (NOBODY, "Reddit", "Anthropic")


def test_who_accuses_is_told_from_who_is_accused(parsed: Parsed) -> None:
    found = _first(parsed(_OTHER))
    accuser, accused = (found.parties.index(name) for name in ("Getty Images", "Stability AI"))

    assert found.accuses[accuser, accused] > 0.9
    assert found.accuses[accused, accuser] < 0.1


def test_parties_of_the_sentence_stand_before_those_told_of_earlier(parsed: Parsed) -> None:
    text = f"{_OTHER} It turned to a court. Universal Music sued Anthropic over song lyrics."

    last = list(seen_in(stretches_of(parsed(text))).sentences)[-1]

    assert set(last.parties[: last.named]) == {NOBODY, "Universal Music Group", "Anthropic"}
    assert "Stability AI" in last.parties[last.named :]


def test_a_network_that_cannot_be_loaded_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path, parsed) -> None:
    (tmp_path / "network.onnx").write_bytes(b"no network")
    monkeypatch.setattr(scores, "NETWORK", tmp_path / "network.onnx")
    scores._session.cache_clear()

    with pytest.raises(NetworkError, match="install onrecord anew"):
        seen_in(stretches_of(parsed(_OTHER)))

    monkeypatch.undo()
    scores._session.cache_clear()


def test_a_text_reads_the_same_alone_and_among_others(reader: Reader) -> None:
    texts = [TextToRead(id=str(number), text=text) for number, text in enumerate((_SUIT, _OTHER, _SUIT * 3))]

    assert list(reader.read_many(texts)) == [reader.read(text) for text in texts]


def test_a_claim_without_a_cue_gets_that_of_who_says_it(reader: Reader, parsed: Parsed) -> None:
    text = "Reddit argues that Anthropic scraped its posts to train an AI model without permission."
    claim = reader.read(TextToRead(id="t", text=text)).claims[0]
    bare = replace(claim, attribution=(replace(claim.attribution[0], cue=None), *claim.attribution[1:]))
    read_text = parsed(text)
    said = find_attributions(with_base_forms(reader.model, read_text.sentences[0].span.doc), text)

    found = with_cues([bare], said, read_text)

    assert found[0].attribution[0].cue == "argues"


def test_a_group_that_the_accused_is_one_of_is_not_its_accuser(reader: Reader) -> None:
    text = (
        "Authors sued Anthropic for training its models on pirated books. "
        "Anthropic is one of several developers whom authors have sued over the training of language models."
    )

    claims = reader.read(TextToRead(id="1", text=text)).claims

    assert claims
    assert all("developers" not in (claim.claimant, *claim.co_claimants) for claim in claims)
