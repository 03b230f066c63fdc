"""The revisions of a claim: when each was made, what changed with it, and what caused that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from store.changes.asked import changes_of
from store.knowledge import Knowledge
from store.models import Change, Claim
from store.vocabulary import ChangeOp, ThingKind
from webapp.words import names, outlet_of

Json = dict[str, Any]

# What readers call the keys of a claim's row; those that follow from another are not told.
_TOLD = {
    "claimants": "who says it",
    "claimant_text": "who says it",
    "targets": "of whom",
    "act": "the alleged act",
    "object": "of what",
    "legal_theories": "legal theory",
    "wording": "wording",
    "happened": "when it is said to have happened",
    "commitment": "how firmly it is said",
    "status": "in what manner it is said",
    "responses": "answers",
    "evidence": "evidence",
    "sources": "sentences",
    "state": "review",
    "dispute": "dispute",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One numbered state of the claim: since when, and what made it differ from the one before."""

    number: int
    at: datetime
    text: str


def claim_revisions(session: Session, claim: Claim, knowledge: Knowledge) -> list[Revision]:
    """The revisions this record had made by then, the newest first."""
    found = changes_of(session, ThingKind.CLAIM, claim.public_id)
    return [
        Revision(number=change.revision, at=change.recorded_at, text=change_words(change))
        for change in found
        if knowledge.recorded(change.recorded_at)
    ]


def change_words(change: Change) -> str:
    """What changed and what caused it, as a sentence."""
    if change.op is ChangeOp.MODIFY:
        told = names(_keys(change.changed)) or "its numbers"
        said = f"Changed: {told}"
    else:
        said = "First recorded" if change.op is ChangeOp.ADD else change.op.label.capitalize()
    return f"{said}{_cause(change)}."


def _keys(changed: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_TOLD[key] for key in changed if key in _TOLD))


def _cause(change: Change) -> str:
    if change.action is not None:
        return f", by an editor: {change.action.reason.rstrip('.')}"
    if change.version is not None:
        return f", from {outlet_of(change.version)}"
    return f": {change.because.rstrip('.')}" if change.because else ""
