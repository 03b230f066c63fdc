"""Names in a parsed text: the curated ones, candidates the recogniser found, and people known by a collective word."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.document import Name
from nlp.gazetteer import Entry, entries, short_forms
from store.vocabulary import EntityKind

_CANDIDATES = {"ORG": EntityKind.COMPANY, "PERSON": EntityKind.PERSON}
# What the recogniser takes for an organisation and is none.
_NO_NAME = re.compile(
    r"AI|A\.I\.|API|CEO|CTO|COO|LLMs?|GPU|LLC|VPN|PDF|GenAI|AGI|DMCA|NDA|IP|Terms|Big Tech|Internet|Hollywood"
    r"|Plaintiffs?|Defendants?|Copyright|Copyright Act|[a-z0-9\W].*|.{1,2}|.*\b(?:Act|Court|Judge|Law|Section|v\.)\b.*",
    re.DOTALL,
)
# A case is named after the surname of its plaintiff: a private person, unless the name is curated.
_CAPTION = re.compile(r"\b(?P<surname>[A-Z][\w’-]+)(?:,? et al\.?,?)? (?:v\.?|vs\.?) (?=[A-Z])")
# Penn Treebank tags of proper nouns.
_PROPER = frozenset({"NNP", "NNPS"})
_LEXICON = Path(__file__).parent / "lexicon" / "groups.toml"


def names_of(doc: Doc) -> tuple[Name, ...]:
    """The names of `doc` in order, none overlapping; `doc` was parsed by `nlp.pipeline`."""
    said = [ent for ent in doc.ents if ent.ent_id_]
    curated = [name for ent in said for name in _curated(ent, said)]
    people = _people(doc)
    others = [_candidate(ent, people) for ent in doc.ents if _is_candidate(ent)]
    groups = _groups(doc.text, people)
    return _with_short_forms(_apart([*groups[0], *curated, *others, *groups[1]]), doc.text)


def curated_in(model: Language, words: str, offset: int) -> tuple[Name, ...]:
    """The curated names in `words`, which stand at `offset` of the text."""
    doc = model.get_pipe("entity_ruler")(model.make_doc(words))
    said = [ent for ent in doc.ents if ent.ent_id_]
    return tuple(_moved(name, offset) for ent in said for name in _curated(ent, said))


def _curated(ent: Span, said: Sequence[Span]) -> Iterator[Name]:
    entry = _meant(ent, said)
    if entry and not (ent.text in entry.strict and (ent[0].is_sent_start or ent[0].tag_ not in _PROPER)):
        yield Name(
            name=entry.name,
            kind=entry.kind,
            start_char=ent.start_char,
            end_char=ent.end_char,
            surface=ent.text,
            known=True,
            owner=entry.owner,
            tags=entry.tags | (entries()[entry.owner].tags if entry.owner else frozenset()),
        )


def _meant(ent: Span, said: Sequence[Span]) -> Entry | None:
    """The entry of a ruler's id; a short form means that one of its entries which is named, or told beside, nearest."""
    if not ent.ent_id_.startswith("short:"):
        return entries()[ent.ent_id_]
    may_be = short_forms()[ent.ent_id_.removeprefix("short:")]
    near = [
        (abs(other.start - ent.start), place)
        for place, entry in enumerate(may_be)
        for other in said
        if other.ent_id_ in (entry.name, *entry.beside)
    ]
    return may_be[min(near)[1]] if near else None


def _moved(name: Name, offset: int) -> Name:
    return replace(name, start_char=name.start_char + offset, end_char=name.end_char + offset)


def _people(doc: Doc) -> dict[str, str]:
    """Full names of the text by their last word, and surnames after which a case is called ("Doe v. Example")."""
    full = [_bare(ent.text) for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    captions = {match["surname"]: match["surname"] for match in _CAPTION.finditer(doc.text)}
    return captions | {name.split()[-1]: name for name in reversed(full) if " " in name}


def _is_candidate(ent: Span) -> bool:
    if ent.ent_id_ or ent.label_ not in _CANDIDATES or "\n" in ent.text or len(ent) > 7:
        return False
    return not _NO_NAME.fullmatch(_bare(ent.text))


def _candidate(ent: Span, people: dict[str, str]) -> Name:
    surface = _bare(ent.text)
    start = ent.start_char + ent.text.index(surface)
    full = people.get(surface, surface)
    entry = entries().get(full)
    kind = EntityKind.PERSON if surface in people or entry else _CANDIDATES[ent.label_]
    return Name(
        name=full,
        kind=kind,
        start_char=start,
        end_char=start + len(surface),
        surface=surface,
        known=entry is not None,
        tags=entry.tags if entry else frozenset(),
    )


def _bare(words: str) -> str:
    """`words` without article, possessive and marks at its ends."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|['’]s?$|^\W+|[^\w.!)]+$", "", words.strip())


@cache
def _group_words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns for plurals and for words before people's names, and the plain word of each wording."""
    rows = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))["groups"]
    plain = {word.casefold(): row["name"] for row in rows for word in (*row["words"], *row.get("singular", ()))}
    many = _any(word for row in rows for word in row["words"])
    one = _any(word for row in rows for word in row.get("singular", ()))
    lead = r"(?:[Tt]he |[Aa] )?(?:group of |number of |pair of |trio of )?"
    full = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}"
    people = rf"(?P<person>{full})(?:, {full})*(?:,? and {full})?"
    told = rf"\b(?P<word>(?i:{many}|{one})) (?:led by |such as |including )?{people}"
    return re.compile(rf"\b{lead}(?P<word>{many})\b", re.IGNORECASE), re.compile(told), plain


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _groups(text: str, people: dict[str, str]) -> tuple[list[Name], list[Name]]:
    """Groups told with the names of private people, and groups told by a plural alone."""
    many, one, plain = _group_words()
    private = [m for m in one.finditer(text) if _is_private(m["person"], people)]
    return [_group(m, plain, whole=True) for m in private], [_group(m, plain) for m in many.finditer(text)]


def _is_private(person: str, people: dict[str, str]) -> bool:
    return person not in entries() and person.split()[-1] in people


def _group(match: re.Match[str], plain: dict[str, str], *, whole: bool = False) -> Name:
    start, end = match.span() if whole else match.span("word")
    return Name(
        name=plain[match["word"].casefold()],
        kind=EntityKind.GROUP,
        start_char=start,
        end_char=end,
        surface=match.group() if whole else match["word"],
        is_group=True,
    )


def _with_short_forms(names: tuple[Name, ...], text: str) -> tuple[Name, ...]:
    """`names`, where "Long Name (LN)" is one name: the curated one of the two, else the long form."""
    kept = list(names)
    for at, (long, short) in enumerate(pairwise(names)):
        if _is_short_for(long, short, text) and not long.is_group:
            meant = short if short.known and not long.known else long
            kept[at], kept[at + 1] = _meaning(long, meant), _meaning(short, meant)
    return tuple(kept)


def _meaning(name: Name, meant: Name) -> Name:
    """`name` at its place, as another wording of `meant`."""
    return replace(name, name=meant.name, kind=meant.kind, known=meant.known, owner=meant.owner, tags=meant.tags)


def _is_short_for(long: Name, short: Name, text: str) -> bool:
    if not re.fullmatch(r" ?\((?:the )?[\"“]?", text[long.end_char : short.start_char]):
        return False
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w.’'-]*", long.surface))
    return len(initials) > 1 and short.surface[0] == initials[0] and set(short.surface) <= set(initials)


def _apart(found: list[Name]) -> tuple[Name, ...]:
    """`found` in order of the text; of two that overlap the longer is kept, else the one earlier in `found`."""
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: name.start_char - name.end_char):
        places = range(name.start_char, name.end_char)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start_char))
