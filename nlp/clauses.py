"""The clauses of a sentence with a verb, its subject and its words, as the parse has them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from nlp.document import Sentence
from nlp.lexicon.answering import FORCING, NOBODY, SAYING, VERBS

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_GOES_ON = frozenset({"conj", "xcomp", "advcl"})
_STANDS_FOR = frozenset({"which", "who", "that"})
_AUXILIARIES = frozenset({"has", "have", "had", "would", "will", "could", "can", "was", "were", "did"})
_HELPING = frozenset({
    "has", "have", "had", "hasn't", "hasn’t", "hadn't", "hadn’t", "did", "didn't", "didn’t", "does", "doesn't",
    "doesn’t", "not", "also", "since", "now", "then", "later", "already", "again",
})  # fmt: skip
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "oprd", "prt", "acomp", "attr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb, who does it, and its words from the first auxiliary to the end of the clause.

    `before` are words that the verb takes but that stand before it (a quotation, what "it said" is put into); `is_main`
    is true where the sentence says it itself, not somebody in it.
    """

    verb: Token
    subject: Token
    start_char: int
    words: str
    before: str = ""
    is_main: bool = True

    @property
    def is_not_said(self) -> bool:
        """Whether somebody is told not to say it: "did not say that ..."."""
        is_content = self.verb.dep_ == "ccomp" and self.verb.lower_ not in SAYING
        return is_content and any(child.dep_ == "neg" for child in self.verb.head.lefts)

    @property
    def is_by_person(self) -> bool:
        """Whether a person does it that may speak for a party and is none."""
        return self.subject.lower_ in ("he", "she")


def clauses_in(sentence: Sentence) -> Iterator[Clause]:
    """The clauses of the sentence, in the order of their verbs; one without a subject has that of the verb before."""
    for token in sentence.span:
        subject = _subject_of(token) if token.tag_.startswith("VB") else None
        if subject is not None:
            yield _clause(token, subject, sentence)
        elif _is_verb_after_name(token, sentence):
            name = sentence.names[0]
            subject = next(t for t in reversed(sentence.span) if t.idx < name.end_char)
            words = _text(sentence, name.end_char + 1, sentence.end_char)
            yield Clause(verb=token, subject=subject, start_char=token.idx, words=words)


def _is_verb_after_name(token: Token, sentence: Sentence) -> bool:
    """Whether the sentence opens with a name and this verb, which the parse takes for something else."""
    name = sentence.names[0] if sentence.names else None
    if name is None or name.start_char != sentence.start_char or token.lower_ not in VERBS or token.idx < name.end_char:
        return False
    between = sentence.text[name.end_char - sentence.start_char : token.idx - sentence.start_char].split()
    return all(word in _HELPING for word in between)


def _subject_of(verb: Token) -> Token | None:
    """Its own subject, by whom it is done where it is passive, else that of the verb it goes on from."""
    own = next((child for child in reversed(list(verb.children)) if child.dep_ in _SUBJECTS), None)
    if own is None or own.dep_ == "nsubjpass":
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        doer = next((word for word in agent.children if word.dep_ == "pobj"), None) if agent is not None else None
        own = own if doer is None else doer
    if own is None and _is_forced(verb):
        return next((child for child in verb.head.children if child.dep_ == "dobj"), None)
    if own is not None:
        return verb.head if own.lower_ in _STANDS_FOR and verb.dep_ == "relcl" else own
    goes_on = verb.dep_ in _GOES_ON and verb.head.tag_.startswith("VB") and verb.head != verb
    return _subject_of(verb.head) if goes_on else None


def _is_forced(verb: Token) -> bool:
    """Whether somebody is made to do it: "forcing A to remove it"."""
    is_passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    return verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ in FORCING and not is_passive


def _clause(verb: Token, subject: Token, sentence: Sentence) -> Clause:
    begin, end = _begin(verb), _end(verb)
    words = _shared(verb) + _text(sentence, begin, end)
    if subject.lower_ in NOBODY or any(child.lower_ in NOBODY for child in subject.children):
        words = _negated(words)
    if _is_forced(verb):
        words = f"forced {words}"
    done_to = next((child for child in verb.lefts if child.dep_ == "nsubjpass" and child != subject), None)
    if done_to is not None:
        words = (
            f"{verb.text} {_text(sentence, done_to.left_edge.idx, done_to.right_edge.idx + len(done_to.right_edge))}"
        )
    return Clause(
        verb=verb,
        subject=subject,
        start_char=begin,
        words=words,
        before=_before(verb, sentence),
        is_main=_is_main(verb),
    )


def _is_main(verb: Token) -> bool:
    """Whether it is the verb of the sentence, one joined to it, or that of a quotation put first."""
    if _is_forced(verb):
        return True
    while verb.dep_ == "conj":
        verb = verb.head
    is_put_first = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i
    return verb.dep_ in ("ROOT", "parataxis") or is_put_first


def _shared(verb: Token) -> str:
    """The "did not" that "did not say how, or reply" has once for both."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or any(child.dep_ == "aux" for child in verb.lefts):
        return ""
    helping = (child for child in verb.head.lefts if child.dep_ in ("aux", "neg"))
    return "".join(f"{child.text}{child.whitespace_}" for child in helping)


def _negated(words: str) -> str:
    """The words said of nobody as they would be said of somebody: "responded" as "did not responded"."""
    first, _, rest = words.partition(" ")
    return f"{first} not {rest}" if first in _AUXILIARIES else f"did not {words}"


def _begin(verb: Token) -> int:
    """Where its auxiliaries begin, those of the verb it is joined to left aside."""
    first = verb
    for child in reversed(list(verb.lefts)):
        if child.dep_ not in _BEFORE_VERB or child.i != first.i - 1:
            break
        first = child
    return first.idx


def _end(verb: Token) -> int:
    """Where its words end: at the next verb joined to it, else with the last word that hangs on it."""
    rights = list(verb.rights)
    joined = [child for child in rights if child.dep_ == "conj" and child.tag_.startswith("VB")]
    joining = [child.idx for child in rights if child.dep_ == "cc" and joined]
    # What is said goes on to the end, wherever the parse hangs it.
    is_said = verb.lower_ in SAYING and verb.dep_ in ("ROOT", "conj")
    last = verb.sent[-1] if is_said else verb.right_edge
    return min([*joining, *(child.left_edge.idx for child in joined), last.idx + len(last)])


def _before(verb: Token, sentence: Sentence) -> str:
    """What is said before "said"; all the sentence where the saying is put into it."""
    for child in verb.lefts:
        if child.dep_ in ("ccomp", "parataxis", "dobj"):
            return _text(sentence, child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
    if verb.dep_ in ("parataxis", "ccomp", "dep", "intj") and not any(c.dep_ in _COMPLEMENTS for c in verb.rights):
        return sentence.text
    return ""


def _text(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start_char : end - sentence.start_char]
