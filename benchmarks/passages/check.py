"""Checks rows against docs/annotation.md: `python -m benchmarks.passages.check FILE...`; exit status 1 with a list."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.vocabulary import (
    Act,
    ClaimStatus,
    Commitment,
    Disclosure,
    EventKind,
    EvidenceKind,
    LegalTheory,
    Outcome,
    ResponseKind,
    Term,
)

Row = dict[str, Any]
REGISTERS = ("wire", "tech_blog", "legal_trade", "broadcaster", "feed_item", "opinion", "non_native")
_LISTS = {"claims": ("claimants", "targets", "act", "speaker", "via", "commitment", "hedges", "status", "theories"),
          "responses": ("by", "kind", "to", "asked_by"),
          "events": ("kind", "parties", "date")}  # fmt: skip
_CODES: dict[str, dict[str, type[Term]]] = {
    "claims": {"act": Act, "commitment": Commitment, "status": ClaimStatus},
    "responses": {"kind": ResponseKind},
    "events": {"kind": EventKind, "outcome": Outcome},
}
# The fewest and the most words of each form.
_WORDS = {"passage": (1, 260), "item": (95, 260), "article": (270, 700)}
_PRECISIONS = ("day", "month", "quarter", "year", "range")
# Two texts that share more of their word triples than this are from one mould.
_SAME_MOULD = 0.35


def problems(rows: list[Row]) -> Iterator[str]:
    """What is wrong with `rows`, a line each, beginning with the row's id."""
    counted = Counter(row.get("id") for row in rows)
    yield from (f"{name}: stands {times} times" for name, times in counted.items() if times > 1)
    for row in rows:
        yield from (f"{row.get('id')}: {what}" for what in _of_row(row))
    yield from _moulds(rows)


def _of_row(row: Row) -> Iterator[str]:
    missing = {"id", "register", "form", "invented", "text", "relevant", *_LISTS} - row.keys()
    if missing:
        yield f"has no {', '.join(sorted(missing))}"
        return
    if row["register"] not in REGISTERS:
        yield f"register {row['register']!r} is none of {', '.join(REGISTERS)}"
    words = len(row["text"].split())
    if row["form"] not in _WORDS:
        yield f"form {row['form']!r} is none of {', '.join(_WORDS)}"
    elif not _WORDS[row["form"]][0] <= words <= _WORDS[row["form"]][1]:
        fewest, most = _WORDS[row["form"]]
        yield f"form {row['form']!r} has {words} words: {fewest} to {most}"
    if not row["relevant"] and any(row[kind] for kind in _LISTS):
        yield "has findings and is not relevant"
    if row.get("published") and not re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"]):
        yield f"published {row['published']!r} is no day"
    for kind in _LISTS:
        for finding in row[kind]:
            yield from (f"{kind}: {what}" for what in _of_finding(kind, finding, row["text"]))


def _of_finding(kind: str, finding: Row, text: str) -> Iterator[str]:
    yield from (f"has no {key!r}" for key in (*_LISTS[kind], "quote") if key not in finding)
    if finding.get("quote", "") not in text:
        yield f"quote is not in the text: {finding['quote'][:60]!r}"
    for key, codes in _CODES[kind].items():
        if finding.get(key) and finding[key] not in {code.value for code in codes}:
            yield f"{key} {finding[key]!r} is no code"
    for hedge in finding.get("hedges", ()):
        if hedge not in text:
            yield f"hedge {hedge!r} is not in the text"
    yield from _of_details(finding)


def _of_details(finding: Row) -> Iterator[str]:
    evidence = finding.get("evidence") or {}
    codes: list[tuple[str, Any, type[Term]]] = [
        ("theory", theory, LegalTheory) for theory in finding.get("theories", ())
    ]
    if evidence:
        codes += [
            ("evidence", evidence.get("kind"), EvidenceKind),
            ("disclosure", evidence.get("disclosure"), Disclosure),
        ]
    yield from (f"{what} {code!r} is no code" for what, code, known in codes if code not in {c.value for c in known})
    for key in ("date", "happened"):
        if finding.get(key) and finding[key].get("precision") not in _PRECISIONS:
            yield f"precision {finding[key].get('precision')!r} is no code"


def _moulds(rows: list[Row]) -> Iterator[str]:
    triples = {row["id"]: _triples(row["text"]) for row in rows if "text" in row}
    places: dict[tuple[str, ...], list[str]] = {}
    for name, found in triples.items():
        for triple in found:
            places.setdefault(triple, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in places.values():
        shared.update((a, b) for a in names for b in names if a < b and len(names) < 40)
    for (one, other), count in shared.items():
        if count > _SAME_MOULD * min(len(triples[one]), len(triples[other])):
            yield f"{one}: is of one mould with {other}"


def _triples(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


def main() -> None:
    """Check the named files together."""
    rows = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text().splitlines() if line.strip()]
    found = list(problems(rows))
    print("\n".join(found))
    items = sum(row["form"] == "item" for row in rows)
    nothing = sum(not any(row[kind] for kind in _LISTS) for row in rows)
    print(f"{len(rows)} rows, {items} items, {nothing} with nothing to find, {len(found)} problems")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
