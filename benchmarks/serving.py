"""What it costs to give out claims: a page of a filtered list, a 304, Datasette's page of the same rows, a whole file.

`python -m benchmarks.serving --claims 100000` fills a database on disk with made-up claims and prints CPU time, for the
clock of a shared machine says little. Datasette is asked where it is installed (`pip install datasette`).
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Connection, insert, text
from sqlalchemy.orm import sessionmaker

from store.database import open_engine, upgrade
from store.models import (
    Article,
    ArticleVersion,
    Assertion,
    Change,
    Claim,
    ClaimParty,
    Dispute,
    Entity,
    Outlet,
    Passage,
    PublicRow,
)
from store.vocabulary import (
    Act,
    ChangeOp,
    ClaimStatus,
    Commitment,
    EntityKind,
    PartyRole,
    Polarity,
    Rank,
    ThingKind,
)
from webapp.app import create_app
from webapp.contract.claims import ClaimRow

_BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_AT_ONCE = 5000
_COMPANIES = 40
_PAGE = "/api/claims?accused=company-3&limit=50"


def main() -> None:
    """Measure, and print ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--export", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.export:
        _export(given.export)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        fill(path, given.claims)
        _compare(path, given.requests)
        subprocess.run([sys.executable, "-m", "benchmarks.serving", "--export", str(path)], check=True)  # noqa: S603


def fill(path: Path, claims: int) -> None:
    """A database with so many claims, each with its sentence, its parties and its row."""
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with engine.begin() as connection:
        _fill_once(connection)
        for first in range(1, claims + 1, _AT_ONCE):
            _fill(connection, range(first, min(first + _AT_ONCE, claims + 1)))
        connection.execute(text("CREATE INDEX plain_accused ON plain_claim (accused, recorded_at)"))
    engine.dispose()


def _compare(path: Path, requests: int) -> None:
    client = _client(path)
    first = client.get(_PAGE)
    ClaimRow.model_validate(json.loads(first.data)["claims"][0])
    held = {"If-None-Match": first.headers["ETag"]}
    page = _cpu(requests, lambda: client.get(_PAGE).data)
    unchanged = _cpu(requests, lambda: client.get(_PAGE, headers=held).data)
    print(f"page of 50 claims, filtered: {page:.1f} ms CPU; 304: {unchanged:.2f} ms, {unchanged / page:.2f} of a 200")
    if find_spec("datasette"):
        theirs = asyncio.run(_datasette(path, requests))
        print(f"Datasette, the same 50 rows: {theirs:.1f} ms CPU; ours is {page / theirs:.2f} of that")


def _export(path: Path) -> None:
    client, before = _client(path), _peak()
    began, clock, size = time.process_time(), time.monotonic(), 0
    answer = client.get("/search.ndjson", buffered=False)
    for chunk in answer.iter_encoded():
        size += len(chunk)
    cpu, wall, peak = time.process_time() - began, time.monotonic() - clock, _peak()
    rows, megabytes = int(answer.headers["X-Row-Count"]), size / 1e6
    print(f"{rows:,} rows as NDJSON: {megabytes:.0f} MB, {megabytes / cpu:.0f} MB per CPU second")
    print(f"by the clock {megabytes / wall:.0f} MB/s; peak of memory {peak:.0f} MB, {peak - before:.0f} of it for this")


def _peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _client(path: Path) -> FlaskClient:
    return create_app(sessionmaker(open_engine(f"sqlite:///{path}"))).test_client()


def _cpu(times: int, ask: Callable[[], object]) -> float:
    """Milliseconds of CPU of one request, the median of five runs."""
    ask()
    runs = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(times // 5):
            ask()
        runs.append((time.process_time() - began) / (times // 5) * 1000)
    return sorted(runs)[2]


async def _datasette(path: Path, times: int) -> float:
    from datasette.app import Datasette

    served = Datasette([str(path)])
    await served.invoke_startup()
    address = "/record/plain_claim.json?accused=company-3&_sort_desc=recorded_at&_size=50&_shape=objects"
    runs = []
    for number in range(6):
        began = time.process_time()
        for _ in range(times // 5):
            answer = await served.client.get(address)
        if number:  # the first run warms it up
            runs.append((time.process_time() - began) / (times // 5) * 1000)
    assert len(answer.json()["rows"]) == 50  # noqa: S101
    return sorted(runs)[2]


# --- made-up claims ---------------------------------------------------------------------------------------------------


def _fill_once(connection: Connection) -> None:
    connection.execute(
        text("CREATE TABLE plain_claim (id TEXT PRIMARY KEY, accused TEXT, recorded_at TEXT, body TEXT)")
    )
    connection.execute(insert(Outlet), [{"id": 1, "slug": "sample-wire", "name": "Sample Wire", "is_sample": True}])
    seen = {"outlet_id": 1, "first_seen": _BEGAN, "last_seen": _BEGAN}
    connection.execute(insert(Article), [{"id": 1, "canonical_url": "https://wire.example/1", **seen}])
    version = {"article_id": 1, "version_no": 1, "fetched_at": _BEGAN, "published_at": _BEGAN, "extractor": "benchmark"}
    connection.execute(insert(ArticleVersion), [{"id": 1, **version, "text": "", "text_sha256": "0" * 64}])
    who = {"kind": EntityKind.COMPANY, "decided_by": "benchmark", "recorded_at": _BEGAN}
    names = [{"id": n, "slug": f"company-{n}", "name": f"Company {n}", **who} for n in range(1, _COMPANIES + 1)]
    connection.execute(insert(Entity), names)
    matter = {"slug": "sample", "title": "Sample", "decided_by": "benchmark", "recorded_at": _BEGAN}
    connection.execute(insert(Dispute), [{"id": 1, **matter}])


def _fill(connection: Connection, numbers: range) -> None:
    made = [_claim(number) for number in numbers]
    for table in (Claim, ClaimParty, Passage, Assertion, PublicRow, Change):
        connection.execute(insert(table), [row for rows in made for row in rows[table.__tablename__]])
    plain = "INSERT INTO plain_claim (id, accused, recorded_at, body) VALUES (:id, :accused, :recorded_at, :body)"
    connection.execute(text(plain), [row for rows in made for row in rows["plain_claim"]])


def _claim(number: int) -> dict[str, list[dict[str, Any]]]:
    at, public_id = _BEGAN + timedelta(seconds=number), f"c-{number}"
    accuser, accused = number % _COMPANIES + 1, number * 7 % _COMPANIES + 1
    exact = f"Company {accuser} says in sample {number} that Company {accused} may have trained on what it was told."
    body = json.dumps(_body(public_id, accuser, accused, exact, at), sort_keys=True, separators=(",", ":"))
    sides = ((PartyRole.ACCUSER, accuser), (PartyRole.ACCUSED, accused))
    row = {"kind": ThingKind.CLAIM, "public_id": public_id, "revision": 1}
    return {
        "claim": [
            {"id": number, "public_id": public_id, "dispute_id": 1, "act": Act.MODEL_OUTPUT_DISTILLATION,
             "rank": Rank.NORMAL, "recorded_at": at}
        ],
        "claim_party": [{"claim_id": number, "entity_id": entity, "role": role} for role, entity in sides],
        "passage": [
            {"id": number, "version_id": 1, "start_char": number * 200, "end_char": number * 200 + len(exact),
             "exact": exact, "prefix": "", "suffix": ""}
        ],
        "assertion": [
            {"claim_id": number, "passage_id": number, "status": ClaimStatus.ASSERTED, "polarity": Polarity.POSITIVE,
             "commitment": Commitment.POSSIBLE, "decided_by": "benchmark", "rule": "benchmark", "confidence": 0.9,
             "origin_key": f"company-{accuser}@sample-wire", "recorded_at": at}
        ],
        "public_row": [{**row, "body": body, "sha256": "0" * 64, "is_gone": False, "seq": number}],
        "change": [{**row, "id": number, "recorded_at": at, "op": ChangeOp.ADD, "changed": [], "before": {}}],
        "plain_claim": [
            {"id": public_id, "accused": f"company-{accused}", "recorded_at": at.isoformat(), "body": body}
        ],
    }  # fmt: skip


def _body(public_id: str, accuser: int, accused: int, exact: str, at: datetime) -> dict[str, Any]:
    instant = at.isoformat().replace("+00:00", "Z")
    unknown = {"from": None, "to": None, "precision": "unknown", "text": None}
    firm = {"status": "asserted", "commitment": "possible", "polarity": "+", "state": "proposed", "stands": True}
    hedge = {"start_char": 10, "end_char": 18, "exact": "may have"}
    step = {"step_no": 1, "speaker": f"Company {accuser}", "speaker_kind": "named_org_spokesperson", "cue": "says",
            "commitment": "possible", "quote_kind": "indirect"}  # fmt: skip
    source = {
        "exact": exact, "start_char": 0, "end_char": len(exact), "outlet": "Sample Wire", "outlet_slug": "sample-wire",
        "is_sample": True, "is_litigant": False, "title": "A sample title", "published_at": instant,
        "published_precision": "day", "fetched_at": instant, "url": "https://wire.example/1",
        "archived": "/articles/1/versions/1", "article": 1, "article_state": "usable", "text_sha256": "0" * 64,
        "decided_by": "benchmark", "rule": "benchmark", "confidence": 0.9, "recorded_at": instant, **firm,
        "hedges": [hedge], "target_as_worded": None, "attribution": [step], "evidence": [],
    }  # fmt: skip
    answer = {
        "id": f"r-{public_id}", "respondent": f"Company {accused}", "respondent_slug": f"company-{accused}",
        "kind": "no_response_to_request", "kind_label": "Did not respond to a request", "as_of": unknown,
        "asked_by": "Sample Wire", "basis": "asked", "is_superseded": False, "state": "proposed",
    }  # fmt: skip
    return {
        "kind": "claim", "id": public_id, "gone": False, "path": f"/claims/{public_id}", "dispute": "sample",
        "claimants": list(_party(accuser)), "claimant_text": None, "targets": list(_party(accused)),
        "act": "model_output_distillation", "act_label": "training on a model’s output", "object": None,
        "legal_theories": [], "wording": None, "happened": unknown, "rank": "normal", "recorded_at": instant,
        **firm, "hedges": ["may have"], "counts": {"origins": 1, "speakers": 1, "articles": 1},
        "first_published": instant, "machine_only": True, "sources": [source], "responses": [answer], "replies": [],
    }  # fmt: skip


def _party(number: int) -> Iterator[dict[str, str]]:
    yield {"name": f"Company {number}", "slug": f"company-{number}", "kind": "company"}


if __name__ == "__main__":
    main()
