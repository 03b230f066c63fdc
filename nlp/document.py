"""A text as the parts of the reader see it: sentences with their names, resolved references and parse.

All offsets count code points of the original text. The parts are pure functions from a `ReadText` to findings.
"""

from dataclasses import dataclass, field
from datetime import datetime

from spacy.tokens import Span

from store.records import Span as Passage
from store.records import TextToRead
from store.vocabulary import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A party, outlet or thing at one place of the text, under its canonical name.

    `is_reference` is true where the words are a pronoun or a description ("the company") that was resolved.
    `owner` is the company behind a product or model. `is_group` marks people known by a collective word only
    ("authors"); `tags` are those of the curated list ("outlet_owner", "tech_giant", ...) and of the text's own words.
    `speaks_for` is the party for which the text says that a person speaks.
    """

    name: str
    kind: EntityKind
    start_char: int
    end_char: int
    surface: str
    known: bool = False
    is_reference: bool = False
    is_group: bool = False
    owner: str | None = None
    tags: frozenset[str] = frozenset()
    speaks_for: str | None = None

    @property
    def party(self) -> str:
        """The name under which it takes part in a dispute: a product stands for its company."""
        return self.owner or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """A phrase that names where a sentence comes from ("According to A and B,"); it is blank in the parse."""

    start_char: int
    end_char: int
    text: str
    cue: str
    names: tuple[Name, ...] = ()
    anonymous: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the text: `text == read_text.text[start_char:end_char]`.

    `span` is its parse, without `source_phrases`, whose characters are blank there; token offsets (`token.idx`) are
    those of the original text all the same. `names` are in order and contain resolved references.
    """

    index: int
    paragraph: int
    start_char: int
    end_char: int
    text: str
    span: Span
    is_heading: bool = False
    is_question: bool = False
    is_conditional: bool = False
    is_boilerplate: bool = False
    names: tuple[Name, ...] = ()
    source_phrases: tuple[SourcePhrase, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it creates no finding: a heading, question, conditional or boilerplate."""
        return self.is_heading or self.is_question or self.is_conditional or self.is_boilerplate

    @property
    def passage(self) -> Passage:
        """The whole sentence as a passage."""
        return Passage(start_char=self.start_char, end_char=self.end_char, exact=self.text)

    def name_at(self, char: int) -> Name | None:
        """The name that covers the character at `char`, if any."""
        return next((name for name in self.names if name.start_char <= char < name.end_char), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A whole text, parsed, with the names in it."""

    source: TextToRead
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = field(default=())

    @property
    def text(self) -> str:
        """The original text."""
        return self.source.text

    @property
    def title(self) -> str | None:
        """The headline: context only, never a passage."""
        return self.source.title

    @property
    def published(self) -> datetime | None:
        """When it was published, if known; relative dates count from here."""
        return self.source.published

    def before(self, sentence: Sentence, *, how_many: int = 1) -> tuple[Sentence, ...]:
        """Up to `how_many` sentences before `sentence` in its paragraph, in reading order."""
        first = max(0, sentence.index - how_many)
        return tuple(s for s in self.sentences[first : sentence.index] if s.paragraph == sentence.paragraph)
