"""When an article was published and changed, as its page or address says; unknown, with the reason, where they do not.

What the publisher states for machines comes first. A day that is only printed counts if it stands beside the headline
and a general reader of dates finds the same: on 6 pages of 193 nothing better is there, and on 2 of them that reader
alone is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from htmldate import find_date
from lxml.html import HtmlElement

from crawler.dates import Stated, best_stated, day_of, read_date, why_unread
from crawler.stated import Statements
from store.vocabulary import Precision

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.created", "dc.date",
    "date.issued", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_MARKED = '//*[@itemprop="datePublished"]'
_TIME = "(//article|//main|//header)//time[@datetime]"
_DATED = re.compile(r"(?:^|[\s_-])(?:dates?|time|timestamp|publish(?:ed)?|posted)(?:$|[\s_-])", re.IGNORECASE)
_PLACES = ("time", "span", "div", "p")
_LONGEST = 60  # characters of a place that shows a date and little else
_NEAR = 3  # levels above the headline within which a date is its own
_PRINTED = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|(?:[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}\.?\s+[A-Za-z]{3,9}\.?,?)\s+\d{4}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was published and last changed; `doubt` says why a day that is stated is not known."""

    published: Stated | None
    modified: Stated | None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads dates of one page in its outlet's zone, and none later than now."""

    timezone: str | None
    now: datetime

    def read(self, tree: HtmlElement, statements: Statements, url: str, html: str) -> Publication:
        """When the article of a page was published and changed."""
        stated = [statements.said("datePublished"), *(statements.tag(name) for name in _PUBLISHED)]
        shown = [_of_element(one) for path in (_MARKED, _TIME) for one in tree.xpath(path)[:1]]
        published = self._best([*stated, *shown]) or self._of_address(url) or self._printed(tree, html, url)
        reasons = (why_unread(one, timezone=self.timezone, now=self.now) for one in [*stated, *shown])
        return Publication(
            published=published,
            modified=self._best([statements.said("dateModified"), *(statements.tag(name) for name in _MODIFIED)]),
            doubt=None if published else next((reason for reason in reasons if reason), None),
        )

    def _best(self, values: list[object]) -> Stated | None:
        found = best_stated(values, timezone=self.timezone, now=self.now)
        if found is None or self.timezone is None or found.precision is not Precision.INSTANT:
            return found
        return replace(found, at=found.at.astimezone(ZoneInfo(self.timezone)))

    def _of_address(self, url: str) -> Stated | None:
        numbers = _URL_DAY.search(urlsplit(url).path)
        found = day_of(int(numbers[1]), int(numbers[2]), int(numbers[3])) if numbers else None
        return found if found and found.at <= self.now else None

    def _printed(self, tree: HtmlElement, html: str, url: str) -> Stated | None:
        """The one day that is printed in places for it beside the headline, if htmldate finds the same."""
        places = (one for one in _beside_the_headline(tree) if _is_for_a_date(one))
        texts = (one.text_content().strip() for one in places)
        printed = (read_date(day[0], timezone=self.timezone, now=self.now) for text in texts for day in _days(text))
        days = {day.at.date(): day for day in printed if day}
        if len(days) != 1:
            return None
        found = self._best([_searched_date(html, url)])
        return days.get(found.at.date()) if found else None


def _of_element(one: HtmlElement) -> str:
    return str(one.get("datetime") or one.get("content") or one.text_content())


def _beside_the_headline(tree: HtmlElement) -> Iterator[HtmlElement]:
    headline = next(tree.iter("h1"), None)
    above = [] if headline is None else [one for one in headline.iterancestors() if one.tag not in ("html", "body")]
    for place in above[:_NEAR][-1:]:
        yield from place.iter(*_PLACES)


def _is_for_a_date(one: HtmlElement) -> bool:
    return one.tag == "time" or bool(_DATED.search(f"{one.get('class') or ''} {one.get('id') or ''}"))


def _days(text: str) -> list[re.Match[str]]:
    return list(_PRINTED.finditer(text)) if len(text) <= _LONGEST else []


def _searched_date(html: str, url: str) -> str | None:
    try:
        return find_date(html, url=url or None, original_date=True, extensive_search=False)
    except (ValueError, OverflowError):  # htmldate trips over dates that cannot be, such as one with 99 hours
        return None
