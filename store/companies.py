"""Questions about parties: who is on record in which role, and the disputes of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, distinct, func, select
from sqlalchemy.orm import Session, defer, joinedload

from store.disputes import Matter, list_disputes
from store.entities import all_of
from store.knowledge import NOW, Knowledge
from store.models import (
    Article,
    ArticleVersion,
    Dispute,
    DisputeParty,
    Entity,
    EntityAlias,
    EntityRelation,
    Passage,
)
from store.vocabulary import PartyRole

_OTHER_ROLES = (PartyRole.INVESTIGATOR, PartyRole.INTERVENER, PartyRole.AFFECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A party and the number of disputes in which it has each role; one dispute may count in two."""

    entity: Entity
    accuser: int
    accused: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A party with its disputes by role, newest first, and its standing relations to others."""

    entity: Entity
    names: tuple[str, ...]
    accuser: tuple[Matter, ...]
    accused: tuple[Matter, ...]
    other: tuple[tuple[PartyRole, Matter], ...]
    relations: Sequence[EntityRelation]


def list_parties(session: Session) -> list[Tally]:
    """Everybody who is a party to a dispute, by name."""
    wanted = (
        select(
            Entity,
            _disputes_as(PartyRole.ACCUSER),
            _disputes_as(PartyRole.ACCUSED),
            _disputes_as(*_OTHER_ROLES),
        )
        .join(DisputeParty)
        .join(Dispute, Dispute.id == DisputeParty.dispute_id)
        .where(Entity.merged_into_id.is_(None), Dispute.merged_into_id.is_(None), Dispute.judged_into_id.is_(None))
        .group_by(Entity.id)
        .order_by(func.lower(Entity.name), Entity.id)
    )
    rows = session.execute(wanted)
    return [Tally(entity=entity, accuser=one, accused=two, other=three) for entity, one, two, three in rows]


def is_party(session: Session, slug: str) -> bool:
    """Whether somebody of that slug, or merged into another since, is on record."""
    return session.scalar(select(Entity.id).where(Entity.slug == slug)) is not None


def find_party(session: Session, slug: str, knowledge: Knowledge = NOW) -> Record | None:
    """The party of that slug with everything its page shows, as known then; None where there is none."""
    entity = session.scalar(select(Entity).where(Entity.slug == slug))
    if entity is None:
        return None
    matters = list_disputes(session, knowledge, party=entity)
    return Record(
        entity=entity,
        names=_names(session, entity),
        accuser=tuple(m for m in matters if _has_role(m, entity, PartyRole.ACCUSER)),
        accused=tuple(m for m in matters if _has_role(m, entity, PartyRole.ACCUSED)),
        other=tuple((role, m) for m in matters for role in _OTHER_ROLES if _has_role(m, entity, role)),
        relations=_relations(session, entity, knowledge),
    )


def _names(session: Session, entity: Entity) -> tuple[str, ...]:
    """All that it goes by, the names of those that were merged into it included."""
    wanted = select(EntityAlias.name).where(EntityAlias.entity_id.in_(all_of(session, entity)))
    return tuple(session.scalars(wanted.order_by(EntityAlias.id)))


def _disputes_as(*roles: PartyRole) -> ColumnElement[int]:
    return func.count(distinct(case((DisputeParty.role.in_(roles), DisputeParty.dispute_id))))


def _has_role(matter: Matter, entity: Entity, role: PartyRole) -> bool:
    return any(party.entity_id == entity.id and party.role is role for party in matter.parties)


def _relations(session: Session, entity: Entity, knowledge: Knowledge) -> Sequence[EntityRelation]:
    """Each relation that was known once, by the first passage that states it."""
    ours = all_of(session, entity)
    source = joinedload(EntityRelation.passage).joinedload(Passage.version)
    wanted = (
        select(EntityRelation)
        .where(EntityRelation.subject_id.in_(ours) | EntityRelation.object_id.in_(ours))
        .options(
            joinedload(EntityRelation.subject),
            joinedload(EntityRelation.object),
            source.options(defer(ArticleVersion.text)).joinedload(ArticleVersion.article).joinedload(Article.outlet),
        )
        .order_by(EntityRelation.id)
    )
    known = [row for row in session.scalars(wanted) if knowledge.has(row)]
    once = {(row.subject.canonical, row.kind, row.object.canonical): row for row in reversed(known)}
    return list(once.values())[::-1]
