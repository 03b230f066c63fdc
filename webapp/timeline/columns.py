"""Time as a picture shows it: a column for each day that has a mark, and folds between.

Where there are more marks than can stand apart, columns are weeks, months, quarters or years, with one mark for all of
a kind in a lane.

Empty time is folded away, its days printed in the fold; within a column the marks stand in slots, and what belongs
together stands in the same slot of its lanes.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.timeline import Placed
from store.vocabulary import Precision
from webapp.timeline.items import Item
from webapp.timeline.marks import PLURALS, Mark
from webapp.words import MONTHS, when

_MOST_FOLDS = 4
_LEAST_FOLD_DAYS = 14
_MOST_SINGLE = 80  # marks; of more than these none is told from the next, whatever the room


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stretch of time, inclusive, with its marks by slot; `fold` are the days folded away before it.

    `heading` says the stretch; `short` does within its `period`, where there is no room for all of it. `unit` is how
    long the columns of the picture are.
    """

    first: date
    last: date
    heading: str
    slots: tuple[tuple[Item, ...], ...]
    fold: int = 0
    short: str = ""
    period: str = ""
    unit: str = "day"


@dataclass(frozen=True, slots=True)
class _Bin:
    first: date
    last: date
    precision: Precision


_Binned = dict[_Bin, list[Item]]


def columns_of(items: Sequence[Item], *, most: int) -> list[Column]:
    """The columns of `items`: the finest that have at most `most` slots together, else years."""
    levels = list(_levels(items))
    fine_enough = (level for level in levels if sum(len(_slots(found)) for found in level[1].values()) <= most)
    unit, binned = next(fine_enough, levels[-1])
    bins = sorted(binned, key=lambda each: (each.first, each.last))
    folds = _folds(bins)
    return [
        Column(
            first=each.first,
            last=each.last,
            heading=_heading(each, bins[number - 1] if number else None),
            slots=_slots(binned[each]),
            fold=folds.get(number, 0),
            short=_short(each, unit),
            period=_period(each, unit),
            unit=unit,
        )
        for number, each in enumerate(bins)
    ]


def _levels(items: Sequence[Item]) -> Iterator[tuple[str, _Binned]]:
    """The items in ever longer columns; from the week on with one mark for all of a kind in a lane."""
    if len(items) <= _MOST_SINGLE:
        yield "day", _binned(items, _day)
    for unit, width in (("week", _week), ("month", _month), ("quarter", _quarter), ("year", _year)):
        yield unit, {each: _merged(found) for each, found in _binned(items, width).items()}


def _merged(items: Iterable[Item]) -> list[Item]:
    """One mark for all of a kind in a lane: in a column that is wider than a day they cannot stand apart."""
    alike: dict[tuple[str, Mark], list[Item]] = {}
    for item in items:
        alike.setdefault((item.lane, item.mark), []).append(item)
    return [_one_for(found) for found in alike.values()]


def _one_for(items: Sequence[Item]) -> Item:
    first, number = items[0], sum(item.count for item in items)
    if len(items) == 1:
        return replace(first, group="")
    last = max(item.when.last for item in items)
    over = replace(first.when, last=last, precision=Precision.RANGE)
    return replace(
        first, count=number, top=f"{number} {PLURALS[first.mark]}", low=when(over, year=False), when=over, group=""
    )


def _binned(items: Iterable[Item], width: Callable[[Placed], _Bin]) -> dict[_Bin, list[Item]]:
    found: dict[_Bin, list[Item]] = {}
    for item in items:
        found.setdefault(width(item.when), []).append(item)
    return found


def _day(placed: Placed) -> _Bin:
    return _Bin(placed.first, placed.last, Precision.DAY if not placed.is_vague else placed.precision)


def _week(placed: Placed) -> _Bin:
    """From the Monday on or before its first day to the Sunday on or after its last."""
    first = placed.first - timedelta(days=placed.first.weekday())
    return _Bin(first, placed.last + timedelta(days=6 - placed.last.weekday()), Precision.RANGE)


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


def _short(each: _Bin, unit: str) -> str:
    """The stretch within its period; nothing for one that runs over several columns."""
    if each.last - each.first > _LENGTHS[unit]:
        return ""
    if unit == "year":
        return f"’{each.first:%y}"
    if unit == "quarter":
        return f"Q{(each.first.month + 2) // 3}"
    return MONTHS[each.first.month - 1] if unit == "month" else str(each.first.day)


def _period(each: _Bin, unit: str) -> str:
    """The month of a day or a week, the year of a month or a quarter; nothing above a year."""
    if unit == "year":
        return ""
    return str(each.first.year) if unit in {"month", "quarter"} else f"{MONTHS[each.first.month - 1]} {each.first.year}"


_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_LENGTHS = {unit: timedelta(days=days - 1) for unit, days in _DAYS.items()}


def _folds(bins: Sequence[_Bin]) -> dict[int, int]:
    """Days folded away before the column of each number: the longest stretches, so that the lens has few breaks."""
    gaps = {number: (bins[number].first - bins[number - 1].last).days - 1 for number in range(1, len(bins))}
    longest = sorted((number for number, gap in gaps.items() if gap >= _LEAST_FOLD_DAYS), key=lambda n: -gaps[n])
    return {number: gaps[number] for number in sorted(longest[:_MOST_FOLDS])}


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
