"""The lanes of a dispute: time runs to the right, each party has a lane, empty time is folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from webapp.timeline.columns import Column, columns_of
from webapp.timeline.items import Item, Lane
from webapp.timeline.marks import COLOURS, NAMES
from webapp.timeline.strip import AXIS, Strip, draw_strip
from webapp.timeline.svg import Element, add, add_mark, picture
from webapp.timeline.type import HEAD, NAME, fitted, width_of, wrapped

_PANEL, _HEADING, _FIRST_LANE, _PITCH, _FOOT = 91, 109, 147, 56, 28
_FOLD, _WIDEST_SLOT = 50, 300
_MARK_IN = 22  # from the left of a slot to the middle of its mark
_LEAST_SPAN = 84  # units in which brackets, a mark and its label stand apart
_SECOND, _INK = "#5d584e", "#1c1a16"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """A mark and the place of its middle; a span that has its slot for itself runs from `left` to `right`.

    `panel` is where its panel ends, and `fold` how wide the fold after that is.
    """

    item: Item
    x: float
    y: float
    left: float
    right: float
    panel: float
    fold: float
    is_span: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where everything stands: the left of each column, the width of a slot, the height of each lane."""

    lefts: tuple[float, ...]
    slot: float
    lanes: dict[str, float]
    label: float
    bottom: float
    columns: tuple[Column, ...]

    def right_of(self, number: int) -> float:
        return self.lefts[number] + self.slot * len(self.columns[number].slots)


def draw_lanes(
    items: Sequence[Item], lanes: Sequence[Lane], *, shown_to: date, today: date, width: int = 1152, most: int = 30
) -> Element:
    """The picture, `width` units wide with at most `most` slots; what is shown was public by `shown_to`."""
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
    _draw_headings(drawing, frame)
    _draw_marks(drawing, frame)
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
    return _Frame(lefts=tuple(lefts), slot=slot, lanes=heights, label=label, bottom=bottom, columns=tuple(columns))


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
    y, room = frame.lanes[lane.name], frame.label - 14
    lines = wrapped(lane.name, room, NAME, strong=True)
    for number, words in enumerate(reversed(lines)):
        name = add(drawing, "text", words, x=0, y=y - 2 - 16 * number, class_="name", fill=_INK)
        if "…" in words:
            add(name, "title", lane.name)
    add(drawing, "text", fitted(lane.role, frame.label - 6), x=0, y=y + 15, class_="low", fill=_SECOND)
    for opening, closing in _panels(frame.columns):
        path = f"M{frame.lefts[opening]:.1f} {y:.0f}H{frame.right_of(closing):.1f}"
        add(drawing, "path", d=path, class_="lane", stroke="#aaa498")
    for number, column in enumerate(frame.columns):
        if column.fold:
            path = f"M{frame.lefts[number] - _FOLD:.1f} {y:.0f}h{_FOLD}"
            add(drawing, "path", d=path, class_="folded", stroke="#aaa498", stroke_dasharray="1 4")


# --- headings ---------------------------------------------------------------------------------------------------------


def _draw_headings(drawing: Element, frame: _Frame) -> None:
    """What each column is: in full where all have room for it, else the period above and the short form below."""
    is_short = not all(_has_room(frame, number, column.heading) for number, column in enumerate(frame.columns))
    y = _HEADING + (8 if is_short else 0)
    for number, column in enumerate(frame.columns):
        left = frame.lefts[number]
        if number and not column.fold and frame.slot * len(column.slots) > 2 * _MARK_IN:
            path = f"M{left:.1f} {_PANEL + 6}V{frame.bottom:.0f}"
            add(drawing, "path", d=path, class_="hair", stroke="#dcd7cb")
        words = column.short if is_short else column.heading
        if _has_room(frame, number, words):
            heading = add(drawing, "text", words, x=_heading_left(frame, left), y=y, class_="head", fill=_INK)
            add(heading, "title", column.heading)
    if is_short:
        _draw_periods(drawing, frame)
        add(drawing, "text", f"By {frame.columns[0].unit}", x=0, y=_HEADING - 7, class_="low", fill=_SECOND)


def _heading_left(frame: _Frame, left: float) -> float:
    return left + min(8, frame.slot / 8)


def _has_room(frame: _Frame, number: int, words: str) -> bool:
    left = _heading_left(frame, frame.lefts[number])
    return left + width_of(words, HEAD, strong=True) + 3 <= frame.right_of(number)


def _draw_periods(drawing: Element, frame: _Frame) -> None:
    """Each period where it begins, if the one before it leaves room."""
    before, free_from = "", 0.0
    for opening, closing in _panels(frame.columns):
        for number in range(opening, closing + 1):
            words, left = frame.columns[number].period, _heading_left(frame, frame.lefts[number])
            end = left + width_of(words)
            if words != before and left >= free_from and end <= frame.right_of(closing) + _FOLD / 4:
                add(drawing, "text", words, x=left, y=_HEADING - 7, class_="low", fill=_SECOND)
                before, free_from = words, end + 12


# --- marks ------------------------------------------------------------------------------------------------------------


def _draw_marks(drawing: Element, frame: _Frame) -> None:
    """The marks in the order of time, over the uprights that join those that belong together."""
    slots = list(_slots(frame))
    for spots in slots:
        _draw_upright(drawing, [spot for spot in spots if spot.item.group and not spot.is_span])
    rooms = _rooms([spot for spots in slots for spot in spots])
    for spots in slots:
        labelled: set[tuple[str, str]] = set()
        for spot in spots:
            said = (spot.item.top, spot.item.href)
            is_said = bool(spot.item.group) and said in labelled
            _draw_spot(drawing, spot, 0 if is_said else rooms[id(spot)])
            labelled.add(said)


def _slots(frame: _Frame) -> Iterator[list[_Spot]]:
    """The marks of each slot, from the highest lane to the lowest."""
    for opening, closing in _panels(frame.columns):
        for number in range(opening, closing + 1):
            for place, slot in enumerate(frame.columns[number].slots):
                spots = [_spot(frame, item, (number, place), closing) for item in slot]
                yield sorted(spots, key=lambda spot: spot.y)


def _spot(frame: _Frame, item: Item, at: tuple[int, int], closing: int) -> _Spot:
    """The mark of a column and a slot in it; its panel ends with the column `closing`."""
    column, left = frame.columns[at[0]], frame.lefts[at[0]] + at[1] * frame.slot
    is_span = frame.slot >= _LEAST_SPAN and len(column.slots) == 1 and all(map(_is_bracketed, column.slots[0]))
    return _Spot(
        item=item,
        x=left + (frame.slot / 2 if is_span else min(_MARK_IN, frame.slot / 2)),
        y=frame.lanes[item.lane],
        left=left,
        right=left + frame.slot,
        panel=frame.right_of(closing),
        fold=_FOLD if closing + 1 < len(frame.columns) else 0,
        is_span=is_span,
    )


def _is_bracketed(item: Item) -> bool:
    return item.when.is_vague and bool(item.group)


def _rooms(spots: Sequence[_Spot]) -> dict[int, float]:
    """How wide the label of each mark may be: to the next mark of its lane, else to the end of its panel or fold."""
    lanes: dict[float, list[_Spot]] = {}
    for spot in spots:
        lanes.setdefault(spot.y, []).append(spot)
    rooms = {}
    for lane in lanes.values():
        for spot, after in zip_longest(lane, lane[1:]):
            ends = [spot.panel + max(0, spot.fold - 14)]
            if after:
                ends.append(after.left + 3 if after.is_span else after.x - 16)
            rooms[id(spot)] = min(ends) - _label_left(spot) - 4
    return rooms


def _label_left(spot: _Spot) -> float:
    return spot.x + (18 if _is_bracketed(spot.item) else 14)


def _draw_upright(drawing: Element, spots: Sequence[_Spot]) -> None:
    """A thin upright joins what belongs together."""
    for upper, lower in pairwise(spots):
        add(drawing, "path", d=f"M{upper.x:.1f} {upper.y:.0f}V{lower.y:.0f}", class_="rule", stroke=_SECOND)


def _draw_spot(drawing: Element, spot: _Spot, room: float) -> None:
    item, x, y = spot.item, spot.x, spot.y
    link = add(drawing, "a", href=item.href, aria_label=f"{item.name}: {NAMES[item.mark].lower()}")
    add(link, "title", item.name)
    add(link, "rect", x=x - 12, y=y - 12, width=24, height=24, class_="hit", fill="transparent")
    if _is_bracketed(item):
        left, right = (spot.left + 7, spot.right - 7) if spot.is_span else (x - 13, x + 13)
        bracket = f"M{left + 4:.1f} {y - 8:.0f}h-4v16h4M{right - 4:.1f} {y - 8:.0f}h4v16h-4"
        add(link, "path", d=bracket, class_=f"bracket m-{item.mark}", fill="none", stroke=COLOURS[item.mark])
    add_mark(link, item.mark, x, y)
    if spot.is_span:
        lines = label_lines(item.top, item.low, spot.right - spot.left - 14)
        _draw_words(link, spot, lines, (x, y - 13, y + 22), anchor="middle")
    elif lines := label_lines(item.top, item.low, room, most=1 if item.count > 1 else 2):
        _draw_words(link, spot, lines, (_label_left(spot), y - 5, y + 16))
    elif item.count > 1:
        add(link, "text", f"{item.count}", x=x, y=y + 20, text_anchor="middle", class_="low halo", fill=_SECOND)


def _draw_words(
    link: Element, spot: _Spot, lines: Sequence[str], place: tuple[float, float, float], *, anchor: str = "start"
) -> None:
    """The lines of a label, ink over second ink, at x and at the heights of the two; a halo keeps them off uprights."""
    x, *heights = place
    for words, y in zip(lines, heights, strict=False):
        classes, fill = ("low", _SECOND) if words == spot.item.low else ("label", _INK)
        if x + width_of(words) <= spot.panel:
            classes += " halo"  # in the colour of the panel, so not where the words run on into the fold
        add(link, "text", words, x=x, y=y, text_anchor=anchor, class_=classes, fill=fill)


def label_lines(top: str, low: str, room: float, *, most: int = 2) -> list[str]:
    """A label in two lines at most no wider than `room`, `top` in `most` of them; nothing where it has no room."""
    lines = wrapped(top, room)
    if len(lines) > most or lines[-1].endswith("…"):
        return []
    return [*lines, low] if len(lines) == 1 and low and width_of(low) <= room else lines
