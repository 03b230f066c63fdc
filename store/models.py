"""All tables, as one diagram from outlet to event. Rows are added and ranked, never overwritten by a newer reading.

Every instant is stored in UTC and comes back aware. The three times: `happened_*` (in the world), `published_at` (when
a source first made it public; on the article version) and `recorded_at` (when this record first had it).
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from store.columns import Code, Instant
from store.records import DateSpan
from store.vocabulary import (
    AccountRole,
    Act,
    AmountKind,
    ArticleKind,
    ArticleState,
    AssertionState,
    CaptureKind,
    ChangeOp,
    ClaimStatus,
    Commitment,
    ContradictionKind,
    ContradictionState,
    Disclosure,
    EditorialActionKind,
    EntityKind,
    EventKind,
    EvidenceKind,
    InFavourOf,
    ObservationKind,
    Outcome,
    OutletKind,
    PartyRole,
    PassageKind,
    Polarity,
    Precision,
    ProceedingLinkKind,
    QuoteKind,
    Rank,
    RelationKind,
    ResponseBasis,
    ResponseKind,
    SpeakerKind,
    ThingKind,
)


class Base(DeclarativeBase):
    """Common to all tables: constraint names by convention, so that migrations can name what they change."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        str: Text,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        **{
            vocabulary: Code(vocabulary)
            for vocabulary in (
                Act, AmountKind, ArticleKind, ArticleState, AssertionState, CaptureKind, ClaimStatus, Commitment,
                ContradictionKind, ContradictionState, Disclosure, EditorialActionKind, EntityKind, EventKind,
                EvidenceKind, InFavourOf, ObservationKind, Outcome, OutletKind, PartyRole, PassageKind, Polarity,
                Precision, ProceedingLinkKind, QuoteKind, Rank, RelationKind, ResponseBasis, ResponseKind,
                SpeakerKind, ThingKind, ChangeOp, AccountRole,
            )
        },
    }  # fmt: skip

    id: Mapped[int] = mapped_column(Integer, primary_key=True)


def _days(first: date | None, last: date | None) -> float:
    """How long a span is; what has no date is as vague as can be."""
    return float("inf") if first is None or last is None else (last - first).days


class Filed:
    """Where a row came into the record in the order of filing (`store.order`), and what it gave way to.

    A row that has `merged_into_id` is empty: its address leads to the other one, and filing anew may revive it.
    `judged_into_id` is an editor's word that the two are one: whatever belongs here is filed there. `fixed` names the
    columns that an editor set, which the machine leaves alone.
    """

    filed_from: Mapped[str | None]
    judged_into_id: Mapped[int | None]
    fixed: Mapped[list[Any]] = mapped_column(default=list)


class Happened:
    """When a thing is said to have happened: first and last day, both inclusive, how exactly, and in which words."""

    happened_first: Mapped[date | None]
    happened_last: Mapped[date | None]
    happened_precision: Mapped[Precision] = mapped_column(default=Precision.UNKNOWN)
    happened_text: Mapped[str | None]
    fixed: Mapped[list[Any]] = mapped_column(default=list)

    def date_from(self, span: DateSpan) -> None:
        """Take the date of `span` if it is more exact than what is known; of two like ones the first stays."""
        if "happened_first" in (self.fixed or ()):
            return
        if _days(span.first, span.last) < _days(self.happened_first, self.happened_last):
            self.happened_first, self.happened_last = span.first, span.last
            self.happened_precision, self.happened_text = span.precision, span.text


# --- collecting -------------------------------------------------------------------------------------------------------


class Outlet(Base):
    """A publisher: one we crawl, or one that others name as their source.

    `suits` are objects with `title` and `source`: lawsuits over AI that it or its owner is a party of. `refuses` says
    why it is never crawled.
    """

    __tablename__ = "outlet"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    domain: Mapped[str | None]
    kind: Mapped[OutletKind] = mapped_column(default=OutletKind.UNKNOWN)
    country: Mapped[str | None]
    language: Mapped[str | None]
    timezone: Mapped[str | None]
    owner: Mapped[str | None]
    corrections_policy: Mapped[str | None]
    suits: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    refuses: Mapped[str | None]
    is_sample: Mapped[bool] = mapped_column(default=False)

    articles: Mapped[list["Article"]] = relationship(back_populates="outlet")


class FrontierUrl(Base):
    """An address to fetch, and when; the frontier lives here so that a run killed anywhere resumes.

    Visits are counted from `watched_from`: publication, or the last change that was seen.
    """

    __tablename__ = "frontier_url"
    __table_args__ = (Index(None, "outlet_slug", "due_at"),)

    outlet_slug: Mapped[str]
    url: Mapped[str] = mapped_column(unique=True)
    found_at: Mapped[datetime]
    listed_date: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    visited_at: Mapped[datetime | None]
    watched_from: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    last_status: Mapped[int | None]
    last_error: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]


class Round(Base):
    """One round of one outlet: what was asked, what came, what was refused."""

    __tablename__ = "round"
    __table_args__ = (Index(None, "outlet_slug", "id"),)

    outlet_slug: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    discovered: Mapped[int] = mapped_column(default=0)
    fetched: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]


class Capture(Base):
    """One answer of a server, as it lies in the archive, with the robots decision that allowed it.

    `asked_url` is the address that was asked for, `url` the one that answered, after redirects. One that shows the
    article (200 or 304, not refused) is a sighting.
    """

    __tablename__ = "capture"
    __table_args__ = (
        Index(None, "outlet_slug", "id"),
        Index(None, "url", "fetched_at"),
        Index(None, "warc_file", "warc_offset"),
    )

    kind: Mapped[CaptureKind] = mapped_column(default=CaptureKind.PAGE)
    url: Mapped[str]
    asked_url: Mapped[str | None] = mapped_column(index=True)
    outlet_slug: Mapped[str | None]
    fetched_at: Mapped[datetime]
    status: Mapped[int]
    content_type: Mapped[str | None]
    payload_digest: Mapped[str]
    warc_file: Mapped[str]
    warc_offset: Mapped[int] = mapped_column(BigInteger)
    warc_length: Mapped[int | None]
    block_digest: Mapped[str | None]
    robots_decision: Mapped[str]
    robots_capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"))
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    extracted_at: Mapped[datetime | None] = mapped_column(index=True)
    refusal: Mapped[str | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)

    article: Mapped["Article | None"] = relationship(back_populates="captures")
    robots_capture: Mapped["Capture | None"] = relationship(remote_side="Capture.id")


class IngestedFile(Base):
    """A WARC file that was read, or is being read; `position` is the last byte of it, unpacked, that is decided.

    One row for each sieve it was read through, since another lets other pages pass.
    """

    __tablename__ = "ingested_file"
    __table_args__ = (UniqueConstraint("identity", "sieve"),)

    identity: Mapped[str]
    sieve: Mapped[str]
    name: Mapped[str]
    position: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class Article(Base):
    """One canonical address of an outlet. `withheld_words` is what a sentence that was taken down is known again by."""

    __tablename__ = "article"

    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    canonical_url: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[ArticleKind] = mapped_column(default=ArticleKind.UNKNOWN)
    state: Mapped[ArticleState] = mapped_column(default=ArticleState.USABLE)
    state_changed_at: Mapped[datetime | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    withheld_words: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")

    outlet: Mapped[Outlet | None] = relationship(back_populates="articles")
    captures: Mapped[list[Capture]] = relationship(back_populates="article", order_by="Capture.fetched_at")
    versions: Mapped[list["ArticleVersion"]] = relationship(
        back_populates="article", order_by="ArticleVersion.version_no"
    )


class ArticleVersion(Base):
    """One fetch whose text, headline or notice differs from the one before. An unknown date of publication is null.

    `withheld_by` is the decision by which words of it were taken down; the hash stays that of the whole text.
    """

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "version_no"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    version_no: Mapped[int]
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("capture.id"), index=True)
    fetched_at: Mapped[datetime]
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    published_precision: Mapped[Precision] = mapped_column(default=Precision.UNKNOWN)
    date_doubt: Mapped[str | None]
    modified_at: Mapped[datetime | None]
    title: Mapped[str | None]
    authors: Mapped[list[Any]] = mapped_column(default=list)
    language: Mapped[str | None]
    text: Mapped[str]
    text_sha256: Mapped[str] = mapped_column(index=True)
    is_free: Mapped[bool | None]
    truncation: Mapped[str | None]
    correction_notice: Mapped[str | None]
    extractor: Mapped[str]
    copy_cluster: Mapped[str | None] = mapped_column(index=True)
    wire_credit: Mapped[str | None]
    wire_credit_as_worded: Mapped[str | None]
    withheld_by_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))

    withheld_by: Mapped["EditorialAction | None"] = relationship()
    article: Mapped[Article] = relationship(back_populates="versions")
    capture: Mapped[Capture | None] = relationship()
    readings: Mapped[list["VersionReading"]] = relationship(back_populates="version")


class ArticleObservation(Base):
    """What was seen to happen to an article, and the visit that shows it. Rows are added, never changed.

    `because` is the notice, or what was answered; `observed_at` is when we saw it, and it happened some time before.
    """

    __tablename__ = "article_observation"
    __table_args__ = (UniqueConstraint("article_id", "capture_id", "kind"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    kind: Mapped[ObservationKind]
    observed_at: Mapped[datetime]
    capture_id: Mapped[int] = mapped_column(ForeignKey("capture.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("article_version.id"))
    because: Mapped[str | None]
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]

    capture: Mapped[Capture] = relationship()
    version: Mapped[ArticleVersion | None] = relationship()


class ArticleRelation(Base):
    """How one article hangs together with another: `article` is the later one."""

    __tablename__ = "article_relation"
    __table_args__ = (UniqueConstraint("article_id", "other_article_id", "kind"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    other_article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    kind: Mapped[RelationKind]
    score: Mapped[float]
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]

    article: Mapped[Article] = relationship(foreign_keys=[article_id])
    other_article: Mapped[Article] = relationship(foreign_keys=[other_article_id])


# The numbers by which versions that share words meet; a table of keys alone, for it has a row for every twenty words.
copy_key = Table(
    "copy_key",
    Base.metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("version_id", ForeignKey("article_version.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


class VersionReading(Base):
    """What one reader made of one version, kept whole so that filing can be run again with newer rules."""

    __tablename__ = "version_reading"
    __table_args__ = (UniqueConstraint("version_id", "reader"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    reader: Mapped[str]
    read_at: Mapped[datetime]
    is_ai_ip_dispute: Mapped[bool]
    why: Mapped[str]
    findings: Mapped[dict[str, Any]]
    filed_at: Mapped[datetime | None]
    filed_with: Mapped[str | None]

    version: Mapped[ArticleVersion] = relationship(back_populates="readings")


class ReadingDocket(Base):
    """A docket number that a reading found, in its clean form; its case may come on record only later."""

    __tablename__ = "reading_docket"
    __table_args__ = (UniqueConstraint("reading_id", "docket"),)

    reading_id: Mapped[int] = mapped_column(ForeignKey("version_reading.id"), index=True)
    docket: Mapped[str] = mapped_column(index=True)


class Passage(Base):
    """A quoted slice of one version: W3C TextQuoteSelector and TextPositionSelector."""

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("version_id", "start_char", "end_char"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    kind: Mapped[PassageKind] = mapped_column(default=PassageKind.SENTENCE)
    withheld_by_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"), index=True)

    version: Mapped[ArticleVersion] = relationship()


# --- who -----------------------------------------------------------------------------------------------------


class Entity(Base):
    """A company, person in a public role, group, public body, court, product, data set, work or place."""

    __tablename__ = "entity"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[EntityKind]
    wikidata: Mapped[str | None]
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("entity.id"), index=True)

    aliases: Mapped[list["EntityAlias"]] = relationship(back_populates="entity")
    merged_into: Mapped["Entity | None"] = relationship(remote_side="Entity.id")

    @property
    def canonical(self) -> "Entity":
        """The entity that this one was judged to be the same as, or itself."""
        return self.merged_into.canonical if self.merged_into else self


class EntityAlias(Base):
    """A name an entity goes by; `folded` is what names are compared by."""

    __tablename__ = "entity_alias"

    entity_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)

    entity: Mapped[Entity] = relationship(back_populates="aliases")


class Mention(Base):
    """A surface form in a version; without an entity it is a candidate and nothing more."""

    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("version_id", "start_char", "end_char"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    start_char: Mapped[int]
    end_char: Mapped[int]
    surface: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    entity_id: Mapped[int | None] = mapped_column(ForeignKey("entity.id"), index=True)


# --- the matter ----------------------------------------------------------------------------------------------


class Dispute(Filed, Base):
    """The matter: parties in roles, claims, proceedings, events.

    `accuser_text` is a group of accusers without one name ("authors"), who are no entity. `filed_through` is the
    position of the last article filed here: an earlier one that comes later has all after it filed anew.
    """

    __tablename__ = "dispute"
    __table_args__ = (Index(None, "judged_into_id"),)

    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    accuser_text: Mapped[str | None]
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]
    filed_through: Mapped[str | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("dispute.id"), index=True)

    merged_into: Mapped["Dispute | None"] = relationship(remote_side="Dispute.id")
    judged_here: Mapped[list["Dispute"]] = relationship(
        primaryjoin="Dispute.id == foreign(remote(Dispute.judged_into_id))", viewonly=True
    )
    parties: Mapped[list["DisputeParty"]] = relationship(back_populates="dispute", order_by="DisputeParty.id")
    claims: Mapped[list["Claim"]] = relationship(back_populates="dispute", order_by="Claim.id")
    responses: Mapped[list["Response"]] = relationship(back_populates="dispute", order_by="Response.id")
    events: Mapped[list["Event"]] = relationship(back_populates="dispute", order_by="Event.id")
    proceedings: Mapped[list["Proceeding"]] = relationship(back_populates="dispute", order_by="Proceeding.id")
    contradictions: Mapped[list["Contradiction"]] = relationship(back_populates="dispute", order_by="Contradiction.id")


class DisputeParty(Base):
    """A party in its role."""

    __tablename__ = "dispute_party"
    __table_args__ = (UniqueConstraint("dispute_id", "entity_id", "role"),)

    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    role: Mapped[PartyRole]

    dispute: Mapped[Dispute] = relationship(back_populates="parties")
    entity: Mapped[Entity] = relationship()


class Proceeding(Base):
    """A court case or official inquiry; `docket` is the cleaned number, `docket_as_worded` what the source printed."""

    __tablename__ = "proceeding"

    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    forum: Mapped[str | None]
    docket: Mapped[str | None] = mapped_column(index=True)
    docket_as_worded: Mapped[str | None]
    recorded_at: Mapped[datetime]

    dispute: Mapped[Dispute] = relationship(back_populates="proceedings")
    links: Mapped[list["ProceedingLink"]] = relationship(
        back_populates="proceeding", foreign_keys="ProceedingLink.proceeding_id", order_by="ProceedingLink.id"
    )


class ProceedingLink(Base):
    """How a proceeding hangs together with an earlier one, and the event that tells so."""

    __tablename__ = "proceeding_link"
    __table_args__ = (UniqueConstraint("proceeding_id", "earlier_id"),)

    proceeding_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id"), index=True)
    earlier_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id"), index=True)
    kind: Mapped[ProceedingLinkKind]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    recorded_at: Mapped[datetime]

    proceeding: Mapped[Proceeding] = relationship(back_populates="links", foreign_keys=[proceeding_id])
    earlier: Mapped[Proceeding] = relationship(foreign_keys=[earlier_id])
    event: Mapped["Event"] = relationship()


class Claim(Filed, Happened, Base):
    """The allegation, once, however many articles carry it. `public_id` is never reused."""

    __tablename__ = "claim"

    public_id: Mapped[str] = mapped_column(unique=True)
    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    claimant_text: Mapped[str | None]
    act: Mapped[Act] = mapped_column(index=True)
    object: Mapped[str | None]
    legal_theories: Mapped[list[Any]] = mapped_column(default=list)
    wording: Mapped[str | None]
    rank: Mapped[Rank] = mapped_column(default=Rank.NORMAL)
    rank_reason: Mapped[str | None]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)

    merged_into: Mapped["Claim | None"] = relationship(remote_side="Claim.id")
    dispute: Mapped[Dispute] = relationship(back_populates="claims")
    parties: Mapped[list["ClaimParty"]] = relationship(back_populates="claim", order_by="ClaimParty.id")
    assertions: Mapped[list["Assertion"]] = relationship(back_populates="claim", order_by="Assertion.id")
    responses: Mapped[list["Response"]] = relationship(back_populates="claim", order_by="Response.id")
    contradictions: Mapped[list["Contradiction"]] = relationship(back_populates="claim", order_by="Contradiction.id")


class ClaimParty(Base):
    """Who claims (`accuser`) and of whom (`accused`)."""

    __tablename__ = "claim_party"
    __table_args__ = (UniqueConstraint("claim_id", "entity_id", "role"), Index(None, "entity_id", "role", "claim_id"))

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("entity.id"))
    role: Mapped[PartyRole]

    claim: Mapped[Claim] = relationship(back_populates="parties")
    entity: Mapped[Entity] = relationship()


class Assertion(Base):
    """A passage in one version that carries a claim, and how firmly. `hedges` are [start, end, words]."""

    __tablename__ = "assertion"
    __table_args__ = (
        UniqueConstraint("claim_id", "passage_id"),
        Index(None, "claim_id", "state"),
        Index(None, "claim_id", "origin_key"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    status: Mapped[ClaimStatus]
    commitment: Mapped[Commitment]
    polarity: Mapped[Polarity]
    hedges: Mapped[list[Any]] = mapped_column(default=list)
    target_as_worded: Mapped[str | None]
    decided_by: Mapped[str]
    rule: Mapped[str]
    confidence: Mapped[float]
    state: Mapped[AssertionState] = mapped_column(default=AssertionState.PROPOSED)
    superseded_at: Mapped[datetime | None]
    origin_key: Mapped[str] = mapped_column(index=True)
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))
    recorded_at: Mapped[datetime]

    claim: Mapped[Claim] = relationship(back_populates="assertions")
    passage: Mapped[Passage] = relationship()
    steps: Mapped[list["AttributionStep"]] = relationship(
        back_populates="assertion",
        order_by="AttributionStep.step_no, AttributionStep.id",
        cascade="all, delete-orphan",
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="assertion", order_by="Evidence.id", cascade="all, delete-orphan"
    )


class AttributionStep(Base):
    """One link of the chain from the origin (1) to the page; equal numbers stand side by side."""

    __tablename__ = "attribution_step"

    assertion_id: Mapped[int] = mapped_column(ForeignKey("assertion.id"), index=True)
    step_no: Mapped[int]
    speaker: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    speaker_kind: Mapped[SpeakerKind]
    entity_id: Mapped[int | None] = mapped_column(ForeignKey("entity.id"), index=True)
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"), index=True)
    cue: Mapped[str | None]
    commitment: Mapped[Commitment]
    quote_kind: Mapped[QuoteKind]

    assertion: Mapped[Assertion] = relationship(back_populates="steps")
    entity: Mapped[Entity | None] = relationship()
    outlet: Mapped[Outlet | None] = relationship()


class Evidence(Base):
    """What is said to support a claim."""

    __tablename__ = "evidence"

    assertion_id: Mapped[int] = mapped_column(ForeignKey("assertion.id"), index=True)
    kind: Mapped[EvidenceKind]
    disclosure: Mapped[Disclosure]
    holder: Mapped[str | None]
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id"))

    assertion: Mapped[Assertion] = relationship(back_populates="evidence")
    passage: Mapped[Passage | None] = relationship()


class Response(Base):
    """What a party answered, or that it had not, as of when and asked by whom. Superseded silences stay."""

    __tablename__ = "response"
    __table_args__ = (UniqueConstraint("passage_id", "respondent_id", "kind", "claim_id"),)

    public_id: Mapped[str] = mapped_column(unique=True)
    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    respondent_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    kind: Mapped[ResponseKind]
    basis: Mapped[ResponseBasis]
    as_of_first: Mapped[date | None]
    as_of_last: Mapped[date | None]
    as_of_precision: Mapped[Precision] = mapped_column(default=Precision.UNKNOWN)
    as_of_text: Mapped[str | None]
    asked_by: Mapped[str | None]
    decided_by: Mapped[str]
    rule: Mapped[str]
    confidence: Mapped[float]
    state: Mapped[AssertionState] = mapped_column(default=AssertionState.PROPOSED)
    superseded_at: Mapped[datetime | None]
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("response.id"))
    origin_key: Mapped[str] = mapped_column(index=True)
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))
    recorded_at: Mapped[datetime]

    dispute: Mapped[Dispute] = relationship(back_populates="responses")
    claim: Mapped[Claim | None] = relationship(back_populates="responses")
    respondent: Mapped[Entity] = relationship()
    passage: Mapped[Passage] = relationship()
    superseded_by: Mapped["Response | None"] = relationship(remote_side="Response.id")


class Event(Filed, Happened, Base):
    """A thing that happened in a dispute or proceeding, once, however many articles report it.

    `reported_on` is the day on which a dated source on record first reported it.
    """

    __tablename__ = "event"
    __table_args__ = (Index(None, "dispute_id", "kind"),)

    public_id: Mapped[str] = mapped_column(unique=True)
    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"))
    proceeding_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding.id"), index=True)
    kind: Mapped[EventKind]
    outcome: Mapped[Outcome | None]
    in_favour_of: Mapped[InFavourOf | None]
    with_prejudice: Mapped[bool | None]
    leave_to_amend: Mapped[bool | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str | None]
    amount_kind: Mapped[AmountKind | None]
    rank: Mapped[Rank] = mapped_column(default=Rank.NORMAL)
    rank_reason: Mapped[str | None]
    reported_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)

    merged_into: Mapped["Event | None"] = relationship(remote_side="Event.id")
    dispute: Mapped[Dispute] = relationship(back_populates="events")
    proceeding: Mapped[Proceeding | None] = relationship()
    parties: Mapped[list["EventParty"]] = relationship(back_populates="event", order_by="EventParty.id")
    citations: Mapped[list["EventCitation"]] = relationship(back_populates="event", order_by="EventCitation.id")


class EventParty(Base):
    """Who takes part in an event, and as what."""

    __tablename__ = "event_party"
    __table_args__ = (UniqueConstraint("event_id", "entity_id", "role"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    entity_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    role: Mapped[PartyRole]

    event: Mapped[Event] = relationship(back_populates="parties")
    entity: Mapped[Entity] = relationship()


class EventCitation(Base):
    """A passage that reports an event; `reported_by` are the outlets the passage itself names as its source.

    `told` is what this passage itself says of the event (`store.told`), for reports of one event may differ.
    """

    __tablename__ = "event_citation"
    __table_args__ = (UniqueConstraint("event_id", "passage_id"), Index(None, "event_id", "origin_key"))

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    reported_by: Mapped[list[Any]] = mapped_column(default=list)
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)
    decided_by: Mapped[str]
    rule: Mapped[str]
    confidence: Mapped[float]
    state: Mapped[AssertionState] = mapped_column(default=AssertionState.PROPOSED)
    superseded_at: Mapped[datetime | None]
    origin_key: Mapped[str] = mapped_column(index=True)
    placed_by_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))
    recorded_at: Mapped[datetime]

    event: Mapped[Event] = relationship(back_populates="citations")
    passage: Mapped[Passage] = relationship()


class Contradiction(Base):
    """Two passages under one dispute that do not say the same: both are kept, and neither is held to be right.

    `claim`, `event` or `response` is what they are about. `left_says` and `right_says` are the values that differ, in a
    few words; the left one was published first. Found by rules (`store.contradictions`); what a person decided stays.
    """

    __tablename__ = "contradiction"
    __table_args__ = (UniqueConstraint("kind", "left_id", "right_id"),)

    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    response_id: Mapped[int | None] = mapped_column(ForeignKey("response.id"))
    kind: Mapped[ContradictionKind]
    left_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    left_says: Mapped[str]
    right_says: Mapped[str]
    state: Mapped[ContradictionState] = mapped_column(default=ContradictionState.PROPOSED)
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]

    dispute: Mapped[Dispute] = relationship(back_populates="contradictions")
    claim: Mapped[Claim | None] = relationship(back_populates="contradictions")
    event: Mapped[Event | None] = relationship()
    response: Mapped[Response | None] = relationship()
    left: Mapped[Passage] = relationship(foreign_keys=[left_id])
    right: Mapped[Passage] = relationship(foreign_keys=[right_id])
    decisions: Mapped[list["EditorialAction"]] = relationship(
        primaryjoin="and_(foreign(EditorialAction.subject_id) == Contradiction.id, "
        "EditorialAction.subject_kind == 'contradiction')",
        order_by="EditorialAction.id",
        viewonly=True,
    )

    @property
    def decision(self) -> "EditorialAction | None":
        """The decision of an editor that it stands as, if any stands."""
        return self.decisions[-1] if self.decisions and self.state is not ContradictionState.PROPOSED else None


class EntityRelation(Base):
    """A standing relation between two parties, such as an investment, as one passage states it."""

    __tablename__ = "entity_relation"
    __table_args__ = (UniqueConstraint("subject_id", "kind", "object_id", "passage_id"),)

    subject_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    kind: Mapped[str]
    object_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    decided_by: Mapped[str]
    recorded_at: Mapped[datetime]

    subject: Mapped[Entity] = relationship(foreign_keys=[subject_id])
    object: Mapped[Entity] = relationship(foreign_keys=[object_id])
    passage: Mapped[Passage] = relationship()


# --- what people decided ----------------------------------------------------------------------------------------------


class EditorialAction(Base):
    """One decision of an editor: what was so before, what is so since, and why. Rows are only ever added.

    `subject_kind` is a table, `subject_id` its row. `digest` is the SHA-256 of the digest before and this row, so that
    a row that was changed or taken out is noticed. `before` and `after` are columns by row ("claim:12"); `stood` is
    what each sentence stood under, by ids ({"assertion": {"12": 3}}), so that undoing gives each address back.
    """

    __tablename__ = "editorial_action"
    __table_args__ = (Index(None, "subject_kind", "subject_id"),)

    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[EditorialActionKind]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    reason: Mapped[str]
    citation: Mapped[str | None]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"), unique=True)
    digest: Mapped[str] = mapped_column(unique=True)
    stood: Mapped[dict[str, Any]] = mapped_column(default=dict)

    undoes: Mapped["EditorialAction | None"] = relationship(remote_side="EditorialAction.id")


class Reply(Base):
    """What a party sent to this record about a claim: printed as it came, once somebody found that it is theirs.

    `verified` says how that was found. `is_published` is an editor's decision, and undoing it takes the reply back.
    """

    __tablename__ = "reply"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    respondent_id: Mapped[int] = mapped_column(ForeignKey("entity.id"))
    text: Mapped[str]
    received_on: Mapped[date]
    verified: Mapped[str]
    is_published: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]

    claim: Mapped[Claim] = relationship()
    respondent: Mapped[Entity] = relationship()


class EntityJudgement(Base):
    """An editor's word that two entities are not the same, or that nobody can say; a merge is on the entity itself."""

    __tablename__ = "entity_judgement"
    __table_args__ = (UniqueConstraint("left_id", "right_id"),)

    left_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("entity.id"), index=True)
    is_standing: Mapped[bool] = mapped_column(default=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))


class Account(Base):
    """Somebody who may decide at the review desk; decisions are signed with the name.

    `session_no` is carried by each cookie of theirs: counting it up ends all their sessions.
    """

    __tablename__ = "account"

    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[AccountRole]
    password_hash: Mapped[str]
    session_no: Mapped[int] = mapped_column(default=1)
    is_disabled: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]


class ClaimSearch(Base):
    """The words of a claim itself; SQLite indexes them with FTS5, PostgreSQL with a tsvector (migration 0002)."""

    __tablename__ = "claim_search"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), unique=True)
    body: Mapped[str]


# --- what the public sees ---------------------------------------------------------------------------------------------


class AssertionSearch(Base):
    """The words of one assertion: its passage, outlet and speakers; indexed as those of claims are (migration 0016)."""

    __tablename__ = "assertion_search"

    assertion_id: Mapped[int] = mapped_column(ForeignKey("assertion.id"), unique=True)
    body: Mapped[str]


class PublicRow(Base):
    """What readers and programs are told of one thing, as plain JSON, and the number of its last change.

    `body` is what `store.changes` makes of the record, `sha256` the hash of it. A row that is gone has a tombstone for
    a body, and stays for good.
    """

    __tablename__ = "public_row"
    __table_args__ = (UniqueConstraint("kind", "public_id"),)

    kind: Mapped[ThingKind]
    public_id: Mapped[str]
    body: Mapped[str]
    sha256: Mapped[str]
    is_gone: Mapped[bool]
    revision: Mapped[int]
    seq: Mapped[int] = mapped_column(index=True)


class Change(Base):
    """One change of a public row; `id` is its number, in the order of commits. Rows are only ever added.

    `before` has what the keys in `changed` said until then; a key that is not in it was not there. `version` is the
    article that brought it about, `action` the decision of an editor, `because` what else did, in words.
    """

    __tablename__ = "change"
    __table_args__ = (Index(None, "kind", "public_id"),)

    recorded_at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[ThingKind]
    public_id: Mapped[str]
    op: Mapped[ChangeOp]
    revision: Mapped[int]
    changed: Mapped[list[Any]]
    before: Mapped[dict[str, Any]]
    replaced_by: Mapped[str | None]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("article_version.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("editorial_action.id"))
    because: Mapped[str | None]

    version: Mapped[ArticleVersion | None] = relationship()
    action: Mapped[EditorialAction | None] = relationship()


class Webhook(Base):
    """Who is told of what a saved search finds. `last_seq` is the number of the newest change that was looked at.

    `query` is what stands after the question mark in the address of the search, `secret` what messages are signed with.
    """

    __tablename__ = "webhook"

    url: Mapped[str]
    query: Mapped[str]
    secret: Mapped[str]
    created_at: Mapped[datetime]
    last_seq: Mapped[int]


class WebhookMessage(Base):
    """That a webhook is told of one change, under one id, until it arrived or is given up."""

    __tablename__ = "webhook_message"
    __table_args__ = (UniqueConstraint("webhook_id", "change_id"), Index(None, "state", "next_at"))

    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id"))
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"))
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
    last_status: Mapped[int | None]
    last_error: Mapped[str | None]

    change: Mapped[Change] = relationship()


class HubPing(Base):
    """The number of the newest change that a hub of the feeds (WebSub) was told of."""

    __tablename__ = "hub_ping"

    hub: Mapped[str] = mapped_column(unique=True)
    seq: Mapped[int]


# Which dispute, parties and outlets a change is about, by the address of their page ("companies/openai").
change_about = Table(
    "change_about",
    Base.metadata,
    Column("about", Text, primary_key=True),
    Column("change_id", ForeignKey("change.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
