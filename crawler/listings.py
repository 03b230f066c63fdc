"""Feeds and sitemaps read for the addresses they list. Pure: bytes in, addresses out."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from crawler.dates import read_date
from store.errors import OnRecordError
from store.frontier import FoundUrl

LARGEST = 50 * 1024 * 1024  # bytes unpacked, as sitemaps.org allows
MOST_URLS = 50_000
_GZIP = b"\x1f\x8b"
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
    entries = (entry for entry in root.iter() if _name(entry) in _ENTRIES)
    found = {one.url: one for entry in entries if (one := _entry(entry, url))}
    newest = sorted(found.values(), key=_newness, reverse=True)
    return Listing(is_index=kind == "index", found=tuple(newest[:MOST_URLS]))


def _newness(one: FoundUrl) -> datetime:
    return one.listed or datetime.min.replace(tzinfo=UTC)


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
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"no XML ({str(error)[:120]})") from error
    if root is None:
        raise ListingError("no XML" if body.strip() else "empty")
    return root


def _entry(entry: etree._Element, base: str) -> FoundUrl | None:
    wanted = _ENTRIES[_name(entry)]
    link = next((text for child in entry if _name(child) == wanted and (text := _link(child))), None)
    if not link:
        return None
    now = datetime.now(UTC)
    dates = [read_date(text, timezone="UTC", now=now) for text in _date_texts(entry)]
    return FoundUrl(url=urljoin(base, link), listed=max((date.at for date in dates if date), default=None))


def _link(element: etree._Element) -> str:
    if element.get("rel", "alternate") != "alternate":
        return ""
    return (element.get("href") or element.text or "").strip()


def _date_texts(entry: etree._Element) -> Iterator[str]:
    for child in entry.iter():
        if _name(child).lower() in _DATES and child.text:
            yield child.text.strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
