"""One round of one outlet: discover, fetch what is due, archive, and store each capture before the next request."""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from crawler.captures import capture_record, file_way, filed
from crawler.clock import Clock, utc_now
from crawler.discovery import Discovery, discover
from crawler.hosts import retry_after
from crawler.outlet import Outlet
from crawler.run import Answer, Asking, Fetch
from store import records
from store.addresses import belongs_to, is_front_page
from store.articles import outlet_row
from store.captures import enter_capture, record_once
from store.frontier import (
    Visited,
    add_found,
    as_visited,
    due_urls,
    make_all_due,
    mark_failed,
    mark_fetched,
    start_round,
)
from store.models import Capture, Round
from store.presence import LED_TO_FRONT, MISSING_STATUSES, file_absence, file_unchanged, has_unread_page, refuse_capture

log = logging.getLogger(__name__)

MOST_REFUSALS = 5  # in a row: an outlet that says no so often is left alone for this round
_REFUSING = frozenset({401, 402, 403, 407, 429, 451})
_REFUSED_WAIT = timedelta(days=1)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(slots=True, kw_only=True)
class RoundOutcome:
    """What a round came to; `reasons` counts why pages failed, `error` is what ended or marred it."""

    outlet: Outlet
    discovered: int = 0
    due: int = 0
    fetched: int = 0
    unchanged: int = 0
    refused: int = 0
    failed: int = 0
    gone: int = 0
    error: str | None = None
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def is_done(self) -> bool:
        """Whether nothing went wrong."""
        return self.error is None and not self.failed and not self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOptions:
    """How a round is run: most pages, whether all known ones are due, whether archive sitemaps are read too.

    `stepped` is called after each page, `clock` says what is due and when a page was seen.
    """

    limit: int = 2_000
    again: bool = False
    archives: bool = False
    clock: Clock = utc_now
    stepped: Callable[[RoundOutcome], None] = lambda _: None


class _Due(NamedTuple):
    """An address to visit, and what to ask it by, as they are when the round begins."""

    number: int
    url: str
    etag: str | None
    last_modified: str | None


class OutletRound:
    """A round of one outlet: `run` is a job for `crawler.run.run_jobs`, `outcome` says what it came to."""

    def __init__(self, outlet: Outlet, sessions: sessionmaker[Session], options: RoundOptions) -> None:
        self.outcome = RoundOutcome(outlet=outlet)
        self._outlet, self._sessions, self._options = outlet, sessions, options
        self._running = 0  # refusals in a row
        self._is_stopped = False
        self._round_id = 0
        self._robots_ids: dict[records.Capture, int] = {}  # all pages of a host have the same robots.txt

    async def run(self, fetch: Fetch) -> None:
        """Discover and fetch; whatever goes wrong is in the outcome, and other rounds go on."""
        self._begin()
        options = self._options
        keeping = filed(fetch, self._sessions, self._outlet.slug)
        discovery = await discover(self._outlet, keeping, archives=options.archives, enough=options.limit)
        for due in self._plan(discovery):
            await self._visit(due, fetch)
            self._options.stepped(self.outcome)
            if self._is_stopped:
                break
        self._end()

    def _begin(self) -> None:
        with self._sessions.begin() as session:
            outlet_row(session, self._outlet.record)
            self._round_id = start_round(session, self._outlet.slug, self._options.clock()).id

    def _plan(self, discovery: Discovery) -> "list[_Due]":
        """Put what was found on the frontier; what is due, newest first."""
        if discovery.errors:
            self.outcome.error = "; ".join(discovery.errors[:3])
        now, slug = self._options.clock(), self._outlet.slug
        with self._sessions.begin() as session:
            self.outcome.discovered = add_found(session, slug, discovery.found.values(), now)
            if self._options.again:
                make_all_due(session, slug, now)
            rows = due_urls(session, slug, self._options.clock(), limit=self._options.limit)
            due = [_Due(row.id, row.url, row.etag, row.last_modified) for row in rows]
        self.outcome.due = len(due)
        self._options.stepped(self.outcome)
        return due

    async def _visit(self, due: "_Due", fetch: Fetch) -> None:
        outlet = self._outlet
        asking = Asking(archive_as=outlet.slug, delay=outlet.delay, etag=due.etag, last_modified=due.last_modified)
        answer = await fetch(due.url, asking)
        with self._sessions.begin() as session:
            self._store(session, as_visited(session, due.number), answer)

    def _store(self, session: Session, row: Visited, answer: Answer) -> None:
        now = self._options.clock()
        if answer.status is None or answer.place is None:
            file_way(session, answer, self._outlet.slug)
            self._note_no_answer(session, row, answer, now)
        elif answer.status == 200 and leads_to_front(answer.url, row.url):
            self._note_led_away(session, row, answer, now)
        elif answer.status in {200, 304}:
            self._note_page(session, row, answer, answer.status, now)
        else:
            self._note_status(session, row, answer, now)

    def _note_no_answer(self, session: Session, row: Visited, answer: Answer, now: datetime) -> None:
        problem = answer.problem or "no answer"
        mark_failed(session, row, problem, now, status=None, wait=_REFUSED_WAIT if answer.is_refused else None)
        if answer.is_held:
            self.outcome.error, self._is_stopped = problem, True
        self._count(problem, is_refusal=answer.is_refused)

    def _note_page(self, session: Session, row: Visited, answer: Answer, status: int, now: datetime) -> None:
        number = self._enter(session, row, answer, now)
        etag, last_modified = answer.header("etag"), answer.header("last-modified")
        mark_fetched(session, row, status, now, etag=etag, last_modified=last_modified)
        self._running = 0
        reason = why_no_article(answer, self._outlet, row.url)
        if status == HTTPStatus.NOT_MODIFIED:
            capture = session.get_one(Capture, number)
            if not has_unread_page(session, capture):
                file_unchanged(session, capture, now=now)
            self.outcome.unchanged += 1
        elif reason:
            refuse_capture(session.get_one(Capture, number), reason, now)
            self._count(reason, is_refusal=True)
        else:
            self.outcome.fetched += 1

    def _record(self, session: Session, row: Visited, answer: Answer, now: datetime) -> Capture:
        return session.get_one(Capture, self._enter(session, row, answer, now))

    def _enter(self, session: Session, row: Visited, answer: Answer, now: datetime) -> int:
        record = capture_record(answer, asked=row.url, at=self._seen(now))
        robots = record.robots
        if robots and robots not in self._robots_ids:
            self._robots_ids[robots] = record_once(session, robots, None)
        return enter_capture(session, record, self._outlet.slug, robots_id=self._robots_ids[robots] if robots else None)

    def _seen(self, now: datetime) -> datetime | None:
        """When a page was seen by a clock that is not the archive's own."""
        return None if self._options.clock is utc_now else now

    def _note_led_away(self, session: Session, row: Visited, answer: Answer, now: datetime) -> None:
        capture = self._record(session, row, answer, now)
        mark_failed(session, row, LED_TO_FRONT, now, status=answer.status, wait=None)
        file_absence(session, capture, now=now, reason=LED_TO_FRONT)
        self.outcome.gone += 1

    def _note_status(self, session: Session, row: Visited, answer: Answer, now: datetime) -> None:
        status, reason = answer.status or 0, f"status {answer.status}"
        capture = self._record(session, row, answer, now)
        is_refusal = status in _REFUSING
        wait = retry_after(answer.header("retry-after"), now) or (_REFUSED_WAIT if is_refusal else None)
        mark_failed(session, row, reason, now, status=status, wait=wait)
        if status in MISSING_STATUSES:
            file_absence(session, capture, now=now)
            self.outcome.gone += 1
            return
        refuse_capture(capture, reason, now)
        self._running = self._running + 1 if is_refusal else 0
        self._count(reason, is_refusal=is_refusal)
        if self._running >= MOST_REFUSALS:
            self.outcome.error = f"answered {status} {MOST_REFUSALS} times running: left alone for now"
            self._is_stopped = True

    def _count(self, reason: str, *, is_refusal: bool) -> None:
        self.outcome.reasons[reason] += 1
        if is_refusal:
            self.outcome.refused += 1
        else:
            self.outcome.failed += 1

    def _end(self) -> None:
        one = self.outcome
        counts = {name: getattr(one, name) for name in ("discovered", "fetched", "unchanged", "refused", "failed")}
        with self._sessions.begin() as session:
            session.execute(
                update(Round)
                .where(Round.id == self._round_id)
                .values(ended_at=self._options.clock(), error=one.error, **counts)
            )
        log.info("round of %s: %s, error: %s", one.outlet.slug, counts, one.error)


def leads_to_front(url: str, asked: str) -> bool:
    """Whether a page was asked for and the site's front page came: what outlets do with pages that they took away."""
    return is_front_page(url) and not is_front_page(asked) and belongs_to(url, urlsplit(asked).hostname)


def why_no_article(answer: Answer, outlet: Outlet, asked: str) -> str | None:
    """Why a fetched page is not read as an article of the outlet, if it is not."""
    if not outlet.owns(answer.url) and urlsplit(answer.url).netloc != urlsplit(asked).netloc:
        return f"redirected to another site, {urlsplit(answer.url).netloc}"
    return not_a_page(answer)


def not_a_page(answer: Answer) -> str | None:
    """What an answer is, if it is no HTML page."""
    kind = (answer.header("content-type") or "text/html").partition(";")[0].strip().lower()
    return None if kind in _PAGE_TYPES else f"no page but {kind[:60]}"
