"""What a cue says by the parse: the content that its frame in `nlp/lexicon/speech.py` allows after or before it."""

from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Token

from nlp.lexicon import speech
from nlp.quotation.reach import enclosing, in_order, joined
from nlp.quotation.words import Run, has_subject, has_to, is_passive, lemma, run_of


class Said(NamedTuple):
    """The content of a cue as runs of tokens, and the frame that gave it."""

    frame: str
    runs: tuple[Run, ...]


NOTHING = Said("", ())


def content_of(cue: Token) -> Said:
    """What `cue` attributes by the parse; NOTHING where its frame asks for more."""
    reading = _READINGS.get(cue.pos_)
    said = reading(cue) if reading else NOTHING
    return _without_preposition(cue, said) if said.runs else NOTHING


def _without_preposition(cue: Token, said: Said) -> Said:
    """The content without a preposition right after the cue, which belongs to the cue: "called for"."""
    (first, end), *rest = said.runs
    if first != cue.i + 1 or cue.doc[first].dep_ != "prep" or end == first + 1 or said.frame == "object":
        return said
    return Said(said.frame, ((first + 1, end), *rest))


def _of_verb(verb: Token) -> Said:
    name = lemma(verb)
    if any(child.dep_ == "prt" and child.lower_ in speech.PARTICLES.get(name, ()) for child in verb.rights):
        return NOTHING
    if is_passive(verb):
        return Said("passive", _of_passive(verb, name))
    frame, pieces = _pieces(verb, name)
    if pieces:
        return Said(frame, joined(verb, pieces))
    if not has_subject(verb):
        return NOTHING
    enclosed = enclosing(verb) if name in speech.PARENTHETIC else ()
    if enclosed or name not in speech.SAYING:
        return Said("parenthesis", enclosed)
    return Said("order", in_order(verb))


def _pieces(verb: Token, name: str) -> tuple[str, list[Token]]:
    """The dependents that are content, in order of the text; the first frame that fits decides."""
    children = list(verb.children)
    clauses = [child for child in children if _is_clause(child, name)]
    if clauses:
        return "clause", clauses
    objects = [child for child in children if child.dep_ in ("dobj", "oprd", "attr") and child.i > verb.i]
    infinitives = [child for child in children if _is_infinitive(child, name)]
    if infinitives:
        objects += [child for child in children if child.lower_ == "on" and _is_phrase(child, name)]
        return "infinitive", infinitives if name in speech.TELLING_TO else [*objects, *infinitives]
    second = [child for child in children if child.dep_ in ("oprd", "ccomp", "xcomp", "acomp") and child.i > verb.i]
    if name in speech.PREDICATE and second:
        return "predicate", [*(child for child in children if child.dep_ == "dobj"), *second]
    more = [child for child in children if objects and _goes_with_object(child, name)]
    if more or any(_is_stated(child, name) for child in objects):
        return "object", [*objects, *more]
    return "preposition", [child for child in children if _is_phrase(child, name)]


def _is_clause(child: Token, name: str) -> bool:
    if child.dep_ == "ccomp":
        return name in speech.CLAUSE or (name in speech.INFINITIVE and has_to(child))
    if child.dep_ == "advcl":
        return name in speech.ASKING and any(left.lower_ in ("if", "whether") for left in child.lefts)
    if child.dep_ != "xcomp" or has_to(child):
        return False
    return name in (speech.GERUND if child.tag_ == "VBG" else speech.SAYING)


def _is_infinitive(child: Token, name: str) -> bool:
    after = child.i > child.head.i and has_to(child)
    return name in speech.INFINITIVE and child.dep_ in ("xcomp", "advcl") and after


def _is_phrase(child: Token, name: str) -> bool:
    if child.dep_ != "prep" or child.i < child.head.i:
        return False
    is_negated = any(left.dep_ == "neg" for left in child.head.lefts)
    return child.lower_ in speech.PREPOSITIONS.get(name, ()) or (
        is_negated and child.lower_ in speech.NEGATED.get(name, ())
    )


def _is_stated(child: Token, name: str) -> bool:
    """Whether an object alone is what is said: long enough to be, or named in the lexicon."""
    if name in speech.OBJECT:
        first, last = run_of(child)
        return last - first >= speech.SHORTEST_OBJECT
    return lemma(child) in speech.OBJECTS_OF.get(name, ())


def _goes_with_object(child: Token, name: str) -> bool:
    return child.dep_ == "prep" and child.lower_ in speech.OBJECT_WITH.get(name, ())


def _of_passive(verb: Token, name: str) -> tuple[Run, ...]:
    """The content of a passive, of which the subject is part: "X was accused of theft", "X is expected to"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    after = [child for child in verb.rights if _is_said_of(child, name)]
    if after:
        runs = [] if subject is None or _is_told(subject, name, after) else [run_of(subject)]
        return (*runs, *joined(verb, after))
    by = any(child.dep_ == "agent" for child in verb.children)
    is_stated = name in speech.OBJECT or name in speech.PASSIVE_BY
    return (run_of(subject),) if by and subject is not None and is_stated else ()


def _is_said_of(child: Token, name: str) -> bool:
    if child.dep_ == "xcomp":
        return name in speech.PASSIVE_INFINITIVE and has_to(child)
    if child.dep_ == "oprd":
        return name in speech.PREDICATE and child.head.dep_ != "acl"
    if _goes_with_object(child, name):
        return name not in speech.SEEN
    return _is_clause(child, name) or _is_phrase(child, name)


def _is_told(subject: Token, name: str, after: list[Token]) -> bool:
    if name in speech.TELLING:
        return True
    return subject.lower_ == "it" and any(piece.dep_ == "ccomp" for piece in after)


def _of_noun(noun: Token) -> Said:
    name = lemma(noun)
    return Said("noun", tuple(run_of(child) for child in noun.rights if _completes(child, name))[:1])


def _completes(child: Token, name: str) -> bool:
    """Whether `child` says what a claim, a promise or an accusation is."""
    if child.dep_ == "prep":
        return child.lower_ in speech.NOUN_PREPOSITIONS.get(name, ())
    if child.dep_ == "acl" and has_to(child):
        return name in speech.NOUN_INFINITIVE
    opens = any(left.dep_ == "mark" and left.lower_ in ("that", "whether") for left in child.lefts)
    return name in speech.NOUN_CLAUSE and child.dep_ in ("acl", "ccomp", "relcl") and opens


def _of_adjective(adjective: Token) -> Said:
    name = lemma(adjective)
    wanted = speech.ADJECTIVE_PREPOSITIONS.get(name, ())
    clauses = [child for child in adjective.rights if child.dep_ == "ccomp" and name in speech.ADJECTIVE_CLAUSE]
    phrases = [child for child in adjective.rights if child.dep_ == "prep" and child.lower_ in wanted]
    return Said("adjective", tuple(run_of(child) for child in [*clauses, *phrases][:1]))


_READINGS: dict[str, Callable[[Token], Said]] = {
    "VERB": _of_verb,
    "AUX": _of_verb,
    "NOUN": _of_noun,
    "ADJ": _of_adjective,
}
