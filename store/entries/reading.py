"""Entering what one reading found: each finding goes to its dispute, which the finding finds or opens."""

from collections.abc import Iterable

from store.entries.article import Filing
from store.entries.claims import claim_sides, earlier_claim, enter_claim
from store.entries.events import earlier_event, enter_event
from store.entries.names import enter_mentions, enter_relations
from store.entries.placed import without_placed
from store.entries.responses import enter_response
from store.entries.revived import begun, revive_dispute
from store.matching.disputes import accused_of, find_matter, has_side, is_over, open_matter, parted
from store.models import Dispute
from store.readings import note_dockets
from store.records import ClaimFinding, EventFinding
from store.sides import Sides
from store.supersession import vanished
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
# Confidence of an event with a side that the reader took from what stands around it.
_GUESSED = 0.6


def enter_reading(filing: Filing) -> None:
    """Write all that a reading found; what it leaves open stays in `filing.unfiled`."""
    filing.reading = without_placed(filing)
    _file_sided(filing)
    _file_unsided(filing)
    for response in filing.reading.responses:
        enter_response(filing, response)
    enter_relations(filing)
    enter_mentions(filing)
    if filing.version.id == filing.rows.newest_id:  # an old copy may be taken in late, and has a high number then
        for row in vanished(filing.rows.rows, filing.found, filing.now):
            filing.known.changes.note(row)
    for dispute in filing.disputes.values():
        dispute.filed_through = max(dispute.filed_through or "", filing.position)
    filing.known.note_stand(filing.version, filing.disputes.values())
    note_dockets(filing.session, filing.kept, [event.docket for event in filing.unfiled if event.docket])


def _file_sided(filing: Filing) -> None:
    """What names both sides finds or opens its dispute: named parties first, and lawsuits, which name them best."""
    events = [(sides, event) for event in filing.reading.events for sides in _each_event_sides(filing, event)]
    claims = [(sides, claim) for claim in filing.reading.claims for sides in _each_claim_sides(filing, claim)]
    for is_party in (True, False):
        for sides, event in events:
            if sides.are_both_known and _may_open(event) and _accuses_for_itself(sides) is is_party:
                enter_event(filing, _event_matter(filing, sides, event), sides, event)
        for sides, claim in claims:
            if sides.are_both_known and _accuses_for_itself(sides) is is_party:
                enter_claim(filing, _claim_matter(filing, sides, claim), sides, claim)


def _file_unsided(filing: Filing) -> None:
    """What leaves a side open goes to the dispute it can only mean, or stays in the reading, unfiled."""
    for event in filing.reading.events:
        sides = event_sides(filing, event)
        if not sides.are_both_known:
            filing.unfiled.append(event)
        elif not _may_open(event) and (dispute := _known_matter(filing, sides, event)):
            enter_event(filing, dispute, sides, event)
    enter_unfiled(filing)
    for claim in filing.reading.claims:
        sides = claim_sides(filing, claim)
        if not sides.are_both_known and (dispute := _implied_matter(filing, sides, claim.act)):
            enter_claim(filing, dispute, sides, claim)


def enter_unfiled(filing: Filing) -> None:
    """File the events that name a case by its docket alone, once the case is on record, or the article's main one."""
    waiting, filing.unfiled = filing.unfiled, []
    for event in waiting:
        sides = event_sides(filing, event)
        dispute = _implied_matter(filing, sides, event.act, docket=event.docket)
        if dispute is None:
            filing.unfiled.append(event)
            continue
        enter_event(filing, dispute, sides, event)
        dispute.filed_through = max(dispute.filed_through or "", filing.position)


def _may_open(event: EventFinding) -> bool:
    """Whether a dispute may be opened on it alone: its own words tell both sides, or it has a case's number."""
    return event.confidence > _GUESSED or event.docket is not None


def _known_matter(filing: Filing, sides: Sides, event: EventFinding) -> Dispute | None:
    """The dispute on record that an event is of whose own words do not tell both sides."""
    earlier = earlier_event(filing, sides, event)
    found = earlier.dispute if earlier else _on_record(filing, sides, event.act)
    return filing.note(begun(filing, found)) if found else None


def _event_matter(filing: Filing, sides: Sides, event: EventFinding) -> Dispute:
    earlier = earlier_event(filing, sides, event)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, event, docket=event.docket)


def _claim_matter(filing: Filing, sides: Sides, claim: ClaimFinding) -> Dispute:
    earlier = earlier_claim(filing, sides, claim)
    return filing.note(earlier.dispute) if earlier else _matter(filing, sides, claim)


def _each_event_sides(filing: Filing, event: EventFinding) -> Iterable[Sides]:
    return parted(filing, event_sides(filing, event), event.act)


def _each_claim_sides(filing: Filing, claim: ClaimFinding) -> Iterable[Sides]:
    return parted(filing, claim_sides(filing, claim), claim.act)


def event_sides(filing: Filing, event: EventFinding) -> Sides:
    """The sides of an event: who brought it or looks into it, and whom it accuses."""
    return filing.names.sides(event.accusers or event.investigators, event.accused)


def _matter(
    filing: Filing, sides: Sides, finding: ClaimFinding | EventFinding, *, docket: str | None = None
) -> Dispute:
    act = finding.act
    found = _on_record(filing, sides, act, docket=docket)
    found = begun(filing, found) if found else revive_dispute(filing, sides, finding)
    found = found or open_matter(filing, sides)
    found.accuser_text = found.accuser_text or (None if found.parties else sides.accuser_text)
    return filing.note(found)


def _on_record(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    joined = None if _accuses_for_itself(sides) else _joined_matter(filing, sides, act)
    return joined or find_matter(filing, sides, act, docket=docket)


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
    fits = [d for d in filing.disputes.values() if is_over(d, act, filing.aside.claims) and accused & accused_of(d)]
    fits = [d for d in fits if sides.accusers or d.accuser_text is None]  # one group does not stand for another
    return fits[0] if len(fits) == 1 else None


def _implied_matter(filing: Filing, sides: Sides, act: Act | None, *, docket: str | None = None) -> Dispute | None:
    """The article's main dispute if the side that is named is that side of it, or one that the docket names."""
    if docket:  # a case that is not on record yet may be anybody's
        found = find_matter(filing, sides, act, docket=docket)
        return filing.note(found) if found else None
    named = bool(sides.accusers or sides.accused)
    ranked = [filing.disputes[number] for number, _ in filing.matters.most_common()]
    fits = [dispute for dispute in ranked if not named or has_side(dispute, sides)]
    if not fits or (not named and len(fits) > 1 and sides.accuser_text is None and not _is_main(filing, fits[0])):
        return None
    return filing.note(fits[0])


def _is_main(filing: Filing, dispute: Dispute) -> bool:
    """Whether the article speaks of this dispute at least twice as often as of any other."""
    counts = filing.matters.most_common(2)
    return counts[0][0] == dispute.id and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1])
