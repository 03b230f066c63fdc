"""How two files of rows differ, and the second from the first and the difference, byte for byte. Pure.

Files are NDJSON whose rows have an `id` and stand in its order; of each, one line is held at a time.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_ROW = ',"row":'


class _Keyed(NamedTuple):
    id: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that came (ADD), says something else (MOD) or went (DEL, without a line)."""

    op: str
    id: str
    line: str | None


def differences(before: Iterable[str], after: Iterable[str]) -> Iterator[Difference]:
    """What leads from one file to the other, in the order of ids."""
    for one, other in _side_by_side(before, after):
        if one is None and other is not None:
            yield Difference(op="ADD", id=other.id, line=other.line)
        elif other is None and one is not None:
            yield Difference(op="DEL", id=one.id, line=None)
        elif one and other and one.line != other.line:
            yield Difference(op="MOD", id=other.id, line=other.line)


def apply(before: Iterable[str], changes: Iterable[Difference]) -> Iterator[str]:
    """The lines of the file that the changes lead to."""
    waiting = iter(changes)
    change = next(waiting, None)
    for row in _keyed(before):
        while change is not None and change.id < row.id:
            yield from _line_of(change)
            change = next(waiting, None)
        if change is not None and change.id == row.id:
            yield from _line_of(change)
            change = next(waiting, None)
        else:
            yield row.line
    while change is not None:
        yield from _line_of(change)
        change = next(waiting, None)


def as_line(file: str, change: Difference, *, reason: str | None, replaced_by: str | None) -> str:
    """A difference as a line of `changes.ndjson`; the row stands last, with the bytes that it has in its file."""
    told = {"file": file, "id": change.id, "op": change.op, "reason": reason, "replaced_by": replaced_by}
    row = "null" if change.line is None else change.line.rstrip("\n")
    return f"{json.dumps(told, ensure_ascii=False, separators=(',', ':'))[:-1]}{_ROW}{row}}}\n"


def from_line(line: str) -> tuple[str, Difference]:
    """The file and the difference of a line of `changes.ndjson`."""
    head, _, row = line.rstrip("\n").partition(_ROW)
    told = json.loads(head + "}")
    text = None if told["op"] == "DEL" else row[:-1] + "\n"
    return told["file"], Difference(op=told["op"], id=told["id"], line=text)


def _line_of(change: Difference) -> Iterator[str]:
    if change.line is not None:
        yield change.line


def _side_by_side(before: Iterable[str], after: Iterable[str]) -> Iterator[tuple[_Keyed | None, _Keyed | None]]:
    """The rows of both files by id; None stands for one that the file lacks."""
    ours, theirs = _keyed(before), _keyed(after)
    one, other = next(ours, None), next(theirs, None)
    while one or other:
        first = min(row.id for row in (one, other) if row)
        here, there = one if one and one.id == first else None, other if other and other.id == first else None
        yield here, there
        one, other = next(ours, None) if here else one, next(theirs, None) if there else other


def _keyed(lines: Iterable[str]) -> Iterator[_Keyed]:
    return (_Keyed(id=json.loads(line)["id"], line=line) for line in lines)
