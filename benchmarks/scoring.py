"""Scores readings against gold of one form: claims, responses, events and relevance, micro-averaged over texts.

Gold rows are those of docs/annotation.md; readings are those of `store.findings.to_json`. Names are compared under
their curated name, without article and legal form; collective words by their last word ("book authors" is "authors").
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from nlp.gazetteer import entries

Row = dict[str, Any]
_FORM = re.compile(r"^the |,? (?:inc|llc|corp|corporation|company|co|ltd|pbc|group|ag)\.?$", re.IGNORECASE)
_SAME = {"writers": "authors", "novelists": "authors", "illustrators": "artists", "songwriters": "musicians",
         "composers": "musicians", "singers": "musicians", "newspapers": "publishers", "outlets": "publishers",
         "organizations": "publishers", "organisations": "publishers", "narrators": "actors",
         "programmers": "developers",
         "performers": "actors", "labels": "labels", "reporters": "journalists"}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Tally:
    """Hits, misses and false alarms of one kind of finding."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        """Precision, recall and F1 with the counts."""
        figures = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{figures}  ({self.right} right, {self.wrong} wrong, {self.missed} missed)"


@dataclass(slots=True, kw_only=True)
class Score:
    """All tallies of a run; `errors` are lines for people."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_act: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list)

    def share(self, what: str) -> str:
        """A share as "right / all"."""
        counted = self.shares[what]
        total = counted.total()
        return f"{counted[True] / total:.3f}  ({counted[True]} of {total})" if total else "none"


def score(pairs: Iterable[tuple[Row, Row]]) -> Score:
    """The score of (gold, reading) pairs."""
    found = Score()
    for gold, reading in pairs:
        _relevance(gold, reading, found)
        _claims(gold, reading, found)
        _responses(gold, reading, found)
        _events(gold, reading, found)
    return found


def report(found: Score) -> Iterator[str]:
    """The figures, a line each."""
    yield from (f"{name:<34}{tally}" for name, tally in found.tallies.items())
    yield from (f"{name:<34}{found.share(name)}" for name in found.shares)


def is_unread(name: str) -> bool:
    """Whether a row or address belongs to the third that nobody looks at while changing the reader."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def plain(name: str | None) -> str:
    """`name` as it is compared: the curated name if there is one, in lower case; "" for nobody."""
    if not name:
        return ""
    known = _canonical().get(_bare(name))
    words = (known or _bare(name)).split()
    last = _SAME.get(words[-1], words[-1])
    is_collective = known is None and (last in _COLLECTIVE)
    return last if is_collective else " ".join(words)


_COLLECTIVE = frozenset({*_SAME.values(), "photographers", "youtubers", "academics", "studios", "users", "creators",
                         "podcasters", "companies", "artists", "employees"})  # fmt: skip


def _bare(name: str) -> str:
    return _FORM.sub("", _FORM.sub("", name.strip().replace("’", "'"))).casefold()


_CANONICAL: dict[str, str] = {}


def _canonical() -> dict[str, str]:
    if not _CANONICAL:
        rows = {_bare(surface): entry for entry in entries().values() for surface in entry.surfaces}
        _CANONICAL.update({surface: _bare(entry.owner or entry.name) for surface, entry in rows.items()})
    return _CANONICAL


def _relevance(gold: Row, reading: Row, found: Score) -> None:
    said, is_so = reading["is_ai_ip_dispute"], gold["relevant"]
    tally = found.tallies["relevance"]
    tally.right += said and is_so
    tally.wrong += said and not is_so
    tally.missed += is_so and not said
    if said is not is_so:
        found.errors.append(f"{_name(gold)}: relevance: said {said}: {reading['why']}")


def _name(gold: Row) -> str:
    return str(gold.get("id") or gold.get("url"))


def _claims(gold: Row, reading: Row, found: Score) -> None:
    wanted = _triples((c["claimants"], c["targets"], c) for c in gold["claims"])
    given = _triples(
        (([c["claimant"]] if c["claimant"] else []) + c["co_claimants"], c["targets"], c) for c in reading["claims"]
    )
    _tally(found, "claims (claimant, target)", {k[:2] for k in wanted}, {k[:2] for k in given}, gold)
    _tally(found, "claims (claimant, target, act)", set(wanted), set(given), gold)
    for key in set(wanted) | set(given):
        tally = found.by_act[key[2]]
        tally.right += key in wanted and key in given
        tally.wrong += key not in wanted
        tally.missed += key not in given
    speakers = defaultdict(set)
    for claimant, target, _ in wanted:
        speakers[target].add(claimant)
    for claimant, target, _ in given:
        if target in speakers:
            found.shares["wrong speaker (of claims)"][claimant not in speakers[target]] += 1
        else:
            found.shares["wrong speaker (of claims)"][False] += 1
    for key in set(wanted) & set(given):
        is_right = wanted[key]["commitment"] == given[key]["commitment"]
        found.shares["commitment right"][is_right] += 1
        if not is_right:
            found.errors.append(
                f"{_name(gold)}: commitment: {given[key]['commitment']} not {wanted[key]['commitment']}"
            )


def _triples(rows: Iterable[tuple[list[str], list[str], Row]]) -> dict[tuple[str, str, str], Row]:
    return {
        (plain(claimant), plain(target), row["act"]): row
        for claimants, targets, row in rows
        for claimant, target in product(claimants or [""], targets or [""])
    }


def _responses(gold: Row, reading: Row, found: Score) -> None:
    wanted = {(plain(r["by"]), r["kind"]) for r in gold["responses"]}
    given = {(plain(r["respondent"]), r["kind"]) for r in reading["responses"]}
    _tally(found, "responses (by, kind)", wanted, given, gold)


def _events(gold: Row, reading: Row, found: Score) -> None:
    left = list(reading["events"])
    tally = found.tallies["events (kind, a party)"]
    for event in gold["events"]:
        match = next((e for e in sorted(left, key=lambda e: not _same_day(event, e)) if _same_event(event, e)), None)
        if match is None:
            tally.missed += 1
            found.errors.append(f"{_name(gold)}: events: missed {event['kind']} {event['parties']}")
            continue
        left.remove(match)
        tally.right += 1
        found.shares["event dates right"][_same_day(event, match)] += 1
        if not _same_day(event, match):
            found.errors.append(f"{_name(gold)}: event date: {event['kind']} {match['happened']} not {event['date']}")
    tally.wrong += len(left)
    found.errors += [f"{_name(gold)}: events: wrong {e['kind']} {e['parties']}: {e['passage']['exact']}" for e in left]


def _same_event(event: Row, given: Row) -> bool:
    ours, theirs = ({plain(name) for name in e["parties"]} for e in (event, given))
    return event["kind"] == given["kind"] and (not ours or not theirs or bool(ours & theirs))


def _same_day(event: Row, given: Row) -> bool:
    wanted, happened = event["date"] or {}, given["happened"] or {}
    return (wanted.get("from"), wanted.get("to")) == (happened.get("from"), happened.get("to"))


def _tally(found: Score, what: str, wanted: set[Any], given: set[Any], gold: Row) -> None:
    tally = found.tallies[what]
    tally.right += len(wanted & given)
    tally.wrong += len(given - wanted)
    tally.missed += len(wanted - given)
    found.errors += [f"{_name(gold)}: {what}: wrong {_shown(one)}" for one in sorted(given - wanted, key=str)]
    found.errors += [f"{_name(gold)}: {what}: missed {_shown(one)}" for one in sorted(wanted - given, key=str)]


def _shown(key: Hashable) -> str:
    return " > ".join(part or "(nobody)" for part in key) if isinstance(key, tuple) else str(key)
