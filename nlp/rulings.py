"""What a court decided: outcome, whom it favours, whether a dismissal is for good."""

import re
from dataclasses import dataclass

from nlp.frames import SIGN, Masked
from nlp.lexicon.rulings import (
    AFTER_TRIAL,
    BUT_NOT_ALL,
    FOR_ACCUSED,
    FOR_CLAIMANT,
    MIXED,
    OF_PROCEDURE,
    OF_THE_USE,
    ON_MOTION,
    SOME_OF_IT,
)
from nlp.lexicon.wording import EventWording
from nlp.sides import Sides, party_names
from store.vocabulary import EventKind, InFavourOf, Outcome

_APPEALS = (
    ("affirmed", Outcome.AFFIRMED), ("upheld", Outcome.AFFIRMED), ("reversed", Outcome.REVERSED),
    ("overturned", Outcome.REVERSED), ("revived", Outcome.REVERSED), ("vacated", Outcome.VACATED),
)  # fmt: skip
_GIVEN_TO = re.compile(
    rf"\b(?:granted|awarded|gave) (?:[\w’-]+ ){{0,3}}?{SIGN}|\bjudgment (?:to|for|in favou?r of) "
    rf"(?:[\w’-]+ ){{0,3}}?{SIGN}"
)
# Wordings of a ruling that do not say what was ruled on.
_RULED = frozenset({"judgment: court sided", "judgment: court ruled against", "judgment: court ruled"})
_FOR_ONE = frozenset({"judgment: court sided", "judgment: court ruled against"})
_RULES = re.compile(r"\b(?:rul(?:ed|ing)|held|found|finding|concluded|determined|asserted|sided|decided)\b")
_IN_PART = re.compile(r"\bin part\b|\b(?:and|but) (?:denied|refused|rejected)\b")
# "dismissed the claim of unfair competition" ends a claim, not the case.
_ONE_CLAIM = re.compile(r"^[^.;]{0,120}?\bclaims? (?:of|that|about|under|for)\b")
_LEAVE = re.compile(
    r"\bleave to (?:amend|mend|replead|refile|try)\b|\bwith leave\b|\bto replead\b|"
    r"\b(?:chance|opportunity|permission|allowed|free|able) to (?:amend|refile|re-file|revise)\b|"
    r"\bcan (?:amend|refile|re-file)\b|\ballowed (?:\S+ )?to (?:try again|amend|refile)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(r"\bfor good\b")
_NO_LEAVE = re.compile(
    r"\bwithout leave\b|\brefus\w+ leave\b|\b(?:not|no) (?:be )?(?:allowed|leave|chance)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a decision says beyond its kind; None where the sentence does not say."""

    outcome: Outcome | None = None
    in_favour_of: InFavourOf | None = None
    with_prejudice: bool | None = None
    leave_to_amend: bool | None = None


def ruling_of(wording: EventWording, match: re.Match[str], place: Masked, sides: Sides) -> Ruling:
    """The ruling that the sentence tells."""
    rest = place.text[match.start() :]
    if wording.kind in (EventKind.ORDER, EventKind.JUDGMENT) and wording.outcome and _IN_PART.search(rest):
        return Ruling(outcome=Outcome.GRANTED_IN_PART, in_favour_of=InFavourOf.MIXED)
    if wording.kind is EventKind.DISMISSAL:
        return _dismissal(match.group(), rest)
    if wording.kind is EventKind.APPEAL_DECIDED:
        return Ruling(outcome=next((outcome for word, outcome in _APPEALS if word in match.group().casefold()), None))
    favoured = wording.in_favour_of or _favoured(wording, match, place, sides)
    if wording.in_favour_of is InFavourOf.CLAIMANT and wording.kind is EventKind.ORDER and FOR_ACCUSED.search(rest):
        favoured = InFavourOf.MIXED
    return Ruling(outcome=wording.outcome, in_favour_of=favoured)


def kind_of(wording: EventWording, match: re.Match[str], place: Masked, text: str) -> EventKind:
    """Which kind a decision is: one on the use itself or after a trial is a judgment, one on the way there an order.

    `text` is the whole text: whether a trial was held may stand anywhere in it.
    """
    rest = place.text[match.start() :]
    if wording.kind is EventKind.JUDGMENT and wording.name in _RULED:
        is_plain = wording.name in _FOR_ONE and "ruled" in match.group() and not OF_PROCEDURE.search(rest)
        return EventKind.JUDGMENT if is_plain or _is_on_the_use(rest) else EventKind.ORDER
    if wording.kind is EventKind.DISMISSAL and _ONE_CLAIM.search(rest):
        is_after_trial = AFTER_TRIAL.search(text) and not ON_MOTION.search(text)
        return EventKind.JUDGMENT if is_after_trial else EventKind.DISMISSAL
    return wording.kind


def _is_on_the_use(rest: str) -> bool:
    """Whether what stands after the verb of the ruling is about the use, before it is about anything else."""
    verb = _RULES.search(rest)
    said = rest[verb.end() :] if verb else rest
    use = OF_THE_USE.search(said)
    return use is not None and not OF_PROCEDURE.search(said[: use.start()])


def _dismissal(words: str, rest: str) -> Ruling:
    is_partial = bool(SOME_OF_IT.search(words) or _ONE_CLAIM.search(rest) or _IN_PART.search(rest))
    prejudice = None
    if "prejudice" in rest:
        prejudice = "without prejudice" not in rest
    elif _FOR_GOOD.search(rest):
        prejudice = True
    leave = True if _LEAVE.search(rest) else None
    return Ruling(
        outcome=Outcome.GRANTED_IN_PART if is_partial else None,
        in_favour_of=InFavourOf.MIXED if is_partial else InFavourOf.ACCUSED,
        with_prejudice=prejudice,
        leave_to_amend=False if _NO_LEAVE.search(rest) else leave,
    )


def _favoured(wording: EventWording, match: re.Match[str], place: Masked, sides: Sides) -> InFavourOf | None:
    rest = place.text[match.start() :]
    if wording.kind is EventKind.VERDICT:
        return _by_words(rest)
    if wording.kind is not EventKind.JUDGMENT:
        return None
    if wording.name not in _RULED:
        given = _GIVEN_TO.search(rest)
        return _role(place, given.group(), sides) if given else None
    if "sided" in wording.name or "against" in wording.name:
        side = _role(place, match.groupdict().get("either"), sides)
        return _other(side) if "against" in wording.name else side
    return _by_words(rest) if _is_on_the_use(rest) else None


def _by_words(rest: str) -> InFavourOf | None:
    for_claimant = FOR_CLAIMANT.search(rest)
    for_accused = FOR_ACCUSED.search(FOR_CLAIMANT.sub(" ", rest))
    if MIXED.search(rest) or (for_accused and (for_claimant or BUT_NOT_ALL.search(rest, for_accused.start()))):
        return InFavourOf.MIXED
    if for_claimant:
        return InFavourOf.CLAIMANT
    return InFavourOf.ACCUSED if for_accused else None


def _role(place: Masked, words: str | None, sides: Sides) -> InFavourOf | None:
    parties = set(party_names(place.parties(words)))
    if parties & set(sides.accused):
        return InFavourOf.ACCUSED
    return InFavourOf.CLAIMANT if parties & set(sides.accusers) else None


def _other(side: InFavourOf | None) -> InFavourOf | None:
    swapped = {InFavourOf.ACCUSED: InFavourOf.CLAIMANT, InFavourOf.CLAIMANT: InFavourOf.ACCUSED}
    return swapped.get(side) if side else None
