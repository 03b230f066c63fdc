"""One of the queue, or what it belongs to: the sentence, what it was taken to say, what others say, and decisions."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort, g, render_template, request

from store.cited import Sentence, sentences_of
from store.corrections import Decision, described
from store.decisions import decisions_on, newest_decision
from store.desk_queue import Place, next_after, place_of, rows_at
from store.errors import EditingError
from store.models import (
    Assertion,
    Claim,
    Contradiction,
    Dispute,
    Entity,
    Event,
    EventCitation,
    Passage,
    Reply,
    Response,
)
from store.named import called, find_row
from store.replies import replies_to
from webapp.asked import refuse_unknown
from webapp.claim_page import context
from webapp.desk.facts import Fact, facts
from webapp.desk.fields import Field
from webapp.desk.offers import Offer, offers_on
from webapp.desk.pages import bp
from webapp.desk.queue import done_here, kind_asked
from webapp.desk.told import Row, Told, told

_CONTEXT = 700  # characters on each side: who decides needs more than who reads
_OTHERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage with what stands around it."""

    passage: Passage
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A decision that can be taken on a row, with what its form asks for."""

    offer: Offer
    fields: list[Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What can be decided on here: the row itself, and the claim or event that it stands under.

    `newest` is the number of the newest decision on it, 0 without one: a form that was opened before another is stale.
    """

    name: str
    newest: int
    told: Told
    offers: list[Offered]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be decided, and why; the form is shown again as it was filled in."""

    name: str
    offer: Offer
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """All that the page of a row shows; `belongs_to` is what it stands under, the nearest first."""

    name: str
    row: Row
    told: Told
    place: Place | None
    following: str | None
    passages: list[Shown]
    facts: list[Fact]
    belongs_to: list[tuple[str, Told]]
    others: list[tuple[str, Sentence]]
    decided: list[Decision]
    replies: list[Reply]
    subjects: list[Subject]


@bp.get("/<path:name>")
def item(name: str) -> str:
    """Whatever can be decided on, by its name."""
    refuse_unknown(request.args, ["kind", "done"])
    return item_page(row_called(name))


def item_page(row: Row, problem: Problem | None = None) -> str:
    """The page of a row, with what went wrong with the decision that was tried there."""
    return render_template(
        "desk_item.html", section="desk", item=_item(row), kind=kind_asked(), done=done_here(), problem=problem
    )


def _item(row: Row) -> Item:
    above, place = _above(row), place_here(row)
    claim = next((one for one in (row, *above) if isinstance(one, Claim)), None)
    return Item(
        name=called(row),
        row=row,
        told=told(row),
        place=place,
        following=following(place) if place else None,
        passages=[_shown(passage) for passage in told(row).passages],
        facts=facts(row),
        belongs_to=[(called(one), told(one)) for one in above],
        others=[(called(one), one) for one in _others(row, above)],
        decided=described(g.session, decisions_on(g.session, row, *_stands_under(above)))[::-1],
        replies=list(replies_to(g.session, claim)) if claim else [],
        subjects=[_subject(one) for one in (row, *_stands_under(above))],
    )


def row_called(name: str) -> Row:
    """The row of that name; answers 404 where the desk knows none."""
    try:
        row = find_row(g.session, name)
    except EditingError as error:
        abort(404, str(error))
    if not isinstance(row, Row):
        abort(404, f"{name} is nothing that can be decided on at this desk")
    return row


def place_here(row: Row) -> Place | None:
    """Where a row stands in the queue, if it waits there."""
    kind = _KINDS.get(type(row))
    return place_of(g.session, kind, row.id) if kind else None


def following(place: Place) -> str | None:
    """What waits after a place, by name; of one kind, if the page is asked for that kind."""
    after = next_after(g.session, place, kind=kind_asked())
    return called(rows_at(g.session, [after])[0]) if after else None


_KINDS: dict[type, str] = {
    Assertion: "assertion",
    Response: "response",
    EventCitation: "citation",
    Contradiction: "contradiction",
}


def _subject(row: Row) -> Subject:
    offered = [Offered(offer=offer, fields=offer.fields(row)) for offer in offers_on(row, g.account)]
    return Subject(name=called(row), newest=newest_decision(g.session, row), told=told(row), offers=offered)


def _shown(passage: Passage) -> Shown:
    before, after = context(passage.version.text, passage.start_char, passage.end_char, most=_CONTEXT)
    return Shown(passage=passage, before=before, after=after)


def _above(row: Row) -> list[Row]:
    """What a row belongs to, the nearest first: a claim or event, the dispute, the parties."""
    match row:
        case Assertion():
            return [row.claim, *_above(row.claim)]
        case EventCitation():
            return [row.event, *_above(row.event)]
        case Response() | Contradiction():
            return [*([row.claim] if row.claim else []), row.dispute, *_parties(row)]
        case Claim() | Event():
            return [row.dispute, *_parties(row)]
        case Dispute():
            return _parties(row)
        case Entity():
            return []


def _parties(row: Row) -> list[Row]:
    if isinstance(row, Response):
        return [row.respondent.canonical]
    return list(dict.fromkeys(party.entity.canonical for party in getattr(row, "parties", ())))


def _stands_under(above: Iterable[Row]) -> list[Row]:
    return [row for row in above if isinstance(row, Claim | Event)]


def _others(row: Row, above: list[Row]) -> list[Sentence]:
    """The sentences that stand beside a sentence, or under a claim or event."""
    parent = next(iter(_stands_under([row, *above])), None)
    return [one for one in sentences_of(parent) if one is not row][:_OTHERS] if parent else []
