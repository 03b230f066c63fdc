"""Searching the claims: words, filters, how each choice would narrow the list, and why each hit was found."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, g, render_template, request, url_for

from store.claims import Order, Place, as_known, find_claims
from store.contradictions.questions import differing_kinds
from store.entities import find_entity
from store.facets import MOST_CHOICES
from store.filters import PARTY_FACETS, UNANSWERED, ClaimFilter, canonical
from store.knowledge import Knowledge
from store.models import Claim
from store.spelling import nearest_parties, nearest_words
from store.vocabulary import Commitment
from webapp.asked import choice, claim_filter, place, place_text, query_of
from webapp.documents import add_next, send
from webapp.hits import hit
from webapp.kept import facets, total
from webapp.listing import claim_list
from webapp.narrowed import chosen, sections, shown_value, toggled
from webapp.words import label

bp = Blueprint("search", __name__)
_PER_PAGE = 20
_UNANSWERED = {"answer": [UNANSWERED]}  # the filter that the menu leads to
_SORTS = {
    Order.RECORDED: "newest recorded first",
    Order.FIRST: "oldest recorded first",
    Order.HAPPENED: "newest event first",
}


@bp.get("/search")
def search() -> str:
    """Claims that match, in the order that is asked for."""
    wanted = canonical(g.session, claim_filter(request.args, besides=["after", "order"]))
    order, after = Order(choice("order", list(Order))), place(request.args)
    found = find_claims(g.session, wanted, limit=_PER_PAGE + 1, after=after, order=order)
    listed = found[:_PER_PAGE]
    number = total(g.session, wanted)
    knowledge = Knowledge(as_of=wanted.as_of)
    differing = differing_kinds(g.session, listed, knowledge)

    def address(narrowed: ClaimFilter) -> str:
        return _address(narrowed, order)

    return render_template(
        "search.html",
        section="unanswered" if query_of(wanted) == _UNANSWERED else "search",
        wanted=wanted,
        query=query_of(wanted),
        hits=[
            hit(as_known(claim, knowledge), wanted, [label(kind) for kind in differing.get(claim.id, ())])
            for claim in listed
        ],
        total=number,
        most_choices=MOST_CHOICES,
        sections=sections(facets(g.session, wanted), wanted, address),
        chosen=chosen(wanted, address, is_empty=not number),
        here=address(wanted),
        order=order,
        sorts={words: _address(wanted, each) for each, words in _SORTS.items()},
        sorted=_SORTS[order],
        older=_older(wanted, order, found),
        is_continued=after is not None,
        commitments=list(Commitment),
        nearest=_nearest(wanted, order) if not number else [],
        named=find_entity(g.session, wanted.words) if wanted.words else None,
    )


@bp.get("/search.json")
def search_json() -> Response:
    """The same list as data, with the counts of each choice."""
    wanted = canonical(g.session, claim_filter(request.args, besides=["after", "limit"]))
    listed, onward = claim_list(g.session, wanted, request.args, endpoint="search.search_json")
    counted = {
        facet.parameter: [
            {"value": c.value, "label": c.name or shown_value(facet.parameter, c.value), "claims": c.claims}
            for c in facet.choices
        ]
        for facet in facets(g.session, wanted)
    }
    return add_next(send({"on_record": "search", "query": query_of(wanted), **listed, "facets": counted}), onward)


def _address(wanted: ClaimFilter, order: Order, **more: Any) -> str:
    ordered: dict[str, Any] = {} if order is Order.RECORDED else {"order": order.value}
    return url_for("search.search", **query_of(wanted), **ordered, **more)


def _nearest(wanted: ClaimFilter, order: Order) -> list[tuple[str, str]]:
    """What may have been meant where nothing was found: in words, with its address."""
    spelled = nearest_words(g.session, wanted.words) if wanted.words else None
    found = [(spelled, _address(replace(wanted, words=spelled), order))] if spelled else []
    for facet, slug in [(name, slug) for name in PARTY_FACETS for slug in wanted.only.get(name, ())]:
        kept = toggled(wanted.only, facet, slug)
        found += [
            (party.name, _address(replace(wanted, only={**kept, facet: (party.slug,)}), order))
            for party in nearest_parties(g.session, slug.replace("-", " "))
            if party.slug != slug
        ]
    parties = nearest_parties(g.session, wanted.words) if wanted.words else []
    return found + [(party.name, url_for("companies.company", slug=party.slug)) for party in parties]


def _older(wanted: ClaimFilter, order: Order, found: Sequence[Claim]) -> str | None:
    if len(found) <= _PER_PAGE:
        return None
    last = found[_PER_PAGE - 1]
    here = Place(recorded_at=last.recorded_at, claim_id=last.id)
    return _address(wanted, order, after=place_text(here))
