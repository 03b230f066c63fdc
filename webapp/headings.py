"""A claim in one attributed sentence: who says it, how firmly, of whom, and what. Never in our own voice.

The sentence is made from the claim's fields alone; the passage it rests on always stands beside it.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from store.models import Assertion, Claim, Entity
from store.models import AttributionStep as StoredStep
from store.records import AttributionStep, ClaimFinding
from store.vocabulary import Act, AssertionState, ClaimStatus, Commitment, PartyRole, Polarity, SpeakerKind
from webapp.words import names

# What the accused is said to have done, as a past participle that is the simple past as well.
_DONE: dict[Act, str] = {
    Act.MODEL_OUTPUT_DISTILLATION: "trained a model on another’s output",
    Act.BULK_API_EXTRACTION: "extracted data in bulk through an API",
    Act.USAGE_LIMIT_OR_IDENTITY_EVASION: "evaded limits or concealed who used a service",
    Act.SCRAPING_AGAINST_TERMS: "scraped pages against their terms",
    Act.ACCESS_CONTROL_CIRCUMVENTION: "bypassed an access control",
    Act.TRAINING_ON_PROTECTED_WORKS: "trained on protected works without permission",
    Act.ACQUISITION_FROM_PIRATE_SOURCE: "obtained works from a pirate source",
    Act.DISTRIBUTION_OF_PIRATED_COPIES: "passed on pirated copies",
    Act.REPRODUCTION_IN_OUTPUT: "reproduced works in a system’s output",
    Act.MEMORISATION_IN_MODEL: "stored copies of works in a model",
    Act.SUBSTITUTIVE_SUMMARY: "published summaries that replace the source",
    Act.DERIVATIVE_OR_CHARACTER_OUTPUT: "offered output with protected characters",
    Act.CMI_REMOVAL: "removed copyright information from works",
    Act.TRADE_SECRET_MISAPPROPRIATION: "acquired or used trade secrets",
    Act.INSIDER_EXFILTRATION_OR_POACHING: "obtained material through a rival’s staff",
    Act.WEIGHTS_OR_CODE_THEFT: "obtained model weights or source code without right",
    Act.OPEN_SOURCE_LICENCE_BREACH: "used open code against its licence",
    Act.CONTRACT_OR_LICENCE_BREACH: "breached a contract, licence or terms",
    Act.TRADEMARK_FALSE_ATTRIBUTION: "attributed false content to a mark",
    Act.TRADEMARK_IN_OUTPUT: "showed its mark in a system’s output",
    Act.VOICE_OR_LIKENESS_USE: "used a voice or likeness without permission",
    Act.DATABASE_RIGHT: "extracted a protected database",
    Act.IMPORTING_INFRINGING_ARTICLE: "imported a model that is itself an unlawful copy",
    Act.PATENT_INFRINGEMENT: "used a patented invention without a licence",
    Act.EVIDENCE_DESTRUCTION: "deleted records that bear on the dispute",
    Act.UNSPECIFIED_UNAUTHORISED_USE: "used protected material without authorisation",
}
# How a claim is made, for one speaker and for several.
_VERBS: dict[ClaimStatus, tuple[str, str]] = {
    ClaimStatus.ASSERTED: ("says", "say"),
    ClaimStatus.ALLEGED: ("alleges", "allege"),
    ClaimStatus.SUSPECTED: ("suspects", "suspect"),
    ClaimStatus.DENIED: ("is said to allege", "are said to allege"),
}
# The source's own verb, where it is one of these; keyed by how it may stand in the sentence.
_CUES: dict[str, tuple[str, str]] = {
    form: (singular, plural)
    for singular, plural, past in (
        ("says", "say", "said"),
        ("claims", "claim", "claimed"),
        ("alleges", "allege", "alleged"),
        ("suspects", "suspect", "suspected"),
        ("believes", "believe", "believed"),
        ("argues", "argue", "argued"),
        ("contends", "contend", "contended"),
        ("asserts", "assert", "asserted"),
    )
    for form in (singular, plural, past)
}
_MODALS: dict[Commitment, str] = {
    Commitment.CERTAIN: "",
    Commitment.PROBABLE: "probably ",
    Commitment.POSSIBLE: "may have ",
    Commitment.UNDERSPECIFIED: "may have ",
}
_NOBODY_NAMED = "a party it does not name"
_STANDING = frozenset({AssertionState.PROPOSED, AssertionState.CONFIRMED})


class Piece(NamedTuple):
    """Some words of a heading, and whether they are a hedge."""

    text: str
    is_hedge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a claim's sentence is made of: who is said to say it (`named` parties, `text` for others), of whom, and how.

    `speakers` are the first of the chain, for a claim without claimant; none where the article speaks for itself.
    """

    named: tuple[str, ...]
    text: str | None
    speakers: tuple[str, ...]
    is_speaker_named: bool
    cue: str
    accused: tuple[str, ...]
    act: Act
    status: ClaimStatus
    commitment: Commitment
    polarity: Polarity


def heading(claim: Claim) -> list[Piece]:
    """The claim in one sentence, in pieces; hedges are pieces of their own."""
    lead = leading(claim.assertions)
    return said_heading(_said(claim, lead)) if lead else looked_into(accused_words(claim), claim.act)


def said_heading(said: Said) -> list[Piece]:
    """The sentence of a claim, in pieces."""
    accused = names(said.accused) or _NOBODY_NAMED
    if said.status is ClaimStatus.UNDER_INVESTIGATION:
        return looked_into(accused, said.act)
    who, is_several = _claimant(said)
    return attributed(who, _verbs(said.status, said.cue)[is_several], accused, said.act, manner=said)


def sentence_heading(assertion: Assertion) -> list[Piece]:
    """What one sentence alleges, as the heading of its claim would put it if there were no other."""
    return said_heading(_said(assertion.claim, assertion))


def finding_heading(finding: ClaimFinding, *, known: Container[str]) -> list[Piece]:
    """What one sentence alleges, as the heading of a claim puts it; `known` are the names that the text gives."""
    accused = names(finding.targets) or "a party that is not named"
    if finding.status is ClaimStatus.UNDER_INVESTIGATION:
        return looked_into(accused, finding.act)
    who, is_several = _speaker(finding, known)
    verb = _verbs(finding.status, first_cue(finding.attribution))[is_several]
    return attributed(who, verb, accused, finding.act, manner=finding)


def looked_into(accused: str, act: Act) -> list[Piece]:
    """The heading of what somebody looks into and nobody asserts."""
    return [Piece("Under investigation", is_hedge=True), Piece(f": whether {accused} {_DONE[act]}")]


def attributed(who: str, verb: str, accused: str, act: Act, *, manner: Said | ClaimFinding) -> list[Piece]:
    """The heading of what somebody asserts, no firmer than `manner` has it."""
    opening = [Piece(f"{who} "), Piece(verb, is_hedge=True), Piece(f" that {accused} ")]
    if manner.polarity is Polarity.NEGATIVE:
        return [*opening, Piece(f"has not {_DONE[act]}")]
    modal = "" if manner.status is ClaimStatus.SUSPECTED and _is_probable(manner) else _MODALS[manner.commitment]
    return [*opening, *([Piece(modal.strip(), is_hedge=True), Piece(" ")] if modal else []), Piece(_DONE[act])]


def heading_text(claim: Claim) -> str:
    """The heading as plain text."""
    return "".join(piece.text for piece in heading(claim))


def leading(assertions: Iterable[Assertion]) -> Assertion | None:
    """The passage a page opens with: the first published of those that stand, an undated one last; else None."""
    ordered = in_order(assertions)
    return ordered[0] if ordered else None


def in_order(assertions: Iterable[Assertion]) -> list[Assertion]:
    """The assertions as readers meet them: those that stand by date, undated ones after, superseded ones at the end."""
    shown = [assertion for assertion in assertions if assertion.state is not AssertionState.REJECTED]
    return sorted(shown, key=_reading_order)


def is_asserted(claim: Claim) -> bool:
    """Whether anybody asserts the claim; one that is only looked into is asserted by nobody."""
    lead = leading(claim.assertions)
    return lead is not None and lead.status is not ClaimStatus.UNDER_INVESTIGATION


def parties(claim: Claim, role: PartyRole) -> list[Entity]:
    """The entities that have `role` in the claim."""
    return [party.entity for party in claim.parties if party.role is role]


def accused_words(claim: Claim) -> str:
    """The accused by name, or that the source names nobody."""
    return names(entity.name for entity in parties(claim, PartyRole.ACCUSED)) or _NOBODY_NAMED


def claimant_words(claim: Claim) -> str | None:
    """The claimant by name or in the source's words; None where nobody asserts the claim."""
    named = [entity.name for entity in parties(claim, PartyRole.ACCUSER)]
    return names([*named, *([claim.claimant_text] if claim.claimant_text else [])]) or None


def _reading_order(assertion: Assertion) -> tuple[bool, bool, float, int]:
    published = assertion.passage.version.published_at
    stamp = published.timestamp() if published else 0.0
    return assertion.state not in _STANDING, published is None, stamp, assertion.id


def _said(claim: Claim, lead: Assertion) -> Said:
    first = [step for step in lead.steps if step.step_no == 1]
    is_voice = not first or first[0].speaker_kind is SpeakerKind.ARTICLE_VOICE
    return Said(
        named=tuple(entity.name for entity in parties(claim, PartyRole.ACCUSER)),
        text=claim.claimant_text,
        speakers=() if is_voice else tuple(step.speaker for step in first),
        is_speaker_named=bool(first) and first[0].entity is not None,
        cue=first_cue(lead.steps),
        accused=tuple(entity.name for entity in parties(claim, PartyRole.ACCUSED)),
        act=claim.act,
        status=lead.status,
        commitment=lead.commitment,
        polarity=lead.polarity,
    )


def _claimant(said: Said) -> tuple[str, bool]:
    """Who says it, and whether they are several; the first speaker of the chain where no party is."""
    words = names([*said.named, *([said.text] if said.text else [])])
    if words:
        several = len(said.named) + bool(said.text) > 1 or (not said.named and _is_plural(words))
        return opened(words, is_name=bool(said.named)), several
    if not said.speakers:
        return "An article", False
    words = names(said.speakers)
    return opened(words, is_name=said.is_speaker_named), len(said.speakers) > 1 or _is_plural(words)


def _speaker(finding: ClaimFinding, known: Container[str]) -> tuple[str, bool]:
    """Who says what a sentence alleges, and whether they are several; the first speaker where no claimant is read."""
    claimants = [name for name in (finding.claimant, *finding.co_claimants) if name]
    speakers = [step for step in finding.attribution if step.step_no == 1]
    if not claimants and (not speakers or speakers[0].speaker_kind is SpeakerKind.ARTICLE_VOICE):
        return "The text", False
    said = list(dict.fromkeys(claimants or [step.speaker for step in speakers]))
    several = len(said) > 1 or (said[0] not in known and _is_plural(said[0]))
    return opened(names(said), is_name=said[0] in known), several


def opened(words: str, *, is_name: bool) -> str:
    """Words as a sentence begins with them; a name such as xAI is written as its owner writes it."""
    return words if is_name else words[:1].upper() + words[1:]


def first_cue(steps: Iterable[StoredStep] | Iterable[AttributionStep]) -> str:
    """The source's own verb at the origin of a chain; empty where it has none."""
    return next((step.cue for step in steps if step.step_no == 1 and step.cue), "")


def _verbs(status: ClaimStatus, cue: str) -> tuple[str, str]:
    """How the claim is made: in the source's own verb, else in the one of its status."""
    return _VERBS[status] if status is ClaimStatus.DENIED else _CUES.get(cue.lower(), _VERBS[status])


def _is_plural(words: str) -> bool:
    """Whether speakers without a name take a plural verb: "three authors", not "a group of authors"."""
    parts = words.lower().split()
    if parts[0] in {"a", "an", "one"}:
        return False
    return "and" in parts or any(_is_plural_noun(word) for word in (*parts[:2], parts[-1]))


def _is_plural_noun(word: str) -> bool:
    return word == "people" or (word.endswith("s") and not word.endswith(("ss", "’s", "'s")))


def _is_probable(manner: Said | ClaimFinding) -> bool:
    return manner.commitment in (Commitment.PROBABLE, Commitment.CERTAIN)
