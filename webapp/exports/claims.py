"""Every list of claims as a file with all its rows: a search, the claims of a company, those an outlet carries."""

from dataclasses import replace

from flask import Response, abort, g, request

from store.claims import count_claims
from store.companies import is_party
from store.filters import ClaimFilter, canonical
from store.outlets import find_outlet
from store.public_claims import all_rows, begin_snapshot
from store.tables import csv_chunks, gathered
from webapp import companies, search, sources
from webapp.asked import claim_filter, refuse
from webapp.days import over_by
from webapp.exports.claim_rows import COLUMNS, flat, row_text, row_value
from webapp.exports.sending import as_promised, file_parameters, send_from, wants_bom
from webapp.twins import suffix_of


@search.bp.get("/search.csv", endpoint="search_csv")
@search.bp.get("/search.ndjson", endpoint="search_ndjson")
def found() -> Response:
    """Every claim that the search finds, newest recorded first."""
    return _send(narrowed())


@companies.bp.get("/companies/<slug>.csv", endpoint="company_csv")
@companies.bp.get("/companies/<slug>.ndjson", endpoint="company_ndjson")
def of_company(slug: str) -> Response:
    """Every claim in which the party accuses or is accused."""
    return _send(about_party(slug))


@sources.bp.get("/outlets/<slug>.csv", endpoint="outlet_csv")
@sources.bp.get("/outlets/<slug>.ndjson", endpoint="outlet_ndjson")
def of_outlet(slug: str) -> Response:
    """Every claim that the outlet carries."""
    return _send(carried_by(slug))


def narrowed(facet: str | None = None, slug: str = "") -> ClaimFilter:
    """The filter of the query string, of a page that is about one value of a facet already."""
    wanted = claim_filter(request.args, besides=file_parameters())
    if facet is None:
        return canonical(g.session, wanted)
    if facet in wanted.only:
        refuse(facet, f"this list is of {facet}={slug} already: leave {facet} out, or ask /search for several")
    return canonical(g.session, replace(wanted, only={**wanted.only, facet: (slug,)}))


def about_party(slug: str) -> ClaimFilter:
    """The claims of one party; 404 where there is none of that address."""
    wanted = narrowed("party", slug)
    return wanted if is_party(g.session, slug) else abort(404, f"no party is called {slug[:60]!r}: see /companies")


def carried_by(slug: str) -> ClaimFilter:
    """The claims that one outlet carries; 404 where there is none of that address."""
    wanted = narrowed("outlet", slug)
    return wanted if find_outlet(g.session, slug) else abort(404, f"no outlet is called {slug[:60]!r}: see /status")


def _send(wanted: ClaimFilter) -> Response:
    """All rows from one snapshot; the session stays open until the last of them is sent."""
    has_bom, session = wants_bom(), g.session
    begin_snapshot(session)
    count, root, by = count_claims(session, wanted), request.root_url.rstrip("/"), over_by(wanted.as_of)
    as_of = by or g.today
    g.pop("session")  # from here on it is the answer's to close
    rows = as_promised(all_rows(session, wanted, by=by), count)
    chunks = (
        csv_chunks(tuple(COLUMNS), (flat(row_value(row, root, as_of)) for row in rows), has_bom=has_bom)
        if suffix_of(request.path) == ".csv"
        else gathered(f"{row_text(row, root, as_of)}\n" for row in rows)
    )
    return send_from(session, chunks, count)
