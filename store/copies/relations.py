"""The relation of two articles whose texts were compared: one row to a pair, of the closest that any versions were."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from store.models import ArticleRelation
from store.vocabulary import RelationKind

DECIDED_BY = "copies@2"
_CLOSENESS = {RelationKind.REWRITE: 0, RelationKind.SYNDICATED_COPY: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A version as it is compared; `published` is when it was fetched where its page gives no date."""

    version_id: int
    article_id: int
    outlet_id: int | None
    url: str
    published: datetime
    text: str
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A version that is a copy or a rewrite of the one at hand, or the other way round."""

    text: Text
    kind: RelationKind
    score: float


def relate(session: Session, text: Text, matches: Iterable[Match], now: datetime) -> None:
    """Relate the article of `text` to those it matches; the later published of two is the copy of the other."""
    others = [match for match in matches if match.text.article_id != text.article_id]
    known = _known(session, text.article_id, [match.text.article_id for match in others]) if others else {}
    for match in others:
        row = known.get(match.text.article_id)
        if row is None:
            row = known[match.text.article_id] = _relation(text, match, now)
            session.add(row)
        elif (_CLOSENESS[match.kind], match.score) > (_CLOSENESS[row.kind], row.score):
            row.kind, row.score, row.decided_by = match.kind, match.score, DECIDED_BY


def _known(session: Session, article_id: int, others: Sequence[int]) -> dict[int, ArticleRelation]:
    """The rows between an article and others, by the other's number, whichever of the two is the later."""
    one, other = ArticleRelation.article_id, ArticleRelation.other_article_id
    pairs = or_((one == article_id) & other.in_(others), (other == article_id) & one.in_(others))
    rows = session.scalars(select(ArticleRelation).where(pairs, ArticleRelation.kind.in_(_CLOSENESS)))
    return {row.article_id if row.other_article_id == article_id else row.other_article_id: row for row in rows}


def _relation(text: Text, match: Match, now: datetime) -> ArticleRelation:
    earlier, later = sorted((text, match.text), key=lambda each: (each.published, each.url))
    return ArticleRelation(
        article_id=later.article_id,
        other_article_id=earlier.article_id,
        kind=match.kind,
        score=match.score,
        decided_by=DECIDED_BY,
        recorded_at=now,
    )
