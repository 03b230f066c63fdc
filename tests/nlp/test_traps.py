"""Headlines, headings, questions, conditionals and other words that assert nothing: none creates a finding."""

import json
from pathlib import Path

import pytest

from benchmarks.passages.__main__ import to_read
from nlp.reader import make_reader

_TRAPS = Path(__file__).parents[2] / "benchmarks" / "passages" / "traps.jsonl"
_ROWS = [json.loads(line) for line in _TRAPS.read_text(encoding="utf-8").splitlines()]


def test_there_are_sixty_traps() -> None:
    assert len(_ROWS) == 60


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["id"])
def test_what_asserts_nothing_creates_no_finding(row: dict[str, str]) -> None:
    found = make_reader().read(to_read(row))

    assert (found.claims, found.responses, found.events) == ((), (), ())
