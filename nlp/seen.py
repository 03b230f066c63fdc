"""The wordings of events that a sentence has, and whether they tell of what has happened."""

import re
from dataclasses import dataclass, replace

from nlp.document import ReadText, Sentence
from nlp.frames import Masked, masked
from nlp.lexicon.events import CONTENT, EVENTS, NEGATED, NOT_HAPPENED, OF_A_BID, OTHER_MATTER, RENAMING, TO_COME
from nlp.lexicon.relevance import IP_MATTER
from nlp.lexicon.steps import COULD_TELL
from nlp.lexicon.suits import FILING
from nlp.lexicon.wording import EventWording
from store.vocabulary import EntityKind, EventKind

# One thing is told by several wordings; the first of these that is found in a sentence stands for the rest.
_ONE_OF = (
    frozenset(
        {
            EventKind.ORDER,
            EventKind.DISMISSAL,
            EventKind.VERDICT,
            EventKind.JUDGMENT,
            EventKind.INJUNCTION,
            EventKind.APPEAL_DECIDED,
            EventKind.TRANSFER,
            EventKind.CLASS_CERTIFICATION,
            EventKind.VOLUNTARY_DISMISSAL,
            EventKind.MDL_CENTRALISATION,
        }
    ),
    frozenset({EventKind.PRELIMINARY_APPROVAL, EventKind.FINAL_APPROVAL, EventKind.ORDER}),
)


# The surname of whoever is called a judge anywhere in the text.
_JUDGES = re.compile(r"\b(?:Judge|Justice|Magistrate)(?: [A-Z][\w.’-]+){0,2}? (?P<name>[A-Z][\w’-]+)(?! [A-Z])")


# Kinds that begin a matter: what they are over stands beside them, while later steps are of the suit told before.
BEGINNINGS = frozenset(
    {
        EventKind.COMPLAINT_FILED,
        EventKind.SETTLEMENT_ANNOUNCED,
        EventKind.DEMAND_SENT,
        EventKind.INVESTIGATION_REPORTED,
        EventKind.INVESTIGATION_CONFIRMED,
        EventKind.LICENCE_DEAL,
        EventKind.VERDICT,
    }
)
_APPROVALS = frozenset({EventKind.PRELIMINARY_APPROVAL, EventKind.FINAL_APPROVAL})
_SUED = re.compile(r"\bsued\b")

# Words of the next sentence that mean the suit just told.
_THAT_CASE = re.compile(r"\b(?:in|of) (?:that|this|the same) (?:[\w-]+ )?(?:case|suit|lawsuit|trial)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A wording found in a sentence, before its sides are known to the end."""

    wording: EventWording
    match: re.Match[str]
    place: Masked

    @property
    def kind(self) -> EventKind:
        """The kind that the wording tells of; a ruling may turn out to be another one."""
        return self.wording.kind

    @property
    def is_noun(self) -> bool:
        """Whether it tells only that there is a suit, and not that it was brought."""
        return self.kind is EventKind.COMPLAINT_FILED and FILING.isdisjoint(self.match.group().split())


def wordings_in(read_text: ReadText) -> list[Seen]:
    """The wordings of the text in reading order, none over another and none twice for one kind."""
    judges = frozenset(title["name"] for title in _JUDGES.finditer(read_text.text))
    return [
        found
        for sentence in read_text.sentences
        if not sentence.says_nothing or is_listed(sentence, read_text)
        for found in _seen_in(masked(_with_judges(sentence, judges)))
        if not (found.kind in BEGINNINGS and _is_other_matter(sentence, read_text))
    ]


def _with_judges(sentence: Sentence, judges: frozenset[str]) -> Sentence:
    """`sentence` with the tag of a judge on the people whom the text calls one somewhere."""
    names = (
        replace(name, tags=name.tags | {"judge"})
        if name.kind is EntityKind.PERSON and name.name.split()[-1] in judges
        else name
        for name in sentence.names
    )
    return replace(sentence, names=tuple(names))


def is_listed(sentence: Sentence, read_text: ReadText) -> bool:
    """Whether it is one of three or more lines in a row that look like headings: a list of suits."""
    near = read_text.sentences[max(0, sentence.index - 2) : sentence.index + 3]
    lines = [other.is_heading and bool(_SUED.search(other.text)) for other in near]
    return sentence.is_heading and any(all(lines[at : at + 3]) for at in range(len(lines) - 2))


def _is_other_matter(sentence: Sentence, read_text: ReadText) -> bool:
    """Whether it tells of a matter of another kind; what "the complaint" is over may stand in the next sentence."""
    following = [s.text for s in read_text.sentences[sentence.index + 1 : sentence.index + 2]]
    told = [sentence.text, *(words for words in following if words.startswith("The complaint "))]
    meant = " ".join([sentence.text, *(words for words in following if _THAT_CASE.search(words))])
    return bool(OTHER_MATTER.search(meant)) and not any(IP_MATTER.search(words) for words in told)


def _seen_in(place: Masked) -> list[Seen]:
    """The wordings of a sentence from left to right, none over another and none twice for one kind."""
    seen: list[Seen] = []
    if not COULD_TELL.search(place.text):
        return seen
    for wording in EVENTS:
        for match in wording.pattern.finditer(place.text):
            is_new = not any(_is_same(wording, match, other) for other in seen)
            if (
                is_new
                and _has_beside(wording, place)
                and _has_happened(wording, match, place.text)
                and _is_to_a_body(match, place)
            ):
                seen.append(Seen(wording=wording, match=match, place=place))
    kinds = {one.kind for one in seen}
    told = [one for one in seen if not (one.kind is EventKind.SETTLEMENT_ANNOUNCED and _APPROVALS & kinds)]
    if any(one.wording.name.endswith(RENAMING) for one in told):  # "a legal challenge" is a threat then
        told = [one for one in told if not one.is_noun]
    return sorted(told, key=lambda one: one.match.start())


def _has_beside(wording: EventWording, place: Masked) -> bool:
    return wording.beside is None or bool(wording.beside.search(place.text))


def _is_same(wording: EventWording, match: re.Match[str], other: Seen) -> bool:
    is_over = match.start() < other.match.end() and other.match.start() < match.end()
    is_kin = any({wording.kind, other.wording.kind} <= kinds for kinds in _ONE_OF)
    return is_over and (wording.kind is other.wording.kind or is_kin)


def _has_happened(wording: EventWording, match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    is_quoted = text[: match.start()].count("“") > text[: match.start()].count("”")
    words = CONTENT.split(match.group())[0]
    if is_quoted or TO_COME.search(before):
        return False
    if wording.is_known:
        return True
    is_unreal = NOT_HAPPENED.search(before) or NEGATED.search(words) or OF_A_BID.search(match.group())
    return not is_unreal


def _is_to_a_body(match: re.Match[str], place: Masked) -> bool:
    """Whether what was sent to a {body} went to one: a public body, or people of one."""
    bodies = place.parties(match.groupdict().get("body"))
    return all(body.kind is EntityKind.PUBLIC_BODY for body in bodies)
