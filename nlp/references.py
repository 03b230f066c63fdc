"""Who is meant by "the company", "the Chinese start-up", "a spokesperson": resolved by rule to a name said before."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from nlp.document import Name
from nlp.lexicon.descriptions import MODIFIERS, NOUNS
from nlp.organisations import NOUN
from nlp.place import DOCUMENTS, OWNERS, Place, makes_ai, named_elsewhere, reference
from nlp.pronouns import pronouns_in
from nlp.salience import Before, alone, distinct, head_of, is_fitting, is_organised, is_subject_of
from nlp.several import several
from store.vocabulary import EntityKind

_DESCRIPTION = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|(?<=ing )that(?! the\b)) (?P<words>(?:[\w’'.-]+ ){{0,3}}?)(?P<noun>{NOUN})\b"
    r"(?!-| (?:behind|of (?!\w+ing\b)|[A-Z]))"
)
_ADVERB_WORDS = re.compile(
    r"\b(?:of|for|from|with|and|that|the|same|in|is|to|a|an|other|new|first|parent|only|best|largest|second|third|on|at"
    r"|by|was|has|had|are|were|it|its|their|if|when|which|who|said|says|two|three|latter|former|entire|whole|smaller|larger"
    r"|bigger|older|younger|rival|another|accused|suing)\b"
)
_WILL_SPEAK = r"(?:spokes(?:person|man|woman|people)|representatives?)"
_SPEAKER = re.compile(
    rf"\b(?:[Aa]|[Tt]he|[Oo]ne)(?: \w+)? (?:(?:company|firm|group|start-?up)[’']?s? )?{_WILL_SPEAK}\b"
    r"(?! (?:for|of|at|from)\b)"
)
_LEGAL = re.compile(r"alleg|accus|claim|argu|contend|su(?:es|ed|ing)$|charg")
# What the accused does as well: "A argued that the company ..." can be about either.
_ARGUES = re.compile(r"claim|argu|contend")
_SAYS = re.compile(r"sa(?:y|ys|id)$|told|tells?$|add|stat|writes?$|wrote|believ|not(?:es|ed)$|insist|confirm|announc")


def with_references(sentence: Span, names: Sequence[Name], before: Before) -> tuple[Name, ...]:
    """`names` of `sentence` and what refers to them or to those named `before`, in order."""
    plural = several(sentence, names, before)
    said = [n for n in names if not (n.is_group and _is_covered(n, plural))]
    said = _with(said, plural)
    said = _with(said, [*_descriptions(sentence, said, before), *_speakers(sentence, said, before)])
    return tuple(_with(said, list(pronouns_in(sentence, said, before))))


def _with(names: Sequence[Name], found: Sequence[Name]) -> list[Name]:
    """`names` and those of `found` that stand where none of them does, in order; "the U.S. start-up" is no place."""
    placed = [name for name in names if name.kind is not EntityKind.PLACE]
    free = list(_apart([name for name in found if not _is_covered(name, placed)]))
    places = [name for name in names if name.kind is EntityKind.PLACE and not _is_covered(name, free)]
    return sorted((*placed, *places, *free), key=lambda name: name.start_char)


def _is_covered(name: Name, others: Sequence[Name]) -> bool:
    return any(name.start_char < other.end_char and other.start_char < name.end_char for other in others)


def _apart(found: Sequence[Name]) -> Iterator[Name]:
    """`found` without those that overlap a longer one; names of one plural share their place."""
    for name in found:
        span = (name.start_char, name.end_char)
        others = [
            n for n in found if (n.start_char, n.end_char) != span and n.end_char - n.start_char > span[1] - span[0]
        ]
        if not _is_covered(name, others):
            yield name


def _descriptions(sentence: Span, names: Sequence[Name], before: Before) -> Iterator[Name]:
    for match in _DESCRIPTION.finditer(sentence.text):
        start, end = sentence.start_char + match.start(), sentence.start_char + match.end()
        place = Place(sentence, names, start, end, named_elsewhere(names, sentence, start))
        is_plain = not _ADVERB_WORDS.search(match["words"]) and not _is_before_noun(end, sentence)
        if is_plain and (meant := _described(match, place, before)):
            yield reference(meant, place, before.text)


def _described(match: re.Match[str], place: Place, before: Before) -> Name | None:
    words = (match["noun"], _modifiers(match["words"]))
    fitting = [name for name in place.here if is_fitting(name, *words)]
    noun = _token_at(place.sentence, place.sentence.start_char + match.start("noun"))
    doers = _doers(noun, place)
    single = {name.party for name in alone(place.names, before.text)}
    others = [name for name in fitting if name.party in single - doers]
    if others:
        is_subject = noun is not None and noun.dep_ == "nsubj" and noun.head.dep_ in ("ROOT", "conj")
        return _other_than_speaker(others[0] if is_subject else others[-1], place, before, words)
    if {name.party for name in place.before if is_fitting(name, *words)} & single - doers:
        return None
    only = before.only_other(place.here, place.barred) if not words[1] and NOUNS[words[0]] else None
    return before.nearest(*words, place.barred | doers) or only


def _modifiers(words: str) -> list[str]:
    """The words before a noun that tell which one is meant: a country, a trade."""
    return [word for word in words.split() if word in MODIFIERS or (word[0].isupper() and not word.endswith("-based"))]


def _token_at(sentence: Span, char: int) -> Token | None:
    return next((token for token in sentence if token.idx == char), None)


def _doers(noun: Token | None, place: Place) -> frozenset[str]:
    """The subjects of the verb whose object the noun is: who does something to the company is not the company."""
    if noun is None or noun.dep_ not in ("dobj", "dative", "pobj", "iobj"):
        return frozenset()
    verb = noun.head.head if noun.head.dep_ in ("prep", "dative", "agent") else noun.head
    return frozenset(name.party for name in place.before if is_subject_of(name, verb))


def _other_than_speaker(nearest: Name, place: Place, before: Before, words: tuple[str, list[str]]) -> Name | None:
    """Whom "the company" means after "A alleges that": another, if there is one; after "A says that" a maker of AI."""
    verb = _verb_of(nearest, place.sentence)
    is_paper = verb is not None and verb.lower_ in DOCUMENTS
    if (
        verb is None
        or place.start < verb.idx
        or not (is_paper or _LEGAL.match(verb.lower_) or _SAYS.match(verb.lower_))
    ):
        return nearest
    speakers = frozenset(n.party for n in place.here if is_subject_of(n, verb)) | {nearest.party}
    others = before.all_fitting(*words, barred=place.barred | speakers)
    if others and makes_ai(nearest) and _ARGUES.match(verb.lower_):
        return None
    if not others:
        return nearest if len(speakers) == 1 and not is_paper else None
    if is_paper or _LEGAL.match(verb.lower_):
        return before.nearest(*words, barred=place.barred | speakers)
    makers = [name for name in others if makes_ai(name)]
    return makers[0] if len(makers) == 1 and nearest.tags & OWNERS else None


def _verb_of(name: Name, sentence: Span) -> Token | None:
    """The verb whose subject the name is, or the paper of its that says something ("A's complaint")."""
    head = head_of(name, sentence.doc)
    while head is not None and head.dep_ == "conj":
        head = head.head
    is_author = head is not None and head.dep_ == "poss" and head.head.lower_ in DOCUMENTS
    return head.head if head is not None and (head.dep_ == "nsubj" or is_author) else None


def _speakers(sentence: Span, names: Sequence[Name], before: Before) -> Iterator[Name]:
    """The party of "a company spokesperson" and "a spokeswoman", where only one can be meant."""
    for match in _SPEAKER.finditer(sentence.text):
        start, end = sentence.start_char + match.start(), sentence.start_char + match.end()
        place = Place(sentence, names, start, end, frozenset())
        here = distinct([n for n in names if is_organised(n) and n.kind is not EntityKind.OUTLET])
        meant = here[0] if len(here) == 1 else None if here else before.topic()
        if meant:
            yield reference(meant, place, before.text)


def _is_before_noun(end: int, sentence: Span) -> bool:
    """Whether the word that ends at `end` stands before the noun it belongs to ("the business models")."""
    word = next((token for token in sentence if token.idx + len(token) == end), None)
    return word is not None and word.dep_ == "compound" and word.head.idx > word.idx
