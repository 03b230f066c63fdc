"""Reviving, when disputes are filed anew, what stood on record before: it keeps its address and starts empty."""

from collections.abc import Callable
from typing import TypeVar

from store.entries.article import Filing
from store.identifiers import address_of, slugify
from store.matching.claims import claim_seed, is_same_claim, may_be_same_time, set_claim_parties
from store.matching.disputes import is_same_matter, words_for
from store.matching.events import event_seed, is_same_event, place_event
from store.models import Assertion, Claim, Dispute, Event
from store.records import ClaimFinding, EventFinding
from store.sides import Sides
from store.vocabulary import Act, Precision

Kept = TypeVar("Kept", Claim, Event)
_DATES = ("happened_first", "happened_last", "happened_precision", "happened_text")
_SUM = ("amount", "currency", "amount_kind")


def revive_dispute(filing: Filing, sides: Sides, act: Act | None, words: str) -> Dispute | None:
    """The first dispute set aside that was between these sides over this kind of act, with no parties yet.

    One whose address has these names goes before others, and where none was between these sides, it is the one that
    these words of this article stood under; where an editor judged it to be another, it is that one.
    """
    address, aside = slugify(words_for(sides)), filing.aside
    fitting = [one for _, one in sorted(aside.disputes.items()) if is_same_matter(one, sides, act)]
    found = min(fitting, key=lambda one: (one.slug != address, one.id), default=None)
    if found is None:
        stood = (aside.dispute_of(row) for row in aside.resting_on(filing.version.article_id, words))
        found = next((one for one in stood if one.id in aside.disputes), None)
    return None if found is None else as_judged(filing, found)


def as_judged(filing: Filing, dispute: Dispute) -> Dispute:
    """The dispute that an editor judged this one to be, or itself; where it was set aside, it begins anew."""
    while dispute.judged_into_id is not None:
        dispute = filing.session.get_one(Dispute, dispute.judged_into_id)
    if filing.aside.disputes.pop(dispute.id, None) is not None:
        _empty(filing, dispute)
    return dispute


def _empty(filing: Filing, dispute: Dispute) -> None:
    for party in list(dispute.parties):
        filing.session.delete(party)
    filing.session.flush()
    filing.session.expire(dispute, ["parties"])
    dispute.accuser_text, dispute.merged_into_id = None, None
    dispute.filed_from, dispute.filed_through = filing.next_place(), None


def revive_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The first claim set aside with these claimants, accused and act, at a time that may be the same."""
    address = address_of("c", claim_seed(dispute, sides, finding))
    claim = _first(filing.aside.claims, lambda one: _is_claim(one, sides, finding), dispute, address)
    claim = claim or _own_claim(filing, finding)
    if claim is None:
        return None
    filing.aside.note_move("dispute", claim.dispute_id, dispute.id)
    claim.dispute, claim.merged_into_id, claim.filed_from = dispute, None, filing.next_place()
    _clear(claim, "object", *_DATES)
    claim.legal_theories = []
    set_claim_parties(filing.session, claim, sides)
    return claim


def revive_event(filing: Filing, dispute: Dispute, finding: EventFinding, seed: str) -> Event | None:
    """The first event set aside of this kind, outcome, docket and time, as if this were its first report."""
    published = filing.version.published_at
    address = address_of("e", event_seed(dispute, finding, seed))
    event = _first(filing.aside.events, lambda one: is_same_event(one, finding, published), dispute, address)
    if event is None:
        return None
    for party in list(event.parties):
        filing.session.delete(party)
    filing.aside.note_move("dispute", event.dispute_id, dispute.id)
    event.dispute, event.merged_into_id, event.filed_from = dispute, None, filing.next_place()
    _clear(event, "outcome", "in_favour_of", "with_prejudice", "leave_to_amend", *_SUM, *_DATES)
    event.reported_on = event.proceeding = None
    filing.session.flush()
    filing.session.expire(event, ["parties"])
    place_event(filing, dispute, event, finding)
    return event


def _own_claim(filing: Filing, finding: ClaimFinding) -> Claim | None:
    """The claim of this act set aside that these words of this article stood under, between whomever that was."""
    for row in filing.aside.resting_on(filing.version.article_id, finding.passage.exact):
        if isinstance(row, Assertion) and row.claim.act is finding.act and row.claim_id in filing.aside.claims:
            return filing.aside.claims.pop(row.claim_id)
    return None


def _is_claim(claim: Claim, sides: Sides, finding: ClaimFinding) -> bool:
    is_then = may_be_same_time(claim.happened_first, claim.happened_last, finding.happened)
    return is_then and is_same_claim(claim, sides, finding.act)


def _first(kept: dict[int, Kept], fits: Callable[[Kept], bool], dispute: Dispute, address: str) -> Kept | None:
    """Take one that fits out of what is set aside: the one with the address of a new one, else one of this dispute."""
    fitting = [one for one in kept.values() if fits(one)]
    ranked = ((one.public_id != address, one.dispute_id != dispute.id, one.id) for one in fitting)
    best = min(ranked, default=None)
    return None if best is None else kept.pop(best[-1])


def _clear(row: Claim | Event, *columns: str) -> None:
    """Forget what earlier reports said; what an editor set stays."""
    for column in columns:
        if column not in row.fixed:
            setattr(row, column, Precision.UNKNOWN if column == "happened_precision" else None)
