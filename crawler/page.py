"""A page made safe to read: bytes to text, what is refused and why, and characters that no text should hold."""

import re
import unicodedata

import lxml.html
from w3lib.encoding import html_body_declared_encoding, html_to_unicode, http_content_type_encoding

from store.errors import OnRecordError

LONGEST_PAGE = 10 * 1024 * 1024  # characters
DEEPEST = 5_000
LONGEST_TAG = 64 * 1024
MOST_FAULTS = 20  # characters of a page that are none; a longer page may have one in 200

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ASCII = rb"<a href='+AGE-'>\u0041 xn--a</a>"

# What is no text: C0 and C1 controls but for tab and line ends, lone surrogates, and the two that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What no reader sees: soft hyphens, zero widths, marks and overrides of direction, annotation and tag characters.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Joiners belong to other scripts and to emoji; between Latin letters they only keep a name from being found.
_JOINERS = re.compile("(?<=[\x21-\u02af])[\u200c\u200d]+(?=[\x21-\u02af])")

# Composing takes time that grows with the square of such a run; Unicode's stream-safe form (UAX 15) allows 30.
_MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS = re.compile(f"({_MARK}{{30}}){_MARK}+")
# All of these take time that grows with the page and no faster: what they may try again is possessive.
_EMBEDDED = re.compile(r"data:[a-z]+/[a-z0-9.+-]+[;,][^\"'\s>]*", re.IGNORECASE)
_FIELD = re.compile(r"<input\b[^<>]*+>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*+>")
_LONG_TAG = re.compile(rf"<[a-zA-Z/][^<>]{{{LONGEST_TAG}}}")
_OPENING = re.compile(r"<!--|<(script|style|svg|textarea)\b", re.IGNORECASE)
_CLOSING = {"": re.compile("-->")} | {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg", "textarea")
}
# Elements that HTML closes by itself do not nest.
_FLAT = frozenset(
    {"area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li"}
    | {"link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "track", "wbr"}
)


class RefusedPage(OnRecordError):  # noqa: N818 - it names what became of the page
    """A page that is not read; its text is the reason."""


def decoded(body: bytes, content_type: str | None) -> str:
    """The page as text without unfit characters: as UTF-8 where it is that, else by byte order mark, header, meta tag.

    Raises RefusedPage for one over LONGEST_PAGE, in a charset of no browser, or whose bytes are not of its charset.
    """
    if len(body) > LONGEST_PAGE:
        raise RefusedPage(f"page of {len(body)} bytes is over {LONGEST_PAGE}")
    return without_unfit(_sound_utf8(body) or _by_label(body, content_type))


def without_unfit(text: str) -> str:
    """The text without NUL, control characters and lone surrogates."""
    return _UNFIT.sub("", text)


def with_root(html: str) -> str:
    """The page with an <html> element; HTML lets it be left out, and trafilatura takes such a page for none."""
    return html if not html.strip() or "<html" in html[:4096].lower() else f"<html>{html}</html>"


def clean_text(text: str) -> str:
    """The text of a page as we keep it: composed, without unfit and invisible characters, spaces made plain."""
    seen = _JOINERS.sub("", _INVISIBLE.sub("", without_unfit(text)))
    plain = unicodedata.normalize("NFC", _MARKS.sub(r"\1", seen))
    return "\n".join(" ".join(line.split()) for line in plain.splitlines()).strip()


def parse_page(html: str) -> lxml.html.HtmlElement:
    """The page as a tree; raises RefusedPage for one that is too long, too deep, has too long a tag or no element."""
    html = _FIELD.sub(_without_form_state, html)
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
    markup = _EMBEDDED.sub("", _without_hidden(html))
    if _LONG_TAG.search(markup):
        raise RefusedPage(f"page has a tag of over {LONGEST_TAG} characters")
    if _depth(markup) > DEEPEST:
        raise RefusedPage(f"page is nested over {DEEPEST} deep")


def _sound_utf8(body: bytes) -> str | None:
    """The text of bytes that can be nothing but UTF-8, whatever a label says: beyond ASCII, and without a fault."""
    if body.isascii() or body.startswith(_UTF_16_MARKS):
        return None
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _by_label(body: bytes, content_type: str | None) -> str:
    label = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    if label and not _is_of_the_web(label):
        raise RefusedPage(f"page is in {label[:40]}, which is no charset of the web")
    charset, text = html_to_unicode(content_type, body, auto_detect_fun=_unlabelled)
    if (faults := text.count("\ufffd")) > max(MOST_FAULTS, len(text) // 200):
        raise RefusedPage(f"page is no text in {charset}: {faults} characters are none")
    return text


def _unlabelled(body: bytes) -> str:
    """UTF-8 with some faults if more of its characters are sound than not, else what browsers take."""
    text = body.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return "utf-8" if 2 * text.count("\ufffd") <= beyond_ascii else "cp1252"


def _is_of_the_web(charset: str) -> bool:
    """Whether ASCII means itself in it, or it is UTF-16; Python knows codecs in which it does not."""
    try:
        return charset.startswith("utf-16") or _ASCII.decode(charset) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _without_form_state(field: re.Match[str]) -> str:
    """A field without meaning to a reader is often long enough to be refused."""
    return "" if "__VIEWSTATE" in field[0] else field[0]


def _without_hidden(html: str) -> str:
    """The page without comments and what stands in scripts, styles, drawings and text fields that are closed."""
    parts: list[str] = []
    kept = sought = 0
    unclosed: set[str] = set()
    while opening := _OPENING.search(html, sought):
        name, sought = (opening[1] or "").lower(), opening.end()
        closing = None if name in unclosed else _CLOSING[name].search(html, sought)
        if closing is None:
            unclosed.add(name)
        else:
            parts.append(html[kept : opening.start()])
            kept = sought = closing.end()
    return "".join([*parts, html[kept:]])


def _depth(markup: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        if tag[0].endswith("/>") or tag[2].lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
