"""The lanes for a narrow page: time runs down, parties are columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import radians, sin

from webapp.timeline.columns import Column, columns_of
from webapp.timeline.items import OTHERS, Item, Lane
from webapp.timeline.marks import COLOURS, NAMES
from webapp.timeline.svg import Element, add, add_mark, picture
from webapp.timeline.type import fitted, width_of, wrapped

_WIDTH, _LABEL = 328, 88
_HEAD, _ROW, _FOLD = 24, 30, 24
_MOST_ROWS, _MOST_LANES = 24, 5
_SLANT = 40  # degrees by which names lean where they have no room side by side
_NAME = 11.5
_LONGEST_NAME = 105.0  # units, which the first of them has to the left of its lane


def draw_tall(items: Sequence[Item], lanes: Sequence[Lane]) -> Element:
    """The picture, 328 units wide."""
    items, lanes = _fewer_lanes(items, lanes)
    columns = columns_of(items, most=_MOST_ROWS)
    pitch = (_WIDTH - _LABEL) / len(lanes)
    leans = any(width_of(lane.name, _NAME, strong=True) > pitch for lane in lanes)
    head = _HEAD + (_lean_height(lanes) if leans else 0)
    height = head + sum(_height(column) for column in columns)
    label = f"Timeline by party, from top to bottom; {len(items)} marks, each a link to its line"
    drawing = picture(_WIDTH, height, label, classes="lanes tall")
    places = {lane.name: _LABEL + (n + 0.5) * pitch for n, lane in enumerate(lanes)}
    at = float(head)
    for column in columns:
        _draw_stretch(drawing, column, places, at)
        at += _height(column)
    _draw_names(drawing, places, head, leans=leans)
    return drawing


def _lean_height(lanes: Sequence[Lane]) -> int:
    longest = max(width_of(_leaning(lane.name), _NAME, strong=True) for lane in lanes)
    return int(longest * sin(radians(_SLANT))) - _HEAD // 2


def _leaning(name: str) -> str:
    return fitted(name, _LONGEST_NAME, _NAME, strong=True)


def _fewer_lanes(items: Sequence[Item], lanes: Sequence[Lane]) -> tuple[list[Item], list[Lane]]:
    """The lanes with most marks, as many as have room for a name; the marks of the rest go to the others."""
    marks = Counter(item.lane for item in items)
    if len(lanes) <= _MOST_LANES:
        return list(items), list(lanes)
    named = sorted((lane for lane in lanes if lane.name != OTHERS), key=lambda lane: -marks[lane.name])
    kept = {lane.name for lane in named[: _MOST_LANES - 1]}
    moved = (item if item.lane in kept else replace(item, lane=OTHERS) for item in items)
    return list(moved), [*(lane for lane in lanes if lane.name in kept), Lane(name=OTHERS, role="on record")]


def _height(column: Column) -> int:
    return len(column.slots) * _ROW + (_FOLD if column.fold else 0)


def _draw_names(drawing: Element, places: dict[str, float], head: float, *, leans: bool) -> None:
    """The names over their lanes, or leaning on them."""
    for name, x in places.items():
        words = add(
            drawing,
            "text",
            _leaning(name) if leans else name,
            x=x + (3 if leans else 0),
            y=head - 7,
            text_anchor="end" if leans else "middle",
            class_="strong",
        )
        if leans:
            words.set("transform", f"rotate({_SLANT} {x + 3:.1f} {head - 7:.1f})")
        add(words, "title", name)


def _draw_stretch(drawing: Element, column: Column, places: dict[str, float], at: float) -> None:
    if column.fold:
        add(drawing, "text", f"{column.fold:,} days, nothing on record", x=4, y=at + 16, class_="low italic")
        at += _FOLD
    add(drawing, "rect", x=0, y=at, width=_WIDTH, height=len(column.slots) * _ROW, class_="panel", fill="#f4f0e6")
    for x in places.values():
        path = f"M{x:.1f} {at:.0f}v{len(column.slots) * _ROW}"
        add(drawing, "path", d=path, class_="lane", stroke="#aaa498")
    room = min(_LABEL, min(places.values()) - 14) - 6
    lines = wrapped(column.heading, room)
    for number, words in enumerate(lines):
        add(drawing, "text", words, x=4, y=at + (19 if len(lines) == 1 else 12 + 14 * number))
    for number, slot in enumerate(column.slots):
        _draw_slot(drawing, slot, places, at + (number + 0.5) * _ROW)


def _draw_slot(drawing: Element, slot: Sequence[Item], places: dict[str, float], y: float) -> None:
    for left, right in pairwise(sorted(places[item.lane] for item in slot if item.group)):
        add(drawing, "path", d=f"M{left:.1f} {y:.0f}H{right:.1f}", class_="rule", stroke="#5d584e")
    for item in slot:
        x = places[item.lane]
        link = add(drawing, "a", href=item.href, aria_label=f"{item.name}: {NAMES[item.mark].lower()}")
        add(link, "title", item.name)
        add(link, "rect", x=x - 12, y=y - 12, width=24, height=24, class_="hit", fill="transparent")
        if item.when.is_vague and item.group:
            bracket = f"M{x - 8:.1f} {y - 8:.0f}h-4v16h4M{x + 8:.1f} {y - 8:.0f}h4v16h-4"
            add(link, "path", d=bracket, class_=f"bracket m-{item.mark}", fill="none", stroke=COLOURS[item.mark])
        add_mark(link, item.mark, x, y)
        if item.count > 1:
            add(link, "text", f"{item.count}", x=x + 9, y=y + 4, class_="low halo")
