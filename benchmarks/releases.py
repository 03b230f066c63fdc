"""How fast rows are written out, and in how much memory, beside the same bytes copied by the database's own cursor.

`python -m benchmarks.releases --rows 100000` fills a database with rows of a usual size, exports them as NDJSON and
cuts a release, and prints megabytes for each CPU-second and the most memory that the process held so far.
"""

import argparse
import json
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from store.changes.plain import canonical, sha256
from store.database import open_engine, upgrade
from store.models import Change, PublicRow
from store.releases.cutting import cut_release
from store.releases.lines import row_lines
from store.vocabulary import ChangeOp, ThingKind

_BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
_AT_ONCE = 500


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.releases", description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000, help="how many rows (default: 100000)")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.db"
        engine = open_engine(f"sqlite:///{file}", writes=True)
        upgrade(engine)
        with Session(engine) as session:
            _fill(session, given.rows)
        filled = _memory()
        with Session(engine) as session:
            ours, size = _seconds(row_lines(session, ThingKind.CLAIM))
        with sqlite3.connect(file) as connection:
            wanted = "SELECT body FROM public_row WHERE kind = 'claim' ORDER BY public_id"
            theirs, _ = _seconds(body for (body,) in connection.execute(wanted))
        print(f"rows {given.rows}, {size / 1e6:.0f} MB of NDJSON; {filled:.0f} MB of memory before")
        print(f"rows as NDJSON    {size / 1e6 / ours:8.0f} MB per CPU-second, {_memory():.0f} MB of memory at most")
        print(f"the cursor alone  {size / 1e6 / theirs:8.0f} MB per CPU-second, {ours / theirs:.1f} times as fast")
        began = time.process_time()
        with Session(engine) as session:
            cut_release(session, Path(folder) / "releases", _BEGAN)
        print(f"a whole release   {time.process_time() - began:8.1f} CPU-seconds, {_memory():.0f} MB of memory at most")
        engine.dispose()


def _seconds(pieces: Iterable[str]) -> tuple[float, int]:
    began, size = time.process_time(), 0
    for piece in pieces:
        size += len(piece.encode())
    return time.process_time() - began, size


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _fill(session: Session, rows: int) -> None:
    session.execute(insert(Change), [{**_CHANGE, "id": 1}])
    for start in range(0, rows, _AT_ONCE):
        session.execute(insert(PublicRow), [_row(number) for number in range(start, min(start + _AT_ONCE, rows))])
    session.commit()


def _row(number: int) -> dict[str, object]:
    value = {**json.loads(_SAMPLE), "id": f"c-{number:07}", "path": f"/claims/c-{number:07}"}
    body = canonical(value)
    told = {"kind": ThingKind.CLAIM, "public_id": value["id"], "body": body, "sha256": sha256(body)}
    return {**told, "is_gone": False, "revision": 1, "seq": 1}


_CHANGE = {
    "recorded_at": _BEGAN, "kind": ThingKind.CLAIM, "public_id": "c-0000000", "op": ChangeOp.ADD, "revision": 1,
    "changed": [], "before": {},
}  # fmt: skip
_SOURCE = {
    "exact": "A sample company says that another sample company copied its models without permission.",
    "outlet": "Sample Wire", "outlet_slug": "sample-wire", "is_litigant": False, "title": "A sample title",
    "published_at": "2025-01-29T00:00:00Z", "url": "https://sample.example/1", "text_sha256": "0" * 64,
    "attribution": [{"step_no": 1, "speaker": "A sample company", "speaker_kind": "named_org_spokesperson"}],
}  # fmt: skip
_SAMPLE = json.dumps(
    {
        "kind": "claim", "gone": False, "dispute": "a-sample-dispute", "claimants": [{"name": "A sample company"}],
        "claimant_text": None, "targets": [{"name": "Another sample company"}], "act": "model_output_distillation",
        "act_label": "Distillation", "object": None, "wording": None, "legal_theories": [], "status": "asserted",
        "commitment": "certain", "polarity": "+", "hedges": [], "first_published": "2025-01-29T00:00:00Z",
        "happened": {"from": None, "to": None, "precision": "unknown", "text": None}, "state": "proposed",
        "machine_only": True, "rank": "normal", "stands": True, "recorded_at": "2026-01-02T00:00:00Z",
        "counts": {"origins": 2, "speakers": 1, "articles": 2}, "responses": [], "replies": [],
        "sources": [_SOURCE, _SOURCE],
    }
)  # fmt: skip


if __name__ == "__main__":
    main()
