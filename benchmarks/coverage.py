"""Scores the reader on labelled real coverage: `python -m benchmarks.coverage CORPUS`.

CORPUS is a folder of `*.jsonl.gz` files with rows {url, outlet, published, title, text}, which is not part of the
project: `coverage_labels.jsonl` beside this file holds addresses and labels alone, in the form of docs/annotation.md.
An address whose `sha256` is divisible by three is unread: nobody looks at what the reader makes of it.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.passages.__main__ import readings
from benchmarks.scoring import Row, is_unread, report, score
from nlp.reader import make_reader

LABELS = Path(__file__).with_name("coverage_labels.jsonl")


def main() -> None:
    """Print the figures, and on demand every error of the part that may be looked at."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.coverage", description=__doc__)
    asked.add_argument("corpus", type=Path, help="folder of *.jsonl.gz files")
    asked.add_argument("--unread", action="store_true", help="the third that nobody looks at while changing the reader")
    asked.add_argument("--errors", metavar="WORD", nargs="?", const="", help="name the errors (that contain WORD)")
    given = asked.parse_args()
    if given.unread and given.errors is not None:
        asked.error("the errors on the unread third are not for looking at")
    labels = {label["url"]: label for label in read_labels() if is_unread(label["url"]) is given.unread}
    articles = [row for row in read_articles(given.corpus) if row["url"] in labels]
    if not articles:
        asked.error(f"{given.corpus}: none of the labelled articles is there")
    found = score(zip((labels[row["url"]] for row in articles), readings(make_reader(), articles), strict=True))
    print(f"{len(articles)} articles, {len(labels) - len(articles)} labels without one", *report(found), sep="\n")
    print("\nclaims by act", *(f"{act:<34}{tally}" for act, tally in sorted(found.by_act.items())), sep="\n")
    if given.errors is not None:
        print("", *(line for line in found.errors if given.errors in line), sep="\n")


def read_labels() -> list[Row]:
    """The labels, an article each."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def read_articles(corpus: Path) -> Iterator[Row]:
    """The articles of the corpus, with their address as id."""
    for file in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from ({**row, "id": row["url"]} for row in map(json.loads, lines))


if __name__ == "__main__":
    main()
