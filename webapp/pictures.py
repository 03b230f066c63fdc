"""The timeline of a dispute as pictures: on its page in three widths, and alone as SVG and PNG."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, g, request, url_for

from store.disputes import Matter, find_dispute
from store.knowledge import Knowledge
from webapp.asked import refuse_unknown
from webapp.days import DAYS, days_query, knowledge_asked
from webapp.documents import FRESH_FOR
from webapp.frame import has_samples
from webapp.standing import standing
from webapp.timeline.items import Item, items_of, key_of, lanes_of
from webapp.timeline.lanes import draw_lanes
from webapp.timeline.poster import Told, painted, poster
from webapp.timeline.svg import inline
from webapp.timeline.tall import draw_tall
from webapp.words import day

bp = Blueprint("pictures", __name__)
# A picture that is opened by itself brings its own colours as attributes and needs no style sheet.
_POLICY = "default-src 'none'"


@bp.get("/disputes/<slug>.svg")
def as_svg(slug: str) -> Response:
    """The lanes alone, with title, status, key and source."""
    answer = _cached(Response(_poster(slug), mimetype="image/svg+xml"))
    answer.headers["Content-Security-Policy"] = _POLICY
    return answer


@bp.get("/disputes/<slug>.png")
def as_png(slug: str) -> Response:
    """The same as pixels, for cards and places that take no SVG."""
    return _cached(Response(painted(_poster(slug)), mimetype="image/png"))


def pictures(matter: Matter, items: list[Item], knowledge: Knowledge) -> dict[str, Any]:
    """The lanes for a wide, a middling and a narrow page, and the marks for their key."""
    if not items:
        return {"pictures": (), "key_marks": ()}
    lanes, shown_to = lanes_of(matter, items), knowledge.as_of or g.today
    drawn = (
        draw_lanes(items, lanes, shown_to=shown_to, today=g.today),
        draw_lanes(items, lanes, shown_to=shown_to, today=g.today, width=828, most=18),
        draw_tall(items, lanes),
    )
    return {"pictures": [inline(picture) for picture in drawn], "key_marks": key_of(items)}


def _poster(slug: str) -> str:
    refuse_unknown(request.args, DAYS)
    knowledge = knowledge_asked()
    matter = find_dispute(g.session, slug, as_of=knowledge.as_of, recorded_as_of=knowledge.recorded_as_of)
    if matter is None:
        abort(404, f"no dispute of this record is called {slug!r}")
    page = url_for("disputes.dispute", slug=slug, _external=True, **days_query(knowledge))
    items = [replace(item, href=page + item.href) for item in items_of(matter)]
    if not items:
        abort(404, f"dispute {slug} has no dated line to draw: see /disputes/{slug}")
    shown_to = knowledge.as_of or g.today
    drawn = draw_lanes(items, lanes_of(matter, items), shown_to=shown_to, today=g.today)
    return poster(drawn, _told(matter, knowledge, page, key_of(items)))


def _told(matter: Matter, knowledge: Knowledge, page: str, marks: Any) -> Told:
    shown_to = knowledge.as_of or g.today
    held = f", as this record held it on {day(knowledge.recorded_as_of)}" if knowledge.recorded_as_of else ""
    samples = " Sample coverage, not to be cited." if has_samples() else ""
    return Told(
        title=matter.dispute.title,
        status=standing(matter, as_of=shown_to).sentence,
        marks=marks,
        source=f"What was public by {day(shown_to)}{held}.{samples} {page}",
    )


def _cached(answer: Response) -> Response:
    answer.cache_control.public = True
    answer.cache_control.max_age = FRESH_FOR
    answer.add_etag()
    answer.make_conditional(request)
    return answer
