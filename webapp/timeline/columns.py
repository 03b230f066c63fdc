"""Time as a picture shows it: a column for each day that has a mark, and folds between.

Where there are more marks than a page has room for, columns are months, quarters or years, with one mark for all of a
kind in a lane.

Empty time is folded away, its days printed in the fold; within a column the marks stand in slots, and what belongs
together stands in the same slot of its lanes.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.timeline import Placed
from store.vocabulary import Precision
from webapp.timeline.items import Item
from webapp.timeline.marks import NAMES, Mark
from webapp.words import day, when

_MOST_FOLDS = 4
_LEAST_FOLD_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stretch of time, inclusive, with its marks by slot; `fold` are the days folded away before it."""

    first: date
    last: date
    heading: str
    slots: tuple[tuple[Item, ...], ...]
    fold: int = 0


@dataclass(frozen=True, slots=True)
class _Bin:
    first: date
    last: date
    precision: Precision


def columns_of(items: Sequence[Item], *, most: int) -> list[Column]:
    """The columns of `items`, at most `most` of them unless even years are more."""
    binned = _binned(items, _day)
    if sum(len(_slots(found)) for found in binned.values()) > most:
        binned = {each: _merged(found) for each, found in _coarser(items, most).items()}
    bins = sorted(binned, key=lambda each: (each.first, each.last))
    folds = _folds(bins)
    return [
        Column(
            first=each.first,
            last=each.last,
            heading=_heading(each, bins[number - 1] if number else None),
            slots=_slots(binned[each]),
            fold=folds.get(number, 0),
        )
        for number, each in enumerate(bins)
    ]


def _coarser(items: Sequence[Item], most: int) -> dict[_Bin, list[Item]]:
    """Columns of months, else of quarters, else of years: the finest that are few enough."""
    fine_enough = (found for width in (_month, _quarter) if len(found := _binned(items, width)) <= most)
    return next(fine_enough, None) or _binned(items, _year)


def _merged(items: Iterable[Item]) -> list[Item]:
    """One mark for all of a kind in a lane: in a column that is wider than a day they cannot stand apart."""
    alike: dict[tuple[str, Mark], list[Item]] = {}
    for item in items:
        alike.setdefault((item.lane, item.mark), []).append(item)
    return [_one_for(found) for found in alike.values()]


def _one_for(items: Sequence[Item]) -> Item:
    first = items[0]
    if len(items) == 1:
        return replace(first, group="")
    top = first.top if len({item.top for item in items}) == 1 else NAMES[first.mark].lower()
    when = replace(first.when, last=max(item.when.last for item in items), precision=Precision.RANGE)
    return replace(
        first, top=f"{len(items)} × {top}", low=f"from {day(first.when.first, year=False)}", when=when, group=""
    )


def _binned(items: Iterable[Item], width: Callable[[Placed], _Bin]) -> dict[_Bin, list[Item]]:
    found: dict[_Bin, list[Item]] = {}
    for item in items:
        found.setdefault(width(item.when), []).append(item)
    return found


def _day(placed: Placed) -> _Bin:
    return _Bin(placed.first, placed.last, Precision.DAY if not placed.is_vague else placed.precision)


def _month(placed: Placed) -> _Bin:
    return _Bin(placed.first.replace(day=1), _month_end(placed.last), Precision.MONTH)


def _quarter(placed: Placed) -> _Bin:
    first = date(placed.first.year, (placed.first.month - 1) // 3 * 3 + 1, 1)
    last = _month_end(date(placed.last.year, (placed.last.month - 1) // 3 * 3 + 3, 1))
    return _Bin(first, last, Precision.QUARTER)


def _year(placed: Placed) -> _Bin:
    """The year in which it begins; what runs on over New Year is drawn where it begins."""
    return _Bin(date(placed.first.year, 1, 1), date(placed.first.year, 12, 31), Precision.YEAR)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _heading(each: _Bin, before: _Bin | None) -> str:
    """The stretch in words, with its year where the column before does not say it already."""
    is_said = before is not None and before.last.year == each.last.year and each.first.year == each.last.year
    return when(each, year=not is_said or each.precision is Precision.YEAR)


def _folds(bins: Sequence[_Bin]) -> dict[int, int]:
    """Days folded away before the column of each number: the longest stretches, so that the lens has few breaks."""
    gaps = {number: (bins[number].first - bins[number - 1].last).days - 1 for number in range(1, len(bins))}
    longest = sorted((gap for gap in gaps.values() if gap >= _LEAST_FOLD_DAYS), reverse=True)[:_MOST_FOLDS]
    return {number: gap for number, gap in gaps.items() if longest and gap >= longest[-1]}


def _slots(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    slots: list[list[Item]] = []
    started: dict[str, int] = {}
    for item in items:
        number = _free_slot(slots, item, started.get(item.group, 0))
        if number == len(slots):
            slots.append([])
        slots[number].append(item)
        started.setdefault(item.group, number)
    return tuple(tuple(slot) for slot in slots)


def _free_slot(slots: Sequence[Sequence[Item]], item: Item, start: int) -> int:
    """The first slot that is free in the item's lane and in which no other group crosses its upright."""
    for number in range(start, len(slots)):
        if all(other.lane != item.lane and other.group == item.group for other in slots[number]):
            return number
    return len(slots)
