"""Wordings with places for parties: "{accusers} sued {accused}". A sentence is matched with each name as one sign."""

import re
from collections import Counter
from dataclasses import dataclass

from nlp.document import Name, Sentence
from store.vocabulary import EntityKind

# Names are put as one character each from the private use area, so that a pattern need not know how names look.
_FIRST_SIGN = 0xE000
SIGN = "[\ue000-\uf8fe]"
# Any judge whose name stands in the sentence: no party, and one sign for all.
JUDGE = "\uf8ff"
_TITLE = re.compile(r"\b(?:Judge|Justice|Magistrate) $")
_PARTY_KINDS = frozenset({EntityKind.COMPANY, EntityKind.GROUP, EntityKind.OUTLET, EntityKind.PUBLIC_BODY,
                          EntityKind.PRODUCT, EntityKind.PERSON})  # fmt: skip

_ROLES = ("accusers", "accused", "investigators", "either", "other", "body")
_ROLE = re.compile(rf"\{{(?P<role>{'|'.join(_ROLES)})\}}")

# "dropped its suit": the owner is the subject, which a wording names already.
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_SPACE = re.compile(r"\s")
# The recogniser takes a bare "House" for a company.
_CHAMBERS = frozenset({"House", "Senate", "Congress", "Parliament", "Court", "Circuit", "Judge"})
# What may stand between "and" and a name: "its parent company", "fellow image generator".
DESCRIBING = (
    r"(?:(?:its|their|the|an?|one|two|three|four|five|other|several|fellow|parent|owner|investor|"
    r"largest|biggest|backer|"
    r"partner|rival|subsidiary|sister|publisher|start-?ups?|studios?|labels?|giant|AI|chatbot|makers?|"
    r"image|video|music|"
    r"generators?|compan(?:y|ies)|firms?|tech|search|software|cloud|of|developer|newspaper|magazine|website|group|"
    r"conglomerate|newspapers|hedge|fund|agency|photo|service|labs?|laborator(?:y|ies)|Chinese|"
    r"American|Japanese|popular|\w+-\w+),? ){0,6}"
)
_PAREN = r"(?: ?\([^()]{1,60}\))?"
PARTIES = rf"{SIGN}{_PAREN}(?:(?:, {DESCRIBING}{SIGN}{_PAREN})*,? (?:and|&|as well as) {DESCRIBING}{SIGN}{_PAREN})?"

# "on Tuesday", "last month", "in June 2024" between a subject and its verb.
_WHEN = (
    r",? (?:on|late on|last|this|in|earlier this) (?:\w+day|week|month|year|(?:\d{1,2} )?[A-Z][a-z]+|20\d\d)"
    r"(?: \d{1,2}\b)?(?: 20\d\d)?,?"
)

_PLACES = {
    # a subject may be followed by an apposition and a relative pronoun
    "after": r"(?:[’']s? (?:parent company|parent|owner|lawyers|attorneys))?"
    r"(?:, [^,;.]{2,100},| {1,2}[—–][^—–.]{2,100}[—–] ?| - [^.]{2,80}? -)?(?:,? (?:which|who|that))?",
    # No word may match two branches here: a run of it would take exponential time.
    "aux": r"(?: (?:has|have|had|is|are|was|were|also|now|then|and|instead|first|again|each|both|all|already|since"
    r"|(?!only\b)[a-z]+ly)|" + _WHEN + ")*",
    "active": r"(?: (?:has|have|had|also|now|then|and|first|again|each|both|all|already|since|(?!only\b)[a-z]+ly)|"
    + _WHEN
    + ")*",
    "passive": r"(?: ?(?:--?|[—–]) {0,2}(?:which|who))?"
    r"(?: (?:was|were|is|are|has|have|had|been|got|gets|being|now|also|already|[a-z]+ly)|" + _WHEN + ")+",
    "when": rf"(?:{_WHEN})?",
    "mods": r"(?:(?:new|own|ongoing|copyright|class[- ]action|proposed|federal|trademark|patent|trade|"
    r"secrets?|landmark|pending|"
    r"similar|separate|infringement|piracy|\d{4}|first|second|latest|high-profile|civil|joint) )*",
    # what may describe a party before its name
    "lead": r"(?:(?!(?:that|who|which|whose|after|because|when|while|by|for|with|from|over|about|to)\b)"
    r"[\w’'\-–(]+ ){0,8}?(?:(?:[A-Z][\w.]+, ?)+(?:and )?)?\(?",
    "words": r"(?:[\w’'\-–$.,“”\"]+ ){0,8}?",
    "gap": r"[^.;\ue000-\uf8ff]{0,90}?",
    "any": r"[^;]{0,90}?",
    "suit": r"(?:law ?suits?|suits?|complaints?|class[- ]actions?|legal action|legal proceedings|"
    r"cases?|litigation|claims?)",
    "case": r"(?:law ?suits?|suits?|complaints?|class[- ]actions?(?: law ?suit)?|cases?|claims?|"
    r"allegations?|proceedings)",
    "judge": rf"(?:{JUDGE}|(?:[Jj]udges?|[Cc]ourts?|[Jj]ustices?|[Mm]agistrates?|[Pp]anel|[Tt]ribunal|[Cc]ircuit"
    r"|[Jj]ury)\b)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A sentence with each party as one sign; `starts[i]` is the offset in the sentence of the i-th character."""

    sentence: Sentence
    text: str
    starts: tuple[int, ...]
    names: tuple[Name, ...]

    def parties(self, words: str | None) -> tuple[Name, ...]:
        """The names whose signs stand in `words`, a piece of `text`."""
        return tuple(
            self.names[ord(char) - _FIRST_SIGN] for char in words or "" if _FIRST_SIGN <= ord(char) < ord(JUDGE)
        )

    def words(self, span: tuple[int, int]) -> str:
        """What the sentence prints where `span` of `text` stands."""
        start, end = (self.starts[at] if at < len(self.starts) else len(self.sentence.text) for at in span)
        return self.sentence.text[start:end]


def masked(sentence: Sentence) -> Masked:
    """`sentence` with its parties as signs and its source phrases ("According to A,") as spaces."""
    text: list[str] = []
    starts: list[int] = []
    names: list[Name] = []
    char = 0
    for (begin, end), those in _by_place(sentence):
        if begin >= char:
            _add_words(sentence, (char, begin), text, starts)
            if _is_judge(those[0], sentence.text[:begin]):
                those = []
            signs = [chr(_FIRST_SIGN + len(names) + at) for at in range(len(those))] or [JUDGE]
            listed = " and ".join(filter(None, (", ".join(signs[:-1]), signs[-1])))
            text += listed
            starts += [begin] * len(listed)
            names += those
            char = end
    _add_words(sentence, (char, len(sentence.text)), text, starts)
    return Masked(sentence=sentence, text="".join(text), starts=tuple(starts), names=tuple(names))


def frame(wording: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """The pattern of a wording: {accusers}, {accused}, {investigators}, {either} are parties, {body} a public body.

    A place that a wording has twice, in branches of it, is the group "either" and the group "either_2".
    """
    numbers: Counter[str] = Counter()

    def place(match: re.Match[str]) -> str:
        role = match["role"]
        numbers[role] += 1
        group = role if numbers[role] == 1 else f"{role}_{numbers[role]}"
        return f"(?P<{group}>{SIGN if role == 'body' else PARTIES})"

    written = wording.format(**_PLACES, **{role: f"{{{role}}}" for role in _ROLES})
    return re.compile(_ROLE.sub(place, written), re.IGNORECASE if ignore_case else 0)


def _by_place(sentence: Sentence) -> list[tuple[tuple[int, int], list[Name]]]:
    """The parties by the place in the sentence that they share: a plural ("both companies") is a list of names."""
    found: dict[tuple[int, int], list[Name]] = {}
    for name in _parties_in(sentence):
        span = (name.start_char - sentence.start_char, name.end_char - sentence.start_char)
        found.setdefault(span, []).append(name)
    return list(found.items())


def _parties_in(sentence: Sentence) -> list[Name]:
    return [n for n in sentence.names if _is_party(n) and not _is_sourced(sentence, n.start_char)]


def _is_party(name: Name) -> bool:
    is_possessive = name.is_reference and name.surface.casefold() in _POSSESSIVES
    is_chamber = not name.known and name.surface.split()[-1] in _CHAMBERS
    return name.kind in _PARTY_KINDS and not (is_possessive or is_chamber)


def _is_judge(name: Name, before: str) -> bool:
    return name.kind is EntityKind.PERSON and ("judge" in name.tags or bool(_TITLE.search(before)))


def _add_words(sentence: Sentence, span: tuple[int, int], text: list[str], starts: list[int]) -> None:
    """Add the words of `span`; a dash gets space around it, as most outlets print it."""
    words = sentence.text[slice(*span)]
    for phrase in sentence.source_phrases:
        begin, end = (min(max(at - sentence.start_char - span[0], 0), len(words))
                      for at in (phrase.start_char, phrase.end_char))  # fmt: skip
        words = words[:begin] + " " * (end - begin) + words[end:]
    for at, printed in enumerate(_SPACE.sub(" ", words), start=span[0]):
        is_dash = printed in "—–"
        text.append(f" {printed} " if is_dash else printed)
        starts.extend((at, at, at) if is_dash else (at,))


def _is_sourced(sentence: Sentence, place: int) -> bool:
    return any(phrase.start_char <= place < phrase.end_char for phrase in sentence.source_phrases)
