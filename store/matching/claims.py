"""The claim with the same claimants, accused, act and time."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.entries.article import Filing
from store.identifiers import public_id
from store.models import Claim, ClaimParty, Dispute
from store.order import BY_HAND
from store.records import ClaimFinding, DateSpan
from store.sides import Sides
from store.vocabulary import Act, PartyRole


def find_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim of `dispute` with the same claimant, accused, act and time; the strength is the assertion's."""
    machine = [claim for claim in dispute.claims if claim.filed_from != BY_HAND]
    standing = [claim for claim in machine if claim.id not in filing.aside.claims and not claim.merged_into_id]
    for claim in sorted(standing, key=lambda claim: (claim.filed_from or "", claim.id)):
        is_then = may_be_same_time(claim.happened_first, claim.happened_last, finding.happened)
        if is_then and is_same_claim(claim, sides, finding.act):
            return claim
    return None


def is_same_claim(claim: Claim, sides: Sides, act: Act) -> bool:
    """Whether claimants, accused and act are the same."""
    ours = (_parties(claim, PartyRole.ACCUSER), claim.claimant_text, _parties(claim, PartyRole.ACCUSED), claim.act)
    return ours == _claim_key(sides, act)


def may_be_same_time(first: date | None, last: date | None, other: DateSpan) -> bool:
    """Whether two times share a day; an unknown one may be any."""
    if first is None or last is None or other.first is None or other.last is None:
        return True
    return first <= other.last and other.first <= last


def add_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim:
    """A new claim of `dispute`."""
    session = filing.session
    claim = Claim(
        public_id=public_id(
            "c",
            claim_seed(dispute, sides, finding),
            lambda taken: session.scalar(select(Claim.id).where(Claim.public_id == taken)) is not None,
        ),
        claimant_text=sides.accuser_text,
        act=finding.act,
        object=finding.object,
        legal_theories=[],
        filed_from=filing.next_place(),
        recorded_at=filing.now,
    )
    dispute.claims.append(claim)
    set_claim_parties(session, claim, sides)
    return claim


def claim_seed(dispute: Dispute, sides: Sides, finding: ClaimFinding) -> str:
    """What the public id of the claim that `finding` opens is drawn from."""
    return f"{dispute.slug}|{_seed(sides)}|{finding.act}|{finding.happened.first}"


def set_claim_parties(session: Session, claim: Claim, sides: Sides) -> None:
    """Make `sides` the parties of the claim."""
    claim.claimant_text = sides.accuser_text
    session.flush()
    wanted = [(entity, PartyRole.ACCUSER) for entity in sides.accusers]
    wanted += [(entity, PartyRole.ACCUSED) for entity in sides.accused]
    if [(party.entity, party.role) for party in claim.parties] == wanted:
        return
    for party in list(claim.parties):
        session.delete(party)
    session.flush()
    session.add_all(ClaimParty(claim_id=claim.id, entity=entity, role=role) for entity, role in wanted)
    session.flush()
    session.expire(claim, ["parties"])


def _claim_key(sides: Sides, act: Act) -> tuple[frozenset[int], str | None, frozenset[int], Act]:
    accusers, accused = (frozenset(entity.id for entity in side) for side in (sides.accusers, sides.accused))
    return accusers, sides.accuser_text, accused, act


def _parties(claim: Claim, role: PartyRole) -> frozenset[int]:
    return frozenset(party.entity.canonical.id for party in claim.parties if party.role is role)


def _seed(sides: Sides) -> str:
    accusers, accused = (",".join(sorted(entity.slug for entity in side)) for side in (sides.accusers, sides.accused))
    return f"{accusers}|{sides.accuser_text}|{accused}"
