"""What the network adds to the steps of a dispute that the rules found."""

import re
from collections.abc import Iterable, Iterator, Sequence

from nlp.courts import docket_in, forum_in
from nlp.dates import dates_of
from nlp.document import ReadText, Sentence
from nlp.gazetteer import in_court
from nlp.lexicon.charges import NO_CHARGE
from nlp.lexicon.events import RENAMING
from nlp.model.claims import ABOUT
from nlp.model.scores import OWN, Scores, Seen, labels
from nlp.sides import is_likely_accused
from store.records import UNDATED, ClaimFinding, DateSpan, EventFinding
from store.vocabulary import EventKind

RULE = f"{OWN}steps"
# Chosen on passages that it was not taught and on real coverage that may be looked at: see docs/reading.md.
ADD = 0.95
KEEP = 0.01
_NOT = re.compile(r"\b(?:no|not|never|neither|nor|none|without|yet to)\b|n[’']t\b", re.IGNORECASE)
_TAKES_PART = 0.5
_LIKELY = 0.5
_INQUIRIES = frozenset(
    {EventKind.INVESTIGATION_REPORTED, EventKind.INVESTIGATION_CONFIRMED, EventKind.INVESTIGATION_CLOSED}
)
# A statement is read from the answers.
_NEVER = frozenset({EventKind.STATEMENT})


def with_steps(
    found: Sequence[EventFinding], claims: Sequence[ClaimFinding], seen: Seen, read_text: ReadText
) -> tuple[EventFinding, ...]:
    """The steps of the rules that the network does not rule out and those that it adds, in the order of the text."""
    kept = list(_confirmed(found, seen, read_text))
    kept += _added(kept, claims, seen, read_text)
    return tuple(sorted(kept, key=lambda one: one.passage.start_char))


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


def _confirmed(found: Iterable[EventFinding], seen: Seen, read_text: ReadText) -> Iterator[EventFinding]:
    """The steps whose kind the network does not rule out in their sentence; where it was not asked, all."""
    chances = {
        (EventKind(kind), read_text.sentences[one.sentence].start_char): float(one.events[at])
        for one in seen.sentences
        if one.is_about >= ABOUT
        for at, kind in enumerate(labels().events)
    }
    for one in found:
        if one.rule.endswith(RENAMING) or chances.get((one.kind, one.passage.start_char), 1.0) >= KEEP:
            yield one


def _is_beside_another(kind: EventKind, one: Scores) -> bool:
    """Whether it is a suit told in a sentence of another step, whose date is rather of that step."""
    return kind is EventKind.COMPLAINT_FILED and int((one.events >= _LIKELY).sum()) > 1


def _kinds(one: Scores, sentence: Sentence) -> Iterator[tuple[EventKind, float]]:
    """The kinds of which it is sure, without a suit that the sentence only thinks of."""
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
        happened=UNDATED if _is_beside_another(kind, one) else _only_date(sentence, read_text),
        forum=forum_in(sentence),
        docket=docket_in(sentence),
    )


def _only_date(sentence: Sentence, read_text: ReadText) -> DateSpan:
    """The date of the sentence where it has one alone, and not one to come."""
    published = read_text.published
    told = [one.span for one in dates_of(sentence.text, published)]
    past = [d for d in told if published is None or d.first is None or d.first <= published.date()]
    return past[0] if len(told) == len(past) == 1 else UNDATED
