"""The timeline of a dispute as a picture that stands alone: SVG for print, PNG for cards and for places without SVG."""

from dataclasses import replace

from flask import Response, abort, g, url_for

from webapp.days import days_query
from webapp.disputes import Asked, bp, dispute_asked, dispute_found, kept
from webapp.frame import has_samples
from webapp.paper import painted
from webapp.standing import standing
from webapp.timeline.items import items_of, key_of, lanes_of
from webapp.timeline.lanes import draw_lanes
from webapp.timeline.poster import Told, poster
from webapp.timeline.svg import Element, written
from webapp.words import day

# A picture that is opened by itself brings its own colours as attributes and needs no style sheet.
_POLICY = "default-src 'none'"


@bp.get("/disputes/<slug>.svg")
def as_svg(slug: str) -> Response:
    """The lanes with title, status, key and source."""
    answer = Response(written(_poster(slug)), mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = _POLICY
    return answer


@bp.get("/disputes/<slug>.png")
def as_png(slug: str) -> Response:
    """The same as pixels, twice as many as the SVG has units."""
    return Response(painted(_poster(slug)), mimetype="image/png")


def _poster(slug: str) -> Element:
    asked = dispute_asked()
    matter = dispute_found(slug, asked.knowledge)
    page = url_for("disputes.dispute", slug=slug, _external=True, **days_query(asked.knowledge))
    shown = {f"#{line.anchor}" for line in kept(matter, asked.only)}
    items = [replace(item, href=page + item.href) for item in items_of(matter) if item.href in shown]
    if not items:
        abort(404, f"dispute {slug} has no dated line to draw: see /disputes/{slug}")
    drawn = draw_lanes(items, lanes_of(matter, items), shown_to=asked.knowledge.as_of or g.today, today=g.today)
    told = Told(
        title=matter.title,
        status=standing(matter, as_of=asked.knowledge.as_of or g.today).sentence,
        marks=key_of(items),
        source=_source(asked, page),
    )
    return poster(drawn, told)


def _source(asked: Asked, page: str) -> str:
    known = asked.knowledge
    lines = "" if asked.only == "all" else f", {asked.only} only"
    held = f", as this record held it on {day(known.recorded_as_of)}" if known.recorded_as_of else ""
    samples = " Sample coverage, not to be cited." if has_samples() else ""
    return f"What was public by {day(known.as_of or g.today)}{lines}{held}.{samples} {page}"
