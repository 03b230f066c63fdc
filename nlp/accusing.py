"""Finds the accusations in one sentence: suits, what parties and complaints say, and what nobody puts forward."""

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.accusation import Accusation
from nlp.acts import is_other_matter
from nlp.attribution import says_court, speaker_of
from nlp.cases import Case, claimants_next
from nlp.document import Name, ReadText, Sentence
from nlp.frames import Masked, masked
from nlp.gazetteer import in_court
from nlp.lexicon.claims import (
    AND_OTHERS,
    AS_DID,
    FACED,
    ITS_REASON,
    NAMELY,
    NOT_SO,
    OF_THE_CASE,
    OF_THEIR_CHARGE,
    OPENING,
    OWN_DEED,
    PLAINTIFFS_SUE,
    SPEECH,
    SUITS,
    ClaimWording,
)  # fmt: skip
from nlp.parties import accused_among, claimants_among, makers_of
from nlp.unclaimed import unclaimed_in
from store.vocabulary import SpeakerKind

# "A, the publisher of B and C": B and C are told of, and do not accuse.
_OWNS = re.compile(r",? (?:an? |the )?(?:\w+ ){0,2}(?:publisher|owner|parent|company|maker|developer) (?:of|behind) ")
_FIRST_TO = re.compile(r"^.* to sue$")


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


def _suits(place: Masked, read_text: ReadText, case: Case | None) -> Iterator[Accusation]:
    matches = [(wording, m) for wording in SUITS for m in wording.pattern.finditer(place.text)]
    begins = sorted(m.start() for _, m in matches)
    for wording, match in matches:
        end = next((b for b in begins if b > max(match.end("accused"), match.end("accusers"))), len(place.text))
        one = _accusation(wording, match, place, (match.start("cue"), end))
        if one and not is_other_matter(place.text[match.start() : end] + _more(wording, place, read_text)):
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


def _more(wording: ClaimWording, place: Masked, read_text: ReadText) -> str:
    """The sentence after one that tells of a complaint to a public body: it says over what."""
    following = read_text.sentences[place.sentence.index + 1 : place.sentence.index + 2]
    is_told = wording.rule == "claim:complained_of" and following and following[0].text.startswith("The complaint ")
    return f" {following[0].text}" if is_told else ""


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
                and not _is_answer_or_deed(match, place)
            ):
                yield one


def _is_answer_or_deed(match: re.Match[str], place: Masked) -> bool:
    """Whether a party speaks of what the other said of it, or of what it did itself."""
    if OF_THEIR_CHARGE.match(place.text, match.end("accused") - 1):
        return True
    begins_with_another = match.end("cue") < match.start("content") < match.start("accused")
    return bool(begins_with_another and OWN_DEED.match(match["content"])) and not ITS_REASON.search(
        place.text, match.end("accused")
    )


def _accusation(wording: ClaimWording, match: re.Match[str], place: Masked, span: tuple[int, int]) -> Accusation | None:
    """What `match` says, unless it is denied, only threatened, or names nobody who can claim or be accused."""
    if NOT_SO.search(place.text[: match.start("cue")]):
        return None
    between = place.parties(place.text[match.end("accusers") : match.start("cue")])
    if any(name.is_reference for name in between):
        return None
    may_print = wording.is_case or wording.rule in ("claim:accused", "claim:was_accused_by")
    told = place.parties(_OWNS.split(match["accusers"])[0])
    others = AND_OTHERS.search(place.text[: match.start("accusers")])
    told = (*place.parties(others["accusers"]), *told) if others else told
    claimants = claimants_among(told, may_be_outlet=may_print)
    if wording.is_case and not claimants:
        claimants = makers_of(told, place.text)
    targets = accused_among(place.parties(match["accused"]), claimants, is_suit=wording.is_case)
    if not claimants or not targets or (wording.rule == "claim:case_name" and not _are_known(place, match)):
        return None
    return Accusation(
        sentence=place.sentence,
        claimants=claimants,
        targets=targets,
        words=place.sentence.text[place.starts[span[0]] : _end(place, span[1])],
        words_start=place.sentence.start_char + place.starts[span[0]],
        cue=_FIRST_TO.sub("to sue", place.words(match.span("cue"))),
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
    if says_court(place.sentence) and set(case.targets) & {n.party for n in place.sentence.names}:
        whole = re.match(r"(?P<content>.*)", place.text, re.DOTALL)
        assert whole  # noqa: S101 - this pattern matches anything
        yield Accusation.at(
            place, whole, case.claimants, case.targets, rule="claim:according_to_complaint",
            speaker=SpeakerKind.COURT_DOCUMENT, needs_act=True,
        )  # fmt: skip
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
    speakers = [speaker_of(name)[0] for name in place.parties(accusers)]
    return bool({*speakers, *in_court(speakers)} & set(case.claimants))
