"""Taking a decision, and taking one back: each in a transaction of its own, signed by who is signed in."""

from datetime import UTC, datetime
from typing import Any

from flask import abort, current_app, g, redirect, request, url_for

from store import judgements
from store.decisions import Signature, find_decision, newest_decision, subject_of, take_turn
from store.errors import EditingError
from store.identifiers import LARGEST_ID
from store.models import EditorialAction
from store.named import called, find_row
from webapp.desk.decided import decided_page
from webapp.desk.items import Problem, following, item_page, place_here, row_called
from webapp.desk.offers import OFFERS, Offer, may_undo
from webapp.desk.pages import ELSEWHERE, Desk, bp
from webapp.desk.queue import kind_asked
from webapp.desk.told import Row

_REFUSED, _OVERTAKEN = 422, 409


class _OvertakenError(EditingError):
    """Another decided after the form was opened."""


@bp.post("/<path:name>")
def decide(name: str) -> Any:
    """Take the decision that was asked for, and go on to what waits next; else the form again, with what is wrong."""
    row = row_called(name)
    offer = _offer_asked(row)
    onward = _going_on(row)
    try:
        number = _decide(name, offer)
    except EditingError as error:
        g.session.expire_all()
        status = _OVERTAKEN if isinstance(error, _OvertakenError) else _REFUSED
        return item_page(row, Problem(name=name, offer=offer, words=str(error))), status
    return redirect(_address(onward, number), ELSEWHERE)


@bp.post(f"/decisions/<int(max={LARGEST_ID}):number>/undo")
def undo(number: int) -> Any:
    """Take a decision back, and go to what it was about."""
    action = g.session.get(EditorialAction, number) or abort(404, f"no decision has the number {number}")
    if not may_undo(g.account, action):
        abort(403, f"{g.account.name} is {g.account.role.label} here, and may take back no decision of {action.actor}")
    try:
        undone = _undo(number)
    except EditingError as error:
        return decided_page(str(error)), _REFUSED
    row = subject_of(g.session, action)
    return redirect(_address(called(row) if isinstance(row, Row) else None, undone), ELSEWHERE)


def _offer_asked(row: Row) -> Offer:
    """The decision that the form names; answers 400 for none on such a row, 403 for another’s to take."""
    asked = request.form.get("decision", "")
    found = next((offer for offer in OFFERS if offer.name == asked and isinstance(row, offer.about)), None)
    if found is None or any("\0" in value for value in request.form.values()):
        abort(400, f"{asked!r} is no decision that can be taken on {called(row)}")
    if not found.is_for(g.account):
        abort(403, f"{g.account.name} is {g.account.role.label} here; to {found.label.lower()} is for an editor")
    return found


def _decide(name: str, offer: Offer) -> int:
    desk: Desk = current_app.extensions["onrecord_desk"]
    with desk.sessions.begin() as session:
        take_turn(session)
        row = find_row(session, name)
        _refuse_stale(newest_decision(session, row))
        if not offer.applies(row):
            raise EditingError(f"{name} is as that decision would have it: somebody may have taken it meanwhile")
        return offer.decide(session, row, request.form, _signature()).id


def _refuse_stale(newest: int) -> None:
    """Refuse what was filled in before another decided: the values shown then are not those that stand now."""
    if request.form.get("seen", str(newest)) != str(newest):
        raise _OvertakenError(f"decision {newest} on it came after this form was opened: look at it, and decide again")


def _undo(number: int) -> int:
    desk: Desk = current_app.extensions["onrecord_desk"]
    with desk.sessions.begin() as session:
        take_turn(session)
        return judgements.undo(session, find_decision(session, number), _signature()).id


def _signature() -> Signature:
    return Signature(
        actor=g.account.name,
        reason=request.form.get("reason", "").strip(),
        citation=request.form.get("citation", "").strip() or None,
        at=datetime.now(UTC),
    )


def _going_on(row: Row) -> str | None:
    """What to go on to: what waits after a row of the queue, if anything does; the page of any other row again."""
    place = place_here(row)
    return following(place) if place else called(row)


def _address(name: str | None, number: int) -> str:
    asked: dict[str, Any] = {"kind": kind_asked(), "done": number}
    return url_for("desk.item", name=name, **asked) if name else url_for("desk.queue", **asked)
