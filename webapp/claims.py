"""The page of one claim, and the same as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, g, render_template, request, url_for
from werkzeug.exceptions import Gone

from store.changes.asked import find_rows
from store.claims import GIVEN, as_known, find_claim, leave_out_given
from store.contradictions.questions import contradictions_of
from store.decisions import decisions_on, key_of
from store.disputes import call_as_known
from store.knowledge import Knowledge
from store.litigants import is_litigant
from store.models import Assertion, Claim, EditorialAction, Event
from store.models import Response as Answer
from store.records import DateSpan
from store.replies import replies_to
from store.vocabulary import LegalTheory, PartyRole, Rank, ThingKind
from webapp.asked import number, refuse_unknown
from webapp.citing import citation, plain
from webapp.claim_document import claim_document, reply_document
from webapp.claim_page import claim_page
from webapp.claim_revisions import claim_revisions
from webapp.days import DAYS, days_query, knowledge_asked, shown_to
from webapp.documents import send
from webapp.headings import claimant_words, in_order, opened, parties
from webapp.line_data import contradiction_data
from webapp.lines import event_words, mark_of_response
from webapp.linked_data import claim_linked
from webapp.words import NBSP, day

bp = Blueprint("claims", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim as it was known on the days that are asked for, opened at one of its passages (from 1)."""

    claim: Claim
    knowledge: Knowledge
    number: int

    @property
    def passage(self) -> Assertion:
        """The passage at which it is opened."""
        return in_order(self.claim.assertions)[self.number - 1]


@bp.get("/claims/<public_id>")
def claim(public_id: str) -> Any:
    """A claim opened at one of its passages; a withdrawn one answers 410 with the reason."""
    asked = claim_asked(public_id, ["passage"])
    found = asked.claim
    return render_template(
        "claim.html",
        section="disputes",
        asked=asked,
        page=claim_page(found, asked.number, asked.knowledge),
        claim=found,
        claimant=opened(claimant_words(found) or "", is_name=bool(parties(found, PartyRole.ACCUSER))),
        accused=parties(found, PartyRole.ACCUSED),
        differing=contradictions_of(g.session, found, asked.knowledge),
        replies=replies_to(g.session, found, asked.knowledge),
        theories=[LegalTheory(code) for code in found.legal_theories],
        revisions=claim_revisions(g.session, found, asked.knowledge),
        decided=_decided(asked),
        cited=plain(citation(found, asked.passage, asked.knowledge)),
        cite_as=_cite_as(asked),
        linked=claim_linked(found),
    )


@bp.get("/claims/<public_id>.json")
def claim_json(public_id: str) -> Response:
    """The claim with its passages, chains, answers and sources."""
    asked = claim_asked(public_id)
    differing = [contradiction_data(row) for row in contradictions_of(g.session, asked.claim, asked.knowledge)]
    replies = [reply_document(reply) for reply in replies_to(g.session, asked.claim, asked.knowledge)]
    told = {"on_record": "claim", **claim_document(asked.claim), "replies": replies, "contradictions": differing}
    return send(told)


def _decided(asked: Asked) -> list[EditorialAction]:
    """What editors had decided by then on the claim, its sentences and the answers to it."""
    found = decisions_on(g.session, asked.claim, *asked.claim.assertions, *asked.claim.responses)
    return [action for action in found if asked.knowledge.decided(action.at)]


def _cite_as(asked: Asked) -> dict[str, str]:
    """The citation's files by name, for the passage and the days that are shown."""
    asked_for = {"passage": asked.number if asked.number > 1 else None, **days_query(asked.knowledge)}
    endpoints = {"BibTeX": "claims.as_bib", "RIS": "claims.as_ris", "CSL-JSON": "claims.as_csl"}
    return {name: url_for(end, public_id=asked.claim.public_id, **asked_for) for name, end in endpoints.items()}


def claim_asked(public_id: str, besides: Iterable[str] = ()) -> Asked:
    """The claim of that id as the query string asks for it; `besides` are parameters beside the days."""
    refuse_unknown(request.args, [*DAYS, *besides])
    knowledge = knowledge_asked()
    found = as_known(_claim(public_id), knowledge)
    if _was_edited_after(found, knowledge):
        leave_out_given(found)
    call_as_known(g.session, found.dispute, knowledge)
    passages = len(in_order(found.assertions))
    if not passages:
        known = f"public by {day(shown_to(knowledge))}".replace(NBSP, " ")
        abort(404, f"nothing that carries claim {public_id} was {known}, or on this record: ask for a later day")
    wanted = number(request.args, "passage", default=1, most=9999)
    if wanted > passages:
        abort(404, f"claim {public_id} has {passages} passages and no passage {wanted}")
    return Asked(claim=found, knowledge=knowledge, number=wanted)


def _was_edited_after(claim: Claim, knowledge: Knowledge) -> bool:
    """Whether a later decision of an editor gave the claim its wording, its object or its date."""
    later = (action for action in decisions_on(g.session, claim) if not knowledge.decided(action.at))
    return any(GIVEN.keys() & action.after.get(key_of(claim), {}) for action in later)


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
    if not in_order(found.assertions):
        tombstone = find_rows(g.session, ThingKind.CLAIM, [public_id]).get(public_id)
        raise Gone(
            f"claim {public_id} does not stand: {tombstone.value['reason'] if tombstone else 'it has no source'}"
        )
    return found
