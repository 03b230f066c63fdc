"""What is said of one public thing: its value, or why there is none any more."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Result, func, select
from sqlalchemy.orm import Session, aliased

from store.changes.plain import Json
from store.vocabulary import ThingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A thing as the record has it now. Without a `value` it is gone: into `replaced_by`, or for a `reason`.

    `about` are the addresses of the pages it belongs on; `dispute_id` is the dispute it stands in.
    """

    kind: ThingKind
    number: int
    public_id: str
    value: Json | None = None
    reason: str | None = None
    replaced_by: str | None = None
    about: frozenset[str] = field(default_factory=frozenset)
    dispute_id: int | None = None

    @property
    def content(self) -> Json:
        """All that the public is told: the value, or a tombstone."""
        told = {"kind": self.kind, "id": self.public_id, "gone": self.value is None}
        if self.value is None:
            return {**told, "reason": self.reason, "replaced_by": self.replaced_by}
        return {**told, **self.value}


def heads(session: Session, table: Any, ids: Collection[int], *columns: Any) -> Result[Any]:
    """Columns of these rows of `table`, and as `replaced_by` the address of what each was merged into."""
    other = aliased(table)
    address = other.slug if hasattr(other, "slug") else other.public_id
    goes_to = func.coalesce(table.judged_into_id, table.merged_into_id)
    wanted = select(*columns, address.label("replaced_by")).outerjoin(other, other.id == goes_to)
    return session.execute(wanted.where(table.id.in_(ids)).order_by(table.id))
