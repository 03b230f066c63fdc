"""The rounds of an outlet as bars: pages that came above a line, those refused or failed below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.models import Round
from webapp.words import count, instant

STEP, BAR = 8, 6  # units from one bar to the next, and the width of one
ABOVE, BELOW = 28, 10  # units of height on either side of the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One round: heights in units, and what they stand for."""

    x: int
    new: float
    unchanged: float
    refused: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """All bars of one outlet, oldest at the left, in a picture `width` units wide; `summary` says the same in words."""

    bars: Sequence[Bar]
    width: int
    most: int
    summary: str


def draw_rounds(rounds: Sequence[Round], *, slots: int) -> Bars:
    """The bars of `rounds`, oldest first, the newest at the right of `slots` places; heights share one scale."""
    most = max((one.fetched + one.unchanged for one in rounds), default=0)
    most_refused = max((one.refused + one.failed for one in rounds), default=0)
    first = slots - len(rounds)
    bars = [
        Bar(
            x=(first + place) * STEP,
            new=_height(one.fetched, most, ABOVE),
            unchanged=_height(one.unchanged, most, ABOVE),
            refused=_height(one.refused + one.failed, most_refused, BELOW),
            title=f"{instant(one.started_at)}: {told(one)}",
        )
        for place, one in enumerate(rounds)
    ]
    return Bars(bars=bars, width=slots * STEP - (STEP - BAR), most=most, summary=_summary(rounds, most))


def told(one: Round) -> str:
    """What a round brought, in words; what it did not bring is left out."""
    brought = {
        f"{one.fetched} fetched": one.fetched,
        f"{one.unchanged} unchanged": one.unchanged,
        f"{one.refused} refused": one.refused,
        f"{one.failed} failed": one.failed,
    }
    came = ", ".join(words for words, number in brought.items() if number)
    return came or ("no page came" if one.error else "nothing was due")


def _height(number: int, most: int, room: int) -> float:
    """At least two units for what is not nothing, so that it can be seen."""
    return max(2.0, round(number * room / most, 1)) if number else 0.0


def _summary(rounds: Sequence[Round], most: int) -> str:
    if not rounds:
        return "no round yet"
    return f"{count(len(rounds), 'round')}, at most {count(most, 'page')} in one; the newest: {told(rounds[-1])}"
