"""What a transaction touched: learnt from the rows that a session writes, so that no writer has to say it.

What is written past the session, by an UPDATE of many rows, is marked by hand with `mark`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.state import InstanceState

from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    AttributionStep,
    Base,
    Claim,
    ClaimParty,
    Dispute,
    DisputeParty,
    EditorialAction,
    Entity,
    EntityAlias,
    Event,
    EventCitation,
    EventParty,
    Evidence,
    Outlet,
    Passage,
    Proceeding,
    ProceedingLink,
    Reply,
    Response,
    VersionReading,
)
from store.vocabulary import EditorialActionKind

# table: for each column that leads to something public, the table of what it leads to
_LEADS: dict[type[Base], tuple[tuple[str, type[Base]], ...]] = {
    Claim: (("id", Claim),),
    ClaimParty: (("claim_id", Claim),),
    Assertion: (("claim_id", Claim),),
    AttributionStep: (("assertion_id", Assertion),),
    Evidence: (("assertion_id", Assertion),),
    Response: (("id", Response), ("claim_id", Claim)),
    Reply: (("id", Reply),),
    Event: (("id", Event),),
    EventParty: (("event_id", Event),),
    EventCitation: (("event_id", Event),),
    Dispute: (("id", Dispute),),
    DisputeParty: (("dispute_id", Dispute),),
    Proceeding: (("dispute_id", Dispute), ("id", Proceeding)),
    ProceedingLink: (("proceeding_id", Proceeding),),
    Entity: (("id", Entity), ("merged_into_id", Entity)),
    EntityAlias: (("entity_id", Entity),),
}
# table: the columns that are shown beside every sentence of it; nothing rests on such a row when it is new
_BESIDE: dict[type[Base], frozenset[str]] = {
    Passage: frozenset({"exact"}),
    ArticleVersion: frozenset({"published_at", "published_precision", "title"}),
    Article: frozenset({"canonical_url", "state", "outlet_id"}),
    Outlet: frozenset({"name", "slug", "owner", "is_sample"}),
}
# table: the only columns that are shown of it, where others change with every article
_SHOWN: dict[type[Base], frozenset[str]] = {
    Dispute: frozenset({"title", "accuser_text", "merged_into_id", "judged_into_id"}),
    Entity: frozenset({"name", "slug", "kind", "wikidata", "merged_into_id"}),
}
_KEY = "store.changes.touched"


@dataclass(slots=True, kw_only=True)
class Touched:
    """Ids by table of what was written, and what it came from.

    `said_by` has the passage that a claim, event or response was last written for; `renamed` are the entities whose
    name stands in other rows; `sided` are the disputes and entities of parties that came or went. `added` are the new
    sentences; `reread` are the claims and events of which sentences, or what is shown beside them, changed otherwise,
    and `answered` the claims of which answers did.
    """

    ids: dict[type[Base], set[int]] = field(default_factory=lambda: defaultdict(set))
    renamed: set[int] = field(default_factory=set)
    sided: set[tuple[int, int]] = field(default_factory=set)
    added: dict[type[Base], set[int]] = field(default_factory=lambda: defaultdict(set))
    reread: dict[type[Base], set[int]] = field(default_factory=lambda: defaultdict(set))
    answered: set[int] = field(default_factory=set)
    is_marked: bool = False
    said_by: dict[tuple[type[Base], int], int] = field(default_factory=dict)
    readings: set[int] = field(default_factory=set)
    action_id: int | None = None
    at: datetime | None = None
    because: str | None = None
    is_takedown: bool = False


def mark(session: Session, table: type[Base], ids: Iterable[int], *, because: str | None = None) -> None:
    """Say that these rows were written past the session, or are to be looked at anew, and why."""
    touched = _touched(session)
    touched.ids[table].update(ids)
    touched.is_marked = True
    touched.because = because or touched.because


def take_touched(session: Session) -> Touched | None:
    """What was touched since this was asked last; None if nothing was."""
    found: Touched | None = session.info.pop(_KEY, None)
    return found


def forget(session: Session) -> None:
    """Forget what a transaction touched that was rolled back."""
    session.info.pop(_KEY, None)


def note_flush(session: Session, _context: object) -> None:
    """Note what a flush wrote; ids are known by now, and the values of before still are."""
    for row in (*session.new, *session.deleted):
        if type(row) not in _BESIDE:
            _note(session, row, inspect(row))
    for row in session.dirty:
        state = inspect(row)
        shown = _BESIDE.get(type(row)) or _SHOWN.get(type(row))
        changed = _changed(state)
        if changed and (shown is None or not shown.isdisjoint(changed)):
            _note(session, row, state)


def _changed(state: "InstanceState[Any]") -> set[str]:
    """The attributes that have another value than before; many are set to the value that they had."""
    return {key for key, old in state.committed_state.items() if key not in state.dict or old != state.dict[key]}


def _note(session: Session, row: Any, state: "InstanceState[Any]") -> None:
    table = type(row)
    if table in _BESIDE:
        _touched(session).ids[table].add(row.id)
    for column, leads_to in _LEADS.get(table, ()):
        _note_lead(_touched(session), row, (column, leads_to), state)
    if table in _NOTED:
        _NOTED[table](_touched(session), row, state)


def _note_lead(touched: Touched, row: Any, lead: tuple[str, type[Base]], state: "InstanceState[Any]") -> None:
    """Note where a column leads, and where it led before."""
    column, table = lead
    found = _led_to(row, column, state)
    touched.ids[table].update(found)
    if isinstance(row, Assertion | EventCitation | Response):
        touched.said_by.update({(table, number): row.passage_id for number in found})


def _led_to(row: Any, column: str, state: "InstanceState[Any]") -> list[int]:
    """The ids that a column has now and had before."""
    both = (getattr(row, column), state.committed_state.get(column))
    return [number for number in both if isinstance(number, int)]


def _touched(session: Session) -> Touched:
    found: Touched = session.info.setdefault(_KEY, Touched())
    return found


# --- what else is to be known of a row --------------------------------------------------------------------------------


def _note_action(touched: Touched, row: EditorialAction, _state: "InstanceState[Any]") -> None:
    touched.action_id, touched.at = row.id, row.at
    touched.is_takedown = row.action is EditorialActionKind.TAKEDOWN


def _note_reading(touched: Touched, row: VersionReading, state: "InstanceState[Any]") -> None:
    if state.key is None or "findings" in state.committed_state:
        touched.readings.add(row.version_id)
    touched.at = row.filed_at or row.read_at


def _note_entity(touched: Touched, row: Entity, state: "InstanceState[Any]") -> None:
    if state.key is not None:
        touched.renamed.add(row.id)


def _note_sentence(touched: Touched, row: Assertion | EventCitation, state: "InstanceState[Any]") -> None:
    if state.key is None:
        touched.added[type(row)].add(row.id)
    else:
        (lead,) = _LEADS[type(row)]
        touched.reread[lead[1]].update(_led_to(row, lead[0], state))


def _note_answer(touched: Touched, row: Response, state: "InstanceState[Any]") -> None:
    touched.answered.update(_led_to(row, "claim_id", state))


def _note_thing(touched: Touched, row: Claim | Event, state: "InstanceState[Any]") -> None:
    if "dispute_id" in state.committed_state:  # an outlet may be a party of one dispute and not of the other
        touched.reread[type(row)].add(row.id)


def _note_party(touched: Touched, row: DisputeParty, _state: "InstanceState[Any]") -> None:
    touched.sided.add((row.dispute_id, row.entity_id))


_NOTED: dict[type[Base], Any] = {
    Assertion: _note_sentence,
    Claim: _note_thing,
    DisputeParty: _note_party,
    EditorialAction: _note_action,
    Entity: _note_entity,
    Event: _note_thing,
    EventCitation: _note_sentence,
    Response: _note_answer,
    VersionReading: _note_reading,
}
