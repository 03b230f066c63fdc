"""Scores the reader on our own passages: `python -m benchmarks.passages`; docs/annotation.md says what they are."""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scoring import Row, Score, report, score
from nlp.reader import Reader, make_reader
from store.findings import to_json
from store.records import TextToRead

FOLDER = Path(__file__).parent
NAMES = FOLDER / "names.toml"


def main() -> None:
    """Print the figures of one part, and on demand every error."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.passages", description=__doc__)
    asked.add_argument("--unread", action="store_true", help="the third that nobody looks at while changing the reader")
    asked.add_argument("--errors", metavar="WORD", nargs="?", const="", help="name the errors (that contain WORD)")
    given = asked.parse_args()
    if given.unread and given.errors is not None:
        asked.error("the errors on the unread third are not for looking at")
    rows = read_rows("unread" if given.unread else "tuning")
    pairs = list(zip(rows, readings(make_reader(names=NAMES), rows), strict=True))
    found = score(pairs)
    print(f"{len(rows)} passages", *report(found), sep="\n")
    _print_by(pairs, "register", lambda row: row["register"])
    _print_by(pairs, "form", lambda row: row["form"])
    print("\nclaims by act", *(f"{act:<34}{tally}" for act, tally in sorted(found.by_act.items())), sep="\n")
    if given.errors is not None:
        print("", *(line for line in found.errors if given.errors in line), sep="\n")


def read_rows(part: str) -> list[Row]:
    """The rows of "tuning" or "unread"."""
    return [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def readings(reader: Reader, rows: Iterable[Row]) -> list[Row]:
    """What `reader` finds in each row, as JSON."""
    return [to_json(reading) for reading in reader.read_many(to_read(row) for row in rows)]


def to_read(row: Row) -> TextToRead:
    """The text of a row with its context."""
    day = row.get("published")
    return TextToRead(
        id=row["id"],
        text=row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
    )


def _print_by(pairs: list[tuple[Row, Row]], what: str, group_of: Callable[[Row], str]) -> None:
    groups: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for pair in pairs:
        groups[group_of(pair[0])].append(pair)
    print(f"\nF1 by {what:<14}{'rows':>6}  claims  with act  responses  events  relevance")
    for group, own in sorted(groups.items()):
        print(f"{group:<20}{len(own):>6}  {_figures(score(own))}")


def _figures(found: Score) -> str:
    names = ("claims (claimant, target)", "claims (claimant, target, act)", "responses (by, kind)",
             "events (kind, a party)", "relevance")  # fmt: skip
    return "  ".join(f"{found.tallies[name].f1:7.3f}" for name in names)


if __name__ == "__main__":
    main()
