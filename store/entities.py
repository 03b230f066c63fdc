"""Names to entities: by alias first, and a new entity only for a name that a finding gives a part to play."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from store.identifiers import fold, free_slug
from store.models import AttributionStep, Entity, EntityAlias, Mention, Outlet
from store.records import NamedEntity
from store.vocabulary import EntityKind

# A person becomes an entity only if the curated list says that the role is public; a product or place is no party.
_PARTIES_BY_NER = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.PUBLIC_BODY})
_PARTIES_KNOWN = _PARTIES_BY_NER | {EntityKind.PERSON, EntityKind.GROUP, EntityKind.COURT}


def find_entity(session: Session, name: str) -> Entity | None:
    """The entity that goes by `name`, or None; one that was judged to be the same as another gives the other."""
    found = session.scalar(select(Entity).join(EntityAlias).where(EntityAlias.folded == fold(name)))
    return found.canonical if found else None


def all_of(session: Session, entity: Entity) -> list[int]:
    """Ids of an entity and of all that were judged to be the same."""
    return [entity.id, *session.scalars(select(Entity.id).where(Entity.merged_into_id == entity.id))]


def find_outlet(session: Session, name: str) -> Outlet | None:
    """The outlet of that name, with or without its article, or None."""
    wanted = fold(name)
    return next((outlet for outlet in session.scalars(select(Outlet)) if fold(outlet.name) == wanted), None)


def resolve_party(
    session: Session, name: str, named: dict[str, NamedEntity], *, decided_by: str, now: datetime
) -> Entity | None:
    """The entity for a party called `name`; None for a group without a name, a private person, or a mere product."""
    found = find_entity(session, name)
    if found is not None:
        return found
    mention = named.get(name)
    if mention is None or mention.kind not in (_PARTIES_KNOWN if mention.known else _PARTIES_BY_NER):
        return None
    return _add_entity(session, mention, decided_by=decided_by, now=now)


def _add_entity(session: Session, mention: NamedEntity, *, decided_by: str, now: datetime) -> Entity:
    entity = Entity(
        slug=free_slug(mention.name, lambda slug: _has_slug(session, slug)),
        name=mention.name,
        kind=mention.kind,
        wikidata=mention.wikidata,
        decided_by=decided_by,
        recorded_at=now,
    )
    session.add(entity)
    session.flush()
    for name in (mention.name, *mention.aliases):
        _add_alias(session, entity, name)
    _recognise(session, entity)
    return entity


def recognise(session: Session, alias: EntityAlias) -> None:
    """Let what goes by this name, and was filed before, know whose name it is now."""
    for table in (Mention, AttributionStep):
        named = update(table).where(table.folded == alias.folded)
        session.execute(named.values(entity_id=alias.entity_id))


def _recognise(session: Session, entity: Entity) -> None:
    """Let what was filed before know who its names stand for, as if the entity had been on record then."""
    names = [alias.folded for alias in session.scalars(select(EntityAlias).where(EntityAlias.entity_id == entity.id))]
    for table in (Mention, AttributionStep):
        unknown = update(table).where(table.entity_id.is_(None), table.folded.in_(names))
        session.execute(unknown.values(entity_id=entity.id))


def _add_alias(session: Session, entity: Entity, name: str) -> None:
    folded = fold(name)
    if session.scalar(select(EntityAlias).where(EntityAlias.folded == folded)) is None:
        session.add(EntityAlias(entity_id=entity.id, name=name, folded=folded))
        session.flush()


def _has_slug(session: Session, slug: str) -> bool:
    return session.scalar(select(Entity.id).where(Entity.slug == slug)) is not None
