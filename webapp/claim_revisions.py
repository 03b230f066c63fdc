"""The revisions of a claim: when each was made, what changed with it, and what caused that."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from store.changes.asked import changes_of
from store.knowledge import Knowledge
from store.models import Change, Claim
from store.vocabulary import ChangeOp, ThingKind
from webapp.change_words import respects
from webapp.words import names, outlet_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One numbered state of the claim: since when, and what made it differ from the one before."""

    number: int
    at: datetime
    text: str


def claim_revisions(session: Session, claim: Claim, knowledge: Knowledge) -> list[Revision]:
    """The revisions this record had made by then of what was public by then, the newest first."""
    found = changes_of(session, ThingKind.CLAIM, claim.public_id)
    return [
        Revision(number=change.revision, at=change.recorded_at, text=change_words(change))
        for change in found
        if _is_known(change, knowledge)
    ]


def _is_known(change: Change, knowledge: Knowledge) -> bool:
    """Whether it was made by then, and its cause was public: the article, else this record's own word for it."""
    if change.version is None:
        return knowledge.decided(change.recorded_at)
    return knowledge.recorded(change.recorded_at) and knowledge.published(change.version)


def change_words(change: Change) -> str:
    """What changed and what caused it, as a sentence."""
    if change.op is ChangeOp.MODIFY:
        told = names(respects(change)) or "its numbers"
        said = f"Changed: {told}"
    else:
        said = "First recorded" if change.op is ChangeOp.ADD else change.op.label.capitalize()
    return f"{said}{_cause(change)}."


def _cause(change: Change) -> str:
    if change.action is not None:
        return f", by an editor: {change.action.reason.rstrip('.')}"
    if change.version is not None:
        return f", from {outlet_of(change.version)}"
    return f": {change.because.rstrip('.')}" if change.because else ""
