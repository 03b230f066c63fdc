"""Origins: who said it and where it first became public. Forty copies of one wire story have one origin.

An origin key is "speaker@place". The speaker is an entity's slug, "unnamed", or the words for a group; the place is
"filing" for a court document, the outlet that the sentence itself names as its source, the agency that the text or a
copy of it credits, or else the outlet whose text was the first that this record had of it (docs/copies.md).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from store.identifiers import slugify
from store.models import Article, ArticleVersion, Assertion, EventCitation, Outlet, Passage, Response
from store.order import position
from store.records import AttributionStep
from store.vocabulary import AssertionState, SpeakerKind

FILING = "filing"
_UNNAMED = frozenset(
    {SpeakerKind.UNNAMED_PEOPLE, SpeakerKind.UNNAMED_ANALYSTS, SpeakerKind.ARTICLE_VOICE, SpeakerKind.OTHER_OUTLET}
)

_TEXTS = (
    select(
        ArticleVersion.id,
        ArticleVersion.article_id,
        ArticleVersion.version_no,
        ArticleVersion.fetched_at,
        ArticleVersion.published_at,
        ArticleVersion.copy_cluster,
        ArticleVersion.wire_credit,
        ArticleVersion.text_sha256,
        Article.canonical_url,
        Outlet.slug,
    )
    .join(Article, ArticleVersion.article_id == Article.id)
    .outerjoin(Outlet, Article.outlet_id == Outlet.id)
    .where(
        or_(
            ArticleVersion.article_id.in_(bindparam("articles", expanding=True)),
            ArticleVersion.copy_cluster.in_(bindparam("clusters", expanding=True)),
        )
    )
)
_TABLES: tuple[type[Assertion] | type[EventCitation] | type[Response], ...] = (Assertion, EventCitation, Response)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Counts for readers: `origins` are statements, `speakers` who made them, `articles` the pages that carry them.

    People who are not named count once per place, for nothing says that they are the same people.
    """

    origins: int
    speakers: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOf:
    """What tells of one version where its text became public; `outlet` is a slug, `cluster` that of its copies."""

    version_id: int
    article_id: int
    version_no: int
    fetched_at: datetime
    cluster: str | None
    credit: str | None
    outlet: str | None
    text_sha256: str
    position: str


def origin_key(place: str, steps: Sequence[AttributionStep], claimants: Iterable[str] = ()) -> str:
    """The origin of what `steps` attribute, in a text of this place; a court document speaks for its `claimants`."""
    place = _place(place, steps)
    filed = "+".join(sorted(slugify(name) for name in claimants)) if place == FILING else ""
    return f"{filed or _speaker(steps)}@{place}"


def texts_of(session: Session, *, articles: Iterable[int] = (), clusters: Iterable[str] = ()) -> Sequence[TextOf]:
    """All versions of these articles, and all in these clusters of copies."""
    found = session.execute(_TEXTS, {"articles": sorted(articles), "clusters": sorted(clusters)})
    return [
        TextOf(
            version_id=row.id, article_id=row.article_id, version_no=row.version_no, fetched_at=row.fetched_at,
            cluster=row.copy_cluster, credit=row.wire_credit, outlet=row.slug, text_sha256=row.text_sha256,
            position=position(row.published_at, row.canonical_url, row.version_no),
        )
        for row in found
    ]  # fmt: skip


def cluster_place(session: Session, cluster: str) -> str:
    """Where the text of a cluster of copies first became public, as far as this record knows."""
    return place_among(texts_of(session, clusters=[cluster]))


def place_among(texts: Sequence[TextOf]) -> str:
    """The agency that most of these copies credit, else the outlet whose copy was published first, as slugs.

    "text-" and a hash stands for an unknown outlet.
    """
    credited = Counter(text.credit for text in texts if text.credit)
    if credited:
        return slugify(min(credited, key=lambda agency: (-credited[agency], agency)))
    first = min(texts, key=lambda text: text.position)
    return first.outlet or f"text-{first.text_sha256[:12]}"


def move_place(session: Session, cluster: str, old: str, new: str) -> None:
    """Let what the texts of a cluster report at the place `old` count at `new`: they were found to be one report."""
    for table in _TABLES:
        wanted = select(table).join(Passage, table.passage_id == Passage.id).join(ArticleVersion)
        rows: Iterable[Assertion | EventCitation | Response] = session.scalars(
            wanted.where(ArticleVersion.copy_cluster == cluster)
        )
        for row in rows:
            speaker, _, place = row.origin_key.partition("@")
            row.origin_key = f"{speaker}@{new}" if place == old else row.origin_key


def count_origins(assertions: Iterable[Assertion]) -> Origins:
    """Counts over the assertions that still stand; versions and articles must be loaded."""
    live = [a for a in assertions if a.state not in (AssertionState.SUPERSEDED, AssertionState.REJECTED)]
    keys = {assertion.origin_key for assertion in live}
    return Origins(
        origins=len(keys),
        speakers=len({speaker_of(key) for key in keys}),
        articles=len({assertion.passage.version.article_id for assertion in live}),
    )


def speaker_of(key: str) -> str:
    """The speaker in an origin key; with its place where the speaker is unnamed."""
    speaker, _, _ = key.partition("@")
    return key if speaker == "unnamed" else speaker


def place_of(key: str) -> str:
    """The place in an origin key."""
    return key.partition("@")[2]


def _speaker(steps: Sequence[AttributionStep]) -> str:
    first = [step for step in steps if step.step_no == 1 and step.speaker_kind not in _UNNAMED]
    return "+".join(sorted(slugify(step.speaker) for step in first)) or "unnamed"


def _place(place: str, steps: Sequence[AttributionStep]) -> str:
    if any(step.step_no == 1 and step.speaker_kind is SpeakerKind.COURT_DOCUMENT for step in steps):
        return FILING
    return "+".join(sorted(_cited_outlets(steps))) or place


def _cited_outlets(steps: Sequence[AttributionStep]) -> set[str]:
    """The outlets nearest to the origin: of "X, according to Y, as reported by Z" it is Y."""
    named = [
        (step.step_no, slugify(step.via_outlet or step.speaker))
        for step in steps
        if step.via_outlet or step.speaker_kind is SpeakerKind.OTHER_OUTLET
    ]
    nearest = min((number for number, _ in named), default=0)
    return {slug for number, slug in named if number == nearest}
