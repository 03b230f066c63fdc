"""Changes as data: what a program takes in to hold a copy of the record."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from store.vocabulary import ThingKind
from webapp.contract.parameters import Parameter
from webapp.contract.told import Told

_LARGEST = 10**15 - 1


class ChangeTold(Told):
    """What became of one thing since: take its row in, or drop it."""

    seq: int
    """The number of its last change."""
    kind: ThingKind
    id: str
    revision: int
    op: Literal["upsert", "merge", "delete"]
    row: dict[str, Any] | None = None
    """The whole row, as docs/changes.md tells it by kind; only of an upsert."""
    reason: str | None = None
    """Why it is gone; not of an upsert."""
    replaced_by: str | None = None
    """The id of the thing that it is now; only of a merge."""


class Changes(Told):
    """What changed since a number, each thing once, as it is now."""

    on_record: Literal["changes"]
    since: int
    next_since: int
    """The number to ask from next."""
    more: bool
    newest: int
    """The newest number of this record."""
    changes: list[ChangeTold] = Field(default_factory=list)


PARAMETERS: Mapping[str, Parameter] = {
    "since": Parameter(
        about="the number of a change: what changed after it is wanted; 0 is everything",
        schema={"type": "integer", "minimum": 0, "maximum": _LARGEST},
        example="0",
    ),
    "limit": Parameter(
        about="how many to a page (200 if not given)",
        schema={"type": "integer", "minimum": 1, "maximum": 1000},
        example="10",
    ),
}
