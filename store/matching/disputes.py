"""The dispute between two sides over one kind of act."""

from collections.abc import Container, Iterable, Sequence

from sqlalchemy import Select, false, func, or_, select
from sqlalchemy.orm import selectinload

from store.entries.article import Filing
from store.entries.judged import as_judged
from store.identifiers import free_slug
from store.matching import DECIDED_BY
from store.matching.dockets import clean_docket
from store.models import (
    ArticleVersion,
    Assertion,
    Claim,
    Dispute,
    DisputeParty,
    Entity,
    Event,
    EventCitation,
    Passage,
    Proceeding,
    Response,
)
from store.order import BY_HAND
from store.sides import Sides, act_family
from store.status import COURT_KINDS
from store.vocabulary import Act, AssertionState, PartyRole

_ACCUSING = (PartyRole.ACCUSER, PartyRole.INVESTIGATOR)


def find_matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The dispute between these sides over this kind of act, by docket first; None if there is none on record."""
    if docket:
        for dispute in _standing(filing, _of_docket(docket)):
            if has_case(filing, dispute, docket):
                return dispute
    for dispute in _standing(filing, between(sides)):
        if is_over(dispute, act, filing.aside.claims):
            return dispute
    return None


def has_case(filing: Filing, dispute: Dispute, docket: str) -> bool:
    """Whether an event that stands has put a case with this docket number into the dispute."""
    cases = (case for case in dispute.proceedings if case.id not in filing.aside.proceedings)
    return any(case.docket == clean_docket(docket) for case in cases)


def between(sides: Sides) -> Select[Dispute]:
    """Selects the disputes that have one of the accused and one of the accusers, or their group, in common."""
    accused = [entity.id for entity in sides.accused]
    accusing = DisputeParty.role.in_(_ACCUSING) & DisputeParty.entity_id.in_([entity.id for entity in sides.accusers])
    by_group = Dispute.accuser_text == sides.accuser_text if sides.accuser_text else false()
    return select(Dispute).where(
        Dispute.id.in_(
            select(DisputeParty.dispute_id).where(
                DisputeParty.role == PartyRole.ACCUSED, DisputeParty.entity_id.in_(accused)
            )
        ),
        or_(Dispute.id.in_(select(DisputeParty.dispute_id).where(accusing)), by_group),
        Dispute.merged_into_id.is_(None),
        func.coalesce(Dispute.filed_from, "") != BY_HAND,
    )


def touched_disputes(filing: Filing, sides: Iterable[Sides], dockets: Iterable[str]) -> Sequence[Dispute]:
    """All disputes in which a finding with one of these sides or dockets could come to stand, or stands already."""
    both = [one for one in sides if one.are_both_known]
    asked = [*(between(one) for one in both), *(_of_docket(docket) for docket in dockets), *_of_article(filing)]
    found = {dispute.id: dispute for question in asked for dispute in filing.session.scalars(question)}
    judged = (as_judged(filing.session, dispute) for dispute in list(found.values()))
    return list({**found, **{dispute.id: dispute for dispute in judged}}.values())


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
    if "title" in dispute.fixed:
        return
    in_court = any(event.kind in COURT_KINDS and _is_cited(event) for event in dispute.events)
    if accusers and names[PartyRole.ACCUSED]:
        dispute.title = _between(accusers, names[PartyRole.ACCUSED], " v. " if in_court else " – ")


def _is_cited(event: Event) -> bool:
    return any(citation.state is not AssertionState.SUPERSEDED for citation in event.citations)


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


def _standing(filing: Filing, question: Select[Dispute]) -> list[Dispute]:
    """Those that are not set aside, in the order in which they were opened."""
    loaded = question.options(
        selectinload(Dispute.parties), selectinload(Dispute.claims), selectinload(Dispute.judged_here)
    )
    found = [one for one in filing.session.scalars(loaded) if one.id not in filing.aside.disputes]
    return sorted(found, key=lambda dispute: (dispute.filed_from or "", dispute.id))


def _of_docket(docket: str) -> Select[Dispute]:
    return select(Dispute).where(Dispute.proceedings.any(Proceeding.docket == clean_docket(docket)))


def _of_article(filing: Filing) -> Iterable[Select[Dispute]]:
    """Where sentences of this article, as an earlier version or reading has it, and of its copies stand already."""
    ours = ArticleVersion.article_id == filing.version.article_id
    if filing.version.copy_cluster is not None:
        ours = or_(ours, ArticleVersion.copy_cluster == filing.version.copy_cluster)
    passages = select(Passage.id).join(ArticleVersion).where(ours)
    yield select(Dispute).where(Dispute.id.in_(select(Response.dispute_id).where(Response.passage_id.in_(passages))))
    for parent, row in ((Claim, Assertion), (Event, EventCitation)):
        key = row.claim_id if row is Assertion else EventCitation.event_id
        under = select(parent.dispute_id).join(row, key == parent.id).where(row.passage_id.in_(passages))
        yield select(Dispute).where(Dispute.id.in_(under))
