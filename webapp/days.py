"""The two days by which a page can be asked for: what was public by one, and what this record held by the other."""

import re
from datetime import date
from typing import Any

from flask import g, request

from store.knowledge import Knowledge
from webapp.asked import refuse

DAYS = ("as_of", "recorded_as_of")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def knowledge_asked() -> Knowledge:
    """The days of the query string; a day that is not over yet is the same as none."""
    as_of, recorded_as_of = map(day_asked, DAYS)
    return Knowledge(as_of=as_of, recorded_as_of=recorded_as_of)


def days_query(knowledge: Knowledge) -> dict[str, Any]:
    """The days as parameters of an address; nothing for the whole record."""
    return {name: day for name in DAYS if (day := getattr(knowledge, name))}


def shown_to(knowledge: Knowledge) -> date:
    """The last day on which something shown was made public: today, where nothing else is asked for."""
    return knowledge.as_of or today()


def over_by(as_of: date | None) -> date | None:
    """The day of a filter by which rows are told; None for one that is not over yet, by which they are as they are."""
    return as_of if as_of and as_of < g.today else None


def today() -> date:
    """The day of the request, in UTC."""
    found: date = g.today
    return found


def day_asked(name: str) -> date | None:
    """The day that a parameter names; None without one, and for a day that is not over yet."""
    given = request.args.get(name, "")
    if not given:
        return None
    try:
        asked = date.fromisoformat(given) if _DAY.fullmatch(given) else None
    except ValueError:
        asked = None
    if asked is None:
        refuse(name, f"{name}={given[:60]!r} is no day: write it as YYYY-MM-DD, for example 2025-01-30")
    return over_by(asked)
