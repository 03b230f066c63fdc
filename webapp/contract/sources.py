"""Articles, their versions, and outlets as data."""

from datetime import datetime
from typing import Literal

from store.vocabulary import ArticleKind, ArticleState, ChangeKind, ObservationKind, OutletKind, SentenceFate
from webapp.contract.told import Passage, Source, Told


class ArticleInBrief(Told):
    """An article, without its text."""

    id: int
    state: ArticleState
    kind: ArticleKind
    outlet: str | None
    is_sample: bool
    first_seen: datetime
    last_seen: datetime


class Version(Source):
    """One fetch whose text, headline or notice differs from the one before."""

    modified_at: datetime | None
    authors: list[str]
    wire_credit: str | None
    wire_credit_as_worded: str | None
    language: str | None
    is_free: bool | None
    truncated_because: str | None
    undated_because: str | None
    correction_notice: str | None
    extractor: str


class Observation(Told):
    """What was seen to happen to an article, and the visit that shows it."""

    kind: ObservationKind
    label: str
    observed_at: datetime
    because: str | None
    version: int | None
    status: int
    payload_digest: str
    decided_by: str


class Sides(Told):
    """Words before and after; null where there were none."""

    before: str | None
    after: str | None


class ChangedSentence(Sides):
    """A sentence that was changed, replaced, added or removed."""

    fate: SentenceFate


class Revision(Told):
    """What changed from one version to the next."""

    from_version: int
    to_version: int
    old_last_seen: datetime
    new_first_seen: datetime
    kinds: list[ChangeKind]
    summary: str
    is_other_reading: bool
    sentences: dict[str, int]
    headline: Sides | None
    correction_notice: str | None
    changes: list[ChangedSentence]
    not_shown: int


class Visit(Told):
    """One time that the page was asked for."""

    at: datetime
    status: int
    version: int | None
    told: str
    robots_decision: str


class ArticleAnswer(ArticleInBrief):
    """An article with its versions, what changed, and every visit."""

    on_record: Literal["article"]
    happened: str
    observations: list[Observation]
    versions: list[Version]
    revisions: list[Revision]
    visits: list[Visit]


class Archived(Told):
    """Where the bytes lie in the archive."""

    warc_file: str
    warc_offset: int
    payload_digest: str
    fetched_at: datetime
    robots_decision: str


class CitedPassage(Passage):
    """A cited sentence, and the ids of what rests on it."""

    claims: list[str]
    events: list[str]
    responses: list[str]


class VersionAnswer(Version):
    """A version with its cited sentences; never its text."""

    on_record: Literal["article_version"]
    article: ArticleInBrief
    archive: Archived | None
    passages: list[CitedPassage]


class Round(Told):
    """One round of an outlet."""

    started_at: datetime
    ended_at: datetime | None
    discovered: int
    fetched: int
    unchanged: int
    refused: int
    failed: int
    error: str | None


class Share(Told):
    """A part of a whole."""

    part: int
    whole: int


class Missing(Told):
    """How many pages lack a thing, lately and before."""

    recent: Share
    past: Share
    is_alarming: bool


class Health(Told):
    """How an outlet fares."""

    slug: str
    name: str
    refuses: str | None
    last_round: Round | None
    rounds: list[Round]
    captures: int
    articles: int
    missing: dict[str, Missing]
    is_held_by_robots: bool
    disallowed_by_robots: int
    due_now: int
    next_due: datetime | None
    alarms: list[str]


class Status(Told):
    """How all outlets fare."""

    on_record: Literal["status"]
    as_of: datetime
    alarms: int
    outlets: list[Health]


class Suit(Told):
    """A lawsuit over AI that an outlet or its owner is a party of."""

    title: str
    source: str


class CitedArticle(Told):
    """An article that the record cites, and how many claims it carries."""

    id: int
    title: str | None
    published_at: datetime | None
    url: str
    archived_url: str
    claims: int


class OutletAnswer(Told):
    """Who an outlet is, how it fares, and which of its articles are cited."""

    on_record: Literal["outlet"]
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
    health: Health
    cited_articles: list[CitedArticle]
