"""The claims of a text: who accuses whom of what, sentence by sentence, each with the rule that found it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.accusation import Accusation
from nlp.acts import FoundAct, acts_in, acts_meant, is_other_matter, theories_in
from nlp.attribution import chain, quote_kind, says_court, speaker_of
from nlp.cases import Case, case_told, claimants_next
from nlp.commitment import commitment_in, hedges_in, status_of
from nlp.dates import first_date
from nlp.document import Name, ReadText, Sentence
from nlp.evidence import evidence_of
from nlp.frames import Masked, masked
from nlp.lexicon.acts import POINTS_BACK
from nlp.lexicon.claims import (
    AS_DID,
    CLAUSE_NOT_SO,
    FACED,
    NAMELY,
    NOT_SO,
    OF_THE_CASE,
    OPENING,
    PLAINTIFFS_SUE,
    SPEECH,
    SUITS,
    ClaimWording,
)
from nlp.parties import accused_among, claimants_among
from nlp.unclaimed import unclaimed_in
from store.records import UNDATED, AttributionStep, ClaimFinding
from store.vocabulary import Act, ClaimStatus, Commitment, SpeakerKind

_LONGEST_OBJECT = 240
_FIRST_TO = re.compile(r"^.* to sue$")
# Confidence of a suit for which no words of the text name the act.
_BARE = 0.6
_NOWHERE = 1_000_000
_LEADING = re.compile(
    r"^\W*(?:(?:of|for|over|that|on claims of|alleging|accusing it of|claiming)\b\W*)+", re.IGNORECASE
)
_ALLEGES = re.compile(
    r"\b(?:for|over|accus\w+ (?:it|them|him|her|the [\w-]+(?: [\w-]+)?) of|alleg(?:ing|es|ed)(?: that)?"
    r"|claim(?:ing|s|ed)(?: that)?"
    r"|on (?:claims|allegations|grounds) of|arguing(?: that)?|saying(?: that)?|that accus\w+)\b",
    re.IGNORECASE,
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


def accusations_in(place: Masked, read_text: ReadText, case: Case | None) -> list[Accusation]:
    """The accusations in one sentence; of those with the same parties the first kept."""
    found = [*_suits(place, read_text, case), *_speech(place, read_text), *_of_the_case(place, case)]
    found += unclaimed_in(place, read_text)
    kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Accusation] = {}
    for one in found:
        covered = any(set(one.targets) <= set(other[1]) and set(one.claimants) <= set(other[0]) for other in kept)
        if not covered:
            kept[(one.claimants, one.targets)] = one
    return list(kept.values())


def _is_said_better(claim: ClaimFinding, found: list[ClaimFinding]) -> bool:
    """Whether a suit without a stated act is told elsewhere in the text with its act."""
    if claim.act is not Act.UNSPECIFIED_UNAUTHORISED_USE or claim.confidence > _BARE:
        return False
    return any(
        other.act is not claim.act and set(claim.targets) & set(other.targets) and claim.claimant == other.claimant
        for other in found
    )


def _suits(place: Masked, read_text: ReadText, case: Case | None) -> Iterator[Accusation]:
    matches = [(wording, m) for wording in SUITS for m in wording.pattern.finditer(place.text)]
    begins = sorted(m.start() for _, m in matches)
    for wording, match in matches:
        end = next((b for b in begins if b > max(match.end("accused"), match.end("accusers"))), len(place.text))
        one = _accusation(wording, match, place, (match.start("cue"), end))
        if one and not is_other_matter(place.text[match.start() : end]):
            yield from _with_others(one, place, match)
    yield from _plaintiffs_sue(place, read_text, case)
    for match in FACED.finditer(place.text):
        claimants = claimants_next(place.sentence, read_text)
        targets = accused_among(place.parties(match["accused"]), claimants, is_suit=True)
        if claimants and targets and not is_other_matter(place.text):
            yield Accusation.at(
                place,
                match,
                claimants,
                targets,
                rule="claim:faces_suit",
                speaker=SpeakerKind.COURT_DOCUMENT,
                is_case=True,
            )


def _with_others(one: Accusation, place: Masked, match: re.Match[str]) -> Iterator[Accusation]:
    """The accusation, and the same one by whoever "did so as well"."""
    named = NAMELY.match(place.text, match.end("accusers")) if one.is_group else None
    known = (
        claimants_among([n for n in place.parties(named["accusers"]) if n.known], may_be_outlet=True) if named else ()
    )
    known = tuple(party for party in known if party not in one.targets)
    yield replace(one, claimants=known) if known else one
    also = AS_DID.search(place.text, match.end("accused"))
    others = claimants_among(place.parties(also["accusers"]), may_be_outlet=True) if also else ()
    if others and not set(others) & {*one.claimants, *one.targets}:
        yield replace(one, claimants=others, words="", told_by=None)


def _plaintiffs_sue(place: Masked, read_text: ReadText, case: Case | None) -> Iterator[Accusation]:
    """Words such as "The plaintiffs have sued X": those of the case, or with whom the sentence before begins."""
    match = PLAINTIFFS_SUE.search(place.text)
    before = read_text.before(place.sentence)
    if not match or is_other_matter(place.text):
        return
    targets = accused_among(place.parties(match["accused"]), (), is_suit=True)
    claimants = case.claimants if case and set(case.targets) & set(targets) else _first_named(before)
    if targets and claimants and not set(targets) & set(claimants):
        yield Accusation.at(
            place,
            match,
            claimants,
            targets,
            rule="claim:plaintiffs_sued",
            speaker=SpeakerKind.COURT_DOCUMENT,
            is_case=True,
        )


def _first_named(before: tuple[Sentence, ...]) -> tuple[str, ...]:
    if not before:
        return ()
    there = masked(before[-1])
    opening = OPENING.match(there.text)
    return claimants_among(there.parties(opening["accusers"]), may_be_outlet=True) if opening else ()


def _speech(place: Masked, read_text: ReadText) -> Iterator[Accusation]:
    for wording in SPEECH:
        for match in wording.pattern.finditer(place.text):
            one = _accusation(wording, match, place, match.span("content"))
            told = place.parties(match["accusers"])
            if (
                one
                and not any(name.name == read_text.source.outlet for name in told)
                and not is_other_matter(one.words)
            ):
                yield one


def _accusation(wording: ClaimWording, match: re.Match[str], place: Masked, span: tuple[int, int]) -> Accusation | None:
    """What `match` says, unless it is denied, only threatened, or names nobody who can claim or be accused."""
    if NOT_SO.search(place.text[: match.start("cue")]):
        return None
    between = place.parties(place.text[match.end("accusers") : match.start("cue")])
    if any(name.is_reference for name in between):
        return None
    may_print = wording.is_case or wording.rule in ("claim:accused", "claim:was_accused_by")
    claimants = claimants_among(place.parties(match["accusers"]), may_be_outlet=may_print)
    targets = accused_among(place.parties(match["accused"]), claimants, is_suit=wording.is_case)
    if not claimants or not targets or (wording.rule == "claim:case_name" and not _are_known(place, match)):
        return None
    return Accusation(
        sentence=place.sentence,
        claimants=claimants,
        targets=targets,
        words=place.sentence.text[place.starts[span[0]] : _end(place, span[1])],
        words_start=place.sentence.start_char + place.starts[span[0]],
        cue=_FIRST_TO.sub("to sue", match["cue"]),
        rule=wording.rule,
        status=wording.status,
        speaker=wording.speaker,
        is_case=wording.is_case,
        needs_act=wording.needs_act,
        confidence=wording.confidence,
        told_by=_person(place.parties(match["accusers"])),
    )


def _are_known(place: Masked, match: re.Match[str]) -> bool:
    """Whether a case is named after known parties: "Doe v. Example" may name private people."""
    return all(name.known for name in place.parties(match["accusers"]))


def _end(place: Masked, end: int) -> int:
    return place.starts[end] if end < len(place.starts) else len(place.sentence.text)


def _person(names: tuple[Name, ...]) -> str | None:
    return next((person for name in names if (person := speaker_of(name)[1])), None)


def _of_the_case(place: Masked, case: Case | None) -> Iterator[Accusation]:
    """What the complaint or the plaintiff says of the accused of the case that is being told of."""
    if not case:
        return
    for wording in OF_THE_CASE:
        match = wording.pattern.search(place.text)
        if match and _speaks_for(match, place, case) and not is_other_matter(place.text):
            named = [n.party for n in place.parties(match["content"])]
            others = [
                n
                for n in place.parties(match["content"])
                if n.known and n.party not in (*case.claimants, *case.targets)
            ]
            if others and not set(named) & set(case.targets):
                continue
            yield Accusation.at(
                place, match, case.claimants, case.targets, rule=wording.rule, speaker=wording.speaker, needs_act=True
            )
            return


def _speaks_for(match: re.Match[str], place: Masked, case: Case) -> bool:
    accusers = match.groupdict().get("accusers")
    if accusers is None:
        return True
    return any(speaker_of(name)[0] in case.claimants for name in place.parties(accusers))


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
    nearby = [one.sentence.text, *(s.text for s in following if s.paragraph == one.sentence.paragraph and one.is_case)]
    more = next((acts for words in nearby if (acts := acts_meant(words, one.sentence, read_text))), ())
    start = len(one.words)
    return tuple(FoundAct(act=act.act, start=start) for act in more) or (
        FoundAct(act=Act.UNSPECIFIED_UNAUTHORISED_USE, start=_NOWHERE),
    )


def _claim(one: Accusation, act: FoundAct, read_text: ReadText) -> ClaimFinding:
    pointing = POINTS_BACK.search(one.words)
    said = one.words[: max(act.start, pointing.start() if pointing else 0) + 30]
    committed = _commitment(one, said)
    origin = _origin(one, committed)
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
        attribution=chain(origin, one.sentence),
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


def _origin(one: Accusation, committed: Commitment) -> AttributionStep | None:
    """The step of the one who alleges; none where it is only looked into."""
    if one.status is ClaimStatus.UNDER_INVESTIGATION:
        return None
    speaker = one.told_by or one.speaker_as_worded or " and ".join(one.claimants)
    kind = SpeakerKind.COURT_DOCUMENT if says_court(one.sentence) else one.speaker
    if one.told_by:
        kind = SpeakerKind.NAMED_PERSON
    elif kind is SpeakerKind.NAMED_ORG_SPOKESPERSON and one.is_group:
        kind = SpeakerKind.UNNAMED_PEOPLE
    return AttributionStep(
        step_no=1,
        speaker=speaker,
        speaker_kind=kind,
        cue=one.cue,
        commitment=committed,
        quote_kind=quote_kind(one.words),
    )


def _as_worded(one: Accusation) -> str | None:
    """The words that name the accused where they are not its name."""
    meant = [n for n in one.sentence.names if n.party in one.targets]
    return meant[0].surface if meant and all(n.surface != n.party for n in meant) else None


def _object(one: Accusation) -> str | None:
    """The words for what is alleged; in the sentence of a suit those after "for", "over" or "accusing"."""
    words = one.words
    if one.is_case:
        begins = _ALLEGES.search(words)
        words = words[begins.end() :] if begins and acts_in(words[begins.end() :]) else ""
    kept = _LEADING.sub("", words).strip().rstrip(".,;:—– ")
    return kept[:_LONGEST_OBJECT] or None
