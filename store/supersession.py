"""What gives way to what: words that vanished from a page, and silences that were answered. Nothing is deleted."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from store.claims import LIVE
from store.models import ArticleVersion, Assertion, Claim, EventCitation, Passage, Response
from store.vocabulary import SILENCES, AssertionState, ResponseKind

AnyRow = Assertion | EventCitation | Response

_LIVE = (AssertionState.PROPOSED,)  # what a person confirmed or rejected is not the machine's to change
_UNDER_CLAIMS = (
    select(
        Response.id,
        Response.claim_id,
        Response.respondent_id,
        Response.kind,
        Response.state,
        Response.superseded_by_id,
        Response.as_of_last,
        ArticleVersion.published_at,
    )
    .join(Passage, Response.passage_id == Passage.id)
    .join(ArticleVersion)
    .where(Response.claim_id.in_(bindparam("claims", expanding=True)))
    .order_by(Response.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What tells which answer a silence gives way to; `when` is its own date, else that of the article."""

    id: int
    kind: ResponseKind
    state: AssertionState
    when: date | None
    superseded_by_id: int | None


def vanished(rows: Iterable[AnyRow], found: Container[AnyRow], now: datetime) -> Iterator[AnyRow]:
    """Mark those of an article's `rows` that its newest version is not read to say; gives each."""
    for row in rows:
        if row.state in _LIVE and row not in found:
            row.state, row.superseded_at = AssertionState.SUPERSEDED, now
            yield row


def supersede_answered(session: Session, claims: Iterable[Claim]) -> None:
    """Let each dated silence under these claims point to the same party's next answer; both stay readable."""
    for responses in _by_party(session, claims):
        answers = [one for one in responses if one.kind not in SILENCES and one.state in LIVE]
        for silence in responses:
            if silence.kind in SILENCES and silence.superseded_by_id != (answer := _next(answers, silence)):
                row = session.get_one(Response, silence.id)
                row.superseded_by = session.get_one(Response, answer) if answer else None


def _by_party(session: Session, claims: Iterable[Claim]) -> Iterable[list[_Answer]]:
    """What each party answered to each claim, or did not, in the order in which it came on record."""
    found: dict[tuple[int, int], list[_Answer]] = defaultdict(list)
    ids = [claim.id for claim in claims]
    for row in session.execute(_UNDER_CLAIMS, {"claims": ids}) if ids else ():
        when = row.as_of_last or (row.published_at.date() if row.published_at else None)
        answer = _Answer(
            id=row.id, kind=row.kind, state=row.state, when=when, superseded_by_id=row.superseded_by_id
        )  # fmt: skip
        found[row.claim_id, row.respondent_id].append(answer)
    return found.values()


def _next(answers: Iterable[_Answer], silence: _Answer) -> int | None:
    """The id of the first answer after `silence`; of several of one day, the first on record."""
    later = [(one.when, one.id) for one in answers if one.when and silence.when and one.when > silence.when]
    return min(later)[1] if later else None
