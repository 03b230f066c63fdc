"""What the network sees: sentences in a row, every party as a numbered mark and a word for its kind.

Names themselves are hidden, so that nothing can be learnt about a company. Each sentence opens with a mark of its own,
which stands for nobody where somebody accuses or is accused there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nlp.attribution import speaker_of
from nlp.document import Name, ReadText, Sentence
from store.vocabulary import EntityKind

# BERT's vocabulary keeps such tokens free for uses of one's own.
SENTENCE_MARK = "[unused60]"
MARKS = tuple(f"[unused{number}]" for number in range(1, 25))
NOBODY = ""
# Letters of the sentences of one stretch, and how many of those before are told again where a text has several.
_LONGEST = 1500
_TOLD_AGAIN = 2
_LONGEST_SENTENCE = 700
_KIND_WORDS = {
    EntityKind.COMPANY: "company",
    EntityKind.OUTLET: "newspaper",
    EntityKind.PUBLIC_BODY: "agency",
    EntityKind.COURT: "court",
    EntityKind.PERSON: "person",
    EntityKind.PRODUCT: "product",
    EntityKind.DATASET: "dataset",
    EntityKind.PLACE: "place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Sentences of a text as the network reads them.

    `sentences` are their numbers in the text, `texts` their marked words. `parties[i]` is the name behind
    `MARKS[i - 1]`, the first of them nobody. The first `context` sentences were scored with the stretch before.
    """

    sentences: tuple[int, ...]
    texts: tuple[str, ...]
    parties: tuple[str, ...]
    context: int = 0


def stretches_of(read_text: ReadText) -> tuple[Stretch, ...]:
    """The text in stretches, without headings and boilerplate; none where it names no party."""
    told = [s for s in read_text.sentences if not (s.is_heading or s.is_boilerplate)]
    stretches = (_stretch(sentences, context) for sentences, context in _runs(told))
    return tuple(stretch for stretch in stretches if len(stretch.parties) > 1)


def _runs(told: Sequence[Sentence]) -> Iterator[tuple[list[Sentence], int]]:
    run: list[Sentence] = []
    context = 0
    for sentence in told:
        if len(run) > context and sum(map(_length, run)) + _length(sentence) > _LONGEST:
            yield run, context
            run = run[-_TOLD_AGAIN:]
            context = len(run)
        run = [*run, sentence]
    if len(run) > context:
        yield run, context


def _length(sentence: Sentence) -> int:
    return min(len(sentence.text), _LONGEST_SENTENCE)


def _stretch(sentences: Sequence[Sentence], context: int) -> Stretch:
    named = (party_of(name) for s in sentences for name in s.names if name.kind is not EntityKind.PLACE)
    parties = tuple(dict.fromkeys((NOBODY, *named)))[: len(MARKS) + 1]
    return Stretch(
        sentences=tuple(sentence.index for sentence in sentences),
        texts=tuple(f"{SENTENCE_MARK} {_marked(sentence, parties)[:_LONGEST_SENTENCE]}" for sentence in sentences),
        parties=parties,
        context=context,
    )


def party_of(name: Name) -> str:
    """The party under which the network sees a name: a person who speaks for an organisation is that organisation."""
    return speaker_of(name)[0]


def _marked(sentence: Sentence, parties: Sequence[str]) -> str:
    """The words of the sentence with marks for names; several names at one place ("both companies") share its words."""
    pieces: list[str] = []
    char = 0
    for (start, end), same in groupby(sentence.names, key=lambda name: (name.start_char, name.end_char)):
        named = [name for name in same if name.kind is not EntityKind.PLACE and party_of(name) in parties]
        if start >= char + sentence.start_char and named:
            pieces += [sentence.text[char : start - sentence.start_char], _marks(named, parties), " ", _kind(named[0])]
            char = end - sentence.start_char
    return " ".join("".join([*pieces, sentence.text[char:]]).split())


def _marks(named: Iterable[Name], parties: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(MARKS[parties.index(party_of(name)) - 1] for name in named))


def _kind(name: Name) -> str:
    if name.is_group or name.is_reference:
        return name.surface
    if "judge" in name.tags:
        return "judge"
    is_ai = "ai_company" in name.tags and name.kind is EntityKind.COMPANY
    return "AI company" if is_ai else _KIND_WORDS.get(name.kind, "group")
