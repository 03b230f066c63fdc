"""Which suit "the complaint" and "the plaintiffs" mean: the last one told of, as long as it is near."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.accusation import Accusation
from nlp.document import ReadText, Sentence
from nlp.frames import masked
from nlp.lexicon.claims import COMES_FROM
from nlp.parties import claimants_among

_NEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The parties of a suit and the sentence that told of it last."""

    claimants: tuple[str, ...]
    targets: tuple[str, ...]
    sentence: int


def case_told(accusations: Sequence[Accusation], sentence: Sentence, before: Case | None) -> Case | None:
    """The case after `sentence`; none where it tells of several, for then nobody knows which is meant."""
    told = {(one.claimants, one.targets) for one in accusations if one.is_case}
    if len(told) > 1:
        return None
    if told:
        claimants, targets = told.pop()
        return Case(claimants=claimants, targets=targets, sentence=sentence.index)
    if before and any(set(one.targets) & set(before.targets) for one in accusations):
        return Case(claimants=before.claimants, targets=before.targets, sentence=sentence.index)
    return before if before and sentence.index - before.sentence <= _NEAR else None


def claimants_next(sentence: Sentence, read_text: ReadText) -> tuple[str, ...]:
    """Who brought the suit that `sentence` tells of, where one of the next two sentences says it."""
    for following in read_text.sentences[sentence.index + 1 : sentence.index + 3]:
        place = masked(following)
        match = COMES_FROM.search(place.text)
        if match and not following.says_nothing:
            return claimants_among(place.parties(match["accusers"]), may_be_outlet=True)
    return ()
