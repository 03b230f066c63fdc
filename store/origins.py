"""Origins: who said it and where it first became public. Forty copies of one wire story have one origin.

An origin key is "speaker@place". The speaker is an entity's slug, "unnamed", or the words for a group; the place is
"filing" for a court document, the outlet that the sentence itself names as its source, the agency that the text or a
copy of it credits, or else the outlet whose text was the first that this record had of it (docs/copies.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, defer, joinedload

from store.identifiers import slugify
from store.models import Article, ArticleVersion, Assertion, EventCitation, Passage, Response
from store.order import position_of
from store.records import AttributionStep
from store.vocabulary import AssertionState, SpeakerKind

FILING = "filing"
_UNNAMED = frozenset(
    {SpeakerKind.UNNAMED_PEOPLE, SpeakerKind.UNNAMED_ANALYSTS, SpeakerKind.ARTICLE_VOICE, SpeakerKind.OTHER_OUTLET}
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


def origin_key(
    session: Session, version: ArticleVersion, steps: Sequence[AttributionStep], claimants: Iterable[str] = ()
) -> str:
    """The origin of what `steps` attribute, as carried by `version`; a court document speaks for its `claimants`."""
    place = _place(session, version, steps)
    filed = "+".join(sorted(slugify(name) for name in claimants)) if place == FILING else ""
    return f"{filed or _speaker(steps)}@{place}"


def text_place(session: Session, version: ArticleVersion) -> str:
    """Where this text first became public, as far as this record knows: the place of its cluster."""
    return _place_of(session, _members(version))


def cluster_place(session: Session, cluster: str) -> str:
    """The agency that the copies of a cluster credit, else the outlet whose text this record had first, as slugs.

    Where they credit several it is the one that most of them do; "text-" and a hash stands for an unknown outlet.
    """
    return _place_of(session, ArticleVersion.copy_cluster == cluster)


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


def _place(session: Session, version: ArticleVersion, steps: Sequence[AttributionStep]) -> str:
    if any(step.step_no == 1 and step.speaker_kind is SpeakerKind.COURT_DOCUMENT for step in steps):
        return FILING
    cited = _cited_outlets(steps)
    return "+".join(sorted(cited)) if cited else text_place(session, version)


def _cited_outlets(steps: Sequence[AttributionStep]) -> set[str]:
    """The outlets nearest to the origin: of "X, according to Y, as reported by Z" it is Y."""
    named = [
        (step.step_no, slugify(step.via_outlet or step.speaker))
        for step in steps
        if step.via_outlet or step.speaker_kind is SpeakerKind.OTHER_OUTLET
    ]
    nearest = min((number for number, _ in named), default=0)
    return {slug for number, slug in named if number == nearest}


def _members(version: ArticleVersion) -> ColumnElement[bool]:
    if version.copy_cluster is None:
        return ArticleVersion.id == version.id
    return ArticleVersion.copy_cluster == version.copy_cluster


def _place_of(session: Session, members: ColumnElement[bool]) -> str:
    """The agency that most of these copies credit, else the outlet whose copy was published first."""
    credited = select(ArticleVersion.wire_credit).where(members, ArticleVersion.wire_credit.is_not(None))
    ranked = credited.group_by(ArticleVersion.wire_credit).order_by(func.count().desc(), ArticleVersion.wire_credit)
    if agency := session.scalar(ranked.limit(1)):
        return slugify(agency)
    loaded = select(ArticleVersion).where(members).options(defer(ArticleVersion.text))
    whole = loaded.options(joinedload(ArticleVersion.article).joinedload(Article.outlet))
    version = min(session.scalars(whole), key=position_of)
    outlet = version.article.outlet
    return outlet.slug if outlet else f"text-{version.text_sha256[:12]}"
