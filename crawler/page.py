"""A page made safe to read: bytes to text, what is refused and why, and characters that no text should hold."""

import re
import unicodedata

import lxml.html
from w3lib.encoding import html_to_unicode

from store.errors import OnRecordError

LONGEST_PAGE = 10 * 1024 * 1024  # characters
DEEPEST = 5_000
LONGEST_TAG = 64 * 1024

# What is no text: C0 and C1 controls but for tab and line ends, lone surrogates, and the two that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SCRIPT = re.compile(r"<(script|style|svg|textarea|noscript)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_EMBEDDED = re.compile(r"data:[a-z]+/[a-z0-9.+-]+[;,][^\"'\s>]*", re.IGNORECASE)
_FORM_STATE = re.compile(r"<input\b[^<>]*\b__VIEWSTATE[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*?(/?)>")
_LONG_TAG = re.compile(rf"<[a-zA-Z/][^<>]{{{LONGEST_TAG}}}")
# Elements that HTML closes by itself do not nest.
_FLAT = frozenset(
    {"area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li"}
    | {"link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "track", "wbr"}
)


class RefusedPage(OnRecordError):  # noqa: N818 - it names what became of the page
    """A page that is not read; its text is the reason."""


def decoded(body: bytes, content_type: str | None) -> str:
    """The page as text, by byte order mark, header, meta tag or UTF-8, without unfit characters.

    Raises RefusedPage for one over LONGEST_PAGE.
    """
    if len(body) > LONGEST_PAGE:
        raise RefusedPage(f"page of {len(body)} bytes is over {LONGEST_PAGE}")
    return without_unfit(html_to_unicode(content_type, body)[1])


def without_unfit(text: str) -> str:
    """The text without NUL, control characters and lone surrogates."""
    return _UNFIT.sub("", text)


def with_root(html: str) -> str:
    """The page with an <html> element; HTML lets it be left out, and trafilatura takes such a page for none."""
    return html if not html.strip() or "<html" in html[:4096].lower() else f"<html>{html}</html>"


def clean_text(text: str) -> str:
    """The text of a page as we keep it: composed, without unfit and invisible characters, spaces made plain."""
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", without_unfit(text)))
    return "\n".join(" ".join(line.split()) for line in plain.splitlines()).strip()


def parse_page(html: str) -> lxml.html.HtmlElement:
    """The page as a tree; raises RefusedPage for one that is too long, too deep, has too long a tag or no element."""
    html = _FORM_STATE.sub("", html)  # a field without meaning to a reader, often long enough to be refused
    check_page(html)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    tree = lxml.html.document_fromstring(html.encode(), parser=parser, ensure_head_body=True) if html.strip() else None
    if tree is None:
        raise RefusedPage("page is empty")
    return tree


def check_page(html: str) -> None:
    """Raise RefusedPage with the reason for a page that could stop a parser."""
    if len(html) > LONGEST_PAGE:
        raise RefusedPage(f"page of {len(html)} characters is over {LONGEST_PAGE}")
    markup = _EMBEDDED.sub("", _SCRIPT.sub("", html))
    if _LONG_TAG.search(markup):
        raise RefusedPage(f"page has a tag of over {LONGEST_TAG} characters")
    if _depth(markup) > DEEPEST:
        raise RefusedPage(f"page is nested over {DEEPEST} deep")


def _depth(markup: str) -> int:
    depth = deepest = 0
    for closing, name, closed in _TAG.findall(markup):
        if closed or name.lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
