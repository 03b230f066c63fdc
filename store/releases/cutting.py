"""Cutting a release: all is written into a folder of another name, which gets its own name once it is whole.

So a run that is killed leaves nothing that looks like a release, and a manifest names only what its own run wrote.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from store.changes.asked import find_rows, newest_seq
from store.changes.plain import iso
from store.releases.columns import COLUMNS, table_rows
from store.releases.difference import Difference, as_line, differences
from store.releases.kept import MANIFEST, Release, ReleaseError, find_release, find_releases
from store.releases.licence import LICENCE
from store.releases.lines import FILES, row_lines, take_snapshot, tombstone_lines
from store.releases.parts import Part
from store.releases.schema import MODELS, Tombstone, json_schema
from store.tables import csv_chunks
from store.vocabulary import ThingKind

_UNFINISHED = "unfinished-"


@dataclass(slots=True, kw_only=True)
class _Writing:
    """A release that is being written: its folder, the one before, and the files so far."""

    session: Session
    folder: Path
    number: int
    previous: Release | None
    address: str | None
    files: list[dict[str, Any]] = field(default_factory=list)

    def write(self, path: str, pieces: Iterable[str], *, kind: str, **told: Any) -> int:
        """Write a file and note its size and hash, and what else is `told` of it; gives the number of pieces."""
        digest, size, number = hashlib.sha256(), 0, 0
        (self.folder / path).parent.mkdir(exist_ok=True)
        with (self.folder / path).open("wb") as file:
            for piece in pieces:
                encoded = piece.encode()
                digest.update(encoded)
                size, number = size + len(encoded), number + 1
                file.write(encoded)
            file.flush()
            os.fsync(file.fileno())
        noted = {"path": path, "encoding": "utf-8", "bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
        rows: dict[str, Any] = {"rows": number} if path.endswith(".ndjson") else {}
        if not number:
            rows["type"] = "file"  # Frictionless reads no table from a file without a line
        self.files.append({"name": re.sub(r"\W", "-", path), **noted, **rows, **told, "onrecord": kind})
        return number

    def lines(self, path: str) -> Iterator[str]:
        """The lines of a file that was written."""
        with (self.folder / path).open(encoding="utf-8", newline="") as file:
            yield from file


def cut_release(session: Session, releases: Path, now: datetime, *, address: str | None = None) -> Release | None:
    """Write the next release of what the public sees; None where nothing changed since the last one.

    `address` is that of the site, for permanent links. The session must begin here: all is read from one snapshot.
    Raises ReleaseError while another run cuts one.
    """
    take_snapshot(session)
    with _only_run(releases):
        previous = next(reversed(find_releases(releases)), None)
        seq = newest_seq(session)
        if previous is not None and previous.seq == seq:
            return None
        number = previous.number + 1 if previous else 1
        folder = releases / f"{_UNFINISHED}{number}"
        folder.mkdir()
        writing = _Writing(session=session, folder=folder, number=number, previous=previous, address=address)
        _write_files(writing)
        manifest = json.dumps(_manifest(writing, seq, now), ensure_ascii=False, indent=1)
        (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
        folder.rename(releases / f"{number:04}")
        return find_release(releases, number)


@contextmanager
def _only_run(releases: Path) -> Iterator[None]:
    """Keep others from cutting meanwhile, and clear away what a run that was killed left behind."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / ".cutting").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ReleaseError(f"another run cuts a release in {releases}: wait until it has ended") from error
        for left in releases.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left)
        yield


def _write_files(writing: _Writing) -> None:
    for kind, name in FILES.items():
        _write_kind(writing, kind, name)
    writing.write("gone.ndjson", tombstone_lines(writing.session), kind="tombstones", **_NDJSON)
    writing.write("changes.ndjson", _change_lines(writing), kind="changes", **_NDJSON)
    models: dict[str, type[Part]] = {"gone": Tombstone, **{FILES[kind]: model for kind, model in MODELS.items()}}
    for name, model in models.items():
        writing.write(f"schema/{name}.json", [json.dumps(json_schema(model), indent=1) + "\n"], kind="schema")


def _write_kind(writing: _Writing, kind: ThingKind, name: str) -> None:
    rows = row_lines(writing.session, kind, address=writing.address)
    count = writing.write(f"{name}.ndjson", rows, kind="rows", jsonSchema=f"schema/{name}.json", **_NDJSON)
    table = csv_chunks(list(COLUMNS[kind]), table_rows(kind, writing.lines(f"{name}.ndjson")))
    fields = [{"name": column, "type": "string"} for column in COLUMNS[kind]]
    told: dict[str, Any] = {"format": "csv", "mediatype": "text/csv", "schema": {"fields": fields}, "rows": count}
    writing.write(f"{name}.csv", table, kind="table", **told)


def _change_lines(writing: _Writing) -> Iterator[str]:
    """What leads from the release before to this one; the first release is all new."""
    for kind, name in FILES.items():
        path = f"{name}.ndjson"
        before = writing.previous.lines(path) if writing.previous else ()
        for change in differences(before, writing.lines(path)):
            yield _change_line(writing.session, kind, path, change)


def _change_line(session: Session, kind: ThingKind, path: str, change: Difference) -> str:
    if change.line is not None:
        return as_line(path, change, reason=None, replaced_by=None)
    tombstone = find_rows(session, kind, [change.id])[change.id].value
    return as_line(path, change, reason=tombstone["reason"], replaced_by=tombstone["replaced_by"])


def _manifest(writing: _Writing, seq: int, now: datetime) -> dict[str, Any]:
    """A Frictionless data package; what is ours alone stands under `onrecord`."""
    return {
        "profile": "data-package",
        "name": "on-record",
        "title": "On Record: who is on record saying what in disputes over AI and intellectual property",
        "version": str(writing.number),
        "created": iso(now),
        "licenses": [LICENCE],
        **({"homepage": writing.address} if writing.address else {}),
        "onrecord": {
            "generated_at": iso(now),
            "release": writing.number,
            "previous": writing.previous.number if writing.previous else None,
            "seq": seq,
            "as_of": now.date().isoformat(),
            "counts": {
                file["path"].removesuffix(".ndjson"): file["rows"] for file in writing.files if "jsonSchema" in file
            },
        },
        "resources": writing.files,
    }


_NDJSON = {"format": "ndjson", "mediatype": "application/x-ndjson"}
