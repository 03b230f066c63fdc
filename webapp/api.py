"""The API: the claims that match a filter, and what its addresses are (docs/api.md)."""

from typing import Any

from flask import Blueprint, Response, g, request

from store.vocabulary import VOCABULARIES
from webapp.asked import claim_filter, query_of, refuse_unknown
from webapp.documents import add_next, send
from webapp.listing import claim_list

bp = Blueprint("api", __name__)


@bp.get("/api/claims")
def claims() -> Response:
    """Claims, newest recorded first, narrowed as the search is; `next` leads on."""
    wanted = claim_filter(request.args, besides=["after", "limit"])
    listed, onward = claim_list(g.session, wanted, request.args, endpoint="api.claims")
    return add_next(send({"on_record": "claims", "query": query_of(wanted), **listed}), onward)


@bp.get("/api/vocabulary")
def vocabulary() -> Response:
    """Every code with its label, its definition and where it comes from."""
    refuse_unknown(request.args, [])
    listed: dict[str, Any] = {
        kind.__name__: [
            {"code": term.value, "label": term.label, "definition": term.definition, "origin": term.origin}
            for term in kind
        ]
        for kind in VOCABULARIES
    }
    return send({"on_record": "vocabulary", "vocabularies": listed})
