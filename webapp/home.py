"""The home page: the newest lines, the counts, and the register of all disputes by who is accused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, g, render_template, request

from store.disputes import Matter, latest_lines, list_disputes
from store.timeline import Answer, Line, is_asked
from webapp.asked import refuse_unknown
from webapp.documents import send
from webapp.line_data import matter_data
from webapp.standing import standing
from webapp.timeline.lifeline import LifeLine, life_line, scale_of
from webapp.timeline.marks import Mark

bp = Blueprint("home", __name__)
_LATEST = 8
_UNANSWERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The disputes of one heading of the register."""

    title: str
    note: str | None
    matters: Sequence[Matter]


@bp.get("/")
def home() -> str:
    """The newest lines and all disputes with where each stands."""
    refuse_unknown(request.args, [])
    matters = list_disputes(g.session)
    scale = scale_of(matters, g.today)
    life_lines = {matter.dispute.id: life_line(matter, scale) for matter in matters}
    return render_template(
        "home.html",
        section="disputes",
        matters=matters,
        latest=latest_lines(matters, limit=_LATEST),
        unanswered=unanswered(matters)[:_UNANSWERED],
        groups=by_accused(matters),
        scale=scale,
        standings={matter.dispute.id: standing(matter, as_of=g.today) for matter in matters},
        life_lines=life_lines,
        marks_shown=_marks(life_lines.values()),
        earliest=min(
            (line.when for m in matters for line in m.timeline.lines if line.when),
            key=lambda placed: placed.first,
            default=None,
        ),
    )


@bp.get("/.json", endpoint="home_json")
@bp.get("/index.json", endpoint="index_json")
def as_json() -> Response:
    """The register as data: each dispute with its parties, its status and its address."""
    refuse_unknown(request.args, [])
    matters = list_disputes(g.session)
    return send({"as_of": g.today.isoformat(), "disputes": [matter_data(matter, g.today) for matter in matters]})


def by_accused(matters: Sequence[Matter]) -> list[Group]:
    """Groups of the register: first what no court has seen, then by the party most often accused, then the rest."""
    outside = [matter for matter in matters if not matter.is_in_court]
    inside = [matter for matter in matters if matter.is_in_court]
    groups = [Group(title="Without a court", note="allegations made in public, no case on record", matters=outside)]
    left = inside
    for name in _often_accused(inside):
        mine = [matter for matter in left if name in matter.accused]
        left = [matter for matter in left if name not in matter.accused]
        groups.append(Group(title=f"Against {name}", note=None, matters=mine))
    groups.append(Group(title="Against others" if len(groups) > 1 else "In court", note=None, matters=left))
    return [group for group in groups if group.matters]


def _often_accused(matters: Sequence[Matter]) -> list[str]:
    """Who is accused in two disputes or more, most often first."""
    names = [name for matter in matters for name in matter.accused]
    often = {name: names.count(name) for name in names if names.count(name) > 1}
    return sorted(often, key=lambda name: (-often[name], name))


def unanswered(matters: Sequence[Matter]) -> list[tuple[Matter, Line, Answer]]:
    """Who was asked about a claim and has given no answer, once for each dispute, newest first."""
    found = [
        (matter, line, line.answers[-1])
        for matter in matters
        for line in matter.timeline.allegations
        if line.answers and all(a.is_silence for a in line.answers) and any(is_asked(a.response) for a in line.answers)
    ]
    newest = sorted(found, key=lambda item: item[2].when.last if item[2].when else date.min)
    once = {
        (matter.dispute.id, answer.response.respondent_id): (matter, line, answer) for matter, line, answer in newest
    }
    return sorted(once.values(), key=newest.index, reverse=True)


def _marks(lines: Iterable[LifeLine]) -> list[Mark]:
    shown = {placed.mark for line in lines for placed in line.marks}
    return [mark for mark in Mark if mark in shown]
