"""The list of `disputes.jsonl`, made by hand before anybody saw what filing makes of the same articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from benchmarks.scoring import plain
from store.addresses import article_address
from store.vocabulary import EventKind, State

LIST = Path(__file__).with_name("disputes.jsonl")


class Told(StrEnum):
    """How an article speaks of a dispute."""

    MAIN = "main"
    PASSING = "passing"
    NOTICE = "notice"
    """An outlet's standing disclosure below articles on other things: right if on record, no miss if not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An event as the articles tell it; `kinds` are what a careful reader may call it, days are inclusive."""

    kinds: tuple[EventKind, ...]
    first: date | None
    last: date | None
    articles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a dispute stood by what was published up to the end of a day; any of `states` is right."""

    as_of: date
    states: tuple[State, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A dispute of the list. Sides are names as they are compared; a side that is empty has no name in any article."""

    id: str
    title: str
    accusers: frozenset[str]
    accused: frozenset[str]
    told: Mapping[str, Told]
    steps: tuple[Step, ...]
    standings: tuple[Standing, ...]

    @property
    def is_wanted(self) -> bool:
        """Whether a record should have it: an article is about it, or two tell it in passing."""
        tellings = list(self.told.values())
        return Told.MAIN in tellings or tellings.count(Told.PASSING) > 1

    @property
    def tellings(self) -> dict[str, Told]:
        """The articles that a record should have under it."""
        return {url: told for url, told in self.told.items() if told is not Told.NOTICE}


def read_list(path: Path = LIST) -> list[Listed]:
    """The disputes; raises ValueError for an unknown kind or state, and for an event of an article not listed."""
    return [_listed(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _listed(row: Mapping[str, Any]) -> Listed:
    listed = Listed(
        id=row["id"],
        title=row["title"],
        accusers=frozenset(map(plain, row["accusers"])),
        accused=frozenset(map(plain, row["accused"])),
        told={article_address(article["url"]): Told(article["told"]) for article in row["articles"]},
        steps=tuple(map(_step, row["events"])),
        standings=tuple(map(_standing, row["statuses"])),
    )
    strangers = {url for step in listed.steps for url in step.articles} - set(listed.told)
    if strangers:
        raise ValueError(f"{listed.id}: events of articles that the dispute does not list: {sorted(strangers)}")
    return listed


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        kinds=tuple(EventKind(kind) for kind in (row["kind"], *row.get("also", ()))),
        first=_day(row["first"]),
        last=_day(row["last"]),
        articles=frozenset(map(article_address, row["articles"])),
    )


def _standing(row: Mapping[str, Any]) -> Standing:
    states = tuple(map(State, row["states"]))
    return Standing(as_of=date.fromisoformat(row["as_of"]), states=states, because=row["because"])


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
