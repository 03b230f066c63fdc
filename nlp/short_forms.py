"""Short forms of names told in full elsewhere in the text: "Hartmoor" of Hartmoor Press, "the Post", a surname."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.document import Name
from nlp.gazetteer import shorter
from nlp.lexicon.descriptions import COMMON_FIRST, PAPERS, PLACES
from store.vocabulary import EntityKind

_ORGANISED = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.GROUP})
# "Hartmoor Hill" is no "Hartmoor".
_NOT_LONGER = r"(?![\w-]|[’'](?!s?\b)|\.\w|,? (?:Jr|Sr)\b| (?!(?:CEO|AI)\b)[A-Z][a-z]+)"
_SHORTEST = 3


def said_again(names: Sequence[Name], text: str, title: Sequence[Name] = ()) -> tuple[Name, ...]:
    """`names` with every other place where `text` says one of them or of the `title` again, in full or for short."""
    return _with(names, again_in(text, [*names, *title]))


def again_in(words: str, names: Sequence[Name]) -> list[Name]:
    """Every place where `words` say one of `names`, in full or for short."""
    forms = _forms(names, words)
    if not forms:
        return []
    wording = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    places = re.compile(rf"(?<![\w’'@/.-])(?:{wording}){_NOT_LONGER}")
    return [_again(match, forms) for match in places.finditer(words)]


def _again(match: re.Match[str], forms: Mapping[str, Name]) -> Name:
    meant = forms[match.group()]
    return replace(meant, start_char=match.start(), end_char=match.end(), surface=match.group())


def _with(names: Sequence[Name], again: Sequence[Name]) -> tuple[Name, ...]:
    """`again` takes the place of candidates that are no longer, and what is free; curated names and groups stay."""
    fixed = [n for n in names if n.known or n.is_group]
    loose = [n for n in names if not (n.known or n.is_group)]
    kept = [a for a in again if not any(_overlap(a, n) for n in fixed) and not any(_inside(a, n) for n in loose)]
    left = [n for n in loose if not any(_overlap(a, n) for a in kept)]
    return tuple(sorted((*fixed, *left, *kept), key=lambda name: name.start_char))


def _overlap(one: Name, other: Name) -> bool:
    return one.start_char < other.end_char and other.start_char < one.end_char


def _inside(one: Name, other: Name) -> bool:
    """Whether `one` is a part of the longer `other`, which another word of the text may be about."""
    return _overlap(one, other) and other.end_char - other.start_char > one.end_char - one.start_char


def _forms(names: Sequence[Name], text: str) -> dict[str, Name]:
    """Each form that means one name of the text only."""
    found: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        if not name.is_group:
            for form in _forms_of(name, text):
                found[form].setdefault(name.name, name)
    meant = {form: _longer(by, form) for form, by in found.items()}
    own = {name.surface for name in names if name.known}
    return {form: min(by.values(), key=_rank) for form, by in meant.items() if form not in own and _is_one(by)}


def _longer(by: dict[str, Name], form: str) -> dict[str, Name]:
    """`by` without a candidate that is the short form itself, where it is one of a longer name."""
    return {name: one for name, one in by.items() if name != form or one.known} or by


def _is_one(by: Mapping[str, Name]) -> bool:
    """Whether all of `by` are one: an organisation and a person of one name are the organisation, if it is told."""
    sure = [name for name in by.values() if name.known or name.tags]
    return len(by) == 1 or len(sure) == 1


def _rank(name: Name) -> tuple[bool, bool, int]:
    return (not name.known, not name.tags, name.start_char)


def _forms_of(name: Name, text: str) -> Iterator[str]:
    if name.kind is EntityKind.PERSON:
        yield from _of_person(name)
    elif name.kind in _ORGANISED:
        forms = _of_organisation(name)
        yield from (form for form in forms if len(form) >= _SHORTEST and not _is_common(form, text))


def _of_person(name: Name) -> Iterator[str]:
    words = re.sub(r",? (?:Jr|Sr)\.?$", "", name.name).split()
    if len(words) > 1:
        yield " ".join(words)
        if len(words[-1]) >= _SHORTEST and words[-1].isalpha():
            yield words[-1]


def _of_organisation(name: Name) -> Iterator[str]:
    if not name.known:
        yield name.surface
    yield from shorter(name.surface)
    words = name.surface.removeprefix("The ").removeprefix("the ").split()
    if len(words) > 1 and (name.known or name.tags) and words[0] not in COMMON_FIRST | PLACES:
        yield words[0].rstrip(",")
    if name.kind is EntityKind.OUTLET and words[-1] in PAPERS and len(words) > 1:
        yield from (f"the {words[-1]}", f"The {words[-1]}")
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > _SHORTEST - 1 and len(words) > _SHORTEST - 1:
        yield initials


def _is_common(form: str, text: str) -> bool:
    """Whether the form is a word that the text writes small as well."""
    return " " not in form and form.isalpha() and bool(re.search(rf"\b{form.lower()}\b", text)) and not form.islower()
