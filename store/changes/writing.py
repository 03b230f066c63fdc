"""Numbering changes and writing them down, with the rows that the public sees from then on."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from store.changes.asked import newest_seq
from store.changes.news import News
from store.changes.questions import IDS, ask
from store.changes.touched import Touched
from store.models import Base, Change, Claim, Dispute, Event, Passage, PublicRow, Response, change_about
from store.vocabulary import ChangeOp, ThingKind

_TABLES: dict[ThingKind, type[Base]] = {
    ThingKind.CLAIM: Claim,
    ThingKind.EVENT: Event,
    ThingKind.RESPONSE: Response,
    ThingKind.DISPUTE: Dispute,
}
_VERSIONS = select(Passage.id, Passage.version_id).where(Passage.id.in_(IDS))
_ADD_CHANGES, _ADD_ABOUT, _ADD_ROWS = insert(Change), insert(change_about), insert(PublicRow)
_CHANGE_ROWS = update(PublicRow).where(PublicRow.id == bindparam("row_id"))
# A thing is told after what it names, so that who applies changes one by one knows both.
_ORDER = (ThingKind.ENTITY, ThingKind.DISPUTE, ThingKind.EVENT, ThingKind.CLAIM, ThingKind.RESPONSE)


def write_news(session: Session, news: Sequence[News], touched: Touched) -> None:
    """Number these and write them; what touched nothing new leaves no trace."""
    if not news:
        return
    ordered = sorted(news, key=lambda one: (_ORDER.index(one.draft.kind), one.draft.number))
    first = newest_seq(session) + 1
    versions = _versions(session, ordered, touched)
    at = touched.at or datetime.now(UTC)
    numbered = list(enumerate(ordered, first))
    changes = [_change(seq, one, touched, at) | _cause(one, touched, versions) for seq, one in numbered]
    connection = session.connection()
    connection.execute(_ADD_CHANGES, changes)
    about = [{"about": page, "change_id": seq} for seq, one in numbered for page in sorted(one.draft.about)]
    connection.execute(_ADD_ABOUT, about)
    fresh = [_row(seq, one) for seq, one in numbered if one.row_id is None]
    later = [_row(seq, one) | {"row_id": one.row_id} for seq, one in numbered if one.row_id is not None]
    if fresh:
        connection.execute(_ADD_ROWS, fresh)
    if later:
        connection.execute(_CHANGE_ROWS, later)


def _change(seq: int, one: News, touched: Touched, at: datetime) -> dict[str, Any]:
    return {
        "id": seq,
        "recorded_at": at,
        "kind": one.draft.kind,
        "public_id": one.draft.public_id,
        "op": ChangeOp.TAKEDOWN if touched.is_takedown else one.op,
        "revision": one.revision,
        "changed": one.changed,
        "before": one.before,
        "replaced_by": one.draft.replaced_by,
    }


def _row(seq: int, one: News) -> dict[str, Any]:
    return {
        "kind": one.draft.kind,
        "public_id": one.draft.public_id,
        "body": one.body,
        "sha256": one.digest,
        "is_gone": one.draft.value is None,
        "revision": one.revision,
        "seq": seq,
    }


def _cause(one: News, touched: Touched, versions: dict[int, int]) -> dict[str, Any]:
    """An editor's decision before an article, and the article that was filed before one that was filed anew for it."""
    if touched.action_id is not None:
        return {"action_id": touched.action_id, "version_id": None, "because": touched.because}
    passage_id = _said_by(one, touched)
    version_id = next(iter(touched.readings)) if len(touched.readings) == 1 else versions.get(passage_id or 0)
    return {"action_id": None, "version_id": version_id, "because": touched.because}


def _said_by(one: News, touched: Touched) -> int | None:
    table = _TABLES.get(one.draft.kind)
    return None if table is None else touched.said_by.get((table, one.draft.number))


def _versions(session: Session, news: Sequence[News], touched: Touched) -> dict[int, int]:
    """The version of each passage that brought a change about, where no one decision or article brought about all."""
    if touched.action_id is not None or len(touched.readings) == 1:
        return {}
    ids = {passage_id for one in news if (passage_id := _said_by(one, touched)) is not None}
    return {row.id: row.version_id for row in ask(session, _VERSIONS, ids)} if ids else {}
