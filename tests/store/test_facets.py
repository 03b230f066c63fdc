"""The number beside each choice is the length of the list that it leads to, whatever is on already."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from store.claims import Order, Place, count_claims, find_claims
from store.facets import VOCABULARY_OF, count_facets
from store.filters import ClaimFilter, alone
from store.models import AttributionStep, Evidence, Proceeding, Response
from store.narrowing import OF_CLAIM, OF_PASSAGE
from store.vocabulary import (
    Act,
    AssertionState,
    Commitment,
    Disclosure,
    EvidenceKind,
    QuoteKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)

PARTIES = ("OpenAI", "DeepSeek", "Microsoft", "Sample Music")
OUTLETS = ("The Sample Post", "Sample Wire", "Sample Court Report")
FORUMS = ("Southern District of New York", "High Court in London", "a court", None)
START = date(2025, 1, 1)


@pytest.fixture
def some_claims(session: Session, make_claim):
    """Two dozen claims in which every facet has several values, some with two passages, some silent or undated."""
    dice = random.Random(7)  # noqa: S311 - any claims will do
    made = [_some_claim(session, make_claim, dice, number) for number in range(24)]
    for claim in made[::5]:
        claim.assertions.append(_second_passage(make_claim, dice))
    session.flush()
    return made


def _some_claim(session, make_claim, dice, number):
    day = START + timedelta(days=number * 9)
    claim = make_claim(
        accuser=dice.choice((*PARTIES, None)),
        accused=dice.choice(PARTIES),
        act=dice.choice(list(Act)[:4]),
        outlet=dice.choice(OUTLETS),
        dispute=f"Matter {number % 5}",
        commitment=dice.choice(list(Commitment)),
        published=datetime.combine(day, datetime.min.time(), UTC) if number % 7 else None,
        recorded=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number),
        happened=(day, day + timedelta(days=3)) if number % 3 else None,
        state=dice.choice((AssertionState.PROPOSED, AssertionState.CONFIRMED, AssertionState.SUPERSEDED)),
        passage=f"Somebody copied model number {number % 5}.",
    )
    for assertion in claim.assertions:
        _furnish(assertion, dice)
    if number < len(FORUMS) + 1 and number:
        session.add(Proceeding(dispute_id=claim.dispute_id, forum=FORUMS[number - 1], recorded_at=claim.recorded_at))
    if number % 4 == 0:
        session.add(_answer(claim, dice, number))
    return claim


def _furnish(assertion, dice):
    """Give a passage an origin, and sometimes evidence of one or two kinds."""
    for kind in dice.sample(list(SpeakerKind)[:4], dice.choice((1, 2))):
        assertion.steps.append(
            AttributionStep(
                step_no=1, speaker="somebody", folded="somebody", speaker_kind=kind,
                commitment=Commitment.CERTAIN, quote_kind=QuoteKind.INDIRECT,
            )
        )  # fmt: skip
    for kind in dice.sample(list(EvidenceKind)[:3], dice.choice((0, 1, 2))):
        assertion.evidence.append(Evidence(kind=kind, disclosure=dice.choice(list(Disclosure))))


def _second_passage(make_claim, dice):
    other = make_claim(accuser=None, accused=None, outlet=dice.choice(OUTLETS), dispute="Elsewhere")
    assertion = other.assertions[0]
    _furnish(assertion, dice)
    return assertion


def _answer(claim, dice, number):
    return Response(
        public_id=f"r-{number}", dispute_id=claim.dispute_id, claim=claim, respondent=claim.parties[-1].entity,
        passage=claim.assertions[0].passage, kind=dice.choice(list(ResponseKind)[:3]), basis=ResponseBasis.ASKED,
        decided_by="test", rule="test", confidence=0.9, origin_key="test", recorded_at=claim.recorded_at,
    )  # fmt: skip


def _some_filter(dice):
    """Any mixture of what can be asked for, at most two facets of each sign."""

    def some(facets):
        return {name: tuple(dice.sample(_values_of(name), dice.choice((1, 2)))) for name in facets}

    names = sorted({*OF_CLAIM, *OF_PASSAGE} - {"party", "dispute"})
    asked = dice.sample(names, dice.choice((0, 1, 2, 3, 4)))
    day = START + timedelta(days=dice.randrange(300))
    return ClaimFilter(
        words=dice.choice((None, None, "copied", "model -3")),
        only=some(asked[::2]),
        without=some(asked[1::2]),
        at_least=dice.choice((None, None, *Commitment)),
        **dict.fromkeys(dice.sample(("since", "until", "published_since", "as_of"), dice.choice((0, 0, 1))), day),
    )


def _values_of(facet):
    if facet in ("accuser", "accused"):
        return [name.lower().replace(" ", "-") for name in PARTIES]
    named = {"outlet": [name.lower().replace(" ", "-") for name in OUTLETS], "country": ["us", "gb", "unknown", "none"]}
    return named.get(facet) or [str(term) for term in list(VOCABULARY_OF[facet])[:5]]


@pytest.mark.usefixtures("some_claims")
@pytest.mark.parametrize("seed", range(6))
def test_each_number_is_the_length_of_the_list_it_leads_to(session: Session, seed: int) -> None:
    wanted = _some_filter(random.Random(seed))  # noqa: S311 - any filter will do

    for facet in count_facets(session, wanted):
        for choice in facet.choices:
            listed = find_claims(session, alone(wanted, facet.parameter, choice.value), limit=1000)
            assert choice.claims == len(listed), (wanted, facet.parameter, choice)


@pytest.mark.usefixtures("some_claims")
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("seed", range(6))
def test_a_list_is_the_same_however_it_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch, seed: int, order: Order
) -> None:
    dice = random.Random(seed)  # noqa: S311 - any filter will do
    words = dice.choice(("copied", "model -3", "sample", "copied or wire", "-3", None, None))
    only = dice.choice(({}, {"accused": ("openai", "deepseek")}, {"outlet": ("sample-wire",)}))
    wanted = ClaimFilter(words=words, only=only)
    whole = [claim.id for claim in find_claims(session, wanted, order=order, limit=1000)]
    # In a record this small no word is common, and no list long.
    monkeypatch.setattr("store.search._RARE", 1)
    for bound in ("_NEAR", "_SPAN", "_FEW", "_STRETCH"):
        monkeypatch.setattr(f"store.claims.{bound}", dice.choice((1, 3, 9)))
    walked: list[int] = []
    place = None

    while page := find_claims(session, wanted, order=order, limit=2, after=place):
        walked += [claim.id for claim in page]
        place = Place(recorded_at=page[-1].recorded_at, claim_id=page[-1].id)

    assert walked == whole
    assert count_claims(session, wanted) == len(whole)


@pytest.mark.usefixtures("some_claims")
@pytest.mark.parametrize("most_of_rare", [1, 8000])
@pytest.mark.parametrize("words", ["copied", "model -3", "sample", "deepseek 2", "copied or wire", "-3"])
def test_words_of_a_party_are_found_however_frequent_they_are(
    session: Session, monkeypatch: pytest.MonkeyPatch, words: str, most_of_rare: int
) -> None:
    monkeypatch.setattr("store.search._RARE", most_of_rare)
    wanted = ClaimFilter(words=words, only={"accused": ("deepseek",)}, without={"accuser": ("openai",)})

    def found(wanted: ClaimFilter) -> set[int]:
        return {claim.id for claim in find_claims(session, wanted, limit=1000)}

    whole = found(replace(wanted, words=None)) & found(ClaimFilter(words=words))
    assert found(wanted) == whole
    assert count_claims(session, wanted) == len(whole)


@pytest.mark.usefixtures("some_claims")
def test_what_is_left_out_and_what_is_not_make_the_whole(session: Session) -> None:
    whole = count_claims(session, ClaimFilter())

    for facet in count_facets(session, ClaimFilter()):
        for choice in facet.choices:
            left = count_claims(session, ClaimFilter(without={facet.parameter: (choice.value,)}))
            assert choice.claims + left == whole, (facet.parameter, choice)


@pytest.mark.usefixtures("some_claims")
def test_two_values_of_a_facet_keep_what_has_either(session: Session) -> None:
    def found(*acts):
        listed = find_claims(session, ClaimFilter(only={"act": acts}), limit=1000)
        return {claim.public_id for claim in listed}

    one, other = list(Act)[:2]

    assert found(one, other) == found(one) | found(other)
    assert found(one)
    assert found(other)


def test_evidence_and_its_disclosure_are_asked_of_one_piece(session: Session, make_claim) -> None:
    claim = make_claim(evidence=EvidenceKind.API_TELEMETRY)
    claim.assertions[0].evidence.append(Evidence(kind=EvidenceKind.COURT_EXHIBIT, disclosure=Disclosure.SHOWN))
    session.flush()

    def count(kind, disclosure):
        return count_claims(session, ClaimFilter(only={"evidence": (kind,), "disclosure": (disclosure,)}))

    assert count(EvidenceKind.API_TELEMETRY, Disclosure.DESCRIBED) == 1
    assert count(EvidenceKind.API_TELEMETRY, Disclosure.SHOWN) == 0


def test_a_chosen_value_is_counted_also_beyond_the_limit(session: Session, make_claim) -> None:
    for number in range(3):
        make_claim(outlet="Sample Wire", dispute=f"Matter {number}")
    make_claim(outlet="Sample Court Report", dispute="One more")

    facets = count_facets(session, ClaimFilter(only={"outlet": ("sample-court-report",)}), limit=1)

    outlets = next(facet for facet in facets if facet.parameter == "outlet")
    assert [(choice.value, choice.claims) for choice in outlets.choices] == [
        ("sample-wire", 3),
        ("sample-court-report", 1),
    ]


def test_facets_ask_a_number_of_questions_that_does_not_grow_with_the_list(session: Session, make_claim) -> None:
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *args: asked.append(args[2]))

    def questions():
        asked.clear()
        count_facets(session, ClaimFilter())
        return len(asked)

    make_claim(dispute="One")
    few = questions()
    for number in range(20):
        make_claim(dispute=f"Matter {number}", outlet=f"Sample {number}")

    assert questions() <= few
