"""A picture that stands alone, as a file, in print or on a card: the paper with its masthead, words, and its pixels.

It needs no style sheet: what the style sheet of the site says is written into the elements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from webapp.timeline.svg import NAMESPACE, Element, add, picture, written
from webapp.timeline.type import fitted

MARGIN, WIDTH = 36, 1152
LEAST_HEIGHT = 643  # a card is 1.91 times as wide as high
INK, SECOND, PAPER = "#1c1a16", "#5d584e", "#fdfcf8"
SMALL = 14.0
_SANS = "Public Sans, Franklin Gothic Book, Arial, sans-serif"
_SERIF, DISPLAY = "Newsreader, Georgia, serif", "Newsreader Display, Newsreader, Georgia, serif"
_FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How lines of words are set: their size, how far apart they stand, the family and the colour."""

    size: float
    step: float
    family: str = _SERIF
    fill: str = INK


TITLE = Look(size=34, step=40, family=DISPLAY)
STATUS = Look(size=19, step=27)
NOTE = Look(size=SMALL, step=21, family=_SANS, fill=SECOND)


def sheet(height: float, label: str, source: str) -> Element:
    """The paper, the bar of the masthead and its name, and the source at the foot."""
    drawing = picture(WIDTH + 2 * MARGIN, height, label, classes="poster")
    right = MARGIN + WIDTH
    add(drawing, "rect", x=0, y=0, width=right + MARGIN, height=height, fill=PAPER)
    add(drawing, "rect", x=MARGIN, y=0, width=WIDTH, height=6, fill=INK)
    add(drawing, "text", "On Record", x=MARGIN, y=30, font_family=DISPLAY, font_size=20, fill=INK)
    add(drawing, "path", d=f"M{MARGIN} {height - 36:.0f}H{right}", stroke=INK)
    add(drawing, "text", fitted(source, WIDTH, SMALL), x=MARGIN, y=height - 15, font_size=SMALL, fill=SECOND)
    drawing.attrib |= {"xmlns": NAMESPACE, "width": f"{WIDTH + 2 * MARGIN}", "height": f"{height:.0f}"}
    drawing.attrib |= {"font-family": _SANS, "font-size": "12.5"}
    return drawing


def write(drawing: Element, lines: Iterable[str], y: float, look: Look, *, indent: float = 0) -> float:
    """Write lines from the baseline `y` on; returns where the next one would stand."""
    left = MARGIN + indent
    for words in lines:
        add(drawing, "text", words, x=left, y=y, font_family=look.family, font_size=look.size, fill=look.fill)
        y += look.step
    return y


def painted(drawing: Element) -> bytes:
    """The picture as a PNG of twice its size, in the type of the site."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=written(drawing), zoom=2, font_files=_font_files())


@cache
def _font_files() -> list[str]:
    return sorted(map(str, _FONTS.glob("*.ttf")))
