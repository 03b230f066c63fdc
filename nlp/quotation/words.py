"""What a word is by the parse: its base form, its voice, and how far what depends on it reaches."""

from spacy.tokens import Token

from nlp.lexicon import speech

# Tokens by index: the first, and the one after the last.
Run = tuple[int, int]
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "expl"})


def lemma(token: Token) -> str:
    """The base form, where the model knows it or the lexicon mends it."""
    found: str = token.lemma_.lower()
    return speech.LEMMAS.get(found, found)


def run_of(token: Token) -> Run:
    """The run of a token with all that depends on it."""
    return token.left_edge.i, token.right_edge.i + 1


def cue_of(word: Token) -> Run:
    """The run of a cue with what stands right beside it: "did not deny", "has now called out"."""
    own = {child.i for child in word.children if child.dep_ in _BESIDE} | {word.i}
    first = last = word.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return first, last + 1


def is_finite(verb: Token) -> bool:
    """Whether the verb has a tense, of its own or by an auxiliary: "says", "did not say"."""
    return verb.tag_ in FINITE or any(child.tag_ in FINITE and child.dep_ == "aux" for child in verb.lefts)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what it is done to, or it is a participle that stands for a passive."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return not _is_contracted_has(verb)
    if has_subject(verb) or any(child.dep_ == "aux" for child in verb.children):
        return False
    if lemma(verb) in speech.TELLING and (verb.i == verb.sent.start or verb.doc[verb.i - 1].lower_ == "when"):
        return verb.tag_ in ("VBN", "VBD")
    if verb.dep_ == "conj":
        return verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")


def _is_contracted_has(verb: Token) -> bool:
    """Whether "'s" before a verb with a clause is "has" and no "is"."""
    clause = any(child.dep_ == "ccomp" for child in verb.children)
    return clause and any(child.dep_ == "auxpass" and child.lower_ in ("'s", "’s") for child in verb.lefts)


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(left.tag_ == "TO" for left in verb.lefts)
