"""Who wrote an article: names from JSON-LD, then meta tags, then the byline of the page.

Persons come before organisations: a page that states its own name as its author, and prints a person's,
is by the person.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.page import clean_text
from crawler.stated import Statements, names_of

_BY = re.compile(
    r"^\s*(?:(?:written|posted|reported|words|story|text|published|opinion|analysis|review)\s+)?"
    r"(?:by|von|par|por|door|di)[:\s]+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*[,;&|•·\n]\s*|\s+/\s+|\s+(?:and|und|og|och|et|y|e|en|и|ve)\s+")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_META = ("author", "parsely-author", "article:author", "article:author_name", "sailthru.author", "dc.creator", "byl",
         "dcterms.creator", "cxenseparse:author")  # fmt: skip
_MARKED = (
    '//*[@itemprop="author"]//*[@itemprop="name"]|//*[@itemprop="author"][not(.//*[@itemprop="name"])]'
    '|//a[contains(concat(" ", @rel, " "), " author ")]'
)
_LINKED = '(//article|//main|//header)//a[contains(@href, "/author") or contains(@href, "/autor")]'
_CALLED = re.compile(r"(?:^|[\s_-])(?:byline|authors?|autor(?:en|es)?)(?:[\s_-]{1,2}names?)?(?:$|[\s])", re.IGNORECASE)
_PLACES = ("span", "a", "div", "p", "address", "cite", "strong", "li")
_ROLES = re.compile(
    r"^(?:(?:senior|chief|staff|deputy|managing|associate|assistant|executive|contributing|special|political|technology"
    r"|tech|business|science|legal|foreign|national|news|freelance|[A-Z][a-z]+)\s+)*"
    r"(?:reporters?|writers?|editors?|correspondents?|columnists?|contributors?|journalists?|producers?|critics?"
    r"|photographers?|bureau chief|fellow|redakteurin?|redakteur|journaliste|redactora?|korrespondent(?:in)?)"
    r"(?:\s+(?:at|for|of|in)\s.+)?$",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(r"\s*(?:기자|특파원|記者|特派員)$")
_HANDLE = re.compile(r"\s*@\w+\s*$")
_NO_NAME = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|://|@|[?!<>{}=]")
_SIGNED = re.compile(
    r"^(?:By|BY|Von|Par|Por)[:\s]+(?:[A-ZÀ-Þ][\w’'.-]+(?:\s+|$)){2,4}(?:(?:and|und|et|y|&|,)\s+.{4,60})?$"
)
_PARTICLES = frozenset(
    "al ap bin d da de del della den der di dos du e el en et la le of the ten ter van von y zu für".split()  # noqa: SIM905
)
_LONGEST = 80
_MOST = 8  # more names than these in one place are a list of staff, not a byline


def read_authors(
    tree: HtmlElement, statements: Statements, url: str = "", opening: Sequence[str] = ()
) -> tuple[str, ...]:
    """Names of the authors in the order of the page, each once; () if the page names none.

    `opening` are the first lines of the text, which may be a byline. The publisher's own name counts only where nobody
    else is named.
    """
    publishers = _publishers(tree, statements, url)
    sources = (_signed(opening), _stated(statements), _tagged(statements), _marked(tree), _called(tree), _linked(tree))
    offered = []
    for texts in sources:
        names = _distinct(texts)
        others = tuple(name for name in names if _folded(name) not in publishers)
        if others:
            return others
        offered.append(names)
    return next((names for names in offered if names), ())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        for name in _names(text):
            found.setdefault(_folded(name), name)
    return tuple(found.values())


def _publishers(tree: HtmlElement, statements: Statements, url: str) -> set[str]:
    """All that the outlet calls itself, folded: stated, behind the page's title, and its domain."""
    stated = [name for thing in statements.articles for name in names_of(thing.get("publisher"))]
    behind = re.split(r"\s[|–—•·-]\s", tree.findtext(".//title") or "")[1:]
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    names = [*stated, *behind, host, *host.split("."), *statements.meta.get("og:site_name", [])]
    return {folded for name in names if (folded := _folded(name))}


def _folded(name: str) -> str:
    return "".join(re.findall(r"\w+", name.casefold()))


def _signed(opening: Sequence[str]) -> Iterator[str]:
    """A line that is nothing but "By" and names."""
    for line in opening:
        if len(line) <= 2 * _LONGEST and _SIGNED.match(line):
            yield line
            return


def _stated(statements: Statements) -> Iterator[str]:
    for thing in statements.articles:
        named = list(names_of(thing.get("author") or thing.get("creator")))
        if named:
            yield from named
            return


def _tagged(statements: Statements) -> Iterator[str]:
    for tag in _META:
        if statements.meta.get(tag):
            yield from statements.meta[tag]
            return


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath(_MARKED):
        yield element.text_content()


def _linked(tree: HtmlElement) -> Iterator[str]:
    """The links to authors that stand together with the first of them."""
    links = tree.xpath(_LINKED)[:_MOST]
    for link in links:
        if link.getparent() is links[0].getparent() or link.getparent().getparent() is links[0].getparent().getparent():
            yield link.text_content()


def _called(tree: HtmlElement) -> Iterator[str]:
    """The first short text whose class calls it a byline and that holds names."""
    for element in tree.iter(*_PLACES):
        if _CALLED.search(f"{element.get('class') or ''} {element.get('data-testid') or ''}"):
            text = element.text_content().strip()
            if len(text) <= 2 * _LONGEST and any(_names(text)):
                yield text
                return


def _names(text: str) -> Iterator[str]:
    plain = _BY.sub("", clean_text(entities.unescape(text)))
    if len(plain) > 3 * _LONGEST or "://" in plain:
        return
    for part in _AND.split(plain):
        name = _ROLE_BEHIND.sub("", _HANDLE.sub("", _ASIDE.sub("", _BY.sub("", part)))).strip(" .,;:-–—|")
        if _is_told_of(name):
            return
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    """Whether a part of a byline is a name, not a role, a date, an address or a sentence about somebody."""
    return 1 < len(name) <= _LONGEST and not (name.isdigit() or _NO_NAME.search(name) or _ROLES.match(name))


def _is_told_of(part: str) -> bool:
    """Whether a part of a byline tells of the person before it: it has words in small letters."""
    return sum(word[:1].islower() and word not in _PARTICLES for word in part.split()) > 1
