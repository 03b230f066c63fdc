"""The addresses to fetch and when: found, due, fetched, failed. It lives in the database, so a killed run resumes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from http import HTTPStatus
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from store.models import Base, FrontierUrl, Round

REVISITS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 7 * 24, 30 * 24))
MOST_TRIES = 8
_FIRST_WAIT, _LONGEST_WAIT = timedelta(hours=1), timedelta(days=7)
# A page that its listing calls changed is asked for again at once, but not more often than this.
_LISTED_PAUSE_AT_FIRST, _LISTED_PAUSE, _FIRST_DAY = timedelta(hours=1), timedelta(days=1), timedelta(days=1)
_LATE = timedelta(days=1)  # a publication so much earlier than the listing says is believed
_CHUNK = 500  # SQLite allows a limited number of variables in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUrl:
    """An address that a feed or a sitemap lists; `listed` is the newest instant it gives for it."""

    url: str
    listed: datetime | None = None


class Visited(NamedTuple):
    """An address that was visited, with what its next visit depends on."""

    id: int
    url: str
    tries: int
    etag: str | None
    last_modified: str | None
    found_at: datetime
    watched_from: datetime


_TABLE = Base.metadata.tables[FrontierUrl.__tablename__]
# Built once, for each page of a round asks for both, and past the unit of work.
_WANTED = select(*(_TABLE.c[name] for name in Visited._fields)).where(_TABLE.c.id == bindparam("number"))
_NOTE = update(_TABLE).where(_TABLE.c.id == bindparam("number"))


def add_found(session: Session, outlet_slug: str, found: Iterable[FoundUrl], now: datetime) -> int:
    """Put what is new on the frontier, due now, and make due again what is listed as changed; how many were new."""
    listed = {one.url: one for one in found}
    known = _known(session, list(listed))
    for url, row in known.items():
        _note_change(row, listed[url].listed, now)
    new = [one for url, one in listed.items() if url not in known]
    session.add_all(
        FrontierUrl(
            outlet_slug=outlet_slug,
            url=one.url,
            found_at=now,
            listed_date=one.listed,
            due_at=now,
            watched_from=min(one.listed or now, now),
        )
        for one in new
    )
    session.flush()
    return len(new)


def due_urls(session: Session, outlet_slug: str, now: datetime, *, limit: int) -> Sequence[FrontierUrl]:
    """What of an outlet is due, newest listing first; addresses that no listing dates come last."""
    return session.scalars(
        select(FrontierUrl)
        .where(FrontierUrl.outlet_slug == outlet_slug, FrontierUrl.due_at <= now)
        .order_by(FrontierUrl.listed_date.is_(None), FrontierUrl.listed_date.desc(), FrontierUrl.id)
        .limit(limit)
    ).all()


def make_all_due(session: Session, outlet_slug: str, now: datetime) -> None:
    """Make every known address of an outlet due now."""
    session.execute(update(FrontierUrl).where(FrontierUrl.outlet_slug == outlet_slug).values(due_at=now))


def as_visited(session: Session, number: int) -> Visited:
    """The address with this id, as it is before the answer to a visit is noted; raises NoResultFound."""
    return Visited(*session.connection().execute(_WANTED, {"number": number}).one())


def mark_fetched(
    session: Session, row: Visited, status: int, now: datetime, *, etag: str | None, last_modified: str | None
) -> None:
    """Note an answer with a page (200) or with "unchanged" (304), and when to look again.

    A page that comes without validators has none: those of an older text would vouch for that text.
    """
    if status == HTTPStatus.NOT_MODIFIED:
        etag, last_modified = etag or row.etag, last_modified or row.last_modified
    due_at = next_visit(row.watched_from, row.found_at, now)
    noted: dict[str, Any] = {"tries": 0, "last_status": status, "last_error": None, "visited_at": now, "due_at": due_at}
    _note(session, row, {**noted, "etag": etag, "last_modified": last_modified})


def mark_failed(
    session: Session, row: Visited, error: str, now: datetime, *, status: int | None, wait: timedelta | None
) -> None:
    """Note a failure; try again after `wait`, or after a wait that grows with each failure, MOST_TRIES times."""
    tries = row.tries + 1
    pause = wait or min(_LONGEST_WAIT, _FIRST_WAIT * 4 ** (tries - 1))
    noted: dict[str, Any] = {"tries": tries, "last_status": status, "last_error": error}
    noted |= {} if status is None else {"visited_at": now}
    _note(session, row, {**noted, "due_at": now + pause if tries < MOST_TRIES else None})


def _note(session: Session, row: Visited, values: dict[str, Any]) -> None:
    session.connection().execute(_NOTE, {"number": row.id, **values})


def next_visit(watched_from: datetime, found_at: datetime, now: datetime) -> datetime | None:
    """The first of REVISITS after `watched_from` that is still to come, or None.

    A page found after the last of them is looked at once more, 30 days after it was found.
    """
    start = watched_from if found_at - watched_from < REVISITS[-1] else None
    visits = [start + step for step in REVISITS] if start else [found_at + REVISITS[-1]]
    return next((at for at in visits if at > now), None)


def note_publication(session: Session, url: str, published: datetime) -> None:
    """Count the visits of a page from its publication, where that is more than a day before the listing had it."""
    row = _row(session, url)
    if row and row.visited_at and published < row.watched_from - _LATE:
        _watch_from(row, published, row.visited_at)


def note_changed(session: Session, url: str, at: datetime) -> None:
    """Count the visits of a page anew from the change that was seen at `at`: who edits once may edit again."""
    row = _row(session, url)
    if row and row.visited_at:
        _watch_from(row, at, row.visited_at)


def start_round(session: Session, outlet_slug: str, now: datetime) -> Round:
    """A new round of an outlet; rounds of it that never ended are marked as broken off."""
    session.execute(
        update(Round)
        .where(Round.outlet_slug == outlet_slug, Round.ended_at.is_(None), Round.error.is_(None))
        .values(error="broken off")
    )
    row = Round(outlet_slug=outlet_slug, started_at=now, discovered=0, fetched=0, unchanged=0, refused=0, failed=0)
    session.add(row)
    session.flush()
    return row


def _known(session: Session, urls: Sequence[str]) -> dict[str, FrontierUrl]:
    found: dict[str, FrontierUrl] = {}
    for start in range(0, len(urls), _CHUNK):
        rows = session.scalars(select(FrontierUrl).where(FrontierUrl.url.in_(urls[start : start + _CHUNK])))
        found.update((row.url, row) for row in rows)
    return found


def _note_change(row: FrontierUrl, listed: datetime | None, now: datetime) -> None:
    """Make a page due that is listed with a newer date; one whose date is always new is asked for once a day."""
    listed = min(listed, now) if listed else None
    if listed is None or (row.listed_date is not None and listed <= row.listed_date):
        return
    row.listed_date = listed
    visited_at = row.visited_at or row.found_at
    is_instant = listed.time() != time(0)  # a bare day may mean any hour of it
    if row.last_status is None or (is_instant and listed <= visited_at):
        return
    pause = _LISTED_PAUSE_AT_FIRST if now - row.found_at < _FIRST_DAY else _LISTED_PAUSE
    due_at = max(now, visited_at + pause)
    row.due_at = min(row.due_at or due_at, due_at)


def _row(session: Session, url: str) -> FrontierUrl | None:
    return session.scalars(select(FrontierUrl).where(FrontierUrl.url == url)).first()


def _watch_from(row: FrontierUrl, at: datetime, visited_at: datetime) -> None:
    row.watched_from = at
    row.due_at = next_visit(at, row.found_at, visited_at)
