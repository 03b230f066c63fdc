"""How fast synthetic articles are filed, and whether the last thousand costs what the first did.

`python -m benchmarks.filing [ARTICLES] [--disputes N] [--database URL] [--compare URL] [--profile]` files them as
`onrecord read` does, many in a transaction. Over each tenth it prints articles a second, by the clock and by the
processor's time, statements an article, and steps of SQLite, which other work on the machine does not change; then the
last tenth to the first, memory, the size of the database, and how fast plain inserts of the same rows are.
With `--compare` the same articles are filed into another database too, such as one of PostgreSQL, and what is not the
same there is named.
"""

import argparse
import cProfile
import hashlib
import math
import pstats
import resource
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from benchmarks.records_alike import digests_of
from benchmarks.synthetic import OUTLETS, Written, coverage
from cli.filing import file_all
from store.database import open_engine, upgrade
from store.models import Article, ArticleVersion, Base, Outlet
from store.vocabulary import Precision

NOW = datetime(2026, 1, 2, tzinfo=UTC)
_AT_ONCE = 500  # articles that are put into the record before they are filed
_STEPS = 1000  # of SQLite's machine for one tick
_ticks = [0]


@dataclass(slots=True, kw_only=True)
class Spent:
    """What it took to file so many articles; `seconds` by the clock, `worked` by the processor."""

    articles: int = 0
    seconds: float = 0.0
    worked: float = 0.0
    statements: int = 0
    steps: int = 0  # of SQLite's machine, whose number does not depend on what else the computer does

    def __str__(self) -> str:
        """One line of the report."""
        return (
            f"{self.articles / self.seconds:8.0f} articles/s {self.articles / self.worked:8.0f} a CPU-second "
            f"{self.statements / self.articles:6.1f} statements an article"
            + (f" {self.steps / self.articles:8.0f} steps of SQLite" if self.steps else "")
        )


def main() -> None:
    """Make an empty record, file into it, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.filing")
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--disputes", type=int, default=500)
    parser.add_argument("--database", help="an empty one; a new SQLite file if left out")
    parser.add_argument("--compare", metavar="URL", help="another empty one, that is to have the same record")
    parser.add_argument("--profile", action="store_true", help="print where the time goes, which slows it down")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = _opened(asked.database or f"sqlite:///{Path(folder) / 'record.db'}")
        if asked.profile:
            with cProfile.Profile(time.process_time) as profile:
                _report(engine, asked.articles, asked.disputes)
            pstats.Stats(profile).sort_stats("cumulative").print_stats("store/|cli/", 40)
        else:
            _report(engine, asked.articles, asked.disputes)
        if asked.compare:
            _compare(engine, asked.compare, asked.articles, asked.disputes)
        print(f"plain    {asked.articles / _plain_inserts(engine, Path(folder)):8.0f} articles/s")
        engine.dispose()


def _opened(url: str) -> Engine:
    engine = open_engine(url, writes=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _count_steps)
    upgrade(engine)
    return engine


def _count_steps(connection: Any, _record: object) -> None:
    connection.set_progress_handler(_tick, _STEPS)


def _tick() -> int:
    _ticks[0] += 1
    return 0  # anything else would stop the statement


def _compare(engine: Engine, url: str, articles: int, disputes: int) -> None:
    """File the same into another database, and name the tables that do not hold the same there."""
    other = _opened(url)
    _report(other, articles, disputes)
    records = [digests_of(one) for one in (engine, other)]
    differing = [table for table, rows in records[0].items() if rows != records[1][table]]
    other.dispose()
    if differing:
        raise SystemExit(f"the record of {other.dialect.name} is another one in: {', '.join(differing)}")
    print(f"the record is the same on {engine.dialect.name} and {other.dialect.name}")


def put(session: Session, written: Iterable[Written]) -> list[int]:
    """Put versions into the record as the crawler leaves them; gives their ids in order."""
    return [_put(session, one) for one in written]


def make_outlets(session: Session) -> None:
    """The outlets of the coverage; ids are their numbers plus one."""
    rows = [{"id": no + 1, "slug": f"sample-{no}", "name": f"Sample Outlet {no}"} for no in range(OUTLETS)]
    session.execute(insert(Outlet), rows)


def _put(session: Session, one: Written) -> int:
    article_id = session.scalar(select(Article.id).where(Article.canonical_url == one.url))
    if article_id is None:
        columns = {"outlet_id": one.outlet + 1, "canonical_url": one.url, "first_seen": NOW, "last_seen": NOW}
        article_id = session.execute(insert(Article).values(columns).returning(Article.id)).scalar_one()
    columns = {
        "article_id": article_id, "version_no": one.version_no, "fetched_at": NOW, "published_at": one.published,
        "published_precision": Precision.INSTANT, "title": "A sample title", "language": "en", "text": one.text,
        "text_sha256": hashlib.sha256(one.text.encode()).hexdigest(), "extractor": "synthetic",
        "copy_cluster": one.cluster,
    }  # fmt: skip
    return session.execute(insert(ArticleVersion).values(columns).returning(ArticleVersion.id)).scalar_one()


def _report(engine: Engine, articles: int, disputes: int) -> None:
    with sessionmaker(engine).begin() as session:
        make_outlets(session)
    written, tenths = coverage(articles, disputes=disputes), []
    for tenth in range(10):
        wanted = articles * (tenth + 1) // 10 - articles * tenth // 10
        tenths.append(_file(engine, list(islice(written, wanted))))
        print(f"tenth {tenth + 1:2} {tenths[-1]}", flush=True)
    first, last = tenths[0], tenths[-1]
    print(f"all      {articles / sum(tenth.seconds for tenth in tenths):8.0f} articles/s", end=" ")
    print(f"{articles / sum(tenth.worked for tenth in tenths):8.0f} a CPU-second", end="; ")
    clock, processor = (
        (getattr(last, what) / last.articles) / (getattr(first, what) / first.articles)
        for what in ("seconds", "worked")
    )
    print(f"an article of the last tenth took {clock:.2f} of one of the first, by the processor {processor:.2f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{memory:.0f} MiB of memory, a database of {_size(engine) / 1024**2:.0f} MiB")


def _size(engine: Engine) -> int:
    """Bytes of the database."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return connection.scalar(select(func.pg_database_size(func.current_database()))) or 0
        pragmas = ("PRAGMA page_count", "PRAGMA page_size")
        return math.prod(connection.exec_driver_sql(pragma).scalar_one() for pragma in pragmas)


def _file(engine: Engine, written: list[Written]) -> Spent:
    """File these; that they are put into the record first is not counted."""
    sessions, spent = sessionmaker(engine), Spent(articles=len(written))

    def count(*_: object) -> None:
        spent.statements += 1

    for start in range(0, len(written), _AT_ONCE):
        some = written[start : start + _AT_ONCE]
        with sessions.begin() as session:
            numbers = put(session, some)
        event.listen(engine, "before_cursor_execute", count)
        began, worked, ticks = time.perf_counter(), time.process_time(), _ticks[0]
        summary = file_all(sessions, zip(numbers, (one.reading for one in some), strict=True))
        spent.seconds += time.perf_counter() - began
        spent.worked += time.process_time() - worked
        spent.steps += _STEPS * (_ticks[0] - ticks)
        event.remove(engine, "before_cursor_execute", count)
        if summary.failed:
            raise SystemExit(summary.failed[0])
    return spent


def _plain_inserts(engine: Engine, folder: Path) -> float:
    """Seconds that it takes to insert all that was filed into an empty SQLite record, in one transaction."""
    plain, took = open_engine(f"sqlite:///{folder / 'plain.db'}", writes=True), 0.0
    upgrade(plain)
    with engine.connect() as connection, plain.connect() as written:
        written.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # the tables come in no order
        for table in Base.metadata.tables.values():
            found = connection.execution_options(yield_per=_AT_ONCE).execute(select(table))
            for some in found.mappings().partitions():
                rows = [dict(row) for row in some]
                began = time.perf_counter()
                written.execute(insert(table), rows)
                took += time.perf_counter() - began
        began = time.perf_counter()
        written.commit()
        took += time.perf_counter() - began
    plain.dispose()
    return took


if __name__ == "__main__":
    main()
