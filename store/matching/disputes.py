"""The dispute between two sides over one kind of act."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from store.identifiers import free_slug
from store.matching import DECIDED_BY
from store.matching.dockets import clean_docket
from store.models import Dispute, DisputeParty, Entity, Proceeding
from store.sides import Sides, act_family
from store.status import COURT_KINDS
from store.vocabulary import Act, PartyRole


def find_matter(session: Session, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The dispute between these sides over this kind of act, by docket first; None if there is none on record."""
    if docket and (found := _by_docket(session, docket)):
        return found
    return next((d for d in _among(session, sides.accused) if _is_same_matter(d, sides, act)), None)


def open_matter(session: Session, sides: Sides, *, now: datetime) -> Dispute:
    """A new dispute; its slug and title are made from the parties and stay its address."""
    first = [entity.name for entity in sides.accusers] or [sides.accuser_text or "unnamed"]
    slug = free_slug(
        f"{first[0]} {sides.accused[0].name}",
        lambda taken: session.scalar(select(Dispute.id).where(Dispute.slug == taken)) is not None,
    )
    dispute = Dispute(
        slug=slug,
        title=_between(first, [entity.name for entity in sides.accused], " – "),
        accuser_text=sides.accuser_text,
        decided_by=DECIDED_BY,
        recorded_at=now,
    )
    session.add(dispute)
    session.flush()
    return dispute


def is_over(dispute: Dispute, act: Act | None) -> bool:
    """Whether the dispute may be over this act: its claims are of the same family, or there is nothing to tell by."""
    families = {family for claim in dispute.claims if (family := act_family(claim.act))}
    family = act_family(act)
    return family is None or not families or family in families


def accused_of(dispute: Dispute) -> frozenset[int]:
    """Ids of the accused parties."""
    return frozenset(party.entity_id for party in dispute.parties if party.role is PartyRole.ACCUSED)


def add_parties(dispute: Dispute, entities: Iterable[Entity], role: PartyRole) -> None:
    """Add those that are not yet parties in this role, and bring the title up to date."""
    present = {(party.entity_id, party.role) for party in dispute.parties}
    for entity in entities:
        if (entity.id, role) not in present:
            dispute.parties.append(DisputeParty(entity=entity, entity_id=entity.id, role=role))
            present.add((entity.id, role))


def retitle(dispute: Dispute) -> None:
    """The title from the parties on record: "A v. B" once it is in court, "A – B" before."""
    names = {role: _named(dispute, role) for role in (PartyRole.ACCUSER, PartyRole.INVESTIGATOR, PartyRole.ACCUSED)}
    accusers = list(dict.fromkeys(names[PartyRole.ACCUSER] + names[PartyRole.INVESTIGATOR]))
    accusers += [dispute.accuser_text] if dispute.accuser_text and not accusers else []
    in_court = any(event.kind in COURT_KINDS for event in dispute.events)
    if accusers and names[PartyRole.ACCUSED]:
        dispute.title = _between(accusers, names[PartyRole.ACCUSED], " v. " if in_court else " – ")


def _named(dispute: Dispute, role: PartyRole) -> list[str]:
    return [party.entity.name for party in dispute.parties if party.role is role]


def _join(names: list[str]) -> str:
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _between(accusers: list[str], accused: list[str], sign: str) -> str:
    """A title; a group without a name ("film studios") gets a capital letter, a name ("xAI") keeps its own."""
    first = accusers[0]
    is_name = any(letter.isupper() for letter in first)
    return _join([first if is_name else first[:1].upper() + first[1:], *accusers[1:]]) + sign + _join(accused)


def _by_docket(session: Session, docket: str) -> Dispute | None:
    wanted = select(Dispute).join(Proceeding).where(Proceeding.docket == clean_docket(docket))
    return session.scalars(wanted.order_by(Dispute.id).limit(1)).first()


def _among(session: Session, accused: Iterable[Entity]) -> list[Dispute]:
    wanted = (
        select(Dispute)
        .join(DisputeParty)
        .where(DisputeParty.role == PartyRole.ACCUSED, DisputeParty.entity_id.in_([entity.id for entity in accused]))
        .options(selectinload(Dispute.parties), selectinload(Dispute.claims))
        .order_by(Dispute.id)
    )
    return list(session.scalars(wanted).unique())


def _is_same_matter(dispute: Dispute, sides: Sides, act: Act | None) -> bool:
    accusing = (PartyRole.ACCUSER, PartyRole.INVESTIGATOR)
    ours = {party.entity_id for party in dispute.parties if party.role in accusing}
    shared = ours & {entity.id for entity in sides.accusers}
    same_group = sides.accuser_text is not None and sides.accuser_text == dispute.accuser_text
    return bool(shared or same_group) and is_over(dispute, act)
