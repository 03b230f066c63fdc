"""What the network adds to the steps of a dispute that the rules found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp.courts import docket_in, forum_in
from nlp.dates import dates_of
from nlp.document import ReadText, Sentence
from nlp.gazetteer import in_court
from nlp.lexicon.charges import NO_CHARGE
from nlp.lexicon.events import RENAMING
from nlp.model.claims import ABOUT
from nlp.model.scores import Scores, Seen, labels
from nlp.sides import is_likely_accused
from store.records import UNDATED, ClaimFinding, DateSpan, EventFinding
from store.vocabulary import EventKind

RULE = "model"
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
    known = {event.kind for event in found}
    known |= _INQUIRIES if known & _INQUIRIES else set()
    told = {event.passage.start_char for event in found}
    accused = {target for claim in claims for target in claim.targets} | {t for e in found for t in e.accused}
    accused |= {name.party for name in read_text.names if is_likely_accused(name)}
    accused -= {who for claim in claims for who in (claim.claimant, *claim.co_claimants) if who}
    for one in seen.sentences:
        sentence = read_text.sentences[one.sentence]
        is_out = sentence.says_nothing or sentence.start_char in told or _NOT.search(sentence.text)
        for kind, chance in () if is_out or one.is_about < ABOUT else _kinds(one):
            sides = _parties(one)
            is_thought_of = kind is EventKind.COMPLAINT_FILED and NO_CHARGE.search(sentence.text)
            if kind not in known and kind not in _NEVER and sides and not is_thought_of:
                known |= _INQUIRIES if kind in _INQUIRIES else {kind}
                found_here = _finding(kind, chance, sides, accused, sentence, read_text)
                yield replace(found_here, happened=UNDATED) if _is_beside_another(kind, one) else found_here


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


def _kinds(one: Scores) -> Iterable[tuple[EventKind, float]]:
    return [(EventKind(labels().events[at]), float(chance)) for at, chance in enumerate(one.events) if chance >= ADD]


def _parties(one: Scores) -> tuple[str, ...]:
    """The sides of its step; none where the sentence names none of them."""
    sides = [at for at, who in enumerate(one.parties) if who and one.takes_part[at] >= _TAKES_PART]
    return tuple(one.parties[at] for at in sides) if any(at < one.named for at in sides) else ()


def _finding(
    kind: EventKind, chance: float, sides: Iterable[str], accused: set[str], sentence: Sentence, read_text: ReadText
) -> EventFinding:
    others = tuple(who for who in sides if who not in accused)
    is_inquiry = kind in _INQUIRIES
    return EventFinding(
        kind=kind,
        passage=sentence.passage,
        rule=f"{kind}: {RULE}",
        confidence=round(chance, 2),
        accusers=() if is_inquiry else in_court(others),
        accused=tuple(who for who in sides if who in accused),
        investigators=others if is_inquiry else (),
        happened=_only_date(sentence, read_text),
        forum=forum_in(sentence),
        docket=docket_in(sentence),
    )


def _only_date(sentence: Sentence, read_text: ReadText) -> DateSpan:
    """The date of the sentence where it has one alone, and not one to come."""
    published = read_text.published
    told = [one.span for one in dates_of(sentence.text, published)]
    past = [d for d in told if published is None or d.first is None or d.first <= published.date()]
    return past[0] if len(told) == len(past) == 1 else UNDATED
