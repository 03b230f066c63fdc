"""What the public is told of an answer: who gave it, to which claim, as of when, asked by whom, and the sentence."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from store.changes.drafts import Draft
from store.changes.parts import pages_of
from store.changes.plain import Json, span
from store.changes.sources import PRINTED, reading, source, with_printed
from store.litigants import party_names
from store.models import Claim, Dispute, Entity, Response
from store.vocabulary import AssertionState, ThingKind


def draft_responses(session: Session, ids: Collection[int]) -> Iterable[Draft]:
    """These answers as the record has them now."""
    later = aliased(Response)
    columns = (
        *Response.__table__.columns,
        Dispute.slug.label("dispute"),
        Claim.public_id.label("claim"),
        Entity.name.label("respondent"),
        Entity.slug.label("respondent_slug"),
        Entity.kind.label("respondent_kind"),
        later.public_id.label("superseded_by"),
    )
    wanted = (
        with_printed(select(*columns, *PRINTED), Response)
        .join(Dispute, Response.dispute_id == Dispute.id)
        .join(Entity, Response.respondent_id == Entity.id)
        .outerjoin(Claim, Response.claim_id == Claim.id)
        .outerjoin(later, Response.superseded_by_id == later.id)
        .where(Response.id.in_(ids))
        .order_by(Response.id)
    )
    rows = session.execute(wanted).all()
    parties = party_names(session, {row.dispute_id for row in rows})
    return [_draft(row, source(row, parties.get(row.dispute_id, ()))) for row in rows]


def _draft(row: Any, sentence: Json) -> Draft:
    is_rejected = row.state is AssertionState.REJECTED
    respondent = {"name": row.respondent, "slug": row.respondent_slug, "kind": row.respondent_kind}
    return Draft(
        kind=ThingKind.RESPONSE,
        number=row.id,
        public_id=row.public_id,
        value=None if is_rejected else {**_head(row), "respondent": respondent, "source": sentence},
        reason="an editor found that the sentence was read wrong" if is_rejected else None,
        about=pages_of(row.dispute, [respondent], [sentence]),
        dispute_id=row.dispute_id,
    )


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
