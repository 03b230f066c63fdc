"""The parts of rows as models: parties, days, sources with their chains, answers, cases."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from store.vocabulary import (
    ArticleState,
    AssertionState,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EvidenceKind,
    PartyRole,
    Polarity,
    Precision,
    ProceedingLinkKind,
    QuoteKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
    State,
)


class Part(BaseModel):
    """A part of a row: every key is there, and no other."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Named(Part):
    """A party."""

    name: str
    slug: str
    kind: EntityKind


class Sided(Named):
    """A party in its role."""

    role: PartyRole


class Days(Part):
    """First and last day, both inclusive, no more exact than the source."""

    from_: date | None = Field(alias="from")
    to: date | None
    precision: Precision
    text: str | None


class Counts(Part):
    """Independent statements, who made them, and the articles that carry them; a copy adds an article only."""

    origins: int
    speakers: int
    articles: int


class Source(Part):
    """A sentence of one archived version of one article, and where it was published."""

    exact: str
    start_char: int
    end_char: int
    outlet: str | None
    outlet_slug: str | None
    is_sample: bool
    is_litigant: bool
    """Whether the outlet, or its owner, is a party of the dispute."""
    title: str | None
    published_at: datetime | None
    published_precision: Precision
    fetched_at: datetime
    url: str | None
    archived: str
    article: int
    article_state: ArticleState
    text_sha256: str


class Reading(Part):
    """Who read a sentence, by what rule, and whether a person looked at it."""

    state: AssertionState
    stands: bool
    decided_by: str
    rule: str
    confidence: float
    """How sure the reader is of its reading; not of the claim."""
    recorded_at: datetime


class Hedge(Part):
    """Words that weaken a claim or leave it open."""

    start_char: int
    end_char: int
    exact: str


class Step(Part):
    """One link of the chain from the origin (1) to the page."""

    step_no: int
    speaker: str
    speaker_kind: SpeakerKind
    cue: str | None
    commitment: Commitment
    quote_kind: QuoteKind


class Evidence(Part):
    """What is said to support a claim."""

    kind: EvidenceKind
    disclosure: Disclosure
    holder: str | None


class Sentence(Source, Reading):
    """A sentence that carries a claim."""

    status: ClaimStatus
    commitment: Commitment
    polarity: Polarity
    hedges: list[Hedge]
    target_as_worded: str | None
    attribution: list[Step]
    evidence: list[Evidence]


class Report(Source, Reading):
    """A sentence that reports an event; `reported_by` are the outlets that it names itself."""

    reported_by: list[str]


class Sent(Part):
    """What a party sent to this record about a claim, word for word."""

    respondent: str
    respondent_slug: str
    text: str
    received_on: date
    verified: str
    """How we know that it is theirs."""


class RowAnswer(Part):
    """The latest answer of one kind that a party gave to a claim."""

    id: str
    respondent: str
    respondent_slug: str
    kind: ResponseKind
    kind_label: str
    as_of: Days
    asked_by: str | None
    basis: ResponseBasis
    is_superseded: bool
    state: AssertionState


class Standing(Part):
    """Where a dispute or a case stands, and the events that made it so."""

    state: State
    label: str
    because_of: list[str]
    is_irregular: bool


class Link(Part):
    """How a case hangs together with an earlier one."""

    kind: ProceedingLinkKind
    earlier: int


class Case(Part):
    """A court case or an official inquiry."""

    id: int
    forum: str | None
    docket: str | None
    docket_as_worded: str | None
    links: list[Link]
    status: Standing | None
