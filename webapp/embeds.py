"""The timeline of a dispute in other people's pages: a frame, and oEmbed, by which editors of pages find it."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, g, make_response, render_template, request, url_for
from markupsafe import escape

from webapp.asked import choice, number, refuse, refuse_unknown
from webapp.days import DAYS, days_query, knowledge_asked, shown_to
from webapp.disputes import dispute_found
from webapp.documents import send
from webapp.frame import CONTENT_SECURITY_POLICY
from webapp.standing import standing
from webapp.timeline.items import items_of
from webapp.timeline.on_page import drawn_for_page

bp = Blueprint("embeds", __name__)
_THEMES = ("auto", "light", "dark")  # the reader's own, or that of the page around it
_WIDE, _HIGH, _MOST = 1152, 680, 4000
_PAGE = re.compile(r"/disputes/([a-z0-9]+(?:-[a-z0-9]+)*)")
# Only here may a page of another site show one of this.
_POLICY = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@bp.get("/embed/disputes/<slug>")
def embed(slug: str) -> Response:
    """The timeline with its title, status and source, for a frame; its links lead out of it."""
    refuse_unknown(request.args, [*DAYS, "theme"])
    knowledge = knowledge_asked()
    matter = dispute_found(slug, knowledge)
    page = url_for("disputes.dispute", slug=slug, _external=True, **days_query(knowledge))
    items = [replace(item, href=page + item.href) for item in items_of(matter)]
    drawn = drawn_for_page(matter, items, shown_to=shown_to(knowledge), today=g.today)
    stands = standing(matter, as_of=shown_to(knowledge))
    shown = render_template(
        "embed.html",
        matter=matter,
        page=page,
        theme=choice("theme", _THEMES),
        shown_to=shown_to(knowledge),
        stands=stands,
        **drawn,
    )
    answer = make_response(shown)
    answer.headers["Content-Security-Policy"] = _POLICY
    return answer


@bp.get("/oembed")
def oembed() -> Response:
    """What to show for the `url` of a dispute, as oEmbed 1.0 has it; in JSON alone."""
    refuse_unknown(request.args, ["url", "format", "maxwidth", "maxheight"])
    if request.args.get("format", "json") != "json":
        abort(501, "only format=json is given")
    slug = _slug(request.args.get("url", ""))
    title = dispute_found(slug).title
    wide = number(request.args, "maxwidth", default=_WIDE, most=_MOST)
    high = number(request.args, "maxheight", default=_HIGH, most=_MOST)
    return send(_rich(slug, title, min(wide, _WIDE), min(high, _HIGH)))


def frame_code(slug: str, title: str, wide: int | str = "100%", high: int = _HIGH) -> str:
    """The HTML that shows the timeline in another page."""
    source = url_for("embeds.embed", slug=slug, _external=True)
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}: timeline, On Record" width="{wide}" height="{high}" '
        f'loading="lazy" style="border:0"></iframe>'
    )


def picture_code(slug: str, title: str) -> str:
    """The same as a picture with a link, for pages that take no frames."""
    page = url_for("disputes.dispute", slug=slug, _external=True)
    alt = f"Timeline by party: {title}. On Record"
    return f'<a href="{escape(page)}"><img src="{escape(page)}.png" alt="{escape(alt)}" width="100%"></a>'


@bp.app_context_processor
def _codes() -> dict[str, Any]:
    return {"frame_code": frame_code, "picture_code": picture_code}


def _slug(url: str) -> str:
    """The dispute that an address of ours names."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    found = _PAGE.fullmatch(parts.path)
    if found is None or parts.netloc != request.host:
        refuse("url", f"url={url[:60]!r} is no dispute of this record: give the address of its page")
    return found[1]


def _rich(slug: str, title: str, wide: int, high: int) -> dict[str, Any]:
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "On Record",
        "provider_url": request.url_root,
        "cache_age": 3600,
        "thumbnail_url": url_for("disputes.as_png", slug=slug, _external=True),
        "thumbnail_width": 2448,
        "thumbnail_height": 1286,
        "html": frame_code(slug, title, wide, high),
        "width": wide,
        "height": high,
    }
