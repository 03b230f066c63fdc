"""A timeline that stands alone, as a file, in print or on a card: with title, where the matter stands, key and source.

It needs no style sheet: what the style sheet of the site says of the classes is written into the elements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from webapp.timeline.marks import NAMES, Mark
from webapp.timeline.svg import NAMESPACE, Element, add, add_mark, picture, written
from webapp.timeline.type import fitted, two_lines, width_of

_MARGIN, _WIDTH = 36, 1152
_LEAST_HEIGHT = 643  # a card is 1.91 times as wide as high
_TITLE, _STATUS, _KEY = 34.0, 19.0, 14.0
_INK, _SECOND, _PAPER, _HALO = "#1c1a16", "#5d584e", "#fdfcf8", "#f4f0e6"
_SANS = "Public Sans, Franklin Gothic Book, Arial, sans-serif"
_SERIF, _DISPLAY = "Newsreader, Georgia, serif", "Newsreader Display, Newsreader, Georgia, serif"
_FONTS = Path(__file__).parent.parent / "fonts"

_STRONG = {"font-weight": "600"}
_LOOKS: dict[str, dict[str, str]] = {
    "name": {"font-size": "14", **_STRONG},
    "head": {"font-size": "13", **_STRONG},
    "strong": _STRONG,
    "halo": {"paint-order": "stroke", "stroke": _HALO, "stroke-width": "4", "stroke-linejoin": "round"},
    "solid": {"paint-order": "stroke", "stroke": _PAPER, "stroke-width": "1"},
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


def poster(lanes: Element, told: Told) -> str:
    """The lanes as an SVG file, 1224 units wide and at least as high as a card."""
    high = float(lanes.get("viewBox", "0 0 0 0").split()[3])
    title, status = two_lines(told.title, _WIDTH, _TITLE), two_lines(told.status, _WIDTH, _STATUS)
    top = 52 + 40 * len(title) + 27 * len(status) + 14
    height = max(_LEAST_HEIGHT, top + high + 90)
    drawing = picture(_WIDTH + 2 * _MARGIN, height, told.title, classes="poster")
    _frame(drawing, height, told.source)
    _write(drawing, title, 76, {"size": _TITLE, "step": 40, "family": _DISPLAY, "fill": _INK})
    _write(drawing, status, 76 + 40 * len(title) - 6, {"size": _STATUS, "step": 27, "family": _SERIF, "fill": _INK})
    lanes.attrib |= {"x": str(_MARGIN), "y": f"{top}", "width": str(_WIDTH), "height": f"{high:.0f}"}
    drawing.append(lanes)
    _draw_key(drawing, told.marks, top + high + 22)
    _dress(drawing)
    drawing.attrib |= {"xmlns": NAMESPACE, "width": f"{_WIDTH + 2 * _MARGIN}", "height": f"{height:.0f}"}
    drawing.attrib |= {"font-family": _SANS, "font-size": "12.5"}
    return written(drawing)


def painted(svg: str) -> bytes:
    """The file as a PNG of twice its size, in the type of the site."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg, zoom=2, font_files=_font_files())


@cache
def _font_files() -> list[str]:
    return sorted(map(str, _FONTS.glob("*.ttf")))


def _frame(drawing: Element, height: float, source: str) -> None:
    """The paper, the bar of the masthead and its name, and the source at the foot."""
    right = _MARGIN + _WIDTH
    add(drawing, "rect", x=0, y=0, width=right + _MARGIN, height=height, fill=_PAPER)
    add(drawing, "rect", x=_MARGIN, y=0, width=_WIDTH, height=6, fill=_INK)
    add(drawing, "text", "On Record", x=_MARGIN, y=30, font_family=_DISPLAY, font_size=20, fill=_INK)
    add(drawing, "path", d=f"M{_MARGIN} {height - 36:.0f}H{right}", stroke=_INK)
    words = fitted(source, _WIDTH, _KEY)
    add(drawing, "text", words, x=_MARGIN, y=height - 15, font_size=_KEY, fill=_SECOND)


def _write(drawing: Element, lines: Iterable[str], y: float, look: dict[str, float | str]) -> None:
    for number, words in enumerate(lines):
        at = y + number * float(look["step"])
        add(
            drawing, "text", words, x=_MARGIN, y=at, font_family=look["family"], font_size=look["size"],
            fill=look["fill"],
        )  # fmt: skip


def _draw_key(drawing: Element, marks: Iterable[Mark], y: float) -> None:
    x = float(_MARGIN)
    for mark in marks:
        add_mark(drawing, mark, x + 8, y - 5)
        add(drawing, "text", NAMES[mark], x=x + 22, y=y, font_size=_KEY, fill=_SECOND)
        x += 22 + width_of(NAMES[mark], _KEY) + 24


def _dress(drawing: Element) -> None:
    """Write what the style sheet says of each class into the elements that have it."""
    for element in drawing.iter():
        for name in element.get("class", "").split():
            for attribute, value in _LOOKS.get(name, {}).items():
                element.set(attribute, value)
