"""Standing relations the text states, such as who has invested in whom."""

import re
from collections.abc import Iterator

from nlp.document import ReadText, Sentence
from nlp.frames import Masked, frame, masked
from store.records import RelationFinding
from store.vocabulary import EntityKind

# wording: kind; {accusers} is the subject of the relation and {accused} its object.
_WORDINGS = {
    frame(
        r"{accusers}(?:,| ?[—–-]) ?(?P<its>one of its|its|an?|one of)(?: \w+)? (?:investors?|backers?)"
    ): "investor_in",
    frame(r"{accusers},? (?:an? |one of )(?:\w+ )?(?:investors?|backers?) in {accused}"): "investor_in",
    frame(r"{accusers}[’']s? (?:\w+ )?(?:stake|investment) in {accused}"): "investor_in",
    frame(r"{accusers} is an? (?:\w+ )?(?:investor|shareholder) in {accused}"): "investor_in",
    frame(r"{accused}[’']s? (?:largest |biggest |main |major )?(?:investor|backer),? {accusers}"): "investor_in",
    frame(r"{accused}[’']s? (?:parent company|parent|owner),? {accusers}"): "owner_of",
    frame(r"{accused} and its (?:parent company|parent|owner),? {accusers}"): "owner_of",
    frame(r"{accusers},? (?:the |which is the )?(?:owner|parent company|publisher) of {accused}"): "owner_of",
}


def relations_of(read_text: ReadText) -> tuple[RelationFinding, ...]:
    """The relations stated in the text, each once."""
    found = [r for s in read_text.sentences if not s.says_nothing for r in _in_sentence(s)]
    return tuple({(r.subject, r.kind, r.object): r for r in reversed(found)}.values())[::-1]


def _in_sentence(sentence: Sentence) -> Iterator[RelationFinding]:
    place = masked(sentence)
    for wording, kind in _WORDINGS.items():
        for match in wording.finditer(place.text):
            pair = _pair(match, place)
            if pair:
                yield RelationFinding(
                    subject=pair[0], kind=kind, object=pair[1], passage=sentence.passage, rule=f"relation:{kind}"
                )


def _pair(match: re.Match[str], place: Masked) -> tuple[str, str] | None:
    """Subject and object; "its" means the organisation named before the subject."""
    subjects, groups = place.parties(match["accusers"]), match.groupdict()
    objects = place.parties(groups.get("accused")) if groups.get("accused") else ()
    if groups.get("its", "").endswith("its"):
        objects = subjects[:-1] or place.parties(place.text[: match.start()])[-1:]
        subjects = subjects[-1:]
    named = [n for n in (*subjects[:1], *objects[:1]) if n.kind in (EntityKind.COMPANY, EntityKind.OUTLET)]
    if len(named) != 2 or named[0].party == named[1].party:
        return None
    return named[0].party, named[1].party
