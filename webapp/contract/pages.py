"""The table of disputes, two days compared, corrections, and the outlets, as data."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from store.identifiers import LARGEST_ID
from store.vocabulary import EditorialActionKind, ObservationKind, OutletKind, ResponseKind
from webapp.contract.disputes import DisputeInBrief, Line
from webapp.contract.parameters import Parameter, day
from webapp.contract.sources import Suit
from webapp.contract.told import Told


class DisputeRow(Told):
    """A dispute by its accused, acts, state, countries and proceedings, as its row on the page reads."""

    dispute: str
    title: str
    url: str
    accused: list[str]
    acts: list[str]
    state: str
    countries: list[str]
    """Of its courts; "unknown" where a court's name tells none."""
    proceedings: list[str]
    links: list[str]
    """How its proceedings hang together."""
    claims: int


class DisputeTable(Told):
    """Every dispute, newest line first."""

    on_record: Literal["disputes"]
    disputes: list[DisputeRow]


class Answered(Told):
    """A party, and the ways in which it had answered by a day."""

    respondent: str
    kinds: list[ResponseKind]


class Then(DisputeInBrief):
    """A dispute by what was public on a day."""

    as_of: date
    allegations: int
    answers: list[Answered]


class Grown(Told):
    """A line that was known before, and what had come to it since."""

    id: str
    by: str


class Comparison(Told):
    """What was known of a dispute on two days, and what became public in between."""

    on_record: Literal["comparison"]
    from_: Then = Field(alias="from")
    to: Then
    new_lines: list[Line]
    grown: list[Grown]


class SeenCorrection(Told):
    """What was seen of a correction, an edit without a word, or a withdrawal."""

    kind: ObservationKind
    observed_at: datetime
    because: str | None
    """The notice, in the words of the page."""
    outlet: str | None
    title: str | None
    article: str


class DecidedValue(Told):
    """A value that was set by hand, in words."""

    name: str
    before: str
    after: str


class DecisionTold(Told):
    """A decision of an editor."""

    number: int
    at: datetime
    by: str
    decision: EditorialActionKind
    subject: str
    path: str | None
    values: list[DecidedValue]
    reason: str
    citation: str | None
    undoes: int | None
    undone_by: int | None


class Corrections(Told):
    """What outlets corrected, and what editors decided; the newest 100 of each."""

    on_record: Literal["corrections"]
    by_outlets: list[SeenCorrection]
    by_editors: list[DecisionTold]


class OutletRow(Told):
    """An outlet, and how many of its articles and of the claims that they carry are on record."""

    slug: str
    name: str
    domain: str | None
    kind: OutletKind
    country: str | None
    language: str | None
    owner: str | None
    corrections_policy: str | None
    suits: list[Suit]
    refuses: str | None
    is_sample: bool
    articles: int
    claims: int


class Outlets(Told):
    """All outlets by name, also those that others only name as their source."""

    on_record: Literal["outlets"]
    outlets: list[OutletRow]


TWO_DAYS: Mapping[str, Parameter] = {
    "from": day("the earlier of two days; without it, the day before the newest line"),
    "to": day("the later of two days; without it, today"),
}
BEFORE: Mapping[str, Parameter] = {
    "before": Parameter(
        about="the number of a decision: those before it are wanted",
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        example="2",
    ),
}
