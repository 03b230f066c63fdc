"""Whom a sentence means that leaves a side to its context: the parties of an accusation told before, or named near."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nlp.accusation import Accusation
from nlp.acts import acts_in
from nlp.document import Name, ReadText, Sentence
from nlp.frames import frame, masked
from nlp.gazetteer import Entry, entries, in_court
from nlp.lexicon.claims import COMES_FROM
from nlp.parties import accused_among, claimants_among
from nlp.phrases import names_by_token, subjects
from nlp.sides import is_likely_accused
from nlp.speakers import Place
from store.vocabulary import EntityKind

_NEAR = 6
# Collective words that say less of people than how they were told of before.
VAGUE = frozenset({"creators", "companies", "academics"})
# Confidence in sides taken from an accusation told before, and in those taken from the names around.
_BY_CASE = 0.8
_BY_NAMES = 0.7
_LAST = 3
_COMPANY = re.compile(
    r"(?:that )?(?:the|both|its) (?:[\w-]+ ){0,2}"
    r"(?:company|firm|start-?up|defendants?|developer|maker|companies|firms|start-?ups|rival)\b"
)
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|several) (?:[\w-]+ ){0,3}(?:companies|firms|labs|start-?ups|developers|makers)\b"
)
_LISTED = frame(
    r"(?:The|Those|These|They are) (?:[\w-]+ ){{0,2}}?(?:companies|firms|labs|start-?ups|developers|makers|two|three)?"
    r"(?: are| were| include)?[ ,:(—–-]{{1,4}}{accused}"
)
_SAME_PEOPLE = re.compile(
    r"\b[Tt]he same (?:[\w-]+ ){0,2}(?:studios|publishers|labels|authors|artists|companies|group)\b"
)
_MANY = re.compile(r"\b(?:both|all|the (?:two|three|four|pair|trio|companies|firms|start-ups|defendants)|them)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The parties of an accusation and the sentence that told of it."""

    claimants: tuple[str, ...]
    targets: tuple[str, ...]
    sentence: int


def cases_told(accusations: Iterable[Accusation]) -> tuple[Case, ...]:
    """The accusations with both sides named in their own sentence, in order."""
    return tuple(
        Case(claimants=one.claimants, targets=one.targets, sentence=one.sentence.index)
        for one in accusations
        if one.claimants and one.targets and (not one.needs_act or (one.rule != "claim:said" and acts_in(one.words)))
    )


def completed(one: Accusation, cases: Sequence[Case], read_text: ReadText) -> Accusation | None:
    """The accusation with the sides that its sentence leaves to what was told before; None where that is not clear."""
    lacks_claimants = one.means_earlier and not one.claimants
    if not one.means_earlier and (one.targets or not one.accuses_earlier):
        return one
    case = _meant(one, [case for case in cases if _fits(one, case) and not is_told_by(case, one)])
    if one.claimants and one.means_earlier:
        is_vague = set(one.claimants) <= VAGUE
        case = case or (_same_again(one, cases) if one.targets else None)
        is_meant = case is not None and (is_vague or _is_named(case, read_text))
        one = replace(one, claimants=case.claimants if case and is_meant else one.claimants)
    claimants = one.claimants or (case.claimants if case else _only_party(one, read_text) if lacks_claimants else ())
    targets = one.targets or (case.targets if case else _accused_before(one, claimants, read_text))
    if (
        not case
        and not one.targets
        and one.rule in ("claim:said", "claim:according_to")
        and not _COMPANY.match(one.words)
    ):
        return None
    if not targets or (lacks_claimants and not claimants) or set(claimants) & set(targets):
        return None
    sureness = _BY_CASE if case else _BY_NAMES
    return replace(one, claimants=claimants, targets=targets, confidence=min(one.confidence, sureness))


def _same_again(one: Accusation, cases: Sequence[Case]) -> Case | None:
    """The one case told before of whoever accuses "the same", or is told of in words as vague as "creators"."""
    before = [case for case in cases if case.sentence < one.sentence.index]
    is_same = set(one.claimants) <= VAGUE or bool(_SAME_PEOPLE.search(one.sentence.text))
    is_clear = len({case.claimants for case in before}) == 1
    return before[-1] if is_same and is_clear else None


def _is_named(case: Case, read_text: ReadText) -> bool:
    """Whether its claimants have names of their own."""
    groups = {name.name for name in read_text.names if name.is_group}
    return not set(case.claimants) <= groups


def is_told_by(case: Case, one: Accusation) -> bool:
    """Whether the case is what `one` itself tells."""
    mine = (one.sentence.index, one.claimants, one.targets)
    return one.means_earlier and (case.sentence, case.claimants, case.targets) == mine


def _fits(one: Accusation, case: Case) -> bool:
    """Whether the case has the accused that the accusation names, or where it names none, the claimants."""
    if one.targets:
        return bool(set(one.targets) & set(case.targets))
    return not one.claimants or bool({*one.claimants, *in_court(one.claimants)} & set(case.claimants))


def _meant(one: Accusation, cases: Sequence[Case]) -> Case | None:
    """The last case told before within reach; where all of them are the same, that one wherever it is told."""
    here = one.sentence.index
    before = [case for case in cases if case.sentence <= here and here - case.sentence <= _NEAR]
    last = [case for case in before if case.sentence == before[-1].sentence]
    for found in (last, cases):
        if found and len({(case.claimants, case.targets) for case in found}) == 1:
            return found[-1]
    return None


def _accused_before(one: Accusation, claimants: tuple[str, ...], read_text: ReadText) -> tuple[str, ...]:
    """The one maker of AI that the sentence names, else those just before it, else the text or its title."""
    here = [name for name in one.sentence.names if is_likely_accused(name)]
    before = [_likely(s.names) for s in reversed(_sentences_before(one, read_text))]
    is_many = bool(_MANY.search(one.words[:80]))
    if listed := _listed_next(one, read_text):
        return listed
    for names in (here, *before, _likely(read_text.names), _likely(in_title(read_text))):
        parties = tuple(dict.fromkeys(name.party for name in names if name.party not in claimants))
        if parties and (len(parties) > 1 or not is_many):
            return parties if len(parties) == 1 or is_many else ()
    return ()


def _listed_next(one: Accusation, read_text: ReadText) -> tuple[str, ...]:
    """Those whom the next sentence lists for "three companies": "The companies, A, B and C, ..."."""
    if not _COUNTED.search(one.words[:80]):
        return ()
    for following in read_text.sentences[one.sentence.index + 1 : one.sentence.index + 3]:
        place = masked(following)
        if match := _LISTED.match(place.text):
            return accused_among(place.parties(match["accused"]), one.claimants, is_suit=True)
    return ()


def _likely(names: Iterable[Name]) -> list[Name]:
    return [name for name in names if is_likely_accused(name)]


def _only_party(one: Accusation, read_text: ReadText) -> tuple[str, ...]:
    """The one company or group that the text names up to here and that makes no AI."""
    names = [name for s in read_text.sentences[: one.sentence.index + 1] for name in s.names]
    can = [
        name for name in names
        if name.kind in (EntityKind.COMPANY, EntityKind.GROUP, EntityKind.PUBLIC_BODY)
        and not is_likely_accused(name) and name.party not in one.targets and (name.known or name.is_group)
        and "fund" not in name.tags
    ]  # fmt: skip
    found = claimants_next(one.sentence, read_text)
    if found or one.is_half:
        return found
    here = [n for n in can if one.sentence.start_char <= n.start_char < one.words_start]
    if len(found := claimants_among(here, may_be_outlet=False)) == 1:
        return found
    found = claimants_among(can, may_be_outlet=False)
    if len(found) == 1:
        return found
    return _opening(one, read_text) or _titled(one, read_text)


def _opening(one: Accusation, read_text: ReadText) -> tuple[str, ...]:
    """The parties that the sentence before is about, if they make no AI."""
    before = _sentences_before(one, read_text)[-1:]
    if not before:
        return ()
    place = Place(before[0], names_by_token(before[0]))
    names = place.named(subjects(before[0].span.root))
    if any(is_likely_accused(name) or name.name == read_text.source.outlet for name in names):
        return ()
    is_said = one.rule == "claim:said"
    found = claimants_among([n for n in names if n.known or n.is_group], may_be_outlet=not is_said)
    return () if set(found) & set(one.targets) else found


def _titled(one: Accusation, read_text: ReadText) -> tuple[str, ...]:
    """The one party of the title that makes no AI."""
    names = [n for n in in_title(read_text) if not is_likely_accused(n) and n.party not in one.targets]
    found = claimants_among(names, may_be_outlet=True)
    return found if len(found) == 1 else ()


def claimants_next(sentence: Sentence, read_text: ReadText) -> tuple[str, ...]:
    """Who brought the suit that `sentence` tells of, where one of the next two sentences says it."""
    for following in read_text.sentences[sentence.index + 1 : sentence.index + 3]:
        place = masked(following)
        match = COMES_FROM.search(place.text)
        if match and not following.says_nothing:
            return claimants_among(place.parties(match["accusers"]), may_be_outlet=True)
    return ()


def _sentences_before(one: Accusation, read_text: ReadText) -> Sequence[Sentence]:
    return read_text.before(one.sentence, how_many=_LAST)


@cache
def _surfaces() -> tuple[re.Pattern[str], dict[str, Entry]]:
    """A pattern of all curated names and what each means."""
    known = {surface: entry for entry in entries().values() for surface in entry.surfaces}
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), known


def in_title(read_text: ReadText) -> tuple[Name, ...]:
    """The curated names in the title, which is not parsed."""
    pattern, known = _surfaces()
    found = [(match, known[match.group()]) for match in pattern.finditer(read_text.title or "")]
    return tuple(
        Name(
            name=entry.name,
            kind=entry.kind,
            start_char=match.start(),
            end_char=match.end(),
            surface=match.group(),
            known=True,
            owner=entry.owner,
            tags=entry.tags | (entries()[entry.owner].tags if entry.owner else frozenset()),
        )
        for match, entry in found
    )
