"""What editors part: sentences that get a claim, event or dispute of their own, and a name that is somebody else's.

What is made by hand begins as one with what it was parted from; the decision parts them, and undoing joins them again.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.decisions import THIS_DECISION, Changes, Signature, key_of, name_of
from store.editing import Read
from store.errors import EditingError
from store.identifiers import free_slug, public_id
from store.judgements import disputes_of, judge
from store.models import (
    Assertion,
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
    Response,
)
from store.order import BY_HAND
from store.vocabulary import EditorialActionKind

Parent = TypeVar("Parent", bound=Claim | Event)
_OWN = frozenset(
    {"id", "public_id", "dispute_id", "recorded_at", "merged_into_id", "judged_into_id", "filed_from", "wording"}
)


def split(session: Session, rows: Sequence[Read], signed: Signature) -> EditorialAction:
    """Put sentences of one claim or event under one of their own in its dispute, and answers to it if they are named.

    Raises EditingError where they stand under several, or where nothing would stay.
    """
    parents = _parents(rows)
    if len(parents) != 1:
        raise EditingError(f"the sentences stand under {_listed(parents) or 'no claim or event'}: name those of one")
    old = parents[0]
    if astray := [answer for answer in _answers(rows) if answer.claim_id != old.id]:
        raise EditingError(f"{name_of(astray[0])} is no answer to {name_of(old)}: leave it out")
    if not _staying(old, rows):
        raise EditingError(f"these are all sentences of {name_of(old)}: one must stay, or split off a dispute")
    new = _copy(session, old, old.dispute, signed)
    changes: Changes = [(old, {}), (new, {"merged_into_id": None}), *_moves(rows, {old.id: new}, None)]
    return judge(session, EditorialActionKind.SPLIT, changes, [old.dispute], signed)


def split_off(session: Session, rows: Sequence[Read], title: str, signed: Signature) -> EditorialAction:
    """Put sentences of one dispute under a dispute of their own, each with a claim or event of its own there.

    Raises EditingError where they stand under several disputes.
    """
    parents = _parents(rows)
    disputes = list({row.dispute.id: row.dispute for row in (*parents, *_answers(rows))}.values())
    if len(disputes) != 1:
        raise EditingError(f"the sentences stand under {_listed(disputes)}: name those of one dispute")
    old = disputes[0]
    new = _open(session, old, title, signed)
    copies = {parent.id: _copy(session, parent, new, signed) for parent in parents}
    _add_parties(session, new, parents)
    changes: list[Any] = [(row, {"merged_into_id": None}) for row in (new, *copies.values())]
    return judge(session, EditorialActionKind.SPLIT, [(old, {}), *changes, *_moves(rows, copies, new)], [old], signed)


def take_name(session: Session, alias: EntityAlias, signed: Signature) -> EditorialAction:
    """Give a name that was taken for one entity's to an entity of its own.

    Raises EditingError for the name that the entity itself is called by.
    """
    old = alias.entity
    if alias.name == old.name:
        raise EditingError(f"{name_of(old)} is called {alias.name!r} itself: take one of its other names")
    new = Entity(
        slug=free_slug(alias.name, lambda slug: session.scalar(select(Entity).where(Entity.slug == slug)) is not None),
        name=alias.name,
        kind=old.kind,
        decided_by=f"editor {signed.actor}",
        recorded_at=signed.at,
        merged_into_id=old.id,
    )
    session.add(new)
    session.flush()
    changes: Changes = [(old, {}), (new, {"merged_into_id": None}), (alias, {"entity_id": new.id})]
    return judge(session, EditorialActionKind.SPLIT, changes, disputes_of(session, [old]), signed)


def _parents(rows: Sequence[Read]) -> list[Claim | Event]:
    """The claims and events that the sentences stand under, answers left out."""
    found = [row.claim if isinstance(row, Assertion) else row.event for row in rows if not isinstance(row, Response)]
    return list({key_of(parent): parent for parent in found}.values())


def _answers(rows: Sequence[Read]) -> list[Response]:
    return [row for row in rows if isinstance(row, Response)]


def _listed(rows: Sequence[Claim | Event | Dispute]) -> str:
    return ", ".join(name_of(row) for row in rows)


def _staying(old: Claim | Event, rows: Sequence[Read]) -> bool:
    standing: Sequence[Read] = old.assertions if isinstance(old, Claim) else old.citations
    return any(row not in rows for row in standing)


def _moves(rows: Sequence[Read], copies: dict[int, Any], dispute: Dispute | None) -> Changes:
    return [(row, {**_goes(row, copies, dispute), "placed_by_id": THIS_DECISION}) for row in rows]


def _goes(row: Read, copies: dict[int, Any], dispute: Dispute | None) -> dict[str, int | None]:
    if isinstance(row, Assertion):
        return {"claim_id": copies[row.claim_id].id}
    if isinstance(row, EventCitation):
        return {"event_id": copies[row.event_id].id}
    claim = copies.get(row.claim_id) if row.claim_id else None
    return {"claim_id": claim.id if claim else None, **({"dispute_id": dispute.id} if dispute else {})}


def _copy(session: Session, old: Parent, dispute: Dispute, signed: Signature) -> Parent:
    """A claim or event like `old`, empty so far, with an address of its own that leads to `old`."""
    table, letter = type(old), "c" if isinstance(old, Claim) else "e"
    columns = [column.key for column in table.__table__.columns if column.key not in _OWN]
    new = table(**{column: getattr(old, column) for column in columns})
    new.public_id = public_id(
        letter,
        f"{old.public_id}|{signed.at.isoformat()}|{dispute.slug}",
        lambda taken: session.scalar(select(table.id).where(table.public_id == taken)) is not None,
    )
    new.dispute_id, new.recorded_at, new.filed_from, new.merged_into_id = dispute.id, signed.at, BY_HAND, old.id
    session.add(new)
    session.flush()
    part = ClaimParty if isinstance(old, Claim) else EventParty
    key = "claim_id" if isinstance(old, Claim) else "event_id"
    session.add_all(part(**{key: new.id}, entity_id=party.entity_id, role=party.role) for party in old.parties)
    session.flush()
    return new


def _open(session: Session, old: Dispute, title: str, signed: Signature) -> Dispute:
    new = Dispute(
        slug=free_slug(title, lambda slug: session.scalar(select(Dispute).where(Dispute.slug == slug)) is not None),
        title=title,
        fixed=["title"],
        accuser_text=old.accuser_text,
        decided_by=f"editor {signed.actor}",
        recorded_at=signed.at,
        filed_from=BY_HAND,
        filed_through=old.filed_through,
        merged_into_id=old.id,
    )
    session.add(new)
    session.flush()
    return new


def _add_parties(session: Session, dispute: Dispute, parents: Sequence[Claim | Event]) -> None:
    parts = dict.fromkeys((party.entity_id, party.role) for parent in parents for party in parent.parties)
    session.add_all(DisputeParty(dispute_id=dispute.id, entity_id=number, role=role) for number, role in parts)
    session.flush()
