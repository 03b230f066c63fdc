"""The strip of true scale above the lanes: where the shown days lie in the whole time, and where showing stops."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from webapp.timeline.svg import Element, add
from webapp.words import MONTHS, day

_MOST_TICKS = 10
AXIS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """True scale from one day to another, between two places in the picture."""

    first: date
    last: date
    left: float
    right: float

    def x(self, when: date) -> float:
        """Where a day begins."""
        whole = max(1, (self.last - self.first).days + 1)
        share = min(1.0, max(0.0, (when - self.first).days / whole))
        return self.left + share * (self.right - self.left)


def draw_strip(parent: Element, strip: Strip, shown_to: date) -> None:
    """The axis with its ticks, and the stop at the end of `shown_to`."""
    stop = strip.x(shown_to) + (strip.right - strip.x(strip.last) if shown_to >= strip.last else 0)
    add(parent, "text", "True scale", x=0, y=AXIS + 5, class_="low", fill="#5d584e")
    add(parent, "path", d=f"M{strip.left:.1f} {AXIS}H{strip.right:.1f}", class_="hair", stroke="#dcd7cb")
    add(parent, "path", d=f"M{strip.left:.1f} {AXIS}H{stop:.1f}", class_="segment-line", stroke="#1c1a16")
    for when, words in _ticks(strip):
        _draw_tick(parent, strip, when, words)
    add(parent, "path", d=f"M{stop:.1f} {AXIS - 9}v18", class_="stop", stroke="#1b4f8a")
    end = "end" if stop > (strip.left + strip.right) / 2 else "start"
    add(
        parent,
        "text",
        f"shown: to {day(shown_to)}",
        x=stop,
        y=AXIS + 24,
        text_anchor=end,
        class_="blue",
        fill="#1b4f8a",
    )


def _draw_tick(parent: Element, strip: Strip, when: date, words: str) -> None:
    x = strip.x(when)
    add(parent, "path", d=f"M{x:.1f} {AXIS - 5}V{AXIS}", class_="rule", stroke="#5d584e")
    is_year = words.isdigit()
    add(
        parent, "text", words, x=x, y=13, text_anchor=_anchor(strip, x),
        class_="strong" if is_year else "low", fill="#1c1a16" if is_year else "#5d584e",
    )  # fmt: skip


def _anchor(strip: Strip, x: float) -> str:
    """Labels at the ends stay within the picture."""
    if x < strip.left + 20:
        return "start"
    return "end" if x > strip.right - 20 else "middle"


def _ticks(strip: Strip) -> Iterator[tuple[date, str]]:
    months = (strip.last.year - strip.first.year) * 12 + strip.last.month - strip.first.month + 1
    step = next((step for step in (1, 3, 6, 12, 24) if months / step <= _MOST_TICKS), 60)
    year, month = strip.first.year, 1
    while date(year, month, 1) <= strip.last:
        if date(year, month, 1) >= strip.first:
            yield date(year, month, 1), _tick_words(strip, year, month)
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def _tick_words(strip: Strip, year: int, month: int) -> str:
    if month == 1:
        return str(year)
    is_opening = (date(year, month, 1) - strip.first).days < 31
    return f"{MONTHS[month - 1]} {year}" if is_opening else MONTHS[month - 1]
