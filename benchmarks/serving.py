"""What it costs to give out claims: pages and lists with and without what is kept, Datasette's of the same rows, files.

`python -m benchmarks.serving --claims 100000` fills a database with made-up claims and prints the processor's time, for
the clock of a shared machine says little. `--database URL` fills one that is empty and keeps it, or asks one that was
filled so. Datasette is asked where it is installed (`pip install datasette`) and the database is on SQLite.

Each page is asked of ten companies in turn, three times over: after a change of the record, when nothing is kept; with
what other pages counted before; and again, as it was answered before. Datasette gets the same rows as one flat table
with an index for the filter, shows as many of them, and counts the same twelve facets on pages that have them. It is
told not to look for further facets (`_nosuggest`): we do not either, and that alone took 40 of 47 ms. One thing ours
does and its does not: a facet in which something is chosen counts what else could be chosen, of the whole record.

With 100,000 claims, 2,500 of them listed, on two busy cores, in parts of Datasette's time: the search page 1.65 after a
change (202 of 123 ms), 0.83 with another filter, 0.02 asked again; the JSON list 3.4, 3.5 and 0.5 (18 of 5.3 ms, and
2.4). On a quieter machine a file of 1,000,000 claims (2,026 MB) came from SQLite with 56 MB a CPU second and 52 by the
clock, at a peak of 127 MB of memory; one of 200,000 from PostgreSQL with 58, without its server's own time, and 17 by
the clock, at a peak of 119 MB.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Engine, func, insert, inspect, make_url, select
from sqlalchemy.orm import sessionmaker

from benchmarks.served_record import BEGAN, PLAIN_FACETS, fill
from store.database import open_engine
from store.models import Change
from store.vocabulary import ChangeOp, ThingKind
from webapp.app import create_app
from webapp.contract.claims import ClaimRow

_ASKED = 10  # companies
_PAGES = {
    "search page, 20 claims and facets": (
        "/search?accused=company-{}",
        "/record/plain_claim?accused=company-{}&_sort_desc=recorded_at&_size=20&_nosuggest=1&"
        + "&".join(f"_facet={name}" for name in PLAIN_FACETS),
    ),
    "list of 50 claims as JSON": (
        "/api/claims?accused=company-{}&limit=50",
        "/record/plain_claim.json?accused=company-{}&_sort_desc=recorded_at&_size=50&_shape=objects&_nosuggest=1",
    ),
}


def main() -> None:
    """Measure, and print times and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--database")
    parser.add_argument("--export", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.export:
        _export(given.export)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{folder}/record.db"
        engine = open_engine(url)
        if not inspect(engine).has_table("plain_claim"):
            fill(engine, given.claims)
        _pages(engine)
        engine.dispose()
        subprocess.run([sys.executable, "-m", "benchmarks.serving", "--export", url], check=True)  # noqa: S603


def _pages(engine: Engine) -> None:
    file = make_url(str(engine.url)).database or ""
    has_theirs = engine.dialect.name == "sqlite" and find_spec("datasette") is not None
    theirs = asyncio.run(_datasette(file)) if has_theirs else {}
    for name, (address, _) in _PAGES.items():
        for told, milliseconds in _ours(engine, address).items():
            ratio = f", {milliseconds / theirs[name]:.2f} of Datasette's {theirs[name]:.1f}" if theirs else ""
            print(f"{name}, {told}: {milliseconds:.1f} ms CPU{ratio}")


def _ours(engine: Engine, address: str) -> dict[str, float]:
    """Milliseconds of one request in each of the cases, and of a 304."""
    client = _client(engine)
    first = client.get(address.format(1))
    if first.is_json:
        ClaimRow.model_validate(json.loads(first.data)["claims"][0])
    companies = [address.format(number) for number in range(2, _ASKED + 2)]

    def ask(path: str, **headers: str) -> float:
        began = time.process_time()
        client.get(path, headers=headers).get_data()
        return (time.process_time() - began) * 1000

    changed = []
    for path in companies:
        _change(engine)
        changed.append(ask(path))
    _change(engine)
    client.get(address.format(1))
    other, again = ([ask(path) for path in companies] for _ in range(2))
    tags = {path: client.get(path).headers["ETag"] for path in companies}
    held = [ask(path, **{"If-None-Match": tag}) for path, tag in tags.items()]
    cases = {"after a change": changed, "another filter": other, "asked again": again, "a 304": held}
    return {told: statistics.median(spent) for told, spent in cases.items()}


def _change(engine: Engine) -> None:
    """Put one more change on record, so that nothing holds that was kept."""
    with engine.begin() as connection:
        number = connection.execute(select(func.max(Change.id))).scalar_one() + 1
        gone = {"kind": ThingKind.CLAIM, "public_id": f"none-{number}", "op": ChangeOp.ADD, "revision": 1}
        connection.execute(insert(Change), [{"id": number, **gone, "recorded_at": BEGAN, "changed": [], "before": {}}])


def _export(url: str) -> None:
    client, before = _client(open_engine(url)), _peak()
    began, clock, size = time.process_time(), time.monotonic(), 0
    answer = client.get("/search.ndjson", buffered=False)
    for chunk in answer.iter_encoded():
        size += len(chunk)
    cpu, wall, peak = time.process_time() - began, time.monotonic() - clock, _peak()
    rows, megabytes = int(answer.headers["X-Row-Count"]), size / 1e6
    print(f"{rows:,} rows as NDJSON: {megabytes:.0f} MB, {megabytes / cpu:.0f} MB per CPU second")
    print(f"by the clock {megabytes / wall:.0f} MB/s; peak of memory {peak:.0f} MB, {peak - before:.0f} of it for this")


def _peak() -> float:
    """The most memory that this process had, in MB; `ru_maxrss` would be that of the process that began it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _client(engine: Engine) -> FlaskClient:
    return create_app(sessionmaker(engine)).test_client()


async def _datasette(file: str) -> dict[str, float]:
    """Milliseconds of each of its pages. Its tables are called after the file, which is `record` in the addresses."""
    from datasette.app import Datasette

    served = Datasette([file])
    await served.invoke_startup()
    return {
        name: await _asked(served, address.replace("/record/", f"/{Path(file).stem}/"))
        for name, (_, address) in _PAGES.items()
    }


async def _asked(served: Any, address: str) -> float:
    spent = []
    for number in range(1, _ASKED + 2):
        began = time.process_time()
        answer = await served.client.get(address.format(number))
        spent.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200, answer.text  # noqa: S101
    return statistics.median(spent[1:])  # the first warms it up


if __name__ == "__main__":
    main()
