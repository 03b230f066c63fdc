"""Objections that are no accusation in so many words: a name that had to be changed, concerns that are voiced."""

from collections.abc import Iterator
from dataclasses import replace

from nlp.accusation import Accusation
from nlp.acts import acts_in
from nlp.charges import RENAMED
from nlp.frames import Masked
from nlp.lexicon.objecting import CONCERNED, RENAMED_AFTER
from nlp.parties import accused_among, claimants_among


def objections_in(place: Masked) -> Iterator[Accusation]:
    """The objections of the sentence; whose name was changed is left to the text, where it makes AI."""
    yield from _renamed(place)
    yield from _concerned(place)


def _renamed(place: Masked) -> Iterator[Accusation]:
    for wording in RENAMED_AFTER:
        match = wording.search(place.text)
        claimants = claimants_among(place.parties(match["accusers"]), may_be_outlet=True) if match else ()
        if match and claimants:
            targets = accused_among(place.parties(match.groupdict().get("accused")), claimants, is_suit=False)
            one = Accusation.at(place, match, claimants, targets, rule=RENAMED, confidence=0.75)
            yield replace(one, accuses_earlier=not targets)
            return


def _concerned(place: Masked) -> Iterator[Accusation]:
    match = CONCERNED.search(place.text)
    if match and acts_in(place.words(match.span("content"))):
        claimants = claimants_among(place.parties(match["accusers"]), may_be_outlet=False)
        targets = accused_among(place.parties(match["accused"]), claimants, is_suit=False)
        if claimants and targets:
            yield Accusation.at(place, match, claimants, targets, rule="claim:concern", needs_act=True, confidence=0.7)
