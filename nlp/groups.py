"""People known by a collective word: "a group of authors", "the novelist Jane Doe", "the estate of Jane Doe"."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.document import Name
from nlp.gazetteer import entries
from store.vocabulary import EntityKind

_LEXICON = Path(__file__).parent / "lexicon" / "groups.toml"
_LEAD = r"(?:[Tt]he |[Aa] )?(?:group of |number of |pair of |trio of )?"
_FULL = r"[A-Z][\w.’'-]+(?: (?:de |van |von |der |la )*[A-Z][\w.’'-]+){1,3}"
_PEOPLE = rf"(?P<person>{_FULL})(?:, {_FULL})*(?:,? and {_FULL})?"
# Whose rights others keep: the estate or the family of somebody.
_KIN = r"(?:estate|family|heirs|widow|widower|trust)"
_OF_PERSON = re.compile(
    rf"\b(?:(?P<person>{_FULL})[’']s? (?:literary )?(?P<kin>{_KIN})\b"
    rf"|(?P<kin_of>{_KIN}) of (?:the )?(?:[a-z-]+ ){{0,3}}(?P<of>{_FULL}))"
)
# Offices without a name: "French prosecutors", "Denmark's data protection authority".
_OFFICES = re.compile(
    r"\b(?:(?!The |Federal )[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:[’']s)? (?:public )?(?:prosecutors|(?:foreign"
    r"|commerce|justice|culture|industry) ministry|(?:competition|antitrust|privacy|copyright|data[- ]protection"
    r"|fair[- ]trade|intellectual property|media) (?:authority|watchdog|regulator|commission|office|agency))"
    r"|[Pp]rosecutors in [A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
_TRADE_ENDS = r"(?=[ ,.;)—]|$)(?! (?:at|for|with) )"
_UNION = r"(?:unions?|guild|association|society|federation|league)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Patterns of collective words, and the plain word of each wording."""

    many: re.Pattern[str]
    named: re.Pattern[str]
    alone: re.Pattern[str]
    definite: re.Pattern[str]
    after: re.Pattern[str]
    bodies: re.Pattern[str]
    plain: Mapping[str, str]


# The authors of a study are no authors by trade.
_OF_A_PAPER = re.compile(r"\b(?:study|report|paper|survey|research)(?:[’']s?)? $")
_BEFORE = 12


def groups_in(text: str, surnames: Mapping[str, str]) -> tuple[list[Name], list[Name]]:
    """Groups told with the names of private people, and groups told by a word alone; `surnames` are those of people."""
    words = _words()
    private = [m for m in words.named.finditer(text) if _is_private(m["person"], surnames)]
    alone = [*words.many.finditer(text), *words.alone.finditer(text), *words.definite.finditer(text)]
    return (
        [*(_group(m, words.plain, whole=True) for m in private), *_bodies(text), *_plaintiffs(text)],
        [_group(m, words.plain) for m in alone if not _OF_A_PAPER.search(text[: m.start("word")][-_BEFORE:])],
    )


def _plaintiffs(text: str) -> Iterator[Name]:
    """Private people of known suits, by name or surname, as what they are."""
    for group, people, beside in _suits():
        if beside.search(text):
            told = (person for person in people if person in text or f"{person.split()[-1]} v" in text)
            yield from (_named(group, m, EntityKind.GROUP, is_group=True) for p in told for m in _named_so(p, text))


def _named_so(person: str, text: str) -> Iterator[re.Match[str]]:
    """Where `text` names the person, in full or by surname."""
    surname = person.split()[-1]
    return re.finditer(rf"\b(?:{re.escape(person)}|(?<!\w ){re.escape(surname)})\b(?! [A-Z][a-z])", text)


def trade_after(text: str, place: int) -> str | None:
    """The collective word for the person whose name ends at `place`: "Jane Doe, a Bristol illustrator,"."""
    match = _words().after.match(text, place)
    return _words().plain[match["word"].casefold()] if match else None


def _bodies(text: str) -> Iterator[Name]:
    """Estates, families, and unions without a name: "the estate of Jane Doe", "the cartoonists' union"."""
    for match in _OF_PERSON.finditer(text):
        kin, person = match["kin"] or match["kin_of"], match["person"] or match["of"]
        name = f"{person}'s estate" if kin in ("estate", "trust") else f"family of {person}"
        yield _named(name, match, EntityKind.GROUP)
    for match in _OFFICES.finditer(text):
        yield _named(match.group(), match, EntityKind.PUBLIC_BODY)
    for match in _words().bodies.finditer(text):
        yield _named(re.sub("^[Tt]he ", "", match.group().replace("’", "'")), match, EntityKind.GROUP)


def _named(name: str, match: re.Match[str], kind: EntityKind, *, is_group: bool = False) -> Name:
    start, end = match.span()
    tags = frozenset({"union"}) if kind is EntityKind.GROUP and not is_group else frozenset()
    return Name(
        name=name, kind=kind, start_char=start, end_char=end, surface=match.group(), is_group=is_group, tags=tags
    )


def _is_private(person: str, surnames: Mapping[str, str]) -> bool:
    return person not in entries() and person.split()[-1] in surnames


def _group(match: re.Match[str], plain: Mapping[str, str], *, whole: bool = False) -> Name:
    start, end = match.span() if whole else match.span("word")
    return Name(
        name=plain[match["word"].casefold()],
        kind=EntityKind.GROUP,
        start_char=start,
        end_char=end,
        surface=match.group() if whole else match["word"],
        is_group=True,
    )


@cache
def _words() -> _Words:
    """The patterns of the lexicon."""
    rows = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))["groups"]
    keys = ("words", "singular", "alone", "definite")
    plain = {word.casefold(): row["name"] for row in rows for key in keys for word in row.get(key, ())}
    many = _any(word for row in rows for word in row["words"])
    alone = _any(word for row in rows for word in row.get("alone", ()))
    definite = _any(word for row in rows for word in row.get("definite", ()))
    one = _any(word for row in rows for key in ("singular", "alone") for word in row.get(key, ()))
    lead = rf"\b(?P<word>(?i:{many}|{one})),? (?:led by |such as |including |like |among them )?"
    named = rf"{lead}(?:(?<!s, )|(?={_FULL}(?:, {_FULL})*,? and )){_PEOPLE}"
    after = rf",? (?:an?|the|who is an?|whose|the late) (?:[\w’'-]+,? (?:and )?){{0,4}}?(?P<word>{one})\b{_TRADE_ENDS}"
    first = r"\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Oo]ne|[A-Z][\w-]+) (?:[\w’'-]+ ){0,3}?"
    return _Words(
        many=re.compile(rf"\b{_LEAD}(?P<word>{many})\b", re.IGNORECASE),
        named=re.compile(named),
        alone=re.compile(rf"{first}(?P<word>{alone})\b(?! (?:[A-Z]|(?:for|at|with|of the (?:report|study|post)) ))"),
        definite=re.compile(
            rf"\b[Tt]he (?P<word>{definite})(?:(?=[’']s (?:law|suit|claim|complaint|work|voice|lawyer))"
            r"|(?=,? (?:who )?(?:say|said|sue|claim|alleg|accus|told|want|argu|file|demand)))"
        ),
        after=re.compile(after),
        bodies=re.compile(rf"\b(?:[A-Z][\w-]+ )?(?:{many})[’'] {_UNION}\b|\b{_UNION} of (?:[a-z-]+ )?(?:{many})\b"),
        plain=plain,
    )


@cache
def _suits() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """The collective word for the people of each known suit, their names, and the names of those they sue."""
    rows = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))["plaintiffs"]
    return tuple((row["name"], tuple(row["people"]), re.compile(rf"\b(?:{_any(row['beside'])})\b")) for row in rows)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
