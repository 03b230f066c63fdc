"""Which cue a quotation belongs to, told from what stands next to its marks and not from the parse."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from nlp.lexicon import speech
from nlp.quotation.marks import Quotation
from nlp.quotation.page import Page
from nlp.quotation.records import Extent
from nlp.quotation.words import lemma

# How many tokens a cue may be away: after a quotation, before one (behind a comma or colon, or not), naming it.
_FAR_AFTER = 25
_FAR_BEFORE = 22
_NEAR_BEFORE = 4
_FAR_NAMING = 12
_LONGEST_NAME = 12
# What follows a colon is speech from so many characters.
_SHORTEST_SPEECH = 30
_GOES_ON = re.compile(r"(?:[,?!—–-]|\.\.\.|…)$")
_SENTENCE_ENDS = frozenset(".;?!")
_MARKS = frozenset('"“”') | {"''", "``"}
_DASHES = frozenset({"—", "–", "-", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM", "PART"})


def cue_after(page: Page, quotation: Quotation) -> Token | None:
    """The verb of saying that follows: `"...," X said`, `"..." asked Y, who ...`."""
    if not _invites_cue(page, quotation):
        return None
    start = page.index_at(quotation.end_char)
    participle = None
    for token in page.doc[start : start + _FAR_AFTER]:
        if _is_border(token) or token.text == ":" or page.crosses_paragraph(quotation.end_char, token.idx):
            return participle
        if _is_saying(token) and token.tag_ != "VBG":
            return token if _is_free(page, token, start) else None
        if _rules_sentence(token):
            return None
        # The tagger takes "posted" in `"...," X posted` for one.
        if participle is None and _is_modifier(token) and lemma(token) in speech.SAYING:
            participle = token
    return participle


def cue_before(page: Page, quotation: Quotation) -> Token | None:
    """The verb of saying that introduces the quotation: `X said, "..."`, `X told Y on Monday: "..."`."""
    last = _last_before(page, quotation)
    if last is None or (last.text != ":" and page.crosses_paragraph(last.idx, quotation.start_char)):
        return None
    if last.text not in _DASHES and last.text not in (",", ":", "that"):
        return last if _is_saying(last) else None
    for token in _back(page, last.i, _FAR_BEFORE if last.text in (",", ":") else _NEAR_BEFORE):
        if _is_saying(token):
            return token
        if token.tag_ in _FINITE and token.dep_ != "relcl" and last.text != ":":
            return None
    return None


def cue_naming(page: Page, quotation: Quotation) -> Token | None:
    """The verb that gives its object a quoted name or judgment: `called the suit "baseless"`."""
    at = page.index_at(quotation.start_char)
    for token in _back(page, at, _FAR_NAMING):
        if token.text in (",", ":") or page.crosses_paragraph(token.idx, quotation.start_char):
            return None
        if token.pos_ == "VERB" and lemma(token) in speech.NAMING and not _is_modifier(token):
            return token
        if token.tag_ in _FINITE:
            return None
    return None


def cue_of_colon(page: Page, quotation: Quotation) -> Token | None:
    """The main verb of a sentence that ends in a colon before the quotation: `X had this to say: "..."`."""
    last = _last_before(page, quotation)
    is_short = quotation.end_char - quotation.start_char < _SHORTEST_SPEECH
    if last is None or last.text != ":" or is_short:
        return None
    verbs = (token for token in page.doc[last.sent.start : last.i] if token.pos_ == "VERB" and token.tag_ != "VBG")
    return next((verb for verb in verbs if verb.dep_ != "relcl" and _follows_subject(verb)), None)


def source_beside(page: Page, quotation: Quotation, cue: Token) -> Extent | None:
    """The source of a cue that follows its quotation: the words before the cue, or those after it."""
    start = page.index_at(quotation.end_char)
    between = [token for token in page.doc[start : cue.i] if _names_someone(token)]
    is_inverted = any(child.dep_ == "nsubj" and child.i > cue.i for child in cue.children)
    if between and not is_inverted:
        return page.extent((between[0].i, between[-1].i + 1))
    return source_after(page, cue)


def source_after(page: Page, cue: Token) -> Extent | None:
    """The name right after a cue: "said X"."""
    first = cue.i + 1
    while first < len(page.doc) and page.doc[first].is_space:
        first += 1
    rights = (child for child in cue.rights if child.dep_ in ("nsubj", "dobj", "attr"))
    subject = next((child for child in rights if child.left_edge.i == first), None)
    end = subject.right_edge.i + 1 if subject is not None else _end_of_name(page, first)
    return page.extent((first, end)) if end > first else None


def _is_saying(token: Token) -> bool:
    """Whether a quotation can be the content of this verb."""
    if token.lower_ in speech.PAST:
        return True
    return token.tag_[0] == "V" and lemma(token) in speech.QUOTING and not _is_modifier(token)


def _is_modifier(token: Token) -> bool:
    return token.tag_ == "VBN" and token.dep_ in ("amod", "acl")


def _is_border(token: Token) -> bool:
    return token.text in _SENTENCE_ENDS or token.text in _MARKS


def _back(page: Page, at: int, how_many: int) -> Iterator[Token]:
    """The tokens before token `at`, nearest first, up to a border."""
    for index in range(at - 1, max(-1, at - 2 - how_many), -1):
        token = page.doc[index]
        if _is_border(token) or page.crosses_paragraph(token.idx, page.starts[at - 1]):
            return
        yield token


def _last_before(page: Page, quotation: Quotation) -> Token | None:
    """The last token before the quotation that is no blank."""
    at = page.index_at(quotation.start_char) - 1
    while at > 0 and page.doc[at].is_space:
        at -= 1
    return page.doc[at] if at > 0 else None


def _invites_cue(page: Page, quotation: Quotation) -> bool:
    """Whether the quotation ends so that its sentence goes on."""
    inside = page.text[max(quotation.start_char + 1, quotation.end_char - 6) : quotation.end_char].rstrip(" '’\"”")
    after = page.text[quotation.end_char : quotation.end_char + 2].lstrip()[:1]
    return bool(_GOES_ON.search(inside)) or after == "," or after in _DASHES


def _is_free(page: Page, cue: Token, start: int) -> bool:
    """Whether the cue has no content of its own after it, as in `"...," but he said that ...`."""
    following = page.doc[cue.i + 1] if cue.i + 1 < len(page.doc) else cue
    if following.lower_ == "that":
        return False
    between = page.doc[start : cue.i]
    if any(token.dep_ == "cc" and (token.head == cue or token.i == start) for token in between):
        return False
    has_clause = any(child.dep_ == "ccomp" and child.left_edge.i == cue.i + 1 for child in cue.rights)
    return not has_clause or any(token.text == "," for token in page.doc[max(0, start - 2) : start + 1])


def _rules_sentence(token: Token) -> bool:
    """Whether a finite verb that is no verb of saying ends the search: it is in no relative clause of the source."""
    if token.tag_ not in _FINITE and token.tag_ != "MD":
        return False
    if token.dep_ in ("aux", "auxpass", "relcl"):
        return False
    return token.head.dep_ != "relcl" or token.dep_ not in ("conj", "ccomp", "xcomp", "advcl")


def _follows_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in verb.lefts)


def _names_someone(token: Token) -> bool:
    if token.is_punct or token.is_space or token.pos_ == "ADV":
        return False
    return token.lower_ not in speech.LINKING and token.dep_ not in ("aux", "neg")


def _end_of_name(page: Page, at: int) -> int:
    """The end of the name that begins at token `at`; a first word in capitals is one, whatever its tag."""
    end = at
    for token in page.doc[at : at + _LONGEST_NAME]:
        is_first_capital = end == at and token.text[:1].isupper()
        if token.pos_ not in _NAMES and token.lower_ != "of" and not is_first_capital:
            break
        end += 1
    return end
