"""What gives way to what: words that vanished from a page, and silences that were answered. Nothing is deleted."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.models import ArticleVersion, Assertion, Claim, EventCitation, Passage, Response
from store.vocabulary import SILENCES, AssertionState

_TABLES: tuple[type[Assertion] | type[EventCitation] | type[Response], ...] = (Assertion, EventCitation, Response)
_LIVE = (AssertionState.PROPOSED,)  # what a person confirmed or rejected is not the machine's to change


def supersede_vanished(
    session: Session, version: ArticleVersion, found: Iterable[tuple[str, int]], now: datetime
) -> None:
    """Mark what this article was read to say before and is not read to say in `version`, if that is its newest."""
    newest = max(version.article.versions, key=lambda other: (other.fetched_at, other.version_no))
    if version is not newest:  # an old copy may be taken in late, and has a high number then
        return
    kept = set(found)
    for table in _TABLES:
        wanted = select(table).join(Passage, table.passage_id == Passage.id).join(ArticleVersion)
        ours = wanted.where(ArticleVersion.article_id == version.article_id, table.state.in_(_LIVE))
        rows: Iterable[Assertion | EventCitation | Response] = session.scalars(ours)
        for row in rows:
            if (table.__tablename__, row.id) not in kept:
                row.state = AssertionState.SUPERSEDED
                row.superseded_at = now


def supersede_answered(session: Session, claim: Claim) -> None:
    """Let each dated silence under `claim` point to the same party's next answer; both stay readable."""
    answers = [r for r in claim.responses if r.kind not in SILENCES and r.state in _LIVE]
    for silence in claim.responses:
        if silence.kind in SILENCES:
            later = [a for a in answers if a.respondent_id == silence.respondent_id and _is_later(a, silence)]
            silence.superseded_by = min(later, key=lambda answer: _when(answer) or date.max, default=None)
    session.flush()


def _is_later(answer: Response, silence: Response) -> bool:
    ours, theirs = _when(answer), _when(silence)
    return ours is not None and theirs is not None and ours > theirs


def _when(response: Response) -> date | None:
    """The day a response stands for: its own date, else that of the article; None where neither is known."""
    published = response.passage.version.published_at
    return response.as_of_last or (published.date() if published else None)
