"""How the pages put things into words: dates, counts, names, labels, and links that lead to one sentence."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Flask

from store.vocabulary import Precision, Term

NBSP = "\u00a0"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
EXACT = frozenset({Precision.INSTANT, Precision.DAY})

# A text fragment finds whole words only, and breaks on an unescaped hyphen: web-platform text-fragment grammar.
_FRAGMENT_WORDS = 10
_FRAGMENT_LEAST = 4


def install(app: Flask) -> None:
    """Let templates use these words."""
    app.add_template_filter(day)
    app.add_template_filter(long_day)
    app.add_template_filter(instant)
    app.add_template_filter(when)
    app.add_template_filter(names)
    app.add_template_filter(label)
    app.add_template_filter(lowered)
    app.add_template_filter(web_link)
    app.add_template_filter(shortened)
    app.jinja_env.globals.update(count=count, sentence_link=sentence_link, hedged=hedged)
    app.jinja_env.globals.update(outlet_of=outlet_of, outlet_name=outlet_name)


def day(value: date | datetime | None, *, year: bool = True) -> str:
    """A day such as "29 Jan 2025", held together by spaces that do not break; "no date" for None."""
    if value is None:
        return "no date"
    parts = [str(value.day), MONTHS[value.month - 1], *([str(value.year)] if year else [])]
    return NBSP.join(parts)


def long_day(value: date | datetime | None) -> str:
    """A day such as "29 January 2025", for running text."""
    if value is None:
        return "no date"
    return NBSP.join((str(value.day), LONG_MONTHS[value.month - 1], str(value.year)))


def instant(value: datetime | None) -> str:
    """An instant to the minute, in UTC."""
    return f"{day(value)}, {value:%H:%M}{NBSP}UTC" if value else "no date"


def when(happened: Any, *, year: bool = True) -> str:
    """A span (`first`, `last`, `precision`) with no more precision than its source; a vague one as "Oct–Dec 2024"."""
    first, last = happened.first, happened.last
    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        return f"before{NBSP}{day(last, year=year)}" if last else f"after{NBSP}{day(first, year=year)}"
    return _span(first, last, happened.precision, year)


def _span(first: date, last: date, precision: Precision, year: bool) -> str:
    tail = f"{NBSP}{last.year}" if year else ""
    if precision in EXACT or first == last:
        return day(first, year=year)
    if precision is Precision.YEAR:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if precision in {Precision.MONTH, Precision.QUARTER}:
        return _months(first, last) + tail
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}{NBSP}{MONTHS[last.month - 1]}{tail}"
    return f"{day(first, year=year and first.year != last.year)} –{NBSP}{day(last, year=year)}"


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return MONTHS[first.month - 1]
    opening = MONTHS[first.month - 1] + (f"{NBSP}{first.year}" if first.year != last.year else "")
    return f"{opening}–{MONTHS[last.month - 1]}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number and its noun: "1 page", "2 pages"."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,}{NBSP}{noun}"


def money(amount: int, currency: str | None) -> str:
    """A sum such as "USD 1.5 billion"; written out in full where short words would round it."""
    for unit, word in ((10**9, "billion"), (10**6, "million")):
        if amount >= unit and amount * 100 % unit == 0:
            number = f"{amount / unit:.2f}".rstrip("0").rstrip(".")
            return NBSP.join(filter(None, (currency, number, word)))
    return NBSP.join(filter(None, (currency, f"{amount:,}")))


def names(values: Iterable[str], *, last: str = "and") -> str:
    """Names as a sentence lists them: "A, B and C"."""
    listed = list(values)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def label(term: Term | None) -> str:
    """What people read for a code of a vocabulary."""
    return curly(term.label) if term is not None else "unknown"


def lowered(words: str) -> str:
    """Our own words for the middle of a sentence: the first letter small, unless it opens an abbreviation."""
    return words if words[1:2].isupper() else curly(words[:1].lower() + words[1:])


def curly(words: str) -> str:
    """Our own words with the apostrophe that is printed; never for words that somebody said."""
    return words.replace("'", "’")


def shortened(text: str, limit: int) -> str:
    """The text cut at a word boundary so that it has at most `limit` characters, an ellipsis included."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-") + "…"


def web_link(url: str | None) -> str | None:
    """The address if a browser may be sent there (http or https, with a host), else None: it came from the web."""
    if not url or re.search(r"[\x00-\x20\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def sentence_link(url: str | None, exact: str) -> str | None:
    """A link to the very sentence on the live page (a text fragment of whole words), or None for no safe address."""
    safe = web_link(url)
    if safe is None:
        return None
    return f"{safe.split('#', 1)[0]}#:~:text={_fragment(exact)}"


def _fragment(exact: str) -> str:
    words = exact.split()
    if len(words) <= _FRAGMENT_WORDS:
        return _escaped(words)
    return f"{_escaped(words[:_FRAGMENT_LEAST])},{_escaped(words[-_FRAGMENT_LEAST:])}"


def _escaped(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


def hedged(exact: str, hedges: Iterable[Sequence[Any]], offset: int = 0) -> list[tuple[str, bool]]:
    """The sentence in pieces, each with whether it is a hedge; `hedges` are (start, end, ...) that count from `offset`.

    Spans that do not fit the sentence are left out, so that the words themselves are always whole.
    """
    pieces, at = [], 0
    for start, end in sorted((hedge[0] - offset, hedge[1] - offset) for hedge in hedges):
        if at <= start < end <= len(exact):
            pieces += [(exact[at:start], False), (exact[start:end], True)]
            at = end
    return [piece for piece in [*pieces, (exact[at:], False)] if piece[0]]


def outlet_of(version: Any) -> str:
    """The name of the outlet that published a version, or that none is known; a sample outlet is told as one."""
    outlet = version.article.outlet
    return outlet_name(outlet) if outlet else "an unnamed outlet"


def outlet_name(outlet: Any) -> str:
    """The name of an outlet; one that was made up for a demonstration says so where its name does not."""
    is_told = not outlet.is_sample or "sample" in outlet.name.lower()
    return str(outlet.name) if is_told else f"{outlet.name} (sample)"
