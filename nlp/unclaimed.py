"""Accusations that nobody named in the sentence puts forward: probes, unnamed observers, speakers carried over."""

import re
from collections.abc import Iterator

from nlp.accusation import Accusation
from nlp.acts import acts_in
from nlp.document import ReadText
from nlp.frames import Masked, masked
from nlp.lexicon.claims import NOT_SO
from nlp.lexicon.unclaimed import (
    ASKED,
    GOES_ON,
    INVESTIGATED,
    OBSERVED,
    ONLY_LINKED,
    RAISES,
    SAYS_ITSELF,
)
from nlp.parties import accused_among, claimants_among
from store.vocabulary import ClaimStatus, SpeakerKind

_TELEMETRY = re.compile(
    r"\b(?:api|account|traffic|usage|query|queries) (?:activity|patterns?|usage|calls|logs)\b", re.IGNORECASE
)


def unclaimed_in(place: Masked, read_text: ReadText) -> Iterator[Accusation]:
    """Accusations of the sentence that no party in it makes."""
    yield from _investigated(place)
    yield from _observed(place)
    yield from _carried_over(place, read_text)


def _investigated(place: Masked) -> Iterator[Accusation]:
    for wording in INVESTIGATED:
        match = wording.search(place.text)
        if match and not NOT_SO.search(place.text[: match.start("cue")]):
            investigators = claimants_among(place.parties(match["accusers"]), may_be_outlet=False)
            targets = accused_among(place.parties(match["accused"]), investigators, is_suit=False)
            own = SAYS_ITSELF.match(place.text[match.end("accusers") : match.start("cue")])
            if targets and acts_in(place.text[match.start("content") :]):
                yield Accusation.at(
                    place,
                    match,
                    (),
                    targets,
                    rule="claim:investigated",
                    status=ClaimStatus.UNDER_INVESTIGATION,
                    needs_act=True,
                    speaker_as_worded=investigators[0] if own and investigators else None,
                )
                return


def _observed(place: Masked) -> Iterator[Accusation]:
    """What unnamed staff of an organisation have seen; nobody is accused whom the sentence does not name."""
    match = OBSERVED.search(place.text)
    if not match or not (acts_in(match["content"]) or _TELEMETRY.search(match["content"])):
        return
    of = tuple(name.party for name in place.parties(match["accusers"]))
    linked = ONLY_LINKED.search(place.text, match.start("content"))
    named = () if linked else place.parties(match["content"])
    targets = accused_among(named, of, is_suit=False)
    yield Accusation.at(
        place,
        match,
        (),
        targets[:1] if acts_in(match["content"]) else (),
        rule="claim:observed_by_unnamed",
        status=None,
        speaker=SpeakerKind.UNNAMED_GROUP_OF_ORG,
        speaker_as_worded=place.sentence.text[place.starts[match.start("group")] : _last_end(place, match)],
        holder=of[0] if of else None,
        target_as_worded=place.words(linked.span("worded")) if linked else None,
        confidence=0.75,
    )


def _last_end(place: Masked, match: re.Match[str]) -> int:
    """Where the name that ends the group's words ends in the sentence."""
    return place.parties(match["group"])[-1].end_char - place.sentence.start_char


def _carried_over(place: Masked, read_text: ReadText) -> Iterator[Accusation]:
    """Words such as "That X may have ..." after "The allegations?": the speaker is the one who raised them before."""
    before = read_text.before(place.sentence, how_many=3)
    match = GOES_ON.search(place.text)
    if not match or not before or not ASKED.search(before[-1].text):
        return
    targets = accused_among(place.parties(match["accused"]), (), is_suit=False)
    for earlier in reversed(before[:-1]):
        there = masked(earlier)
        raised = RAISES.search(there.text)
        claimants = claimants_among(there.parties(raised["accusers"]), may_be_outlet=False) if raised else ()
        if claimants and targets and not set(claimants) & set(targets):
            yield Accusation.at(place, match, claimants, targets, rule="claim:carried_over", needs_act=True)
            return
