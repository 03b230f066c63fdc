"""The claim with the same claimants, accused, act and time; a later allegation that is told as new is another one."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from store.entries.article import Filing
from store.identifiers import public_id
from store.models import Claim, ClaimParty, Dispute
from store.order import BY_HAND, day_of
from store.records import ClaimFinding, DateSpan
from store.sides import Sides
from store.vocabulary import Act, EventKind, PartyRole

# On these occasions an accuser alleges anew; a lawsuit takes to court what was alleged before.
_OCCASIONS = frozenset({EventKind.TESTIMONY_OR_MEMO, EventKind.DEMAND_SENT, EventKind.STATEMENT})
_ANEW = timedelta(days=60)  # reports of one memo follow it by days, a new allegation the one before by months


def find_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The claim of `dispute` with the same claimant, accused, act and time; the strength is the assertion's.

    Of several it is the one that shares a day with the finding, else the one alleged last: what is told without a date
    is what is being talked of.
    """
    machine = [claim for claim in dispute.claims if claim.filed_from != BY_HAND]
    standing = [claim for claim in machine if claim.id not in filing.aside.claims and not claim.merged_into_id]
    fitting = [claim for claim in standing if is_claim_of(filing, claim, sides, finding)]
    return max(fitting, key=lambda claim: _nearness(claim, finding), default=None)


def is_claim_of(filing: Filing, claim: Claim, sides: Sides, finding: ClaimFinding) -> bool:
    """Whether parties, act and time agree, and `finding` is not told as a new allegation months after `claim`."""
    if not is_same_claim(claim, sides, finding.act):
        return False
    if not may_be_same_time(claim.happened_first, claim.happened_last, finding.happened):
        return False
    alleged, now = day_of(claim.filed_from), day_of(filing.position)
    is_old = alleged is not None and now is not None and now - alleged > _ANEW
    return not (is_old and is_told_anew(filing, finding))


def is_told_anew(filing: Filing, finding: ClaimFinding) -> bool:
    """Whether the sentence tells of the occasion too: a memo, letter or statement of these days."""
    return any(
        event.kind in _OCCASIONS and event.passage == finding.passage and _is_recent(filing, event.happened)
        for event in filing.reading.events
    )


def _is_recent(filing: Filing, happened: DateSpan) -> bool:
    now = day_of(filing.position)
    return now is not None and (happened.last is None or now - happened.last <= _ANEW)


def _nearness(claim: Claim, finding: ClaimFinding) -> tuple[bool, bool, str, int]:
    """Orders the claims that `finding` may be of; the nearest is the greatest."""
    first, last = finding.happened.first, finding.happened.last
    is_dated = first is not None and last is not None
    alleged = day_of(claim.filed_from)
    in_time = bool(first and last and alleged and first <= alleged <= last)
    return is_dated and claim.happened_first is not None, in_time, claim.filed_from or "", -(claim.id or 0)


def is_same_claim(claim: Claim, sides: Sides, act: Act) -> bool:
    """Whether claimants, accused and act are the same."""
    if claim.act is not act or claim.claimant_text != sides.accuser_text:
        return False
    accusers, accused = (frozenset(entity.id for entity in side) for side in (sides.accusers, sides.accused))
    return _parties(claim, PartyRole.ACCUSER) == accusers and _parties(claim, PartyRole.ACCUSED) == accused


def may_be_same_time(first: date | None, last: date | None, other: DateSpan) -> bool:
    """Whether two times share a day; an unknown one may be any."""
    if first is None or last is None or other.first is None or other.last is None:
        return True
    return first <= other.last and other.first <= last


def add_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim:
    """A new claim of `dispute`."""
    claim = Claim(
        public_id=public_id(
            "c",
            claim_seed(filing, dispute, sides, finding),
            lambda taken: filing.known.is_taken(Claim, taken),
        ),
        claimant_text=sides.accuser_text,
        act=finding.act,
        object=finding.object,
        legal_theories=[],
        filed_from=filing.next_place(),
        recorded_at=filing.now,
        fixed=[],
        parties=_parties_of(sides),
    )
    dispute.claims.append(claim)
    return claim


def claim_seed(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> str:
    """What the public id of the claim that `finding` opens is drawn from."""
    seed = f"{dispute.slug}|{_seed(sides)}|{finding.act}|{finding.happened.first}"
    return f"{seed}|{day_of(filing.position)}" if is_told_anew(filing, finding) else seed


def set_claim_parties(session: Session, claim: Claim, sides: Sides) -> None:
    """Make `sides` the parties of the claim."""
    claim.claimant_text = sides.accuser_text
    session.flush()
    wanted = _parties_of(sides)
    if [(party.entity_id, party.role) for party in claim.parties] == [(one.entity_id, one.role) for one in wanted]:
        return
    for party in list(claim.parties):
        session.delete(party)
    session.flush()
    session.expire(claim, ["parties"])
    claim.parties.extend(wanted)
    session.flush()


def _parties_of(sides: Sides) -> list[ClaimParty]:
    accusers = [ClaimParty(entity=entity, entity_id=entity.id, role=PartyRole.ACCUSER) for entity in sides.accusers]
    return accusers + [
        ClaimParty(entity=entity, entity_id=entity.id, role=PartyRole.ACCUSED) for entity in sides.accused
    ]


def _parties(claim: Claim, role: PartyRole) -> frozenset[int]:
    return frozenset(party.entity.canonical.id for party in claim.parties if party.role is role)


def _seed(sides: Sides) -> str:
    accusers, accused = (",".join(sorted(entity.slug for entity in side)) for side in (sides.accusers, sides.accused))
    return f"{accusers}|{sides.accuser_text}|{accused}"
