"""What was known of a dispute on two days, side by side, and what became public in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, Response, g, render_template, request

from store.disputes import Matter
from store.knowledge import Knowledge
from store.timeline import Line, LineKind
from store.vocabulary import ResponseKind
from webapp.asked import refuse_unknown
from webapp.days import day_asked
from webapp.disputes import dispute_found
from webapp.documents import send
from webapp.line_data import Json, line_data, matter_data
from webapp.rows import Row, rows
from webapp.standing import Standing, standing
from webapp.words import names

bp = Blueprint("compare", __name__)
_PARAMETERS = ("from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A dispute by what was public on a day: where it stood, and what each party had answered by then."""

    day: date
    matter: Matter
    stands: Standing
    answers: list[tuple[str, list[ResponseKind]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What became public after one day and by another: new lines, and lines that more had come to."""

    new: list[Row]
    grown: list[tuple[Line, str]]


@bp.get("/disputes/<slug>/diff")
def diff(slug: str) -> str:
    """Two days of a dispute beside each other, and the lines that came in between."""
    first, last = _days(slug)
    before, after = _then(slug, first), _then(slug, last)
    new = _new(before.matter, after.matter)
    return render_template(
        "diff.html",
        section="disputes",
        dispute=after.matter.dispute,
        before=before,
        after=after,
        between=Between(new=rows(new), grown=_grown(before.matter, after.matter)),
        undated=[line for line in after.matter.timeline.everything if line.when is None],
        anchors={line.anchor for line in new},
        whole=f"/disputes/{slug}",
        shown_to=last,
    )


@bp.get("/disputes/<slug>/diff.json")
def diff_json(slug: str) -> Response:
    """The same as data."""
    first, last = _days(slug)
    before, after = _then(slug, first), _then(slug, last)
    return send(
        {
            "on_record": "comparison",
            "from": _data(before),
            "to": _data(after),
            "new_lines": [line_data(line) for line in _new(before.matter, after.matter)],
            "grown": [{"id": line.anchor, "by": by} for line, by in _grown(before.matter, after.matter)],
        }
    )


def _days(slug: str) -> tuple[date, date]:
    """The two days asked for, the earlier one first; without them, the day before the newest line, and today."""
    refuse_unknown(request.args, _PARAMETERS)
    first, last = (day_asked(name) for name in _PARAMETERS)
    last = last or g.today
    first = first or (_then(slug, last).matter.newest or last) - timedelta(days=1)
    return min(first, last), max(first, last)


def _then(slug: str, by: date) -> Then:
    g.session.expunge_all()  # the same rows are loaded once for each day, and must not be taken for one another
    matter = dispute_found(slug, Knowledge(as_of=by))
    return Then(day=by, matter=matter, stands=standing(matter, as_of=by), answers=_answers(matter))


def _answers(matter: Matter) -> list[tuple[str, list[ResponseKind]]]:
    """Each party with the ways in which it had answered, in the order in which it did."""
    given: dict[str, dict[ResponseKind, None]] = {}
    for line in matter.timeline.everything:
        for row in line.reports:
            given.setdefault(row.respondent.name, {})[row.kind] = None
    return [(name, list(kinds)) for name, kinds in given.items()]


def _new(before: Matter, after: Matter) -> list[Line]:
    known = {(line.kind, line.anchor) for line in before.timeline.everything}
    return [line for line in after.timeline.lines if (line.kind, line.anchor) not in known]


def _grown(before: Matter, after: Matter) -> list[tuple[Line, str]]:
    """Lines that were known already and have since got more sources or answers, and by how much."""
    known = {(line.kind, line.anchor): line for line in before.timeline.everything}
    pairs = [(known.get((line.kind, line.anchor)), line) for line in after.timeline.everything]
    return [(line, by) for old, line in pairs if old and line.kind is not LineKind.HAPPENED and (by := _by(old, line))]


def _by(old: Line, new: Line) -> str:
    more = {
        "sentence": len(new.cited) - len(old.cited),
        "answer": len(new.reports) - len(old.reports),
    }
    return names(f"{number} more {what}{'s' if number > 1 else ''}" for what, number in more.items() if number > 0)


def _data(then: Then) -> Json:
    answers: Sequence[Json] = [
        {"respondent": name, "kinds": [str(kind) for kind in kinds]} for name, kinds in then.answers
    ]
    return {
        "as_of": then.day.isoformat(),
        **matter_data(then.matter, then.day),
        "allegations": len(then.matter.timeline.allegations),
        "answers": answers,
    }
