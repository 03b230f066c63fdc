"""How far content reaches: from the words that depend on a cue to runs of the text, without the cue's own words."""

from itertools import pairwise

from spacy.tokens import Span, Token

from nlp.lexicon import speech
from nlp.quotation.words import FINITE, Run, has_subject, is_finite, lemma, run_of

_OPENERS = frozenset({"PRP", "PRP$", "DT", "NNP", "NNPS", "NNS", "EX"})
_TRAILING = frozenset({"prep", "advmod", "npadvmod"})
_CONTRASTS = frozenset({"and", "while", "though", "although", "as", "but", "whereas"})
# "that" may follow its verb at such a distance; what is said has so many words.
_FARTHEST_THAT = 15
_SHORTEST_REST = 5
# The tokens of ", which he".
_ASIDE = 3


def joined(verb: Token, pieces: list[Token]) -> tuple[Run, ...]:
    """The pieces before the verb as one run, those after it as another, each without the verb's own words."""
    before = [run_of(piece) for piece in pieces if piece.right_edge.i < verb.i]
    split = [run_of(piece) for piece in pieces if piece.left_edge.i < verb.i <= piece.right_edge.i]
    after = [run_of(piece) for piece in pieces if piece.left_edge.i > verb.i]
    runs = [(before[0][0], before[-1][1])] if before else []
    runs += [(_opened(verb, first), _clause_start(verb)) for first, _ in split]
    rest = [(_clause_end(verb), last) for _, last in split]
    if after:
        rest.append((after[0][0], _stretched(verb, pieces[-1], after[-1][1])))
    rest = [(first, _cut(verb, first, end)) for first, end in rest]
    if any(first < end for first, end in rest):
        runs = [run for run in runs if _leads_over(verb, run)]
    return tuple(run for run in (*runs, *rest) if run[0] < run[1])


def in_order(verb: Token) -> tuple[Run, ...]:
    """The rest of the sentence after "that", or right after a verb of saying, where the parse found no clause."""
    end = verb.sent.end
    if verb.tag_ not in FINITE or end - verb.i < _SHORTEST_REST:
        return ()
    rest = verb.doc[verb.i + 1 : end]
    that = _that(rest[:_FARTHEST_THAT])
    plain = lemma(verb) in speech.PLAIN and rest[0].tag_ in _OPENERS
    if that is None and plain and any(token.tag_ in FINITE for token in rest):
        that = rest[0].i
    return () if that is None else ((that, _cut(verb, that, end)),)


def enclosing(verb: Token) -> tuple[Run, ...]:
    """What stands round a clause of saying: "the plan, he said, would fail"; "as he said, the plan failed"."""
    if verb.head is verb or not has_subject(verb) or verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep"):
        return ()
    first, last = run_of(verb)
    as_clause = verb.doc[first].lower_ == "as"
    apart = first == verb.sent.start or verb.doc[first - 1].is_punct or verb.doc[first].is_punct
    if not apart or (verb.dep_ == "advcl" and not as_clause):
        return ()
    whole = run_of(verb.head)
    return tuple(run for run in ((whole[0], first), (last, whole[1])) if _has_word(verb, run))


def takes_back(verb: Token) -> bool:
    """Whether a verb inside what is said goes on with the saying: "said A, adding B", "said A and called B"."""
    if verb.tag_ == "VBG":
        return _after_comma(verb) and lemma(verb) in speech.ADDING
    if verb.dep_ == "conj" and not has_subject(verb) and verb.tag_ in ("VBD", "VBZ"):
        return lemma(verb) in speech.ADDING or (verb.head.tag_ == "VB" and lemma(verb) in speech.OBJECT)
    return False


def _leads_over(verb: Token, run: Run) -> bool:
    """Whether words before the verb belong to what is said after it: "A, he said, B", "in May, he said A"."""
    words = verb.doc[run[0] : run[1]]
    if run[0] >= run[1] or words[-1].text != ",":
        return run[0] < run[1] and verb.doc[run[1]].text == ","
    parenthesis = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ","
    return parenthesis or not any(token.tag_ in FINITE for token in words)


def _opened(verb: Token, first: int) -> int:
    """Where the words before a verb in the middle of its clause begin, after the last colon or semicolon."""
    return max([first, *(token.i + 1 for token in verb.doc[first : verb.i] if token.text in (":", ";"))])


def _clause_start(verb: Token) -> int:
    return min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in ("nsubj", "aux", "advmod", "mark"))])


def _clause_end(verb: Token) -> int:
    return max([verb.i, *(c.right_edge.i for c in verb.children if c.dep_ in ("nsubj", "prt"))]) + 1


def _stretched(verb: Token, last: Token, end: int) -> int:
    """The end of the content with adverbials that the parse hangs on the verb but that follow the content."""
    if last.dep_ not in ("ccomp", "xcomp", "advcl"):
        return end
    for child in verb.rights:
        if child.left_edge.i < end:
            continue
        if child.left_edge.i > end or child.dep_ not in _TRAILING:
            break
        end = child.right_edge.i + 1
    return end


def _that(rest: Span) -> int | None:
    for token, following in pairwise(rest):
        if token.lower_ == "that" and (token.tag_ == "IN" or following.tag_ in _OPENERS):
            return token.i
        if token.tag_ in FINITE or token.is_punct:
            return None
    return None


def _has_word(verb: Token, run: Run) -> bool:
    return any(not token.is_punct and not token.is_space for token in verb.doc[run[0] : run[1]])


def _cut(verb: Token, first: int, end: int) -> int:
    """The end of the content before a word that goes on with the saying, or before another's contrasting words."""
    for token in verb.doc[first + 2 : end]:
        if token.pos_ != "VERB":
            continue
        if _is_aside(token):
            return token.i - _ASIDE
        if takes_back(token):
            return _before_link(token)
        if _contrasts(token):
            return token.left_edge.i if token.left_edge.i > first else end
    return end


def _is_aside(verb: Token) -> bool:
    """Whether ", which he called theft" begins here: words of the writer on what was said."""
    if verb.i < _ASIDE or lemma(verb) not in speech.CUES:
        return False
    comma, relative, subject = verb.doc[verb.i - _ASIDE : verb.i]
    return comma.text == "," and relative.lower_ in ("which", "who") and subject.pos_ in ("PRON", "PROPN")


def _contrasts(verb: Token) -> bool:
    """Whether ", while Y said ..." or "; Y said ..." begins here."""
    if lemma(verb) not in speech.SAYING or not is_finite(verb) or not has_subject(verb):
        return False
    first = verb.left_edge
    opener = verb.doc[first.i - 1] if first.i else first
    if opener.text == ";" or (opener.text.endswith(".") and first.text[0].isupper()):
        return True
    return verb.dep_ in ("advcl", "conj") and (first.lower_ in _CONTRASTS or opener.lower_ in _CONTRASTS)


def _after_comma(token: Token) -> bool:
    before = token.i - 1
    while before > 0 and token.doc[before].is_quote:
        before -= 1
    return before >= 0 and token.doc[before].text == ","


def _before_link(token: Token) -> int:
    at = token.i
    while at and token.doc[at - 1].pos_ in ("ADV", "CCONJ", "AUX", "PUNCT"):
        at -= 1
    return at
