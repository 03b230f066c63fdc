"""Names in a parsed text: the curated ones, candidates the recogniser found, and people known by a collective word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.document import Name
from nlp.gazetteer import Entry, entries, short_forms
from nlp.groups import groups_in
from nlp.organisations import Known, told_names, with_tags
from nlp.people import with_roles
from nlp.short_forms import again_in, said_again
from store.vocabulary import EntityKind

_CANDIDATES = {"ORG": EntityKind.COMPANY, "PERSON": EntityKind.PERSON}
# What the recogniser takes for an organisation and is none.
_NO_NAME = re.compile(
    r"AI|A\.I\.|API|CEO|CTO|COO|LLMs?|GPU|LLC|VPN|PDF|GenAI|AGI|DMCA|NDA|IP|Terms|Big Tech|Internet|Hollywood"
    r"|Plaintiffs?|Defendants?|Copyright|Copyright Act|[a-z0-9\W].*|.{0,2}|.*\b(?:Act|Court|Judge|Law|Section)\b.*"
    r"|.* v\..*"
    r"|.* [-–—] .*"
    r"|Update|Search|Tasks|Channels|Studio|Magistrate|Nobody|House|Senate|Lords|TWEET|TWITTER|American|Customs|Times"
    r"|(?:\w+ )?Circuit|Mac|Android|Households|Writers|Publishers|Practitioners|Customs|Trade|None|Finance|Shares",
    re.DOTALL,
)
# A case is named after the surname of its plaintiff: a private person, unless the name is curated.
_CAPTION = re.compile(r"\b(?P<surname>[A-Z][\w’-]+)(?:,? et al\.?,?)? (?:v\.?|vs\.?) (?=[A-Z])")
# Labels of the recogniser for what is no organisation.
_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY"})
_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC", "LANGUAGE"})
_PEOPLE = frozenset({"PERSON"})
_OTHERS = (_NUMBERS, _PLACES, _PEOPLE)
# Penn Treebank tags of proper nouns.
_PROPER = frozenset({"NNP", "NNPS"})


def names_of(doc: Doc, title: Sequence[Name] = ()) -> tuple[Name, ...]:
    """The names of `doc` in order, none overlapping, also those said for short that only the `title` has in full.

    `doc` was parsed by `nlp.pipeline`.
    """
    text = doc.text
    said = [ent for ent in doc.ents if ent.ent_id_]
    curated = [name for ent in said for name in _curated(ent, said)]
    people = _people(doc, text)
    told = list(told_names(text, _known(doc, text, curated)))
    others = [_candidate(ent, people) for ent in doc.ents if _is_candidate(ent)]
    groups = groups_in(text, people)
    found = _with_short_forms(_apart([*groups[0], *curated, *groups[1], *told, *others]), text)
    again = said_again(with_tags(found, text), text, title)
    return with_roles(with_tags(again, text), text)


def _known(doc: Doc, text: str, curated: Sequence[Name]) -> Known:
    """What stands where: curated names and numbers are nobody else's, places and people hardly ever."""
    spans = {label: [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in label] for label in _OTHERS}
    return Known(
        fixed=(*((name.start_char, name.end_char) for name in curated), *spans[_NUMBERS]),
        places=tuple(spans[_PLACES]),
        people=tuple(span for span in spans[_PEOPLE] if " " in text[slice(*span)]),
        surnames=tuple(span for span in spans[_PEOPLE] if " " not in text[slice(*span)]),
    )


def curated_in(model: Language, words: str, offset: int) -> tuple[Name, ...]:
    """The curated names in `words`, which stand at `offset` of the text."""
    doc = model.get_pipe("entity_ruler")(model.make_doc(words))
    said = [ent for ent in doc.ents if ent.ent_id_]
    return tuple(_moved(name, offset) for ent in said for name in _curated(ent, said))


def names_in(model: Language, words: str, offset: int, told: Sequence[Name]) -> tuple[Name, ...]:
    """The names in `words`, which stand at `offset`: curated ones, those the text has told, and collective words."""
    curated = curated_in(model, words, 0)
    again = again_in(words, told)
    groups = groups_in(words, {})
    return tuple(_moved(name, offset) for name in _apart([*groups[0], *curated, *again, *groups[1]]))


def _curated(ent: Span, said: Sequence[Span]) -> Iterator[Name]:
    entry = _meant(ent, said)
    if entry and not _is_common_word(ent, entry):
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


def _is_common_word(ent: Span, entry: Entry) -> bool:
    """Whether a strict word is used as a common one, or a short form as part of a longer name."""
    if ent.ent_id_.startswith("lone:"):
        after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
        return ent[-1].tag_ not in _PROPER or (after is not None and after.tag_ in _PROPER and after.text[0].isupper())
    return ent.text in entry.strict and (ent[0].is_sent_start or ent[0].tag_ not in _PROPER)


def _meant(ent: Span, said: Sequence[Span]) -> Entry | None:
    """The entry of a ruler's id; a short form means that one of its entries which is named, or told beside, nearest."""
    if not ent.ent_id_.startswith("short:"):
        return entries()[ent.ent_id_.removeprefix("lone:")]
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


def _people(doc: Doc, text: str) -> dict[str, str]:
    """Full names of the text by their last word, and surnames after which a case is called ("Doe v. Example")."""
    full = [_bare(ent.text) for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    captions = {match["surname"]: match["surname"] for match in _CAPTION.finditer(text)}
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
