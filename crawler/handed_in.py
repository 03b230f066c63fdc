"""Single addresses handed to us: fetched through the same gate and archive as a round's pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session, sessionmaker

from crawler.captures import capture_record, file_way
from crawler.outlet import Outlet
from crawler.round import not_a_page
from crawler.run import Answer, Asking, Fetch
from store.articles import file_absence, outlet_row, refuse_capture
from store.captures import record_capture


@dataclass(slots=True)
class HandedIn:
    """The addresses asked for: captures by address, and why others gave none."""

    captures: dict[str, int] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


class AddressJob:
    """A job for `crawler.run.run_jobs` that fetches addresses one by one and stores each capture."""

    def __init__(
        self, urls: Sequence[str], sessions: sessionmaker[Session], outlet_of: Callable[[str], Outlet | None]
    ) -> None:
        self.result = HandedIn()
        self._urls, self._sessions, self._outlet_of = urls, sessions, outlet_of

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
        now = datetime.now(UTC)
        with self._sessions.begin() as session:
            if outlet:
                outlet_row(session, outlet.record)
            capture = record_capture(session, capture_record(answer), outlet.slug if outlet else None)
            problem = not_a_page(answer) if answer.status == 200 else f"status {answer.status}"
            if answer.status in {404, 410}:
                file_absence(session, capture, now=now)
            elif problem:
                refuse_capture(capture, problem, now)
            self.result.captures[url] = capture.id
        return problem
