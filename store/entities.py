"""Names to entities: by alias first, and a new entity only for a name that a finding gives a part to play."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from store.identifiers import fold, free_slug
from store.models import AttributionStep, Entity, EntityAlias, Mention, Outlet
from store.records import NamedEntity
from store.vocabulary import EntityKind

# A person becomes an entity only if the curated list says that the role is public; a product or place is no party.
_PARTIES_BY_NER = frozenset({EntityKind.COMPANY, EntityKind.OUTLET, EntityKind.PUBLIC_BODY})
_PARTIES_KNOWN = _PARTIES_BY_NER | {EntityKind.PERSON, EntityKind.GROUP, EntityKind.COURT}
_NAMED = (
    select(EntityAlias.folded, Entity).join(Entity).where(EntityAlias.folded.in_(bindparam("names", expanding=True)))
)
# The rows that were written are told by the database; to find them among those in memory would look at every one.
_AS_WRITTEN = {"synchronize_session": "fetch"}
folded = lru_cache(maxsize=50_000)(fold)  # coverage says the same names over and over


@dataclass(slots=True, kw_only=True)
class KnownNames:
    """Entities and outlets by what they are called; each name is looked up once in a transaction."""

    session: Session
    _entities: dict[str, Entity | None] = field(default_factory=dict)
    _outlets: dict[str, int] | None = None

    def expect(self, names: Iterable[str]) -> None:
        """Look all `names` up at once."""
        unknown = {folded(name) for name in names} - self._entities.keys()
        if unknown:
            self._entities.update(dict.fromkeys(unknown))
            self._entities.update(self.session.execute(_NAMED, {"names": sorted(unknown)}).all())

    def entity(self, name: str) -> Entity | None:
        """The entity that goes by `name`, or None; one that was judged to be the same as another gives the other."""
        key = folded(name)
        if key not in self._entities:
            self.expect([name])
        found = self._entities[key]
        return found.canonical if found else None

    def outlet_id(self, name: str) -> int | None:
        """The id of the outlet of that name, with or without its article, or None."""
        if self._outlets is None:
            known = self.session.execute(select(Outlet.name, Outlet.id).order_by(Outlet.id.desc()))
            self._outlets = {folded(known_name): number for known_name, number in known}
        return self._outlets.get(folded(name))

    def note(self, entity: Entity, name: str) -> None:
        """Know a name that was just put on record."""
        self._entities[folded(name)] = entity


def find_entity(session: Session, name: str) -> Entity | None:
    """The entity that goes by `name`, or None; one that was judged to be the same as another gives the other."""
    return KnownNames(session=session).entity(name)


def all_of(session: Session, entity: Entity) -> list[int]:
    """Ids of an entity and of all that were judged to be the same."""
    return [entity.id, *session.scalars(select(Entity.id).where(Entity.merged_into_id == entity.id))]


def find_outlet(session: Session, name: str) -> Outlet | None:
    """The outlet of that name, with or without its article, or None."""
    wanted = fold(name)
    return next((outlet for outlet in session.scalars(select(Outlet)) if fold(outlet.name) == wanted), None)


def resolve_party(
    known: KnownNames, name: str, named: dict[str, NamedEntity], *, decided_by: str, now: datetime
) -> Entity | None:
    """The entity for a party called `name`; None for a group without a name, a private person, or a mere product."""
    found = known.entity(name)
    if found is not None:
        return found
    mention = named.get(name)
    if mention is None or mention.kind not in (_PARTIES_KNOWN if mention.known else _PARTIES_BY_NER):
        return None
    return _add_entity(known, mention, decided_by=decided_by, now=now)


def _add_entity(known: KnownNames, mention: NamedEntity, *, decided_by: str, now: datetime) -> Entity:
    session = known.session
    entity = Entity(
        slug=free_slug(mention.name, lambda slug: _has_slug(session, slug)),
        name=mention.name,
        kind=mention.kind,
        wikidata=mention.wikidata,
        decided_by=decided_by,
        recorded_at=now,
    )
    session.add(entity)
    for name in dict.fromkeys((mention.name, *mention.aliases)):
        if known.entity(name) is None:
            entity.aliases.append(EntityAlias(name=name, folded=folded(name)))
            known.note(entity, name)
    session.flush()
    _recognise(session, entity)
    return entity


def recognise(session: Session, alias: EntityAlias) -> None:
    """Let what goes by this name, and was filed before, know whose name it is now."""
    for table in (Mention, AttributionStep):
        named = update(table).where(table.folded == alias.folded)
        session.execute(named.values(entity_id=alias.entity_id))


def _recognise(session: Session, entity: Entity) -> None:
    """Let what was filed before know who its names stand for, as if the entity had been on record then."""
    names = [alias.folded for alias in entity.aliases]
    for table in (Mention, AttributionStep):
        unknown = update(table).where(table.entity_id.is_(None), table.folded.in_(names))
        session.execute(unknown.values(entity_id=entity.id), execution_options=_AS_WRITTEN)


def _has_slug(session: Session, slug: str) -> bool:
    return session.scalar(select(Entity.id).where(Entity.slug == slug)) is not None
