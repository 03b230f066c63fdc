"""The timelines as a browser draws them: no label and no mark lies upon another, however much there is to show."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from store.timeline import Placed
from store.vocabulary import Precision
from webapp.timeline.items import Item, Lane
from webapp.timeline.lanes import draw_lanes
from webapp.timeline.marks import Mark
from webapp.timeline.svg import Element, inline
from webapp.timeline.tall import draw_tall

pytestmark = pytest.mark.ui
TODAY = date(2026, 11, 23)
SHORT = ("OpenAI", "Microsoft", "DeepSeek", "Others")
LONG = (
    "Gesellschaft für musikalische Aufführungs- und mechanische Vervielfältigungsrechte",
    "Universal Music Group, Sony Music Entertainment and Warner Music Group",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverein",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "新しい会社の名前はとても長いので一行に入りません",
)

# Boxes of what is drawn, as it stands on the page; what lies behind the marks (lines, panels) is left out.
BOXES = """() => [...document.querySelectorAll('svg.lanes text, svg.lanes a > g')].map(node => {
    const box = node.getBoundingClientRect();
    const turned = node.getAttribute('transform')?.includes('rotate') ?? false;
    return {words: node.textContent, x: box.x, y: box.y, right: box.right, bottom: box.bottom, turned};
})"""


def item(day: date, mark: Mark, lane: str, number: int, *, days: int = 0) -> Item:
    precision = Precision.RANGE if days else Precision.DAY
    placed = Placed(first=day, last=day + timedelta(days=days), precision=precision)
    return Item(
        mark=mark, lane=lane, when=placed, top="evasion of limits", low="in Sample Legal Reporter",
        href=f"#c-{number}", group=f"g{number}",
    )  # fmt: skip


def many(number: int, span: int, names: tuple[str, ...], *, seed: int = 1) -> list[Item]:
    """Marks of all kinds, lanes and lengths, on days of a span."""
    chance = random.Random(seed)  # noqa: S311
    return [
        item(
            date(2024, 1, 3) + timedelta(days=chance.randrange(span)),
            chance.choice(list(Mark)),
            chance.choice(names),
            n,
            days=chance.choice((0, 0, 0, 0, 20)),
        )
        for n in range(number)
    ]


CASES = {
    "300 claims in three years": (many(300, 1000, SHORT), SHORT),
    "300 claims in a month": (many(300, 30, SHORT), SHORT),
    "300 claims, long names": (many(300, 500, LONG), LONG),
    "90 claims in half a year": (many(90, 180, SHORT), SHORT),
    "60 claims in a year": (many(60, 365, LONG), LONG),
    "24 claims in three years": (many(24, 1000, SHORT, seed=2), SHORT),
    "9 claims in a week": (many(9, 7, SHORT, seed=3), SHORT),
    "one claim": ([item(date(2025, 1, 29), Mark.ALLEGATION, "OpenAI", 1)], SHORT[:1]),
    "one span": ([item(date(2024, 10, 1), Mark.ALLEGED_BY_NOBODY, "OpenAI", 1, days=91)], SHORT[:1]),
    "one claim, of today": ([item(TODAY, Mark.ALLEGATION, "OpenAI", 1)], SHORT[:1]),
}


SHOW = """([svg, width]) => {
    document.body.innerHTML = svg;
    document.body.style.maxWidth = 'none';
    const drawn = document.querySelector('svg');
    drawn.style.display = 'block';
    drawn.style.width = width + 'px';
    return Promise.all([...document.fonts].map(face => face.load())).then(() => true);
}"""


@pytest.mark.parametrize("size", [(1152, 30), (828, 18), (328, 0)], ids=["wide", "middle", "tall"])
def test_no_label_and_no_mark_lies_upon_another(open_page: Callable[..., Any], size: tuple[int, int]) -> None:
    width, most = size
    page = open_page("/method", width=max(width + 60, 400))
    found = {}

    for case, (items, names) in CASES.items():
        page.evaluate(SHOW, [str(inline(drawn(items, names, width, most))), width])
        found[case] = collisions(page, width)

    assert {case: places for case, places in found.items() if places} == {}


def drawn(items: list[Item], names: tuple[str, ...], width: int, most: int) -> Element:
    lanes = [Lane(name=name, role="accuser, investigator") for name in names]
    if not most:
        return draw_tall(items, lanes)
    return draw_lanes(items, lanes, shown_to=TODAY, today=TODAY, width=width, most=most)


def collisions(page: Any, width: int) -> list[Any]:
    """What lies upon something else, or leaves the picture."""
    boxes, edge = page.evaluate(BOXES), page.locator("svg.lanes").bounding_box()
    assert len(boxes) > 1
    outside = [box for box in boxes if box["x"] < edge["x"] - 1 or box["right"] > edge["x"] + width + 1]
    return [*(pair for pair in pairs(boxes) if overlap(*pair)), *outside]


def pairs(boxes: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """All pairs of boxes; those of leaning words are not their shapes and are left out."""
    straight = [box for box in boxes if not box["turned"]]
    yield from ((one, other) for n, one in enumerate(straight) for other in straight[n + 1 :])


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two boxes share more than an edge; the line above and below a word has room for its accents."""
    across = min(one["right"], other["right"]) - max(one["x"], other["x"])
    down = min(one["bottom"], other["bottom"]) - max(one["y"], other["y"])
    return across > 0.5 and down > 4
