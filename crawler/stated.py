"""What a publisher says of its own page in JSON-LD and meta tags, gathered without a judgement."""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

Thing = dict[str, Any]

_ARTICLE = re.compile(r"Article|Posting|Report\b|Review$")
_WRAPPED = re.compile(r"^(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s{0,40}(?:-->|\]\]>)$|;$")  # of a stripped text
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_FALSE_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The article objects of a page's JSON-LD, best first, all other objects, and its meta tags by lower-case name."""

    articles: list[Thing]
    others: list[Thing]
    meta: dict[str, list[str]] = field(default_factory=dict)

    def said(self, key: str) -> Any:
        """The first value any article object gives for `key`, or None."""
        return next((thing[key] for thing in self.articles if thing.get(key) not in (None, "", [], {})), None)

    def tag(self, *names: str) -> str | None:
        """The content of the first of these meta tags that has one."""
        return next((value for name in names for value in self.meta.get(name, ())), None)


def read_statements(tree: HtmlElement) -> Statements:
    """All that the page states."""
    things = [thing for text in _scripts(tree) for thing in _things(_loaded(text))]
    articles = [thing for thing in things if _ARTICLE.search(kind_of(thing))]
    # An object with a headline and a date is the page's own; one without is often a list of other stories.
    articles.sort(key=lambda thing: -sum(bool(thing.get(key)) for key in ("headline", "datePublished", "articleBody")))
    return Statements(articles=articles, others=[thing for thing in things if thing not in articles], meta=_meta(tree))


def kind_of(thing: Thing) -> str:
    """The types of an object as one string."""
    kind = thing.get("@type")
    return " ".join(str(one) for one in kind) if isinstance(kind, list) else str(kind or "")


def names_of(value: Any) -> Iterator[str]:
    """The names in what a page says of persons and organisations: a name, an object with one, or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            yield from (each for each in name if isinstance(each, str))
        elif isinstance(name, str):
            yield name


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield script.text_content()


def _loaded(text: str) -> Any:
    """The first value of a script, mended if it is broken in a way that many pages break it; None if it cannot be."""
    plain = _WRAPPED.sub("", text.strip()).strip()
    mended = _FALSE_ESCAPE.sub("", _TRAILING_COMMA.sub(r"\1", plain))
    for attempt in (plain, mended, entities.unescape(mended)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: Any, depth: int = 0) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _things(value[key], depth + 1)


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found
