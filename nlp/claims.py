"""The claims of a text: who accuses whom of what, sentence by sentence, each with the rule that found it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from nlp.accusation import Accusation
from nlp.accusing import accusations_in
from nlp.acts import FoundAct, acts_in, is_other_matter, theories_in
from nlp.alleged import BORROWED, SAME, acts_alleged
from nlp.attribution import chain, quote_kind, says_court
from nlp.cases import Case, cases_told, completed, is_told_by
from nlp.charges import BLAMED, is_charge
from nlp.collective import as_group
from nlp.commitment import commitment_in, hedges_in, status_of
from nlp.dates import first_date
from nlp.document import ReadText, Sentence
from nlp.evidence import evidence_of
from nlp.found_out import found_out_in
from nlp.frames import masked
from nlp.lexicon.acts import IP_MATTER, POINTS_BACK
from nlp.objecting import objections_in
from nlp.seen import is_listed
from nlp.unclaimed import unclaimed_in
from store.records import UNDATED, AttributionStep, ClaimFinding, DateSpan
from store.vocabulary import Act, ClaimStatus, Commitment, SpeakerKind

_LONGEST_OBJECT = 240
# Two may be sued together by several: "lawsuits by authors against OpenAI and Microsoft".
_SUITS, _PAIR = re.compile(r"law ?suits|suits|class actions|complaints", re.IGNORECASE), 2
# Collective words for organisations, which a text tells by name as well.
_ORGANISED = re.compile(r"\b(?:publishers|labels|studios|newspapers|magazines|companies|unions?|creators)$")
# "similar" stands so many characters before "lawsuits" at most.
_BESIDE = 30
_SUIT = re.compile(r"\b(?:law ?suits?|class[- ]actions?|complaint|sued)\b", re.IGNORECASE)
# What makes an outlet that reports a party: what was taken is its own.
_OWN_WORKS = re.compile(
    r"\b(?:its|their|our) (?:[\w-]+ ){0,2}(?:articles|stories|journalism|content|reporting|copyrights?|works?|pages)\b"
)
# From here on the words tell of the saying and not of what is said.
_SAYING = re.compile(
    r"\b(?:according to|as reported|in an? (?:memo|letter|statement|report|complaint|filing|interview|post)"
    r"|(?:sent|filed|told|published|posted|submitted|said|wrote|announced) )"
)
_THESE_DAYS = re.compile(r"day\b|\btonight\b|\bthis (?:week|morning|afternoon|evening)\b", re.IGNORECASE)
# Rules that take "A says that B ..." for an accusation: weaker than a suit or the word "accuse".
_WEAK = frozenset({"claim:said"})
# Rules whose wording has the act in it, and a maker of AI who does it: what the text is about otherwise is no matter.
_WITH_THEIR_ACT = frozenset({"claim:concern"})
_LEADING = re.compile(
    r"^\W*(?:(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day of|of|for|over|that|on claims of|alleging"
    r"|accusing it of|claiming)\b\W*)+",
    re.IGNORECASE,
)
_ALLEGES = (
    re.compile(
        r"\b(?:accus\w+ (?:it|them|him|her|the [\w-]+(?: [\w-]+)?) of|alleg(?:ing|es|ed)(?: that)?"
        r"|claim(?:ing|s|ed)(?: that)?|on (?:claims|allegations|grounds) of|arguing(?: that)?|saying(?: that)?)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:for|over)\b", re.IGNORECASE),
)


def claims_of(read_text: ReadText) -> tuple[ClaimFinding, ...]:
    """The claims of the text, in its order."""
    told = _told(read_text)
    found: list[ClaimFinding] = []
    for one in (each for whole in told for each in _each(whole)):
        alleged = acts_alleged(_through_their_suit(one, read_text), told, read_text)
        claims = [_claim(own, act, read_text) for own, act in alleged if is_charge(own, act.act)]
        found += _as_before(one, claims, found)
    groups = {name.name for name in read_text.names if name.is_group}
    found = [_named(claim, found, groups) for claim in found]
    found = [claim for claim in found if not (_is_turned_round(claim, found) or _is_somebodys(claim, found))]
    return _once(tuple(left for claim in found if (left := _untold(claim, found))))


def _each(one: Accusation) -> Sequence[Accusation]:
    """The accusation, or that of each suit where many are told at once: "similar lawsuits against A, B and C"."""
    are_several = one.is_case and _SUITS.fullmatch(one.cue) and len(one.targets) > _PAIR
    return [replace(one, targets=(target,)) for target in one.targets] if are_several else [one]


def _told(read_text: ReadText) -> list[Accusation]:
    """The accusations of the text, with the sides that their sentence leaves to its context."""
    sentences = [s for s in read_text.sentences if not s.says_nothing or is_listed(s, read_text)]
    found = (one for s in sentences for one in _accusations(s, read_text))
    told = [replace(one, claimants=as_group(one, read_text)) for one in found]
    others = {_sides(one) for one in told if one.claimants and one.targets and is_other_matter(_around(one, read_text))}
    told = [one for one in told if _sides(one) not in others or _is_of_ip(one)]
    cases = list(cases_told(told))
    whole: list[Accusation] = []
    for one in told:
        full = completed(one, cases, read_text)
        if full and full is not one:
            rest = [case for case in cases if not is_told_by(case, one)]
            cases = sorted([*rest, *cases_told([full])], key=lambda case: case.sentence)
        whole += [full] if full and _may_claim(full, cases, read_text) else []
    return _distinct(whole)


def _accusations(sentence: Sentence, read_text: ReadText) -> Iterator[Accusation]:
    place = masked(sentence)
    yield from found_out_in(place, read_text)
    yield from accusations_in(sentence)
    yield from unclaimed_in(place, read_text)
    yield from objections_in(place)


def _sides(one: Accusation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return one.claimants, one.targets


def _around(one: Accusation, read_text: ReadText) -> str:
    """The sentence with the ones beside it in its paragraph, which tell what the matter is."""
    beside = read_text.sentences[max(0, one.sentence.index - 1) : one.sentence.index + 2]
    return " ".join(s.text for s in beside if s.paragraph == one.sentence.paragraph)


def _is_of_ip(one: Accusation) -> bool:
    return one.rule in _WITH_THEIR_ACT or bool(IP_MATTER.search(one.sentence.text))


def _may_claim(one: Accusation, cases: Sequence[Case], read_text: ReadText) -> bool:
    """Whether it is no report of an outlet: one that is a party itself has sued or accused in its own right."""
    if one.rule in _WITH_THEIR_ACT:
        return True
    is_titled_other = is_other_matter(read_text.title or "") and not IP_MATTER.search(one.sentence.text)
    if is_titled_other or is_other_matter(_around(one, read_text)):
        return False
    if not one.is_outlet or one.is_case:
        return True
    if read_text.source.outlet in one.claimants:
        return False
    return (
        one.rule == "claim:accused"
        or bool(_OWN_WORKS.search(one.words))
        or any(set(one.claimants) & set(case.claimants) for case in cases)
    )


def _distinct(told: Sequence[Accusation]) -> list[Accusation]:
    """Each sentence's accusations without those whose sides another of its accusations has too, in the same words."""
    kept: list[Accusation] = []
    for one in told:
        same = (
            other for other in kept
            if other.sentence is one.sentence and other.needs_act <= one.needs_act
            and set(one.targets) <= set(other.targets) and set(one.claimants) <= set(other.claimants)
        )  # fmt: skip
        if one.needs_act or not any(same):
            kept.append(one)
    return kept


def _once(found: tuple[ClaimFinding, ...]) -> tuple[ClaimFinding, ...]:
    """Of claims with the same sides, act and strength the surest, at the place of the first."""
    best: dict[tuple[object, ...], ClaimFinding] = {}
    for claim in found:
        key = (claim.claimant, claim.co_claimants, claim.targets, claim.act, claim.commitment)
        if key not in best or claim.confidence > best[key].confidence:
            best[key] = claim
    return tuple(best.values())


def _untold(claim: ClaimFinding, found: list[ClaimFinding]) -> ClaimFinding | None:
    """The claim for those sides of which the text tells no act otherwise, where it tells none itself or borrows it."""
    is_bare = claim.act is Act.UNSPECIFIED_UNAUTHORISED_USE and not _is_of_its_own(claim)
    if not claim.targets or (not is_bare and claim.confidence != BORROWED):
        return claim
    told = {pair for other in found if _tells_act(other, beside=claim) for pair in _pairs(other)}
    left = [pair for pair in _pairs(claim) if pair not in told]
    if not left:
        return None
    claimants = tuple(dict.fromkeys(who for who, _ in left))
    targets = tuple(dict.fromkeys(whom for _, whom in left))
    return replace(claim, claimant=claimants[0], co_claimants=tuple(filter(None, claimants[1:])), targets=targets)


def _is_of_its_own(claim: ClaimFinding) -> bool:
    """Whether it says more than that some act is alleged: that there is evidence, or what a question asked for."""
    return claim.evidence is not None or claim.rule == "claim:carried_over"


def _tells_act(other: ClaimFinding, *, beside: ClaimFinding) -> bool:
    """Whether `other` tells an act in its own words, or at all where `beside` has none."""
    if other is beside or other.act is Act.UNSPECIFIED_UNAUTHORISED_USE:
        return False
    return beside.act is Act.UNSPECIFIED_UNAUTHORISED_USE or other.confidence != BORROWED


def _pairs(claim: ClaimFinding) -> list[tuple[str | None, str]]:
    return [(who, target) for who in (claim.claimant, *claim.co_claimants) for target in claim.targets]


def _named(claim: ClaimFinding, found: list[ClaimFinding], groups: set[str]) -> ClaimFinding:
    """The claim of "two publishers" as that of those whom the text names as the only ones to accuse the same."""
    who = {claim.claimant, *claim.co_claimants}
    if not who <= {group for group in groups if _ORGANISED.search(group)}:
        return claim
    named = {
        (other.claimant, other.co_claimants)
        for other in found
        if other.claimant and other.claimant not in groups and set(other.targets) & set(claim.targets)
    }
    claimant, co_claimants = named.pop() if len(named) == 1 else (claim.claimant, claim.co_claimants)
    return replace(claim, claimant=claimant, co_claimants=co_claimants)


def _is_somebodys(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether nobody is said to accuse, in a text that tells who does."""
    return claim.rule.endswith("_by_nobody") and any(other.claimant for other in found)


def _is_turned_round(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether it is what the accused of the text says of its accuser: an answer, however it is worded."""
    if claim.rule not in _WEAK:
        return False
    return any(
        claim.claimant in other.targets and {other.claimant, *other.co_claimants} & set(claim.targets)
        for other in found
        if other.rule not in _WEAK
    )


def _as_before(one: Accusation, claims: list[ClaimFinding], before: list[ClaimFinding]) -> list[ClaimFinding]:
    """The claims, with the acts of those just before where the words say no more than "the same" or "similar"."""
    is_bare = all(claim.act is Act.UNSPECIFIED_UNAUTHORISED_USE for claim in claims)
    begin = one.words_start - one.sentence.start_char
    words = one.sentence.text[max(0, begin - _BESIDE) : begin + len(one.words)]
    if not before or not is_bare or not claims or not SAME.search(words):
        return claims
    acts = dict.fromkeys(claim.act for claim in before if claim.passage == before[-1].passage)
    return [replace(claims[0], act=act, confidence=BORROWED) for act in acts]


def _claim(one: Accusation, act: FoundAct, read_text: ReadText) -> ClaimFinding:
    pointing = POINTS_BACK.search(one.words)
    said = one.words[: max(act.start, pointing.start() if pointing else 0) + 30]
    committed = _commitment(one, said)
    return ClaimFinding(
        claimant=one.claimants[0] if one.claimants else None,
        co_claimants=one.claimants[1:],
        targets=one.targets,
        target_as_worded=_as_worded(one),
        act=act.act,
        object=_object(one),
        commitment=committed,
        status=one.status or status_of(one.cue),
        passage=one.sentence.passage,
        attribution=chain(_origins(one, committed), one.sentence),
        rule=one.rule,
        confidence=one.confidence,
        hedges=hedges_in(one.sentence.text, one.sentence.start_char),
        evidence=evidence_of(one.sentence, read_text, one.claimants[0] if one.claimants else one.holder),
        legal_theories=theories_in(one.sentence.text),
        happened=UNDATED if one.is_case else _act_date(one.words[act.start :], read_text.published),
    )


def _commitment(one: Accusation, said: str) -> Commitment:
    if one.status is ClaimStatus.UNDER_INVESTIGATION:
        return Commitment.UNDERSPECIFIED
    if one.is_case or one.rule == BLAMED:
        return Commitment.CERTAIN
    return commitment_in(said if one.speaker is SpeakerKind.COURT_DOCUMENT else f"{one.cue} {said}")


def _origins(one: Accusation, committed: Commitment) -> list[AttributionStep]:
    """A step for each of those who allege, side by side; for what is looked into only an investigator that says so."""
    if one.status is ClaimStatus.UNDER_INVESTIGATION and not one.speaker_as_worded:
        return []
    worded = one.told_by or one.speaker_as_worded
    return [
        AttributionStep(
            step_no=1,
            speaker=speaker,
            speaker_kind=_speaker_kind(one),
            cue=one.cue or None,
            commitment=committed,
            quote_kind=quote_kind(one.words),
        )
        for speaker in ((worded,) if worded else one.claimants)
    ]


def _through_their_suit(one: Accusation, read_text: ReadText) -> Accusation:
    """The accusation; people known by a collective word speak through their suit where the paragraph tells of one."""
    paragraph = (s.text for s in read_text.sentences if s.paragraph == one.sentence.paragraph)
    if one.is_group and any(_SUIT.search(words) for words in paragraph):
        return replace(one, speaker=SpeakerKind.COURT_DOCUMENT)
    return one


def _speaker_kind(one: Accusation) -> SpeakerKind:
    if one.told_by:
        return SpeakerKind.NAMED_PERSON
    if says_court(one.sentence):
        return SpeakerKind.COURT_DOCUMENT
    is_crowd = one.speaker is SpeakerKind.NAMED_ORG_SPOKESPERSON and one.is_group
    return SpeakerKind.UNNAMED_PEOPLE if is_crowd else one.speaker


def _as_worded(one: Accusation) -> str | None:
    """The words that name the accused where they are not its name."""
    if one.target_as_worded:
        return one.target_as_worded
    meant = [n for n in one.sentence.names if n.party in one.targets]
    return meant[0].surface if meant and all(n.surface != n.party for n in meant) else None


def _object(one: Accusation) -> str | None:
    """The words for what is alleged; in the sentence of a suit those after "for", "over" or "accusing"."""
    words = one.words
    if one.is_case:
        begins = next((m for cue in _ALLEGES if (m := cue.search(words))), None)
        words = words[begins.end() :] if begins and acts_in(words[begins.end() :]) else ""
    kept = _LEADING.sub("", words).strip().rstrip(".,;:—– ")
    return kept[:_LONGEST_OBJECT] or None


def _act_date(words: str, published: datetime | None) -> DateSpan:
    """When the act is said to have happened.

    A date behind "according to a memo sent" is that of the saying, and so is a day of these days: "accused B of copying
    its models on Monday".
    """
    date = first_date(_SAYING.split(words, maxsplit=1)[0], published)
    return UNDATED if date.text and _THESE_DAYS.search(date.text) else date
