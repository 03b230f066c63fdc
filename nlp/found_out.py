"""What an outlet found out itself: that a maker of AI, or its product, copied or took what is not its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.accusation import Accusation
from nlp.cases import in_title
from nlp.document import ReadText
from nlp.frames import PARTIES, Masked
from nlp.lexicon.found_out import BY_OUTLET, BY_REPORTER, COPYING, IN_OWN_VOICE, OTHERS_WORDS
from nlp.parties import accused_among
from nlp.sides import is_likely_accused
from store.vocabulary import EntityKind, SpeakerKind

_RULE = "claim:found"


def found_out_in(place: Masked, read_text: ReadText) -> Iterator[Accusation]:
    """What the sentence says that an outlet found out of a maker of AI, once."""
    for found in (_by_outlet(place, read_text), _by_reporter(place, read_text), _in_own_voice(place, read_text)):
        if found:
            yield found
            return


def _by_outlet(place: Masked, read_text: ReadText) -> Accusation | None:
    for wording in BY_OUTLET:
        match = wording.search(place.text)
        if match and COPYING.search(match["content"]):
            names = place.parties(match["accusers"])
            outlets = tuple(dict.fromkeys(name.name for name in names if name.kind is EntityKind.OUTLET))
            accused = _makers(place, match)
            if len(outlets) == len(names) and accused and read_text.source.outlet not in outlets:
                return _found(place, match, outlets, accused, SpeakerKind.OTHER_OUTLET)
    return None


def _makers(place: Masked, match: re.Match[str]) -> tuple[str, ...]:
    """The first that the content names, or list of those, if they make AI."""
    first = re.search(PARTIES, match["content"])
    names = [name for name in place.parties(first.group() if first else None) if is_likely_accused(name)]
    return accused_among(names, (), is_suit=False)


def _by_reporter(place: Masked, read_text: ReadText) -> Accusation | None:
    match = BY_REPORTER.search(place.text)
    if not (match and read_text.source.outlet and COPYING.search(match["content"])):
        return None
    accused = _makers(place, match) or _titled(read_text)
    found = _found(place, match, (read_text.source.outlet,), accused, SpeakerKind.ARTICLE_VOICE)
    return replace(found, accuses_earlier=not accused)


def _titled(read_text: ReadText) -> tuple[str, ...]:
    """The one maker of AI that the title names."""
    accused = accused_among(filter(is_likely_accused, in_title(read_text)), (), is_suit=False)
    return accused if len(accused) == 1 else ()


def _in_own_voice(place: Masked, read_text: ReadText) -> Accusation | None:
    match = IN_OWN_VOICE.search(place.text)
    if not (match and read_text.source.outlet) or OTHERS_WORDS.search(match["before"]):
        return None
    accused = accused_among(place.parties(match["accused"]), (), is_suit=False)
    own = (read_text.source.outlet,)
    return _found(place, match, own, accused, SpeakerKind.ARTICLE_VOICE) if accused else None


def _found(
    place: Masked, match: re.Match[str], outlets: tuple[str, ...], accused: tuple[str, ...], speaker: SpeakerKind
) -> Accusation:
    return Accusation.at(place, match, outlets, accused, rule=_RULE, needs_act=True, confidence=0.75, speaker=speaker)
