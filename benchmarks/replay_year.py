"""A year of replayed outlets, crawled month by month under a clock that is moved, killed twice, and checked at its end.

`python -m benchmarks.replay_year ADDRESS [--months N] [--home FOLDER]`, where ADDRESS is that of a replay's first site,
such as http://127.0.0.10:8900: its sites stand on loopback addresses in the order of `benchmarks.replay_outlets`, and
`GET /-/until?DATE` on it moves what they show. Each month is a process of its own, as on the clock; it prints what the
round cost and the most memory that it and its reader of pages held. One month is killed with SIGKILL while it fetches
and once more while it reads pages, and run again.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks.replay_outlets import outlet_file
from cli.crawl import crawl_once
from cli.settings import Settings
from crawler.archive_check import check_archive
from crawler.archive_files import ArchiveFiles
from crawler.outlet_file import read_outlets
from crawler.round import RoundOptions
from store.database import open_engine, upgrade
from store.models import Article, ArticleVersion, Capture, FrontierUrl
from store.vocabulary import CaptureKind

FIRST_DAY = date(2025, 6, 1)
MONTHS, KILLED_MONTH = 13, 3
_COLUMNS = ("day", "new", "full", "304", "failed", "versions", "seen", "crawl MB", "reader MB", "seconds")


@dataclass(frozen=True, slots=True)
class Replay:
    """The replay's address and the home that is filled from it."""

    address: str
    home: Path

    def move_to(self, day: date) -> None:
        """Let the sites show what was published up to `day`."""
        with urlopen(f"{self.address}/-/until?{day.isoformat()}", timeout=30) as answer:  # noqa: S310 - as was named
            answer.read()

    def start(self, day: date) -> "subprocess.Popen[str]":
        """Start the round of one day in a process of its own."""
        words = [sys.executable, "-m", "benchmarks.replay_year", self.address, "--home", str(self.home)]
        return subprocess.Popen([*words, "--day", day.isoformat()], stdout=subprocess.PIPE, text=True)  # noqa: S603

    def run(self, day: date) -> None:
        """Run the round of one day to its end, and print its row."""
        with self.start(day) as process:
            told, _ = process.communicate()
        if process.returncode:
            sys.exit(f"the round of {day} ended with {process.returncode}")
        print("".join(f"{value!s:>11}" for value in json.loads(told).values()), flush=True)

    def kill(self, day: date, is_time: Callable[[Session], bool]) -> None:
        """Start the round of one day and kill it as soon as `is_time` says so."""
        with self.start(day) as process, self.session() as session:
            while process.poll() is None and not is_time(session):
                session.rollback()
                time.sleep(0.05)
            if process.poll() is not None:
                sys.exit(f"the round of {day} ended with {process.returncode} before it could be killed")
            process.kill()
        print(f"{day}: killed", flush=True)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on the record."""
        engine = open_engine(f"sqlite:///{self.home / 'onrecord.db'}")
        with Session(engine) as session:
            yield session
        engine.dispose()


def main() -> None:
    """Run the year, or, for `--day`, one round of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--months", type=int, default=MONTHS)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--day", type=date.fromisoformat)
    given = parser.parse_args()
    if given.day:
        print(json.dumps(run_day(given.address, given.home, given.day)))
        return
    with tempfile.TemporaryDirectory() as folder:
        run_year(Replay(given.address, given.home or Path(folder)), given.months)


def run_year(replay: Replay, months: int) -> None:
    """Every month once, one of them with two kills, and what is in the record at the end."""
    engine = open_engine(f"sqlite:///{replay.home / 'onrecord.db'}")
    upgrade(engine)
    engine.dispose()
    print("".join(f"{name:>11}" for name in _COLUMNS), flush=True)
    for number in range(months + 1):
        day = _month_after(FIRST_DAY, number)
        replay.move_to(day)
        if number == KILLED_MONTH:
            _kill_twice(replay, day)
        replay.run(day)
    with replay.session() as session:
        for line in problems(session, ArchiveFiles(str(replay.home / "archive"), replay.home / "unfinished")):
            print(line)


def run_day(address: str, home: Path, day: date) -> dict[str, object]:
    """One round of all outlets at the end of `day`, and what it cost."""
    file = home / "outlets.toml"
    file.write_text(outlet_file(urlsplit(address).port or 80), encoding="utf-8")
    known = read_outlets(file)
    at = datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
    began = time.monotonic()
    options = RoundOptions(limit=100_000, clock=lambda: at)
    rounds, read = crawl_once(_settings(home), known, list(known.values()), options)
    held = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    counts = [sum(getattr(one, name) for one in rounds) for name in ("discovered", "fetched", "unchanged", "failed")]
    row = [day.isoformat(), *counts, read.versions, read.sightings, *held, round(time.monotonic() - began)]
    return dict(zip(_COLUMNS, row, strict=True))


def problems(session: Session, archive: ArchiveFiles) -> Iterator[str]:
    """What the record holds at the end, and everything in it that should not be."""
    for table in (FrontierUrl, Article, ArticleVersion, Capture):
        yield f"{table.__tablename__}: {session.scalar(select(func.count()).select_from(table))}"
    pages = select(Capture.url).where(Capture.kind == CaptureKind.PAGE, Capture.status == 200)
    full = pages.group_by(Capture.url).having(func.count() > 1)
    yield f"addresses fetched in full more than once: {len(session.scalars(full).all())}"
    waiting = session.scalar(select(func.count()).where(Capture.extracted_at.is_(None)))
    yield f"captures that wait to be read: {waiting}"
    unseen = session.scalar(select(func.count()).where(FrontierUrl.last_status.is_(None)))
    yield f"addresses that were never fetched: {unseen}"
    refused = session.execute(
        select(Capture.refusal, func.count()).where(Capture.refusal.is_not(None)).group_by(Capture.refusal)
    )
    yield from (f"refused: {reason}: {count}" for reason, count in refused)
    # The archive keeps the time by the real clock, and the index by the replay's.
    wrong = [line for line in check_archive(session, archive) if ": its time is " not in line]
    yield f"records of the archive that do not verify: {len(wrong)}"


def _kill_twice(replay: Replay, day: date) -> None:
    with replay.session() as session:
        captures, versions = _counts(session)
    replay.kill(day, lambda session: _counts(session)[0] > captures + 20)
    replay.kill(day, lambda session: _counts(session)[1] > versions + 20)


def _counts(session: Session) -> tuple[int, int]:
    count = [session.scalar(select(func.count()).select_from(table)) or 0 for table in (Capture, ArticleVersion)]
    return count[0], count[1]


def _settings(home: Path) -> Settings:
    return Settings(
        home=home,
        archive=str(home / "archive"),
        database_url=f"sqlite:///{home / 'onrecord.db'}",
        contact="https://onrecord.invalid/benchmark",
        spacy_model="",
        names_file=None,
        outlets_file=None,
        allowed_networks=("127.0.0.0/8",),
    )


def _month_after(first: date, number: int) -> date:
    """The first day of the month so many months after `first`."""
    day = first
    for _ in range(number):
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day


if __name__ == "__main__":
    main()
