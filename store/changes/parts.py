"""Who takes part in claims, events and disputes, as plain values."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.plain import Json
from store.changes.questions import IDS, ask_by_parent
from store.identifiers import fold
from store.models import ClaimParty, DisputeParty, Entity, EventParty
from store.vocabulary import PartyRole


def _parts(table: Any, parent: Any) -> Any:
    columns = (parent.label("parent_id"), table.role, Entity.name, Entity.slug, Entity.kind)
    wanted = select(*columns).join(Entity, table.entity_id == Entity.id)
    return wanted.where(parent.in_(IDS)).order_by(table.id)


OF_CLAIMS = _parts(ClaimParty, ClaimParty.claim_id)
OF_EVENTS = _parts(EventParty, EventParty.event_id)
OF_DISPUTES = _parts(DisputeParty, DisputeParty.dispute_id)


def find_parts(session: Session, question: Any, ids: Collection[int]) -> dict[int, list[Json]]:
    """The parties of each parent, in the order they came on record, each with its role."""
    found = ask_by_parent(session, question, ids)
    return {number: [_part(row) for row in found.get(number, ())] for number in ids}


def find_sides(session: Session, dispute_ids: Collection[int]) -> dict[int, set[str]]:
    """The names of the parties of each dispute, as names are compared."""
    found = ask_by_parent(session, OF_DISPUTES, dispute_ids)
    return {number: {fold(row.name) for row in found.get(number, ())} for number in dispute_ids}


def _part(row: Any) -> Json:
    return {"name": row.name, "slug": row.slug, "kind": row.kind, "role": row.role}


def in_role(parts: Iterable[Json], role: PartyRole) -> list[Json]:
    """Those of `parts` that have a role, which is then left out."""
    return [{key: part[key] for key in ("name", "slug", "kind")} for part in parts if part["role"] == role]


def pages_of(dispute_slug: str, parts: Iterable[Json], sources: Iterable[Json]) -> frozenset[str]:
    """The addresses of the pages that a thing belongs on."""
    companies = {f"companies/{part['slug']}" for part in parts}
    outlets = {f"outlets/{one['outlet_slug']}" for one in sources if one["outlet_slug"]}
    return frozenset({f"disputes/{dispute_slug}", *companies, *outlets})
