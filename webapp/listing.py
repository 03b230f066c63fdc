"""A page of a list of claims as data, and the address where the list goes on."""

from typing import Any

from flask import g, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from store.filters import ClaimFilter
from store.public_claims import list_rows
from webapp.asked import number, place, place_text, query_of
from webapp.days import over_by
from webapp.exports.claim_rows import row_value
from webapp.kept import total

MOST = 200
DEFAULT = 50


def claim_list(
    session: Session, wanted: ClaimFilter, asked: MultiDict[str, str], *, endpoint: str
) -> tuple[dict[str, Any], str | None]:
    """The members `count`, `claims` and `next` of a list, and the address of the next page (None at the end)."""
    limit, by = number(asked, "limit", default=DEFAULT, most=MOST), over_by(wanted.as_of)
    found = list_rows(session, wanted, limit=limit + 1, after=place(asked), by=by)
    onward = None
    if len(found) > limit:
        query: dict[str, Any] = {**query_of(wanted), "limit": limit, "after": place_text(found[limit - 1].place)}
        onward = url_for(endpoint, _external=True, **query)
    listed = {
        "count": total(session, wanted),
        "claims": [row_value(row, request.root_url.rstrip("/"), by or g.today) for row in found[:limit]],
        "next": onward,
    }
    return listed, onward
