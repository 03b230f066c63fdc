"""Filing: what a reading found becomes claims, responses and events of a dispute, each with its passage.

One article is filed in one transaction, which the caller ends; filing it again changes nothing.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from store.entries.article import Filing
from store.entries.claims import earlier_claim, enter_claim
from store.entries.events import earlier_event, enter_event
from store.entries.names import enter_mentions, enter_relations
from store.entries.responses import enter_response
from store.findings import from_json
from store.matching import DECIDED_BY
from store.matching.disputes import accused_of, find_matter, is_over, open_matter, retitle
from store.models import Dispute, VersionReading
from store.records import ClaimFinding, EventFinding
from store.sides import Names, Sides
from store.supersession import supersede_vanished
from store.vocabulary import Act, EntityKind

_GROUPS_OF_COMPANIES = frozenset(
    {
        "film studios",
        "media companies",
        "music companies",
        "music publishers",
        "news publishers",
        "newspapers",
        "record labels",
    }
)


def file_reading(session: Session, kept: VersionReading, now: datetime) -> int:
    """File what `kept` found about its version; gives the number of claims, responses and events that it stands by."""
    reading, version = from_json(kept.findings), kept.version
    names = Names(
        session=session, named={entity.name: entity for entity in reading.entities}, decided_by=DECIDED_BY, now=now
    )
    rules_changed = kept.filed_with not in (None, DECIDED_BY)
    filing = Filing(
        session=session, version=version, reading=reading, names=names, now=now, rules_changed=rules_changed
    )
    _file_sided(filing)
    _file_unsided(filing)
    for response in reading.responses:
        enter_response(filing, response)
    enter_relations(filing)
    enter_mentions(filing)
    supersede_vanished(session, version, filing.found, now)
    for dispute in filing.disputes.values():
        retitle(dispute)
    kept.filed_at, kept.filed_with = now, DECIDED_BY
    session.flush()
    return len(filing.found)


# --- which dispute ----------------------------------------------------------------------------------------------------


def _file_sided(filing: Filing) -> None:
    """What names both sides finds or opens its dispute: named parties first, and lawsuits, which name them best."""
    events = [(_event_sides(filing, event), event) for event in filing.reading.events]
    claims = [(_claim_sides(filing, claim), claim) for claim in filing.reading.claims]
    for is_party in (True, False):
        for sides, event in events:
            if sides.are_both_known and _accuses_for_itself(sides) is is_party:
                enter_event(filing, _event_matter(filing, sides, event), sides, event)
        for sides, claim in claims:
            if sides.are_both_known and _accuses_for_itself(sides) is is_party:
                enter_claim(filing, _claim_matter(filing, sides, claim), sides, claim)


def _file_unsided(filing: Filing) -> None:
    """What leaves a side open goes to the dispute it can only mean, or stays in the reading, unfiled."""
    for event in filing.reading.events:
        sides = _event_sides(filing, event)
        if not sides.are_both_known and (dispute := _implied_matter(filing, sides, event.act, docket=event.docket)):
            enter_event(filing, dispute, sides, event)
    for claim in filing.reading.claims:
        sides = _claim_sides(filing, claim)
        if not sides.are_both_known and (dispute := _implied_matter(filing, sides, claim.act)):
            enter_claim(filing, dispute, sides, claim)


def _event_matter(filing: Filing, sides: Sides, event: EventFinding) -> Dispute:
    earlier = earlier_event(filing, sides, event)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, event.act, docket=event.docket)


def _claim_matter(filing: Filing, sides: Sides, claim: ClaimFinding) -> Dispute:
    earlier = earlier_claim(filing, sides, claim)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, claim.act)


def _event_sides(filing: Filing, event: EventFinding) -> Sides:
    return filing.names.sides(event.accusers or event.investigators, event.accused)


def _claim_sides(filing: Filing, claim: ClaimFinding) -> Sides:
    claimants = [claim.claimant, *claim.co_claimants] if claim.claimant else list(claim.co_claimants)
    return filing.names.sides(claimants, claim.targets)


def _matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute:
    found = None if _accuses_for_itself(sides) else _joined_matter(filing, sides, act)
    found = found or find_matter(filing.session, sides, act, docket=docket)
    return filing.note(found or open_matter(filing.session, sides, now=filing.now))


def _accuses_for_itself(sides: Sides) -> bool:
    """Whether a named organisation accuses; a person or a group without a name may speak of another's dispute."""
    return any(entity.kind is not EntityKind.PERSON for entity in sides.accusers)


def _joined_matter(filing: Filing, sides: Sides, act: Act | None) -> Dispute | None:
    """The one dispute of this article that a person speaks of, or whose named plaintiffs "film studios" stands for.

    Authors or artists are people whom no company of the same article stands for.
    """
    if not sides.accusers and sides.accuser_text not in _GROUPS_OF_COMPANIES:
        return None
    accused = {entity.id for entity in sides.accused}
    fits = [d for d in filing.disputes.values() if is_over(d, act) and accused & accused_of(d)]
    fits = [d for d in fits if sides.accusers or d.accuser_text is None]  # one group does not stand for another
    return fits[0] if len(fits) == 1 else None


def _implied_matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The article's main dispute if the side that is named is a party of it, or one that the docket names."""
    if docket and (found := find_matter(filing.session, sides, act, docket=docket)):
        return filing.note(found)
    named = {entity.id for entity in (*sides.accusers, *sides.accused)}
    ranked = [filing.disputes[number] for number, _ in filing.matters.most_common()]
    fits = [d for d in ranked if not named or named & {party.entity_id for party in d.parties}]
    if not fits or (not named and len(fits) > 1 and sides.accuser_text is None and not _is_main(filing, fits[0])):
        return None
    return filing.note(fits[0])


def _is_main(filing: Filing, dispute: Dispute) -> bool:
    """Whether the article speaks of this dispute at least twice as often as of any other."""
    counts = filing.matters.most_common(2)
    return counts[0][0] == dispute.id and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1])
