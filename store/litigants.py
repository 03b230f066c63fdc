"""Outlets that are themselves a party of what they report on (invariant I13)."""

from store.identifiers import fold
from store.models import Dispute, Outlet


def is_litigant(outlet: Outlet | None, dispute: Dispute) -> bool:
    """Whether the outlet, or the company that owns it, is itself a party of the dispute."""
    if outlet is None:
        return False
    ours = names_of_outlet(outlet.name, outlet.owner)
    return any(fold(party.entity.name) in ours for party in dispute.parties)


def names_of_outlet(name: str | None, owner: str | None) -> set[str]:
    """The names by which an outlet would be a party, as names are compared."""
    return {fold(one) for one in (name, owner) if one}
