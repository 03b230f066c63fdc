"""Single addresses handed to us: fetched through the same gate and archive as a round's pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session, sessionmaker

from crawler.captures import capture_record, file_way
from crawler.clock import Clock, utc_now
from crawler.outlet import Outlet
from crawler.round import leads_to_front, not_a_page
from crawler.run import Answer, Asking, Fetch
from store.articles import outlet_row
from store.captures import record_capture
from store.presence import LED_TO_FRONT, MISSING_STATUSES, file_absence, refuse_capture


@dataclass(slots=True)
class HandedIn:
    """The addresses asked for: captures by address, and why others gave none."""

    captures: dict[str, int] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


class AddressJob:
    """A job for `crawler.run.run_jobs` that fetches addresses one by one and stores each capture."""

    def __init__(
        self,
        urls: Sequence[str],
        sessions: sessionmaker[Session],
        outlet_of: Callable[[str], Outlet | None],
        *,
        clock: Clock = utc_now,
    ) -> None:
        self.result = HandedIn()
        self._urls, self._sessions, self._outlet_of, self._clock = urls, sessions, outlet_of, clock

    async def run(self, fetch: Fetch) -> None:
        """Fetch them all; what goes wrong with one is told in the result."""
        for url in self._urls:
            outlet = self._outlet_of(url)
            answer = await fetch(
                url, Asking(archive_as=outlet.slug if outlet else "ingested", delay=outlet.delay if outlet else None)
            )
            problem = self._store(url, answer, outlet)
            if problem:
                self.result.problems[url] = problem

    def _store(self, url: str, answer: Answer, outlet: Outlet | None) -> str | None:
        if answer.status is None or answer.place is None:
            with self._sessions.begin() as session:
                file_way(session, answer, outlet.slug if outlet else None)
            return answer.problem or "no answer"
        now, is_led_away = self._clock(), answer.status == 200 and leads_to_front(answer.url, url)
        with self._sessions.begin() as session:
            if outlet:
                outlet_row(session, outlet.record)
            seen = None if self._clock is utc_now else now
            record = capture_record(answer, asked=url, at=seen)
            capture = record_capture(session, record, outlet.slug if outlet else None)
            problem = not_a_page(answer) if answer.status == 200 else f"status {answer.status}"
            problem = LED_TO_FRONT if is_led_away else problem
            if is_led_away or answer.status in MISSING_STATUSES:
                file_absence(session, capture, now=now, reason=problem)
            elif problem:
                refuse_capture(capture, problem, now)
            self.result.captures[url] = capture.id
        return problem
