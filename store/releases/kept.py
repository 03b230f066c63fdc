"""The releases that are kept in a folder, their manifests, and whether they are what they say they are."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.errors import OnRecordError
from store.releases.difference import apply, as_line, differences, from_line
from store.releases.lines import FILES

MANIFEST = "datapackage.json"


class ReleaseError(OnRecordError):
    """A release that was asked for and is not there, or cannot be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release: its number, its folder, and what its manifest says."""

    number: int
    folder: Path
    manifest: dict[str, Any]

    @property
    def seq(self) -> int:
        """The number of the newest change that is in it."""
        return int(self.manifest["onrecord"]["seq"])

    @property
    def files(self) -> list[dict[str, Any]]:
        """Its files, each with `path`, `bytes`, `hash` and `rows`."""
        return list(self.manifest["resources"])

    def lines(self, path: str) -> Iterator[str]:
        """The lines of one of its files."""
        with (self.folder / path).open(encoding="utf-8", newline="") as file:
            yield from file


def find_releases(releases: Path) -> list[Release]:
    """All whole releases in a folder, oldest first."""
    found = (path for path in releases.glob("[0-9]*") if path.name.isdecimal() and (path / MANIFEST).exists())
    numbered = sorted(found, key=lambda path: int(path.name))
    return [
        Release(number=int(path.name), folder=path, manifest=json.loads((path / MANIFEST).read_text(encoding="utf-8")))
        for path in numbered
    ]


def find_release(releases: Path, number: int) -> Release:
    """The release of that number; raises ReleaseError that names the oldest and the newest kept."""
    kept = find_releases(releases)
    found = next((release for release in kept if release.number == number), None)
    if found is None:
        told = f"kept are {kept[0].number} to {kept[-1].number}" if kept else "none was cut yet: run `onrecord release`"
        raise ReleaseError(f"there is no release {number} in {releases}: {told}")
    return found


def changes_between(old: Release, new: Release) -> Iterator[str]:
    """What leads from one release to another, as lines of `changes.ndjson`."""
    gone = {(row["kind"], row["id"]): row for row in map(json.loads, new.lines("gone.ndjson"))}
    for kind, name in FILES.items():
        path = f"{name}.ndjson"
        for change in differences(old.lines(path), new.lines(path)):
            told = gone.get((kind, change.id), {}) if change.line is None else {}
            yield as_line(path, change, reason=told.get("reason"), replaced_by=told.get("replaced_by"))


def data_files(release: Release) -> list[str]:
    """The files of rows that have an id, from which all else follows."""
    return [file["path"] for file in release.files if file["onrecord"] == "rows"]


def find_damage(releases: Path) -> Iterator[str]:
    """What is wrong with the kept releases, in words: a file that is not as hashed, or I9 that does not hold."""
    before: Release | None = None
    for release in find_releases(releases):
        yield from _altered(release)
        if before is not None and release.manifest["onrecord"]["previous"] == before.number:
            yield from _unlike_changes(before, release)
        before = release


def _altered(release: Release) -> Iterator[str]:
    for file in release.files:
        if not _is_whole(release.folder / file["path"], file["hash"]):
            yield f"release {release.number}: {file['path']} is not as it was when it was cut"


def _is_whole(path: Path, expected: str) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return hash_of(file) == expected


def _unlike_changes(before: Release, release: Release) -> Iterator[str]:
    """I9: the release before with this one's changes is this one, byte for byte."""
    for path in data_files(release):
        told = (change for file, change in map(from_line, release.lines("changes.ndjson")) if file == path)
        applied = hash_of(line.encode() for line in apply(before.lines(path), told))
        if applied != hash_of(line.encode() for line in release.lines(path)):
            yield f"release {release.number}: release {before.number} with its changes does not give its {path}"


def hash_of(pieces: Iterable[bytes]) -> str:
    """The hash of bytes that come in pieces, as a manifest has it."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return f"sha256:{digest.hexdigest()}"
