"""The archive checked against itself and against its index, offline; and records taken in that the index lacks."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy.orm import Session

from crawler.archive_files import ArchiveFiles
from crawler.exchange import BrokenMessageError
from crawler.warc import BrokenRecordError, Record, read_records, sha256, target, wrong_digests
from store import records
from store.captures import capture_id_at, captures_in, named_files, record_capture
from store.models import Capture
from store.vocabulary import CaptureKind

_INDEXED = frozenset({"response", "resource"})
_FOUND = "found in a file of the archive; what robots.txt had said is not on record"

# Called with the bytes that were read since the last call, and those there are in all.
Stepped = Callable[[int, int], None]


def check_archive(session: Session, files: ArchiveFiles, stepped: Stepped = lambda _read, _all: None) -> Iterator[str]:
    """One line for each record that is damaged, missing, other than the index says, or not in the index."""
    sizes = files.sizes()
    for name in sorted(sizes.keys() | named_files(session)):
        captures = captures_in(session, name)
        if name in sizes:
            check = _FileCheck(name, captures, is_being_written=files.is_being_written(name))
            with files.open(name) as file:
                for one in read_records(file, sizes[name]):
                    yield from check.problems(one)
                    stepped(one.length if isinstance(one, Record) else 0, sum(sizes.values()))
            yield from check.missing()
        else:
            first = captures[0]
            yield (
                f"archive file {name} is missing, and {len(captures)} captures lie in it; "
                f"the first is {first.id} of {first.url}"
            )


def take_in_found(session: Session, files: ArchiveFiles) -> int:
    """Index the answers in the archive's files that no capture names, as after a crash; how many there were."""
    found = 0
    for name, size in files.sizes().items():
        if files.is_being_written(name):
            continue
        with files.open(name) as file:
            for one in read_records(file, size):
                if not isinstance(one, Record) or one.kind not in _INDEXED or capture_id_at(session, name, one.offset):
                    continue
                record_capture(session, _found_capture(name, one), None)
                found += 1
    return found


class _FileCheck:
    """The check of one file; what is still being written may end in half a record and run ahead of the index."""

    def __init__(self, name: str, captures: Sequence[Capture], *, is_being_written: bool) -> None:
        self._name, self._is_being_written = name, is_being_written
        self._captures: dict[int, list[Capture]] = defaultdict(list)
        for capture in captures:
            self._captures[capture.warc_offset].append(capture)

    def problems(self, one: Record | tuple[int, BrokenRecordError]) -> Iterator[str]:
        """What is wrong with a record of the file, or with the bytes where one should be."""
        if not isinstance(one, Record):
            yield from self._damage(*one)
            return
        captures, place = self._captures.pop(one.offset, []), f"{self._name} at {one.offset}"
        for wrong in wrong_digests(one):
            yield f"{place}: {_whose(captures) or one.kind}: {wrong}"
        for capture in captures:
            for what, said, found in _differences(capture, one):
                yield f"{place}: {_whose([capture])}: its {what} is {found}, and the index says {said}"
        if not captures and one.kind in _INDEXED and not self._is_being_written:
            yield f"{place}: no capture names this answer of {one.url}; `onrecord archive index` takes it in"

    def missing(self) -> Iterator[str]:
        """The captures for which no record came by."""
        for offset, captures in self._captures.items():
            yield f"{self._name} at {offset}: {_whose(captures)}: there is no record"

    def _damage(self, offset: int, error: BrokenRecordError) -> Iterator[str]:
        captures = self._captures.pop(offset, [])
        if captures or not (error.is_cut and self._is_being_written):
            yield f"{self._name} at {offset}: {_whose(captures) or 'a record'}: {error}"


def _differences(capture: Capture, record: Record) -> Iterator[tuple[str, str, str]]:
    """What the index says of a record and what it is, where they differ; old captures say less."""
    try:
        payload = sha256(record.payload)
    except BrokenMessageError:
        return  # which is told with the digests
    compared = [("payload digest", capture.payload_digest, payload), ("address", target(capture.url), record.url)]
    if capture.warc_length is not None:
        compared += [
            ("block digest", capture.block_digest or "", sha256(record.block)),
            ("length", str(capture.warc_length), str(record.length)),
            ("time", capture.fetched_at.isoformat(), record.at.isoformat()),
        ]
    yield from ((what, said, found) for what, said, found in compared if said != found)


def _whose(captures: Sequence[Capture]) -> str:
    return ", ".join(f"capture {one.id} of {one.url}" for one in captures)


def _found_capture(name: str, record: Record) -> records.Capture:
    message = record.message
    return records.Capture(
        kind=CaptureKind.FOUND,
        url=record.url,
        fetched_at=record.at,
        status=message.status if message else 200,
        content_type=message.field("content-type") if message else record.fields.get("content-type"),
        payload_digest=sha256(record.payload),
        block_digest=sha256(record.block),
        warc_file=name,
        warc_offset=record.offset,
        warc_length=record.length,
        robots_decision=_FOUND,
    )
