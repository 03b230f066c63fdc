"""The index of outlets as a file."""

from flask import Response, g, request

from store.outlets import list_outlets
from store.tables import Row
from webapp.asked import refuse_unknown
from webapp.exports.sending import file_parameters, send_rows
from webapp.sources import bp, tally_data
from webapp.twins import suffix_of

KEYS = (
    "slug", "name", "domain", "kind", "country", "language", "owner", "corrections_policy", "suits", "refuses",
    "is_sample", "articles", "claims",
)  # fmt: skip


@bp.get("/outlets.csv", endpoint="outlets_csv")
@bp.get("/outlets.ndjson", endpoint="outlets_ndjson")
def as_file() -> Response:
    """Every outlet on record by name, one to a row; a table names the suits it is a party of by their titles."""
    refuse_unknown(request.args, file_parameters())
    rows: list[Row] = [tally_data(one) for one in list_outlets(g.session)]
    if suffix_of(request.path) == ".csv":
        rows = [{**row, "suits": [suit["title"] for suit in row["suits"]]} for row in rows]
    return send_rows(KEYS, rows, len(rows))
