"""The network sees parties as marks, reads a text the same alone and among others, and fills in what the rules lack."""

from collections.abc import Callable
from dataclasses import replace

from nlp.cues import with_cues
from nlp.document import ReadText
from nlp.model.scores import scores_of
from nlp.model.windows import MARKS, NOBODY, windows_of
from nlp.pipeline import with_base_forms
from nlp.quotation import find_attributions
from nlp.reader import Reader
from store.records import TextToRead

Parsed = Callable[..., ReadText]
_SUIT = "Reddit sued Anthropic on Wednesday for scraping its posts to train Claude. The company disagreed."
_OTHER = "Getty Images accused Stability AI of copying twelve million photographs to train its AI model."


def test_names_are_hidden_behind_marks(parsed: Parsed) -> None:
    first, second = windows_of(parsed(_SUIT))

    assert first.parties == (NOBODY, "Reddit", "Anthropic")
    assert f"{MARKS[1]} " in first.text
    assert not any(name in first.text + second.text for name in ("Reddit", "Anthropic", "Claude"))


def test_a_product_and_a_reference_have_the_mark_of_their_company(parsed: Parsed) -> None:
    first, second = windows_of(parsed(_SUIT))

    assert first.text.count(MARKS[2]) == 2
    assert f"{MARKS[1]} The company" in second.text


def test_a_sentence_near_no_party_has_no_window(parsed: Parsed) -> None:
    assert windows_of(parsed("It rained on Tuesday, and the streets were empty for once.")) == ()


def test_who_accuses_is_told_from_who_is_accused(parsed: Parsed) -> None:
    only = scores_of(windows_of(parsed(_OTHER)))[0]
    accuser, accused = (only.window.parties.index(name) for name in ("Getty Images", "Stability AI"))

    assert only.accuses[accuser, accused] > 0.9
    assert only.accuses[accused, accuser] < 0.1


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
