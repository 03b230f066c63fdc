"""Blame beside plain accusations: criticism that is drawn, wrongs that are condemned, what is called theft."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from nlp.accusation import Accusation
from nlp.charges import BLAMED
from nlp.lexicon.triggers import CALLS, DRAWS, WRONGS
from nlp.parties import accused_among
from nlp.phrases import after, governor, has_happened, subjects
from nlp.speakers import NOBODY, Place


def under_fire(noun: Token, place: Place) -> Iterator[Accusation]:
    """Words such as "B has drawn criticism for copying": nobody is said to make the charge."""
    verb = governor(noun)
    if verb is None or verb.lower_ not in DRAWS or not has_happened(verb) or after(noun, "from", "by"):
        return
    over = [t for head in (noun, verb) for t in head.children if t.lower_ in ("for", "over", "that") and t.i > noun.i]
    targets = accused_among(place.named(subjects(verb)), (), is_suit=False)
    if over and targets:
        yield place.accusation(over[0], NOBODY, targets, rule=BLAMED, needs_act=True, confidence=0.65)


def wrongdoers(verb: Token) -> tuple[Token, ...]:
    """By whom the wrong is done that is the object of the verb: "condemned the infringement enabled by B"."""
    wrongs = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ in WRONGS]
    told = (clause for wrong in wrongs for clause in (wrong, *(c for c in wrong.children if c.dep_ == "acl")))
    return tuple(doer for clause in told for doer in after(clause, "by"))


def described(verb: Token, heads: Iterable[Token]) -> tuple[Token, ...]:
    """What the nouns of "B for search, which A called theft" and "the launch of B, which ..." stand beside."""
    heads = tuple(heads)
    launched = tuple(thing for head in heads for thing in after(head, "of") if verb.lower_ in CALLS)
    return launched or tuple(head.head.head for head in heads if head.dep_ == "pobj")
