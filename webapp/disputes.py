"""The page of one dispute: where it stands, the lanes, the list of its lines; and its twins as JSON and SVG."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from store.contradictions.questions import contradictions_in
from store.disputes import Matter, find_dispute, related_disputes
from store.knowledge import Knowledge
from store.timeline import Line, LineKind
from webapp.asked import choice, refuse, refuse_unknown
from webapp.documents import send
from webapp.line_data import contradiction_data, line_data, matter_data, proceeding_data
from webapp.rows import rows
from webapp.standing import standing
from webapp.timeline.items import items_of, key_of, lanes_of
from webapp.timeline.lanes import draw_lanes
from webapp.timeline.svg import inline, standalone
from webapp.timeline.tall import draw_tall

bp = Blueprint("disputes", __name__)
_PARAMETERS = ("as_of", "recorded_as_of", "order", "only")
_ORDERS = ("oldest", "newest")
_KEPT = ("all", "allegations", "unanswered")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A picture that is opened by itself brings its own colours as attributes and needs no style sheet.
_PICTURE_POLICY = "default-src 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the query string asks of a dispute; `as_of` and `recorded_as_of` are None for the whole record."""

    as_of: date | None
    recorded_as_of: date | None
    order: str
    only: str

    @property
    def knowledge(self) -> Knowledge:
        """The two days as the store takes them."""
        return Knowledge(as_of=self.as_of, recorded_as_of=self.recorded_as_of)


@bp.get("/disputes/<slug>")
def dispute(slug: str) -> str:
    """The page of a dispute, by what was public on the day that is asked for."""
    asked = dispute_asked()
    matter = dispute_found(slug, asked)
    shown_to = asked.as_of or g.today
    lines = kept(matter, asked.only)
    undated = [line for source in matter.timeline.undated for line in source.lines]
    return render_template(
        "dispute.html",
        section="disputes",
        matter=matter,
        asked=asked,
        shown_to=shown_to,
        stands=standing(matter, as_of=shown_to),
        rows=rows(lines, newest_first=asked.order == "newest"),
        anchors={line.anchor for line in [*lines, *undated]},
        whole=_whole(slug, asked),
        related=related_disputes(g.session, matter.dispute),
        differing=contradictions_in(g.session, matter.dispute, asked.knowledge),
        back=_step_back(matter, shown_to),
        **_pictures(matter, asked),
    )


@bp.get("/disputes/<slug>.json")
def as_json(slug: str) -> Response:
    """The dispute as data, each line with its passage and its sources."""
    asked = dispute_asked()
    return send(_data(dispute_found(slug, asked), asked))


@bp.get("/disputes/<slug>.svg")
def as_svg(slug: str) -> Response:
    """The lanes alone."""
    asked = dispute_asked()
    matter = dispute_found(slug, asked)
    items = items_of(matter)
    if not items:
        abort(404, f"dispute {slug} has no dated line to draw: see /disputes/{slug}")
    drawing = draw_lanes(items, lanes_of(matter, items), shown_to=asked.as_of or g.today, today=g.today)
    answer = Response(standalone(drawing), mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = _PICTURE_POLICY
    return answer


def kept(matter: Matter, only: str) -> list[Line]:
    """The dated lines that a reader wants to see."""
    lines = matter.timeline.lines
    if only == "allegations":
        return [line for line in lines if line.kind in {LineKind.ALLEGATION, LineKind.HAPPENED}]
    if only == "unanswered":
        return [line for line in lines if line.kind is LineKind.ALLEGATION and _is_unanswered(line)]
    return list(lines)


def _is_unanswered(line: Line) -> bool:
    return all(answer.is_silence for answer in line.answers)


def dispute_found(slug: str, asked: Asked) -> Matter:
    """The dispute of that address, as it is asked for; else 404."""
    matter = find_dispute(g.session, slug, as_of=asked.as_of, recorded_as_of=asked.recorded_as_of)
    return matter if matter else abort(404, f"no dispute of this record is called {slug!r}")


def dispute_asked(besides: Iterable[str] = ()) -> Asked:
    """What the query string asks of a dispute; `besides` are parameters of its form."""
    refuse_unknown(request.args, [*_PARAMETERS, *besides])
    days = {name: _day_asked(name) for name in ("as_of", "recorded_as_of")}
    return Asked(**days, order=choice("order", _ORDERS), only=choice("only", _KEPT))


def _day_asked(name: str) -> date | None:
    given = request.args.get(name, "").strip()
    if not given:
        return None
    try:
        asked = date.fromisoformat(given) if _DAY.fullmatch(given) else None
    except ValueError:
        asked = None
    if asked is None:
        refuse(name, f"{name}={given[:60]!r} is no day: write it as YYYY-MM-DD, for example 2025-01-30")
    return None if asked >= g.today else asked


def _step_back(matter: Matter, shown_to: date) -> date | None:
    """The last day before the newest one on which something became public."""
    rows = (row for line in matter.timeline.lines for row in (*line.cited, *line.reports))
    published = {row.passage.version.published_at for row in rows}
    days = sorted({instant.date() for instant in published if instant and instant.date() < shown_to})
    return days[-2] if len(days) > 1 else None


def _whole(slug: str, asked: Asked) -> str:
    """The address of the page with all its lines, for links to one that the reader has left out."""
    return url_for("disputes.dispute", slug=slug, as_of=asked.as_of, recorded_as_of=asked.recorded_as_of)


def _pictures(matter: Matter, asked: Asked) -> dict[str, Any]:
    shown_to = asked.as_of or g.today
    shown = {f"#{line.anchor}" for line in kept(matter, asked.only)}
    whole = _whole(matter.dispute.slug, asked)
    items = [item if item.href in shown else replace(item, href=whole + item.href) for item in items_of(matter)]
    if not items:
        return {"pictures": (), "key_marks": ()}
    lanes = lanes_of(matter, items)
    drawn = (
        draw_lanes(items, lanes, shown_to=shown_to, today=g.today),
        draw_lanes(items, lanes, shown_to=shown_to, today=g.today, width=828, most=6),
        draw_tall(items, lanes),
    )
    return {"pictures": [inline(picture) for picture in drawn], "key_marks": key_of(items)}


def _data(matter: Matter, asked: Asked) -> dict[str, Any]:
    shown_to = asked.as_of or g.today
    return {
        "as_of": shown_to.isoformat(),
        "recorded_as_of": (asked.recorded_as_of or g.today).isoformat(),
        **matter_data(matter, shown_to),
        "allegations": len(matter.timeline.allegations),
        "answered": matter.answered,
        "asked_and_silent": matter.asked_and_silent,
        "not_known_to_be_asked": matter.not_known_to_be_asked,
        "proceedings": [proceeding_data(case) for case in matter.cases],
        "contradictions": [
            contradiction_data(row) for row in contradictions_in(g.session, matter.dispute, asked.knowledge)
        ],
        "lines": [line_data(line) for line in kept(matter, asked.only)],
        "undated": [line_data(line) for source in matter.timeline.undated for line in source.lines],
    }
