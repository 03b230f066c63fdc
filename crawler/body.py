"""The text of an article: the outlet's own place for it, what a general extractor finds, or what scripts carry."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import lxml.html
import trafilatura
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from crawler.page import clean_text
from crawler.pruning import without_surroundings
from crawler.stated import Statements

Paragraphs = list[str]

ENOUGH = 150  # characters; less is a caption or a notice
_SHORT = 700  # characters; so little may be what pruning left of a page whose markup misleads
_MUCH_MORE = 1.6
_STATE = re.compile(r"window\.__APOLLO_STATE__\s*=\s*")
_OTHER_STORIES = re.compile(r"moreOn|related|recommend|newsletter|trending|\.(types|sections|topics)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[a-zA-Z/][^>]*>")
_BREAK = re.compile(r"<br\s*/?>|</p>|</div>|</li>|</h\d>", re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre"})


def read_body(tree: HtmlElement, statements: Statements, selector: str | None) -> Paragraphs:
    """The paragraphs of the article, from the first way that gives enough; [] if none gives anything."""
    if selector and _length(selected := _selected(tree, selector)) >= ENOUGH:
        return selected
    carried = max(_stated(statements), _in_state(tree), key=_length)
    found = _found_without_surroundings(tree)
    if _length(carried) > max(_MUCH_MORE * _length(found), ENOUGH):
        return carried
    if _length(found) >= ENOUGH:
        return found
    return max(found, carried, _found_widely(tree), key=_length)


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
    return _from_markup(max(bodies, key=len)) if bodies else []


def _from_markup(text: str) -> Paragraphs:
    if not _TAGS.search(text):
        return _lines(text)
    fragment = lxml.html.fragment_fromstring(_BREAK.sub("\n", text), create_parent="div")
    return _lines(fragment.text_content())


def _in_state(tree: HtmlElement) -> Paragraphs:
    """The text in the state an application starts from: the longest tree of nodes typed "p", "h2" and so on."""
    for script in tree.iter("script"):
        start = _STATE.search(script.text or "")
        if start:
            return _from_state(script.text[start.end() :])
    return []


def _from_state(text: str) -> Paragraphs:
    try:
        state, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return []
    bodies = [_paragraphs_of(nodes) for nodes in _node_lists(state)]
    return max(bodies, key=_length, default=[])


def _node_lists(value: Any) -> Iterator[list[Any]]:
    """Lists of text nodes, but not those of other stories that the state carries along."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, list) and any(isinstance(node, dict) and node.get("type") in _BLOCKS for node in one):
            yield one
        elif isinstance(one, list):
            pending.extend(one)
        elif isinstance(one, dict):
            pending.extend(inner for key, inner in one.items() if not _OTHER_STORIES.search(key))


def _paragraphs_of(nodes: list[Any]) -> Paragraphs:
    blocks = (node for node in nodes if isinstance(node, dict) and node.get("type") in _BLOCKS)
    kept = (node for node in blocks if not _is_link_to_another(node))
    return [text for node in kept if (text := " ".join(clean_text("".join(_data(node))).split()))]


def _is_link_to_another(node: dict[str, Any]) -> bool:
    """Whether a heading is nothing but a link: it is another story's headline."""
    inner = [child for child in node.get("children") or [] if isinstance(child, dict)]
    return str(node.get("type")).startswith("h") and bool(inner) and all(one.get("type") == "a" for one in inner)


def _data(node: Any) -> Iterator[str]:
    pending = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            if isinstance(one.get("data"), str):
                yield one["data"]
            pending.extend(reversed(one.get("children") or []))
