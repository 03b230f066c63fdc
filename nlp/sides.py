"""Who is on which side of an event: named in its words, in its sentence, or by the suit told of nearby."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.document import Name, ReadText, Sentence
from nlp.frames import PARTIES, SIGN, Masked, masked
from nlp.gazetteer import AI_ONLY, in_court, makers_of_ai
from nlp.parties import makers_of
from store.vocabulary import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The parties of one event by name, and the sentence they were read in.

    `is_meant` is true where a side is none of the wording but what the text told of nearby, `is_guessed` where a side
    is the first of its class (makers of AI and others) that was named, `has_rivals` where it is not the only one.
    """

    accusers: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    investigators: tuple[str, ...] = ()
    is_own_word: bool = False
    is_meant: bool = False
    is_guessed: bool = False
    has_rivals: bool = False
    sentence: int = -1

    @property
    def parties(self) -> frozenset[str]:
        """Both sides."""
        return frozenset((*self.accusers, *self.accused))

    @property
    def is_whole(self) -> bool:
        """Whether both sides are known."""
        return bool(self.accusers and self.accused)


NO_SIDES = Sides()
_MAKERS = frozenset({"ai_company", "tech_giant"})
_SPELLED_OUT = re.compile(
    rf"(?::|,? (?:including|namely|led by|among them)) {PARTIES}|, (?:the )?{SIGN}(?:, (?:the "
    rf")?{SIGN})*,? and (?:the )?{SIGN}(?=[,.])"
)
_SAYS = re.compile(
    rf"{SIGN}(?:[’']s? (?:\w+ )?spokes\w+)?(?: (?:has|have|had|also|now))* "
    r"(?:said|says|confirmed|confirms|announced|told|acknowledged)\b"
)
# Collective words for those who are accused, or for nobody in particular.
_NO_ACCUSER = re.compile(
    r"\b(?:AI|tech|technology)\b|compan|firms|start-?ups|users|researchers|lawmakers|analysts|experts|people"
)
# How many sentences away a suit may be told that "the suit" means, before and after.
_BACK, _AHEAD, _BESIDE = 12, 3, 2
_NEIGHBOURS, _FOLLOWING = 3, 2
_ANY_COMPANY = re.compile(r"the (?:company|firm|group|business)", re.IGNORECASE)
# Names in a row are on one side; two of them, "A and B", may be up against each other.
_ROW, _A_LIST = re.compile(PARTIES), 3
_CAN_BE_SIDE = frozenset({EntityKind.COMPANY, EntityKind.GROUP, EntityKind.PRODUCT})
_REPORTS = re.compile(
    r"(?:[’']s)?,? (?:has |have |had |first |also |which )*(?:reports?|reported|reporting|found|wrote|writes|noted"
    r"|notes"
    r"|points out|spotted)\b"
)
_REPORTED_BY = re.compile(
    r"\b(?:according to|(?:first )?(?:reported|spotted|seen|published|obtained) (?:on )?by|told|reports? (?:from"
    r"|by|in|to)"
    r"|told by|interview with|request of)(?: \w+)? $"
)


def sides_of(match: re.Match[str], place: Masked, read_text: ReadText, suits: Sequence[Sides]) -> Sides:
    """The sides of a wording found in `place`: as named there, else those of the suit of `suits` that it can mean."""
    named = _named(match, place)
    if named.get("investigators"):
        return _inquiry(named, match, place, suits)
    accusers = in_court(named.get("accusers", ()))
    accused = tuple(party for party in named.get("accused", ()) if party not in accusers)
    sides = Sides(accusers=accusers, accused=accused, sentence=place.sentence.index)
    if sides.is_whole:
        return sides
    whole = _completed(sides, named, match, place, read_text, suits)
    # A role that is a private person has a side, and no name for it.
    return replace(
        whole,
        accusers=whole.accusers if named.get("accusers") != () else (),
        accused=whole.accused if named.get("accused") != () else (),
    )


def _completed(
    sides: Sides, named: dict[str, tuple[str, ...]], match: re.Match[str], place: Masked, read_text: ReadText,
    suits: Sequence[Sides],
) -> Sides:  # fmt: skip
    """`sides` with what the wording leaves out."""
    told = {*sides.parties, *named.get("either", ()), *named.get("other", ())}
    suit = _suit_meant(sides, told or _in_sentence(place), place.sentence, suits)
    if suit and (told or suit.sentence == sides.sentence or suit.parties & _in_sentence(place)):
        return _joined(sides, _between(suit, named.get("either", ())))
    return _by_class(sides, told, match, place, read_text, suits)


def party_names(names: Iterable[Name]) -> tuple[str, ...]:
    """Names that can be a side, products as their company; private persons are left out."""
    can_be = (name for name in names if name.kind is not EntityKind.PERSON or name.known)
    return tuple(dict.fromkeys(name.party for name in can_be))


def is_likely_accused(name: Name) -> bool:
    """Whether the name makes AI systems, so that of two sides it is the accused one."""
    return bool(
        name.tags & _MAKERS
        or (name.owner and name.kind is EntityKind.PRODUCT)
        or makers_of_ai(AI_ONLY).fullmatch(name.name)
    )


def is_same_dispute(one: Sides, other: Sides) -> bool:
    """Whether the two have a party of each side in common; a side that is not known may be any."""
    return _share(one.accused, other.accused) and _share(one.accusers, other.accusers)


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or bool({_plain(name) for name in some} & {_plain(name) for name in others})


def _plain(name: str) -> str:
    """A collective word without what describes it: "voice actors" are actors."""
    return name.split()[-1] if name.islower() else name


def _between(suit: Sides, either: Sequence[str]) -> Sides:
    """`suit` between those whom a wording names of both its sides: where two settle, the others have not."""
    accusers, accused = (tuple(p for p in side if p in either) for side in (suit.accusers, suit.accused))
    return replace(suit, accusers=accusers, accused=accused) if accusers and accused else suit


def _joined(sides: Sides, suit: Sides) -> Sides:
    accusers = sides.accusers or tuple(party for party in suit.accusers if party not in sides.accused)
    accused = sides.accused or tuple(party for party in suit.accused if party not in sides.accusers)
    return replace(sides, accusers=accusers, accused=accused, is_meant=suit.sentence != sides.sentence)


def _suit_meant(sides: Sides, told: Iterable[str], sentence: Sentence, suits: Sequence[Sides]) -> Sides | None:
    """The suit with the most of the parties `told`, then the nearest; what is told before counts as nearer."""
    told = set(told)
    fitting = [suit for suit in suits if is_same_dispute(sides, suit) and (not told or told & suit.parties)]
    near = [suit for suit in fitting if -_AHEAD <= sentence.index - suit.sentence <= _BACK or told]
    return max(near, key=lambda suit: (len(told & suit.parties), -_away(suit, sentence)), default=None)


def _away(suit: Sides, sentence: Sentence) -> float:
    ahead = suit.sentence - sentence.index
    return ahead + 1.5 if ahead > 0 else -ahead


def _in_sentence(place: Masked) -> frozenset[str]:
    return frozenset(party_names(place.names))


def _by_class(
    sides: Sides, told: set[str], match: re.Match[str], place: Masked, read_text: ReadText, suits: Sequence[Sides]
) -> Sides:
    """The side that no words put on its side: makers of AI are accused, the rest accuse; here, else just before."""
    here = _told(place, read_text)
    cue = (match.start() + match.end()) // 2
    sides = _filled(sides, sorted(here, key=lambda name: _distance(name, place, cue)), place)
    if sides.is_whole:
        return sides
    if not told and not sides.parties:
        suit = _suit_meant(sides, (), place.sentence, suits)
        if suit:
            return _joined(sides, suit) if _is_sure(suit, place.sentence, suits, read_text) else sides
    at = place.sentence.index
    before = read_text.sentences[max(0, at - _NEIGHBOURS) : at]
    for sentence in (*reversed(before), *read_text.sentences[at + 1 : at + 1 + _FOLLOWING]):
        if not sentence.is_heading:
            beside = masked(sentence)
            sides = _filled(sides, _told(beside, read_text), beside, is_meant=True)
    return sides


def _is_sure(suit: Sides, sentence: Sentence, suits: Sequence[Sides], read_text: ReadText) -> bool:
    """Whether "the case" can mean only this suit: the text tells of no other, or of this one right beside it."""
    is_beside = abs(suit.sentence - sentence.index) < _BESIDE
    is_in_paragraph = read_text.sentences[suit.sentence].paragraph == sentence.paragraph
    return is_beside or is_in_paragraph or all(is_same_dispute(suit, other) for other in suits)


def _filled(sides: Sides, names: Sequence[Name], place: Masked, *, is_meant: bool = False) -> Sides:
    """`sides` with the first of `names` that can stand on a side without anybody."""
    accused = sides.accused or _with_listed(_first(names, sides.accusers, is_accused=True), names, place)
    accusers = sides.accusers or in_court(_first(names, _with_listed(accused, names, place), is_accused=False))
    is_new = (accused, accusers) != (sides.accused, sides.accusers)
    return replace(
        sides,
        accused=accused,
        accusers=accusers,
        is_meant=sides.is_meant or (is_meant and is_new),
        is_guessed=sides.is_guessed or is_new,
        has_rivals=sides.has_rivals or (is_new and _have_rivals(names, (*accused, *accusers))),
    )


def _have_rivals(names: Sequence[Name], parties: tuple[str, ...]) -> bool:
    """Whether some of `names` stand on neither side, though one of them is of either class."""
    return any(name.party not in in_court(parties) and name.party not in parties for name in names)


def _first(names: Sequence[Name], others: tuple[str, ...], *, is_accused: bool) -> tuple[str, ...]:
    fitting = (
        name.party
        for name in names
        if is_likely_accused(name) is is_accused
        and name.party not in others
        and (is_accused or not _NO_ACCUSER.search(name.name))
    )
    return tuple(fitting)[:1]


def _with_listed(accused: tuple[str, ...], names: Sequence[Name], place: Masked) -> tuple[str, ...]:
    """`accused` with those in one list of several makers of AI with them: "motions by A, B and C to dismiss"."""
    makers = {name.party for name in names if is_likely_accused(name)}
    rows = (party_names(place.parties(row.group())) for row in _ROW.finditer(place.text))
    lists = (row for row in rows if len(row) >= _A_LIST and len(makers & set(row)) > 1 and set(accused) & set(row))
    return next(lists, accused)


def _distance(name: Name, place: Masked, cue: int) -> int:
    at = place.names.index(name)
    return abs(place.text.find(chr(0xE000 + at)) - cue)


def _told(place: Masked, read_text: ReadText) -> list[Name]:
    """Names that can be a side without being named as one: no outlets that print, no people, no chance finds."""
    return [
        name
        for name in place.names
        if (name.kind in _CAN_BE_SIDE or ("newspaper" in name.tags and not reports(name, place.sentence)))
        and (name.known or name.is_group or name.is_reference)
        and name.party != read_text.source.outlet
    ]


def reports(name: Name, sentence: Sentence) -> bool:
    """Whether an outlet stands as the source of the sentence."""
    start, end = name.start_char - sentence.start_char, name.end_char - sentence.start_char
    before, after = sentence.text[max(0, start - 40) : start], sentence.text[end : end + 25]
    return bool(_REPORTS.match(after) or _REPORTED_BY.search(before))


def _named(match: re.Match[str], place: Masked) -> dict[str, tuple[str, ...]]:
    """The parties of each place of the wording; a place that it has twice is one."""
    found: dict[str, tuple[Name, ...]] = {}
    for group, words in match.groupdict().items():
        if words is None:
            continue
        role = group.partition("_")[0]
        found[role] = (*found.get(role, ()), *_read_role(place.parties(words), match.span(group), place))
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
    if len(names) != 1 or not names[0].is_reference or not _ANY_COMPANY.fullmatch(names[0].surface):
        return names
    before = {name.party for name in place.parties(place.text[:start]) if name.kind is EntityKind.COMPANY}
    return () if before - {names[0].party} else names


def _inquiry(named: dict[str, tuple[str, ...]], match: re.Match[str], place: Masked, suits: Sequence[Sides]) -> Sides:
    investigators = named["investigators"]
    accused = tuple(party for party in named.get("accused", ()) if party not in investigators)
    before = place.text[: match.start()]
    suit = None if accused else _looked_into(investigators, suits)
    return Sides(
        accused=accused or (suit.accused if suit else ()),
        investigators=investigators,
        is_own_word=any(
            name.party in investigators for said in _SAYS.finditer(before) for name in place.parties(said.group())
        ),
        sentence=place.sentence.index,
    )


def _looked_into(investigators: tuple[str, ...], suits: Sequence[Sides]) -> Sides | None:
    """What "the matter" is: the one that the same investigators were said to look into."""
    same = [one for one in suits if set(one.investigators) & set(investigators)]
    return same[0] if len({one.accused for one in same}) == 1 else None
