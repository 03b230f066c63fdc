"""The log of changes and the corrections, as data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from store.identifiers import LARGEST_ID
from store.vocabulary import ChangeOp, ThingKind
from webapp.contract.parameters import Parameter, day
from webapp.contract.told import Told


class ChangeRow(Told):
    """A change as a row of a file: what became of which thing, and why."""

    seq: int
    recorded_at: datetime
    kind: ThingKind
    id: str
    op: ChangeOp
    revision: int
    changed: list[str]
    """The keys of its row that say something else since (docs/changes.md)."""
    title: str
    """What it is about, in one line, as a feed has it."""
    why: str
    reason: str | None
    replaced_by: str | None
    url: str


class Log(Told):
    """A page of changes, the newest first."""

    on_record: Literal["log"]
    count: int
    """How many changes match, on all pages together."""
    changes: list[ChangeRow]
    next: str | None


class CorrectionRow(Told):
    """What an outlet corrected in its article, or an editor decided on this record, as a row of a file."""

    by: Literal["outlet", "editor"]
    name: str | None
    """The outlet, or the editor."""
    at: datetime
    kind: str
    subject: str | None
    """The title of the article, or what was decided on."""
    values: list[str]
    """What an editor set, each with what it was before."""
    reason: str | None
    """The notice, in the words of the page; or the editor's reason."""
    citation: str | None
    decision: int | None
    undoes: int | None
    undone_by: int | None
    url: str | None


CHANGES: Mapping[str, Parameter] = {
    "since": Parameter(
        about="a day or the number of a change: what changed on that day or later, or after that number",
        schema={"type": "string", "anyOf": [{**day("").schema}, {"pattern": "^[0-9]{1,9}$"}]},
        example="0",
    ),
    "kind": Parameter(
        about="changes of such things only", schema={"type": "string", "enum": ["", "all", *ThingKind]}, example="claim"
    ),
}
BEFORE: Mapping[str, Parameter] = {
    "before": Parameter(
        about="where the list goes on; take it from the page before",
        schema={"type": "integer", "minimum": 1, "maximum": LARGEST_ID},
        example="",
    ),
}
