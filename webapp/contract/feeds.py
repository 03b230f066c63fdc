"""Feeds and vocabularies as data."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from store.vocabulary import ChangeOp, ThingKind
from webapp.contract.told import Told


class Author(Told):
    """Who wrote an item or the feed."""

    name: str


class ItemExtension(Told):
    """What an item says beyond JSON Feed: which change it is, of what, and the thing as it is now."""

    about: str
    seq: int
    """The number of the change, as in /api/changes."""
    entry: str
    """What the entry tells: new_allegation, new_response, status_change, correction and others (docs/feed.md)."""
    kind: ThingKind
    id: str
    op: ChangeOp
    revision: int
    changed: list[str]
    why: str
    reason: str | None
    """Why it is gone."""
    replaced_by: str | None
    row: dict[str, Any] | None
    """The row of docs/changes.md; null once it is gone."""


class Item(Told):
    """An item of a JSON Feed: one change."""

    id: str
    url: str
    external_url: str | None = None
    title: str
    content_text: str
    date_published: datetime
    authors: list[Author] = Field(default_factory=list)
    tags: list[str]
    onrecord: ItemExtension = Field(alias="_onrecord")


class Hub(Told):
    """Where a reader can ask to be told of changes."""

    type: Literal["WebSub"]
    url: str


class Feed(Told):
    """A JSON Feed 1.1."""

    version: Literal["https://jsonfeed.org/version/1.1"]
    title: str
    home_page_url: str
    feed_url: str
    description: str
    user_comment: str
    language: Literal["en"]
    authors: list[Author]
    next_url: str | None = None
    hubs: list[Hub] = Field(default_factory=list)
    """Who tells of changes at once; absent where there is none."""
    items: list[Item]


class Meaning(Told):
    """A code with its label, its definition and where it comes from."""

    code: str
    label: str
    definition: str
    origin: str


class TermAnswer(Meaning):
    """A code at its own address; `uses` counts the rows that have it, by what these are."""

    on_record: Literal["term"]
    vocabulary: str
    url: str
    uses: dict[str, int]


class Vocabulary(Told):
    """Every code that the record uses."""

    on_record: Literal["vocabulary"]
    vocabularies: dict[str, list[Meaning]]


class SlideDate(Told):
    """A date without what its source does not say."""

    year: int
    month: int | None = None
    day: int | None = None


class SlideText(Told):
    """Words as HTML; everything that is not ours is escaped."""

    headline: str
    text: str


class SlideTitle(Told):
    """The first slide."""

    unique_id: str
    text: SlideText


class Slide(SlideTitle):
    """A dated line."""

    group: str
    start_date: SlideDate
    end_date: SlideDate | None = None
    display_date: str


class TimelineJs(Told):
    """A dispute for TimelineJS."""

    scale: Literal["human"]
    title: SlideTitle
    events: list[Slide]


class LineRow(Told):
    """A line of a dispute as a row of a file."""

    id: str
    url: str
    line: str
    kind: str
    sentence: str
    hedges: list[str]
    from_: date | None = Field(alias="from")
    to: date | None
    precision: str | None
    date_as_worded: str | None
    date_by_report: bool | None
    on_the_word_of: str
    answers: list[str]
    exact: str
    outlet: str
    is_sample: bool
    title: str | None
    published: date | None
    source_url: str | None
    archived_url: str
    pages: int
    origins: int
    claim: str | None
    event: str | None
    dispute: str
    machine_only: bool
    state: str
    rank: str
    superseded: bool
    revision: int | None
    """Of the claim, event or answer that it tells of; null by a past day."""
    as_of: date
