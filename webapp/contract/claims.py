"""A claim as data, and lists of claims."""

from datetime import date, datetime
from typing import Literal

from store.releases import schema
from store.releases.parts import Counts, Hedge
from store.vocabulary import (
    Act,
    AssertionState,
    ClaimStatus,
    Commitment,
    ContradictionKind,
    ContradictionState,
    Disclosure,
    EvidenceKind,
    LegalTheory,
    Polarity,
    QuoteKind,
    Rank,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)
from webapp.contract.told import LinePassage, Party, Passage, Span, Told


class DisputeName(Told):
    """The dispute that a claim belongs to."""

    slug: str
    title: str
    url: str


class ActCode(Told):
    """What is alleged to have been done."""

    code: Act
    label: str


class PassageStep(Told):
    """One link of the chain from the origin (1) to the page; equal numbers stand side by side."""

    step_no: int
    speaker: str
    speaker_kind: SpeakerKind
    entity: str | None
    outlet: str | None
    cue: str | None
    commitment: Commitment
    quote_kind: QuoteKind


class PassageEvidence(Told):
    """What is said to support a claim."""

    kind: EvidenceKind
    disclosure: Disclosure
    holder: str | None
    exact: str | None


class ClaimPassage(Passage):
    """A sentence that carries a claim, how firmly, on whose word, and who read it so."""

    status: ClaimStatus
    commitment: Commitment
    polarity: Polarity
    hedges: list[Hedge]
    attribution: list[PassageStep]
    evidence: list[PassageEvidence]
    state: AssertionState
    stands: bool
    decided_by: str
    rule: str
    confidence: float
    recorded_at: datetime
    superseded_at: datetime | None


class ClaimResponse(Passage):
    """What a party answered to a claim, or that it had not, as of when and asked by whom."""

    id: str
    respondent: str
    respondent_slug: str
    kind: ResponseKind
    label: str
    basis: ResponseBasis
    asked_by: str | None
    as_of: Span
    is_superseded: bool
    state: AssertionState
    decided_by: str
    rule: str
    confidence: float
    recorded_at: datetime


class Claim(Told):
    """An allegation, once, however many articles carry it. Show it as somebody's; it is no finding."""

    id: str
    url: str
    heading: str
    """Who says it, how firmly, of whom and what, in one sentence."""
    is_asserted: bool
    dispute: DisputeName
    claimant: str | None
    accusers: list[Party]
    accused: list[Party]
    act: ActCode
    object: str | None
    legal_theories: list[LegalTheory]
    happened: Span
    first_published: datetime | None
    recorded_at: datetime
    rank: Rank
    machine_only: bool
    """True while no person has confirmed a passage."""
    counts: Counts
    passages: list[ClaimPassage]
    responses: list[ClaimResponse]


class Side(Told):
    """One of two sentences that do not say the same."""

    says: str
    passage: LinePassage


class Judged(Told):
    """Who decided on two sentences that differ, when, and why."""

    by: str
    on: date
    reason: str
    citation: str | None


class Contradiction(Told):
    """Two sentences that do not say the same; neither is held to be right."""

    kind: ContradictionKind
    state: ContradictionState
    claim: str | None
    event: str | None
    response: str | None
    left: Side
    right: Side
    decision: Judged | None
    """What an editor held of it; null while nobody has looked at it."""


class Reply(Told):
    """What a party sent to this record about a claim, word for word."""

    respondent: Party
    text: str
    received_on: date
    verified: str
    """How we know that it is theirs."""


class ClaimAnswer(Claim):
    """A claim at its own address."""

    on_record: Literal["claim"]
    replies: list[Reply]
    contradictions: list[Contradiction]


class ClaimRow(schema.ClaimRow):
    """A claim as a row of a file: enough to print one fair sentence with its hedge, source, answer and link."""

    sentence: str
    """Who says it, how firmly, of whom and what. Print it with the source beside it."""
    url: str
    revision: int | None  # type: ignore[assignment]
    """Null, as `seq` is, by a past day: what could be known then is no revision of this record."""
    seq: int | None  # type: ignore[assignment]
    as_of: date
    """The day by which it is told."""


class ClaimList(Told):
    """A page of the claims that match a filter, newest recorded first."""

    on_record: Literal["claims"]
    query: dict[str, str | list[str]]
    """The filters, as parameters of a query string."""
    count: int
    """How many claims match, on all pages together."""
    claims: list[ClaimRow]
    next: str | None
    """The address of the next page."""


class Choice(Told):
    """One way to narrow the list, and how many claims it leaves."""

    value: str
    label: str
    claims: int


class Search(ClaimList):
    """A page of hits, with how each choice would narrow them."""

    on_record: Literal["search"]  # type: ignore[assignment]
    facets: dict[str, list[Choice]]
