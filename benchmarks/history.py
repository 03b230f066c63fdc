"""How fast archives are sieved, beside FastWARC's iteration alone over the same file in the same run.

`python -m benchmarks.history` writes a WARC file of generated pages, one in fifty of which is relevant, and prints
answers per CPU-second of one process up to and with the keyword filter. With `--memory MEGABYTES` it takes in a file of
a fifth of that size, then one of that size, with the command itself, and prints the most memory that any process held.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from fastwarc import ArchiveIterator

from benchmarks.sample_archive import write_archive
from cli.archives import ArchiveOptions, sieve_of
from crawler.history.records import DroppedPage, answer_records
from crawler.history.sieve import sift

ROUNDS, ONE_RELEVANT_IN = 5, 50
_ONE_PAGE = 13_500  # bytes, packed


def main() -> None:
    """Print what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    asked.add_argument("--pages", type=int, default=2_000, help="pages of the file (default: 2000)")
    asked.add_argument("--memory", metavar="MEGABYTES", type=int, help="measure memory over a file of that size")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.memory:
            _print_memory(Path(folder), given.memory)
        else:
            _print_speed(Path(folder) / "sample.warc.gz", given.pages)


def _print_speed(path: Path, pages: int) -> None:
    write_archive(path, pages, one_relevant_in=ONE_RELEVANT_IN)
    kept = _sieved(path)  # also loads what is loaded once
    ours, theirs = list[float](), list[float]()
    for _ in range(ROUNDS):
        ours.append(pages / _cpu_seconds(lambda: _sieved(path)))
        theirs.append(pages / _cpu_seconds(lambda: _iterated(path)))
    print(f"answers {pages}, {path.stat().st_size / 1e6:.0f} MB packed, rounds {ROUNDS}; {dict(kept)}")
    print(f"sieve             {max(ours):8.0f} answers per CPU-second (worst round {min(ours):.0f})")
    print(f"FastWARC alone    {max(theirs):8.0f} answers per CPU-second")
    print(f"ratio             {max(ours) / max(theirs):8.3f}")


def _sieved(path: Path) -> Counter[str]:
    sieve, found = sieve_of(ArchiveOptions(has_filter=True, language="en", workers=1)), Counter[str]()
    with path.open("rb") as file:
        for record in answer_records(file):
            try:
                sift(record, sieve)
            except DroppedPage as error:
                found[str(error)] += 1
            else:
                found["kept"] += 1
    return found


def _iterated(path: Path) -> int:
    return sum(len(record.reader.read()) for record in ArchiveIterator(str(path)))


def _cpu_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _print_memory(folder: Path, megabytes: int) -> None:
    for size in (megabytes // 5, megabytes):
        path = folder / f"{size}.warc.gz"
        write_archive(path, size * 1_000_000 // _ONE_PAGE, one_relevant_in=ONE_RELEVANT_IN)
        home = {"ONRECORD_HOME": str(folder / f"home-{size}")}
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "cli", "ingest", str(path)], env=os.environ | home, check=True)  # noqa: S603
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        took = time.monotonic() - began
        print(f"{path.stat().st_size / 1e6:.0f} MB in {took:.0f} s: {most:.0f} MB in the largest process so far")


if __name__ == "__main__":
    main()
