"""Rows as text, a chunk at a time: CSV that a spreadsheet opens without running anything, and NDJSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
BOM = "\ufeff"
BETWEEN = "; "
"""Between the members of a list in one cell."""
_CHUNK = 1 << 16  # characters; few enough to wait for, many enough that sending them costs little
# A cell that begins so is a formula, a command or an error to some spreadsheet (OWASP, "CSV Injection"); a lone sign
# computes nothing.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_chunks(keys: Sequence[str], rows: Iterable[Row], *, has_bom: bool = False) -> Iterator[str]:
    """CSV by RFC 4180 with a line of names; `has_bom` lets Excel see that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(BOM if has_bom else "")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([cell(row[key]) for key in keys])
        if text.tell() >= _CHUNK:
            yield _taken(text)
    yield text.getvalue()


def ndjson_chunks(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object to a line."""
    return gathered(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that are worth sending."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield "".join(waiting)
            waiting.clear()
            size = 0
    yield "".join(waiting)


def cell(value: Any) -> str | int | float:
    """A value as a cell: nothing as an empty one, a list in a row, an apostrophe before what would be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = BETWEEN.join(str(member) for member in value) if isinstance(value, list) else str(value)
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA) else text


def _taken(text: io.StringIO) -> str:
    chunk = text.getvalue()
    text.seek(0)
    text.truncate()
    return chunk
