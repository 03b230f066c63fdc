"""The queue: what was read by machine and waits for a person, with why each stands where it does."""

from dataclasses import dataclass

from flask import g, render_template, request

from store.corrections import Decision, described
from store.desk_queue import KINDS, Place, count_waiting, rows_at, waiting
from store.identifiers import LARGEST_ID
from store.models import EditorialAction
from store.named import called
from webapp.asked import number, refuse, refuse_unknown
from webapp.desk.pages import bp
from webapp.desk.told import Told, dispute_of, told

_SHOWN = 25
LABELS = {"assertion": "Allegations", "response": "Answers", "citation": "Events", "contradiction": "Differing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the queue: how it is called in addresses, what it is, and why it stands there."""

    name: str
    told: Told
    dispute: str
    place: Place


@bp.get("")
def queue() -> str:
    """The first of the queue, or of one kind in it."""
    refuse_unknown(request.args, ["kind", "done"])
    kind = kind_asked()
    places = waiting(g.session, kind=kind, limit=_SHOWN)
    lines = [
        Line(name=called(row), told=told(row), dispute=dispute_of(row).title, place=place)
        for row, place in zip(rows_at(g.session, places), places, strict=True)
    ]
    return render_template(
        "desk_queue.html",
        section="desk",
        lines=lines,
        kind=kind,
        labels=LABELS,
        counts=count_waiting(g.session),
        done=done_here(),
    )


def kind_asked() -> str | None:
    """The one kind that is asked for, if any."""
    kind = request.args.get("kind") or None
    if kind is not None and kind not in KINDS:
        refuse("kind", f"kind={kind!r} is not in the queue: use {', '.join(KINDS)}")
    return kind


def done_here() -> Decision | None:
    """The decision that led to this page, if it is one of who asks."""
    action = g.session.get(EditorialAction, number(request.args, "done", default=0, most=LARGEST_ID))
    return described(g.session, [action])[0] if action and action.actor == g.account.name else None
