"""Writing down what a transaction changed, once, just before it is committed.

What it touched is drafted anew and compared with the rows that the public saw until now; what differs is numbered in
the order of commits and kept with what was said before. A thing that says the same as before leaves no trace.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import and_, bindparam, event, func, or_, select
from sqlalchemy.orm import Session

from store.changes.answers import draft_responses
from store.changes.claims import draft_claims
from store.changes.disputes import draft_disputes
from store.changes.drafts import Draft
from store.changes.entities import draft_entities
from store.changes.events import draft_events
from store.changes.grown import CARRIED, told_before
from store.changes.news import News, tell_news
from store.changes.questions import IDS, ask
from store.changes.reach import reached
from store.changes.touched import Touched, forget, note_flush, take_touched
from store.changes.writing import write_news
from store.models import Base, Claim, Dispute, Entity, Event, PublicRow, Response
from store.vocabulary import ChangeOp, ThingKind

DRAFTED: dict[type[Base], Callable[..., Iterable[Draft]]] = {
    Entity: draft_entities,
    Event: draft_events,
    Claim: draft_claims,
    Response: draft_responses,
    Dispute: draft_disputes,
}
TABLES: dict[ThingKind, type[Base]] = {
    ThingKind.ENTITY: Entity,
    ThingKind.EVENT: Event,
    ThingKind.CLAIM: Claim,
    ThingKind.RESPONSE: Response,
    ThingKind.DISPUTE: Dispute,
}
# What of an event changes with every further report of it, and nothing of the dispute with that.
_OF_REPORTS = frozenset({"sources", "counts", "machine_only"})
_LOCK = 7_233_842  # any number, the same in every process that writes to this database


def watch_sessions() -> None:
    """Let every session of this process record what it changes; asked again it does nothing more."""
    if not event.contains(Session, "after_flush", note_flush):
        event.listen(Session, "after_flush", note_flush)
        event.listen(Session, "before_commit", _record_before_commit)
        event.listen(Session, "after_rollback", forget)


def record_changes(session: Session) -> None:
    """Write what was touched since the last time as changes; a commit does it by itself."""
    session.flush()
    touched = take_touched(session)
    if touched is None:
        return
    _take_turn(session)
    found = reached(session, touched)
    disputes = found.pop(Dispute)
    news = [
        one for table, ids in found.items() if ids for one in news_of(session, _drafts(session, table, ids, touched))
    ]
    disputes |= _concerned(session, news, touched)
    news += news_of(session, draft_disputes(session, disputes)) if disputes else []
    write_news(session, news, touched)


def _drafts(session: Session, table: type[Base], ids: Collection[int], touched: Touched) -> Iterable[Draft]:
    if table in CARRIED:
        return DRAFTED[table](session, ids, before=told_before(session, CARRIED[table], ids, touched))
    return DRAFTED[table](session, ids)


def news_of(session: Session, drafts: Iterable[Draft]) -> list[News]:
    """What is new about drafts of one kind, by the rows that the public sees so far."""
    drafted = list(drafts)
    if not drafted:
        return []
    ids = [draft.public_id for draft in drafted]
    earlier: Mapping[str, Any] = {row.public_id: row for row in ask(session, _ROWS, ids, kind=drafted[0].kind)}
    found = (tell_news(draft, earlier.get(draft.public_id)) for draft in drafted)
    return [one for one in found if one is not None]


def _record_before_commit(session: Session) -> None:
    if not session.in_nested_transaction():
        record_changes(session)


def _take_turn(session: Session) -> None:
    """Wait until no other transaction records: numbers then follow the commits, and each sees all before it.

    SQLite has one writer anyway, and what was touched was written.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def _concerned(session: Session, news: Iterable[News], touched: Touched) -> set[int]:
    """Ids of the disputes that what came, went, moved or happened may change."""
    changed: dict[str, News] = {}
    filled: set[str] = set()
    for one in news:
        if one.draft.dispute is None:
            continue
        if _changes_dispute(one):
            changed.update({slug: one for slug in {one.draft.dispute, one.before.get("dispute")} if slug})
        elif one.op is ChangeOp.ADD:
            filled.add(one.draft.dispute)
    rows = ask(session, _CONCERNED, changed, filled=list(filled)) if changed or filled else ()
    found = {row.id: row.slug for row in rows}
    for number, slug in found.items():
        _pass_on(touched, number, changed.get(slug))
    return set(found)


def _pass_on(touched: Touched, dispute_id: int, one: News | None) -> None:
    """Let a dispute change for the sentence that what changed it was written for."""
    said_by = touched.said_by.get((TABLES[one.draft.kind], one.draft.number)) if one else None
    if said_by is not None:
        touched.said_by[Dispute, dispute_id] = said_by


def _changes_dispute(one: News) -> bool:
    """Whether a dispute may say something else by this; what is added to one changes it only if it was empty before."""
    if one.draft.kind is ThingKind.EVENT:
        return one.op is not ChangeOp.MODIFY or not _OF_REPORTS.issuperset(one.changed)
    return one.op in (ChangeOp.MERGE, ChangeOp.WITHDRAW, ChangeOp.RESTORE) or "dispute" in one.changed


_ROWS = select(
    PublicRow.id, PublicRow.public_id, PublicRow.body, PublicRow.sha256, PublicRow.is_gone, PublicRow.revision
).where(PublicRow.kind == bindparam("kind"), PublicRow.public_id.in_(IDS))
# Those that changed, and of those that were only added to the ones that the public does not see.
_SEEN = select(PublicRow.public_id).where(PublicRow.kind == ThingKind.DISPUTE, PublicRow.is_gone.is_(False))
_CONCERNED = select(Dispute.id, Dispute.slug).where(
    or_(
        Dispute.slug.in_(IDS),
        and_(
            Dispute.slug.in_(bindparam("filled", expanding=True)),
            ~_SEEN.where(PublicRow.public_id == Dispute.slug).correlate(Dispute).exists(),
        ),
    )
)
