"""What the network sees: sentences in a row, every party as a numbered mark and a word for its kind.

Names themselves are hidden, so that nothing can be learnt about a company. Each sentence opens with a mark of its own,
which stands for nobody where somebody accuses or is accused there; a mark stands before each date too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from nlp.attribution import speaker_of
from nlp.dates import FoundDate, dates_of
from nlp.document import Name, ReadText, Sentence
from store.records import DateSpan
from store.vocabulary import EntityKind

# BERT's vocabulary keeps such tokens free for uses of one's own.
SENTENCE_MARK, DATE_MARK = "[unused60]", "[unused61]"
MARKS = tuple(f"[unused{number}]" for number in range(1, 25))
# A text that holds such a token itself must not pass for a mark.
_TOKEN = re.compile(r"\[(?=[A-Za-z]+\d*\])")
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
    `MARKS[i - 1]`, the first of them nobody. `dates[j]` are the dates in sentence j, each behind a `DATE_MARK`. The
    first `context` sentences were scored with the stretch before.
    """

    sentences: tuple[int, ...]
    texts: tuple[str, ...]
    parties: tuple[str, ...]
    dates: tuple[tuple[DateSpan, ...], ...]
    context: int = 0


def stretches_of(read_text: ReadText) -> tuple[Stretch, ...]:
    """The text in stretches, without headings and boilerplate; none where it names no party."""
    told = [s for s in read_text.sentences if not (s.is_heading or s.is_boilerplate)]
    stretches = (_stretch(sentences, context, read_text.published) for sentences, context in _runs(told))
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


def _stretch(sentences: Sequence[Sentence], context: int, published: datetime | None) -> Stretch:
    named = (party_of(name) for s in sentences for name in s.names if name.kind is not EntityKind.PLACE)
    parties = tuple(dict.fromkeys((NOBODY, *named)))[: len(MARKS) + 1]
    dates = [_past_dates(sentence, published) for sentence in sentences]
    marked = [_marked(sentence, parties, own) for sentence, own in zip(sentences, dates, strict=True)]
    return Stretch(
        sentences=tuple(sentence.index for sentence in sentences),
        texts=tuple(f"{SENTENCE_MARK} {words[:_LONGEST_SENTENCE]}" for words in marked),
        parties=parties,
        dates=tuple(tuple(one.span for one in own) for own in dates),
        context=context,
    )


def _past_dates(sentence: Sentence, published: datetime | None) -> list[FoundDate]:
    """The dates told in the sentence, without those to come, those of which no day is known and those within names."""
    found = dates_of(sentence.text, published)
    told = [d for d in found if d.span.first and (published is None or d.span.first <= published.date())]
    named = [(n.start_char - sentence.start_char, n.end_char - sentence.start_char) for n in sentence.names]
    return [d for d in told if not any(start < d.end_char and d.start_char < end for start, end in named)]


def party_of(name: Name) -> str:
    """The party under which the network sees a name: a person who speaks for an organisation is that organisation."""
    return speaker_of(name)[0]


def _marked(sentence: Sentence, parties: Sequence[str], dates: Iterable[FoundDate]) -> str:
    """The words of the sentence with marks for names and before dates.

    Several names at one place ("both companies") share its words.
    """
    marks = [(date.start_char, date.start_char, DATE_MARK) for date in dates]
    for (start, end), same in groupby(sentence.names, key=lambda name: (name.start_char, name.end_char)):
        named = [name for name in same if name.kind is not EntityKind.PLACE and party_of(name) in parties]
        if named:
            words = f"{_marks(named, parties)} {_kind(named[0])}"
            marks.append((start - sentence.start_char, end - sentence.start_char, words))
    pieces: list[str] = []
    char = 0
    for start, end, words in sorted(marks):
        if start >= char:
            pieces += [_TOKEN.sub("(", sentence.text[char:start]), f" {words} " if end == start else words]
            char = end
    return " ".join("".join([*pieces, _TOKEN.sub("(", sentence.text[char:])]).split())


def _marks(named: Iterable[Name], parties: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(MARKS[parties.index(party_of(name)) - 1] for name in named))


def _kind(name: Name) -> str:
    if name.is_group or name.is_reference:
        return name.surface
    if "judge" in name.tags:
        return "judge"
    is_ai = "ai_company" in name.tags and name.kind is EntityKind.COMPANY
    return "AI company" if is_ai else _KIND_WORDS.get(name.kind, "group")
