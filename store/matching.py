"""One record out of many findings: the dispute, claim or event that a finding belongs to, or a new one.

The machine joins what agrees in parties, act and time; a judgement that needs more than that is an editor's.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from store.identifiers import free_slug, public_id
from store.models import Claim, ClaimParty, Dispute, DisputeParty, Entity, Event, EventParty, Proceeding
from store.records import ClaimFinding, DateSpan, EventFinding
from store.sides import Sides, act_family
from store.status import first_published
from store.vocabulary import Act, EventKind, PartyRole

DECIDED_BY = "onrecord-filing@0.1"

# Of these a dispute has one: a second report of it is the same event, even where the reports differ by some days.
_ONCE = frozenset(
    {
        EventKind.COMPLAINT_FILED,
        EventKind.SETTLEMENT_ANNOUNCED,
        EventKind.PRELIMINARY_APPROVAL,
        EventKind.FINAL_APPROVAL,
        EventKind.INVESTIGATION_REPORTED,
        EventKind.INVESTIGATION_CONFIRMED,
        EventKind.MDL_CENTRALISATION,
        EventKind.CLASS_CERTIFICATION,
        EventKind.LICENCE_DEAL,
    }
)
_SLACK_ONCE, _SLACK = timedelta(days=10), timedelta(days=3)
_REPORT_WINDOW = timedelta(days=6)
_DOCKET = re.compile(r"(\d\d)-(cv|md|mc|cr)-0*(\d+)", re.IGNORECASE)


def clean_docket(words: str) -> str:
    """A docket number without division, judge's initials and leading zeros: "1:23-cv-11195 (SHS)" -> "23-cv-11195"."""
    found = _DOCKET.search(words)
    return f"{found[1]}-{found[2].lower()}-{found[3]}" if found else " ".join(words.split())


# --- disputes ---------------------------------------------------------------------------------------------------------


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
    """The title from the parties on record: "A v. B" once a lawsuit is, "A – B" before."""
    names = {role: _named(dispute, role) for role in (PartyRole.ACCUSER, PartyRole.INVESTIGATOR, PartyRole.ACCUSED)}
    accusers = list(dict.fromkeys(names[PartyRole.ACCUSER] + names[PartyRole.INVESTIGATOR]))
    accusers += [dispute.accuser_text] if dispute.accuser_text and not accusers else []
    sued = any(event.kind is EventKind.COMPLAINT_FILED for event in dispute.events)
    if accusers and names[PartyRole.ACCUSED]:
        dispute.title = _between(accusers, names[PartyRole.ACCUSED], " v. " if sued else " – ")


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


# --- claims -----------------------------------------------------------------------------------------------------------


def find_claim(dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim of `dispute` with the same claimant, accused, act and time; the strength is the assertion's."""
    for claim in dispute.claims:
        may_be_same_time = _may_be_same_time(claim.happened_first, claim.happened_last, finding.happened)
        if may_be_same_time and is_same_claim(claim, sides, finding.act):
            return claim
    return None


def is_same_claim(claim: Claim, sides: Sides, act: Act) -> bool:
    """Whether claimants, accused and act are the same."""
    ours = (_parties(claim, PartyRole.ACCUSER), claim.claimant_text, _parties(claim, PartyRole.ACCUSED), claim.act)
    return ours == _claim_key(sides, act)


def add_claim(session: Session, dispute: Dispute, sides: Sides, finding: ClaimFinding, *, now: datetime) -> Claim:
    """A new claim of `dispute`."""
    claim = Claim(
        public_id=public_id(
            "c",
            f"{dispute.slug}|{_seed(sides)}|{finding.act}|{finding.happened.first}",
            lambda taken: session.scalar(select(Claim.id).where(Claim.public_id == taken)) is not None,
        ),
        claimant_text=sides.accuser_text,
        act=finding.act,
        object=finding.object,
        legal_theories=[str(theory) for theory in finding.legal_theories],
        happened_first=finding.happened.first,
        happened_last=finding.happened.last,
        happened_precision=finding.happened.precision,
        happened_text=finding.happened.text,
        recorded_at=now,
    )
    claim.parties = [
        ClaimParty(entity=entity, entity_id=entity.id, role=PartyRole.ACCUSER) for entity in sides.accusers
    ]
    claim.parties += [
        ClaimParty(entity=entity, entity_id=entity.id, role=PartyRole.ACCUSED) for entity in sides.accused
    ]
    dispute.claims.append(claim)
    session.flush()
    return claim


def _claim_key(sides: Sides, act: Act) -> tuple[frozenset[int], str | None, frozenset[int], Act]:
    accusers, accused = (frozenset(entity.id for entity in side) for side in (sides.accusers, sides.accused))
    return accusers, sides.accuser_text, accused, act


def _parties(claim: Claim, role: PartyRole) -> frozenset[int]:
    return frozenset(party.entity_id for party in claim.parties if party.role is role)


def _seed(sides: Sides) -> str:
    accusers, accused = (",".join(sorted(entity.slug for entity in side)) for side in (sides.accusers, sides.accused))
    return f"{accusers}|{sides.accuser_text}|{accused}"


def _may_be_same_time(first: date | None, last: date | None, other: DateSpan) -> bool:
    if first is None or last is None or other.first is None or other.last is None:
        return True
    return first <= other.last and other.first <= last


# --- events -----------------------------------------------------------------------------------------------------------


def find_event(dispute: Dispute, finding: EventFinding, published: datetime | None) -> Event | None:
    """The event of `dispute` that `finding` reports once more, by kind, outcome, docket and time."""
    return next((event for event in dispute.events if _is_same_event(event, finding, published)), None)


def add_event(session: Session, dispute: Dispute, finding: EventFinding, seed: str, *, now: datetime) -> Event:
    """A new event of `dispute`; `seed` tells it from others of its kind."""
    amount = finding.amount
    event = Event(
        public_id=public_id(
            "e",
            f"{dispute.slug}|{finding.kind}|{seed}",
            lambda taken: session.scalar(select(Event.id).where(Event.public_id == taken)) is not None,
        ),
        kind=finding.kind,
        outcome=finding.outcome,
        in_favour_of=finding.in_favour_of,
        with_prejudice=finding.with_prejudice,
        leave_to_amend=finding.leave_to_amend,
        amount=amount.value if amount else None,
        currency=amount.currency if amount else None,
        amount_kind=amount.kind if amount else None,
        happened_first=finding.happened.first,
        happened_last=finding.happened.last,
        happened_precision=finding.happened.precision,
        happened_text=finding.happened.text,
        recorded_at=now,
    )
    event.proceeding = _proceeding(session, dispute, finding, now)
    dispute.events.append(event)
    session.flush()
    return event


def complete_event(event: Event, finding: EventFinding) -> None:
    """Fill what no earlier report of the event said; what one said is never overwritten."""
    if event.happened_first is None and finding.happened.first is not None:
        event.happened_first, event.happened_last = finding.happened.first, finding.happened.last
        event.happened_precision, event.happened_text = finding.happened.precision, finding.happened.text
    if event.amount is None and finding.amount is not None:
        event.amount, event.currency = finding.amount.value, finding.amount.currency
        event.amount_kind = finding.amount.kind
    for field in ("outcome", "in_favour_of", "with_prejudice", "leave_to_amend"):
        if getattr(event, field) is None:
            setattr(event, field, getattr(finding, field))


def add_event_parties(event: Event, entities: Iterable[Entity], role: PartyRole) -> None:
    """Add those who are not yet on record as taking part in this role."""
    present = {(party.entity_id, party.role) for party in event.parties}
    for entity in entities:
        if (entity.id, role) not in present:
            event.parties.append(EventParty(entity=entity, entity_id=entity.id, role=role))
            present.add((entity.id, role))


def _is_same_event(event: Event, finding: EventFinding, published: datetime | None) -> bool:
    if event.kind is not finding.kind or _differ(event.outcome, finding.outcome):
        return False
    if _differ(event.amount, finding.amount.value if finding.amount else None):
        return False
    docket = event.proceeding.docket if event.proceeding else None
    if _differ(docket, clean_docket(finding.docket) if finding.docket else None):
        return False
    return _is_same_time(event, finding, published)


def _differ(ours: object, theirs: object) -> bool:
    return ours is not None and theirs is not None and ours != theirs


def _is_same_time(event: Event, finding: EventFinding, published: datetime | None) -> bool:
    once = event.kind in _ONCE
    first, last = event.happened_first, event.happened_last
    if first and last and finding.happened.first and finding.happened.last:
        slack = _SLACK_ONCE if once else _SLACK
        return first - slack <= finding.happened.last and finding.happened.first - slack <= last
    if once:
        return True
    reported = first_published(event) or first
    ours = published.date() if published else finding.happened.first
    return bool(reported and ours and abs(reported - ours) <= _REPORT_WINDOW)


def _proceeding(session: Session, dispute: Dispute, finding: EventFinding, now: datetime) -> Proceeding | None:
    """The case an event belongs to: by docket, by forum, or the only one; a docket or forum not seen yet opens one."""
    docket = clean_docket(finding.docket) if finding.docket else None
    known = dispute.proceedings
    if docket is None and finding.forum is None:
        return known[0] if len(known) == 1 else None
    for case in known:
        if not _differ(case.docket, docket) and not _differ(case.forum, finding.forum):
            case.docket, case.forum = case.docket or docket, case.forum or finding.forum
            case.docket_as_worded = case.docket_as_worded or finding.docket
            return case
    case = Proceeding(forum=finding.forum, docket=docket, docket_as_worded=finding.docket, recorded_at=now)
    dispute.proceedings.append(case)
    session.flush()
    return case
