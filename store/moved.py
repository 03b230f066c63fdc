"""Where an address leads: to the row itself, or to the one that it was merged into."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from store.models import Claim, Dispute, Entity

Addressed = Claim | Dispute | Entity
BY_ADDRESS: dict[str, Callable[[str], Select[Any]]] = {
    "claims": lambda address: select(Claim).where(Claim.public_id == address),
    "companies": lambda address: select(Entity).where(Entity.slug == address),
    "disputes": lambda address: select(Dispute).where(Dispute.slug == address),
}
"""Selects the row whose page ends with an address, by what comes before it."""


def moved_to(session: Session, section: str, address: str) -> str | None:
    """The address of what the row of this address was merged into; None where it stands itself, or there is no row."""
    row: Addressed | None = session.scalar(BY_ADDRESS[section](address))
    seen: list[Addressed] = []
    while row is not None and row not in seen:
        seen.append(row)
        row = _next(session, row)
    return _address(seen[-1]) if len(seen) > 1 else None


def _next(session: Session, row: Addressed) -> Addressed | None:
    number = row.merged_into_id if isinstance(row, Entity) else row.judged_into_id or row.merged_into_id
    wanted: Select[Any] = select(type(row)).where(type(row).id == number)
    found: Addressed | None = session.scalar(wanted)
    return found if number else None


def _address(row: Addressed) -> str:
    return row.public_id if isinstance(row, Claim) else row.slug
