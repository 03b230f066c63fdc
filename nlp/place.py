"""A reference at its place in a sentence, and the name that it becomes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from nlp.document import Name
from nlp.salience import is_modifier, is_organised
from store.vocabulary import EntityKind

DOCUMENTS = frozenset(
    {"lawsuit", "suit", "complaint", "filing", "claim", "letter", "lawsuits", "suits", "complaints", "filings"}
)
_MAKERS = frozenset({"ai_company", "tech_giant", "generator", "image_generator", "video_generator", "music_generator"})
OWNERS = frozenset(
    {"publisher", "label", "studio", "photo_agency", "collecting_society", "newspaper", "union", "guild"}
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Place:
    """A reference at its place: the sentence, the names in it, offsets in the text, and who cannot be meant."""

    sentence: Span
    names: Sequence[Name]
    start: int
    end: int
    barred: frozenset[str]

    @property
    def here(self) -> list[Name]:
        """The organisations named before it in the sentence that can be meant."""
        return [n for n in self.before if not is_modifier(n, self.sentence.doc)]

    @property
    def before(self) -> list[Name]:
        """The organisations named before it in the sentence that can be meant, those too that only modify a noun."""
        return [n for n in self.names if n.end_char <= self.start and is_organised(n) and n.party not in self.barred]


def makes_ai(name: Name) -> bool:
    """Whether the name is a maker of AI or a product of one."""
    return bool(name.tags & _MAKERS) or (name.kind is EntityKind.PRODUCT and name.owner is not None)


def named_elsewhere(names: Sequence[Name], sentence: Span, start: int) -> frozenset[str]:
    """Who is not meant at `start`: those named later in the sentence, and those named in words quoted before."""
    before = sentence.text[: start - sentence.start_char]
    quoted = [m.span() for m in _QUOTED.finditer(before)]
    places = [(begin + sentence.start_char, end + sentence.start_char) for begin, end in quoted]
    inside = [n for n in names if any(begin <= n.start_char < end for begin, end in places)]
    after = sentence.text[start - sentence.start_char :]
    opens = min((at for mark in '"“' if (at := after.find(mark)) >= 0), default=len(after))
    later = (n for n in names if start < n.start_char < start + opens and n.kind is not EntityKind.PRODUCT)
    return frozenset(n.party for n in [*inside, *later])


def reference(meant: Name, place: Place, text: str) -> Name:
    """The party of `meant` as a name at `place`."""
    return replace(
        meant,
        name=meant.party,
        kind=EntityKind.COMPANY if meant.owner else meant.kind,
        start_char=place.start,
        end_char=place.end,
        surface=text[place.start : place.end],
        is_reference=True,
        owner=None,
    )
