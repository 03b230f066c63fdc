"""The rows of a release as models, from which their JSON Schemas are made. A key may be added; none is renamed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from store.releases.parts import (
    Case,
    Counts,
    Days,
    Named,
    Part,
    Reading,
    Report,
    RowAnswer,
    Sent,
    Sentence,
    Sided,
    Source,
    Standing,
)
from store.vocabulary import (
    Act,
    AmountKind,
    AssertionState,
    ClaimStatus,
    Commitment,
    EntityKind,
    EventKind,
    InFavourOf,
    Outcome,
    Polarity,
    Rank,
    ResponseBasis,
    ResponseKind,
    ThingKind,
)


class Row(Part):
    """What every row has."""

    kind: ThingKind
    id: str
    gone: Literal[False]
    path: str
    """The address of its page, after that of the site."""
    recorded_at: datetime
    revision: int
    seq: int
    """The number of its last change."""
    url: str | None = None


class ClaimRow(Row):
    """An allegation, once, however many articles carry it."""

    dispute: str
    claimants: list[Named]
    claimant_text: str | None
    targets: list[Named]
    act: Act
    act_label: str
    object: str | None
    legal_theories: list[str]
    wording: str | None
    happened: Days
    rank: Rank
    status: ClaimStatus
    commitment: Commitment
    polarity: Polarity
    hedges: list[str]
    state: AssertionState
    stands: bool
    counts: Counts
    first_published: datetime | None
    machine_only: bool
    sources: list[Sentence]
    """The first sentence of each of ten origins at most; `counts` has all."""
    responses: list[RowAnswer]
    replies: list[Sent]


class EventRow(Row):
    """A thing that happened, once, however many articles report it."""

    dispute: str
    event: EventKind
    event_label: str
    forum: str | None
    docket: str | None
    proceeding: int | None
    outcome: Outcome | None
    in_favour_of: InFavourOf | None
    with_prejudice: bool | None
    leave_to_amend: bool | None
    amount: int | None
    currency: str | None
    amount_kind: AmountKind | None
    happened: Days
    parties: list[Sided]
    rank: Rank
    counts: Counts
    first_published: datetime | None
    machine_only: bool
    sources: list[Report]


class ResponseRow(Row, Reading):
    """What a party answered, or that it had not."""

    dispute: str
    claim: str | None
    respondent: Named
    response: ResponseKind
    response_label: str
    basis: ResponseBasis
    asked_by: str | None
    as_of: Days
    superseded_by: str | None
    machine_only: bool
    source: Source


class DisputeRow(Row):
    """A matter: its parties, its cases, where it stands."""

    title: str
    accuser_text: str | None
    decided_by: str
    parties: list[Sided]
    status: Standing
    proceedings: list[Case]


class EntityRow(Row):
    """A company, person in a public role, group or public body."""

    name: str
    names: list[str]
    entity: EntityKind
    entity_label: str
    wikidata: str | None
    decided_by: str


class Tombstone(Part):
    """What was merged or withdrawn."""

    kind: ThingKind
    id: str
    gone: Literal[True]
    reason: str | None
    replaced_by: str | None
    text_sha256: str | None = None
    """The hash of the article's text that it rested on; only of what was taken down."""
    revision: int
    seq: int


MODELS: Mapping[ThingKind, type[Row]] = {
    ThingKind.CLAIM: ClaimRow,
    ThingKind.EVENT: EventRow,
    ThingKind.RESPONSE: ResponseRow,
    ThingKind.DISPUTE: DisputeRow,
    ThingKind.ENTITY: EntityRow,
}


def json_schema(model: type[Part]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the rows of one file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
