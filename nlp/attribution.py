"""Chains of attribution: who said it first, who passed it on, in steps numbered from the origin."""

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.commitment import commitment_in
from nlp.document import Name, Sentence, SourcePhrase
from nlp.gazetteer import entries
from nlp.lexicon.claims import COURT_PAPER
from store.records import AttributionStep
from store.vocabulary import Commitment, EntityKind, QuoteKind, SpeakerKind

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_REPORT = re.compile(
    r"^(?:A|An|The|One|Another)?\s?(?:new |recent |separate )?(?:reports?|story|article"
    r"|investigation) (?:from|by|in|at) (?:the |The )?$",
    re.IGNORECASE,
)
_REPORT_CUE = re.compile(
    r"^[^.;]{0,40}?\b(suggest(?:s|ed)?|say(?:s)?|said|state[sd]?|claim(?:s|ed)|indicat(?:es|ed)|found"
    r"|reveal(?:s|ed))\b"
)
_TRAILING_CUE = re.compile(r"^ (?:first |also )?(reported|reports|wrote|writes)\b")
_KINDS = {
    EntityKind.OUTLET: SpeakerKind.OTHER_OUTLET,
    EntityKind.PERSON: SpeakerKind.NAMED_PERSON,
    EntityKind.PUBLIC_BODY: SpeakerKind.OFFICIAL_RECORD,
    EntityKind.COURT: SpeakerKind.COURT_DOCUMENT,
}
_TOLD = re.compile(r"\b(?:told|tells|statement (?:given |provided )?to|interview with) (?:the |The )?$")
_REPORTEDLY = re.compile(r"\breportedly\b", re.IGNORECASE)


def chain(origins: Sequence[AttributionStep], sentence: Sentence) -> tuple[AttributionStep, ...]:
    """The steps from `origins` to the nearest to us; the article's own voice only where nobody else speaks."""
    number = 2 if origins else 1
    relays = _relays(sentence, number, {origin.speaker for origin in origins})
    if len(relays) == 1 and relays[0].speaker_kind is SpeakerKind.OTHER_OUTLET:
        origins = [replace(origin, via_outlet=relays[0].speaker) for origin in origins]
    told = None if relays else _told_to(sentence)
    if told and origins:
        origins = [replace(origin, via_outlet=told) for origin in origins]
    elif told:
        kind = SpeakerKind.OTHER_OUTLET
        relays = (AttributionStep(step_no=number, speaker=told, speaker_kind=kind, cue="told"),)
    steps = (*origins, *relays)
    if not steps or (_REPORTEDLY.search(sentence.text) and not relays):
        steps = (*steps, _own_voice(sentence, number))
    return steps


def speaker_of(name: Name) -> tuple[str, str | None]:
    """The party for which a name speaks, and the person's own name where it is a person's."""
    entry = entries().get(name.name)
    if entry and entry.kind is EntityKind.PERSON:
        return entry.of or name.speaks_for or name.name, name.name
    return (name.speaks_for, name.name) if name.speaks_for else (name.party, None)


def quote_kind(words: str) -> QuoteKind:
    """Whether `words` are quoted wholly, in part or not."""
    quoted = sum(len(m) for m in _QUOTED.findall(words))
    if quoted > 0.7 * len(words):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if quoted else QuoteKind.INDIRECT


def says_court(sentence: Sentence) -> bool:
    """Whether a source phrase names a court paper ("according to the complaint")."""
    return any(COURT_PAPER.search(phrase.text) for phrase in sentence.source_phrases)


def _told_to(sentence: Sentence) -> str | None:
    """The outlet to which the source spoke: "told A", "in a statement to A"."""
    outlets = (name for name in sentence.names if name.kind is EntityKind.OUTLET and not name.is_reference)
    return next((o.name for o in outlets if _TOLD.search(sentence.text[: o.start_char - sentence.start_char])), None)


def _own_voice(sentence: Sentence, number: int) -> AttributionStep:
    cue = _REPORTEDLY.search(sentence.text)
    return AttributionStep(
        step_no=number,
        speaker="the article",
        speaker_kind=SpeakerKind.ARTICLE_VOICE,
        cue=cue.group() if cue else None,
        commitment=Commitment.PROBABLE if cue else Commitment.CERTAIN,
    )


def _relays(sentence: Sentence, number: int, told: set[str]) -> tuple[AttributionStep, ...]:
    """Those who pass it on, side by side at `number`."""
    steps = [step for phrase in sentence.source_phrases for step in _from_phrase(phrase, number)]
    steps += [step for name in sentence.names if (step := _from_report(name, sentence, number))]
    return tuple({step.speaker: step for step in steps if step.speaker not in told}.values())


def _from_phrase(phrase: SourcePhrase, number: int) -> list[AttributionStep]:
    if phrase.anonymous and not any(name.kind is EntityKind.OUTLET for name in phrase.names):
        kind = SpeakerKind.UNNAMED_GROUP_OF_ORG if phrase.names else SpeakerKind.UNNAMED_PEOPLE
        return [AttributionStep(step_no=number, speaker=phrase.anonymous, speaker_kind=kind, cue=phrase.cue)]
    return [
        AttributionStep(step_no=number, speaker=name.name, speaker_kind=_kind(name), cue=phrase.cue)
        for name in phrase.names
    ]


def _kind(name: Name) -> SpeakerKind:
    return _KINDS.get(name.kind, SpeakerKind.NAMED_ORG_SPOKESPERSON)


def _from_report(name: Name, sentence: Sentence, number: int) -> AttributionStep | None:
    """A step for "A report from X suggests" and for "..., X reported"."""
    at = name.start_char - sentence.start_char
    after = sentence.text[name.end_char - sentence.start_char :]
    cue = _REPORT_CUE.match(after) if _REPORT.match(sentence.text[:at]) else _TRAILING_CUE.match(after)
    if name.kind is not EntityKind.OUTLET or not cue:
        return None
    return AttributionStep(
        step_no=number,
        speaker=name.name,
        speaker_kind=SpeakerKind.OTHER_OUTLET,
        cue=cue.group(1),
        commitment=commitment_in(cue.group(1)),
    )
