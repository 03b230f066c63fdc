"""Where the files of the archive lie: whole ones at any address that fsspec knows, unfinished ones in a local folder.

An object store cannot append, so a file is written locally, and put into the archive at its end, after each record was
read back. The local one is removed once the archive holds the same bytes; until then readers find it there.
"""

import fcntl
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

import fsspec

from crawler.warc import has_digest, read_records
from store.errors import OnRecordError

log = logging.getLogger(__name__)

_SUFFIX = ".warc.gz"


class ArchiveError(OnRecordError):
    """The archive does not hold what the record says it holds, or cannot be written."""


@dataclass(frozen=True)
class ArchiveFiles:
    """The files of an archive by name, such as "paper/paper-20250129T120000000000-71.warc.gz".

    `address` is a folder, or an address such as s3://bucket/folder; `unfinished` is a local folder of this archive's.
    """

    address: str
    unfinished: Path

    def open(self, name: str) -> IO[bytes]:
        """A file, to be read; raises ArchiveError if it is nowhere or cannot be read."""
        try:
            return self.local(name).open("rb")
        except FileNotFoundError:
            pass
        with _told(f"archive file {name} cannot be read from {self.address}"):
            return cast("IO[bytes]", self._system.open(self._place(name), "rb"))

    def sizes(self) -> dict[str, int]:
        """All files and their sizes in bytes, in the order of their names."""
        with _told(f"the archive at {self.address} cannot be listed"):
            found = self._system.find(self._root, detail=True) if self._system.exists(self._root) else {}
        start = len(self._root.rstrip("/")) + 1
        whole = {path[start:]: int(one["size"]) for path, one in found.items() if path.endswith(_SUFFIX)}
        local = {self._name(path): path.stat().st_size for path in self._unfinished()}
        return dict(sorted((whole | local).items()))

    def create(self, name: str) -> IO[bytes]:
        """A new unfinished file, not buffered, and locked against `finish_left_over` for as long as it is open."""
        path = self.local(name)
        with _told(f"archive file {path} cannot be made"):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("xb", buffering=0)
            fcntl.flock(file, fcntl.LOCK_EX)
        return file

    def finish(self, name: str) -> None:
        """Put a file that is written to its end into the archive, and remove the local one.

        Raises ArchiveError if a record in it is damaged, or the archive cannot take it; the local file then stays.
        """
        path = self.local(name)
        with path.open("rb") as file:
            for one in read_records(file, path.stat().st_size):
                if isinstance(one, tuple):
                    raise ArchiveError(f"archive file {path} is damaged at {one[0]} ({one[1]}); it stays where it is")
                if not has_digest(one.block, one.fields.get("warc-block-digest", "")):
                    raise ArchiveError(f"archive file {path} is damaged at {one.offset} (its block digest); it stays")
        with _told(f"archive file {path} cannot be put into {self.address}, and stays until the next run"):
            self._system.makedirs(str(PurePosixPath(self._place(name)).parent), exist_ok=True)
            self._system.put_file(str(path), self._place(name))
            with self._system.open(self._place(name), "rb") as there, path.open("rb") as here:
                is_same = _hash(there) == _hash(here)
        if not is_same:
            raise ArchiveError(f"archive file {name} came to {self.address} with other bytes; {path} stays")
        path.unlink()

    def check_address(self) -> None:
        """Raise ArchiveError if no file system can be had for the address; whether it answers is not asked."""
        self._opened  # noqa: B018 - opening is what may fail

    def finish_left_over(self) -> None:
        """Finish what killed runs left behind, but for half a record at the end; what fails is logged and stays."""
        for path in self._unfinished():
            with path.open("r+b") as file:
                if not _is_free(file):
                    continue
                _cut_torn_end(file, path.stat().st_size)
                if not path.stat().st_size:
                    continue  # a run that is just starting, or one that was killed then
                try:
                    self.finish(self._name(path))
                except ArchiveError as error:
                    log.warning("%s", error)

    def is_being_written(self, name: str) -> bool:
        """Whether a run is writing a file just now."""
        try:
            with self.local(name).open("rb") as file:
                return not _is_free(file)
        except FileNotFoundError:
            return False

    def local(self, name: str) -> Path:
        """Where a file lies while it is unfinished; raises ArchiveError for a name that leads out of the archive."""
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ArchiveError(f"archive file {name} lies outside {self.address}")
        return self.unfinished / name

    def _name(self, path: Path) -> str:
        return path.relative_to(self.unfinished).as_posix()

    def _unfinished(self) -> Iterator[Path]:
        return iter(sorted(self.unfinished.rglob(f"*{_SUFFIX}")))

    def _place(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    @property
    def _system(self) -> Any:
        return self._opened[0]

    @property
    def _root(self) -> str:
        return self._opened[1]

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        with _told(f"ONRECORD_ARCHIVE is no address we can use: {self.address!r}"):
            system, root = fsspec.url_to_fs(self.address)
        return system, root


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn what a file system raises into an ArchiveError; an object store's library raises errors of all kinds."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        raise ArchiveError(f"{what} ({getattr(error, 'strerror', None) or error})") from error


def _is_free(file: IO[bytes]) -> bool:
    """Whether no run is writing a file; if so, it is now locked by us."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _cut_torn_end(file: IO[bytes], size: int) -> None:
    for one in read_records(file, size):
        if isinstance(one, tuple) and one[1].is_cut:
            file.truncate(one[0])


def _hash(file: IO[bytes]) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
