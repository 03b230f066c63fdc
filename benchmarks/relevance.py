"""How well the gate tells articles about AI and intellectual property: `python -m benchmarks.relevance CORPUS`.

CORPUS is a folder of `*.jsonl.gz` files with rows {url, outlet, published, title, text}. The labels are addresses
alone; an article that is not among them counts as none about such a dispute. Labels without an article are named.
"""

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scoring import Row
from nlp.reader import make_reader
from store.records import Reading, TextToRead

LABELS = Path(__file__).with_name("relevance_labels.tsv")
WRONG_USE = 2


def main() -> int:
    """Print precision, recall and every error, month by month; 2 where the folder is missing."""
    if len(sys.argv) != WRONG_USE or not any(Path(sys.argv[1]).glob("*.jsonl.gz")):
        print("give the folder of the corpus: it holds *.jsonl.gz files", file=sys.stderr)
        return WRONG_USE
    labels = read_labels()
    counts: Counter[str] = Counter()
    missing = set(labels)
    for reading in read(Path(sys.argv[1])):
        is_about = labels.get(reading.text_id, False)
        missing.discard(reading.text_id)
        outcome = _outcome(reading.is_ai_ip_dispute, is_about)
        counts[outcome] += 1
        if reading.is_ai_ip_dispute is not is_about:
            print(f"{outcome}: {reading.text_id}: {reading.why}")
    _report(counts, missing)
    return 0


def read_labels() -> dict[str, bool]:
    """Whether each labelled address is about such a dispute."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["url"]: row["label"] == "1" for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def read(corpus: Path) -> Iterator[Reading]:
    """The reading of each article of the corpus, under its address."""
    reader = make_reader()
    for file in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from reader.read_many(_to_read(json.loads(line)) for line in lines)


def _to_read(row: Row) -> TextToRead:
    day = datetime.fromisoformat(row["published"])
    return TextToRead(
        id=row["url"],
        text=row["text"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        published=day.replace(tzinfo=day.tzinfo or UTC),
    )


def _outcome(is_let_through: bool, is_about: bool) -> str:
    if is_let_through:
        return "right" if is_about else "wrongly let through"
    return "missed" if is_about else "rightly kept out"


def _report(counts: Counter[str], missing: set[str]) -> None:
    right, wrong, missed = counts["right"], counts["wrongly let through"], counts["missed"]
    print(f"read {counts.total()} articles; {right} right, {wrong} wrongly let through, {missed} missed")
    print(f"precision {right / max(right + wrong, 1):.3f}, recall {right / max(right + missed, 1):.3f}")
    if missing:
        print(f"{len(missing)} labelled addresses are not in the corpus: {', '.join(sorted(missing))}")


if __name__ == "__main__":
    sys.exit(main())
