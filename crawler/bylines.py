"""Who wrote an article: names from JSON-LD, then meta tags, then the byline of the page."""

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from crawler.page import clean_text
from crawler.stated import Statements

_BY = re.compile(r"^\s*(?:(?:written|posted|reported|words|story|text)\s+)?by[:\s]+", re.IGNORECASE)
_AND = re.compile(r"\s*[,;&|]\s*|\s+(?:and|und|og|och|et|y|e)\s+")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_META = ("author", "parsely-author", "article:author", "article:author_name", "sailthru.author", "dc.creator", "byl")
_MARKED = (
    '//*[@itemprop="author"]//*[@itemprop="name"]|//*[@itemprop="author"][not(.//*[@itemprop="name"])]'
    '|//a[contains(concat(" ", @rel, " "), " author ")]'
)
_LONGEST = 80


def read_authors(tree: HtmlElement, statements: Statements) -> tuple[str, ...]:
    """Names of the authors in the order of the page, each once; () if the page names none.

    The publisher's own name counts only where nobody else is named.
    """
    publishers = _publishers(statements)
    offered = [_distinct(names) for names in (_stated(statements), _tagged(statements), _marked(tree))]
    for names in offered:
        people = tuple(name for name in names if name.casefold() not in publishers)
        if people:
            return people
    return next((names for names in offered if names), ())


def _distinct(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in _names(text)))


def _publishers(statements: Statements) -> set[str]:
    stated = [thing.get("publisher") for thing in statements.articles]
    names = [name for one in stated for name in _named(one)]
    return {name.strip().casefold() for name in [*names, *statements.meta.get("og:site_name", [])]}


def _stated(statements: Statements) -> Iterator[str]:
    for thing in statements.articles:
        named = list(_named(thing.get("author") or thing.get("creator")))
        if named:
            yield from named
            return


def _named(author: Any) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            yield from (each for each in name if isinstance(each, str))
        elif isinstance(name, str):
            yield name


def _tagged(statements: Statements) -> Iterator[str]:
    for tag in _META:
        if statements.meta.get(tag):
            yield from statements.meta[tag]
            return


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath(_MARKED):
        yield element.text_content()


def _names(text: str) -> Iterator[str]:
    plain = _BY.sub("", " ".join(clean_text(entities.unescape(text)).split()))
    if "://" in plain or "@" in plain or len(plain) > 3 * _LONGEST:
        return
    for name in _AND.split(plain):
        name = _ASIDE.sub("", _BY.sub("", name)).strip(" .,;:")
        if 1 < len(name) <= _LONGEST and not name.isdigit():
            yield name
