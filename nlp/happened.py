"""When an event happened: the date that the parse puts to its words, and none of another step or of what is alleged."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from nlp.dates import FoundDate, dates_of
from nlp.document import ReadText, Sentence
from nlp.lexicon.steps import STEP_WORDS
from nlp.lexicon.suits import FILING, SUIT_NOUNS
from nlp.seen import Seen
from store.records import UNDATED, DateSpan
from store.vocabulary import EventKind

# A verb that leans on another one has its date too: "ruled on Tuesday that", "granted it on Monday, dismissing".
_LEANS = frozenset({"conj", "xcomp", "ccomp", "advcl", "pcomp", "prep", "dep", "parataxis"})
# "its August ruling", "last year's suit": the date is of that noun and of nothing over it.
_OF_A_NOUN = frozenset({"poss", "compound", "nmod", "nummod", "amod"})
_RULES = frozenset(
    {"ruled", "held", "wrote", "found", "ordered", "decided", "said", "lost", "won", "ruling", "judgment"}
)
_TELLS = frozenset(
    {"said", "say", "says", "announced", "told", "showed", "show", "shows", "disclosed", "reported", "according",
     "confirmed",
     "wrote", "filed", "informed"}
)  # fmt: skip
# "in papers filed on Monday", "in an order entered on Tuesday", "at a hearing on Friday": the date goes on.
_PASSED = _TELLS | {
    "entered",
    "issued",
    "dated",
    "hearing",
    "filed",
    "handed",
    "filing",
    "arguing",
    "papers",
    "order",
    "ruling",
}
# What is public only by the word of those who did it: it is dated by that word.
_BY_WORD = frozenset(
    {
        EventKind.SETTLEMENT_ANNOUNCED,
        EventKind.LICENCE_DEAL,
        EventKind.INVESTIGATION_CONFIRMED,
        EventKind.VOLUNTARY_DISMISSAL,
    }
)
_OUT_OF_COURT = _BY_WORD | {
    EventKind.COMPLAINT_FILED, EventKind.DEMAND_SENT, EventKind.INVESTIGATION_REPORTED, EventKind.TESTIMONY_OR_MEMO,
    EventKind.INVESTIGATION_CLOSED,
}  # fmt: skip


def happened(one: Seen, seen: Sequence[Seen], read_text: ReadText) -> DateSpan:
    """The date that belongs to `one` of the wordings `seen`, unless it lies after publication."""
    sentence = one.place.sentence
    dates = [found for found in dates_of(sentence.text, read_text.published) if _is_told(found, read_text)]
    here = [other for other in seen if other.place.sentence.index == sentence.index]
    kinds = {other.kind for other in here}
    if not dates or (one.kind is EventKind.COMPLAINT_FILED and EventKind.AMENDED_COMPLAINT in kinds):
        return UNDATED
    anchors = _anchors(one)
    others = {token.i for other in here if other.kind is not one.kind for token in _anchors(other)}
    own = [found for found in dates if _is_of(found, one, anchors, others, sentence)]
    return own[0].span if own else UNDATED


def _is_of(found: FoundDate, one: Seen, anchors: list[Token], others: set[int], sentence: Sentence) -> bool:
    """Whether the first of the words over the date that is of any step is of this one."""
    mine = {token.i for token in anchors}
    root = _root(found, sentence)
    if root is None:  # it stands in a phrase that names the source, which is not parsed
        return one.kind in _BY_WORD
    if _is_told_when(found, anchors, sentence):
        return True
    if root.dep_ in _OF_A_NOUN:
        return root.head.i in mine
    is_brought = not one.is_noun
    for token in _over(root):
        if token.i in mine:
            # "denied it in A's lawsuit on Thursday" dates the denial; "A's lawsuit, filed on Thursday", the suit.
            return is_brought
        is_brought = is_brought or token.lower_ in FILING
        if token.i in others and token.lower_ not in _PASSED:
            return False
        if token.tag_.startswith("VB") and token.lower_ not in _PASSED and token.tag_ != "VB":
            return _is_leaned_on(token, one, anchors)
        if token.lower_ in _TELLS and _is_leaned_on(token, one, anchors):
            return True
    return False


def _is_told_when(found: FoundDate, anchors: list[Token], sentence: Sentence) -> bool:
    """Whether the date is explained by it: "since June, when A sued"."""
    start, end = found.start_char + sentence.start_char, found.end_char + sentence.start_char
    return any(
        start <= token.head.idx < end and token.dep_ in ("relcl", "advcl", "acl")
        for anchor in anchors
        for token in (anchor, anchor.head)
    )


def _is_leaned_on(verb: Token, one: Seen, anchors: list[Token]) -> bool:
    """Whether the words of `one` lean on `verb`, which has the date, and it is one that dates them."""
    if one.is_noun or not any(verb.i == over.i for token in anchors for over in _leaning(token)):
        return False
    if verb.lower_ in _TELLS:
        return one.kind in _BY_WORD or (one.kind not in _OUT_OF_COURT and verb.lower_ in _RULES)
    return True


def _leaning(token: Token) -> Iterator[Token]:
    """What the token leans on, upwards; beyond a finite relative clause nothing."""
    while token.dep_ in _LEANS or not token.tag_.startswith("VB"):
        if token.head == token:
            return
        token = token.head
        yield token


def _root(found: FoundDate, sentence: Sentence) -> Token | None:
    """The word of a date on which its other words hang."""
    start, end = found.start_char + sentence.start_char, found.end_char + sentence.start_char
    inside = [token for token in sentence.span if start <= token.idx < end and not token.is_space]
    return next((token for token in inside if token.head not in inside or token.head == token), None)


def _over(token: Token) -> Iterator[Token]:
    """The words over one in the parse, from its head up."""
    while token.head != token:
        token = token.head
        yield token


def _anchors(one: Seen) -> list[Token]:
    """The words of the sentence by which the wording is known, without the parties and what describes them."""
    start, end = (one.place.starts[at] for at in (one.match.start(), one.match.end() - 1))
    first = one.place.sentence.start_char
    inside = [token for token in one.place.sentence.span if first + start <= token.idx <= first + end]
    words = (FILING | SUIT_NOUNS) if one.kind is EventKind.COMPLAINT_FILED else STEP_WORDS
    words = words | {"complaint"} if one.kind is EventKind.AMENDED_COMPLAINT else words
    return [token for token in inside if token.lower_ in words]


def _is_told(found: FoundDate, read_text: ReadText) -> bool:
    published = read_text.published
    return published is None or found.span.first is None or found.span.first <= published.date()
