"""Questions to the log of changes: the newest number, what changed since one, how a row was at a revision."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from store.changes.plain import Json
from store.models import Article, ArticleVersion, Change, PublicRow, change_about
from store.narrowing import end_of
from store.vocabulary import ChangeOp, ThingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """Which changes are wanted; None leaves a thing open.

    `about` is the address of a page ("disputes/openai-deepseek", "companies/openai", "outlets/the-verge"). `since` and
    `until` are days on which this record changed, both inclusive, in UTC; `after_seq` is a number that is left out.
    """

    about: str | None = None
    kinds: tuple[ThingKind, ...] = ()
    ops: tuple[ChangeOp, ...] = ()
    after_seq: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNow:
    """What the public sees of one thing now, and the number of the change that made it so."""

    seq: int
    kind: ThingKind
    public_id: str
    revision: int
    is_gone: bool
    sha256: str
    value: Json


def newest_seq(session: Session) -> int:
    """The number of the newest change; 0 while nothing is on record. One look at an index."""
    return session.connection().scalar(_NEWEST) or 0


def latest_changes(
    session: Session,
    wanted: ChangeFilter,
    *,
    limit: int = 50,
    before_seq: int | None = None,
    among: ColumnElement[bool] | None = None,
) -> Sequence[Change]:
    """Changes that match, the newest first, from before the number where an earlier list ended.

    `among` is a further condition on them. Their article with its outlet, or the decision that caused them, is loaded.
    """
    source = joinedload(Change.version).defer(ArticleVersion.text).joinedload(ArticleVersion.article)
    question = _matching(wanted).options(source.joinedload(Article.outlet), joinedload(Change.action))
    if before_seq is not None:
        question = question.where(Change.id < before_seq)
    if among is not None:
        question = question.where(among)
    return session.scalars(question.order_by(Change.id.desc()).limit(limit)).all()


def count_changes(session: Session, wanted: ChangeFilter) -> int:
    """How many changes match."""
    return (
        session.scalar(select(func.count()).select_from(_matching(wanted).with_only_columns(Change.id).subquery())) or 0
    )


def all_changes(session: Session, wanted: ChangeFilter) -> Iterator[Sequence[Change]]:
    """Every change that matches, the newest first, some hundred at a time, and none of the earlier ones in memory."""
    before_seq: int | None = None
    while found := latest_changes(session, wanted, limit=_AT_ONCE, before_seq=before_seq):
        yield found
        before_seq = found[-1].id
        session.expunge_all()


def rows_since(session: Session, seq: int, *, limit: int = 500) -> Sequence[RowNow]:
    """Rows whose last change is after `seq`, in the order of these changes, tombstones included.

    A thing that changed five times since comes once, as it is now; who takes in all of them has what the public sees.
    """
    wanted = select(*_ROW).where(PublicRow.seq > seq).order_by(PublicRow.seq).limit(limit)
    return [RowNow(**row._asdict() | {"value": json.loads(row.value)}) for row in session.execute(wanted)]


def find_rows(session: Session, kind: ThingKind, public_ids: Iterable[str]) -> dict[str, RowNow]:
    """What the public sees of these things now, by id; what was never public is left out."""
    wanted = select(*_ROW).where(PublicRow.kind == kind, PublicRow.public_id.in_(list(public_ids)))
    found = (RowNow(**row._asdict() | {"value": json.loads(row.value)}) for row in session.execute(wanted))
    return {row.public_id: row for row in found}


def revisions_of(session: Session, kind: ThingKind, public_ids: Iterable[str]) -> dict[str, int]:
    """The newest revision of each of these things, by id."""
    wanted = select(PublicRow.public_id, PublicRow.revision)
    found = session.execute(wanted.where(PublicRow.kind == kind, PublicRow.public_id.in_(list(public_ids))))
    return {row.public_id: row.revision for row in found}


def changes_of(session: Session, kind: ThingKind, public_id: str) -> Sequence[Change]:
    """Every change to one thing, the newest first, each with the article or the decision that caused it."""
    source = joinedload(Change.version).defer(ArticleVersion.text).joinedload(ArticleVersion.article)
    wanted = select(Change).where(Change.kind == kind, Change.public_id == public_id)
    loaded = wanted.options(source.joinedload(Article.outlet), joinedload(Change.action))
    return session.scalars(loaded.order_by(Change.revision.desc())).all()


def row_at(session: Session, kind: ThingKind, public_id: str, revision: int) -> Json | None:
    """What the public was told of a thing at a revision; None where it has no such revision."""
    now = find_rows(session, kind, [public_id]).get(public_id)
    if now is None or not 1 <= revision <= now.revision:
        return None
    wanted = select(Change).where(Change.kind == kind, Change.public_id == public_id, Change.revision > revision)
    value = now.value
    for change in session.scalars(wanted.order_by(Change.revision.desc())):
        value = {key: kept for key, kept in value.items() if key not in change.changed} | change.before
    return value


def last_paths(session: Session, kind: ThingKind, public_ids: Iterable[str]) -> dict[str, str]:
    """Where readers found these things last, by id: the address that a row gave up when it went, or changed."""
    wanted = select(Change.public_id, Change.before).where(Change.kind == kind, Change.public_id.in_(list(public_ids)))
    told = session.execute(wanted.order_by(Change.id))
    return {row.public_id: row.before["path"] for row in told if "path" in row.before}


_AT_ONCE = 500
_NEWEST = select(func.max(Change.id))
_ROW = (
    PublicRow.seq,
    PublicRow.kind,
    PublicRow.public_id,
    PublicRow.revision,
    PublicRow.is_gone,
    PublicRow.sha256,
    PublicRow.body.label("value"),
)


def _matching(wanted: ChangeFilter) -> Select[Change]:
    question = select(Change)
    if wanted.about:
        question = question.join(change_about, change_about.c.change_id == Change.id)
        question = question.where(change_about.c.about == wanted.about)
    if wanted.kinds:
        question = question.where(Change.kind.in_(wanted.kinds))
    if wanted.ops:
        question = question.where(Change.op.in_(wanted.ops))
    if wanted.after_seq is not None:
        question = question.where(Change.id > wanted.after_seq)
    if wanted.since:
        question = question.where(Change.recorded_at >= _start_of(wanted.since))
    if wanted.until:
        question = question.where(Change.recorded_at < end_of(wanted.until))
    return question


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
