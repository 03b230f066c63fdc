"""What the public is told of a company, person or public body: its names, and what it was merged into."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from store.changes.drafts import Draft
from store.changes.plain import iso
from store.models import Entity, EntityAlias
from store.vocabulary import ThingKind


def draft_entities(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These parties as the record has them now."""
    into = aliased(Entity)
    columns = (*Entity.__table__.columns, into.slug.label("replaced_by"))
    wanted = select(*columns).outerjoin(into, Entity.merged_into_id == into.id).where(Entity.id.in_(ids))
    names = _find_names(session, ids)
    for row in session.execute(wanted.order_by(Entity.id)):
        yield Draft(
            kind=ThingKind.ENTITY,
            number=row.id,
            public_id=row.slug,
            value=None if row.replaced_by else _value(row, names.get(row.id, [])),
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


def _find_names(session: Session, ids: Collection[int]) -> dict[int, list[str]]:
    """All that each goes by, the names of those that were merged into it included."""
    canonical = func.coalesce(Entity.merged_into_id, Entity.id)
    wanted = select(canonical, EntityAlias.name).join(Entity, EntityAlias.entity_id == Entity.id)
    found: dict[int, list[str]] = {}
    for number, name in session.execute(wanted.where(canonical.in_(ids)).order_by(EntityAlias.id)):
        found.setdefault(number, []).append(name)
    return found
