"""How the desk tells of a row in a line: its mark, its kind, what it is taken to say, and the sentence itself."""

from dataclasses import dataclass

from store.models import Assertion, Claim, Contradiction, Dispute, Entity, Event, EventCitation, Passage, Response
from webapp.headings import Piece, heading, sentence_heading
from webapp.lines import event_words, kind_of_claim, mark_of_event, mark_of_response
from webapp.timeline.marks import Mark
from webapp.words import lowered

Row = Assertion | Response | EventCitation | Contradiction | Claim | Event | Dispute | Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row in a line; `passages` are the sentences that it rests on, none for what is more than a sentence."""

    kind: str
    heading: list[Piece]
    mark: Mark | None = None
    passages: tuple[Passage, ...] = ()


def told(row: Row) -> Told:
    """A row in a line."""
    match row:
        case Assertion():
            mark = Mark.ALLEGATION
            kind = kind_of_claim({row.status}, mark)
            return Told(kind=kind, mark=mark, heading=sentence_heading(row), passages=(row.passage,))
        case Response():
            answer = f"{row.respondent.canonical.name}: {lowered(row.kind.label)}"
            return Told(kind="Answer", mark=mark_of_response(row), heading=[Piece(answer)], passages=(row.passage,))
        case EventCitation():
            return Told(
                kind="Event",
                mark=mark_of_event(row.event),
                heading=[Piece(event_words(row.event))],
                passages=(row.passage,),
            )
        case Contradiction():
            return Told(
                kind="Two sentences that differ", heading=[Piece(row.kind.label)], passages=(row.left, row.right)
            )
        case Claim():
            return Told(kind="Claim", mark=Mark.ALLEGATION, heading=heading(row))
        case Event():
            return Told(kind="Event", mark=mark_of_event(row), heading=[Piece(event_words(row))])
        case Dispute():
            return Told(kind="Dispute", heading=[Piece(row.title)])
        case Entity():
            return Told(kind=row.kind.label, heading=[Piece(row.name)])


def dispute_of(row: Assertion | Response | EventCitation | Contradiction) -> Dispute:
    """The dispute that a row of the queue stands in."""
    match row:
        case Assertion():
            return row.claim.dispute
        case EventCitation():
            return row.event.dispute
        case _:
            return row.dispute
