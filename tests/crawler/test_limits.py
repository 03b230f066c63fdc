"""What docs/hostile.md says of the limits is what they are."""

from dataclasses import fields
from pathlib import Path

import pytest

from crawler.hosts import LONGEST_WAIT
from crawler.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from crawler.listings import LARGEST, MOST_URLS
from crawler.page import DEEPEST, LONGEST_PAGE, LONGEST_TAG
from crawler.robots import LONGEST_DELAY, LONGEST_ROBOTS

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "hostile.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_each_limit_is_in_the_table(name: str) -> None:
    assert f"`{name}`" in DOCUMENT


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("`answer_seconds`", f"{DEFAULT_LIMITS.answer_seconds:g} s"),
        ("`answer_bytes`", f"{DEFAULT_LIMITS.answer_bytes // MEGABYTE} MB"),
        ("`flight_bytes`", f"{DEFAULT_LIMITS.flight_bytes // MEGABYTE} MB"),
        ("`patience_seconds`", f"{DEFAULT_LIMITS.patience_seconds:g} s"),
        ("`host_bytes`", f"{DEFAULT_LIMITS.host_bytes // 1024 // MEGABYTE} GB"),
        ("`page_seconds`", f"{DEFAULT_LIMITS.page_seconds:g} s"),
        ("`page_memory`", f"{DEFAULT_LIMITS.page_memory // MEGABYTE} MB"),
        ("`redirects`", str(DEFAULT_LIMITS.redirects)),
        ("`LONGEST_PAGE`", f"{LONGEST_PAGE // MEGABYTE} MB"),
        ("`LONGEST_TAG`", f"{LONGEST_TAG // 1024} KB, {DEEPEST:,}"),
        ("`LARGEST`", f"{LARGEST // MEGABYTE} MB, {MOST_URLS:,} newest"),
        ("`LONGEST_ROBOTS`", f"{LONGEST_ROBOTS // 1024} KB"),
        ("`LONGEST_DELAY`", f"{LONGEST_DELAY:g} s"),
        ("`LONGEST_WAIT`", f"{LONGEST_WAIT.days} day"),
    ],
)
def test_its_row_has_its_value(row: str, value: str) -> None:
    [line] = [line for line in DOCUMENT.splitlines() if line.startswith(f"| {row}")]

    assert f"| {value} |" in line
