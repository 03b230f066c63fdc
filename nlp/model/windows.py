"""What the model sees: one sentence with the two before it, every party as a numbered mark and a word for its kind.

Names themselves are hidden, so that nothing can be learnt about a company. Mark 0 stands for nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from nlp.attribution import speaker_of
from nlp.document import Name, ReadText, Sentence
from store.vocabulary import EntityKind

# BERT's vocabulary keeps such tokens free for uses of one's own.
MARKS = tuple(f"[unused{number}]" for number in range(1, 14))
NOBODY = ""
_SEPARATOR = " [SEP] "
_CONTEXT = 2
_LONGEST_CONTEXT = 420
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
class Window:
    """One sentence as the model reads it; `parties[i]` is the name behind `MARKS[i]`, the first of them nobody.

    The first `in_sentence` of them (nobody among them) are named in the sentence itself, the others only before it.
    """

    sentence: int
    text: str
    parties: tuple[str, ...]
    in_sentence: int = len(MARKS)


def windows_of(read_text: ReadText) -> tuple[Window, ...]:
    """A window for each sentence that can carry a finding: it, or one of those before, names a party."""
    told = [s for s in read_text.sentences if not (s.is_heading or s.is_boilerplate)]
    near = ((sentence, told[max(0, at - _CONTEXT) : at]) for at, sentence in enumerate(told))
    windows = (_window(sentence, before) for sentence, before in near if not sentence.says_nothing)
    return tuple(window for window in windows if len(window.parties) > 1)


def _window(sentence: Sentence, before: Sequence[Sentence]) -> Window:
    here = _with_parties([NOBODY], sentence.names)
    parties = _with_parties(here, [name for earlier in before for name in earlier.names])
    context = " ".join(_marked(earlier, parties) for earlier in before)[-_LONGEST_CONTEXT:]
    words = f"{MARKS[0]} {_marked(sentence, parties)[:_LONGEST_SENTENCE]}"
    text = f"{context}{_SEPARATOR}{words}"
    return Window(sentence=sentence.index, text=text, parties=tuple(parties), in_sentence=len(here))


def _with_parties(known: Sequence[str], names: Iterable[Name]) -> list[str]:
    named = (party_of(name) for name in names if name.kind is not EntityKind.PLACE)
    return list(dict.fromkeys((*known, *named)))[: len(MARKS)]


def party_of(name: Name) -> str:
    """The party under which the model sees a name: a person who speaks for an organisation is that organisation."""
    return speaker_of(name)[0]


def _marked(sentence: Sentence, parties: Sequence[str]) -> str:
    """The words of the sentence with marks for names; several names at one place ("both companies") share its words."""
    pieces: list[str] = []
    char = 0
    for (start, end), same in groupby(sentence.names, key=lambda name: (name.start_char, name.end_char)):
        named = [name for name in same if party_of(name) in parties]
        if start >= char + sentence.start_char and named:
            marks = " ".join(dict.fromkeys(MARKS[parties.index(party_of(name))] for name in named))
            pieces += [sentence.text[char : start - sentence.start_char], marks, " ", _kind_word(named[0])]
            char = end - sentence.start_char
    return " ".join("".join([*pieces, sentence.text[char:]]).split())


def _kind_word(name: Name) -> str:
    if name.is_group or name.is_reference:
        return name.surface
    if "judge" in name.tags:
        return "judge"
    is_ai = "ai_company" in name.tags and name.kind is EntityKind.COMPANY
    return "AI company" if is_ai else _KIND_WORDS.get(name.kind, "group")
