"""From a text to a `ReadText`: blank what is not read, parse, name, resolve references, mark each sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp.document import Name, ReadText, Sentence, SourcePhrase
from nlp.names import curated_in, names_in, names_of
from nlp.pipeline import prepared
from nlp.references import with_references
from nlp.salience import Before
from nlp.sources import Phrase, source_phrases
from nlp.text import Paragraph, blank, is_question, paragraphs_of, readable
from store.records import TextToRead

_BATCH = 8
_CONDITIONAL = re.compile(
    r"^\W*(?:(?:but|and|so|however|even|still|on the other hand|only),? )*(?:if|unless"
    r"|should (?!not\b)[\w’' ]{1,40}? "
    r"(?:be|win|lose|prevail|succeed|find|rule|decide)|were [\w’' ]{1,30} to|had [\w’' ]{1,30} not|suppose"
    r"|assuming)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"(?:(?:people|persons?|sources?|employees|researchers|staff(?:ers)?|executives|officials|insiders"
    r"|analysts|experts|"
    r"lawyers|investigators|individuals)\b[^,;]*|(?:an?|one|two|several|some|multiple) (?:\w+ )?(?:person"
    r"|source|employee|"
    r"official|executive|analyst|people|sources)\b[^,;]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text on its way: as written, what of it is read, its source phrases, and the tokens of the rest."""

    source: TextToRead
    visible: str
    phrases: tuple[Phrase, ...]
    doc: Doc


def read_texts(model: Language, sources: Iterable[TextToRead]) -> Iterator[ReadText]:
    """Each source as a `ReadText`, in order."""
    drafts = ((draft.doc, draft) for draft in (_draft(model, source) for source in sources))
    for doc, draft in model.pipe(drafts, as_tuples=True, batch_size=_BATCH):
        yield _read_text(model, draft, doc)


def _draft(model: Language, source: TextToRead) -> _Draft:
    visible = readable(source.text)
    phrases = source_phrases(visible)
    rest = visible
    for phrase in phrases:
        rest = blank(rest, phrase.start_char, phrase.end_char)
    opening = [phrase.start_char for phrase in phrases if phrase.opens]
    begins = [*(paragraph.start_char for paragraph in paragraphs_of(visible, title=source.title)), *opening]
    return _Draft(source, visible, phrases, prepared(model, rest, begins, opening))


def _read_text(model: Language, draft: _Draft, doc: Doc) -> ReadText:
    paragraphs = paragraphs_of(draft.visible, title=draft.source.title)
    title = curated_in(model, draft.source.title or "", 0)
    told = names_of(doc, title)
    phrases = tuple(_phrase(model, phrase, told) for phrase in draft.phrases)
    names = sorted((*told, *(n for p in phrases for n in p.names)), key=lambda name: name.start_char)
    sentences: list[Sentence] = []
    at = 0
    for span in doc.sents:
        start, end = _bounds(span, draft.visible)
        while at + 1 < len(paragraphs) and paragraphs[at + 1].start_char <= start:
            at += 1
        if start < end:
            heads = paragraphs[at].is_heading
            own = [n for n in names if start <= n.start_char < end and (n.known or not heads)]
            said = tuple(p for p in phrases if start <= p.start_char < end)
            sentences.append(_sentence(draft, span, (start, end), (at, paragraphs[at]), own, said, sentences, title))
    everywhere = tuple(name for sentence in sentences for name in sentence.names)
    return ReadText(source=draft.source, sentences=tuple(sentences), names=everywhere)


def _bounds(span: Span, visible: str) -> tuple[int, int]:
    words = visible[span.start_char : span.end_char]
    start = span.start_char + len(words) - len(words.lstrip())
    return start, span.start_char + len(words.rstrip())


def _sentence(
    draft: _Draft, span: Span, bounds: tuple[int, int], place: tuple[int, Paragraph], names: list[Name],
    phrases: tuple[SourcePhrase, ...], earlier: list[Sentence], title: tuple[Name, ...],
) -> Sentence:  # fmt: skip
    text = draft.source.text[bounds[0] : bounds[1]]
    in_phrase = {n.start_char for phrase in phrases for n in phrase.names}
    subjects = [name for name in names if name.start_char not in in_phrase]
    before = Before([s for s in reversed(earlier[-6:]) if not s.is_heading], draft.source.text, title)
    resolved = with_references(span, subjects, before)
    sources = [name for name in names if name.start_char in in_phrase]
    return Sentence(
        index=len(earlier),
        paragraph=place[0],
        start_char=bounds[0],
        end_char=bounds[1],
        text=text,
        span=span,
        is_heading=place[1].is_heading,
        is_question=is_question(text),
        is_conditional=bool(_CONDITIONAL.match(text)),
        is_boilerplate=place[1].is_boilerplate,
        names=tuple(sorted((*resolved, *sources), key=lambda name: name.start_char)),
        source_phrases=phrases,
    )


def _phrase(model: Language, phrase: Phrase, told: tuple[Name, ...]) -> SourcePhrase:
    anonymous = _ANONYMOUS.search(phrase.words)
    return SourcePhrase(
        start_char=phrase.start_char,
        end_char=phrase.end_char,
        text=phrase.words,
        cue=phrase.cue,
        names=names_in(model, phrase.words, phrase.words_start, told),
        anonymous=anonymous.group().strip() if anonymous else None,
    )
