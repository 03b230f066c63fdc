"""A timeline that stands alone: the lanes on their paper, with title, where the matter stands, key and source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.paper import LEAST_HEIGHT, MARGIN, PAPER, SECOND, SMALL, STATUS, TITLE, WIDTH, sheet, write
from webapp.timeline.marks import NAMES, Mark
from webapp.timeline.svg import Element, add, add_mark
from webapp.timeline.type import width_of, wrapped

_HALO = "#f4f0e6"
_STRONG = {"font-weight": "600"}
_LOOKS: dict[str, dict[str, str]] = {
    "name": {"font-size": "14", **_STRONG},
    "head": {"font-size": "13", **_STRONG},
    "strong": _STRONG,
    "halo": {"paint-order": "stroke", "stroke": _HALO, "stroke-width": "4", "stroke-linejoin": "round"},
    "solid": {"paint-order": "stroke", "stroke": PAPER, "stroke-width": "1"},
    "line": {"stroke-width": "2"},
    "bracket": {"stroke-width": "1.8"},
    "segment-line": {"stroke-width": "1.6"},
    "stop": {"stroke-width": "3"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a picture that stands alone says beside its lanes; `source` is where it comes from and what it shows."""

    title: str
    status: str
    marks: Sequence[Mark]
    source: str


def poster(lanes: Element, told: Told) -> Element:
    """The lanes on paper, 1224 units wide and at least as high as a card."""
    high = float(lanes.get("viewBox", "0 0 0 0").split()[3])
    title, status = wrapped(told.title, WIDTH, TITLE.size), wrapped(told.status, WIDTH, STATUS.size)
    top = 52 + TITLE.step * len(title) + STATUS.step * len(status) + 14
    drawing = sheet(max(LEAST_HEIGHT, top + high + 90), told.title, told.source)
    write(drawing, status, write(drawing, title, 76, TITLE) - 6, STATUS)
    lanes.attrib |= {"x": str(MARGIN), "y": f"{top:g}", "width": str(WIDTH), "height": f"{high:.0f}"}
    drawing.append(lanes)
    _draw_key(drawing, told.marks, top + high + 22)
    _dress(drawing)
    return drawing


def _draw_key(drawing: Element, marks: Iterable[Mark], y: float) -> None:
    x = float(MARGIN)
    for mark in marks:
        add_mark(drawing, mark, x + 8, y - 5)
        add(drawing, "text", NAMES[mark], x=x + 22, y=y, font_size=SMALL, fill=SECOND)
        x += 22 + width_of(NAMES[mark], SMALL) + 24


def _dress(drawing: Element) -> None:
    """Write what the style sheet says of each class into the elements that have it."""
    for element in drawing.iter():
        for name in element.get("class", "").split():
            for attribute, value in _LOOKS.get(name, {}).items():
                element.set(attribute, value)
