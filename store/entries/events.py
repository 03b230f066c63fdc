"""Writing what one article reports to have happened under its event, with who took part."""

from store.entries.article import Filing, passage_of, same_words, stand_by, standing
from store.entries.judged import as_judged
from store.entries.revived import revive_event
from store.matching.disputes import add_parties
from store.matching.events import add_event, add_event_parties, complete_event, find_event, is_judged_target
from store.models import Dispute, Event, EventCitation
from store.records import EventFinding
from store.sides import Sides
from store.told import told_as_json
from store.vocabulary import AssertionState, PartyRole


def earlier_event(filing: Filing, sides: Sides, finding: EventFinding) -> Event | None:
    """The event that these words of this very article are cited for already; one sentence may tell of two suits."""
    wanted, sued = ({entity.id for entity in side} for side in (sides.accusers, sides.accused))
    events = [row.event for row in standing(filing, EventCitation, finding.passage)]
    for event in (event for event in events if not is_judged_target(filing, event)):
        accusing = {party.entity_id for party in event.parties if party.role is not PartyRole.ACCUSED}
        accused = {party.entity_id for party in event.parties if party.role is PartyRole.ACCUSED}
        is_theirs = (wanted <= accusing or not accusing) and (sued & accused or not (sued and accused))
        if event.kind is finding.kind and is_theirs:
            return event
    return None


def enter_event(filing: Filing, dispute: Dispute, sides: Sides, finding: EventFinding) -> None:
    """Add the citation to its event of `dispute`, which is made if it is not on record."""
    event = earlier_event(filing, sides, finding) or find_event(filing, dispute, finding)
    seed = _seed(filing, sides, finding)
    event = event or revive_event(filing, dispute, finding, seed) or add_event(filing, dispute, finding, seed)
    filing.known.events[dispute.id, event.kind][event] = None
    complete_event(event, finding, filing.version.published_at)
    role = PartyRole.ACCUSER if finding.accusers else PartyRole.INVESTIGATOR
    investigators = filing.names.entities(finding.investigators)
    for entities, part in ((sides.accusers, role), (investigators, PartyRole.INVESTIGATOR)):
        add_parties(filing, dispute, entities, part)
        add_event_parties(event, entities, part)
    add_parties(filing, dispute, sides.accused, PartyRole.ACCUSED)
    add_event_parties(event, sides.accused, PartyRole.ACCUSED)
    stand_by(filing, _citation(filing, as_judged(filing.session, event), finding))


def _seed(filing: Filing, sides: Sides, finding: EventFinding) -> str:
    accusers = "+".join(entity.slug for entity in sides.accusers)
    return f"{filing.version.text_sha256}|{finding.passage.start_char}|{accusers}"


def _citation(filing: Filing, event: Event, finding: EventFinding) -> EventCitation:
    row = same_words(filing, EventCitation, finding.passage, lambda row: row.event is event)
    row = row or _moved_citation(filing, event, finding)
    row = row or EventCitation(
        passage=passage_of(filing, finding.passage), state=AssertionState.PROPOSED, recorded_at=filing.now
    )
    named = "+".join(sorted(finding.reported_by))
    row.origin_key = f"unnamed@{named or filing.place}"
    if row.state not in (AssertionState.CONFIRMED, AssertionState.REJECTED):
        row.reported_by, row.decided_by = list(finding.reported_by), filing.reading.reader
        row.told = told_as_json(finding)
        row.rule, row.confidence = finding.rule, finding.confidence
    row.event = event
    filing.session.add(row)
    return row


def _moved_citation(filing: Filing, event: Event, finding: EventFinding) -> EventCitation | None:
    """The row for these words that stood under another event of this kind before all was filed anew."""
    article_id, words = filing.version.article_id, finding.passage.exact
    row = filing.aside.take(EventCitation, article_id, words, lambda row: row.event.kind is finding.kind)
    if row is not None:
        filing.session.flush()  # a move is noted by ids
        filing.aside.note_move("event", row.event_id, event.id)
        filing.aside.note_move("dispute", row.event.dispute_id, event.dispute_id)
    return row
