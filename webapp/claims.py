"""The page of one claim, and the same as JSON."""

from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for
from werkzeug.exceptions import Gone

from store.claims import find_claim
from store.contradictions.questions import contradictions_of
from store.litigants import is_litigant
from store.models import Claim, Event
from store.models import Response as Answer
from store.records import DateSpan
from store.vocabulary import LegalTheory, PartyRole, Rank
from webapp.asked import number, refuse_unknown
from webapp.claim_document import claim_document
from webapp.claim_page import claim_page
from webapp.documents import send
from webapp.headings import claimant_words, opened, parties
from webapp.line_data import contradiction_data
from webapp.lines import event_words, mark_of_response

bp = Blueprint("claims", __name__)


@bp.get("/claims/<public_id>")
def claim(public_id: str) -> Any:
    """A claim opened at one of its passages; a withdrawn one answers 410 with the reason."""
    refuse_unknown(request.args, ["passage"])
    found = _claim(public_id)
    address = url_for("claims.claim", public_id=public_id, _external=True)
    wanted = number(request.args, "passage", default=1, most=9999)
    page = claim_page(found, wanted, today=g.today, address=address)
    if page is None:
        abort(404)
    return render_template(
        "claim.html",
        section="disputes",
        page=page,
        claim=found,
        claimant=opened(claimant_words(found) or "", is_name=bool(parties(found, PartyRole.ACCUSER))),
        accused=parties(found, PartyRole.ACCUSED),
        differing=contradictions_of(g.session, found),
        theories=[LegalTheory(code) for code in found.legal_theories],
    )


@bp.get("/claims/<public_id>.json")
def claim_json(public_id: str) -> Response:
    """The claim with its passages, chains, answers and sources."""
    refuse_unknown(request.args, [])
    found = _claim(public_id)
    differing = [contradiction_data(row) for row in contradictions_of(g.session, found)]
    return send({"on_record": "claim", **claim_document(found), "contradictions": differing})


@bp.app_context_processor
def _words() -> dict[str, Any]:
    """Functions that the templates of claims, companies and articles share."""
    return {
        "mark_of_response": mark_of_response,
        "event_words": event_words,
        "litigant": is_litigant,
        "happened_span": happened_span,
        "response_span": response_span,
    }


def happened_span(row: Claim | Event) -> DateSpan:
    """When a claim or an event says that it happened."""
    return DateSpan(
        first=row.happened_first, last=row.happened_last, precision=row.happened_precision, text=row.happened_text
    )


def response_span(response: Answer) -> DateSpan:
    """The days a response stands for."""
    return DateSpan(
        first=response.as_of_first,
        last=response.as_of_last,
        precision=response.as_of_precision,
        text=response.as_of_text,
    )


def _claim(public_id: str) -> Claim:
    found = find_claim(g.session, public_id)
    if found is None:
        abort(404, f"no claim has the id {public_id[:40]!r}: ids are never reused, so it may have been mistyped")
    if found.rank is Rank.DEPRECATED:
        raise Gone(f"claim {public_id} was withdrawn: {found.rank_reason or 'no reason is on record'}")
    return found
