"""The claims of a text: who accuses whom of what, sentence by sentence, each with the rule that found it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

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
from store.records import UNDATED, AttributionStep, ClaimFinding, DateSpan
from store.vocabulary import Act, ClaimStatus, Commitment, SpeakerKind

_LONGEST_OBJECT = 240
_MORE_OF_IT = re.compile(
    r"(?:The|Its|Their|This) (?:[\w-]+ )?(?:law ?suit|suit|complaint|filing|plaintiffs?|studios|publishers|labels"
    r"|authors|class action|case)|They\b|It (?:alleg|claim|argu|contend|accus|sa[iy])"
    r"|In (?:its|the|their) (?:complaint|suit|law)"
)
_SUIT = re.compile(r"\b(?:law ?suits?|class[- ]actions?|complaint|sued)\b", re.IGNORECASE)
_THE_CASE = re.compile(r"\b[Tt]h(?:e|is) (?:case|suit|law ?suit|complaint|class action)\b")
# From here on the words tell of the saying and not of what is said.
_SAYING = re.compile(
    r"\b(?:according to|as reported|in an? (?:memo|letter|statement|report|complaint|filing|interview|post)"
    r"|(?:sent|filed|told|published|posted|submitted|said|wrote|announced) )"
)
# Confidence of a suit for which no words of the text name the act.
_BARE = 0.6
# Confidence of one whose act only the next sentence tells.
_BORROWED = 0.65
# Rules that take "A says that B ..." for an accusation: weaker than a suit or the word "accuse".
_WEAK = frozenset({"claim:said", "claim:said_after"})
# Where an act stands that the words of the sentence do not tell: in the next sentence, or nowhere.
_NEXT, _NOWHERE = 999_999, 1_000_000
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
        accusations = [_through_their_suit(one, read_text) for one in accusations_in(masked(sentence), read_text, case)]
        found += [claim for one in accusations for claim in _claims(one, read_text)]
        case = case_told(accusations, sentence, case)
    found = [claim for claim in found if not _is_turned_round(claim, found)]
    return tuple(claim for claim in found if not _is_said_better(claim, found))


def _is_said_better(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether a suit whose own words state no act is told elsewhere in the text with its act."""
    same = [c for c in found if set(claim.targets) & set(c.targets) and claim.claimant == c.claimant and c is not claim]
    if claim.confidence == _BORROWED:
        return any(other.confidence > _BORROWED for other in same)
    is_bare = claim.act is Act.UNSPECIFIED_UNAUTHORISED_USE and claim.confidence <= _BARE
    return is_bare and any(other.act is not claim.act for other in same)


def _is_turned_round(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether it is what the accused of the text says of its accuser: an answer, however it is worded."""
    if claim.rule not in _WEAK:
        return False
    return any(
        claim.claimant in other.targets and {other.claimant, *other.co_claimants} & set(claim.targets)
        for other in found
        if other.rule not in _WEAK
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
    told = ((words, acts_meant(words, one.sentence, read_text)) for words in nearby)
    words, more = next(((words, acts) for words, acts in told if acts), ("", ()))
    start = len(one.words) if words == one.sentence.text else _NEXT
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
        confidence={_NEXT: _BORROWED, _NOWHERE: _BARE}.get(act.start, one.confidence),
        hedges=hedges_in(one.sentence.text, one.sentence.start_char),
        evidence=evidence_of(one.sentence, read_text, one.claimants[0] if one.claimants else one.holder),
        legal_theories=theories_in(one.sentence.text),
        happened=UNDATED if one.is_case else _act_date(one.words[act.start :], read_text.published),
    )


def _commitment(one: Accusation, said: str) -> Commitment:
    if one.status is ClaimStatus.UNDER_INVESTIGATION:
        return Commitment.UNDERSPECIFIED
    if one.is_case:
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
    """When the act is said to have happened: a date behind "according to a memo sent" is that of the saying."""
    return first_date(_SAYING.split(words, maxsplit=1)[0], published)
