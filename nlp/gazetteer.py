"""The curated names: who they are, what they are also called, and which company stands behind a product.

The names are data in `nlp/lexicon/*.toml`; a new one is a line there.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from nlp.lexicon.descriptions import COMMON_FIRST, GENERIC, PLACES
from store.errors import OnRecordError
from store.vocabulary import EntityKind

AI_ONLY = frozenset({"ai_company", "image_generator", "video_generator", "music_generator"})
AI_AND_GIANTS = AI_ONLY | {"tech_giant"}
_LEXICON = Path(__file__).parent / "lexicon"
# (file, table in it): kind of its entries
_TABLES = {
    ("companies.toml", "entries"): EntityKind.COMPANY,
    ("outlets.toml", "entries"): EntityKind.OUTLET,
    ("products.toml", "entries"): EntityKind.PRODUCT,
    ("products.toml", "datasets"): EntityKind.DATASET,
    ("bodies.toml", "courts"): EntityKind.COURT,
    ("bodies.toml", "bodies"): EntityKind.PUBLIC_BODY,
    ("bodies.toml", "groups"): EntityKind.GROUP,
    ("bodies.toml", "places"): EntityKind.PLACE,
    ("people.toml", "entries"): EntityKind.PERSON,
}
# table of a file of further names: kind of its entries
_FURTHER_TABLES = {
    "companies": EntityKind.COMPANY,
    "outlets": EntityKind.OUTLET,
    "products": EntityKind.PRODUCT,
    "datasets": EntityKind.DATASET,
    "bodies": EntityKind.PUBLIC_BODY,
    "courts": EntityKind.COURT,
    "groups": EntityKind.GROUP,
    "people": EntityKind.PERSON,
}
# The entity recogniser runs after the ruler and knows these labels only.
_LABELS = {
    EntityKind.PERSON: "PERSON",
    EntityKind.PRODUCT: "PRODUCT",
    EntityKind.DATASET: "PRODUCT",
    EntityKind.PLACE: "GPE",
}
_SHORTEST = 3
_SHORTENED = frozenset({EntityKind.COMPANY, EntityKind.GROUP})

# Files of further names; a process reads with one set of names from its start to its end.
_further: list[Path] = []


class NamesError(OnRecordError):
    """A file of further names cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One curated name.

    `shorts` count only where the text has the name too, or one of `beside`; `strict` words are common words as well
    and count only inside a sentence; `sues_as` are the companies through which an owner or a newspaper goes to court,
    so that one suit keeps one name. `wikidata` is the item ("Q95"), where it is certain.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    strict: tuple[str, ...] = ()
    sues_as: tuple[str, ...] = ()
    tags: frozenset[str] = field(default_factory=frozenset)
    owner: str | None = None
    of: str | None = None
    wikidata: str | None = None

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every wording that always means it."""
        return (self.name, *self.aliases)

    @property
    def label(self) -> str:
        """The spaCy label under which the ruler marks it."""
        return _LABELS.get(self.kind, "ORG")


def add_names(path: Path) -> None:
    """Know the names of the TOML file `path` too (docs/names.md), before any pipeline is made in this process.

    Raises NamesError where the file is missing, is no TOML, or has a table or a row that is not understood.
    """
    if path not in _further:
        list(_read_further(path))
        _further.append(path)
        entries.cache_clear()
        short_forms.cache_clear()
        makers_of_ai.cache_clear()


@cache
def entries() -> dict[str, Entry]:
    """All curated names by their canonical name."""
    return {entry.name: entry for entry in _read_all()}


@cache
def short_forms() -> dict[str, tuple[Entry, ...]]:
    """Short forms, each with the entries it may stand for."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries().values():
        for short in entry.shorts:
            found[short] = (*found.get(short, ()), entry)
    return found


def _lone_forms(is_word: Callable[[str], bool]) -> dict[str, Entry]:
    """Short forms that mean one entry even where a text never gives it in full ("Hartmoor" for "Hartmoor Press")."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries().values():
        for form in shorter(entry.name) if entry.kind in _SHORTENED else ():
            found[form].append(entry)
    taken = {surface for entry in entries().values() for surface in (*entry.surfaces, *entry.shorts)}
    sure = (form for form in found if form not in taken and _is_sure(form, is_word))
    return {form: found[form][0] for form in sure if len(found[form]) == 1}


def _is_sure(form: str, is_word: Callable[[str], bool]) -> bool:
    """Whether the form is long enough, ends in a name, and is no word of the language."""
    words = form.split()
    return len(form) > _SHORTEST and words[-1][0].isupper() and not all(is_word(word.lower()) for word in words)


def shorter(name: str) -> Iterator[str]:
    """What is left of an organisation's name without the words at its end that it can do without, longest first."""
    words = name.removeprefix("The ").replace(",", "").split()
    while len(words) > 1 and words[-1] in GENERIC:
        words.pop()
        if not (len(words) == 1 and words[0] in COMMON_FIRST | PLACES):
            yield " ".join(words)


@cache
def makers_of_ai(tags: frozenset[str]) -> re.Pattern[str]:
    """The curated companies with one of `tags`, and their products; names that are common words too are left out."""
    known = entries()
    makers = [e for e in known.values() if tags & (e.tags | (known[e.owner].tags if e.owner else frozenset()))]
    surfaces = {re.escape(surface) for e in makers for surface in e.surfaces if surface not in e.strict}
    return re.compile(rf"\b(?:{'|'.join(sorted(surfaces, key=len, reverse=True))})\b")


def in_court(parties: Iterable[str]) -> tuple[str, ...]:
    """The names under which `parties` go to court, once each and in order."""
    known = entries()
    named = (name for party in parties for name in (known[party].sues_as if party in known else ()) or (party,))
    return tuple(dict.fromkeys(named))


def patterns(is_word: Callable[[str], bool] = lambda _: True) -> list[dict[str, str]]:
    """Patterns for spaCy's EntityRuler; the id is the canonical name, or "short:" and the short form.

    Names that are no words by `is_word` have "lone:" patterns for their short forms as well.
    """
    found = [
        {"label": entry.label, "pattern": surface, "id": entry.name}
        for entry in entries().values()
        for surface in _written(entry.surfaces)
    ]
    taken = {row["pattern"] for row in found}
    shorts = [short for short in _written(tuple(short_forms())) if short not in taken]
    found += [{"label": "ORG", "pattern": short, "id": f"short:{short}"} for short in shorts]
    return found + [{"label": "ORG", "pattern": f, "id": f"lone:{e.name}"} for f, e in _lone_forms(is_word).items()]


def _read_all() -> Iterator[Entry]:
    for (file, table), kind in _TABLES.items():
        for row in tomllib.loads((_LEXICON / file).read_text(encoding="utf-8"))[table]:
            yield _entry(row, kind)
    for path in _further:
        yield from _read_further(path)


def _read_further(path: Path) -> Iterator[Entry]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NamesError(f"{path}: no file of names ({error}); docs/names.md shows one") from None
    for table, rows in tables.items():
        if table not in _FURTHER_TABLES:
            raise NamesError(f"{path}: table {table!r} is none of {', '.join(_FURTHER_TABLES)}")
        for number, row in enumerate(rows, start=1):
            if not isinstance(row, dict) or not isinstance(row.get("name"), str):
                raise NamesError(f'{path}: row {number} of {table!r} has no "name" that is a string')
            yield _entry(row, _FURTHER_TABLES[table])


def _entry(row: dict[str, Any], kind: EntityKind) -> Entry:
    many = {key: tuple(row.get(key, ())) for key in ("aliases", "shorts", "beside", "strict", "sues_as")}
    one = {key: row.get(key) for key in ("owner", "of", "wikidata")}
    told: dict[str, Any] = {**many, **one, "tags": frozenset(row.get("tags", ()))}
    return Entry(name=row["name"], kind=kind, **told)


def _written(surfaces: tuple[str, ...]) -> list[str]:
    """Each surface once, also with the curly apostrophe that coverage prints."""
    return list(dict.fromkeys(form for s in surfaces for form in (s, s.replace("'", "’"))))
