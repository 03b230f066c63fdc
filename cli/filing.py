"""Filing readings as they come: many in one transaction, and what comes late at the end."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy.orm import Session, sessionmaker

from store.filing import file_late, file_on_time
from store.late import group_late
from store.models import VersionReading
from store.readings import find_versions, keep_readings
from store.records import Reading

_AT_ONCE = 200  # readings in one transaction
_WAIT = 5.0  # seconds after which what was read is filed, so that a kill costs no more work than that
Result = tuple[int, Reading | Exception]
Item = TypeVar("Item")


@dataclass(slots=True, kw_only=True)
class Summary:
    """What one run did."""

    read: int = 0
    about_a_dispute: int = 0
    findings: int = 0
    failed: list[str] = field(default_factory=list)

    def count(self, filed: Sequence[tuple[bool, int]]) -> None:
        """Add what was filed: whether each article is about a dispute, and how much was found in it."""
        self.read += len(filed)
        self.about_a_dispute += sum(is_about for is_about, _ in filed)
        self.findings += sum(findings for _, findings in filed)

    def fail(self, version_id: int, error: Exception) -> None:
        """Add what could not be read or filed, and why."""
        self.failed.append(f"version {version_id} ({type(error).__name__}: {error})")


def file_all(sessions: sessionmaker[Session], results: Iterable[Result], *, at_once: int = _AT_ONCE) -> Summary:
    """File each reading; what fails stays unread, and the rest goes on.

    Several are filed in one transaction, which costs each of them far less. What was not filed when the process ends is
    unread, and is read again. What comes late is kept, and filed at the end, so that each group of disputes that late
    articles touch is filed anew once.
    """
    summary, late = Summary(), list[tuple[int, int]]()
    for some in _gathered(results, at_once):
        readings = [(number, found) for number, found in some if isinstance(found, Reading)]
        for number, found in some:
            if isinstance(found, Exception):
                summary.fail(number, found)
        _together(readings, lambda these: late.extend(_file(sessions, these, summary)), summary)
    for group in _groups(sessions, late):
        _together(group, lambda these: _file_late(sessions, these, summary), summary)
    return summary


def _gathered(results: Iterable[Result], at_once: int) -> Iterator[list[Result]]:
    """The results as they come, in lists that are filed together."""
    some, began = list[Result](), time.monotonic()
    for result in results:
        some.append(result)
        if len(some) == at_once or time.monotonic() - began > _WAIT:
            yield some
            some, began = [], time.monotonic()
    yield some


def _together(
    items: Sequence[tuple[int, Item]], file: Callable[[Sequence[tuple[int, Item]]], None], summary: Summary
) -> None:
    """File these in one transaction; where that fails, each in its own, and note what cannot be filed."""
    if not items:
        return
    try:
        file(items)
    except (ValueError, LookupError) as error:
        if len(items) == 1:
            summary.fail(items[0][0], error)
            return
        for item in items:
            _together([item], file, summary)


def _file(
    sessions: sessionmaker[Session], readings: Sequence[tuple[int, Reading]], summary: Summary
) -> list[tuple[int, int]]:
    """File what comes in order; gives the ids of version and reading of what is late."""
    now = datetime.now(UTC)
    with sessions.begin() as session:
        versions = find_versions(session, [number for number, _ in readings])
        found = [(version, reading) for version, (_, reading) in zip(versions, readings, strict=True)]
        kept = keep_readings(session, found, now)
        counts, late = file_on_time(session, kept, now)
        filed = [(one.is_ai_ip_dispute, counts[one.id]) for one in kept if one.id in counts]
        waiting = [(one.version_id, one.id) for one in late]
    summary.count(filed)
    return waiting


def _groups(sessions: sessionmaker[Session], late: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    version_of = {reading_id: version_id for version_id, reading_id in late}
    with sessions.begin() as session:
        groups = group_late(session, list(version_of), datetime.now(UTC)) if late else []
    return [[(version_of[number], number) for number in group] for group in groups]


def _file_late(sessions: sessionmaker[Session], late: Sequence[tuple[int, int]], summary: Summary) -> None:
    now = datetime.now(UTC)
    with sessions.begin() as session:
        kept = [session.get_one(VersionReading, number) for _, number in late]
        counts = file_late(session, kept, now)
        filed = [(one.is_ai_ip_dispute, counts[one.id]) for one in kept]
    summary.count(filed)
