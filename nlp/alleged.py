"""Which acts an accusation alleges: in its own words, or in another sentence that goes on about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.accusation import Accusation
from nlp.acts import FoundAct, acts_in, acts_meant, is_other_matter
from nlp.charges import RENAMED
from nlp.document import ReadText, Sentence
from nlp.lexicon.act_cues import OVER_A_MARK, OVER_A_NAME
from nlp.lexicon.acts import IP_MATTER
from nlp.lexicon.claims import CLAUSE_NOT_SO
from nlp.phrases import names_by_token, subjects
from nlp.speakers import Place, speakers
from store.vocabulary import Act, EntityKind

# A sentence that goes on about the suit before.
_STARTS_MORE = re.compile(
    r"^(?:(?:The|Its|Their|This) (?:[\w-]+ ){0,2}(?:law ?suit|suit|complaint|filing|plaintiffs?|studios"
    r"|publishers|labels"
    r"|letters?"
    r"|authors|class action|case|claims?|pleading|version)\b|They\b|It (?:also )?(?:alleg|claim|argu|contend|accus"
    r"|sa[iy]|had)"
    r"|In (?:its|the|their) (?:complaint|suit|law))"
)
SAME = re.compile(r"\b(?:same|similar\w*|identical|likewise)\b")
# What follows is the other side's charge: "says that B copies pages, rejecting B's allegation that ..."
_REJECTS = re.compile(r",? (?:rejecting|denying|disputing|dismissing|rebutting|countering)\b")
# What tells of an allegation, and what answers one.
_ALLEGATION = re.compile(
    r"\b(?:alleg\w+|claim(?:s|ed|ing)?|accus\w+|law ?suits?|suits?|complain\w*|contend\w*|argu\w+|sa(?:y|ys|id|ying)"
    r"|case|count|"
    r"plead\w*|letters?|accusation|infring\w+|found|filing|according to|dispute|over)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\bden(?:y|ies|ied|ying)\b|fair use|without merit|baseless|lawful\b|publicly available|\brespond\w*|declined"
    r"|licen[cs]ing deal",
    re.IGNORECASE,
)
# The words of those that say so in any text.
_CHARGE = re.compile(
    r"\b(?:alleg\w+|accus\w+|law ?suits?|suits?|sue[ds]?|suing|complain\w*|contend\w*|claim(?:s|ed|ing)"
    r"|infring\w+|argu\w+"
    r"|without (?:\w+ )?(?:permission|consent))\b",
    re.IGNORECASE,
)
_NEAR = 3
# So many sentences at most introduce a list of suits.
_INTRODUCE = 2
# Confidence of a suit for which no words of the text name the act.
BARE = 0.6
# Confidence of one whose act another sentence tells.
BORROWED = 0.65
_UNTOLD = FoundAct(act=Act.UNSPECIFIED_UNAUTHORISED_USE, start=0)


def acts_alleged(
    one: Accusation, told: Sequence[Accusation], read_text: ReadText
) -> Iterator[tuple[Accusation, FoundAct]]:
    """Each act that `one` alleges, with the accusation as the sentence that tells the act words it."""
    if CLAUSE_NOT_SO.search(one.words[:80]) and one.needs_act:
        return
    if one.rule == RENAMED or (one.is_case and OVER_A_NAME.search(one.words)):
        yield replace(one, confidence=BARE), _UNTOLD
        return
    found = acts_meant(_own_words(one, told), one.sentence, read_text)
    specific = [act for act in found if act.act is not Act.UNSPECIFIED_UNAUTHORISED_USE]
    if found and (specific or one.needs_act):
        yield from ((one, act) for act in found)
    elif not one.needs_act or (one.rule == "claim:accused" and SAME.search(one.words)):
        yield from _of_suit(one, found, told, read_text)


def _own_words(one: Accusation, told: Sequence[Accusation]) -> str:
    """The words of the accusation up to those of the next one in its sentence with other sides, or a semicolon."""
    later = (
        other.words_start - one.words_start for other in told
        if other.sentence is one.sentence and other.words_start > one.words_start
        and not ({*other.claimants, *other.targets} <= {*one.claimants, *one.targets})
    )  # fmt: skip
    words = _REJECTS.split(one.words[: min(later, default=len(one.words))])[0]
    first = words.split(";")[0]
    return first if acts_in(first) else words


def _of_suit(
    one: Accusation, unspecified: tuple[FoundAct, ...], told: Sequence[Accusation], read_text: ReadText
) -> Iterator[tuple[Accusation, FoundAct]]:
    """The acts of a suit whose own clause tells none: those of its sentence, else of one that goes on about it."""
    here = one.sentence
    may_borrow = bool(one.targets) and not OVER_A_MARK.search(one.words)
    for sentence in (here, *(_on_the_same(one, told, read_text) if may_borrow else ())):
        acts = () if is_other_matter(sentence.text) else _specific(sentence.text, sentence, read_text)
        if acts:
            confidence = one.confidence if sentence is here else BORROWED
            begin = sentence.start_char
            own = replace(one, sentence=sentence, words=sentence.text, words_start=begin, confidence=confidence)
            yield from ((own, act) for act in acts)
            return
    if unspecified:
        yield from ((one, act) for act in unspecified)
    elif IP_MATTER.search(read_text.text):
        yield replace(one, confidence=BARE), _UNTOLD


def _on_the_same(one: Accusation, told: Sequence[Accusation], read_text: ReadText) -> list[Sentence]:
    """The sentences that tell more of what `one` is about, the nearest first and those behind it before those ahead."""
    sides = {*one.claimants, *one.targets}
    is_only = all({*other.claimants, *other.targets} <= sides for other in told)
    here = one.sentence
    if here.is_heading:
        return [s for s in reversed(read_text.sentences[: here.index]) if not s.is_heading][:_INTRODUCE]
    near = [
        s
        for s in read_text.sentences
        if is_only or (s.paragraph == here.paragraph and abs(s.index - here.index) <= _NEAR)
    ]
    fitting = [s for s in near if s is not here and not s.says_nothing and _tells_more(s, sides, is_only=is_only)]
    return sorted(fitting, key=lambda s: (abs(s.index - here.index), s.index < here.index))


def _tells_more(sentence: Sentence, sides: set[str], *, is_only: bool) -> bool:
    """Whether the sentence speaks of an allegation, and of nobody else's."""
    if not _ALLEGATION.search(sentence.text) or _ANSWER.search(sentence.text):
        return False
    named = {
        name.party for name in sentence.names if (name.known or name.is_group) and name.kind is not EntityKind.OUTLET
    }
    if is_only:
        return any(cue.search(sentence.text) for cue in (_CHARGE, _STARTS_MORE)) or _says_it(sentence, sides)
    return named <= sides and (bool(named) or bool(_STARTS_MORE.match(sentence.text)))


def _says_it(sentence: Sentence, sides: set[str]) -> bool:
    """Whether one of the sides, or whoever accused before, is the subject of the sentence."""
    place = Place(sentence, names_by_token(sentence))
    said = speakers(subjects(sentence.span.root), place)
    return said.means_earlier or bool(set(said.claimants) & sides)


def _specific(words: str, sentence: Sentence, read_text: ReadText) -> tuple[FoundAct, ...]:
    found = acts_meant(words, sentence, read_text)
    return tuple(act for act in found if act.act is not Act.UNSPECIFIED_UNAUTHORISED_USE)
