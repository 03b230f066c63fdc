"""Who takes part in claims, events and disputes, as plain values."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.plain import Json
from store.models import ClaimParty, DisputeParty, Entity, EventParty
from store.vocabulary import PartyRole

Part = type[ClaimParty] | type[EventParty] | type[DisputeParty]


def find_parts(session: Session, table: Part, parent: Any, ids: Collection[int]) -> dict[int, list[Json]]:
    """The parties of each parent, in the order they came on record, each with its role."""
    columns = (parent, table.role, Entity.name, Entity.slug, Entity.kind)
    wanted = select(*columns).join(Entity, table.entity_id == Entity.id).where(parent.in_(ids)).order_by(table.id)
    found: dict[int, list[Json]] = {number: [] for number in ids}
    for number, role, name, slug, kind in session.execute(wanted):
        found[number].append({"name": name, "slug": slug, "kind": kind, "role": role})
    return found


def in_role(parts: Iterable[Json], role: PartyRole) -> list[Json]:
    """Those of `parts` that have a role, which is then left out."""
    return [{key: part[key] for key in ("name", "slug", "kind")} for part in parts if part["role"] == role]


def pages_of(dispute_slug: str, parts: Iterable[Json], sources: Iterable[Json]) -> frozenset[str]:
    """The addresses of the pages that a thing belongs on."""
    companies = {f"companies/{part['slug']}" for part in parts}
    outlets = {f"outlets/{one['outlet_slug']}" for one in sources if one["outlet_slug"]}
    return frozenset({f"disputes/{dispute_slug}", *companies, *outlets})
