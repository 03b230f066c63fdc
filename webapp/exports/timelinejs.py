"""A dispute for TimelineJS (timeline.knightlab.com/docs/json-format.html), which takes what it is given for HTML."""

from datetime import date
from typing import Any

from flask import Response, url_for
from markupsafe import Markup

from store.disputes import Matter
from store.timeline import Line
from store.vocabulary import Precision
from webapp.disputes import Asked, bp, dispute_asked, dispute_found, kept
from webapp.documents import send
from webapp.exports.lines import answer_words, sentence_of
from webapp.lines import kind_of
from webapp.words import EXACT, count, day, outlet_of, sentence_link, when

Json = dict[str, Any]
_TEXT = Markup("<p>{sentence}</p><blockquote>{exact}</blockquote><p>{source}</p>{answers}<p>{page}</p>")
_LINK = Markup('<a href="{}" rel="noopener">{}</a>')
_ANSWER = Markup("<p>{}</p>")


@bp.get("/disputes/<slug>.timeline.json")
def as_timeline(slug: str) -> Response:
    """The dated lines as slides; each with its sentence, its source and what was answered."""
    asked = dispute_asked()
    return send(_document(dispute_found(slug, asked.knowledge), asked))


def _document(matter: Matter, asked: Asked) -> Json:
    page = url_for("disputes.dispute", slug=matter.dispute.slug, as_of=asked.as_of, _external=True)
    return {
        "scale": "human",
        "title": {
            "unique_id": matter.dispute.slug,
            "text": {"headline": str(Markup.escape(matter.title)), "text": str(_about(matter, page))},
        },
        "events": [_slide(line, page) for line in kept(matter, asked.only) if line.when],
    }


def _about(matter: Matter, page: str) -> Markup:
    """What every reader must know, also of a timeline that stands on another site."""
    undated = sum(len(source.lines) for source in matter.timeline.undated)
    left_out = f" {count(undated, 'line')} without a date left out." if undated else ""
    told = f"Allegations are told as somebody’s, and are not findings.{left_out} "
    return Markup("<p>{}{}</p>").format(told, _LINK.format(page, "On Record: this dispute"))


def _slide(line: Line, page: str) -> Json:
    assert line.when is not None  # noqa: S101
    return {
        "unique_id": line.anchor,
        "group": kind_of(line),
        "start_date": _date(line.when.first, line.when.precision),
        **({"end_date": _date(line.when.last, line.when.precision)} if line.when.is_vague else {}),
        "display_date": when(line.when),
        "text": {"headline": str(Markup.escape(kind_of(line))), "text": str(_text(line, page))},
    }


def _text(line: Line, page: str) -> Markup:
    version = line.passage.version
    source = f"{outlet_of(version)}, {day(version.published_at)}"
    link = sentence_link(version.article.canonical_url, line.passage.exact)
    return _TEXT.format(
        sentence=sentence_of(line),
        exact=line.passage.exact,
        source=_LINK.format(link, source) if link else source,
        answers=Markup("").join(_ANSWER.format(answer_words(answer)) for answer in line.answers),
        page=_LINK.format(f"{page}#{line.anchor}", "On Record"),
    )


def _date(day: date, precision: Precision) -> Json:
    """A day without what its source does not say."""
    if precision in EXACT or precision is Precision.RANGE:
        return {"year": day.year, "month": day.month, "day": day.day}
    return {"year": day.year} if precision is Precision.YEAR else {"year": day.year, "month": day.month}
