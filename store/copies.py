"""The same text under several addresses: clusters of copies by MinHash bands, each candidate verified on its words.

Every version is in one cluster, named by the text hash of its first member and never renamed.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rensa import RMinHash
from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from store.models import Article, ArticleRelation, ArticleVersion, CopyBand
from store.vocabulary import RelationKind

DECIDED_BY = "copies@1"
SHORT = 40  # words; a shorter text is a copy only if it is the same text
ALIKE = 0.8
SAME_OUTLET = 0.95  # of 350 product stories of one outlet, cut at 1,900 characters, 127 were "copies" at .8
LEAST_SHARE = 0.5  # of the longer text: a cut copy is one, a brief inside a long round-up is not
_SHINGLE, _BANDS, _ROWS, _SEED = 3, 32, 4, 42
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two texts are: shared shingles over all (jaccard) and over the shorter one's (contained)."""

    jaccard: float
    contained: float
    share: float

    @property
    def is_copy(self) -> bool:
        """Whether one text is the other with edits, or with its head or tail cut off."""
        return self.jaccard >= ALIKE or (self.contained >= ALIKE and self.share >= LEAST_SHARE)

    @property
    def score(self) -> float:
        """One number to rank candidates by."""
        return max(self.jaccard, self.contained * self.share)


def cluster_version(session: Session, version: ArticleVersion, now: datetime) -> str:
    """Put a new, flushed version into the cluster of the text it copies, or into one of its own; the cluster's name."""
    shingles = _shingles(version.text)
    bands = _bands(shingles) if shingles else {}
    found = _same_text(session, version) or _best(session, version, shingles, bands)
    version.copy_cluster = (found[0].copy_cluster if found else None) or version.text_sha256
    session.add_all(CopyBand(version_id=version.id, band_no=no, band_hash=band) for no, band in bands.items())
    if found:
        _relate(session, version, found[1], now)
    session.flush()
    return version.copy_cluster


def likeness(text: str, other: str) -> Likeness:
    """Compare two texts by their shingles of three words."""
    return _compared(_shingles(text, least=0), _shingles(other, least=0))


def _compared(one: set[str], other: set[str]) -> Likeness:
    if not one or not other:
        return Likeness(jaccard=0.0, contained=0.0, share=0.0)
    shared, few, many = len(one & other), min(len(one), len(other)), max(len(one), len(other))
    return Likeness(jaccard=shared / (few + many - shared), contained=shared / few, share=few / many)


def _shingles(text: str, *, least: int = SHORT) -> set[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < max(least, _SHINGLE):
        return set()
    return {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def _bands(shingles: Iterable[str]) -> dict[int, str]:
    signature = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    signature.update(sorted(shingles))
    digest = signature.digest()
    rows = (digest[no * _ROWS : (no + 1) * _ROWS] for no in range(_BANDS))
    return {no: hashlib.sha256(repr(list(row)).encode()).hexdigest()[:16] for no, row in enumerate(rows)}


def _same_text(session: Session, version: ArticleVersion) -> tuple[ArticleVersion, float] | None:
    same = session.scalars(
        select(ArticleVersion)
        .where(ArticleVersion.text_sha256 == version.text_sha256, ArticleVersion.id != version.id)
        .order_by(ArticleVersion.id)
        .limit(1)
    ).first()
    return (same, 1.0) if same else None


def _best(
    session: Session, version: ArticleVersion, shingles: set[str], bands: dict[int, str]
) -> tuple[ArticleVersion, float] | None:
    compared = [(one, _compared(shingles, _shingles(one.text))) for one in _candidates(session, version, bands)]
    copies = [(one, found.score) for one, found in compared if _is_copy(version, one, found)]
    return max(copies, key=lambda copy: (copy[1], -copy[0].id)) if copies else None


def _is_copy(version: ArticleVersion, one: ArticleVersion, found: Likeness) -> bool:
    """Two articles of one outlet share its boilerplate: of a short text that may be most of the words."""
    is_same_outlet = version.article_id != one.article_id and version.article.outlet_id == one.article.outlet_id
    return found.jaccard >= SAME_OUTLET if is_same_outlet and version.article.outlet_id else found.is_copy


def _candidates(session: Session, version: ArticleVersion, bands: dict[int, str]) -> Iterable[ArticleVersion]:
    if not bands:
        return ()
    shared = or_(*(and_(CopyBand.band_no == no, CopyBand.band_hash == band) for no, band in bands.items()))
    banded = select(CopyBand.version_id).where(shared, CopyBand.version_id != version.id)
    wanted = select(ArticleVersion).join(Article).where(ArticleVersion.id.in_(banded), _is_comparable(session, version))
    return session.scalars(wanted.order_by(ArticleVersion.id))


def _is_comparable(session: Session, version: ArticleVersion) -> ColumnElement[bool]:
    """Another outlet's article, or another version of this one.

    Two articles of one outlet share its standing paragraphs, often most of a short text, so of those only the same
    text is a copy.
    """
    outlet_id = session.get_one(Article, version.article_id).outlet_id
    if outlet_id is None:
        return true()
    return or_(
        ArticleVersion.article_id == version.article_id, Article.outlet_id.is_(None), Article.outlet_id != outlet_id
    )


def _relate(session: Session, version: ArticleVersion, score: float, now: datetime) -> None:
    first = session.scalars(
        select(ArticleVersion)
        .where(ArticleVersion.copy_cluster == version.copy_cluster, ArticleVersion.id != version.id)
        .order_by(ArticleVersion.id)
        .limit(1)
    ).first()
    if first is None or first.article_id == version.article_id or _is_related(session, version, first):
        return
    session.add(
        ArticleRelation(
            article_id=version.article_id,
            other_article_id=first.article_id,
            kind=RelationKind.SYNDICATED_COPY,
            score=round(score, 4),
            decided_by=DECIDED_BY,
            recorded_at=now,
        )
    )


def _is_related(session: Session, version: ArticleVersion, first: ArticleVersion) -> bool:
    pair = (version.article_id, first.article_id)
    wanted = select(ArticleRelation.id).where(
        ArticleRelation.article_id.in_(pair),
        ArticleRelation.other_article_id.in_(pair),
        ArticleRelation.kind == RelationKind.SYNDICATED_COPY,
    )
    return session.scalars(wanted.limit(1)).first() is not None
