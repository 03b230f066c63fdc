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
from typing import Any

from nlp.parsing import read_texts
from nlp.pipeline import pipeline
from nlp.relevance import Verdict, judge
from store.records import TextToRead

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
    for row, verdict in judged(Path(sys.argv[1])):
        is_about = labels.get(row["url"], False)
        missing.discard(row["url"])
        counts[_outcome(verdict.is_ai_ip_dispute, is_about)] += 1
        if verdict.is_ai_ip_dispute is not is_about:
            print(f"{_outcome(verdict.is_ai_ip_dispute, is_about)}: {row['url']}: {verdict.why}")
    _report(counts, missing)
    return 0


def read_labels() -> dict[str, bool]:
    """Whether each labelled address is about such a dispute."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {row["url"]: row["label"] == "1" for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def judged(corpus: Path) -> Iterator[tuple[dict[str, Any], Verdict]]:
    """Each row of the corpus with the verdict of the gate."""
    for file in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for row, read_text in zip(rows, read_texts(pipeline(), map(_to_read, rows)), strict=True):
            yield row, judge(read_text)


def _to_read(row: dict[str, Any]) -> TextToRead:
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
