"""What the public is told of an answer: who gave it, to which claim, as of when, asked by whom, and the sentence."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from store.changes.drafts import Draft
from store.changes.parts import find_sides, pages_of
from store.changes.plain import Json, span
from store.changes.questions import IDS, ask
from store.changes.sources import PRINTED, TAKEN_DOWN, reading, source, with_printed
from store.models import Claim, Dispute, Entity, Passage, Response
from store.vocabulary import AssertionState, ThingKind

_LATER = aliased(Response)
_HEADS = (
    with_printed(
        select(
            *Response.__table__.columns,
            Dispute.slug.label("dispute"),
            Claim.public_id.label("claim"),
            Entity.name.label("respondent"),
            Entity.slug.label("respondent_slug"),
            Entity.kind.label("respondent_kind"),
            _LATER.public_id.label("superseded_by"),
            *PRINTED,
            Passage.withheld_by_id,
        ),
        Response,
    )
    .join(Dispute, Response.dispute_id == Dispute.id)
    .join(Entity, Response.respondent_id == Entity.id)
    .outerjoin(Claim, Response.claim_id == Claim.id)
    .outerjoin(_LATER, Response.superseded_by_id == _LATER.id)
    .where(Response.id.in_(IDS))
    .order_by(Response.id)
)


def draft_responses(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These answers as the record has them now."""
    rows = ask(session, _HEADS, ids).all()
    sides = find_sides(session, {row.dispute_id for row in rows})
    return [_draft(row, source(row, sides[row.dispute_id])) for row in rows]


def _draft(row: Any, sentence: Json) -> Draft:
    is_rejected = row.state is AssertionState.REJECTED
    respondent = {"name": row.respondent, "slug": row.respondent_slug, "kind": row.respondent_kind}
    return Draft(
        kind=ThingKind.RESPONSE,
        number=row.id,
        public_id=row.public_id,
        value=None if is_rejected else {**_head(row), "respondent": respondent, "source": sentence},
        reason=_why_gone(row) if is_rejected else None,
        text_sha256=row.text_sha256 if row.withheld_by_id else None,
        about=pages_of(row.dispute, [respondent], [sentence]),
        dispute=row.dispute,
    )


def _why_gone(row: Any) -> str:
    return TAKEN_DOWN if row.withheld_by_id else "an editor found that the sentence was read wrong"


def _head(row: Any) -> Json:
    return {
        "path": f"/disputes/{row.dispute}#{row.public_id}",
        "dispute": row.dispute,
        "claim": row.claim,
        "response": row.kind,
        "response_label": row.kind.label,
        "basis": row.basis,
        "asked_by": row.asked_by,
        "as_of": span(row, "as_of"),
        "superseded_by": row.superseded_by,
        "machine_only": row.state is not AssertionState.CONFIRMED,
        **reading(row),
    }
