"""Who is on which side of an event: named in its words, else known from the text when only one dispute is in focus."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nlp.document import Name, ReadText, Sentence
from nlp.frames import PARTIES, SIGN, Masked, masked
from nlp.gazetteer import in_court
from nlp.lexicon.relevance import AI_COMPANY
from nlp.parties import makers_of
from store.vocabulary import EntityKind, EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The parties of one event by name, and the sentence they were read in."""

    accusers: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    investigators: tuple[str, ...] = ()
    is_own_word: bool = False
    sentence: int = -1


NO_SIDES = Sides()
# Wordings that mean nothing unless a side is named or in focus.
_NEED_ACCUSED = frozenset({EventKind.COMPLAINT_FILED, EventKind.DEMAND_SENT, EventKind.TESTIMONY_OR_MEMO})
_MAKERS = frozenset({"ai_company", "tech_giant"})
_SPELLED_OUT = re.compile(
    rf"(?::|,? (?:including|namely|led by|among them)) {PARTIES}|, (?:the )?{SIGN}(?:, (?:the "
    rf")?{SIGN})*,? and (?:the )?{SIGN}(?=[,.])"
)
_BY_WHOM = rf"(?:[\w,’-]+ ){{0,6}}?{PARTIES}"
_BROUGHT_BY = re.compile(rf"\b(?:(?:brought|filed) by|(?:suits?|actions?|complaints?|cases?) (?:by|from)) {_BY_WHOM}")
_PAID_TO = re.compile(rf"\b(?:(?:brought|filed) by|(?:suits?|actions?|complaints?) by|from|with|to) {_BY_WHOM}")
_TOLD_IN_TWO = frozenset({EventKind.COMPLAINT_FILED, EventKind.SETTLEMENT_ANNOUNCED})
_SOON = 3
_SAYS = re.compile(
    rf"{SIGN}(?:[’']s? (?:\w+ )?spokes\w+)?(?: (?:has|have|had|also|now))* "
    r"(?:said|says|confirmed|confirms|announced|told|acknowledged)\b"
)
# Collective words for those who are accused, or for nobody in particular.
_NO_ACCUSER = re.compile(
    r"\b(?:AI|tech|technology)\b|compan|firms|start-?ups|users|researchers|lawmakers|analysts|experts|people"
)


def sides_of(
    match: re.Match[str], place: Masked, read_text: ReadText, known: Iterable[Sides], kind: EventKind
) -> Sides | None:
    """The sides of a wording found in `place`; None where an event of this kind without them would say nothing."""
    known = tuple(known)
    pairs = [pair for pair in known if pair.accusers and pair.accused]
    sides = _completed(_named(match, place), match, place, read_text, pairs)
    sides = replace(sides, accusers=in_court(sides.accusers))
    if bool(sides.accusers) is not bool(sides.accused) and not sides.investigators:
        sides = _with_last(sides, known, kind)
    if sides.investigators and not sides.accused:
        sides = replace(sides, accused=_looked_into(sides.investigators, known))
    if kind is EventKind.LICENCE_DEAL and not _is_between_sides(sides, pairs):
        return None
    if kind in _NEED_ACCUSED and not sides.accused:
        return None
    return sides if sides.accusers or sides.accused or sides.investigators else None


def _looked_into(investigators: tuple[str, ...], known: tuple[Sides, ...]) -> tuple[str, ...]:
    """Whom "the matter" is about: the one that the same investigators were said to look into."""
    same = {one.accused for one in known if one.accused and set(one.investigators) & set(investigators)}
    return same.pop() if len(same) == 1 else ()


def _with_last(sides: Sides, known: tuple[Sides, ...], kind: EventKind) -> Sides:
    """Read "The suit comes from A" after "B faces a new suit", and so for settlements."""
    if kind not in _TOLD_IN_TWO:
        return sides
    before = [
        half for half in known if sides.sentence - half.sentence == 1 and bool(half.accused) is bool(sides.accusers)
    ]
    last = before[-1] if before else NO_SIDES
    is_half = not (last.accusers and last.accused)
    if not is_half:
        return sides
    return replace(sides, accusers=sides.accusers or last.accusers, accused=sides.accused or last.accused)


def party_names(names: Iterable[Name]) -> tuple[str, ...]:
    """Names that can be a side, products as their company; private persons are left out."""
    can_be = (name for name in names if name.kind is not EntityKind.PERSON or name.known)
    return tuple(dict.fromkeys(name.party for name in can_be))


def is_likely_accused(name: Name) -> bool:
    """Whether the name makes AI systems, so that of two sides it is the accused one."""
    return bool(
        name.tags & _MAKERS or (name.owner and name.kind is EntityKind.PRODUCT) or AI_COMPANY.fullmatch(name.name)
    )


def sides_among(names: Iterable[Name], sentence: Sentence, pairs: Iterable[Sides]) -> Sides:
    """`names` put on their sides: as a known pair of the text has them, else makers of AI against the rest."""
    names = tuple(names)
    parties = set(party_names(names))
    known = [pair for pair in pairs if parties and _covers(pair, parties, sentence)]
    if known and all(_is_same_dispute(known[0], pair) for pair in known):
        return Sides(accusers=known[0].accusers, accused=known[0].accused)
    accused = party_names(name for name in names if is_likely_accused(name))
    others = party_names(name for name in names if not is_likely_accused(name) and not _NO_ACCUSER.search(name.name))
    return Sides(accusers=others, accused=accused, sentence=sentence.index)


def _covers(pair: Sides, parties: set[str], sentence: Sentence) -> bool:
    """Whether `parties` are those of the pair: of both sides, or of one where the pair is told by then."""
    is_of_both = bool(parties & set(pair.accusers)) and bool(parties & set(pair.accused))
    return parties <= {*pair.accusers, *pair.accused} and (is_of_both or _is_before(pair, sentence))


def focus(sentence: Sentence, pairs: Iterable[Sides]) -> Sides:
    """The one dispute that "the suit" can mean at `sentence`; none where the text tells of several."""
    pairs = tuple(pairs)
    if pairs and all(_is_same_dispute(pairs[0], pair) for pair in pairs):
        return max(pairs, key=lambda pair: len(pair.accusers) + len(pair.accused))
    near = [pair for pair in pairs if pair.sentence in (sentence.index, sentence.index - 1)]
    if near and all(_is_same_dispute(near[0], pair) for pair in near):
        return near[-1]
    return NO_SIDES


def _named(match: re.Match[str], place: Masked) -> dict[str, tuple[str, ...]]:
    found = {
        role: _read_role(place.parties(words), match.span(role), place) for role, words in match.groupdict().items()
    }
    named = {role: party_names(names) for role, names in found.items()}
    if "accusers" in named and not named["accusers"]:
        named["accusers"] = makers_of(found["accusers"], place.text)
    groups = {name.name for names in found.values() for name in names if name.is_group}
    if "accused" in named:
        named["accused"] = tuple(party for party in named["accused"] if party not in groups)
    return named


def _read_role(names: tuple[Name, ...], span: tuple[int, int], place: Masked) -> tuple[Name, ...]:
    start, end = span
    return _sure(_collective(_spelled_out(names, end, place), start, place), start, place)


def _spelled_out(names: tuple[Name, ...], end: int, place: Masked) -> tuple[Name, ...]:
    """The names that follow a collective word: "two film studios: A and B"."""
    after = _SPELLED_OUT.match(place.text, end) if names and all(name.is_group for name in names) else None
    told = place.parties(after.group()) if after else names
    # "authors, among them A and B": people stay the collective word that the text gives them.
    return names if any(name.kind is EntityKind.PERSON for name in told) else told


def _collective(names: tuple[Name, ...], start: int, place: Masked) -> tuple[Name, ...]:
    """The collective word before private persons: "Authors A, B and C sued"."""
    if not names or party_names(names):
        return names
    before = place.parties(place.text[max(0, start - 2) : start])
    return tuple(name for name in before if name.is_group) or names


def _sure(names: tuple[Name, ...], start: int, place: Masked) -> tuple[Name, ...]:
    """`names` without a lone "the company" after another company in the sentence: it may mean either."""
    if len(names) != 1 or not names[0].is_reference or not names[0].surface.casefold().startswith("the "):
        return names
    before = {name.party for name in place.parties(place.text[:start]) if name.kind is EntityKind.COMPANY}
    return () if before - {names[0].party} else names


def _completed(
    named: dict[str, tuple[str, ...]], match: re.Match[str], place: Masked, read_text: ReadText, pairs: list[Sides]
) -> Sides:
    sentence = place.sentence
    if named.get("investigators"):
        return _inquiry(named, match, place, focus(sentence, pairs))
    accusers = named.get("accusers", ()) or _antecedent(match, place, read_text)
    accused = tuple(party for party in named.get("accused", ()) if party not in accusers)
    if accusers and accused:
        return Sides(accusers=accusers, accused=accused, sentence=sentence.index)
    if accusers or accused:
        return _with_other_side(accusers, accused, match, place, pairs)
    among = sides_among(_told(place, place.text[match.start() :]), sentence, pairs)
    return among if among.accused else _from_focus(among, sentence, pairs)


def _from_focus(among: Sides, sentence: Sentence, pairs: list[Sides]) -> Sides:
    in_focus = focus(sentence, pairs)
    is_other = among.accusers and not set(among.accusers) & set(in_focus.accusers)
    return among if is_other or not in_focus.accused else in_focus


def _inquiry(named: dict[str, tuple[str, ...]], match: re.Match[str], place: Masked, known: Sides) -> Sides:
    investigators = named["investigators"]
    accused = tuple(party for party in named.get("accused", ()) if party not in investigators)
    before = place.text[: match.start()]
    return Sides(
        accused=accused or tuple(party for party in known.accused if party not in investigators),
        investigators=investigators,
        is_own_word=any(
            name.party in investigators for said in _SAYS.finditer(before) for name in place.parties(said.group())
        ),
        sentence=place.sentence.index,
    )


def _with_other_side(
    accusers: tuple[str, ...], accused: tuple[str, ...], match: re.Match[str], place: Masked, pairs: list[Sides]
) -> Sides:
    """The side that the wording leaves out: told in the rest of the sentence, or by the one pair that it can mean."""
    sentence = place.sentence
    if accusers:
        missing = party_names(name for name in _told(place, place.text[: match.start()]) if is_likely_accused(name))
        accused = missing if len(missing) == 1 else ()
    else:
        accusers = _brought_by(place, match, accused)
    if not (accusers and accused):
        pair = _meant(accusers, accused, sentence, pairs)
        accusers, accused = accusers or pair.accusers, accused or pair.accused
    return Sides(accusers=accusers, accused=accused, sentence=sentence.index)


def _brought_by(place: Masked, match: re.Match[str], accused: tuple[str, ...]) -> tuple[str, ...]:
    """Who brought what the accused settled or lost: "a suit brought by A", "will pay A"."""
    wording = _PAID_TO if "settle" in place.text else _BROUGHT_BY
    for told in wording.finditer(place.text, match.start()):
        names = place.parties(told.group())
        if not any(is_likely_accused(name) or name.party in accused for name in names):
            return party_names(name for name in names if name.kind is not EntityKind.OUTLET)
    return ()


def _meant(accusers: tuple[str, ...], accused: tuple[str, ...], sentence: Sentence, pairs: list[Sides]) -> Sides:
    """The pair with this side, if the text tells of only one by then."""
    known = [
        pair
        for pair in pairs
        if (set(accusers) & set(pair.accusers) or set(accused) & set(pair.accused)) and _is_before(pair, sentence)
    ]
    if known and all(_is_same_dispute(known[0], pair) for pair in known):
        return known[0]
    return NO_SIDES


def _is_before(pair: Sides, sentence: Sentence) -> bool:
    """Whether the pair is told soon enough: far below, the text may have gone on to another dispute."""
    return pair.sentence <= sentence.index + _SOON


def _antecedent(match: re.Match[str], place: Masked, read_text: ReadText) -> tuple[str, ...]:
    """Whom "the plaintiffs" means: those with whom the sentence before begins."""
    before = read_text.before(place.sentence)
    if not before or not re.match(r"the plaintiffs\b", match.group(), re.IGNORECASE):
        return ()
    earlier = masked(before[0])
    start = re.match(rf"(?:\w+ )?({PARTIES})", earlier.text)
    return party_names(earlier.parties(start.group(1))) if start else ()


def _told(place: Masked, words: str) -> list[Name]:
    """Names in `words` that can be a side without being named as one: no outlets, no people, no chance finds."""
    return [
        name
        for name in place.parties(words)
        if name.kind not in (EntityKind.OUTLET, EntityKind.PERSON)
        and (name.known or name.is_group or name.is_reference)
    ]


def _is_between_sides(sides: Sides, pairs: Iterable[Sides]) -> bool:
    """Whether a licence is one between the parties of a dispute of this text, and no deal of others."""
    return any(set(sides.accusers) & set(p.accusers) and set(sides.accused) & set(p.accused) for p in pairs)


def _is_same_dispute(one: Sides, other: Sides) -> bool:
    return bool(set(one.accused) & set(other.accused)) and bool(set(one.accusers) & set(other.accusers))
