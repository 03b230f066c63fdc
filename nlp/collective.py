"""People who accuse together: known by a collective word, also where the text names one or two of them."""

import re

from nlp.accusation import Accusation
from nlp.document import Name, ReadText
from nlp.gazetteer import entries
from store.vocabulary import EntityKind

_BRINGS_IN = re.compile(r"\b(?:including|among them|such as|like)\W+(?:[\w-]+\W+){0,4}$")
_NEAR = 3


def as_group(one: Accusation, read_text: ReadText) -> tuple[str, ...]:
    """The claimants; of several people, or one whom a collective word brings in, that word."""
    people = [name for name in read_text.names if name.name in one.claimants and _is_private(name)]
    if not one.claimants or {name.name for name in people} != set(one.claimants):
        return one.claimants
    first = next((name for name in people if name.start_char >= one.sentence.start_char), people[-1])
    group = _word_before(first, one, read_text)
    is_brought_in = bool(_BRINGS_IN.search(read_text.text[max(0, first.start_char - 60) : first.start_char]))
    return (group,) if group and (is_brought_in or len(one.claimants) > 1) else one.claimants


def _is_private(name: Name) -> bool:
    """Whether it is a person who speaks for nobody else."""
    entry = entries().get(name.name)
    return name.kind is EntityKind.PERSON and name.speaks_for is None and not (entry and entry.owner)


def _word_before(first: Name, one: Accusation, read_text: ReadText) -> str | None:
    """The last collective word before the first of the people, near the accusation."""
    near = read_text.sentences[max(0, one.sentence.index - _NEAR) : one.sentence.index + 1]
    groups = [
        n.name for s in near for n in s.names if n.is_group and not n.is_reference and n.start_char < first.end_char
    ]
    return groups[-1] if groups else None
