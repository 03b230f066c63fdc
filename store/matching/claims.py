"""The claim with the same claimants, accused, act and time."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.identifiers import public_id
from store.models import Claim, ClaimParty, Dispute
from store.records import ClaimFinding, DateSpan
from store.sides import Sides
from store.vocabulary import Act, PartyRole


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
        recorded_at=now,
    )
    claim.date_from(finding.happened)
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
