"""What the machine took a row to say, as labels with values, in the order of comparing."""

from store.models import Assertion, Claim, Contradiction, Dispute, Entity, Event, EventCitation, Response
from store.vocabulary import EvidenceKind, PartyRole
from webapp.chain import chain
from webapp.claims import happened_span, response_span
from webapp.desk.told import Row
from webapp.headings import claimant_words, parties
from webapp.lines import event_words
from webapp.words import names, when

Fact = tuple[str, str]
# What the columns that hold them are called on the desk.
LABELS = {
    "commitment": "How firmly",
    "polarity": "Said or denied",
    "status": "In what manner",
    "target_as_worded": "Accused as worded",
    "object": "Of what",
    "kind": "Answer",
    "basis": "How it is known",
    "asked_by": "Asked by",
    "in_favour_of": "In favour of",
}
_NOBODY, _UNKNOWN = "Nobody is named", "Not known"


def facts(row: Row) -> list[Fact]:
    """The values of a row; what is not known says so."""
    return [(label, value or _UNKNOWN) for label, value in _facts(row)]


def _facts(row: Row) -> list[tuple[str, str | None]]:
    match row:
        case Assertion():
            return _of_assertion(row)
        case Response():
            return _of_response(row)
        case EventCitation():
            return [*_of_event(row.event), _read_by(row)]
        case Contradiction():
            return _of_pair(row)
        case Claim():
            return _of_claim(row)
        case Event():
            return _of_event(row)
        case Dispute():
            return [("Parties", names(f"{party.entity.name} ({party.role.label})" for party in row.parties))]
        case Entity():
            return [("Kind", row.kind.label), ("Names", names(alias.name for alias in row.aliases))]


def _of_claim(claim: Claim) -> list[tuple[str, str | None]]:
    return [
        ("Who says", claimant_words(claim) or _NOBODY),
        ("Of whom", names(entity.name for entity in parties(claim, PartyRole.ACCUSED)) or _NOBODY),
        ("Alleged act", f"{claim.act.label}. {claim.act.definition}"),
        (LABELS["object"], claim.object),
        ("When", when(happened_span(claim))),
    ]


def _of_assertion(row: Assertion) -> list[tuple[str, str | None]]:
    links = chain(row, row.claim.dispute)[:-1]  # the last one is this record
    told = [
        f"{e.kind.label}, {e.disclosure.label.lower()}" for e in row.evidence if e.kind is not EvidenceKind.NONE_STATED
    ]
    return [
        *_of_claim(row.claim),
        ("On whose word", " → ".join(link.name for link in links)),
        (LABELS["target_as_worded"], f"“{row.target_as_worded}”" if row.target_as_worded else None),
        (LABELS["commitment"], f"{row.commitment.label}. {row.commitment.definition}"),
        (LABELS["polarity"], row.polarity.label),
        (LABELS["status"], f"{row.status.label}. {row.status.definition}"),
        ("Evidence", names(told) or "None is described"),
        _read_by(row),
    ]


def _of_response(row: Response) -> list[tuple[str, str | None]]:
    return [
        ("Who answers", row.respondent.canonical.name),
        (LABELS["kind"], f"{row.kind.label}. {row.kind.definition}"),
        (LABELS["basis"], f"{row.basis.label}. {row.basis.definition}"),
        (LABELS["asked_by"], row.asked_by),
        ("As of", when(response_span(row))),
        _read_by(row),
    ]


def _of_pair(pair: Contradiction) -> list[tuple[str, str | None]]:
    return [
        ("What differs", f"{pair.kind.label}. {pair.kind.definition}"),
        ("The first says", pair.left_says),
        ("The second says", pair.right_says),
        ("Found by", pair.decided_by),
    ]


def _of_event(event: Event) -> list[tuple[str, str | None]]:
    court = event.proceeding
    return [
        ("What happened", event_words(event)),
        ("Parties", names(f"{party.entity.name} ({party.role.label})" for party in event.parties) or _NOBODY),
        (LABELS["in_favour_of"], event.in_favour_of.label if event.in_favour_of else None),
        ("Before", ", ".join(filter(None, (court.forum, court.docket_as_worded))) if court else None),
        ("When", when(happened_span(event))),
    ]


def _read_by(row: Assertion | Response | EventCitation) -> tuple[str, str]:
    return "Read by", f"{row.decided_by}, rule {row.rule}, confidence {row.confidence:.2f}; {row.state.label}"
