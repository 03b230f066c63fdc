"""The page of one dispute: where it stands, the lanes, the list of its lines; and its twin as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for
from werkzeug.exceptions import Gone

from store.changes.asked import find_rows
from store.contradictions.questions import contradictions_in
from store.disputes import Matter, find_dispute, related_disputes
from store.knowledge import NOW, Knowledge
from store.timeline import Line, LineKind
from store.vocabulary import ThingKind
from webapp.asked import choice, refuse_unknown
from webapp.days import DAYS, days_query, knowledge_asked
from webapp.documents import send
from webapp.line_data import contradiction_data, line_data, matter_data, proceeding_data
from webapp.rows import rows
from webapp.standing import standing
from webapp.timeline.items import Item, items_of
from webapp.timeline.on_page import drawn_for_page

bp = Blueprint("disputes", __name__)
_ORDERS = ("oldest", "newest")
_KEPT = ("all", "allegations", "unanswered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the query string asks of a dispute."""

    knowledge: Knowledge
    order: str
    only: str

    @property
    def as_of(self) -> date | None:
        """The last day on which something shown was made public; None for the whole record."""
        return self.knowledge.as_of

    @property
    def recorded_as_of(self) -> date | None:
        """The day whose record is shown; None for today's."""
        return self.knowledge.recorded_as_of


@bp.get("/disputes/<slug>")
def dispute(slug: str) -> str:
    """The page of a dispute, by what was public on the day that is asked for."""
    asked = dispute_asked()
    matter = dispute_found(slug, asked.knowledge)
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
        related=related_disputes(g.session, matter.dispute, asked.knowledge),
        differing=contradictions_in(g.session, matter.dispute, asked.knowledge),
        back=_step_back(matter, shown_to),
        **drawn_for_page(matter, _items(matter, asked), shown_to=shown_to, today=g.today),
    )


@bp.get("/disputes/<slug>.json")
def as_json(slug: str) -> Response:
    """The dispute as data, each line with its passage and its sources."""
    asked = dispute_asked()
    return send(_data(dispute_found(slug, asked.knowledge), asked))


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


def dispute_found(slug: str, knowledge: Knowledge = NOW) -> Matter:
    """The dispute of that address by what was known then; else 404, or 410 where nothing stands under it any more."""
    matter = find_dispute(g.session, slug, as_of=knowledge.as_of, recorded_as_of=knowledge.recorded_as_of)
    if matter is None:
        abort(404, f"no dispute of this record is called {slug[:60]!r}: /disputes lists them all")
    told = None if matter.timeline.everything else find_rows(g.session, ThingKind.DISPUTE, [slug]).get(slug)
    if told and told.is_gone:
        raise Gone(f"dispute {slug} does not stand: {told.value['reason']}")
    return matter


def dispute_asked(besides: Iterable[str] = ()) -> Asked:
    """What the query string asks of a dispute; `besides` are parameters of its form."""
    refuse_unknown(request.args, [*DAYS, "order", "only", *besides])
    return Asked(knowledge=knowledge_asked(), order=choice("order", _ORDERS), only=choice("only", _KEPT))


def _step_back(matter: Matter, shown_to: date) -> date | None:
    """The last day before the newest one on which something became public."""
    rows = (row for line in matter.timeline.lines for row in (*line.cited, *line.reports))
    published = {row.passage.version.published_at for row in rows}
    days = sorted({instant.date() for instant in published if instant and instant.date() < shown_to})
    return days[-2] if len(days) > 1 else None


def _whole(slug: str, asked: Asked) -> str:
    """The address of the page with all its lines, for links to one that the reader has left out."""
    return url_for("disputes.dispute", slug=slug, **days_query(asked.knowledge))


def _items(matter: Matter, asked: Asked) -> list[Item]:
    """The marks, each with a link to its line on this page or on the whole one where the reader has left it out."""
    shown = {f"#{line.anchor}" for line in kept(matter, asked.only)}
    whole = _whole(matter.dispute.slug, asked)
    return [item if item.href in shown else replace(item, href=whole + item.href) for item in items_of(matter)]


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
