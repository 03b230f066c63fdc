"""A page of a list of claims as data, and the address where the list goes on."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from store.claims import ClaimFilter, Place, count_claims, find_claims
from webapp.asked import number, place, place_text, query_of
from webapp.claim_document import claim_document

MOST = 200
DEFAULT = 50


def claim_list(
    session: Session, wanted: ClaimFilter, asked: MultiDict[str, str], *, endpoint: str
) -> tuple[dict[str, Any], str | None]:
    """The members `count`, `claims` and `next` of a list, and the address of the next page (None at the end)."""
    limit = number(asked, "limit", default=DEFAULT, most=MOST)
    found = find_claims(session, wanted, limit=limit + 1, after=place(asked))
    onward = None
    if len(found) > limit:
        last = Place(recorded_at=found[limit - 1].recorded_at, claim_id=found[limit - 1].id)
        query: dict[str, Any] = {**query_of(wanted), "limit": limit, "after": place_text(last)}
        onward = url_for(endpoint, _external=True, **query)
    listed = {
        "count": count_claims(session, wanted),
        "claims": [claim_document(claim) for claim in found[:limit]],
        "next": onward,
    }
    return listed, onward
