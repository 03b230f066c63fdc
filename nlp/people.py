"""What the text tells of the people it names: judges, lawyers, analysts, for whom they speak, and their trade."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nlp.document import Name
from nlp.groups import trade_after
from store.vocabulary import EntityKind

_ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.GROUP, EntityKind.PUBLIC_BODY,
                        EntityKind.PRODUCT})  # fmt: skip
_SPEAKING = (
    r"(?:spokes(?:person|man|woman)|chief(?: \w+){0,2}(?: officer)?|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|CTO|COO"
    r"|CFO|[Pp]resident|chair(?:man|woman|person)?|(?:co-?)?founder|general counsel|counsel|general secretary|secretary"
    r"|head(?: of [\w ]{1,40}?)?|director(?:[- ]general)?|vice president|editor(?:-in-chief)?|managing director|boss"
    r"|representative|deputy \w+|publisher|executive|lawyer|attorney|litigator|solicitor|barrister)"
)
_WORDS = r"(?:[\w’'-]+,? (?:and )?)"
# Person, then organisation: "Jane Doe, a spokeswoman for X", "Jane Doe, X's chief executive".
_ROLE_OF = re.compile(
    rf",? (?:\(|who is |who represents |—? ?)?(?:the |an? |its )?{_WORDS}{{0,4}}?{_SPEAKING}[\w’' -]{{0,40}}?"
    rf" (?:of|at|for|from|with|representing) (?:the )?(?:[\w’'-]+ ){{0,3}}?"
)
_WHOSE = re.compile(r",? (?:the )?")
_THEIR_ROLE = re.compile(rf"(?:[’']s?)? {_WORDS}{{0,3}}?{_SPEAKING}\b")
# Organisation, then person: "X's chief executive, Jane Doe", "X CEO Jane Doe", "the head of X, Jane Doe".
_ORG_ROLE = re.compile(rf"(?:[’']s?)? {_WORDS}{{0,4}}?{_SPEAKING}(?: (?:of|for) [\w ]{{1,30}})?,? ")
_HEAD_OF = re.compile(rf"\b{_SPEAKING}[\w’' -]{{0,40}}? (?:of|at|for|from) (?:the )?$")
_APART = re.compile(r",? (?:[\w’'-]+ ){0,3}?")
_FORMER = re.compile(r"\b(?:former|ex|formerly|then)\b|\bex-", re.IGNORECASE)
_OFFICE = re.compile(rf"\b{_SPEAKING},? $|\b(?:[Jj]udge|[Jj]ustice|[Pp]rofessor|analyst) $")
_TWO_WORDS = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,2}")
_NEAR = 130
# Tag: what stands before or after the name of one of them.
_BEFORE = {
    "judge": re.compile(r"\b(?:[Jj]udges?|[Jj]ustices?|[Mm]agistrate|[Cc]hancellor)(?: [A-Z][\w.’'-]+)? $"),
    "analyst": re.compile(
        r"\b(?:analysts?|[Pp]rofessors?|[Pp]rof\.|researchers?|scholars?|economists?|experts?|historians?|lecturers?) $"
    ),
    "lawyer": re.compile(r"\b(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|litigators?) $"),
}
_AFTER = {
    "judge": re.compile(rf",? (?:an?|the|who is) {_WORDS}{{0,5}}?(?:judge|justice|magistrate)\b"),
    "analyst": re.compile(
        rf",? (?:an?|the|who is) {_WORDS}{{0,6}}?(?:analyst|professor|researcher|scholar|economist"
        r"|expert|historian|lecturer)\b"
        r"|,? (?:of|at) the University\b"
    ),
    "lawyer": re.compile(
        rf",? (?:an?|the|who is|their|his|her) {_WORDS}{{0,5}}?(?:lawyer|attorney|solicitor|barrister"
        r"|litigator|partner at)\b"
    ),
}


@dataclass(slots=True)
class _Person:
    """What is told of one person, wherever the text tells it."""

    tags: set[str] = field(default_factory=set)
    speaks_for: str | None = None
    trade: str | None = None


def with_roles(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """`names`; people have the tags of their office, the party they speak for, or are the collective word for them."""
    names = [_as_person(name, text) for name in names]
    told = _told(names, text)
    return tuple(_in_role(name, told[name.name]) if name.name in told else name for name in names)


def _as_person(name: Name, text: str) -> Name:
    """`name`, which the recogniser took for a company, as the person whose office stands before it."""
    before = text[max(0, name.start_char - 60) : name.start_char]
    is_loose = name.kind is EntityKind.COMPANY and not (name.known or name.tags) and _TWO_WORDS.fullmatch(name.surface)
    return replace(name, kind=EntityKind.PERSON) if is_loose and _OFFICE.search(before) else name


def _in_role(name: Name, told: _Person) -> Name:
    if name.known:
        return replace(name, tags=name.tags | told.tags)
    if told.trade and not told.speaks_for and not told.tags:
        return replace(name, name=told.trade, kind=EntityKind.GROUP, is_group=True)
    return replace(name, tags=name.tags | told.tags, speaks_for=told.speaks_for)


def _told(names: Sequence[Name], text: str) -> Mapping[str, _Person]:
    told: dict[str, _Person] = defaultdict(_Person)
    for at, name in enumerate(names):
        if name.kind is EntityKind.PERSON:
            person = told[name.name]
            person.tags.update(_offices(name, text))
            person.speaks_for = person.speaks_for or _spoken_for(at, names, text)
            person.trade = person.trade or trade_after(text, name.end_char)
    return told


def _offices(name: Name, text: str) -> Iterator[str]:
    before = text[max(0, name.start_char - 60) : name.start_char]
    yield from (tag for tag, pattern in _BEFORE.items() if pattern.search(before))
    yield from (tag for tag, pattern in _AFTER.items() if pattern.match(text, name.end_char))


def _spoken_for(at: int, names: Sequence[Name], text: str) -> str | None:
    """The party for which the person at `at` is told to speak, by the words between its name and the party's."""
    before = reversed(names[max(0, at - 2) : at])
    after = names[at + 1 : at + 3]
    told = (*(n for n in before if _leads(n, names[at], text)), *(n for n in after if _follows(names[at], n, text)))
    return next((name.party for name in told if name.kind in _ORGANISED and not name.is_group), None)


def _leads(org: Name, person: Name, text: str) -> bool:
    between = text[org.end_char : person.start_char]
    before = text[max(0, org.start_char - 60) : org.start_char]
    if len(between) > _NEAR or _FORMER.search(f"{before[-20:]} {between}"):
        return False
    return bool(_ORG_ROLE.fullmatch(between) or (_HEAD_OF.search(before) and _APART.fullmatch(between)))


def _follows(person: Name, org: Name, text: str) -> bool:
    between = text[person.end_char : org.start_char]
    if len(between) > _NEAR or _FORMER.search(between):
        return False
    is_whose = _WHOSE.fullmatch(between) and _THEIR_ROLE.match(text, org.end_char)
    return bool(
        _ROLE_OF.fullmatch(between) or (is_whose and not _FORMER.search(text[org.end_char : org.end_char + 30]))
    )
