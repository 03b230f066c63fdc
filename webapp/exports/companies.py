"""The index of parties as a file."""

from flask import Response, g, request

from store.companies import list_parties
from webapp.asked import refuse_unknown
from webapp.companies import bp, tally_data
from webapp.exports.sending import file_parameters, send_rows

KEYS = ("slug", "name", "kind", "url", "disputes_as_accuser", "disputes_as_accused", "disputes_in_other_roles")


@bp.get("/companies.csv", endpoint="companies_csv")
@bp.get("/companies.ndjson", endpoint="companies_ndjson")
def as_file() -> Response:
    """Everybody who is a party to a dispute, one to a row."""
    refuse_unknown(request.args, file_parameters())
    rows = [tally_data(tally) for tally in list_parties(g.session)]
    return send_rows(KEYS, rows, len(rows))
