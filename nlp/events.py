"""Events of a dispute: what happened, who the sides are, when, where, with which outcome. Plans and wishes are none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nlp.charges import RENAMED
from nlp.courts import amount_in, docket_in, forum_in
from nlp.document import Name, ReadText, Sentence
from nlp.frames import masked
from nlp.gazetteer import in_court
from nlp.happened import happened
from nlp.lexicon.events import MATTER, RENAMING
from nlp.lexicon.relevance import IP_MATTER
from nlp.lexicon.suits import CHARGES
from nlp.memos import memos_in
from nlp.rulings import kind_of, ruling_of
from nlp.seen import Seen, wordings_in
from nlp.sides import Sides, is_likely_accused, is_same_dispute, reports, sides_of
from store.records import UNDATED, Amount, ClaimFinding, DateSpan, EventFinding
from store.vocabulary import AmountKind, EntityKind, EventKind

_SUMS = {
    EventKind.SETTLEMENT_ANNOUNCED: AmountKind.SETTLEMENT,
    EventKind.PRELIMINARY_APPROVAL: AmountKind.SETTLEMENT,
    EventKind.FINAL_APPROVAL: AmountKind.SETTLEMENT,
    EventKind.COMPLAINT_FILED: AmountKind.DEMANDED,
    EventKind.VERDICT: AmountKind.AWARDED,
    EventKind.JUDGMENT: AmountKind.AWARDED,
    EventKind.LICENCE_DEAL: AmountKind.LICENCE,
}
_SEEKS = re.compile(r"\b(?:seek\w*|demand\w*|ask\w* for|claim\w*)\b|\bin damages\b", re.IGNORECASE)
# Wordings that mean nothing unless the accused is known.
_NEED_ACCUSED = frozenset({EventKind.COMPLAINT_FILED, EventKind.DEMAND_SENT, EventKind.TESTIMONY_OR_MEMO})
# Confidence of an event with a side that its own words do not tell.
_UNSURE = 0.6
# Rules for claims that tell who is up against whom, and not only who says what of whom.
_CHARGED = frozenset({"claim:sued", "claim:suit", "claim:accused", "claim:demand", RENAMED})
_SEVERAL = re.compile(r"\b(?:law ?suits|suits|complaints|class actions)\b")
_DECISIONS = frozenset(
    {EventKind.ORDER, EventKind.DISMISSAL, EventKind.JUDGMENT, EventKind.INJUNCTION, EventKind.STAY, EventKind.TRANSFER,
     EventKind.CLASS_CERTIFICATION, EventKind.APPEAL_DECIDED, EventKind.VERDICT, EventKind.REMAND}
)  # fmt: skip
# "She denied the motion", "The judge also ...": the ruling of the sentence before goes on.
_GOES_ON = re.compile(
    r"(?:She|He|It|In the same (?:order|ruling)|(?:The|U\.S\. District|District|Magistrate)?(?: judge| court| "
    r"Judge))\b(?!.{0,40}\bhad\b)",
    re.DOTALL,
)
_SOON = 400
_OWN_NOTHING = frozenset({"users", "developers", "academics", "creators", "YouTubers"})
# Wordings of this confidence name no side, and tell nothing where the text does not.
_VAGUE = 0.7
# How many sentences away it may stand what a suit is about.
_NEAR = 4
# "A's case" is one at law only in a text that speaks of law elsewhere.
_CASE = re.compile(r"[’']s cases?$")
_AT_LAW = re.compile(
    r"\b(?:su(?:e|es|ed|ing)|law ?suits?|suits?|courts?|judges?|jur(?:y|ors)|plaintiffs?|defendants?|legal"
    r"|litigation|trial|docket|class[- ]action|settle\w*|appeal\w*|v\.|ruling|ruled|tribunal)\b",
    re.IGNORECASE,
)

# "A legal challenge" may be no more than a threat, unless the text tells of courts elsewhere.
_LEGAL = re.compile(r"\blegal (?:challenge|battle|fight|action)\b")
_IN_COURT = re.compile(
    r"\b(?:su(?:e|es|ed|ing)|law ?suits?|suits?|courts?|judges?|jur(?:y|ors)|plaintiffs?|defendants?|complaints?"
    r"|litigation|trial|docket|class[- ]action|tribunal|v\.)\b",
    re.IGNORECASE,
)


def events_of(read_text: ReadText, claims: Sequence[ClaimFinding] = ()) -> tuple[EventFinding, ...]:
    """The events of the text in reading order, each once: a later sentence stays only if it tells more.

    Its `claims` tell who is up against whom where the wording of an event does not.
    """
    seen = wordings_in(read_text)
    suits = _suits(seen, claims, read_text)
    matter = _of_the_matter(read_text)
    makers = frozenset(name.party for name in read_text.names if is_likely_accused(name))
    owners = frozenset(in_court(name.party for name in read_text.names if _can_own(name)))
    found: list[EventFinding] = []
    for one in seen:
        for sides in _each(one, sides_of(one.match, one.place, read_text, suits)):
            event = _event(one, sides, seen, suits, read_text)
            is_of_it = one.place.sentence.index in matter or one.wording.name.endswith(RENAMING)
            if event and (is_of_it or _is_plain(event, makers, owners)):
                _add(_dated_like(event, found), found)
    for memo in memos_in(claims, read_text):
        _add(memo, found)
    return tuple(sorted(found, key=lambda event: event.passage.start_char))


def _each(one: Seen, sides: Sides) -> tuple[Sides, ...]:
    """The sides of each suit where several are told at once: "lawsuits against A, B and C"."""
    if one.kind is not EventKind.COMPLAINT_FILED or not _SEVERAL.search(one.match.group()):
        return (sides,)
    return tuple(replace(sides, accused=(accused,)) for accused in sides.accused) or (sides,)


def _dated_like(event: EventFinding, found: Sequence[EventFinding]) -> EventFinding:
    """A decision without a date that goes on with one told just before, with the date of that one."""
    if event.kind not in _DECISIONS or event.happened is not UNDATED or not _GOES_ON.match(event.passage.exact):
        return event
    before = [
        one for one in found
        if one.kind in _DECISIONS and one.happened.first and is_same_dispute(_sides(one), _sides(event))
        and 0 <= event.passage.start_char - one.passage.end_char <= _SOON
    ]  # fmt: skip
    return replace(event, happened=before[-1].happened) if before else event


def _suits(seen: Sequence[Seen], claims: Sequence[ClaimFinding], read_text: ReadText) -> list[Sides]:
    """Who is up against whom in the text, as far as single sentences tell it: what "the suit" may mean elsewhere."""
    steps = [one for one in seen if one.kind is not EventKind.LICENCE_DEAL]
    told = [(one, sides_of(one.match, one.place, read_text, ())) for one in steps]
    named = [sides for _, sides in told if _is_told_here(sides) and not sides.is_guessed]
    looked_into = [sides for _, sides in told if sides.investigators]
    sure = [*named, *_claimed(claims, read_text), *_charged(read_text), *looked_into]
    guessed = (one for one, sides in told if _is_told_here(sides) and sides.is_guessed)
    again = (sides_of(one.match, one.place, read_text, sure) for one in guessed)
    return sorted((*sure, *filter(_is_told_here, again)), key=lambda sides: sides.sentence)


def _is_told_here(sides: Sides) -> bool:
    return sides.is_whole and not sides.is_meant


def _claimed(claims: Sequence[ClaimFinding], read_text: ReadText) -> Iterable[Sides]:
    """The sides of the suits and accusations that were read as claims."""
    starts = {sentence.start_char: sentence.index for sentence in read_text.sentences}
    for claim in claims:
        if claim.claimant and claim.targets and claim.rule in _CHARGED:
            accusers = in_court((claim.claimant, *claim.co_claimants))
            accused = tuple(target for target in claim.targets if target not in accusers)
            yield Sides(accusers=accusers, accused=accused, sentence=starts[claim.passage.start_char])


def _charged(read_text: ReadText) -> Iterable[Sides]:
    """The sides of sentences that say who accuses whom without telling of a step."""
    for sentence in read_text.sentences:
        if not sentence.says_nothing:
            place = masked(sentence)
            for wording in CHARGES:
                for match in wording.finditer(place.text):
                    sides = sides_of(match, place, read_text, ())
                    if sides.is_whole and not sides.is_meant:
                        yield sides


def _of_the_matter(read_text: ReadText) -> frozenset[int]:
    """The sentences that speak of what was taken, copied or imitated, and those beside them."""
    surely = {s.index for s in read_text.sentences if IP_MATTER.search(s.text)}
    told = {s.index for s in read_text.sentences if MATTER.search(s.text)}
    wide = {near for index in surely for near in range(index - _NEAR, index + _NEAR + 1)}
    return frozenset(wide | {near for index in told for near in range(index - 2, index + 3)})


def _is_plain(event: EventFinding, makers: frozenset[str], owners: frozenset[str]) -> bool:
    """Whether a company that owns works is up against a maker of AI: then it need not be said what it is over."""
    return bool(owners & set(event.accusers)) and bool(makers & set(event.accused))


def _can_own(name: Name) -> bool:
    is_company = name.kind in (EntityKind.COMPANY, EntityKind.OUTLET) and name.known
    return (is_company or (name.is_group and name.name not in _OWN_NOTHING)) and not is_likely_accused(name)


def _event(
    one: Seen, sides: Sides, seen: Sequence[Seen], suits: Sequence[Sides], read_text: ReadText
) -> EventFinding | None:
    if one.kind in _NEED_ACCUSED and not sides.accused:
        return None
    if one.kind is EventKind.LICENCE_DEAL and not _is_between_sides(sides, suits):
        return None
    if not (sides.parties or sides.investigators):
        return None
    if one.is_noun and _is_out_of_court(one.match.group(), read_text.text):
        return None
    if one.wording.confidence <= _VAGUE and not (sides.is_whole or _is_only_maker(sides, read_text)):
        return None
    return _finding(one, sides, read_text, date=happened(one, seen, read_text))


def _is_out_of_court(words: str, text: str) -> bool:
    """Whether "A's case" or "a legal challenge" stands in a text that tells of no court."""
    is_no_case = bool(_CASE.search(words)) and not _AT_LAW.search(text)
    return is_no_case or (bool(_LEGAL.search(words)) and not _IN_COURT.search(text))


def _is_only_maker(sides: Sides, read_text: ReadText) -> bool:
    """Whether the accused is the one maker of AI that the text names: whoever sues in it sues that one."""
    near = read_text.sentences[max(0, sides.sentence - 1) : sides.sentence + 3]
    makers = {name.party for name in read_text.names if is_likely_accused(name)}
    return makers == set(sides.accused) and any(IP_MATTER.search(sentence.text) for sentence in near)


def _is_between_sides(sides: Sides, suits: Iterable[Sides]) -> bool:
    """Whether a licence is one between the parties of a dispute of this text, and no deal of others."""
    return sides.is_whole and any(suit.is_whole and is_same_dispute(sides, suit) for suit in suits)


def _finding(one: Seen, sides: Sides, read_text: ReadText, *, date: DateSpan) -> EventFinding:
    sentence = one.place.sentence
    kind, ruling = _kind(one, sides, read_text), ruling_of(one.wording, one.match, one.place, sides)
    return EventFinding(
        kind=kind,
        passage=sentence.passage,
        rule=f"{kind}: {one.wording.name.partition(': ')[2]}",
        confidence=min(one.wording.confidence, _UNSURE if sides.is_meant or sides.has_rivals else 1),
        accusers=sides.accusers,
        accused=sides.accused,
        investigators=sides.investigators,
        reported_by=_reported_by(sentence, read_text),
        happened=date,
        forum=forum_in(sentence),
        docket=docket_in(sentence),
        amount=_amount(kind, sentence),
        outcome=ruling.outcome,
        in_favour_of=ruling.in_favour_of,
        with_prejudice=ruling.with_prejudice,
        leave_to_amend=ruling.leave_to_amend,
    )


def _kind(one: Seen, sides: Sides, read_text: ReadText) -> EventKind:
    """An inquiry is confirmed where the investigator itself is the one who says so; a ruling by what it is on."""
    if one.kind is EventKind.INVESTIGATION_REPORTED and sides.is_own_word:
        return EventKind.INVESTIGATION_CONFIRMED
    return kind_of(one.wording, one.match, one.place, read_text.text)


def _reported_by(sentence: Sentence, read_text: ReadText) -> tuple[str, ...]:
    """Outlets that the sentence names as its source; the outlet of the article itself is none."""
    phrases = [name for phrase in sentence.source_phrases for name in phrase.names]
    after = [name for name in sentence.names if reports(name, sentence)]
    outlets = (name.name for name in (*phrases, *after) if name.kind is EntityKind.OUTLET)
    return tuple(dict.fromkeys(outlet for outlet in outlets if outlet != read_text.source.outlet))


def _amount(kind: EventKind, sentence: Sentence) -> Amount | None:
    if kind not in _SUMS or (kind is EventKind.COMPLAINT_FILED and not _SEEKS.search(sentence.text)):
        return None
    return amount_in(sentence.text, _SUMS[kind])


def _add(event: EventFinding, found: list[EventFinding]) -> None:
    """Put `event` to `found`, or what it tells more to the one of `found` that it is."""
    at = next((at for at, before in enumerate(found) if is_told_in(event, before)), None)
    if at is None:
        found.append(event)
    else:
        found[at] = _better(found[at], event)


def is_told_in(event: EventFinding, before: EventFinding) -> bool:
    """Whether `event` is told again: same kind and dispute, and no other date, outcome or sum."""
    if event.kind is not before.kind or event.investigators != before.investigators:
        return False
    if not is_same_dispute(_sides(event), _sides(before)):
        return False
    if event.kind is EventKind.COMPLAINT_FILED:
        return True
    pairs = ((event.outcome, before.outcome), (event.happened.first, before.happened.first))
    return all(one is None or other is None or one == other for one, other in pairs)


def _sides(event: EventFinding) -> Sides:
    return Sides(accusers=event.accusers, accused=event.accused)


def _better(before: EventFinding, event: EventFinding) -> EventFinding:
    """The one of two tellings that says when, else the earlier, with what only the other knows."""
    first, other = (event, before) if event.happened.first and not before.happened.first else (before, event)
    return replace(
        first,
        accusers=first.accusers or other.accusers,
        accused=first.accused or other.accused,
        forum=first.forum or other.forum,
        docket=first.docket or other.docket,
        amount=first.amount or other.amount,
    )
