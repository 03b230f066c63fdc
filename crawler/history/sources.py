"""What stands for archives of pages: a WARC file, a folder of them, a list of their paths, and each at an address."""

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader, FileIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from crawler.ingest import IngestError

COMMON_CRAWL = "https://data.commoncrawl.org/"
_ARCHIVES = (".warc", ".warc.gz")
_TEXTS = (".wet", ".wet.gz", ".wat", ".wat.gz")
_LISTS = (".paths", ".paths.gz")
_LONGEST_LIST = 64 * 1024 * 1024  # bytes, unpacked

Opener = Callable[[str], BufferedReader]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """A WARC file at a path on this machine, or else at the address that is its name."""

    name: str
    path: Path | None
    open_address: Opener

    @property
    def size(self) -> int | None:
        """Its length in bytes, packed; None if that is not known before it is read."""
        return self.path.stat().st_size if self.path and self.path.is_file() else None

    @property
    def identity(self) -> str:
        """What tells it from others: the hash of its bytes, or its address, at which archives do not change."""
        if self.path is None:
            return self.name
        with self.path.open("rb") as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"

    @property
    def open(self) -> Callable[[], BufferedReader]:
        """What opens it, here or in another process."""
        return partial(_open_file, self.path) if self.path else partial(self.open_address, self.name)


def is_archive_source(source: str) -> bool:
    """Whether a source stands for archives; raises IngestError for archives of texts without their pages."""
    name = _file_name(source)
    if name.endswith(_TEXTS):
        raise IngestError(f"{source}: holds texts without their pages, so nothing could be checked; name its WARC file")
    return name.endswith((*_ARCHIVES, *_LISTS)) or (Path(source).is_dir() and any(_in_folder(Path(source))))


def archive_files(source: str, open_address: Opener) -> Iterator[ArchiveFile]:
    """The WARC files that a source stands for; raises IngestError or UnreachableFileError."""
    names: Iterable[str] = [source]
    if _file_name(source).endswith(_LISTS):
        names = _listed(source, open_address)
    elif Path(source).is_dir():
        names = map(str, _in_folder(Path(source)))
    for name in names:
        yield ArchiveFile(name=name, path=None if is_address(name) else Path(name), open_address=open_address)


def cited_name(name: str) -> str:
    """How a file is named where readers see it: by its address, or without the folders of this machine."""
    return name if is_address(name) else Path(name).name


def is_address(source: str) -> bool:
    """Whether a source is no path but an address."""
    return source.startswith(("http://", "https://"))


def _in_folder(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.rglob("*.warc*")) if one.name.lower().endswith(_ARCHIVES) and one.is_file())


def _listed(source: str, open_address: Opener) -> Iterator[str]:
    """The files of a list, one a line; Common Crawl writes them as paths below its own address."""
    try:
        with open_address(source) if is_address(source) else _open_file(Path(source)) as file:
            lines = _unpacked(file).decode().split()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise IngestError(f"{source}: no list of WARC files ({error})") from error
    for line in lines:
        beside = Path(source).parent / line
        if not is_address(source) and beside.is_file():
            yield str(beside)
        else:
            yield line if is_address(line) else urljoin(source if is_address(source) else COMMON_CRAWL, f"/{line}")


def _unpacked(file: BufferedReader) -> bytes:
    is_packed = file.peek(2).startswith(b"\x1f\x8b")
    content = (gzip.GzipFile(fileobj=file) if is_packed else file).read(_LONGEST_LIST + 1)
    if len(content) > _LONGEST_LIST:
        raise OSError(f"it is over {_LONGEST_LIST} bytes")
    return content


def _open_file(path: Path) -> BufferedReader:
    return BufferedReader(FileIO(path), buffer_size=256 * 1024)


def _file_name(source: str) -> str:
    return (urlsplit(source).path if is_address(source) else source).lower()
