"""Reviving, when disputes are filed anew, what stood on record before: it keeps its address and starts empty."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from store.entries.article import Filing
from store.entries.judged import as_judged
from store.entries.known import dispute_of
from store.identifiers import address_of, slugify
from store.matching.claims import claim_seed, is_claim_of, set_claim_parties
from store.matching.disputes import add_parties, is_same_matter, words_for
from store.matching.events import event_seed, is_same_event, place_event
from store.models import Assertion, Claim, Dispute, Event, EventCitation
from store.records import ClaimFinding, EventFinding
from store.sides import Sides
from store.vocabulary import Precision

Kept = TypeVar("Kept", Claim, Event)
Parent = TypeVar("Parent", Dispute, Claim, Event)
_DATES = ("happened_first", "happened_last", "happened_precision", "happened_text")
_SUM = ("amount", "currency", "amount_kind")


def revive_dispute(filing: Filing, sides: Sides, finding: ClaimFinding | EventFinding) -> Dispute | None:
    """The first dispute set aside that was between these sides over this kind of act, with no parties yet.

    One whose address has these names goes before others, and where none was between these sides, it is the one that
    these words of this article stood under; where an editor judged it to be another, it is that one.
    """
    address, aside, rows = slugify(words_for(sides)), filing.aside, _rows_of(filing, finding)
    fitting = [one for _, one in sorted(aside.disputes.items()) if is_same_matter(one, sides, finding.act)]
    found = _before(aside.disputes, (aside.dispute_before(row) for row in rows))
    found = found or min(fitting, key=lambda one: (one.slug != address, one.id), default=None)
    found = found or _before(aside.disputes, (dispute_of(row).id for row in rows))
    return None if found is None else begun(filing, found)


def begun(filing: Filing, dispute: Dispute) -> Dispute:
    """The dispute that an editor judged this one to be, or itself; where it was set aside, it begins anew."""
    dispute = as_judged(filing.session, dispute)
    if filing.aside.disputes.pop(dispute.id, None) is not None:
        _empty(filing, dispute)
    return dispute


def _empty(filing: Filing, dispute: Dispute) -> None:
    """Forget who the parties are, unless editors judged others to be this dispute: then it is between all of them."""
    kept = {(party.entity.canonical, party.role) for party in dispute.parties} if dispute.judged_here else ()
    for party in list(dispute.parties):
        filing.session.delete(party)
    filing.session.flush()
    filing.session.expire(dispute, ["parties"])
    for entity, role in sorted(kept, key=lambda pair: (pair[1], pair[0].id)):
        add_parties(filing, dispute, [entity], role)
    filing.session.flush()
    dispute.accuser_text = dispute.accuser_text if kept else None
    dispute.merged_into_id = None
    dispute.filed_from, dispute.filed_through = filing.next_place(), None


def revive_claim(filing: Filing, dispute: Dispute, sides: Sides, finding: ClaimFinding) -> Claim | None:
    """The first claim set aside with these claimants, accused and act, at a time that may be the same."""
    address = address_of("c", claim_seed(filing, dispute, sides, finding))
    claim = _take_back(filing, filing.aside.claims, finding, lambda one: one.act is finding.act)
    claim = claim or _first(filing.aside.claims, lambda one: is_claim_of(filing, one, sides, finding), dispute, address)
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
    event = _take_back(filing, filing.aside.events, finding, lambda one: one.kind is finding.kind)
    event = event or _first(filing.aside.events, lambda one: is_same_event(one, finding, published), dispute, address)
    event = event or _own_event(filing, finding)
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


def _own_event(filing: Filing, finding: EventFinding) -> Event | None:
    """The event of this kind set aside that these words of this article were cited for: it may have no day to tell."""
    cited = (row.event for row in _rows_of(filing, finding) if isinstance(row, EventCitation))
    ids = [event.id for event in cited if event.kind is finding.kind and event.id in filing.aside.events]
    return filing.aside.events.pop(ids[0]) if ids else None


def _own_claim(filing: Filing, finding: ClaimFinding) -> Claim | None:
    """The claim of this act set aside that these words of this article stood under, between whomever that was."""
    stood = (row.claim for row in _rows_of(filing, finding) if isinstance(row, Assertion))
    ids = [claim.id for claim in stood if claim.act is finding.act and claim.id in filing.aside.claims]
    return filing.aside.claims.pop(ids[0]) if ids else None


def _take_back(
    filing: Filing, kept: dict[int, Kept], finding: ClaimFinding | EventFinding, fits: Callable[[Kept], bool]
) -> Kept | None:
    """Take the one that these words stood under before a decision that is being undone."""
    rows = _rows_of(filing, finding)
    found = _before({number: one for number, one in kept.items() if fits(one)}, map(filing.aside.before, rows))
    return None if found is None else kept.pop(found.id)


def _before(kept: Mapping[int, Parent], ids: Iterable[int | None]) -> Parent | None:
    """The first of `kept` that is named."""
    return next((kept[number] for number in ids if number is not None and number in kept), None)


def _rows_of(filing: Filing, finding: ClaimFinding | EventFinding) -> list[Assertion | EventCitation]:
    """The rows that wait for this article to say these words again."""
    table = Assertion if isinstance(finding, ClaimFinding) else EventCitation
    rows = filing.aside.resting_on(filing.version.article_id, finding.passage.exact)
    return [row for row in rows if isinstance(row, table)]


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
