"""Dates in running text, with no more precision than their words: "late 2024" is a part of a year, never a day.

Relative words count from the day of publication; without one they are kept as words and stay undated.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.records import UNDATED, DateSpan
from store.vocabulary import Precision

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
# First and last month of each part. Winter is left out: it lies in two years and the words do not say which.
_PARTS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

_MONTH = (
    r"(?P<month>jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?\b\.?|july?\b\.?"
    r"|aug(?:ust|\b\.?)|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"
)
_LEADING = re.compile(r"^(?:on|in|of|an?|the|its|their) ", re.IGNORECASE)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PART = r"(?P<part>early|mid|late)(?:[ -]+(?:in )?)"
_NUMBER = r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"

Days = tuple[date, date, Precision]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date expression and where it stands in the words that were searched."""

    start_char: int
    end_char: int
    span: DateSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """What relative words count from, and whether what they tell is yet to come."""

    day: date | None
    is_future: bool


def date_in(words: str, published: datetime | None, *, is_future: bool = False) -> DateSpan:
    """The first date in `words`; words that name no date, or a relative one without `published`, are kept undated."""
    found = dates_of(words, published, is_future=is_future)
    return found[0].span if found else DateSpan(text=words.strip() or None)


def first_date(text: str, published: datetime | None, *, is_future: bool = False) -> DateSpan:
    """The first date expression of `text`, else UNDATED; its `text` is the expression alone."""
    found = dates_of(text, published, is_future=is_future)
    return found[0].span if found else UNDATED


def nearest_date(text: str, published: datetime | None, char: int) -> DateSpan:
    """The date expression nearest to the character `char` of `text`, else UNDATED."""
    found = dates_of(text, published)
    if not found:
        return UNDATED
    return min(found, key=lambda one: min(abs(one.start_char - char), abs(one.end_char - char))).span


def dates_of(text: str, published: datetime | None, *, is_future: bool = False) -> tuple[FoundDate, ...]:
    """All date expressions of `text` in order, none within another."""
    now = _Now(day=published.date() if published else None, is_future=is_future)
    matches = [(match, days_of) for pattern, days_of in _RULES for match in pattern.finditer(text)]
    # Where two start alike the longer says more: "27 December 2023" before "27 December".
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    found: list[FoundDate] = []
    for match, days_of in matches:
        if not found or match.start() >= found[-1].end_char:
            found.append(_found(match, days_of, now))
    return tuple(found)


def _found(match: re.Match[str], days_of: "_DaysOf", now: _Now) -> FoundDate:
    words = _LEADING.sub("", match.group().strip(" ,").rstrip("."))
    try:
        days = days_of(match, now)
    except (ValueError, OverflowError):  # "31 June 2024": no such day, and no reason to take it for the month
        days = None
    span = DateSpan(text=words) if days is None else _span(days, words)
    return FoundDate(start_char=match.start(), end_char=match.end(), span=span)


def _span(days: Days, words: str) -> DateSpan:
    first, last, precision = days
    return DateSpan(first=first, last=last, precision=precision, text=words)


def _month_number(match: re.Match[str]) -> int:
    short = match["month"].casefold()[:3]
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(short))


def _months(year: int, first: int, last: int, precision: Precision) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision


def _one_day(day: date) -> Days:
    return day, day, Precision.DAY


def _whole_year(year: int) -> Days:
    return _months(year, 1, 12, Precision.YEAR)


def _iso_day(match: re.Match[str], _now: _Now) -> Days:
    return _one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _full_day(match: re.Match[str], _now: _Now) -> Days:
    return _one_day(date(int(match["year"]), _month_number(match), int(match["day"])))


def _day_of_month(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    month, day = _month_number(match), int(match["day"])
    this_year = date(now.day.year, month, day)
    if now.is_future:
        return _one_day(this_year if this_year >= now.day else date(now.day.year + 1, month, day))
    return _one_day(this_year if this_year <= now.day else date(now.day.year - 1, month, day))


def _month_of_year(match: re.Match[str], _now: _Now) -> Days:
    return _months(int(match["year"]), _month_number(match), _month_number(match), Precision.MONTH)


def _month_alone(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    month, lead, year = _month_number(match), (match["lead"] or "").casefold(), now.day.year
    if now.is_future or lead == "next":
        year += month < now.day.month
    elif lead == "last":
        year -= month >= now.day.month
    elif lead != "this":
        year -= month > now.day.month
    return _months(year, month, month, Precision.MONTH)


def _year_of(match: re.Match[str], now: _Now) -> int | None:
    """The year of "2024", "last year" or "this year"."""
    if match["year"]:
        return int(match["year"])
    return None if now.day is None else now.day.year - ((match["which"] or "").casefold() == "last")


def _part_of_year(match: re.Match[str], now: _Now) -> Days | None:
    year = _year_of(match, now)
    return None if year is None else _months(year, *_PARTS[match["part"].casefold()], Precision.QUARTER)


def _season(match: re.Match[str], now: _Now) -> Days | None:
    first, last = _SEASONS[match["season"].casefold()]
    if match["year"]:
        return _months(int(match["year"]), first, last, Precision.QUARTER)
    if now.day is None:
        return None
    is_last = (match["which"] or "").casefold() == "last"
    year = now.day.year - (now.day.month <= last if is_last else now.day.month < first)
    return _months(year, first, last, Precision.QUARTER)


def _quarter(match: re.Match[str], _now: _Now) -> Days:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"].casefold()]
    return _months(int(match["year"]), 3 * number - 2, 3 * number, Precision.QUARTER)


def _half(match: re.Match[str], _now: _Now) -> Days:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"].casefold()]
    return _months(int(match["year"]), 6 * number - 5, 6 * number, Precision.QUARTER)


def _plain_year(match: re.Match[str], _now: _Now) -> Days:
    return _whole_year(int(match["year"]))


def _relative(match: re.Match[str], now: _Now) -> Days | None:
    """The week, month or year that is meant; "earlier this ..." ends on the day of publication."""
    if now.day is None:
        return None
    which, unit = match["which"].casefold(), match["unit"].casefold()
    shift = {"last": -1, "next": 1}.get(which, 0)
    first, last, precision = _unit_from(now.day, unit, shift)
    return first, now.day if match["earlier"] else last, precision


def _unit_from(day: date, unit: str, shift: int) -> Days:
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6), Precision.RANGE
    if unit == "month":
        return _month_from(day, shift)
    return _whole_year(day.year + shift)


def _month_from(day: date, shift: int) -> Days:
    years, month = divmod(day.month - 1 + shift, 12)
    return _months(day.year + years, month + 1, month + 1, Precision.MONTH)


def _ago(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    number, unit = _number(match["number"]), match["unit"].casefold()
    if unit == "day":
        return _one_day(now.day - timedelta(days=number))
    if unit == "week":
        middle = now.day - timedelta(weeks=number)
        return middle - timedelta(days=3), middle + timedelta(days=3), Precision.RANGE
    return _month_from(now.day, -number) if unit == "month" else _whole_year(now.day.year - number)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]


def _weekday(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    lead = (match["lead"] or "").casefold()
    back = (now.day.weekday() - _DAYS.index(match["weekday"].casefold())) % 7
    if now.is_future or lead == "next":
        return _one_day(now.day + timedelta(days=(-back) % 7 or 7))
    # "last Tuesday" in a text of a Tuesday is the one before.
    return _one_day(now.day - timedelta(days=back or (7 if lead == "last" else 0)))


def _weekend(_match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    saturday = now.day - timedelta(days=(now.day.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1), Precision.RANGE


def _near_day(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    shift = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(match["word"].casefold(), 0)
    return _one_day(now.day + timedelta(days=shift))


def _weekday_last_week(match: re.Match[str], now: _Now) -> Days | None:
    if now.day is None:
        return None
    monday = now.day - timedelta(days=now.day.weekday() + 7)
    return _one_day(monday + timedelta(days=_DAYS.index(match["weekday"].casefold())))


def _month_of_last_year(match: re.Match[str], now: _Now) -> Days | None:
    year = _year_of(match, now)
    return None if year is None else _months(year, _month_number(match), _month_number(match), Precision.MONTH)


def _vague(_match: re.Match[str], _now: _Now) -> None:
    """Words for a time that no calendar knows; they are kept, and stay undated."""
    return


_DaysOf = Callable[[re.Match[str], _Now], Days | None]
_WHICH_YEAR = rf"(?:{_YEAR}|(?P<which>last|this) year)"


def _rule(pattern: str, days_of: _DaysOf) -> tuple[re.Pattern[str], _DaysOf]:
    return re.compile(pattern, re.IGNORECASE), days_of


_RULES: tuple[tuple[re.Pattern[str], _DaysOf], ...] = (
    _rule(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", _iso_day),
    _rule(rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}\b", _full_day),
    _rule(rf"\b{_MONTH} {_DAY},? {_YEAR}\b", _full_day),
    _rule(rf"\b{_MONTH} {_DAY}(?![\d,]*\d)\b(?!,? (?:19|20)\d\d)", _day_of_month),
    _rule(rf"\b{_DAY} (?:of )?{_MONTH}(?!\w)(?!,? (?:19|20)\d\d)", _day_of_month),
    _rule(rf"\b(?:(?:early|mid|late)[ -]+(?:in )?)?{_MONTH},? (?:of )?{_YEAR}\b", _month_of_year),
    _rule(
        rf"\b(?:(?:in|since|by|until|during|from) |(?P<lead>last|this|next) )(?:(?:early|mid|late)[ -]+)?{_MONTH}"
        r"(?!\w)(?!,? \d)",
        _month_alone,
    ),
    _rule(rf"\b(?P<lead>)(?:early|mid|late)[ -]+{_MONTH}(?!\w)(?!,? \d)", _month_alone),
    _rule(rf"\b(?:in |since |by )?{_MONTH},? (?:of )?(?P<which>last|this) year\b(?P<year>)", _month_of_last_year),
    # "its August ruling": a month before what was done in it
    _rule(
        rf"\b{_MONTH}(?:[’']s)?(?P<lead>) (?=(?:\w+ )?(?:ruling|judgment|verdict|order|decision|suit|lawsuit|"
        r"complaint|filing|hearing|trial|letter|settlement|deal|opinion)\b)",
        _month_alone,
    ),
    _rule(rf"\b{_PART}{_WHICH_YEAR}\b", _part_of_year),
    _rule(
        rf"\b(?:(?P<which>last|this|the|over the|in the) )?(?P<season>spring|summer|autumn|fall)(?: of)? {_YEAR}\b",
        _season,
    ),
    _rule(r"\b(?P<which>last|this|over the|in the) (?P<season>spring|summer|autumn|fall)\b(?P<year>)", _season),
    _rule(rf"\b(?:Q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth) quarter)(?: of)? {_YEAR}\b", _quarter),
    _rule(rf"\b(?:H(?P<number>[12])|(?P<ordinal>first|second) half)(?: of)? {_YEAR}\b", _half),
    _rule(rf"\b(?:in|since|by|of|from|during|until|back in|an?|the|its|their) {_YEAR}\b(?!-)", _plain_year),
    _rule(r"\b(?P<earlier>earlier )?(?P<which>this|last|next) (?P<unit>week|month|year)\b", _relative),
    _rule(rf"\b{_NUMBER} (?P<unit>day|week|month|year)s? ago\b", _ago),
    _rule(r"\b(?:on |late |early )?(?:(?P<lead>last|this|next) )?(?P<weekday>" + "|".join(_DAYS) + r")\b", _weekday),
    _rule(r"\b(?:on )?(?P<weekday>" + "|".join(_DAYS) + r") (?:of )?last week\b", _weekday_last_week),
    _rule(r"\b(?:over|this past|last|at) (?:the )?weekend\b", _weekend),
    _rule(r"\b(?P<word>today|yesterday|tomorrow|tonight)\b", _near_day),
    _rule(
        r"\b(?:earlier |late )?(?P<word>this|yesterday|last)(?= (?:morning|afternoon|evening|night)\b) \w+", _near_day
    ),
    _rule(
        r"\b(?:so far|recently|for now|at the time of (?:writing|publication)|as of (?:press|publication) time"
        r"|(?:days|weeks|months|years) ago)\b",
        _vague,
    ),
)
