"""What the network adds to the steps of a dispute that the rules found, and when it thinks that they happened."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.courts import docket_in, forum_in
from nlp.document import ReadText, Sentence
from nlp.gazetteer import in_court
from nlp.lexicon.charges import NO_CHARGE
from nlp.lexicon.events import RENAMING
from nlp.lexicon.steps import COULD_TELL
from nlp.model.claims import ABOUT
from nlp.model.scores import OWN, Scores, Seen, labels
from nlp.sides import is_likely_accused
from store.records import UNDATED, ClaimFinding, EventFinding
from store.vocabulary import EventKind

RULE = f"{OWN}steps"
# Chosen on passages that it was not taught and on real coverage that may be looked at: see docs/reading.md.
ADD = 0.9
KEEP = 0.05
# A date of the sentence is that of a step at the first, and is not at the second.
DATED, NOT_THEN = 0.5, 0.1
_NOT = re.compile(r"\b(?:no|not|never|neither|nor|none|without|yet to)\b|n[’']t\b", re.IGNORECASE)
_TAKES_PART = 0.5
_INQUIRIES = frozenset(
    {EventKind.INVESTIGATION_REPORTED, EventKind.INVESTIGATION_CONFIRMED, EventKind.INVESTIGATION_CLOSED}
)
# A statement is read from the answers.
_NEVER = frozenset({EventKind.STATEMENT})


def with_steps(
    found: Sequence[EventFinding], claims: Sequence[ClaimFinding], seen: Seen, read_text: ReadText
) -> tuple[EventFinding, ...]:
    """The steps of the rules that the network does not rule out and those that it adds, in the order of the text.

    Each has the date of its sentence that the network puts to it; what the rules take for its date is believed unless
    the network rules it out.
    """
    told = {read_text.sentences[one.sentence].start_char: one for one in seen.sentences}
    kept = list(_confirmed(found, told))
    kept += _added(kept, claims, seen, read_text)
    return tuple(sorted((_dated(one, told) for one in kept), key=lambda one: one.passage.start_char))


def _dated(event: EventFinding, told: Mapping[int, Scores]) -> EventFinding:
    one = told.get(event.passage.start_char)
    if one is None or not one.dates:
        return event
    at = labels().events.index(event.kind)
    chance, span = max(((float(chances[at]), span) for span, chances in one.dates), key=lambda pair: pair[0])
    own = [float(chances[at]) for found, chances in one.dates if found == event.happened]
    if event.happened.first is None and chance >= DATED:
        return replace(event, happened=span)
    if own and own[0] < NOT_THEN:
        return replace(event, happened=span if chance >= DATED else UNDATED)
    return event


def _added(
    found: Sequence[EventFinding], claims: Sequence[ClaimFinding], seen: Seen, read_text: ReadText
) -> Iterator[EventFinding]:
    """A step of each kind of which the network is sure in a sentence, where the rules found none of that kind.

    Nor does it add one to a sentence of which the rules tell a step, for it may be the same under another name, or that
    says no or not. It tells apart badly who says that there is an inquiry: where the rules found one, it adds none.

    Who is accused in it is told by the claims of the text and by who makes AI; a step with no party but nobody's is
    left out.
    """
    known = _alike(event.kind for event in found)
    told = {event.passage.start_char for event in found}
    accused = _accused(found, claims, read_text)
    for one in seen.sentences:
        sentence = read_text.sentences[one.sentence]
        if one.is_about < ABOUT or sentence.says_nothing or sentence.start_char in told or _NOT.search(sentence.text):
            continue
        for kind, chance in _kinds(one, sentence):
            sides = _parties(one)
            if sides and kind not in known:
                known |= _alike([kind])
                yield _finding(kind, chance, one, sides, accused, read_text)


def _alike(kinds: Iterable[EventKind]) -> frozenset[EventKind]:
    """The kinds, with all of inquiries where one of these is among them."""
    found = frozenset(kinds)
    return found | _INQUIRIES if found & _INQUIRIES else found


def _accused(found: Sequence[EventFinding], claims: Sequence[ClaimFinding], read_text: ReadText) -> frozenset[str]:
    """Whom the text accuses, and the makers of AI in it, less those who accuse."""
    targets = {target for one in claims for target in one.targets} | {target for one in found for target in one.accused}
    makers = {name.party for name in read_text.names if is_likely_accused(name)}
    return frozenset((targets | makers) - {who for one in claims for who in (one.claimant, *one.co_claimants) if who})


def _confirmed(found: Iterable[EventFinding], told: Mapping[int, Scores]) -> Iterator[EventFinding]:
    """The steps whose kind the network does not rule out in their sentence; where it was not asked, all.

    It is not asked of inquiries, whose three kinds it mixes up.
    """
    for event in found:
        one = told.get(event.passage.start_char)
        at = labels().events.index(event.kind)
        is_sure = event.kind in _INQUIRIES or event.rule.endswith(RENAMING)
        if one is None or one.is_about < ABOUT or one.events[at] >= KEEP or is_sure:
            yield event


def _kinds(one: Scores, sentence: Sentence) -> Iterator[tuple[EventKind, float]]:
    """The kinds of which it is sure, without a suit that the sentence only thinks of; none without a word of a step."""
    if not COULD_TELL.search(sentence.text):
        return
    for at, code in enumerate(labels().events):
        kind, chance = EventKind(code), float(one.events[at])
        is_thought_of = kind is EventKind.COMPLAINT_FILED and NO_CHARGE.search(sentence.text)
        if chance >= ADD and kind not in _NEVER and not is_thought_of:
            yield kind, chance


def _parties(one: Scores) -> tuple[str, ...]:
    """The sides of its step; none where the sentence names none of them."""
    sides = [at for at, who in enumerate(one.parties) if who and one.takes_part[at] >= _TAKES_PART]
    return tuple(one.parties[at] for at in sides) if any(at < one.named for at in sides) else ()


def _finding(
    kind: EventKind, chance: float, one: Scores, sides: Iterable[str], accused: frozenset[str], read_text: ReadText
) -> EventFinding:
    sentence = read_text.sentences[one.sentence]
    others = tuple(who for who in sides if who not in accused)
    is_inquiry = kind in _INQUIRIES
    return EventFinding(
        kind=kind,
        passage=sentence.passage,
        rule=RULE,
        confidence=round(chance, 2),
        accusers=() if is_inquiry else in_court(others),
        accused=tuple(who for who in sides if who in accused),
        investigators=others if is_inquiry else (),
        happened=UNDATED,
        forum=forum_in(sentence),
        docket=docket_in(sentence),
    )
