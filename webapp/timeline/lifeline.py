"""The life-line of a dispute: one row of the register, from its first day to the last, on the scale all rows share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.disputes import Matter
from store.timeline import Line, LineKind
from store.vocabulary import State
from webapp.lines import kind_of, mark_of
from webapp.timeline.marks import Mark
from webapp.words import when

WIDTH = 364
_PAD = 7
_OVER = frozenset({State.CLOSED, State.SETTLED, State.LICENSED, State.WITHDRAWN, State.INVESTIGATION_CLOSED})
_WIDE = 11  # units that a mark takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From the first to the last day, over WIDTH units; `years` are (year, x of its first day, x of its middle)."""

    first: date
    last: date
    years: tuple[tuple[int, float, float], ...]

    def x(self, day: date) -> float:
        """Where a day stands, in units from the left."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(_PAD + share * (WIDTH - 2 * _PAD), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark on a life-line; `bracket` are the ends of a span where no day is known."""

    mark: Mark
    x: float
    title: str
    bracket: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """The marks of one dispute, and from where to where its line runs."""

    start: float
    end: float
    marks: tuple[PlacedMark, ...]
    summary: str


def scale_of(matters: Sequence[Matter], today: date) -> Scale:
    """A scale of whole years over all dated lines; at least two of them, so that a young record has room."""
    days = [line.when.first for matter in matters for line in matter.timeline.lines if line.when]
    first = date(min([*(day.year for day in days), today.year - 1]), 1, 1)
    last = date(max(today, *(days or [today])).year, 12, 31)
    bare = Scale(first=first, last=last, years=())
    years = range(first.year, last.year + 1)
    places = ((year, bare.x(date(year, 1, 1)), bare.x(date(year, 7, 1))) for year in years)
    return Scale(first=first, last=last, years=tuple(places))


def life_line(matter: Matter, scale: Scale) -> LifeLine:
    """The life-line of a dispute; it runs on while no source has ended the matter."""
    lines = [line for line in matter.timeline.lines if line.when and line.kind is not LineKind.HAPPENED]
    placed = list(_apart(_placed(line, scale) for line in lines))
    start = min((mark.x for mark in placed), default=_PAD)
    last = max((mark.x for mark in placed), default=start)
    return LifeLine(
        start=start,
        end=last if matter.status.state in _OVER else WIDTH - _PAD,
        marks=tuple(placed),
        summary="; ".join(mark.title for mark in placed) or "no dated line",
    )


def _placed(line: Line, scale: Scale) -> PlacedMark:
    assert line.when is not None  # noqa: S101
    first, last = scale.x(line.when.first), scale.x(line.when.last)
    return PlacedMark(
        mark=mark_of(line),
        x=round((first + last) / 2, 1),
        title=f"{kind_of(line)}, {when(line.when)}",
        bracket=(first, last) if last - first > 2 * _WIDE else None,
    )


def _apart(marks: Iterable[PlacedMark]) -> Iterator[PlacedMark]:
    """Set a mark beside the one it would lie upon, and leave it out if that is of its kind or takes it too far."""
    before = None
    for mark in marks:
        x = max(mark.x, before.x + _WIDE) if before else mark.x
        if x - mark.x <= _WIDE and not (before and x > mark.x and before.mark is mark.mark):
            before = replace(mark, x=x)
            yield before
