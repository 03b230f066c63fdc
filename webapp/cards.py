"""A claim as a picture, for the card that a link to it becomes elsewhere: who alleges what, in which words."""

from dataclasses import replace

from flask import Response, url_for

from store.vocabulary import AssertionState
from webapp.claim_page import Answered, ClaimPage, claim_page
from webapp.claims import Asked, bp, claim_asked
from webapp.days import days_query, shown_to
from webapp.frame import has_samples
from webapp.lines import mark_of_response
from webapp.paper import DISPLAY, LEAST_HEIGHT, MARGIN, NOTE, WIDTH, Look, painted, sheet, write
from webapp.timeline.marks import Mark
from webapp.timeline.svg import Element, add_mark
from webapp.timeline.type import fitted, wrapped
from webapp.words import day, lowered, outlet_of

_HEADING = Look(size=44, step=50, family=DISPLAY)
_SENTENCE = Look(size=22, step=31)
_NOTE = replace(NOTE, size=18, step=28)
_MOST = 3  # lines of the heading; the sentence gets one more
_MARK_ROOM = 26


@bp.get("/claims/<public_id>.png")
def as_png(public_id: str) -> Response:
    """The claim as a picture, opened at the passage and by the days that are asked for."""
    asked = claim_asked(public_id, ["passage"])
    return Response(painted(claim_card(asked)), mimetype="image/png")


def claim_card(asked: Asked) -> Element:
    """The heading with its mark, the sentence with its source, and the newest answer of each accused."""
    page = claim_page(asked.claim, asked.number, asked.knowledge)
    heading = "".join(piece.text for piece in page.heading)
    drawing = sheet(LEAST_HEIGHT, heading, _source(asked))
    _note(drawing, page.mark, _kind(page), 92)
    y = write(drawing, wrapped(heading, WIDTH, _HEADING.size, most=_MOST), 154, _HEADING)
    sentence = wrapped(f"“{page.shown.passage.exact}”", WIDTH, _SENTENCE.size, most=_MOST + 1)
    y = write(drawing, sentence, y + 4, _SENTENCE)
    y = write(drawing, wrapped(_printed(page), WIDTH, _NOTE.size), y + 8, _NOTE)
    for answered in page.answered[:_MOST]:
        y = _note(drawing, *_answer(answered), y + 8)
    return drawing


def _note(drawing: Element, mark: Mark, words: str, y: float) -> float:
    """A mark with some words; returns where the next line would stand."""
    add_mark(drawing, mark, MARGIN + 8, y - 6)
    return write(drawing, [fitted(words, WIDTH - _MARK_ROOM, _NOTE.size)], y, _NOTE, indent=_MARK_ROOM)


def _kind(page: ClaimPage) -> str:
    unread = ", read by machine, not yet reviewed" if page.shown.state is AssertionState.PROPOSED else ""
    return page.kind + unread


def _printed(page: ClaimPage) -> str:
    version = page.shown.passage.version
    return f"{outlet_of(version)}, {day(version.published_at)}. {page.standing}"


def _answer(answered: Answered) -> tuple[Mark, str]:
    """The newest answer of a party; a silence where there is none."""
    if not answered.answers:
        return Mark.SILENCE, f"{answered.party.name}: no answer to this on record"
    newest = answered.answers[-1].response
    return mark_of_response(newest), f"{answered.party.name}: {lowered(newest.kind.label)}"


def _source(asked: Asked) -> str:
    shown = {"passage": asked.number if asked.number > 1 else None, **days_query(asked.knowledge)}
    page = url_for("claims.claim", public_id=asked.claim.public_id, _external=True, **shown)
    samples = "Sample coverage, not to be cited. " if has_samples() else ""
    return f"What was public by {day(shown_to(asked.knowledge))}. {samples}{page}"
