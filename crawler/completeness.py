"""Whether the text we have of an article is all of it: free to read, as long as the page says, not broken off."""

import re

from lxml.html import HtmlElement

from crawler.stated import Statements

_SHARE = 0.6  # of the words that the page states; below it the rest is not on the page
_FEWEST_STATED = 80  # a smaller count is of the teaser
_LONGEST_WORD = 12  # characters a word; a text above it is in a script without spaces, where words are not counted
_STUB = 150  # words; fewer of an article that is not free are its beginning
_PREVIEW = 350  # words; fewer beside a request to subscribe are its beginning
_CUT = re.compile(r"\[(?:\+?\d+ chars|…|\.\.\.)\]\W*$")
_DOTS = re.compile(r"(?:…|\.\.\.)\W*$")
_REQUEST = re.compile(
    r"\b(?:subscribe|sign in|log in|register|create (?:a|your) free account|become a (?:member|subscriber))\b.{0,40}"
    r"\b(?:to|and) (?:continue|keep|read|finish|unlock|access|see)\b"
    r"|\bto (?:continue|keep) reading\b"
    r"|\b(?:this|the rest of this) (?:article|story|content) is (?:only )?(?:available )?"
    r"(?:for|to) (?:\w+ )?(?:subscribers|members)\b|\b(?:subscriber|member)s?[- ]only (?:article|story|content)\b",
    re.IGNORECASE,
)
_PLACES = ("p", "div", "span", "h2", "h3", "h4", "strong", "a", "button")
_LONGEST_REQUEST = 200  # characters
_PAID_TIERS = {"locked", "metered", "paid", "premium", "subscriber"}


def is_free(statements: Statements) -> bool | None:
    """Whether the publisher says that the article is free to read; None if it does not say."""
    said = [thing["isAccessibleForFree"] for thing in statements.articles if "isAccessibleForFree" in thing]
    if said:
        return str(said[0]).lower() not in {"false", "no", "0"}
    tier = (statements.tag("article:content_tier") or "").lower()
    return None if not tier else tier not in _PAID_TIERS


def why_truncated(tree: HtmlElement, statements: Statements, body: str) -> str | None:
    """Why the text is thought to be less than the article, in words for a reader; None if nothing says so."""
    words, stated = len(body.split()), _stated_words(statements)
    if _is_counted(body) and stated >= _FEWEST_STATED and words < _SHARE * stated:
        return f"the page says that it has {stated} words, and {words} are on it"
    if _CUT.search(body[-40:]) or (_DOTS.search(body[-40:]) and is_free(statements) is False):
        return "the text breaks off with dots"
    if words < _STUB and is_free(statements) is False:
        return f"the outlet says that it is not free to read, and {words} words are on the page"
    if words < _PREVIEW and is_free(statements) is not True and _asks_to_subscribe(tree):
        return f"the page asks to subscribe for more after {words} words"
    return None


def _stated_words(statements: Statements) -> int:
    stated = str(statements.said("wordCount") or "").replace(",", "").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 7 else 0


def _is_counted(body: str) -> bool:
    return bool(body) and len(body) <= _LONGEST_WORD * len(body.split())


def _asks_to_subscribe(tree: HtmlElement) -> bool:
    texts = ((one.text or "").strip() for one in tree.iter(*_PLACES))
    return any(_REQUEST.search(text) for text in texts if 10 < len(text) <= _LONGEST_REQUEST)
