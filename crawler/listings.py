"""Feeds and sitemaps read for the addresses they list. Pure: bytes in, addresses out."""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from crawler.dates import read_date
from store.addresses import is_web_address
from store.errors import OnRecordError
from store.frontier import FoundUrl

LARGEST = 16 * 1024 * 1024  # bytes unpacked; sitemaps.org allows 50 MB, whose tree would take over 400 MB
MOST_URLS = 20_000  # newest first, of one listing and of one outlet in one round
_GZIP = b"\x1f\x8b"
# A bare "&" in an address, which XML does not allow and libxml2 would drop; those of a CDATA section are left.
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?!#\d+;|#x[0-9a-fA-F]+;|[a-zA-Z][a-zA-Z0-9]*;)",
    re.DOTALL,
)
_NUMBER = re.compile(r"\d{1,18}")
# Parts of an index that list no articles, by the names that WordPress, its plugins and Ghost give them.
_LISTED_THINGS = r"(?:page|categor(?:y|ie)|tag|author|user|taxonomie|image|video)s?"
_WITHOUT_ARTICLES = re.compile(rf"{_LISTED_THINGS}[-_]sitemap|sitemap[-_]{_LISTED_THINGS}\b", re.IGNORECASE)
_DATES = ("lastmod", "publication_date", "updated", "published", "pubdate", "date")
_ENTRIES = {"item": "link", "entry": "link", "url": "loc", "sitemap": "loc"}
_ROOTS = {"rss": "feed", "RDF": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "index"}


class ListingError(OnRecordError):
    """A feed or sitemap that cannot be read; its text is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one file lists, newest first: articles, or, if it is an index, further sitemaps."""

    is_index: bool
    found: tuple[FoundUrl, ...]


def read_listing(body: bytes, url: str) -> Listing:
    """The addresses an RSS or Atom feed, a sitemap or a sitemap index lists; raises ListingError with the reason."""
    root = _parsed(_unpacked(body))
    kind = _ROOTS.get(_name(root))
    if kind is None:
        raise ListingError(f"no feed or sitemap but XML of <{_name(root)[:40]}>")
    now = datetime.now(UTC)
    entries = (entry for entry in root.iter() if _name(entry) in _ENTRIES)
    found = {one.url: one for entry in entries if (one := _entry(entry, url, now))}
    if kind == "index":
        parts = [one for one in found.values() if not _WITHOUT_ARTICLES.search(one.url)]
        return Listing(is_index=True, found=tuple(sorted(parts, key=_part_order, reverse=True)[:MOST_URLS]))
    return Listing(is_index=False, found=tuple(sorted(found.values(), key=_newness, reverse=True)[:MOST_URLS]))


def _newness(one: FoundUrl) -> datetime:
    return one.listed or datetime.min.replace(tzinfo=UTC)


def _part_order(part: FoundUrl) -> tuple[datetime, list[int]]:
    """By date; parts without one by the numbers in their addresses, for a later year, month or part has a higher."""
    return _newness(part), [int(number) for number in _NUMBER.findall(part.url)]


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        unpacked = gzip.GzipFile(fileobj=BytesIO(body)).read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ListingError(f"no sound gzip ({error})") from error
    if len(unpacked) > LARGEST:
        raise ListingError(f"unpacks to over {LARGEST} bytes")
    return unpacked


def _parsed(body: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(_with_whole_ampersands(body.lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"no XML ({str(error)[:120]})") from error
    if root is None:
        raise ListingError("no XML" if body.strip() else "empty")
    return root


def _with_whole_ampersands(body: bytes) -> bytes:
    if b"\0" in body[:64]:  # UTF-16, in which an ampersand is two bytes
        return body
    return _AMPERSAND.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], body)


def _entry(entry: etree._Element, base: str, now: datetime) -> FoundUrl | None:
    wanted = _ENTRIES[_name(entry)]
    link = next((text for child in entry if _name(child) == wanted and (text := _link(child))), None) or _guid(entry)
    address = _joined(base, link)
    if not address:
        return None
    dates = [read_date(text, timezone="UTC", now=now) for text in _date_texts(entry)]
    return FoundUrl(url=address, listed=max((date.at for date in dates if date), default=None))


def _joined(base: str, link: str | None) -> str | None:
    """The whole address of a link; None where there is none, or one that no address can look like."""
    try:
        return urljoin(base, link) if link else None
    except ValueError:
        return None


def _link(element: etree._Element) -> str:
    if element.get("rel", "alternate") != "alternate":
        return ""
    return (element.get("href") or element.text or "").strip()


def _guid(entry: etree._Element) -> str:
    """What RSS offers in place of a link: a guid that is an address."""
    texts = ((child.text or "").strip() for child in entry if _name(child) == "guid")
    return next((text for text in texts if is_web_address(text)), "")


def _date_texts(entry: etree._Element) -> Iterator[str]:
    for child in entry.iter():
        if _name(child).lower() in _DATES and child.text:
            yield child.text.strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
