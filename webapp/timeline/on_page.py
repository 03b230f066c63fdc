"""The timeline of a dispute on its page: drawn for a wide, a middling and a narrow one; the style sheet shows one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from store.disputes import Matter
from webapp.timeline.items import Item, key_of, lanes_of
from webapp.timeline.lanes import draw_lanes
from webapp.timeline.svg import inline
from webapp.timeline.tall import draw_tall


def drawn_for_page(matter: Matter, items: Sequence[Item], *, shown_to: date, today: date) -> dict[str, Any]:
    """The pictures, and the marks for their key; nothing where nothing is dated."""
    if not items:
        return {"pictures": (), "key_marks": ()}
    lanes = lanes_of(matter, items)
    drawn = (
        draw_lanes(items, lanes, shown_to=shown_to, today=today),
        draw_lanes(items, lanes, shown_to=shown_to, today=today, width=828, most=18),
        draw_tall(items, lanes),
    )
    return {"pictures": [inline(picture) for picture in drawn], "key_marks": key_of(items)}
