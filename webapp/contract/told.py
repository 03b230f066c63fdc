"""What all models share, and the smallest of them: parties, spans of days, sources, passages."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from store.vocabulary import EntityKind, Precision


class Told(BaseModel):
    """A part of an answer. Every key is always there, and there is no other."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, frozen=True)


class Problem(Told):
    """What went wrong (RFC 9457)."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    instance: str
    """The path that was asked for."""
    errors: list["WrongParameter"] = Field(default_factory=list)
    """Which parameter cannot be meant; absent where no parameter is wrong."""


class WrongParameter(Told):
    """A parameter that cannot be meant, with what can."""

    parameter: str
    detail: str


class Party(Told):
    """A company, person in a public role, group or public body."""

    name: str
    slug: str
    kind: EntityKind
    url: str


class Span(Told):
    """The days a thing is said to have happened on, both inclusive, no more exact than its source."""

    from_: date | None = Field(alias="from")
    to: date | None
    precision: Precision
    text: str | None
    """In the source's words."""


class LineSpan(Told):
    """When a line of a dispute stands, as `Span`."""

    from_: date = Field(alias="from")
    to: date
    precision: Precision
    text: str | None
    by_report: bool
    """True where only the day of the report is known."""


class Source(Told):
    """Who published a page, when, and where it is archived."""

    outlet: str | None
    is_sample: bool
    """True for an outlet that does not exist and was made up for a demonstration."""
    title: str | None
    published_at: datetime | None
    published_precision: Precision
    url: str | None
    archived_url: str
    version: int
    text_sha256: str
    fetched_at: datetime


class Passage(Told):
    """A cited sentence: a text quote and a text position in the archived text (code points, end exclusive)."""

    exact: str
    prefix: str
    suffix: str
    start_char: int
    end_char: int
    sentence_url: str | None
    """The sentence on the outlet's page; null where there is no safe address."""
    source: Source


class LinePassage(Told):
    """A cited sentence beside a line of a dispute."""

    exact: str
    start_char: int
    end_char: int
    outlet: str | None
    is_sample: bool
    url: str | None
    published: datetime | None
    archived: str
    text_sha256: str
