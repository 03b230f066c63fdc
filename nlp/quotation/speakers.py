"""Who a cue says it by the parse: the source, as it stands in the text."""

from spacy.tokens import Token

from nlp.lexicon import speech
from nlp.quotation.reach import takes_back
from nlp.quotation.words import Run, has_subject, has_to, is_passive, lemma, run_of

_LONGEST = 40
_DEEPEST = 6
_SUBJECTS = ("nsubj", "csubj", "nsubjpass")
_NAMES = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM", "PART"})
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "acomp"})


def source_of(cue: Token) -> Run | None:
    """The run of tokens that names the source of `cue`."""
    if cue.pos_ == "NOUN":
        return _of_noun(cue)
    if cue.pos_ == "ADJ" and cue.dep_ == "amod":
        return None
    if is_passive(cue):
        return _agent(cue)
    return speaker_of(cue)


def speaker_of(cue: Token) -> Run | None:
    """The one who speaks where `cue` is surely no passive."""
    if takes_back(cue) and (sayer := _sayer(cue)) is not None:
        return _of_verb(sayer, cue, _DEEPEST)
    return _of_verb(cue, cue, _DEEPEST) or _before(cue)


def _before(verb: Token) -> Run | None:
    """The name right before a finite verb that has no subject in the parse, or the one that opens its sentence."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    end = verb.i
    while end and verb.doc[end - 1].pos_ in ("ADV", "AUX"):
        end -= 1
    first = end
    while first > verb.sent.start and verb.doc[first - 1].pos_ in _NAMES:
        first -= 1
    return (first, end) if first < end else _opening_name(verb, end)


def _opening_name(verb: Token, end: int) -> Run | None:
    """The name that opens the sentence where the verb follows a comma: "X, the head of Y, suggested"."""
    if end == 0 or verb.doc[end - 1].text not in (",", "-", "—", ")"):
        return None
    names = (token for token in verb.doc[verb.sent.start : end] if token.pos_ in ("PROPN", "NOUN", "PRON"))
    head = next((token for token in names if token.dep_ not in ("pobj", "compound", "poss", "npadvmod")), None)
    if head is None or head.left_edge.i >= end:
        return None
    return head.left_edge.i, end - (verb.doc[end - 1].text != ")")


def _sayer(cue: Token) -> Token | None:
    """The nearest verb of saying above a verb that goes on with the saying."""
    for above in cue.ancestors:
        if above.pos_ == "VERB" and lemma(above) in speech.CLAUSE and above.i < cue.i and has_subject(above):
            return above
    return None


def _of_verb(verb: Token, cue: Token, depth: int) -> Run | None:
    """The subject of `verb`, or of the verb on which it hangs."""
    own = _subject(verb)
    if own is not None:
        return _antecedent(verb, own, cue) or _trimmed(own, cue)
    if not depth or verb.head is verb:
        return None
    return _above(verb, cue, depth - 1)


def _subject(verb: Token) -> Token | None:
    """The subject nearest before the verb, else the one after it."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    before = [child for child in subjects if child.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def _antecedent(verb: Token, subject: Token, cue: Token) -> Run | None:
    """The noun for which "that" or "which" stands."""
    if subject.lower_ not in ("that", "which") or verb.dep_ != "relcl":
        return None
    return _trimmed(verb.head, cue)


def _above(verb: Token, cue: Token, depth: int) -> Run | None:
    head, dep = verb.head, verb.dep_
    if dep in ("acl", "relcl"):
        return _of_document(head, verb) or _trimmed(head, cue)
    if dep == "pcomp":
        head = head.head
    elif dep not in _CLIMBS:
        return None
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return _of_verb(head, cue, depth)
    return _of_noun(head) if head.pos_ == "NOUN" and dep == "pcomp" else None


def _of_document(noun: Token, verb: Token) -> Run | None:
    """The writer in "X issued a statement saying", the taker in "X takes pains to say"."""
    is_object = noun.dep_ == "dobj" and noun.head.pos_ == "VERB"
    writes = verb.tag_ == "VBG" and lemma(noun) in speech.DOCUMENTS
    is_infinitive = has_to(verb)
    return _of_verb(noun.head, verb, _DEEPEST) if is_object and (writes or is_infinitive) else None


def _agent(verb: Token) -> Run | None:
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    named = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    return None if named is None else _trimmed(named, verb)


def _of_noun(noun: Token) -> Run | None:
    """Whose claim it is: "X's claim", "a claim by X", "X made the claim"."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return run_of(owner)
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "among"):
            named = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            return None if named is None else run_of(named)
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return _of_verb(noun.head, noun.head, _DEEPEST)
    return None


def _trimmed(name: Token, cue: Token) -> Run:
    """The run of a name without the clause of the cue, where that is part of the name."""
    first, last = run_of(name)
    if name.i < cue.i < last:
        clauses = (child for child in name.rights if child.dep_ == "relcl" and child.right_edge.i >= cue.i)
        last = min([cue.i, *(clause.left_edge.i for clause in clauses)])
    elif first <= cue.i < name.i:
        first = cue.i + 1
    if last - first > _LONGEST:
        return max(first, name.i - 5), name.i + 1
    return first, last
