"""The life-lines of one party: a row for each of its disputes, on one scale of years, with what happened written on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.disputes import Matter
from webapp.timeline.lifeline import WIDTH, PlacedMark, Scale, life_line
from webapp.timeline.marks import Mark

_LABEL = 15.0  # per cent of the width that a short label needs
_LETTERS = 22  # letters in such a label; a longer one needs more
_LONGEST = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeMark:
    """A mark at `x` per cent of the width; `label` is None where it would lie upon the one before it."""

    x: float
    mark: Mark
    title: str
    label: str | None
    is_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One dispute as a line with its marks; places are per cent of the width."""

    matter: Matter
    role: str | None
    start: float
    end: float
    marks: tuple[LifeMark, ...]


def life(matter: Matter, scale: Scale, *, role: str | None = None) -> Life:
    """The life-line of one dispute; it runs on while no source we can cite has ended it."""
    drawn = life_line(matter, scale)
    return Life(
        matter=matter,
        role=role,
        start=_share(drawn.start),
        end=_share(drawn.end),
        marks=tuple(_labelled(sorted(drawn.marks, key=lambda mark: mark.x))),
    )


def year_starts(scale: Scale) -> list[tuple[int, float]]:
    """The years and where each begins, in per cent of the width."""
    return [(year, _share(start)) for year, start, _ in scale.years]


def shown_marks(rows: Iterable[Life]) -> list[Mark]:
    """The kinds of marks that are drawn, for the key."""
    drawn = {mark.mark for row in rows for mark in row.marks}
    return [mark for mark in Mark if mark in drawn]


def _labelled(marks: Sequence[PlacedMark]) -> Iterator[LifeMark]:
    """Write on a mark what it is, where the label has room before the next one."""
    free_from = 0.0
    for number, placed in enumerate(marks):
        x, title = _share(placed.x), f"{placed.title[:1].lower()}{placed.title[1:]}"
        needed = _LABEL * max(1.0, len(title) / _LETTERS)
        is_left = x + needed > 100
        room_until = _share(marks[number + 1].x) if number + 1 < len(marks) and not is_left else 200.0
        fits = (x - needed if is_left else x) >= free_from and x + needed * 0.6 <= room_until
        label = title if fits and len(title) <= _LONGEST else None
        if label:
            free_from = x if is_left else x + needed
        yield LifeMark(x=x, mark=placed.mark, title=title, label=label, is_left=is_left)


def _share(units: float) -> float:
    return round(units * 100 / WIDTH, 2)
