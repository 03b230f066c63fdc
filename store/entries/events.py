"""Writing what one article reports to have happened under its event, with who took part."""

from store.entries.article import Filing, passage_of, same_words, standing
from store.matching.disputes import add_parties
from store.matching.events import add_event, add_event_parties, complete_event, find_event
from store.models import Dispute, Event, EventCitation
from store.origins import text_place
from store.records import EventFinding
from store.sides import Sides
from store.vocabulary import PartyRole


def earlier_event(filing: Filing, sides: Sides, finding: EventFinding) -> Event | None:
    """The event that these words of this very article are cited for already; one sentence may tell of two suits."""
    wanted = {entity.id for entity in sides.accusers}
    for event in (row.event for row in standing(filing, EventCitation, finding.passage)):
        accusing = {party.entity_id for party in event.parties if party.role is not PartyRole.ACCUSED}
        if event.kind is finding.kind and (wanted <= accusing or not accusing):
            return event
    return None


def enter_event(filing: Filing, dispute: Dispute, sides: Sides, finding: EventFinding) -> None:
    """Add the citation to its event of `dispute`, which is made if it is not on record."""
    published = filing.version.published_at
    event = earlier_event(filing, sides, finding) or find_event(dispute, finding, published)
    if event is None:
        accusers = "+".join(entity.slug for entity in sides.accusers)
        seed = f"{filing.version.text_sha256}|{finding.passage.start_char}|{accusers}"
        event = add_event(filing.session, dispute, finding, seed, now=filing.now)
    complete_event(event, finding)
    role = PartyRole.ACCUSER if finding.accusers else PartyRole.INVESTIGATOR
    investigators = filing.names.entities(finding.investigators)
    for entities, part in ((sides.accusers, role), (investigators, PartyRole.INVESTIGATOR)):
        add_parties(dispute, entities, part)
        add_event_parties(event, entities, part)
    add_parties(dispute, sides.accused, PartyRole.ACCUSED)
    add_event_parties(event, sides.accused, PartyRole.ACCUSED)
    citation = same_words(event.citations, filing, finding.passage)
    if citation is None:
        citation = _citation(filing, finding)
        event.citations.append(citation)
        filing.session.flush()
    filing.found.add(("event_citation", citation.id))


def _citation(filing: Filing, finding: EventFinding) -> EventCitation:
    named = "+".join(sorted(finding.reported_by))
    return EventCitation(
        passage=passage_of(filing, finding.passage),
        reported_by=list(finding.reported_by),
        decided_by=filing.reading.reader,
        rule=finding.rule,
        confidence=finding.confidence,
        origin_key=f"unnamed@{named or text_place(filing.session, filing.version)}",
        recorded_at=filing.now,
    )
