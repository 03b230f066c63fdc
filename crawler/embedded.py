"""The text of an article in the state that a page's scripts start from, where its elements hold too little of it.

Known shapes: a tree of typed nodes, a list of text elements, and strings of markup. The state is read as JSON, wherever
a script assigns, pushes or parses it; no script is run.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from crawler.page import RefusedPage, clean_text, parse_page

Paragraphs = list[str]

_STARTS = re.compile(r"=\s*(?=[{\[])|JSON\.parse\(\s*(?=\")|\.push\(\s*(?=[{\[])|^\s*(?=[{\[])")
_MOST_STARTS = 40  # places in one script at which state may start
_LEAST = 1_000  # characters; a shorter script carries no article
_OTHER_STORIES = re.compile(
    r"moreOn|related|recommend|newsletter|trending|comments?$|\.(types|sections|topics)\b", re.IGNORECASE
)
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre"})
_TEXTS = frozenset({"text", "paragraph", "header", "heading", "list-item", "quote"})
_DEEPEST_STRING = 2  # JSON in a string in JSON


def carried_by_scripts(tree: HtmlElement, known: str) -> Paragraphs:
    """The longest text in the state of the page's scripts that has `known`, some of its words, in it.

    A state may carry many stories; with no words known it is the longest of all. [] if there is none.
    """
    scripts = (script.text or "" for script in tree.iter("script") if "ld+json" not in (script.get("type") or ""))
    bodies = (body for text in scripts if len(text) >= _LEAST for state in _states(text) for body in _bodies(state))
    fitting = (body for body in bodies if not known or any(known in line for line in body))
    return max(fitting, key=lambda body: sum(map(len, body)), default=[])


def paragraphs_of_markup(markup: str) -> Paragraphs:
    """The text of the blocks of a piece of markup, or of the whole piece if it has none."""
    try:
        fragment = parse_page(f"<div>{markup}</div>")
    except RefusedPage:
        return []
    blocks = [one for one in fragment.iterdescendants(*_BLOCKS) if not _is_inside_block(one)]
    return [text for one in blocks or [fragment] if (text := _line(one.text_content()))]


def _is_inside_block(one: HtmlElement) -> bool:
    return any(above.tag in _BLOCKS for above in one.iterancestors())


def _states(script: str) -> Iterator[Any]:
    decoder, after = json.JSONDecoder(strict=False), 0
    for number, start in enumerate(_STARTS.finditer(script)):
        if number >= _MOST_STARTS or start.end() < after:
            continue
        try:
            state, after = decoder.raw_decode(script, start.end())
        except (ValueError, RecursionError):
            continue
        yield state


def _bodies(state: Any) -> Iterator[Paragraphs]:
    for value in _values(state):
        if isinstance(value, str):
            start, end = value.find("<p"), value.rfind("</p>")
            yield paragraphs_of_markup(value[start:end]) if 0 <= start < end else []
        else:
            yield _of_nodes(value)
            yield _of_elements(value)


def _values(state: Any) -> Iterator[list[Any] | str]:
    """Lists and long strings of a state, but not those of other stories that it carries along."""
    pending = [(state, 0)]
    while pending:
        one, depth = pending.pop()
        if isinstance(one, list):
            yield one
            pending.extend((inner, depth) for inner in one)
        elif isinstance(one, dict):
            pending.extend((inner, depth) for key, inner in one.items() if not _OTHER_STORIES.search(key))
        elif isinstance(one, str) and len(one) >= _LEAST:
            yield one
            if depth < _DEEPEST_STRING and one.lstrip()[:1] in ("{", "["):
                pending.extend((inner, depth + 1) for inner in _states(one))


def _of_nodes(nodes: list[Any]) -> Paragraphs:
    """The text of a list of nodes of the form {"type": "p", "children": [{"type": "text", "data": "…"}]}."""
    blocks = (node for node in nodes if isinstance(node, dict) and str(node.get("type")) in _BLOCKS)
    kept = (node for node in blocks if not _is_link_to_another(node))
    return [text for node in kept if (text := _line("".join(_data(node))))]


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


def _of_elements(elements: list[Any]) -> Paragraphs:
    """The text of a list of elements of the form {"type": "text", "content": "…"}."""
    texts = (one for one in elements if isinstance(one, dict) and str(one.get("type")).lower() in _TEXTS)
    contents = (one.get("content") or one.get("text") or one.get("html") for one in texts)
    return [line for text in contents if isinstance(text, str) for line in paragraphs_of_markup(text or " ")]


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())
