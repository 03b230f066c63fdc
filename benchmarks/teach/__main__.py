"""Teaches the reader's network: `python -m benchmarks.teach [--rounds N] [--held-out]`; needs `make install-teach`.

It learns from `benchmarks/passages/tuning.jsonl`, which this project wrote, and from nothing else. With `--held-out` an
eighth of the rows is kept back, so that thresholds can be chosen on rows that it was not taught.
"""

import argparse
import hashlib
import sys
import time

from benchmarks.passages.__main__ import read_rows
from benchmarks.teach.examples import examples_of
from benchmarks.teach.export import write
from benchmarks.teach.network import taught


def main() -> None:
    """Teach, and write the network where the reader looks for it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.teach", description=__doc__)
    asked.add_argument("--rounds", type=int, default=10, help="times that all examples are gone through (10)")
    asked.add_argument(
        "--held-out", action="store_true", help="leave out an eighth of the rows (those of errors to study)"
    )
    given = asked.parse_args()
    rows = [row for row in read_rows("tuning") if not (given.held_out and is_held_out(row["id"]))]
    examples = examples_of(rows)
    print(f"{len(rows)} passages, {len(examples)} stretches", file=sys.stderr)
    began = time.monotonic()
    network = None
    for number, (network, loss) in enumerate(taught(examples, rounds=given.rounds), start=1):  # noqa: B007
        print(f"round {number}: loss {loss:.3f}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    if network is not None:
        write(network)


def is_held_out(name: str) -> bool:
    """Whether a row is in the eighth that `--held-out` leaves out."""
    return int(hashlib.sha256(f"held out {name}".encode()).hexdigest(), 16) % 8 == 0


if __name__ == "__main__":
    main()
