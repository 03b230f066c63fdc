"""Draws the third that is set aside: `python -m benchmarks.passages.draw FILE...` writes it and the rest."""

import json
import sys
from pathlib import Path

from benchmarks.passages.check import Row
from benchmarks.scoring import is_unread

_FOLDER = Path(__file__).parent


def main() -> None:
    """Part the rows of the named files by the hash of their id."""
    rows = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines()]
    _write("unread", [row for row in rows if is_unread(row["id"])])
    _write("tuning", [row for row in rows if not is_unread(row["id"])])


def _write(part: str, rows: list[Row]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in sorted(rows, key=lambda row: row["id"])]
    (_FOLDER / f"{part}.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"{part}: {len(rows)} rows")


if __name__ == "__main__":
    main()
