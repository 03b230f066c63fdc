"""Organisations that only the text makes known: "the podcast network Duskline", "Bluecairn, a security firm", "X sued".

What the text and the words of a name tell of an organisation is kept as tags, which descriptions resolve to.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.document import Name
from nlp.lexicon.descriptions import (
    GENERIC,
    MAKERS,
    MAKES_AI,
    MARKED,
    MODIFIERS,
    NAME_WORDS,
    NO_MAKERS,
    NO_NAMES,
    NOUNS,
    PLACES,
)
from store.vocabulary import EntityKind

ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.PRODUCT, EntityKind.GROUP})
NOUN = "|".join(re.escape(noun) for noun in sorted(NOUNS, key=len, reverse=True))
_PLURALS = {re.sub(r"y$", "ie", noun) + "s": noun for noun in NOUNS}
PLURAL = "|".join(re.escape(noun) for noun in sorted(_PLURALS, key=len, reverse=True))
_WORD = r"[A-Z](?:[\w-]|\.(?=\w)|&(?=\w))*"
_NAME = rf"{_WORD}(?: (?:of |& |for |the )?{_WORD}){{0,5}}\+?"
# After the noun of an apposition: what shows that the noun ends there.
_ENDS = (
    r"(?=[,.;:)—–]| [—–]|$| (?:that|which|whose|who|in|based|behind|of|with|for|and|owned|backed|founded|run|known|from"
    r"|at|to|by|specializing|specialising)\b)"
)
_APPOSITION = (
    rf"(?:[’']s?)?(?: ?\([^()]{{1,40}}\))?,? (?:[—–] |\()?(?:which is |itself )?(?P<article>an?|the|one of the) "
    rf"(?P<words>(?:[\w’'.-]+,? ){{0,6}}?)(?P<noun>{NOUN})s?\b{_ENDS}"
)
_AFTER = re.compile(_APPOSITION)
_BEFORE = re.compile(
    rf"(?P<words>(?:[\w’'.-]+ ){{0,3}})\b(?P<noun>{NOUN})(?: and (?P<also>{NOUN}))?,? (?:called |named )?[“\"]?$"
)
_LISTED_BEFORE = re.compile(rf"(?P<words>(?:[\w’'.-]+ ){{0,3}})\b(?P<noun>{PLURAL}):? (?:such as |including )?$")
_LISTS = re.compile(r"(?:,|,? and|,? or|,? &) $|^, $|^,? and $")
_TOLD_AFTER = re.compile(rf"\b(?P<name>{_NAME}){_APPOSITION}")
_TOLD_BEFORE = re.compile(
    rf"\b(?P<words>(?:[\w’'.-]+ ){{1,3}})(?P<noun>{NOUN}) (?:called |named )?(?P<name>{_NAME})"
    r"(?![\w’'-]* (?:said|says)? ?that\b)"
)
_TOLD_ASIDE = re.compile(
    rf"\b(?P<words>(?:[Aa]n?|[Aa]nother) (?:[\w’'.-]+ ){{0,4}})(?P<noun>{NOUN}), (?P<name>{_NAME})(?=[,.])"
)
# "HonestAGI says": no word of the language is written so.
_CAMEL = re.compile(
    r"\b(?P<name>[A-Z]+[a-z]+[A-Z]\w*)"
    r"(?=[’']s\b| (?:says|said|claims|claimed|told|has|published|found|wrote|denies|is)\b)"
)
_MARKED = "|".join(re.escape(word) for word in sorted(MARKED, key=len, reverse=True))
_MARKED_NAME = re.compile(
    rf"\b(?P<name>(?:{_WORD} (?:of |& |for )?){{1,4}}(?:{_MARKED})(?![\w-])"
    rf"(?! (?:compan|firms?|start|labs?|models?|systems?|chatbot|tools?|developer|bots?|giant|industry|training|search"
    rf"|products?|features?|policy|boom|race|images?|videos?|music|content|assistants?|agents?|art|services?|generator)))"
)
_LEGAL_VERB = r"(?:sued|sues|suing|accus(?:es|ed|ing)|alleg(?:es|ed))"
_SUING = re.compile(rf"\b(?P<name>{_NAME}),? (?:(?:has|have|had|is|are|was|also|then|now) )*{_LEGAL_VERB}\b")
_SUED = re.compile(rf"\b(?:sued|suing|sues|accus(?:es|ed|ing)|(?:law)?suits? against) (?P<name>{_NAME})")
# A heading run into the text: "OpenAIThe".
_RUN_TOGETHER = re.compile(r"\w(?:The|In|On|It|This|That|However|But|Last|And|For|When|With)$")
# Nouns that stand before a name and are no part of a description of it: "told the paper Tuesday".
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|his|her|another|one|by|from|of|[A-Z][\w’'-]*|[\w-]+-based)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Spans of the text that are something else: for sure, or if the recogniser is right."""

    fixed: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    people: tuple[tuple[int, int], ...] = ()
    surnames: tuple[tuple[int, int], ...] = ()


def told_names(text: str, known: Known) -> Iterator[Name]:
    """Organisations that `text` tells to be such, the surest first."""
    hardly = {
        _TOLD_BEFORE: (*known.fixed, *known.people),
        _TOLD_ASIDE: (*known.fixed, *known.people, *known.places),
        _MARKED_NAME: known.fixed,
        _TOLD_AFTER: (*known.fixed, *known.places, *known.people),
        _SUING: (*known.fixed, *known.places, *known.people, *known.surnames),
        _CAMEL: (*known.fixed, *known.places, *known.people),
        _SUED: (*known.fixed, *known.places, *known.people, *known.surnames),
    }
    for pattern, other in hardly.items():
        for match in pattern.finditer(text):
            if _is_description(match):
                yield from _told(match, other)


def _is_description(match: re.Match[str]) -> bool:
    """Whether what describes the name is about it: "In July, the company" and "told the paper Tuesday" are not."""
    if match.re is _TOLD_AFTER:
        return match["article"] != "the"
    return match.re is not _TOLD_BEFORE or bool(_DETERMINER.search(match["words"]))


def with_tags(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """`names`; each organisation has the tags of its own words and of all descriptions that the text gives of it."""
    told: dict[str, set[str]] = defaultdict(set)
    said = Counter(name.party for name in names)
    for at, name in enumerate(names):
        if name.kind in ORGANISED and not name.is_group:
            told[name.party].update(_own_words(name), _described(names, at, text))
            if said[name.party] > 1:
                told[name.party].add("told:often")
    return tuple(replace(name, tags=name.tags | told[name.party]) if told.get(name.party) else name for name in names)


def noun_of(words: str) -> str:
    """The singular of a noun of the lexicon."""
    return _PLURALS.get(words, words)


def _told(match: re.Match[str], other: Sequence[tuple[int, int]]) -> Iterator[Name]:
    surface, start = _trimmed(match["name"], match.start("name"))
    end = start + len(surface)
    if surface and not _RUN_TOGETHER.search(surface) and not any(begin < end and start < stop for begin, stop in other):
        yield Name(name=surface, kind=EntityKind.COMPANY, start_char=start, end_char=end, surface=surface)


def _trimmed(words: str, start: int) -> tuple[str, int]:
    """`words` without what is no name at its ends, and where they begin then."""
    parts = words.split(" ")
    while parts and (parts[0] in NO_NAMES or parts[0].islower()):
        start += len(parts.pop(0)) + 1
    while parts and (parts[-1] in NO_NAMES or parts[-1].islower()):
        parts.pop()
    is_name = parts and not all(part in PLACES or part in MODIFIERS or part in MARKED | GENERIC for part in parts)
    return (" ".join(parts), start) if is_name else ("", start)


def _own_words(name: Name) -> Iterator[str]:
    words = name.name.split()
    for length in (1, 2):
        yield from NAME_WORDS.get(" ".join(words[-length:]), ()) if len(words) > length else ()


def _described(names: Sequence[Name], at: int, text: str) -> set[str]:
    """Tags from the description before the name, from the one after it, and from the one before its whole list."""
    name = names[at]
    after = _AFTER.match(text, name.end_char)
    before = _BEFORE.search(text[max(0, name.start_char - 60) : name.start_char])
    first = _first_listed(names, at, text)
    listed = _LISTED_BEFORE.search(text[max(0, first.start_char - 60) : first.start_char])
    is_apposed = after and (after["article"] != "the" or after["words"])
    found = [match for match in (after if is_apposed else None, before, listed) if match]
    nouns = ((match, noun) for match in found for noun in (match["noun"], match.groupdict().get("also")) if noun)
    return {tag for match, noun in nouns for tag in _tags(match["words"], noun_of(noun))}


def _first_listed(names: Sequence[Name], at: int, text: str) -> Name:
    """The first name of the list "A, B and C" that the name at `at` ends or continues."""
    while at and _LISTS.fullmatch(text[names[at - 1].end_char : names[at].start_char]):
        at -= 1
    return names[at]


def _tags(words: str, noun: str) -> Iterable[str]:
    yield f"told:{noun}"
    yield from NOUNS[noun][:1]
    for word in words.split():
        if word[:1].isupper() and word != "AI":
            yield from (f"told:{word}", *MODIFIERS.get(word, ()))
    if noun in MAKERS and re.search(rf"\b{MAKES_AI}\b", words) and not re.search(NO_MAKERS, words):
        yield "ai_company"
