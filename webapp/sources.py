"""The sources of the record: the health of all outlets at `/status`, and a page for each outlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for

from store.health import ROUNDS, OutletHealth, all_health, health_of
from store.models import Outlet
from store.outlets import CitedArticle, OutletTally, cited_articles, find_outlet, list_outlets
from webapp.asked import refuse_unknown
from webapp.claim_document import iso
from webapp.documents import send
from webapp.health_words import (
    alarm_words,
    health_document,
    needs_a_look,
    outlet_document,
    percent,
    status_document,
    who,
)
from webapp.rounds import Bars, draw_rounds, told

bp = Blueprint("sources", __name__)
_CITED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One outlet as the status page shows it."""

    health: OutletHealth
    bars: Bars
    alarms: Sequence[str]


@bp.get("/status")
def status() -> str:
    """Each outlet with its last round, what its pages lack and when it is due; alarms first."""
    refuse_unknown(request.args, [])
    found = all_health(g.session, datetime.now(UTC))
    crawled = [health for health in found if health.rounds]
    idle = [health.outlet for health in found if health.outlet and not health.rounds]
    return render_template(
        "status.html",
        section="sources",
        crawled=[_source(health) for health in sorted(crawled, key=_urgency)],
        waiting=[outlet for outlet in idle if not outlet.refuses],
        refusing=[outlet for outlet in idle if outlet.refuses],
        alarmed=needs_a_look(found),
        percent=percent,
        told=told,
    )


@bp.get("/status.json")
def status_json() -> Response:
    """The same as data."""
    refuse_unknown(request.args, [])
    now = datetime.now(UTC)
    return send(status_document(all_health(g.session, now), now))


@bp.get("/outlets")
def outlets() -> str:
    """Every outlet on record, by name, with what it carries and whether it is itself a party."""
    refuse_unknown(request.args, [])
    found = list_outlets(g.session)
    carrying = [one for one in found if one.articles]
    named = [one.outlet for one in found if not one.articles]
    return render_template("outlets.html", section="sources", carrying=carrying, named=named, who=who)


@bp.get("/outlets.json")
def outlets_json() -> Response:
    """The same as data."""
    refuse_unknown(request.args, [])
    return send({"on_record": "outlets", "outlets": [tally_data(one) for one in list_outlets(g.session)]})


def tally_data(one: OutletTally) -> dict[str, Any]:
    """An outlet with what it carries."""
    return {**outlet_document(one.outlet), "articles": one.articles, "claims": one.claims}


@bp.get("/outlets/<slug>")
def outlet(slug: str) -> str:
    """Who an outlet is, whether it is itself a party, how it fares, and which of its articles are cited."""
    refuse_unknown(request.args, [])
    found = _outlet(slug)
    return render_template(
        "outlet.html",
        section="sources",
        outlet=found,
        who=who(found),
        source=_source(health_of(g.session, slug, datetime.now(UTC))),
        cited=cited_articles(g.session, found, limit=_CITED),
        percent=percent,
        told=told,
    )


@bp.get("/outlets/<slug>.json")
def outlet_json(slug: str) -> Response:
    """The outlet as data, with its health and its cited articles."""
    refuse_unknown(request.args, [])
    found = _outlet(slug)
    return send(
        {
            "on_record": "outlet",
            **outlet_document(found),
            "health": health_document(health_of(g.session, slug, datetime.now(UTC))),
            "cited_articles": [_cited(one) for one in cited_articles(g.session, found, limit=_CITED)],
        }
    )


def _outlet(slug: str) -> Outlet:
    found = find_outlet(g.session, slug)
    if found is None:
        abort(404, f"no outlet has the address {slug[:60]!r}: /outlets lists them all")
    return found


def _source(health: OutletHealth) -> Source:
    return Source(health=health, bars=draw_rounds(health.rounds, slots=ROUNDS), alarms=alarm_words(health))


def _urgency(health: OutletHealth) -> tuple[bool, float]:
    """Alarms first, then the newest round first."""
    return not health.is_alarming, -health.last.started_at.timestamp() if health.last else 0.0


def _cited(one: CitedArticle) -> dict[str, object]:
    return {
        "id": one.article.id,
        "title": one.newest.title,
        "published_at": iso(one.newest.published_at),
        "url": one.article.canonical_url,
        "archived_url": url_for("articles.article", article_id=one.article.id, _external=True),
        "claims": one.claims,
    }
