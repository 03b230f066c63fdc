"""The claims of a text: who accuses whom of what, sentence by sentence, each with the rule that found it."""

import re
from collections.abc import Iterator

from nlp.accusation import Accusation
from nlp.accusing import accusations_in
from nlp.acts import FoundAct, acts_in, acts_meant, theories_in
from nlp.attribution import chain, quote_kind, says_court
from nlp.cases import Case, case_told
from nlp.commitment import commitment_in, hedges_in, status_of
from nlp.dates import first_date
from nlp.document import ReadText, Sentence
from nlp.evidence import evidence_of
from nlp.frames import masked
from nlp.lexicon.acts import POINTS_BACK
from nlp.lexicon.claims import CLAUSE_NOT_SO
from store.records import UNDATED, AttributionStep, ClaimFinding
from store.vocabulary import Act, ClaimStatus, Commitment, SpeakerKind

_LONGEST_OBJECT = 240
_MORE_OF_IT = re.compile(
    r"(?:The|Its|Their|This) (?:[\w-]+ )?(?:law ?suit|suit|complaint|filing|plaintiffs?|studios|publishers|labels"
    r"|authors|class action|case)|They\b|It (?:alleg|claim|argu|contend|accus|sa[iy])"
    r"|In (?:its|the|their) (?:complaint|suit|law)"
)
_THE_CASE = re.compile(r"\b[Tt]h(?:e|is) (?:case|suit|law ?suit|complaint|class action)\b")
# Confidence of a suit for which no words of the text name the act.
_BARE = 0.6
_NOWHERE = 1_000_000
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
    case: Case | None = None
    found: list[ClaimFinding] = []
    for sentence in read_text.sentences:
        if sentence.says_nothing:
            continue
        accusations = accusations_in(masked(sentence), read_text, case)
        found += [claim for one in accusations for claim in _claims(one, read_text)]
        case = case_told(accusations, sentence, case)
    return tuple(claim for claim in found if not _is_said_better(claim, found))


def _is_said_better(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether a suit without a stated act is told elsewhere in the text with its act."""
    if claim.act is not Act.UNSPECIFIED_UNAUTHORISED_USE or claim.confidence > _BARE:
        return False
    return any(
        other.act is not claim.act and set(claim.targets) & set(other.targets) and claim.claimant == other.claimant
        for other in found
    )


def _claims(one: Accusation, read_text: ReadText) -> Iterator[ClaimFinding]:
    """A claim for each act of the accusation."""
    if CLAUSE_NOT_SO.search(one.words[:80]) and one.needs_act:
        return
    for act in _acts(one, read_text):
        if not (one.needs_act and one.rule == "claim:said" and act.start < _after_target(one)):
            yield _claim(one, act, read_text)


def _after_target(one: Accusation) -> int:
    """Where the name of the first accused ends in the words: an act must come after it."""
    name = one.sentence.name_at(one.words_start) or next(
        (n for n in one.sentence.names if n.start_char >= one.words_start and n.party in one.targets), None
    )
    return name.start_char - one.words_start if name else 0


def _acts(one: Accusation, read_text: ReadText) -> tuple[FoundAct, ...]:
    found = acts_meant(one.words, one.sentence, read_text)
    if found or one.needs_act:
        return found
    following = read_text.sentences[one.sentence.index + 1 : one.sentence.index + 2]
    nearby = [one.sentence.text, *(s.text for s in following if one.is_case and _goes_on(s, one))]
    more = next((acts for words in nearby if (acts := acts_meant(words, one.sentence, read_text))), ())
    start = len(one.words)
    return tuple(FoundAct(act=act.act, start=start) for act in more) or (
        FoundAct(act=Act.UNSPECIFIED_UNAUTHORISED_USE, start=_NOWHERE),
    )


def _goes_on(following: Sentence, one: Accusation) -> bool:
    """Whether the next sentence tells more of the same suit and of nobody else."""
    if following.paragraph != one.sentence.paragraph:
        return False
    named = {name.party for name in following.names if name.known}
    is_same = bool(_THE_CASE.search(following.text)) and named <= {*one.targets, *one.claimants}
    return is_same or bool(_MORE_OF_IT.match(following.text))


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
        confidence=_BARE if act.start == _NOWHERE else one.confidence,
        hedges=hedges_in(one.sentence.text, one.sentence.start_char),
        evidence=evidence_of(one.sentence, read_text, one.claimants[0] if one.claimants else one.holder),
        legal_theories=theories_in(one.sentence.text),
        happened=UNDATED if one.is_case else first_date(one.words[act.start :], read_text.published),
    )


def _commitment(one: Accusation, said: str) -> Commitment:
    if one.status is ClaimStatus.UNDER_INVESTIGATION:
        return Commitment.UNDERSPECIFIED
    if one.is_case:
        return Commitment.CERTAIN
    return commitment_in(said if one.speaker is SpeakerKind.COURT_DOCUMENT else f"{one.cue} {said}")


def _origins(one: Accusation, committed: Commitment) -> list[AttributionStep]:
    """A step for each of those who allege, side by side; none where it is only looked into."""
    if one.status is ClaimStatus.UNDER_INVESTIGATION:
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


def _speaker_kind(one: Accusation) -> SpeakerKind:
    if one.told_by:
        return SpeakerKind.NAMED_PERSON
    if says_court(one.sentence):
        return SpeakerKind.COURT_DOCUMENT
    is_crowd = one.speaker is SpeakerKind.NAMED_ORG_SPOKESPERSON and one.is_group
    return SpeakerKind.UNNAMED_PEOPLE if is_crowd else one.speaker


def _as_worded(one: Accusation) -> str | None:
    """The words that name the accused where they are not its name."""
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
