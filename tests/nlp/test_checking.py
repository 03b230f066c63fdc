"""Rules and network check each other: what one is sure of and the other lacks is added, what it rules out goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from nlp.claims import claims_of
from nlp.document import ReadText
from nlp.events import events_of
from nlp.model.answers import with_answers
from nlp.model.claims import with_network
from nlp.model.scores import Scores, Seen, labels, seen_in
from nlp.model.steps import with_steps
from nlp.model.stretches import stretches_of
from nlp.relevance import judge
from nlp.respondent_parties import parties_of
from nlp.responses import responses_of
from store.records import UNDATED, ClaimFinding
from store.vocabulary import Act, EventKind, ResponseKind

Parsed = Callable[..., ReadText]
Change = Callable[[Scores], None]
_QUIET = "Getty Images met Stability AI in London. A clerk took notes of the AI talks."
_SUIT = "Getty Images sued Stability AI for copying its photographs to train an AI model."


def _seen(read_text: ReadText, change: Change, *, sentence: int = 0, about: float = 1.0) -> Seen:
    """What a network would see that is sure of nothing but what `change` writes into the scores of a sentence."""
    found = [_blank(one, about) for one in seen_in(stretches_of(read_text)).sentences]
    change(next(one for one in found if one.sentence == sentence))
    return Seen(stretches=(tuple(found),))


def _blank(one: Scores, about: float) -> Scores:
    arrays = {
        name: np.zeros_like(getattr(one, name)) for name in ("accuses", "acts", "answers", "takes_part", "events")
    }
    dates = tuple((span, np.zeros_like(chances)) for span, chances in one.dates)
    return replace(one, is_about=about, dates=dates, **arrays)


def _accuses(accuser: str, accused: str, chance: float) -> Change:
    def change(one: Scores) -> None:
        pair = one.parties.index(accuser), one.parties.index(accused)
        one.accuses[pair] = chance
        one.acts[(*pair, labels().acts.index(Act.TRAINING_ON_PROTECTED_WORKS))] = 0.9

    return change


def _answers(who: str, kind: ResponseKind) -> Change:
    def change(one: Scores) -> None:
        one.answers[one.parties.index(who), labels().answers.index(kind)] = 0.99

    return change


def _tells(*kinds: EventKind) -> Change:
    def change(one: Scores) -> None:
        one.takes_part[1:] = 0.9
        for kind in kinds:
            one.events[labels().events.index(kind)] = 0.99

    return change


def _happened(kind: EventKind, *chances: float) -> Change:
    """A step of this kind, and of each date of the sentence how likely it is that of the step."""

    def change(one: Scores) -> None:
        _tells(kind)(one)
        for (_, found), chance in zip(one.dates, chances, strict=True):
            found[labels().events.index(kind)] = chance

    return change


def _silent(one: Scores) -> None:
    """A network that sees nothing."""


def _claims(read_text: ReadText, seen: Seen) -> tuple[ClaimFinding, ...]:
    return with_network(claims_of(read_text), seen, read_text)


def test_a_pair_of_which_the_network_is_sure_becomes_a_claim(parsed: Parsed) -> None:
    read_text = parsed("Getty Images alleges that Stability AI took its photographs for an AI model.")
    by_network = with_network((), _seen(read_text, _accuses("Getty Images", "Stability AI", 0.96)), read_text)
    unsure = with_network((), _seen(read_text, _accuses("Getty Images", "Stability AI", 0.9)), read_text)

    assert [(c.claimant, c.targets, c.rule) for c in by_network] == [
        ("Getty Images", ("Stability AI",), "model:accuses")
    ]
    assert by_network[0].act is Act.TRAINING_ON_PROTECTED_WORKS
    assert unsure == ()


@pytest.mark.parametrize(
    "text",
    [
        "Getty Images is considering a copyright lawsuit against Stability AI over photographs.",
        "Getty Images said of Stability AI’s claims that its photographs were free of copyright.",
        "Getty Images asked whether Stability AI had a copyright licence.",
        "Getty Images v. Stability AI is a copyright case.",
        "Getty Images filed one of dozens of suits against companies like Stability AI over copyright.",
    ],
)
def test_a_charge_that_is_only_thought_of_or_another_ones_is_not_added(parsed: Parsed, text: str) -> None:
    read_text = parsed(text)

    assert with_network((), _seen(read_text, _accuses("Getty Images", "Stability AI", 1.0)), read_text) == ()


def test_what_is_merely_said_goes_where_the_network_rules_it_out(parsed: Parsed) -> None:
    read_text = parsed("Reddit said that OpenAI used its users’ posts without permission for ChatGPT.")
    told = claims_of(read_text)

    assert told
    assert with_network(told, _seen(read_text, _silent), read_text) == ()
    assert with_network(told, _seen(read_text, _silent, about=0.1), read_text) == told


def test_a_suit_stands_whatever_the_network_sees(parsed: Parsed) -> None:
    read_text = parsed(_SUIT)

    assert _claims(read_text, _seen(read_text, _silent)) == claims_of(read_text)


def test_no_further_accused_is_added_where_the_rules_know_whom_that_party_accuses(parsed: Parsed) -> None:
    read_text = parsed(
        "Stability AI is in the place of OpenAI after Getty Images sued OpenAI for copying photographs for AI."
    )
    seen = _seen(read_text, _accuses("Getty Images", "Stability AI", 1.0))

    assert {claim.targets for claim in _claims(read_text, seen)} == {("OpenAI",)}


def test_an_answer_of_the_accused_is_added_and_none_of_its_accuser(parsed: Parsed) -> None:
    read_text = parsed(f"{_SUIT} Stability AI has nothing but scorn for that. Getty Images has some too.")
    claims = claims_of(read_text)
    parties = parties_of(read_text, claims, ())

    added = with_answers(
        (), parties, _seen(read_text, _answers("Stability AI", ResponseKind.DENIED), sentence=1), read_text
    )
    silence = _seen(read_text, _answers("Getty Images", ResponseKind.DECLINED_TO_COMMENT), sentence=2)

    assert [(one.respondent, one.kind, one.to, one.rule) for one in added] == [
        ("Stability AI", ResponseKind.DENIED, "Getty Images", "model:answers")
    ]
    assert with_answers((), parties, silence, read_text) == ()


def test_the_network_adds_no_silence_to_one_that_the_rules_found(parsed: Parsed) -> None:
    read_text = parsed(f"{_SUIT} Stability AI declined to comment. Stability AI was busy.")
    claims = claims_of(read_text)
    told = responses_of(read_text, claims, ())

    seen = _seen(read_text, _answers("Stability AI", ResponseKind.NO_RESPONSE_TO_REQUEST), sentence=2)
    for one in seen.sentences:
        one.answers[:, labels().answers.index(ResponseKind.DECLINED_TO_COMMENT)] += 0.3

    assert [one.kind for one in told] == [ResponseKind.DECLINED_TO_COMMENT]
    assert with_answers(told, parties_of(read_text, claims, ()), seen, read_text) == told


def test_a_step_is_added_with_its_sides_and_the_date_that_the_network_puts_to_it(parsed: Parsed) -> None:
    text = "Over photographs of 2019, Getty Images and Stability AI were before a judge again on March 3, 2025."
    read_text = parsed(text)

    (step,) = with_steps((), (), _seen(read_text, _happened(EventKind.HEARING, 0.2, 0.9)), read_text)
    (undated,) = with_steps((), (), _seen(read_text, _happened(EventKind.HEARING, 0.2, 0.3)), read_text)

    assert (step.kind, step.accusers, step.accused) == (EventKind.HEARING, ("Getty Images",), ("Stability AI",))
    assert (step.happened.first, step.rule) == (date(2025, 3, 3), "model:steps")
    assert undated.happened is UNDATED


def test_a_date_of_the_rules_stands_unless_the_network_rules_it_out(parsed: Parsed) -> None:
    read_text = parsed(
        "Getty Images sued Stability AI in January 2023 for copying photographs of 2019 to train an AI model."
    )
    told = events_of(read_text, claims_of(read_text))

    def day(*chances: float) -> date | None:
        (step,) = with_steps(told, (), _seen(read_text, _happened(EventKind.COMPLAINT_FILED, *chances)), read_text)
        return step.happened.first

    assert [step.happened.first for step in told] == [date(2023, 1, 1)]
    assert day(0.3, 0.9) == date(2023, 1, 1)
    assert day(0.05, 0.9) == date(2019, 1, 1)
    assert day(0.05, 0.2) is None


def test_a_step_that_the_network_rules_out_goes_where_the_text_is_about_a_dispute(parsed: Parsed) -> None:
    read_text = parsed(_SUIT)
    told = events_of(read_text, claims_of(read_text))

    assert [step.kind for step in told] == [EventKind.COMPLAINT_FILED]
    assert with_steps(told, (), _seen(read_text, _silent), read_text) == ()
    assert with_steps(told, (), _seen(read_text, _silent, about=0.1), read_text) == told


@pytest.mark.parametrize("text", ["Neither Getty Images nor Stability AI has filed a lawsuit.", _SUIT])
def test_no_step_is_added_where_one_is_denied_or_told_under_another_name(parsed: Parsed, text: str) -> None:
    read_text = parsed(text)
    told = events_of(read_text, claims_of(read_text))
    seen = _seen(read_text, _tells(EventKind.COMPLAINT_FILED, EventKind.MOTION_FILED))

    assert with_steps(told, (), seen, read_text) == told


def test_a_step_without_parties_is_none(parsed: Parsed) -> None:
    read_text = parsed(_QUIET)

    def change(one: Scores) -> None:
        _tells(EventKind.HEARING)(one)
        one.takes_part[:] = 0.0

    assert with_steps((), (), _seen(read_text, change), read_text) == ()


def test_a_short_text_passes_where_the_network_is_sure_of_it_and_that_somebody_accuses_there(parsed: Parsed) -> None:
    read_text = parsed(_QUIET)
    accuses = _accuses("Getty Images", "Stability AI", 0.9)

    assert judge(read_text, seen=_seen(read_text, accuses)).is_ai_ip_dispute
    assert not judge(read_text, seen=_seen(read_text, accuses, about=0.9)).is_ai_ip_dispute
    assert not judge(read_text, seen=_seen(read_text, _silent)).is_ai_ip_dispute


def test_a_long_text_does_not_pass_where_the_network_rules_out_each_stretch(parsed: Parsed) -> None:
    read_text = parsed(_SUIT)
    claims = claims_of(read_text)
    (stretch,) = _seen(read_text, _silent, about=0.01).stretches

    assert judge(read_text, claims).is_ai_ip_dispute
    assert judge(read_text, claims, seen=Seen(stretches=(stretch,))).is_ai_ip_dispute
    assert not judge(read_text, claims, seen=Seen(stretches=(stretch, stretch))).is_ai_ip_dispute
    assert judge(read_text, claims, events_of(read_text, claims), Seen(stretches=(stretch, stretch))).is_ai_ip_dispute
