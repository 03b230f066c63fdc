"""The lanes of a dispute: time runs to the right, each party has a lane, empty time is folded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from webapp.timeline.columns import Column, columns_of
from webapp.timeline.items import Item, Lane
from webapp.timeline.marks import NAMES
from webapp.timeline.strip import AXIS, Strip, draw_strip
from webapp.timeline.svg import Element, add, add_mark, picture
from webapp.words import shortened

_PANEL, _HEADING, _FIRST_LANE, _PITCH, _FOOT = 91, 109, 147, 56, 28
_FOLD, _WIDEST_SLOT = 50, 300
_MARK_IN = 22  # from the left of a slot to the middle of its mark
_LEAST_ROOM = 7  # characters; a label that is cut shorter says nothing
_PER_CHARACTER = 6.0  # a character of the label's type, on average, in units
_SECOND, _INK = "#5d584e", "#1c1a16"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where everything stands: the left of each column, the width of a slot, the height of each lane."""

    lefts: tuple[float, ...]
    slot: float
    lanes: dict[str, float]
    label: float
    right: float
    bottom: float
    columns: tuple[Column, ...]

    def right_of(self, number: int) -> float:
        return self.lefts[number] + self.slot * len(self.columns[number].slots)


def draw_lanes(
    items: Sequence[Item], lanes: Sequence[Lane], *, shown_to: date, today: date, width: int = 1152, most: int = 9
) -> Element:
    """The picture, `width` units wide with at most `most` columns; what is shown was public by `shown_to`."""
    frame = _frame(columns_of(items, most=most), lanes, width)
    size = "wide" if width > 1000 else "middle"
    label = f"Timeline by party; {len(items)} marks, each a link to its line in the list below"
    drawing = picture(width, frame.bottom, label, classes=f"lanes {size}")
    first = frame.columns[0].first
    strip = Strip(first=first, last=max(today, frame.columns[-1].last), left=frame.label, right=width)
    for opening, closing in _panels(frame.columns):
        _draw_panel(drawing, frame, strip, opening, closing)
    draw_strip(drawing, strip, min(shown_to, strip.last))
    _draw_folds(drawing, frame)
    for lane in lanes:
        _draw_lane(drawing, frame, lane)
    for number, column in enumerate(frame.columns):
        _draw_column(drawing, frame, number, column)
    return drawing


def _frame(columns: Sequence[Column], lanes: Sequence[Lane], width: int) -> _Frame:
    label = 132 if width > 1000 else 118
    folds = sum(1 for column in columns if column.fold)
    slots = sum(len(column.slots) for column in columns)
    slot = min(_WIDEST_SLOT, (width - label - folds * _FOLD) / max(1, slots))
    lefts, at = [], float(label)
    for column in columns:
        at += _FOLD if column.fold else 0
        lefts.append(at)
        at += slot * len(column.slots)
    heights = {lane.name: float(_FIRST_LANE + number * _PITCH) for number, lane in enumerate(lanes)}
    bottom = _FIRST_LANE + (len(lanes) - 1) * _PITCH + _FOOT
    return _Frame(
        lefts=tuple(lefts), slot=slot, lanes=heights, label=label, right=at, bottom=bottom, columns=tuple(columns)
    )


def _panels(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """The first and the last column of each panel, folds lying between panels."""
    openings = [number for number, column in enumerate(columns) if number == 0 or column.fold]
    return list(zip(openings, [*(number - 1 for number in openings[1:]), len(columns) - 1], strict=True))


def _draw_panel(drawing: Element, frame: _Frame, strip: Strip, opening: int, closing: int) -> None:
    """The tinted panel, and the lens that opens into it from its days on the strip."""
    left, right = frame.lefts[opening], frame.right_of(closing)
    last = max(column.last for column in frame.columns[opening : closing + 1])
    begin = strip.x(frame.columns[opening].first)
    end = max(strip.x(last + timedelta(days=1)), begin + 5)
    lens = f"M{begin:.1f} {AXIS}L{end:.1f} {AXIS}L{right:.1f} {_PANEL}V{frame.bottom:.0f}H{left:.1f}V{_PANEL}Z"
    add(drawing, "path", d=lens, class_="panel", fill="#f4f0e6")
    for x, y in ((begin, left), (end, right)):
        add(drawing, "path", d=f"M{x:.1f} {AXIS}L{y:.1f} {_PANEL}", class_="hair", stroke="#dcd7cb")
    add(drawing, "rect", x=begin, y=AXIS - 2.5, width=end - begin, height=5, class_="segment", fill=_INK)


def _draw_folds(drawing: Element, frame: _Frame) -> None:
    for number, column in enumerate(frame.columns):
        middle = frame.lefts[number] - _FOLD / 2
        if column.fold:
            add(drawing, "text", f"{column.fold:,}", x=middle, y=103, text_anchor="middle", class_="low", fill=_SECOND)
            word = "day" if column.fold == 1 else "days"
            add(drawing, "text", word, x=middle, y=118, text_anchor="middle", class_="low", fill=_SECOND)


def _draw_lane(drawing: Element, frame: _Frame, lane: Lane) -> None:
    y, room = frame.lanes[lane.name], int(frame.label / 8)
    lines = label_lines(lane.name, "", room)
    for number, words in enumerate(reversed(lines)):
        name = add(drawing, "text", words, x=0, y=y - 2 - 16 * number, class_="name", fill=_INK)
        if "…" in words:
            add(name, "title", lane.name)
    role = shortened(lane.role, int(frame.label / 6))
    add(drawing, "text", role, x=0, y=y + 15, class_="low", fill=_SECOND)
    for opening, closing in _panels(frame.columns):
        path = f"M{frame.lefts[opening]:.1f} {y:.0f}H{frame.right_of(closing):.1f}"
        add(drawing, "path", d=path, class_="lane", stroke="#aaa498")
    for number, column in enumerate(frame.columns):
        if column.fold:
            path = f"M{frame.lefts[number] - _FOLD:.1f} {y:.0f}h{_FOLD}"
            add(drawing, "path", d=path, class_="folded", stroke="#aaa498", stroke_dasharray="1 4")


def _draw_column(drawing: Element, frame: _Frame, number: int, column: Column) -> None:
    left = frame.lefts[number]
    if number and not column.fold:
        path = f"M{left:.1f} {_PANEL + 6}V{frame.bottom:.0f}"
        add(drawing, "path", d=path, class_="hair", stroke="#dcd7cb")
    room = int((frame.right_of(number) - left - 6) / 7)
    heading = add(
        drawing, "text", shortened(column.heading, max(4, room)), x=left + 8, y=_HEADING, class_="head", fill=_INK
    )
    add(heading, "title", column.heading)
    for place, slot in enumerate(column.slots):
        _draw_slot(drawing, frame, number, place, slot)


def _draw_slot(drawing: Element, frame: _Frame, number: int, place: int, slot: Sequence[Item]) -> None:
    column, ends = frame.columns[number], (frame.lefts[number], frame.right_of(number))
    is_span = len(column.slots) == 1 and all(item.when.is_vague and item.group for item in slot)
    if is_span:
        for item in slot:
            _draw_span(drawing, item, ends, frame.lanes[item.lane])
        return
    x = ends[0] + place * frame.slot + min(_MARK_IN, frame.slot / 2)
    _draw_upright(drawing, [frame.lanes[item.lane] for item in slot if item.group], x)
    labelled: set[tuple[str, str]] = set()
    for item in sorted(slot, key=lambda item: frame.lanes[item.lane]):
        is_said = bool(item.group) and (item.top, item.href) in labelled
        room = 0 if is_said else _room(frame, number, place, item)
        _draw_item(drawing, item, x, frame.lanes[item.lane], room)
        labelled.add((item.top, item.href))


def _draw_upright(drawing: Element, heights: Sequence[float], x: float) -> None:
    """A thin upright joins what belongs together."""
    for upper, lower in pairwise(sorted(heights)):
        add(drawing, "path", d=f"M{x:.1f} {upper:.0f}V{lower:.0f}", class_="rule", stroke=_SECOND)


def _room(frame: _Frame, number: int, place: int, item: Item) -> int:
    """How many characters the label may have before the next mark of its lane, or the end of the column or its fold."""
    columns = frame.columns
    later = columns[number].slots[place + 1 :]
    free = next((n for n, slot in enumerate(later) if any(i.lane == item.lane for i in slot)), len(later))
    is_folded = free == len(later) and number + 1 < len(columns) and columns[number + 1].fold
    width = frame.slot * (free + 1) + (_FOLD - 12 if is_folded else 0)
    return int((width - min(_MARK_IN, frame.slot / 2) - 14) / _PER_CHARACTER)


def _draw_span(drawing: Element, item: Item, ends: tuple[float, float], y: float) -> None:
    """A span that has a column for itself: brackets at its ends, the mark and its label in the middle."""
    left, right = ends[0] + 7, ends[1] - 7
    x, room = (left + right) / 2, int((right - left) / _PER_CHARACTER)
    link = _draw_link(drawing, item, x, y)
    bracket = f"M{left + 5:.1f} {y - 8:.0f}h-5v16h5M{right - 5:.1f} {y - 8:.0f}h5v16h-5"
    add(link, "path", d=bracket, class_=f"bracket m-{item.mark}", fill="none", stroke=_SECOND)
    add_mark(link, item.mark, x, y)
    _draw_words(link, item, room, (x, y - 13, y + 22), anchor="middle")


def _draw_link(drawing: Element, item: Item, x: float, y: float) -> Element:
    link = add(drawing, "a", href=item.href, aria_label=f"{item.name}: {NAMES[item.mark].lower()}")
    add(link, "rect", x=x - 12, y=y - 12, width=24, height=24, class_="hit", fill="transparent")
    return link


def _draw_item(drawing: Element, item: Item, x: float, y: float, room: int) -> None:
    link = _draw_link(drawing, item, x, y)
    if item.when.is_vague and item.group:
        bracket = f"M{x - 9:.1f} {y - 8:.0f}h-4v16h4M{x + 9:.1f} {y - 8:.0f}h4v16h-4"
        add(link, "path", d=bracket, class_=f"bracket m-{item.mark}", fill="none", stroke=_SECOND)
    add_mark(link, item.mark, x, y)
    if room >= _LEAST_ROOM:
        _draw_words(link, item, room, (x + (18 if item.when.is_vague and item.group else 14), y - 5, y + 16))


def _draw_words(
    link: Element, item: Item, room: int, place: tuple[float, float, float], *, anchor: str = "start"
) -> None:
    """The two lines of a label: ink over second ink, at x and at the heights of the two."""
    x, *heights = place
    lines = label_lines(item.top, item.low, room)
    for words, y in zip(lines, heights, strict=False):
        is_low = words == item.low
        classes, fill = ("halo low", _SECOND) if is_low else ("label halo", _INK)
        add(link, "text", words, x=x, y=y, text_anchor=anchor, class_=classes, fill=fill)


def label_lines(top: str, low: str, room: int) -> list[str]:
    """A label in one or two lines of at most `room` characters; what does not fit whole below is left to the list."""
    if len(top) <= room:
        return [top, *([low] if low and len(low) <= room else [])]
    cut = top.rfind(" ", 0, room + 1)
    if cut > 0 and len(top) - cut - 1 <= room:
        return [top[:cut], top[cut + 1 :]]
    return [shortened(top, room), *([low] if low and len(low) <= room else [])]
