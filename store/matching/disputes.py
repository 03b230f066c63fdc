"""The dispute between two sides over one kind of act."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.entries.article import Filing
from store.entries.judged import as_judged
from store.identifiers import free_slug
from store.matching import DECIDED_BY
from store.matching.dockets import clean_docket
from store.models import Dispute, DisputeParty, Entity, Event, EventCitation
from store.order import BY_HAND
from store.sides import Sides, act_family
from store.status import COURT_KINDS
from store.titles import title_of
from store.vocabulary import Act, AssertionState, PartyRole

_ACCUSING = (PartyRole.ACCUSER, PartyRole.INVESTIGATOR)
_SEVERAL = 2


def find_matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The dispute between these sides over this kind of act, by docket first; None if there is none on record."""
    if docket:
        for dispute in _standing(filing, filing.known.of_dockets([clean_docket(docket)])):
            if has_case(filing, dispute, docket):
                return dispute
    fitting = (one for one in _standing(filing, between(filing, sides)) if is_over(one, act, filing.aside.claims))
    return next(fitting, None)


def parted(filing: Filing, sides: Sides, act: Act | None) -> Sequence[Sides]:
    """The sides, or several of them where accusers told in one breath have a dispute of their own on record each."""
    if len(sides.accusers) < _SEVERAL or not sides.accused:
        return (sides,)
    alone = [(accuser, find_matter(filing, replace(sides, accusers=(accuser,)), act)) for accuser in sides.accusers]
    own = {dispute.id if dispute else None for _, dispute in alone}
    if len(own) < len(alone) or None in own:
        return (sides,)
    return [replace(sides, accusers=(accuser,)) for accuser, _ in alone]


def has_case(filing: Filing, dispute: Dispute, docket: str) -> bool:
    """Whether an event that stands has put a case with this docket number into the dispute."""
    cases = (case for case in dispute.proceedings if case.id not in filing.aside.proceedings)
    return any(case.docket == clean_docket(docket) for case in cases)


def between(filing: Filing, sides: Sides) -> list[Dispute]:
    """The disputes that have one of the accused and one of the accusers, or their group, in common."""
    accusing = {entity.id for entity in sides.accusers}
    accused = {entity.id for entity in sides.accused}
    found = filing.known.accusing(accused) if accusing or sides.accuser_text else []
    return [
        one
        for one in found
        if one.merged_into_id is None
        and one.filed_from != BY_HAND
        and any(party.role is PartyRole.ACCUSED and party.entity_id in accused for party in one.parties)
        and (
            any(party.role in _ACCUSING and party.entity_id in accusing for party in one.parties)
            or (sides.accuser_text is not None and one.accuser_text == sides.accuser_text)
        )
    ]


def touched_disputes(filing: Filing, sides: Iterable[Sides], dockets: Iterable[str]) -> Sequence[Dispute]:
    """All disputes in which a finding with one of these sides or dockets could come to stand, or stands already."""
    found = [dispute for one in sides if one.are_both_known for dispute in between(filing, one)]
    found += filing.known.of_dockets(clean_docket(docket) for docket in dockets)
    found += filing.known.of_article(filing.version)
    return list(dict.fromkeys([*found, *(as_judged(filing.session, dispute) for dispute in found)]))


def open_matter(filing: Filing, sides: Sides) -> Dispute:
    """A new dispute; its slug and title are made from the parties and stay its address."""
    slug = free_slug(
        words_for(sides),
        lambda taken: filing.session.scalar(select(Dispute.id).where(Dispute.slug == taken)) is not None,
    )
    dispute = Dispute(
        slug=slug,
        title=words_for(sides),
        accuser_text=sides.accuser_text,
        decided_by=DECIDED_BY,
        filed_from=filing.next_place(),
        recorded_at=filing.now,
        fixed=[],
        parties=[],
        claims=[],
        proceedings=[],
    )
    filing.session.add(dispute)
    filing.session.flush()
    return dispute


def words_for(sides: Sides) -> str:
    """The names that the address of a dispute between these sides is made of."""
    first = sides.accusers[0].name if sides.accusers else sides.accuser_text or "unnamed"
    return f"{first} {sides.accused[0].name}"


def is_over(dispute: Dispute, act: Act | None, aside: Container[int] = ()) -> bool:
    """Whether the dispute may be over this act: its claims are of the same family, or there is nothing to tell by.

    Claims with ids in `aside` do not tell, for nothing stands under them yet. What an editor judged to be one matter
    is not parted by kinds of acts.
    """
    if dispute.judged_here:
        return True
    telling = [claim for claim in dispute.claims if not claim.merged_into_id and claim.id not in aside]
    families = {family for claim in telling if (family := act_family(claim.act))}
    family = act_family(act)
    return family is None or not families or family in families


def accused_of(dispute: Dispute) -> frozenset[int]:
    """Ids of the accused parties."""
    return frozenset(party.entity.canonical.id for party in dispute.parties if party.role is PartyRole.ACCUSED)


def add_parties(filing: Filing, dispute: Dispute, entities: Iterable[Entity], role: PartyRole) -> None:
    """Add those that are not yet parties in this role."""
    present = {(party.entity_id, party.role) for party in dispute.parties}
    for entity in entities:
        if (entity.id, role) not in present:
            dispute.parties.append(DisputeParty(entity=entity, entity_id=entity.id, role=role))
            present.add((entity.id, role))
            if role is PartyRole.ACCUSED:
                filing.known.note_accused(dispute, entity.id)


def retitle(dispute: Dispute, *, in_court: bool) -> None:
    """The title from the parties on record, where no editor wrote one."""
    if "title" not in dispute.fixed:
        dispute.title = title_of(dispute.parties, dispute.accuser_text, in_court=in_court) or dispute.title


def those_in_court(session: Session, disputes: Iterable[Dispute]) -> set[int]:
    """Ids of those of these disputes that are in court, as an event tells that somebody still reports."""
    standing = EventCitation.state != AssertionState.SUPERSEDED
    cited = select(EventCitation.id).where(EventCitation.event_id == Event.id, standing).exists()
    told = select(Event.id).where(Event.dispute_id == Dispute.id, Event.kind.in_(sorted(COURT_KINDS)), cited).exists()
    return set(session.scalars(select(Dispute.id).where(Dispute.id.in_([one.id for one in disputes]), told)))


def is_same_matter(dispute: Dispute, sides: Sides, act: Act | None) -> bool:
    """Whether `dispute` has one of the accused and one of the accusers, or their group, and may be over this act."""
    accusing, accused = {entity.id for entity in sides.accusers}, {entity.id for entity in sides.accused}
    is_theirs = bool(accused & accused_of(dispute)) and (
        any(party.role in _ACCUSING and party.entity.canonical.id in accusing for party in dispute.parties)
        or (sides.accuser_text is not None and sides.accuser_text == dispute.accuser_text)
    )
    return is_theirs and is_over(dispute, act)


def has_side(dispute: Dispute, sides: Sides) -> bool:
    """Whether somebody on one of these sides is a party on that side of the dispute."""
    accusing = {party.entity.canonical.id for party in dispute.parties if party.role in _ACCUSING}
    accusers, accused = ({entity.id for entity in side} for side in (sides.accusers, sides.accused))
    return bool(accusers & accusing or accused & accused_of(dispute))


def _standing(filing: Filing, disputes: Iterable[Dispute]) -> list[Dispute]:
    """Those that are not set aside, in the order in which they were opened."""
    found = [one for one in disputes if one.id not in filing.aside.disputes]
    return sorted(found, key=lambda dispute: (dispute.filed_from or "", dispute.id))
