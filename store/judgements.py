"""What editors judge about who and what is the same: merge, part, and take back.

The articles that a judgement touches are filed anew by the same rules as ever, so that taking it back gives the record
that there would be without it, each thing under its old address.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from store.decisions import THIS_DECISION, Changes, Signature, as_before, decide, is_taken_down, name_of, row_of
from store.editing import Filed
from store.entities import recognise
from store.entries.judged import as_judged
from store.entries.set_aside import stood_under
from store.errors import EditingError
from store.filing import refile
from store.models import (
    Base,
    Claim,
    ClaimParty,
    Dispute,
    DisputeParty,
    EditorialAction,
    Entity,
    EntityAlias,
    EntityJudgement,
    Event,
    EventParty,
    Response,
)
from store.search import index_claim
from store.vocabulary import EditorialActionKind

_SETS_VALUES = (EditorialActionKind.CORRECT, EditorialActionKind.UNDO)


def merge(session: Session, gone: Entity | Filed, into: Entity | Filed, signed: Signature) -> EditorialAction:
    """Judge that two are the same: what belongs to `gone` is filed under `into`, and both addresses lead there.

    Raises EditingError where they are of two kinds, are one row, stand in two disputes, were judged not to be the same,
    or one of them was merged already.
    """
    _refuse_merge(session, gone, into)
    if isinstance(gone, Entity):  # whatever was merged into it before leads straight on, so that no chain is followed
        earlier = session.scalars(select(Entity).where(Entity.merged_into_id == gone.id))
        changes: Changes = [*((one, {"merged_into_id": into.id}) for one in (gone, *earlier)), (into, {})]
    else:
        changes = [(gone, {"judged_into_id": into.id}), (into, {})]
    return judge(session, EditorialActionKind.MERGE, changes, disputes_of(session, [gone, into]), signed)


def not_same(session: Session, one: Entity, other: Entity, signed: Signature) -> EditorialAction:
    """Judge that two entities are different, however alike they look: a merge is refused while this stands."""
    if one.id == other.id or one.canonical is other.canonical:
        raise EditingError(f"{name_of(one)} and {name_of(other)} are one: undo their merge first")
    judgement = _judgement(session, one, other) or _add_judgement(session, one, other)
    changes: Changes = [(one, {}), (other, {}), (judgement, {"is_standing": True, "action_id": THIS_DECISION})]
    return decide(session, EditorialActionKind.NOT_SAME, changes, signed)


def undo(session: Session, action: EditorialAction, signed: Signature) -> EditorialAction:
    """Take a decision back: the rows are as they were before, and what was filed by it is filed anew.

    Raises EditingError if it was undone already, a later decision rests on it, or it took words down.
    """
    if action.action is EditorialActionKind.TAKEDOWN:
        raise EditingError(f"decision {action.id} took words down, and they are gone: take the article in anew")
    if action.action in _SETS_VALUES and is_taken_down(action):
        raise EditingError(
            f"decision {action.id} set values that may quote words that were taken down since: "
            "set what holds now with `onrecord edit correct`"
        )
    changes = as_before(session, action)
    return judge(session, EditorialActionKind.UNDO, changes, _touched_by(session, action), signed, undoes=action)


def disputes_of(session: Session, rows: Iterable[Base]) -> list[Dispute]:
    """The disputes whose articles speak of these."""
    found = {dispute.id: dispute for row in rows for dispute in _around(session, row)}
    return list(found.values())


def judge(
    session: Session,
    kind: EditorialActionKind,
    changes: Changes,
    touched: Iterable[Dispute],
    signed: Signature,
    *,
    undoes: EditorialAction | None = None,
) -> EditorialAction:
    """Decide, and file anew what it touches; sentences that an earlier decision moved go back where they stood."""
    disputes = list(touched)
    made = decide(session, kind, changes, signed, undoes=undoes, stood=stood_under(disputes))
    session.expire_all()
    for row, _ in changes:
        if isinstance(row, EntityAlias):
            recognise(session, row)
    if disputes:
        refile(session, disputes, signed.at, stood=undoes.stood if undoes else {})
    for row, _ in changes:
        if isinstance(row, Claim):
            index_claim(session, row)
    return made


def _refuse_merge(session: Session, gone: Entity | Filed, into: Entity | Filed) -> None:
    if type(gone) is not type(into) or gone.id == into.id:
        raise EditingError(f"{name_of(gone)} cannot be merged into {name_of(into)}: name two of one kind")
    for row in (gone, into):
        if (row.merged_into_id if isinstance(row, Entity) else row.judged_into_id) is not None:
            raise EditingError(f"{name_of(row)} was merged into another already: name that one")
    if isinstance(gone, Claim | Event) and isinstance(into, Claim | Event) and gone.dispute_id != into.dispute_id:
        raise EditingError(f"{name_of(gone)} and {name_of(into)} are of two disputes: merge the disputes first")
    if isinstance(gone, Entity) and isinstance(into, Entity):
        judgement = _judgement(session, gone, into)
        if judgement and judgement.is_standing:
            raise EditingError(
                f"{name_of(gone)} and {name_of(into)} were judged not to be the same by decision "
                f"{judgement.action_id}: undo that first"
            )


def _judgement(session: Session, one: Entity, other: Entity) -> EntityJudgement | None:
    left, right = sorted((one.id, other.id))
    wanted = select(EntityJudgement).where(EntityJudgement.left_id == left, EntityJudgement.right_id == right)
    return session.scalar(wanted)


def _add_judgement(session: Session, one: Entity, other: Entity) -> EntityJudgement:
    left, right = sorted((one.id, other.id))
    judgement = EntityJudgement(left_id=left, right_id=right, is_standing=False)
    session.add(judgement)
    session.flush()
    return judgement


def _touched_by(session: Session, action: EditorialAction) -> list[Dispute]:
    """The disputes that were filed anew after this decision, and those where what it is about stands now."""
    if not action.stood:
        return []
    at_first = {*action.stood["claim"].values(), *action.stood["event"].values(), *action.stood["response"].values()}
    about = disputes_of(session, (row_of(session, key) for key in action.after))
    found = session.scalars(select(Dispute).where(Dispute.id.in_(at_first)))
    return list({dispute.id: dispute for dispute in (*found, *about)}.values())


def _around(session: Session, row: Base) -> Iterable[Dispute]:
    if isinstance(row, Dispute):
        return [row, as_judged(session, row)]
    if isinstance(row, Claim | Event):
        return [row.dispute]
    entity = row.entity if isinstance(row, EntityAlias) else row
    return session.scalars(select(Dispute).where(_speaks_of(entity))) if isinstance(entity, Entity) else []


def _speaks_of(entity: Entity) -> ColumnElement[bool]:
    ids = (entity.id, entity.canonical.id)
    as_party = select(DisputeParty.dispute_id).where(DisputeParty.entity_id.in_(ids))
    in_claim = select(Claim.dispute_id).join(ClaimParty).where(ClaimParty.entity_id.in_(ids))
    in_event = select(Event.dispute_id).join(EventParty).where(EventParty.entity_id.in_(ids))
    as_speaker = select(Response.dispute_id).where(Response.respondent_id.in_(ids))
    return or_(*(Dispute.id.in_(question) for question in (as_party, in_claim, in_event, as_speaker)))
