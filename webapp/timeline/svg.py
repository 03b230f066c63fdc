"""Writing SVG: elements are made with ElementTree, which escapes all text and attributes."""

from xml.etree import ElementTree as ET

from markupsafe import Markup

from webapp.timeline.marks import COLOURS, SHAPES, Mark

Element = ET.Element
NAMESPACE = "http://www.w3.org/2000/svg"
Number = float | int


def picture(width: Number, height: Number, label: str, *, classes: str) -> Element:
    """An empty picture of that size, named by `label` and open to links inside it."""
    box = f"0 0 {_number(width)} {_number(height)}"
    return ET.Element("svg", {"viewBox": box, "class": classes, "role": "group", "aria-label": label})


def add(parent: Element, tag: str, said: str | None = None, **attributes: Number | str) -> Element:
    """A new element in `parent`; `class_` and `aria_label` are written as class and aria-label."""
    written = {_name(name): value if isinstance(value, str) else _number(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, written)
    element.text = said
    return element


def add_mark(parent: Element, mark: Mark, x: Number, y: Number) -> Element:
    """The shape of a mark round a point; its colours are attributes, so that it is right without a style sheet too."""
    group = add(parent, "g", class_=f"m-{mark}", transform=f"translate({_number(x)} {_number(y)})")
    for shape in SHAPES[mark]:
        paint = {"fill": COLOURS[mark]} if shape.filled else {"fill": "#f4f0e6", "stroke": COLOURS[mark]}
        add(group, "path", class_="solid" if shape.filled else "line", d=shape.path, **paint)
    return group


def inline(element: Element) -> Markup:
    """The picture for a page: the one place that declares markup safe, for all text in it went through ElementTree."""
    return Markup(ET.tostring(element, encoding="unicode"))  # noqa: S704


def written(element: Element) -> str:
    """The picture as the text of a file."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(element, encoding="unicode") + "\n"


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-") if name != "viewBox" else name


def _number(value: Number) -> str:
    return f"{value:.1f}".removesuffix(".0")
