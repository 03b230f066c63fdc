"""Who is meant by "it", "its", "he" and "she": the subject of the clause, or of the sentence before."""

import re
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span, Token

from nlp.document import Name
from nlp.place import DOCUMENTS, OWNERS, Place, makes_ai, named_elsewhere, reference
from nlp.salience import Before, distinct, head_of, is_aside, is_subject_of

# Forms of verbs, not lemmas: a lemmatiser costs an eighth of the parse.
_SPEAKS = re.compile(
    r"(?:sa(?:y|ys|id|ying)|claim|accus|alleg|argu|contend|writ|wrote|su(?:e|es|ed|ing)$|fil(?:e|es|ed|ing)$|add"
    r"|tell|told|den(?:y|ie)|stat(?:e|es|ed|ing)$|seek|sought|ask|believ|suspect|assert|not(?:e|es|ed|ing)$"
    r"|maintain|complain|demand|insist|train|scrap|cop(?:y|ie)|us(?:e|es|ed|ing)$|violat|infring|st(?:eal|ol)"
    r"|pirat|download|declin|refus|respond|repl(?:y|ie)|comment|plan(?:s|ned|ning)?$|object|ignor|settl|agre|remov|call"
    r"|want|point|dismiss|reject|disput|admit|acknowledg|concede|apologi|confirm|stress|bas(?:e|es|ed|ing)$|took|take"
    r"|lift|reproduc|generat|launch|releas|announc|pa(?:y|ys|id)$|appeal|withdr|drop|go(?:es)?$|went)",
    re.IGNORECASE,
)
# What an organisation has: "its lawyers", "its chatbot".
_OWNED = re.compile(
    r"(?:(?:law)?suits?|complaints?|filings?|lawyers?|attorneys?|counsel|spokes\w+|users|customers|terms|website|site|servers"
    r"|executives?|founders?|chief|ceo|president|director|employees|staff|engineers|researchers|claims?|allegations?"
    r"|accusations?|motion|defen[cs]e|answer|products?|services?|statement|letter|owner|parent|rival)$"
)
_SYSTEMS = re.compile(
    r"(?:models?|chatbots?|assistants?|apps?|tools?|software|systems?|crawlers?|bots?|generators?|training|api|engine)$"
)
_WORKS = re.compile(
    r"(?:archives?|articles|journalism|catalogue|catalog|copyrights?|trademarks?|content|works|library|stories|books|songs"
    r"|recordings|photographs|photos|pictures|images|characters|lyrics|titles|reporting|films|members|posts|pages|readers)$"
)
# Tokens from the opening of a sentence within which a pronoun goes on about the subject before.
_OPENING = 8
_MARKS = frozenset({",", '"', "”", "’", "''"})
_PEOPLE = frozenset({"he", "she"})


_SUES = frozenset({"sue", "sues", "sued", "suing"})
_ACCUSES = frozenset({*_SUES, "accuse", "accuses", "accused", "accusing", "against"})


def pronouns_in(sentence: Span, names: Sequence[Name], before: Before) -> Iterator[Name]:
    """A name for each pronoun of `sentence` that means one of `names` or one named `before`."""
    for token in sentence:
        if (name := _pronoun(token, names, before)) is not None:
            yield name


def _pronoun(token: Token, names: Sequence[Name], before: Before) -> Name | None:
    if token.lower_ in _PEOPLE:
        return _person(token, names, before)
    if token.lower_ not in ("it", "its"):
        return None
    place = Place(token.sent, names, token.idx, token.idx + len(token), named_elsewhere(names, token.sent, token.idx))
    meant = _owner(token, place, before) if token.lower_ == "its" else _it(token, place, before)
    return reference(meant, place, before.text) if meant else None


def _it(token: Token, place: Place, before: Before) -> Name | None:
    """The organisation "it" stands for, where its verb speaks, sues or takes, or where it is accused or sued."""
    verb = token.head.lower_
    if token.dep_ in ("dobj", "pobj") and verb in _ACCUSES:
        others = [name for name in place.here if not is_subject_of(name, token.head)]
        return others[-1] if others and verb not in _SUES else before.subject(place.barred)
    if token.dep_ not in ("nsubj", "nsubjpass") or not _SPEAKS.match(verb):
        return None
    return _antecedent(token, place, before, lambda _: True)


def _owner(token: Token, place: Place, before: Before) -> Name | None:
    """The organisation that has what "its" stands before: makers have models, owners have works."""
    owned = token.head.lower_
    if _WORKS.match(owned):
        return _antecedent(token, place, before, lambda name: not makes_ai(name))
    if _SYSTEMS.match(owned):
        return _antecedent(token, place, before, lambda name: makes_ai(name) or not name.tags & OWNERS)
    return _antecedent(token, place, before, lambda _: True) if _OWNED.match(owned) else None


def _antecedent(token: Token, place: Place, before: Before, can_be: Callable[[Name], bool]) -> Name | None:
    """The subject of the clause with the pronoun or of one above it; at the opening that of the sentence before."""
    if is_aside(token):
        return before.subject(frozenset())
    if not place.before:
        opens = token.i - token.sent.start < _OPENING or token.nbor(-1).text in _MARKS
        meant = before.subject(place.barred) if opens and not _means_document(before) else None
        return meant if meant is not None and can_be(meant) else None
    for verb in token.ancestors:
        subjects = distinct(n for n in place.here if is_subject_of(n, verb) or _has_what_is_told_of(n, verb))
        if len(subjects) > 1:
            return None
        if subjects and can_be(subjects[0]):
            return subjects[0]
    others = distinct(place.before)
    is_only = len(others) == 1 and _may_be_topic(others[0], token.sent) and can_be(others[0])
    return others[0] if is_only else None


def _has_what_is_told_of(name: Name, verb: Token) -> bool:
    """Whether the name has the thing of which the relative clause of the verb tells: "A's reply, in which it says"."""
    head = head_of(name, verb.doc)
    return verb.dep_ == "relcl" and head is not None and head.dep_ == "poss" and head.head == verb.head


def _person(token: Token, names: Sequence[Name], before: Before) -> Name | None:
    """The person of "he" and "she", where one was named last and the pronoun says or does something."""
    if token.dep_ != "nsubj" or not _SPEAKS.match(token.head.lower_):
        return None
    meant = before.person([n for n in names if n.end_char <= token.idx])
    place = Place(token.sent, names, token.idx, token.idx + len(token), frozenset())
    return reference(meant, place, before.text) if meant else None


def _may_be_topic(name: Name, sentence: Span) -> bool:
    """Whether the name is a subject or an owner in the sentence: "advertises on A, it said" is not about A."""
    head = head_of(name, sentence.doc)
    return head is not None and head.dep_ in ("nsubj", "nsubjpass", "poss", "agent")


def _means_document(before: Before) -> bool:
    """Whether "It alleges" may mean the suit that the sentence before tells of, and that is not told of the subject."""
    return bool(before.nearest_words & DOCUMENTS) and not before.subject_sues
