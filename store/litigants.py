"""Outlets that are themselves a party of what they report on (invariant I13)."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.identifiers import fold
from store.models import Dispute, DisputeParty, Entity, Outlet


def is_litigant(outlet: Outlet | None, dispute: Dispute) -> bool:
    """Whether the outlet, or the company that owns it, is itself a party of the dispute."""
    if outlet is None:
        return False
    ours = names_of_outlet(outlet.name, outlet.owner)
    return any(fold(party.entity.name) in ours for party in dispute.parties)


def names_of_outlet(name: str | None, owner: str | None) -> set[str]:
    """The names by which an outlet would be a party, as names are compared."""
    return {fold(one) for one in (name, owner) if one}


def party_names(session: Session, dispute_ids: Collection[int]) -> dict[int, set[str]]:
    """The names of the parties of each dispute, as names are compared."""
    wanted = select(DisputeParty.dispute_id, Entity.name).join(Entity).where(DisputeParty.dispute_id.in_(dispute_ids))
    return _grouped((dispute_id, name) for dispute_id, name in session.execute(wanted))


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for dispute_id, name in rows:
        found.setdefault(dispute_id, set()).add(fold(name))
    return found
