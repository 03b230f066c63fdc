"""An article read off its page: title, text, authors, dates, canonical address. Pure: no network, no database."""

import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import py3langid
from lxml.html import HtmlElement

from crawler.body import read_body
from crawler.boilerplate import of_the_article
from crawler.bylines import read_authors
from crawler.completeness import is_free, why_truncated
from crawler.notices import read_notice
from crawler.outlet import Outlet
from crawler.outlets import outlet_of
from crawler.page import parse_page, with_root, without_unfit
from crawler.publication import Clock
from crawler.stated import Statements, kind_of, read_statements
from crawler.titles import headlines, one_line, read_title
from store.addresses import is_web_address
from store.records import Extract
from store.vocabulary import ArticleKind, Precision

EXTRACTOR = "onrecord-extractor@0.1"

_OPENING = 3  # lines of a text that may be its byline
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
    title = read_title(tree, statements)
    paragraphs = read_body(tree, statements, outlet.body if outlet else None)
    authors = read_authors(tree, statements, url, paragraphs[:_OPENING])
    body = "\n\n".join(of_the_article(paragraphs, headlines=headlines(tree, statements), authors=authors))
    clock = Clock(outlet.timezone if outlet else None, now or datetime.now(UTC))
    publication = clock.read(tree, statements, url, html)
    published, modified = publication.published, publication.modified
    return Extract(
        title=title,
        body=body,
        authors=authors,
        published=published.at if published else None,
        published_precision=published.precision if published else Precision.UNKNOWN,
        date_doubt=publication.doubt,
        modified=modified.at if modified else None,
        canonical_url=_canonical(tree, statements, url),
        language=read_language(body, tree.get("lang")),
        topics=_topics(statements),
        kind=_kind(statements, url),
        is_free=is_free(statements),
        truncation=why_truncated(tree, statements, body),
        correction_notice=read_notice(tree, body),
        extractor=EXTRACTOR,
    )


def read_language(text: str, stated: str | None = None) -> str | None:
    """Two-letter code of a text's language: measured where the text is long enough, else as stated."""
    if len(text) >= _SURE:
        return str(py3langid.classify(text[:4000])[0])
    return stated[:2].lower() if stated and stated[:2].isalpha() else None


def _canonical(tree: HtmlElement, statements: Statements, url: str) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for stated in [*links, statements.tag("og:url")]:
        if stated and is_web_address(full := urljoin(url, str(stated).strip())):
            return full
    return None


def _topics(statements: Statements) -> tuple[str, ...]:
    said = statements.said("keywords") or statements.meta.get("article:tag") or statements.tag("news_keywords")
    words = said if isinstance(said, list) else str(said or "").split(",")
    return tuple(dict.fromkeys(one_line(word) for word in words if isinstance(word, str) and word.strip()))


def _kind(statements: Statements, url: str) -> ArticleKind:
    kinds = " ".join(kind_of(thing) for thing in statements.articles)
    section = " ".join([str(statements.said("articleSection") or ""), statements.tag("article:section") or ""])
    for pattern, kind in _KINDS:
        if pattern.search(kinds) or (kind is ArticleKind.OPINION and pattern.search(section)):
            return kind
    return next((kind for pattern, kind in _PATHS if pattern.search(urlsplit(url).path)), ArticleKind.UNKNOWN)
