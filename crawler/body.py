"""The text of an article: the outlet's own place for it, what a general extractor finds, or what scripts carry."""

import re
from collections.abc import Iterator
from copy import deepcopy

import trafilatura
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from crawler.embedded import carried_by_scripts, paragraphs_of_markup
from crawler.page import clean_text
from crawler.pruning import without_surroundings
from crawler.stated import Statements

Paragraphs = list[str]

ENOUGH = 150  # characters; less is a caption or a notice
_SHORT = 700  # characters; so little may be what pruning left of a page whose markup misleads
_LITTLE = 2_000  # characters; the scripts of a page that shows so little are looked through for more
_KNOWN = 60  # characters of the longest line by which a text in scripts is known to be the same
_MUCH_MORE = 1.6
_TAGS = re.compile(r"<[a-zA-Z/][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre"})


def read_body(tree: HtmlElement, statements: Statements, selector: str | None) -> Paragraphs:
    """The paragraphs of the article, from the first way that gives enough; [] if none gives anything."""
    if selector and _length(selected := _selected(tree, selector)) >= ENOUGH:
        return selected
    found, stated = _found_without_surroundings(tree), _stated(statements)
    if _length(stated) > max(_MUCH_MORE * _length(found), ENOUGH):
        found = stated
    if _length(found) < _LITTLE:
        known = max(found, key=len)[:_KNOWN].strip() if _length(found) >= ENOUGH else ""
        carried = carried_by_scripts(tree, known)
        found = carried if _length(carried) > _MUCH_MORE * _length(found) else found
    return found if _length(found) >= ENOUGH else max(found, stated, _found_widely(tree), key=_length)


def _length(paragraphs: Paragraphs) -> int:
    return sum(map(len, paragraphs))


def _found_without_surroundings(tree: HtmlElement) -> Paragraphs:
    found = _found(without_surroundings(tree))
    if _length(found) >= _SHORT:
        return found
    whole = _found(deepcopy(tree))
    return whole if _length(whole) > _MUCH_MORE * _length(found) else found


def _selected(tree: HtmlElement, selector: str) -> Paragraphs:
    chosen = CSSSelector(selector, translator="html")(tree)
    return [text for element in chosen for text in _texts(element)]


def _texts(element: HtmlElement) -> Iterator[str]:
    blocks = [one for one in element.iterdescendants(*_BLOCKS) if not _is_inside_block(one, element)]
    for one in blocks or [element]:
        text = " ".join(clean_text(one.text_content()).split())
        if text:
            yield text


def _is_inside_block(one: HtmlElement, outer: HtmlElement) -> bool:
    for above in one.iterancestors():
        if above is outer:
            return False
        if above.tag in _BLOCKS:
            return True
    return False


def _found(tree: HtmlElement) -> Paragraphs:
    """What trafilatura finds; it takes the tree apart."""
    return _lines(trafilatura.extract(tree, fast=True, include_comments=False, with_metadata=False))


def _found_widely(tree: HtmlElement) -> Paragraphs:
    wide = trafilatura.extract(deepcopy(tree), favor_recall=True, include_comments=False, with_metadata=False)
    return _lines(wide or trafilatura.html2txt(deepcopy(tree)))


def _lines(text: str | None) -> Paragraphs:
    return [line for line in _LINES.split(clean_text(text or "")) if line]


def _stated(statements: Statements) -> Paragraphs:
    bodies = [body for thing in statements.articles if isinstance(body := thing.get("articleBody"), str)]
    text = max(bodies, key=len, default="")
    return paragraphs_of_markup(_BREAK.sub("<p>", text)) if _TAGS.search(text) else _lines(text)
