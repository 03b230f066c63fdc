"""Feeds, one entry for each change: of the record, a search, a dispute, a company, an outlet (docs/feed.md)."""

from flask import Blueprint, Flask, Response, abort, current_app, g, request
from sqlalchemy import ColumnElement

from store.changes.asked import ChangeFilter, latest_changes
from store.corrections import is_correction
from store.facets import name_of
from store.filters import canonical
from store.identifiers import LARGEST_ID
from store.public_claims import about_claims
from store.vocabulary import ThingKind
from webapp import cases, companies, disputes, news, search, sources
from webapp.asked import claim_filter, number, query_of, refuse, refuse_unknown
from webapp.documents import add_next, send
from webapp.entries import TOLD, entries
from webapp.feed_forms import Feed, atom, json_feed
from webapp.twins import FORMS, address_here, page_address, suffix_of
from webapp.words import names

bp = Blueprint("feeds", __name__)
_ENTRIES = 50
_HUB = "onrecord_hub"


def install(app: Flask, hub: str | None) -> None:
    """Name the hub that tells of changes (WebSub) in each feed; with None there is none."""
    app.extensions[_HUB] = hub


@bp.get("/feed.json", endpoint="feed")
@bp.get("/feed.atom", endpoint="feed_atom")
@search.bp.get("/search.feed.json", endpoint="search_feed")
@search.bp.get("/search.atom", endpoint="search_atom")
def of_search() -> Response:
    """What changed about the claims that match, and about all else where no filter is given; the newest first."""
    wanted = canonical(g.session, claim_filter(request.args, besides=["before"]))
    if wanted.as_of:
        refuse("as_of", "a feed tells what changed up to now: leave as_of out, or ask /search.json for a past day")
    query = query_of(wanted)
    told = ", ".join(f"{name} {value if isinstance(value, str) else names(value)}" for name, value in query.items())
    if not query:
        return _send("On Record", ChangeFilter(kinds=TOLD))
    return _send(f"On Record: {told}", ChangeFilter(kinds=TOLD), among=about_claims(g.session, wanted))


@news.bp.get("/changes.feed.json", endpoint="changes_feed")
@news.bp.get("/changes.atom", endpoint="changes_atom")
def of_changes() -> Response:
    """What changed, of the kind and since when it is asked for; parties too."""
    refuse_unknown(request.args, [*news.FILTERS, "before"])
    return _send("On Record: changes", news.changes_wanted())


@news.bp.get("/corrections.feed.json", endpoint="corrections_feed")
@news.bp.get("/corrections.atom", endpoint="corrections_atom")
def of_corrections() -> Response:
    """What changed by an editor's decision, or by an article that its outlet corrected, withdrew or edited."""
    refuse_unknown(request.args, ["before"])
    return _send("On Record: corrections", ChangeFilter(), among=is_correction())


@cases.bp.get("/disputes.feed.json", endpoint="disputes_feed")
@cases.bp.get("/disputes.atom", endpoint="disputes_atom")
def of_disputes() -> Response:
    """New disputes, and where each stands since."""
    refuse_unknown(request.args, ["before"])
    return _send("On Record: disputes", ChangeFilter(kinds=(ThingKind.DISPUTE,)))


@companies.bp.get("/companies.feed.json", endpoint="companies_feed")
@companies.bp.get("/companies.atom", endpoint="companies_atom")
def of_companies() -> Response:
    """New parties, and what became of their names."""
    refuse_unknown(request.args, ["before"])
    return _send("On Record: parties", ChangeFilter(kinds=(ThingKind.ENTITY,)))


@disputes.bp.get("/disputes/<slug>.feed.json", endpoint="dispute_feed")
@disputes.bp.get("/disputes/<slug>.atom", endpoint="dispute_atom")
def of_dispute(slug: str) -> Response:
    """What changed about a dispute."""
    return _about("dispute", "disputes", slug)


@companies.bp.get("/companies/<slug>.feed.json", endpoint="company_feed")
@companies.bp.get("/companies/<slug>.atom", endpoint="company_atom")
def of_company(slug: str) -> Response:
    """What changed about a party."""
    return _about("party", "companies", slug)


@sources.bp.get("/outlets/<slug>.feed.json", endpoint="outlet_feed")
@sources.bp.get("/outlets/<slug>.atom", endpoint="outlet_atom")
def of_outlet(slug: str) -> Response:
    """What changed about what an outlet carries."""
    return _about("outlet", "outlets", slug)


def _about(parameter: str, section: str, slug: str) -> Response:
    refuse_unknown(request.args, ["before"])
    name = name_of(g.session, parameter, slug)
    if name is None:
        abort(404, f"no {parameter} has the address {slug[:60]!r}")
    return _send(f"On Record: {name}", ChangeFilter(kinds=TOLD, about=f"{section}/{slug}"))


def _send(title: str, wanted: ChangeFilter, among: ColumnElement[bool] | None = None) -> Response:
    before = number(request.args, "before", default=0, most=LARGEST_ID) or None
    found = latest_changes(g.session, wanted, limit=_ENTRIES + 1, before_seq=before, among=among)
    onward = address_here(before=found[_ENTRIES - 1].id) if len(found) > _ENTRIES else None
    feed = Feed(
        title=title,
        page=page_address(),
        address=address_here(before=None),
        onward=onward,
        root=request.root_url.rstrip("/"),
        hub=current_app.extensions[_HUB],
        entries=entries(g.session, found[:_ENTRIES]),
    )
    return _add_hub(add_next(_written(feed), onward), feed)


def _written(feed: Feed) -> Response:
    if suffix_of(request.path) == ".atom":
        return Response(atom(feed), mimetype=FORMS[".atom"][0])
    return send(json_feed(feed), mimetype=FORMS[".feed.json"][0])


def _add_hub(answer: Response, feed: Feed) -> Response:
    """Say in the header too who tells of changes of which address, as WebSub asks."""
    if feed.hub:
        answer.headers.add("Link", f'<{feed.hub}>; rel="hub"')
        answer.headers.add("Link", f'<{feed.address}>; rel="self"')
    return answer
