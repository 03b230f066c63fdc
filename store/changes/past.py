"""The rows of claims as the public could know them by a day: made for who asks, kept nowhere, no revision of ours."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.by_day import END, was_public
from store.changes.claims import BY_DAY, draft_claims
from store.changes.plain import Json, span
from store.changes.questions import IDS, ask
from store.claims import GIVEN
from store.models import ArticleVersion, Assertion, EditorialAction, Passage
from store.narrowing import end_of

_NOTHING: Json = {
    **{key: GIVEN[key] for key in ("object", "legal_theories", "wording")},
    "happened": span(SimpleNamespace(**GIVEN), "happened"),
}
"""What stands in a row for what a claim has from any of its sentences, or from an editor."""


def claims_by(session: Session, ids: Collection[int], day: date) -> Mapping[int, Json]:
    """What each of these claims could be known to say by the end of `day` (UTC), by its number.

    Nothing tells which sentence gave a claim its object, its date or a theory: each is left out where a later sentence
    or decision may have given it.
    """
    end = end_of(day)
    unsure = {*_added_to(session, ids, end), *_edited(session, ids, end)}
    drafts = draft_claims(session, ids, BY_DAY, end=end)
    return {d.number: {**d.content, **(_NOTHING if d.number in unsure else {})} for d in drafts if d.value}


def _added_to(session: Session, ids: Collection[int], end: datetime) -> Iterable[int]:
    """Those claims that a later page carries too."""
    return ask(session, _LATER_PAGES, ids, end=end).scalars()


def _edited(session: Session, ids: Collection[int], end: datetime) -> Iterable[int]:
    """Those claims of which an editor set such a value later."""
    for action in ask(session, _LATER_DECISIONS, ids, end=end):
        if GIVEN.keys() & action.after.get(f"claim:{action.subject_id}", {}):
            yield action.subject_id


_LATER_PAGES: Any = (
    select(Assertion.claim_id)
    .join(Passage, Assertion.passage_id == Passage.id)
    .join(ArticleVersion, Passage.version_id == ArticleVersion.id)
    .where(Assertion.claim_id.in_(IDS), ~was_public())
    .distinct()
)
_LATER_DECISIONS: Any = select(EditorialAction.subject_id, EditorialAction.after).where(
    EditorialAction.subject_kind == "claim", EditorialAction.subject_id.in_(IDS), EditorialAction.at >= END
)
