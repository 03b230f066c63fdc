"""What one report says of an event, as it is kept with its citation: reports of one event may not agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.records import EventFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one passage says of an event; None and empty are what it does not say. Both days are inclusive."""

    first: date | None = None
    last: date | None = None
    amount: int | None = None
    currency: str | None = None
    outcome: str | None = None
    with_prejudice: bool | None = None
    leave_to_amend: bool | None = None
    forum: str | None = None
    docket: str | None = None
    investigators: tuple[str, ...] = ()


def told_as_json(finding: EventFinding) -> dict[str, Any]:
    """What `finding` says, by the names of `Told`; what it does not say has no key."""
    happened, amount = finding.happened, finding.amount
    said = {
        "first": happened.first.isoformat() if happened.first else None,
        "last": happened.last.isoformat() if happened.last else None,
        "amount": amount.value if amount else None,
        "currency": amount.currency if amount else None,
        "outcome": str(finding.outcome) if finding.outcome else None,
        "with_prejudice": finding.with_prejudice,
        "leave_to_amend": finding.leave_to_amend,
        "forum": finding.forum,
        "docket": finding.docket,
        "investigators": sorted(finding.investigators) or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def told_in(kept: Mapping[str, Any]) -> Told:
    """What is kept with a citation, as `told_as_json` wrote it."""
    said = dict(kept)
    first, last = (date.fromisoformat(day) if (day := said.pop(key, None)) else None for key in ("first", "last"))
    return Told(first=first, last=last, investigators=tuple(said.pop("investigators", ())), **said)
