"""Which contradictions a page shows."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from store.knowledge import NOW, Knowledge
from store.models import Article, ArticleVersion, Claim, Contradiction, Dispute, Passage
from store.vocabulary import ContradictionKind, ContradictionState


def contradictions_in(session: Session, dispute: Dispute, knowledge: Knowledge) -> list[Contradiction]:
    """Those of a dispute whose two sentences were both public and on record by then, the oldest first."""
    found = [row for row in _shown(session, Contradiction.dispute_id == dispute.id) if _is_known(row, knowledge)]
    return sorted(found, key=_order)


def contradictions_of(session: Session, claim: Claim, knowledge: Knowledge = NOW) -> list[Contradiction]:
    """Those that are about `claim` or an answer to it and were known by then, the oldest first."""
    found = [row for row in _shown(session, Contradiction.claim_id == claim.id) if _is_known(row, knowledge)]
    return sorted(found, key=_order)


def differing_kinds(
    session: Session, claims: Iterable[Claim], knowledge: Knowledge = NOW
) -> dict[int, list[ContradictionKind]]:
    """In what the sources of each of these claims differ, by the id of the claim; a claim without is not there."""
    if knowledge != NOW:
        known = ((claim.id, contradictions_of(session, claim, knowledge)) for claim in claims)
        return {number: sorted({row.kind for row in rows}) for number, rows in known if rows}
    wanted = (
        select(Contradiction.claim_id, Contradiction.kind)
        .where(
            Contradiction.claim_id.in_([claim.id for claim in claims]),
            Contradiction.state != ContradictionState.REJECTED,
        )
        .distinct()
        .order_by(Contradiction.kind)
    )
    found: dict[int, list[ContradictionKind]] = {}
    for claim_id, kind in session.execute(wanted):
        if claim_id is not None:
            found.setdefault(claim_id, []).append(kind)
    return found


def _shown(session: Session, where: ColumnElement[bool]) -> Sequence[Contradiction]:
    wanted = select(Contradiction).where(where, Contradiction.state != ContradictionState.REJECTED)
    return session.scalars(
        wanted.options(
            *(_source(side) for side in (Contradiction.left, Contradiction.right)),
            joinedload(Contradiction.claim),
            joinedload(Contradiction.event),
            joinedload(Contradiction.response),
            selectinload(Contradiction.decisions),
        )
    ).all()


def _source(side: InstrumentedAttribute[Passage]) -> Any:
    version = joinedload(side).joinedload(Passage.version)
    return version.options(joinedload(ArticleVersion.article).joinedload(Article.outlet)).defer(ArticleVersion.text)


def _is_known(row: Contradiction, knowledge: Knowledge) -> bool:
    versions = (row.left.version, row.right.version)
    return knowledge.recorded(row.recorded_at) and all(knowledge.published(version) for version in versions)


def _order(row: Contradiction) -> tuple[date, int]:
    published = row.right.version.published_at
    return published.date() if published else date.max, row.id
