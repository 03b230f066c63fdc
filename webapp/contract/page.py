"""The addresses that tell of all others: `/openapi.json` for programs, `/api` for people."""

from flask import Blueprint, Response, current_app, render_template, request

from webapp.asked import refuse_unknown
from webapp.contract.document import calls, openapi
from webapp.contract.examples import curl, examples, keys_of, models_of
from webapp.contract.parameters import PATH, QUERY
from webapp.documents import send

bp = Blueprint("contract", __name__)


@bp.get("/openapi.json")
def document() -> Response:
    """The API as OpenAPI 3.1."""
    refuse_unknown(request.args, [])
    return send(openapi(current_app))


@bp.get("/api")
def page() -> str:
    """Every call with its parameters, its answer and a curl that works here."""
    refuse_unknown(request.args, [])
    found, known = calls(current_app), examples()
    sections = {call.section: [other for other in found if other.section == call.section] for call in found}
    return render_template(
        "api.html",
        section="api",
        sections=sections,
        meanings={**PATH, **QUERY},
        curl=lambda call: curl(call, known),
        models=models_of(found),
        keys_of=keys_of,
    )
