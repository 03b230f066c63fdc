"""An article read off its page: title, text, authors, dates, canonical address. Pure: no network, no database."""

import html as entities
import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import py3langid
from htmldate import find_date
from lxml.html import HtmlElement

from crawler.body import read_body
from crawler.boilerplate import of_the_article
from crawler.bylines import read_authors
from crawler.dates import Stated, best_stated, day_of, is_ambiguous
from crawler.outlet import Outlet
from crawler.outlets import outlet_of
from crawler.page import clean_text, parse_page, with_root, without_unfit
from crawler.stated import Statements, kind_of, read_statements
from store.addresses import is_web_address
from store.records import Extract
from store.vocabulary import ArticleKind, Precision

EXTRACTOR = "onrecord-extractor@0.1"

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dcterms.created", "dc.date",
    "date.issued", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_SITE_SUFFIX = re.compile(r"\s+[|–—»·•]\s+[^|–—»·•]{2,40}$|\s+-\s+[^-]{2,30}$")
_CORRECTION = re.compile(r"^\W*(correction|clarification|corrected|editor[’']?s[’']? note)\b", re.IGNORECASE)
_LONGEST_NOTICE = 800
_KINDS = (
    (re.compile(r"Opinion", re.IGNORECASE), ArticleKind.OPINION),
    (re.compile(r"Analysis"), ArticleKind.ANALYSIS),
    (re.compile(r"Reportage"), ArticleKind.REPORTAGE),
)
_PATHS = (
    (re.compile(r"/(opinions?|comment|commentisfree|op-ed|columnists?)/"), ArticleKind.OPINION),
    (re.compile(r"/(press-releases?|prnewswire|businesswire)/"), ArticleKind.PRESS_RELEASE),
)
_SURE = 120  # characters from which the language of a text is measured, not taken from its tag


def extract(html: str, url: str) -> Extract:
    """The article on a page; an outlet we know by its address is read as its own data says.

    Raises RefusedPage for a page that is not read at all.
    """
    return extract_for(outlet_of(url), html, url)


def extract_for(outlet: Outlet | None, html: str, url: str, *, now: datetime | None = None) -> Extract:
    """The article on a page of `outlet`; nothing dated after `now`, by default the present, is believed."""
    html = with_root(without_unfit(html))
    tree = parse_page(html)
    statements = read_statements(tree)
    title = _title(tree, statements)
    paragraphs = read_body(tree, statements, outlet.body if outlet else None)
    authors = read_authors(tree, statements)
    headlines = [title, *_headlines(tree, statements)]
    body = "\n\n".join(of_the_article(paragraphs, headlines=headlines, authors=authors))
    clock = _Clock(outlet.timezone if outlet else None, now or datetime.now(UTC))
    published, modified = clock.published(tree, statements, url, html), clock.modified(statements)
    return Extract(
        title=title,
        body=body,
        authors=authors,
        published=published.at if published else None,
        published_precision=published.precision if published else Precision.UNKNOWN,
        modified=modified.at if modified else None,
        canonical_url=_canonical(tree, statements, url),
        language=read_language(body, tree.get("lang")),
        topics=_topics(statements),
        kind=_kind(statements, url),
        is_free=_is_free(statements),
        correction_notice=correction_notice(body),
        extractor=EXTRACTOR,
    )


def read_language(text: str, stated: str | None = None) -> str | None:
    """Two-letter code of a text's language: measured where the text is long enough, else as stated."""
    if len(text) >= _SURE:
        return str(py3langid.classify(text[:4000])[0])
    return stated[:2].lower() if stated and stated[:2].isalpha() else None


def correction_notice(body: str) -> str | None:
    """The first paragraph by which an article says that it was corrected."""
    paragraphs = (one for one in body.split("\n\n") if len(one) <= _LONGEST_NOTICE)
    return next((one for one in paragraphs if _CORRECTION.match(one)), None)


class _Clock:
    """Reads dates of one page in its outlet's zone, and none later than now."""

    def __init__(self, timezone: str | None, now: datetime) -> None:
        self.timezone, self.now = timezone, now

    def published(self, tree: HtmlElement, statements: Statements, url: str, html: str) -> Stated | None:
        """When it was published: as stated, as the page's time element or address says, or as htmldate finds."""
        stated = [statements.said("datePublished"), *(statements.tag(name) for name in _PUBLISHED)]
        shown = [one.get("datetime") for one in tree.xpath("(//article|//main|//header)//time[@datetime]")[:1]]
        return self._best([*stated, *shown]) or self._of_address(url) or self._found(html, url)

    def modified(self, statements: Statements) -> Stated | None:
        """When it was last changed, as stated."""
        return self._best([statements.said("dateModified"), *(statements.tag(name) for name in _MODIFIED)])

    def _best(self, values: list[object]) -> Stated | None:
        found = best_stated(values, timezone=self.timezone, now=self.now)
        if found is None or self.timezone is None or found.precision is not Precision.INSTANT:
            return found
        return replace(found, at=found.at.astimezone(ZoneInfo(self.timezone)))

    def _of_address(self, url: str) -> Stated | None:
        numbers = _URL_DAY.search(urlsplit(url).path)
        found = day_of(int(numbers[1]), int(numbers[2]), int(numbers[3])) if numbers else None
        return found if found and found.at <= self.now else None

    def _found(self, html: str, url: str) -> Stated | None:
        found = self._best([find_date(html, url=url or None, original_date=True, extensive_search=False)])
        return None if found is None or is_ambiguous(found, html) else found


def _title(tree: HtmlElement, statements: Statements) -> str | None:
    headings = [text for one in tree.iter("h1") if (text := _line(one.text_content()))]
    stated = [statements.said("headline"), statements.tag("og:title", "twitter:title", "dc.title", "title")]
    named = _SITE_SUFFIX.sub("", _line(tree.findtext(".//title") or ""))
    offered = [*(_line(one) for one in stated if isinstance(one, str)), *headings[:1], named]
    chosen = next((one for one in offered if one), None)
    return chosen and next((one for one in offered if _completes(one, chosen)), chosen)


def _completes(title: str, cut: str) -> bool:
    """Whether `title` is the whole of a headline that was cut short with dots."""
    stem = cut.removesuffix("…").removesuffix("...").rstrip()
    return stem != cut and len(title) > len(cut) and title.startswith(stem)


def _headlines(tree: HtmlElement, statements: Statements) -> list[str]:
    stated = [statements.said("headline"), statements.tag("og:title")]
    return [_line(str(one or "")) for one in (*stated, *(h1.text_content() for h1 in tree.iter("h1")))]


def _line(text: str) -> str:
    return " ".join(clean_text(entities.unescape(text)).split())


def _canonical(tree: HtmlElement, statements: Statements, url: str) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for stated in [*links, statements.tag("og:url")]:
        if stated and is_web_address(full := urljoin(url, str(stated).strip())):
            return full
    return None


def _topics(statements: Statements) -> tuple[str, ...]:
    said = statements.said("keywords") or statements.meta.get("article:tag") or statements.tag("news_keywords")
    words = said if isinstance(said, list) else str(said or "").split(",")
    return tuple(dict.fromkeys(_line(word) for word in words if isinstance(word, str) and word.strip()))


def _kind(statements: Statements, url: str) -> ArticleKind:
    kinds = " ".join(kind_of(thing) for thing in statements.articles)
    section = " ".join([str(statements.said("articleSection") or ""), statements.tag("article:section") or ""])
    for pattern, kind in _KINDS:
        if pattern.search(kinds) or (kind is ArticleKind.OPINION and pattern.search(section)):
            return kind
    return next((kind for pattern, kind in _PATHS if pattern.search(urlsplit(url).path)), ArticleKind.UNKNOWN)


def _is_free(statements: Statements) -> bool | None:
    free = statements.said("isAccessibleForFree")
    said = [thing["isAccessibleForFree"] for thing in statements.articles if "isAccessibleForFree" in thing]
    if free is None and not said:
        tier = statements.tag("article:content_tier")
        return None if tier is None else tier.lower() == "free"
    return str(said[0]).lower() not in {"false", "no", "0"}
