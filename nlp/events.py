"""Events of a dispute: what happened, who the sides are, when, where, with which outcome. Plans and wishes are none."""

import re
from dataclasses import dataclass

from nlp.courts import amount_in, docket_in, forum_in
from nlp.dates import FoundDate, dates_of
from nlp.document import Name, ReadText, Sentence
from nlp.frames import Masked, masked
from nlp.lexicon.events import CONTENT, EVENTS, NEGATED, NOT_HAPPENED, OF_A_BID, OTHER_MATTER
from nlp.lexicon.relevance import IP_MATTER
from nlp.lexicon.wording import EventWording
from nlp.rulings import kind_of, ruling_of
from nlp.sides import Sides, sides_of
from store.records import UNDATED, Amount, DateSpan, EventFinding
from store.vocabulary import AmountKind, EntityKind, EventKind

_FARTHEST_DATE = 90
_SUMS = {
    EventKind.SETTLEMENT_ANNOUNCED: AmountKind.SETTLEMENT,
    EventKind.PRELIMINARY_APPROVAL: AmountKind.SETTLEMENT,
    EventKind.FINAL_APPROVAL: AmountKind.SETTLEMENT,
    EventKind.COMPLAINT_FILED: AmountKind.DEMANDED,
    EventKind.VERDICT: AmountKind.AWARDED,
    EventKind.LICENCE_DEAL: AmountKind.LICENCE,
}
_SUIT_AFTER = re.compile(r" (?:[\w-]+ ){0,2}(?:lawsuit|suit|complaint|case|class action)", re.IGNORECASE)
_NEWS_DAYS = 10
_CHARGE_BEGINS = re.compile(r"\b(?:whether|if|alleg\w+|accus\w+|claim\w+|for \w+ing|over|that|saying|since)\b")
_SEEKS = re.compile(r"\b(?:seek\w*|demand\w*|ask\w* for|claim\w*)\b|\bin damages\b", re.IGNORECASE)
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
        }
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A wording found in a sentence, before its sides are known to the end."""

    wording: EventWording
    match: re.Match[str]
    place: Masked

    @property
    def cue(self) -> int:
        """Where in the sentence its first sign-free words stand."""
        middle = (self.match.start() + self.match.end()) // 2
        return self.place.starts[min(middle, len(self.place.starts) - 1)]


def events_of(read_text: ReadText) -> tuple[EventFinding, ...]:
    """The events of the text in reading order, each once: a later sentence stays only if it tells more."""
    seen = [
        found
        for sentence in read_text.sentences
        if _can_tell(sentence, read_text)
        for found in _seen_in(masked(sentence))
    ]
    pairs = _pairs(seen, read_text)
    found: list[EventFinding] = []
    for one in seen:
        event = None if _is_mere_background(one, seen) else _event(one, seen, pairs, read_text)
        if event and not any(_says_no_more(event, before) for before in found):
            found.append(event)
    return tuple(found)


def _can_tell(sentence: Sentence, read_text: ReadText) -> bool:
    return not sentence.says_nothing and not _is_other_matter(sentence, read_text)


def _is_other_matter(sentence: Sentence, read_text: ReadText) -> bool:
    """Whether it tells of a matter of another kind; what "the complaint" is over may stand in the next sentence."""
    following = [s.text for s in read_text.sentences[sentence.index + 1 : sentence.index + 2]]
    told = [sentence.text, *(words for words in following if words.startswith("The complaint "))]
    return bool(OTHER_MATTER.search(sentence.text)) and not any(IP_MATTER.search(words) for words in told)


def _pairs(seen: list[_Seen], read_text: ReadText) -> list[Sides]:
    """The sides of all wordings that name them: what "the suit" may mean elsewhere in the text."""
    known: list[Sides] = []
    for one in seen:
        sides = sides_of(one.match, one.place, read_text, known, one.wording.kind)
        if sides and sides.sentence >= 0:
            known.append(sides)
    return known


def _is_mere_background(one: _Seen, seen: list[_Seen]) -> bool:
    """Whether the sentence speaks of a suit only to tell what became of it."""
    here = (other for other in seen if other.place is one.place and other is not one)
    return one.wording.is_background and any(not other.wording.is_background for other in here)


def _event(one: _Seen, seen: list[_Seen], pairs: list[Sides], read_text: ReadText) -> EventFinding | None:
    sides = sides_of(one.match, one.place, read_text, pairs, one.wording.kind)
    if sides is None:
        return None
    cues = [other.cue for other in seen if other.place is one.place and not _is_mere_background(other, seen)]
    return _finding(one, sides, read_text, happened=_happened(one, cues, read_text))


def _seen_in(place: Masked) -> list[_Seen]:
    """The wordings of a sentence from left to right, none over another and none twice for one kind."""
    seen: list[_Seen] = []
    for wording in EVENTS:
        for match in wording.pattern.finditer(place.text):
            is_new = not any(_is_same(wording, match, other) for other in seen)
            if is_new and _has_happened(match, place.text) and _is_to_a_body(match, place):
                seen.append(_Seen(wording=wording, match=match, place=place))
    return sorted(seen, key=lambda one: one.match.start())


def _is_same(wording: EventWording, match: re.Match[str], other: _Seen) -> bool:
    is_over = match.start() < other.match.end() and other.match.start() < match.end()
    is_kin = any({wording.kind, other.wording.kind} <= kinds for kinds in _ONE_OF)
    return is_over and (wording.kind is other.wording.kind or is_kin)


def _has_happened(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 60) : match.start()]
    is_quoted = text[: match.start()].count("“") > text[: match.start()].count("”")
    words = CONTENT.split(match.group())[0]
    is_unreal = NOT_HAPPENED.search(before) or NEGATED.search(words) or OF_A_BID.search(match.group())
    return not (is_unreal or is_quoted)


def _is_to_a_body(match: re.Match[str], place: Masked) -> bool:
    """Whether what was sent to a {body} went to one: a public body, or people of one."""
    bodies = place.parties(match.groupdict().get("body"))
    return all(body.kind is EntityKind.PUBLIC_BODY or body.is_group for body in bodies)


def _finding(one: _Seen, sides: Sides, read_text: ReadText, *, happened: DateSpan) -> EventFinding:
    wording, sentence = one.wording, one.place.sentence
    kind, ruling = _kind(one, sides, read_text), ruling_of(one.wording, one.match, one.place, sides)
    return EventFinding(
        kind=kind,
        passage=sentence.passage,
        rule=f"{kind}: {wording.name.partition(': ')[2]}",
        confidence=wording.confidence if (sides.accusers or sides.accused or sides.investigators) else 0.6,
        accusers=sides.accusers,
        accused=sides.accused,
        investigators=sides.investigators,
        reported_by=_reported_by(sentence, read_text),
        happened=happened,
        forum=forum_in(sentence),
        docket=docket_in(sentence),
        amount=_amount(kind, sentence),
        outcome=ruling.outcome,
        in_favour_of=ruling.in_favour_of,
        with_prejudice=ruling.with_prejudice,
        leave_to_amend=ruling.leave_to_amend,
    )


def _kind(one: _Seen, sides: Sides, read_text: ReadText) -> EventKind:
    """An inquiry is confirmed where the investigator itself is the one who says so; a ruling by what it is on."""
    if one.wording.kind is EventKind.INVESTIGATION_REPORTED and sides.is_own_word:
        return EventKind.INVESTIGATION_CONFIRMED
    return kind_of(one.wording, one.match, one.place, read_text.text)


def _reported_by(sentence: Sentence, read_text: ReadText) -> tuple[str, ...]:
    """Outlets that the sentence names as its source; the outlet of the article itself is none."""
    phrases = [name for phrase in sentence.source_phrases for name in phrase.names]
    after = [name for name in sentence.names if _reports(name, sentence)]
    outlets = (name.name for name in (*phrases, *after) if name.kind is EntityKind.OUTLET)
    return tuple(dict.fromkeys(outlet for outlet in outlets if outlet != read_text.source.outlet))


def _reports(name: Name, sentence: Sentence) -> bool:
    start, end = name.start_char - sentence.start_char, name.end_char - sentence.start_char
    before, after = sentence.text[max(0, start - 40) : start], sentence.text[end : end + 25]
    return bool(
        re.match(r"(?:[’']s)? (?:has |have |had |first |also )*(?:reports?|reported|reporting|found)\b", after)
        or re.search(
            r"\b(?:according to|(?:first )?reported (?:on )?by|told|reports? (?:from|by|in))(?: \w+)? $", before
        )
    )


def _happened(one: _Seen, cues: list[int], read_text: ReadText) -> DateSpan:
    """The date nearest to the wording, unless it is nearer to another one or lies after publication."""
    reach = _FARTHEST_DATE + len(one.match.group()) // 2
    dated = (
        (abs(_middle(found) - one.cue), found)
        for found in dates_of(one.place.sentence.text, read_text.published)
        if _is_told(found, read_text)
        and not _is_of_the_suit(found, one)
        and not _is_of_the_charge(found, one, read_text)
    )
    near = [(away, found) for away, found in dated if away <= reach and _is_nearest(found, one.cue, cues)]
    return min(near, key=lambda pair: pair[0])[1].span if near else UNDATED


def _middle(found: FoundDate) -> int:
    return (found.start_char + found.end_char) // 2


def _is_nearest(found: FoundDate, cue: int, cues: list[int]) -> bool:
    return all(abs(_middle(found) - other) >= abs(_middle(found) - cue) for other in cues)


def _is_told(found: FoundDate, read_text: ReadText) -> bool:
    published = read_text.published
    return published is None or found.span.first is None or found.span.first <= published.date()


def _is_of_the_suit(found: FoundDate, one: _Seen) -> bool:
    """Whether it dates the suit ("its 2024 lawsuit") and not what became of it."""
    after = one.place.sentence.text[found.end_char : found.end_char + 40]
    return one.wording.kind is not EventKind.COMPLAINT_FILED and bool(_SUIT_AFTER.match(after))


def _is_of_the_charge(found: FoundDate, one: _Seen, read_text: ReadText) -> bool:
    """Whether it dates what is alleged ("whether B copied in late 2024"); a day of the last weeks dates the news."""
    published, first = read_text.published, found.span.first
    if published and first and 0 <= (published.date() - first).days <= _NEWS_DAYS:
        return False
    return bool(_CHARGE_BEGINS.search(one.place.sentence.text[one.cue : found.start_char]))


def _amount(kind: EventKind, sentence: Sentence) -> Amount | None:
    if kind not in _SUMS or (kind is EventKind.COMPLAINT_FILED and not _SEEKS.search(sentence.text)):
        return None
    return amount_in(sentence.text, _SUMS[kind])


def _details(event: EventFinding) -> tuple[tuple[str, object], ...]:
    names = ("forum", "docket", "amount", "with_prejudice", "leave_to_amend")
    return tuple((name, getattr(event, name)) for name in names)


def _says_no_more(event: EventFinding, before: EventFinding) -> bool:
    """Whether `event` is what `before` told, with no side, date, court or sum that `before` lacks."""
    if event.kind is not before.kind or event.outcome not in (None, before.outcome):
        return False
    if event.in_favour_of not in (None, before.in_favour_of):
        return False
    is_within = all(
        set(getattr(event, side)) <= set(getattr(before, side)) for side in ("accusers", "accused", "investigators")
    )
    is_bare = all(value is None or value == getattr(before, what) for what, value in _details(event))
    return is_within and is_bare and (event.happened.first is None or event.happened == before.happened)
