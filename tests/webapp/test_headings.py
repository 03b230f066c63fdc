"""A heading names who says it, how firmly and of whom; nothing is said in the record's own voice."""

import re

import pytest

from store.models import Claim
from store.records import AttributionStep
from store.vocabulary import Act, ClaimStatus, Commitment, Polarity, SpeakerKind
from webapp.chain import chain, weakest
from webapp.headings import _DONE, heading, heading_text, opened

TEXT = "A sentence that carries the claim."


def _step(number: int, speaker: str, kind: SpeakerKind, cue: str | None, **more: object) -> AttributionStep:
    return AttributionStep(step_no=number, speaker=speaker, speaker_kind=kind, cue=cue, **more)  # type: ignore[arg-type]


@pytest.fixture
def filed(session, make_version, file_findings, claim):
    """Files one claim, beside one that opens the dispute, and gives it back."""

    def file(**fields: object) -> Claim:
        version = make_version(f"{TEXT} Another one opens the dispute.")
        opening = claim(version, "Another one opens the dispute.", act=Act.PATENT_INFRINGEMENT)
        file_findings(version, claim(version, TEXT, **fields), opening)
        return session.query(Claim).filter(Claim.act != Act.PATENT_INFRINGEMENT).one()

    return file


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": ClaimStatus.ALLEGED, "cue": None}, "OpenAI alleges that DeepSeek trained"),
        ({"cue": "claimed"}, "OpenAI claims that DeepSeek trained"),
        ({"commitment": Commitment.POSSIBLE}, "OpenAI says that DeepSeek may have trained"),
        ({"commitment": Commitment.PROBABLE}, "OpenAI says that DeepSeek probably trained"),
        ({"polarity": Polarity.NEGATIVE}, "OpenAI says that DeepSeek has not trained"),
        (
            {"status": ClaimStatus.SUSPECTED, "commitment": Commitment.PROBABLE, "cue": "suspects"},
            "OpenAI suspects that DeepSeek trained",
        ),
        ({"co_claimants": ("Microsoft",)}, "OpenAI and Microsoft say that DeepSeek trained"),
        ({"claimant": "three authors"}, "Three authors say that DeepSeek trained"),
        ({"claimant": "a group of authors"}, "A group of authors says that DeepSeek trained"),
        ({"targets": ()}, "OpenAI says that a party it does not name trained"),
        (
            {"claimant": None, "status": ClaimStatus.UNDER_INVESTIGATION},
            "Under investigation: whether DeepSeek trained",
        ),
        ({"claimant": None, "speaker": SpeakerKind.ARTICLE_VOICE}, "An article says that DeepSeek trained"),
        ({"claimant": None, "speaker": SpeakerKind.UNNAMED_PEOPLE}, "People who know say that DeepSeek trained"),
        ({"status": ClaimStatus.DENIED}, "OpenAI is said to allege that DeepSeek trained"),
    ],
)
def test_a_heading_is_attributed_and_keeps_its_hedge(filed, fields: dict[str, object], words: str) -> None:
    kind = fields.pop("speaker", SpeakerKind.NAMED_ORG_SPOKESPERSON)
    speaker = "people who know" if kind is SpeakerKind.UNNAMED_PEOPLE else str(fields.get("claimant", "OpenAI"))
    steps = (_step(1, speaker, kind, fields.pop("cue", "says")),)  # type: ignore[arg-type]

    claim = filed(attribution=steps, **fields)

    assert heading_text(claim) == f"{words} a model on another’s output"
    assert any(piece.is_hedge for piece in heading(claim))


def test_every_act_can_be_worded_and_none_as_a_bare_finding() -> None:
    assert set(_DONE) == set(Act)
    assert not [words for words in _DONE.values() if re.search(r"\b(stole|infring|violat|theft|illegal)", words)]


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.PATENT_INFRINGEMENT])
@pytest.mark.parametrize("status", [ClaimStatus.ALLEGED, ClaimStatus.UNDER_INVESTIGATION])
def test_the_heading_of_every_act_is_somebody_s_word_or_an_open_question(filed, act: Act, status: ClaimStatus) -> None:
    claimant = None if status is ClaimStatus.UNDER_INVESTIGATION else "OpenAI"

    told = heading_text(filed(act=act, status=status, claimant=claimant))

    assert told.startswith(("OpenAI says that DeepSeek ", "Under investigation: whether DeepSeek "))
    assert not re.search(r"\b(stole|steal|infring|violat|theft|illegal)", told)


def test_a_chain_names_the_outlet_between_the_speaker_and_the_page(filed) -> None:
    steps = (
        _step(1, "OpenAI", SpeakerKind.NAMED_ORG_SPOKESPERSON, "claims"),
        _step(2, "Sample Gazette", SpeakerKind.OTHER_OUTLET, "suggests", commitment=Commitment.PROBABLE),
    )
    claim = filed(attribution=steps)

    links = chain(claim.assertions[0], claim.dispute)

    assert [(link.name, link.cue) for link in links] == [
        ("OpenAI", "claims"),
        ("Sample Gazette", "suggests"),
        ("Sample Wire", "reports"),
        ("On Record", None),
    ]
    assert [link.says for link in links] == [
        "Certain, of itself",
        "Probable",
        "Certain that Sample Gazette said so",
        "Keeps it; rates nothing",
    ]
    assert weakest(links) is links[1]


def test_outlets_that_stand_side_by_side_are_one_link(filed) -> None:
    steps = tuple(_step(1, name, SpeakerKind.OTHER_OUTLET, "according to") for name in ("Sample A", "Sample B"))

    links = chain(filed(attribution=steps).assertions[0], filed(attribution=steps).dispute)

    assert links[0].name == "Sample A and Sample B"
    assert len(links) == 3


def test_an_article_in_its_own_voice_ends_the_chain_itself(filed) -> None:
    claim = filed(claimant=None, attribution=(_step(1, "the article", SpeakerKind.ARTICLE_VOICE, None),))

    assert [link.name for link in chain(claim.assertions[0], claim.dispute)] == ["The article itself", "On Record"]


def test_a_name_is_written_as_its_owner_writes_it_and_a_group_begins_a_sentence() -> None:
    assert opened("xAI", is_name=True) == "xAI"
    assert opened("three authors", is_name=False) == "Three authors"
