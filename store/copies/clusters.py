"""Putting a version into the cluster of the texts it copies, and its article into relation with theirs.

The same articles give the same clusters and relations in any order. A cluster has the text hash of its first member
as its name; where a text joins two clusters, the one that this record had first takes in the other.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from store.copies.fingerprint import keys, word_hashes
from store.copies.keys import find_keys, keep_keys
from store.copies.likeness import likeness
from store.copies.relations import Match, Text, relate
from store.models import Article, ArticleVersion, Base
from store.origins import cluster_place, move_place
from store.vocabulary import RelationKind

_versions = Base.metadata.tables[ArticleVersion.__tablename__]
_PUT = update(_versions).where(_versions.c.id == bindparam("number")).values(copy_cluster=bindparam("name"))

_TEXTS = (
    select(
        ArticleVersion.id,
        ArticleVersion.article_id,
        ArticleVersion.published_at,
        ArticleVersion.fetched_at,
        ArticleVersion.text,
        ArticleVersion.text_sha256,
        ArticleVersion.copy_cluster,
        Article.outlet_id,
        Article.canonical_url,
    )
    .join(Article)
    .where(ArticleVersion.id.in_(bindparam("numbers", expanding=True)))
)


def cluster_version(session: Session, version: ArticleVersion, now: datetime) -> str:
    """Put a new, flushed version into the cluster of the texts it copies, or into one of its own; gives its name."""
    cluster_versions(session, [version], now)
    return version.copy_cluster or version.text_sha256


def cluster_versions(session: Session, versions: Sequence[ArticleVersion], now: datetime) -> None:
    """The same for many at once, in fewer statements."""
    marked = [(version, keys(word_hashes(version.text))) for version in versions]
    known = find_keys(session, (key for _, found in marked for key in found))
    _put(session, versions)
    rows = []
    for version, found in marked:
        met = known.meet(found) if found else []
        rows += known.add(version.id, found)
        if met:
            _place(session, version, met, now)
    keep_keys(session, rows)
    session.flush()


def _place(session: Session, version: ArticleVersion, met: Sequence[int], now: datetime) -> None:
    text, *others = _texts(session, [version.id, *met])
    matches = list(_matches(text, others))
    relate(session, text, matches, now)
    copies = {match.text.cluster for match in matches if match.kind is RelationKind.SYNDICATED_COPY}
    if copies:
        _join(session, version, copies)


def _texts(session: Session, version_ids: Sequence[int]) -> list[Text]:
    """The versions of these numbers, in their order."""
    rows = session.execute(_TEXTS, {"numbers": version_ids})
    found = {row.id: _text(row) for row in rows}
    return [found[number] for number in version_ids]


def _text(row: Row[*tuple[Any, ...]]) -> Text:
    return Text(
        version_id=row.id,
        article_id=row.article_id,
        outlet_id=row.outlet_id,
        url=row.canonical_url,
        published=row.published_at or row.fetched_at,
        text=row.text,
        cluster=row.copy_cluster or row.text_sha256,
    )


def _matches(text: Text, others: Iterable[Text]) -> Iterable[Match]:
    for other in others:
        found = likeness(text.text, other.text, is_same_outlet=_is_same_outlet(text, other))
        if found.kind:
            yield Match(text=other, kind=found.kind, score=found.score)


def _is_same_outlet(text: Text, other: Text) -> bool:
    """Whether these are two articles of one outlet."""
    return text.article_id != other.article_id and text.outlet_id is not None and text.outlet_id == other.outlet_id


def _join(session: Session, version: ArticleVersion, clusters: set[str]) -> None:
    """Make one of `clusters` and put a version into it; what their texts carry moves to the place of the whole."""
    is_moving = len(clusters) > 1 or version.wire_credit is not None
    places = {cluster_place(session, cluster) for cluster in clusters} if is_moving else set()
    kept = _merged(session, clusters) if len(clusters) > 1 else min(clusters)
    _put(session, [version], kept)
    if is_moving:
        place = cluster_place(session, kept)
        for old in places - {place}:
            move_place(session, kept, old, place)


def _merged(session: Session, clusters: set[str]) -> str:
    members = ArticleVersion.copy_cluster.in_(clusters)
    oldest = select(ArticleVersion.copy_cluster).where(members).order_by(ArticleVersion.id).limit(1)
    kept = session.scalars(oldest).one() or min(clusters)
    session.execute(update(ArticleVersion).where(members).values(copy_cluster=kept))
    return kept


def _put(session: Session, versions: Sequence[ArticleVersion], cluster: str | None = None) -> None:
    """Note the cluster of each, else one of its own, past the unit of work, which takes five times as long over it."""
    rows = [{"number": version.id, "name": cluster or version.text_sha256} for version in versions]
    session.connection().execute(_PUT, rows)
    for version in versions:
        set_committed_value(version, "copy_cluster", cluster or version.text_sha256)
