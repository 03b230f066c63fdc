"""What the public is told of a company, person or public body: its names, and what it was merged into."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from store.changes.drafts import Draft
from store.changes.plain import iso
from store.changes.questions import IDS, ask, ask_by_parent
from store.models import Entity, EntityAlias
from store.vocabulary import ThingKind

_INTO = aliased(Entity)
_CANONICAL = func.coalesce(Entity.merged_into_id, Entity.id)
_HEADS = (
    select(*Entity.__table__.columns, _INTO.slug.label("replaced_by"))
    .outerjoin(_INTO, Entity.merged_into_id == _INTO.id)
    .where(Entity.id.in_(IDS))
    .order_by(Entity.id)
)
# All that each goes by, the names of those that were merged into it included.
_NAMES = (
    select(_CANONICAL.label("parent_id"), EntityAlias.name)
    .join(Entity, EntityAlias.entity_id == Entity.id)
    .where(or_(Entity.id.in_(IDS), Entity.merged_into_id.in_(IDS)))
    .order_by(EntityAlias.id)
)


def draft_entities(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These parties as the record has them now."""
    names = ask_by_parent(session, _NAMES, ids)
    for row in ask(session, _HEADS, ids):
        yield Draft(
            kind=ThingKind.ENTITY,
            number=row.id,
            public_id=row.slug,
            value=None if row.replaced_by else _value(row, [one.name for one in names.get(row.id, ())]),
            replaced_by=row.replaced_by,
            about=frozenset({f"companies/{row.slug}"}),
        )


def _value(row: Any, names: list[str]) -> dict[str, Any]:
    return {
        "path": f"/companies/{row.slug}",
        "name": row.name,
        "names": names,
        "entity": row.kind,
        "entity_label": row.kind.label,
        "wikidata": row.wikidata,
        "decided_by": row.decided_by,
        "recorded_at": iso(row.recorded_at),
    }
