"""Dates as pages state them: an instant where an offset is given or known, else a day; never a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from store.vocabulary import Precision

EARLIEST = date(1995, 1, 1)  # no outlet on the web is older
_SHOWN = 40  # characters of a value that a reason quotes
_AHEAD = timedelta(days=1)  # clocks differ, and so do zones
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_SPACED = re.compile(r"^(\d{4}-\d{2}-\d{2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*(?:(Z|UTC|GMT)|([+-]\d{2}:?\d{2}))?$")
_LONG = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:(?P<m1>[a-z]{3,9})\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?|(?P<d2>\d{1,2})\s+(?P<m2>[a-z]{3,9})\.?,?)"
    r"\s+(?P<y>\d{4})$",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date as stated: an aware instant in the zone it was stated in, or midnight UTC of a day."""

    at: datetime
    precision: Precision


def read_date(value: object, *, timezone: str | None, now: datetime) -> Stated | None:
    """The date in `value`, or None if it is none, impossible or still to come.

    A time without an offset is read in `timezone`; where that is unknown only its day is taken.
    """
    if not isinstance(value, str) or not value.strip() or len(value) > 64:
        return None
    found = _day(value.strip()) or _instant(value.strip(), timezone)
    if found is None or found.at.date() < EARLIEST or _is_ahead(found.at, now):
        return None
    return found


def best_stated(values: Iterable[object], *, timezone: str | None, now: datetime) -> Stated | None:
    """The first date in `values`, or, if that is a day only, the first instant that falls on the same day."""
    read = [found for value in values if (found := read_date(value, timezone=timezone, now=now))]
    same_day = (one for one in read if one.at.date() == read[0].at.date() and one.precision is Precision.INSTANT)
    return next(same_day, read[0]) if read else None


def why_unread(value: object, *, timezone: str | None, now: datetime) -> str | None:
    """Why `read_date` takes no date from a value, in words for a reader; None if it does, or if nothing is stated."""
    if not isinstance(value, str) or not value.strip() or read_date(value, timezone=timezone, now=now):
        return None
    text = value.strip()[:_SHOWN]
    found = _day(text) or _instant(text, timezone)
    if found and _is_ahead(found.at, now):
        return f"the page states {text}, which was still to come"
    if found:
        return f"the page states {text}, which is before {EARLIEST.year}"
    first = _DAY_FIRST.match(text)
    if first and int(first[1]) <= 12 and int(first[3]) <= 12:
        return f"the page states {text}, where day and month may be either way round"
    return f"the page states “{text}”, which is no date that there is or none we can read"


def day_of(year: int, month: int, day: int) -> Stated | None:
    """That day, if there is such a day."""
    try:
        return Stated(at=datetime(year, month, day, tzinfo=UTC), precision=Precision.DAY)
    except ValueError:
        return None


def _is_ahead(at: datetime, now: datetime) -> bool:
    try:
        return at > now + _AHEAD
    except OverflowError:
        return True


def _day(text: str) -> Stated | None:
    numbers = _DAY.match(text) or _COMPACT.match(text)
    if numbers:
        return day_of(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    first = _DAY_FIRST.match(text)
    if first:
        # With dots the day always comes first; else only a number over 12 tells which one it is.
        is_certain = first[2] == "." or int(first[1]) > 12 or first[1] == first[3]
        return day_of(int(first[4]), int(first[3]), int(first[1])) if is_certain else None
    words = _LONG.match(text)
    month = (words["m1"] or words["m2"])[:3].lower() if words else ""
    if words is None or month not in _MONTHS:
        return None
    return day_of(int(words["y"]), _MONTHS.index(month) + 1, int(words["d1"] or words["d2"]))


def _instant(text: str, timezone: str | None) -> Stated | None:
    found = _iso(text) or _rfc(text)
    if found is None:
        return None
    if found.tzinfo is None:
        if timezone is None or found.time() == time(0):
            return day_of(found.year, found.month, found.day)
        found = found.replace(tzinfo=ZoneInfo(timezone))
    return Stated(at=found, precision=Precision.INSTANT)


def _iso(text: str) -> datetime | None:
    spaced = _SPACED.match(text)
    if spaced:
        text = f"{spaced[1]}T{spaced[2].zfill(5)}{'+00:00' if spaced[3] else spaced[4] or ''}"
    try:
        return datetime.fromisoformat(re.sub(r"\.(\d{6})\d+", r".\1", text))
    except ValueError:
        return None


def _rfc(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
