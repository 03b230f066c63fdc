"""What gives way to what: words that vanished from a page, and silences that were answered. Nothing is deleted."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, bindparam, func, or_, select
from sqlalchemy.orm import Session

from store.claims import LIVE
from store.models import ArticleVersion, Assertion, EventCitation, Passage, Response
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
# Days of instants are those of the database's time zone here, which need not be UTC.
_RECENT = _UNDER_CLAIMS.where(
    func.coalesce(Response.as_of_last, func.date(ArticleVersion.published_at)) >= bindparam("since", type_=Date())
)
_LEADING_THERE = _UNDER_CLAIMS.where(
    Response.kind.in_(sorted(SILENCES)),
    or_(
        Response.superseded_by_id.in_(bindparam("recent", expanding=True)),
        Response.superseded_by_id.is_(None)
        & or_(Response.as_of_last.is_not(None), ArticleVersion.published_at.is_not(None)),
    ),
)
_A_DAY = timedelta(days=1)


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


def supersede_answered(session: Session, touched: Iterable[Response]) -> None:
    """Let each dated silence point to the same party's next answer to that claim; both stay readable.

    `touched` are the answers and silences that came, went or changed: a silence that gave way to an answer before all
    of these stays as it is, and is not looked at.
    """
    under_claims = [(row.claim_id, _when(row, row.passage.version)) for row in touched if row.claim_id is not None]
    dated = [(claim_id, when) for claim_id, when in under_claims if when]
    if dated:
        _supersede_since(session, {claim_id for claim_id, _ in dated}, min(when for _, when in dated) - _A_DAY)


def supersede_decided(session: Session, decided: Iterable[Response]) -> None:
    """The same where an editor decided on these answers: any day, kind and state of theirs may have been another."""
    claims = {row.claim_id for row in decided if row.claim_id is not None}
    if claims:
        _supersede_since(session, claims, date.min)


def _supersede_since(session: Session, claims: Iterable[int], since: date) -> None:
    for responses in _by_party(session, claims, since):
        answers = [one for one in responses if one.kind not in SILENCES and one.state in LIVE]
        for one in responses:
            answer = _next(answers, one) if one.kind in SILENCES else None
            if one.superseded_by_id != answer:
                row = session.get_one(Response, one.id)
                row.superseded_by = session.get_one(Response, answer) if answer else None


def _by_party(session: Session, claims: Iterable[int], since: date) -> Iterable[list[_Answer]]:
    """What each party answered to each claim since, or did not and may not have yet, in the order of the record."""
    found: dict[tuple[int, int], list[_Answer]] = defaultdict(list)
    asked = {"claims": sorted(claims), "since": since}
    recent = session.execute(_RECENT, asked).all()
    silent = session.execute(_LEADING_THERE, {**asked, "recent": [row.id for row in recent]})
    for row in sorted({*recent, *silent}, key=lambda row: row.id):
        answer = _Answer(
            id=row.id, kind=row.kind, state=row.state, when=_when(row, row), superseded_by_id=row.superseded_by_id
        )  # fmt: skip
        found[row.claim_id, row.respondent_id].append(answer)
    return found.values()


def _when(row: Any, version: Any) -> date | None:
    """The day of an answer: its own, else that of its article."""
    return row.as_of_last or (version.published_at.date() if version.published_at else None)


def _next(answers: Iterable[_Answer], silence: _Answer) -> int | None:
    """The id of the first answer after `silence`; of several of one day, the first on record."""
    later = [(one.when, one.id) for one in answers if one.when and silence.when and one.when > silence.when]
    return min(later)[1] if later else None
