"""Who said what in each text of a file: `python -m benchmarks.attribution GOLD.jsonl OUT.jsonl`.

GOLD.jsonl has a row {"doc", "text", ...} for each document; anything else in it is not looked at. OUT.jsonl gets a row
{"doc", "attributions": [{"source": [start, end] or null, "cue": [start, end], "content": [[start, end], ...]}]} for
each, with offsets that count code points and exclude the end. A scorer for such files compares the two.

`--nested` also writes what is said inside the content of another attribution. Annotated corpora mostly have the outer
one alone, so it is left out by default. Progress and the time of the rules go to stderr.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from nlp.pipeline import pipeline, prepared, with_base_forms
from nlp.quotation import Attribution, find_attributions
from nlp.text import paragraphs_of, readable

Row = dict[str, Any]
_BATCH = 8
_REPORTED = 20


def main() -> int:
    """Read, find, write; the rows come in the order of GOLD."""
    arguments = _arguments()
    with arguments.gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    spent = 0.0
    with arguments.out.open("w", encoding="utf-8") as out:
        for number, (row, doc) in enumerate(parsed(rows), start=1):
            began = time.process_time()
            found = find_attributions(doc, readable(row["text"]))
            spent += time.process_time() - began
            kept = [_as_row(one) for one in found if arguments.nested or not one.is_nested]
            out.write(json.dumps({"doc": row["doc"], "attributions": kept}, ensure_ascii=False) + "\n")
            if number % _REPORTED == 0 or number == len(rows):
                print(f"{number} of {len(rows)} documents", file=sys.stderr)
    print(f"rules: {spent:.1f} s of {time.process_time():.1f} s of processor time", file=sys.stderr)
    return 0


def parsed(rows: Iterable[Row]) -> Iterator[tuple[Row, Doc]]:
    """Each row with the parse of its text, whose sentences begin at paragraphs."""
    model = pipeline()
    drafts = ((_prepared(row["text"]), row) for row in rows)
    for doc, row in model.pipe(drafts, as_tuples=True, batch_size=_BATCH):
        yield row, with_base_forms(model, doc)


def _prepared(text: str) -> Doc:
    visible = readable(text)
    return prepared(pipeline(), visible, [paragraph.start_char for paragraph in paragraphs_of(visible)])


def _as_row(found: Attribution) -> Row:
    """Plain lists, as JSON has them."""
    return {
        "source": list(found.source) if found.source else None,
        "cue": list(found.cue),
        "content": [list(piece) for piece in found.content],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=(__doc__ or "").split(":")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--nested", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
