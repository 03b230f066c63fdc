"""What crosses a border between folders: frozen records, no rows, no dicts, no parsed documents.

Text offsets count code points; `start_char` is inclusive, `end_char` exclusive. Every instant is aware and in UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from store.vocabulary import (
    Act,
    AmountKind,
    ArticleKind,
    CaptureKind,
    ClaimStatus,
    Commitment,
    Disclosure,
    EntityKind,
    EventKind,
    EvidenceKind,
    InFavourOf,
    LegalTheory,
    Outcome,
    OutletKind,
    Polarity,
    Precision,
    QuoteKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
)

# --- from the crawler -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """A lawsuit over AI that an outlet or its owner brought or answers; `source` is an address that says so."""

    title: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRecord:
    """A publisher as the record needs it; `timezone` is an IANA name used for dates that carry no offset.

    `refuses` says why it is never crawled; None for an outlet that is.
    """

    slug: str
    name: str
    domain: str
    kind: OutletKind = OutletKind.UNKNOWN
    country: str | None = None
    language: str = "en"
    timezone: str = "UTC"
    owner: str | None = None
    corrections_policy: str | None = None
    suits: tuple[Suit, ...] = ()
    refuses: str | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One answer of a server, as archived: where the bytes lie, what they hash to, and why we were allowed to ask.

    `payload_digest` is "sha256:" and the lower-case hex digest of the payload as received, `block_digest` that of head
    and body. `warc_offset` and `warc_length` are in bytes. `robots` is the robots.txt that the decision rests on,
    `before` what was archived on the way, such as redirects, and `asked_url` the address asked for, where another
    answered.
    """

    url: str
    fetched_at: datetime
    status: int
    content_type: str | None
    payload_digest: str
    warc_file: str
    warc_offset: int
    robots_decision: str
    etag: str | None = None
    last_modified: str | None = None
    kind: CaptureKind = CaptureKind.PAGE
    warc_length: int | None = None
    block_digest: str | None = None
    robots: "Capture | None" = None
    before: tuple["Capture", ...] = ()
    asked_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What was read off one page; what the page does not say is None or empty, never guessed.

    `body` has paragraphs parted by a blank line. `published` is an aware UTC instant when `published_precision` is
    "instant", else midnight UTC of the day it names; `date_doubt` says why a date that is stated is not believed, and
    `truncation` why the text is thought to be less than the article.
    """

    title: str | None
    body: str
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    published_precision: Precision = Precision.UNKNOWN
    date_doubt: str | None = None
    modified: datetime | None = None
    canonical_url: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    kind: ArticleKind = ArticleKind.UNKNOWN
    is_free: bool | None = None
    truncation: str | None = None
    correction_notice: str | None = None
    extractor: str


# --- from the reader --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TextToRead:
    """A text and what is known of it; `title` is context for the reader and never a passage."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A slice of the text: `text[start_char:end_char] == exact`."""

    start_char: int
    end_char: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date with no more precision than its source: first and last day (both inclusive) and its words."""

    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    text: str | None = None


UNDATED = DateSpan()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionStep:
    """One link of "X, according to Y, as reported by Z"; the first step is the origin, the last the nearest to us.

    Steps with the same `step_no` stand side by side ("reports from A and B"); 1 is the origin.
    `speaker` is a name where one is known, else the words used ("people familiar with the matter").
    `commitment` is that of this speaker to what the step before it says, `cue` the word that shows it.
    """

    step_no: int
    speaker: str
    speaker_kind: SpeakerKind
    cue: str | None = None
    via_outlet: str | None = None
    commitment: Commitment = Commitment.CERTAIN
    quote_kind: QuoteKind = QuoteKind.INDIRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFinding:
    """What is said to support a claim, who holds it and whether it can be seen; `passage` where it stands elsewhere."""

    kind: EvidenceKind
    disclosure: Disclosure
    holder: str | None = None
    passage: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFinding:
    """One sentence that carries an allegation.

    `claimant` is None where nobody asserts it (an investigation) or the source is not known by a name; `targets` may be
    empty where the sentence names nobody: nothing is filled in. `hedges` are the words that weaken or leave it open.
    """

    claimant: str | None
    targets: tuple[str, ...]
    act: Act
    object: str | None
    commitment: Commitment
    status: ClaimStatus
    passage: Span
    attribution: tuple[AttributionStep, ...]
    rule: str
    confidence: float
    co_claimants: tuple[str, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    hedges: tuple[Span, ...] = ()
    evidence: EvidenceFinding | None = None
    legal_theories: tuple[LegalTheory, ...] = ()
    happened: DateSpan = UNDATED
    target_as_worded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFinding:
    """What a party answered, or that it had not; `to` names the accuser or act it answers, where the text says so."""

    respondent: str
    kind: ResponseKind
    basis: ResponseBasis
    passage: Span
    rule: str
    confidence: float
    to: str | None = None
    as_of: DateSpan = UNDATED
    asked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money in whole units of an ISO 4217 currency."""

    value: int
    currency: str
    kind: AmountKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFinding:
    """A thing that happened. `accusers` and `accused` are the sides, `investigators` who looks into it; all by name."""

    kind: EventKind
    passage: Span
    rule: str
    confidence: float
    accusers: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    investigators: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    happened: DateSpan = UNDATED
    forum: str | None = None
    docket: str | None = None
    outcome: Outcome | None = None
    in_favour_of: InFavourOf | None = None
    with_prejudice: bool | None = None
    leave_to_amend: bool | None = None
    amount: Amount | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFinding:
    """A standing relation the text states, such as `investor_in`: shown beside lines, never a dispute of its own."""

    subject: str
    kind: str
    object: str
    passage: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """A name in the text. `known` is true for the curated list; all others are candidates and no entities.

    `mentions` are (start_char, end_char) pairs.
    """

    name: str
    kind: EntityKind
    mentions: tuple[tuple[int, int], ...]
    known: bool = False
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader found in one text, and whether it is about a dispute over AI and IP, and why."""

    text_id: str
    reader: str
    is_ai_ip_dispute: bool
    why: str
    entities: tuple[NamedEntity, ...] = ()
    claims: tuple[ClaimFinding, ...] = ()
    responses: tuple[ResponseFinding, ...] = ()
    events: tuple[EventFinding, ...] = ()
    relations: tuple[RelationFinding, ...] = ()
    outlets_cited: tuple[str, ...] = field(default=())
