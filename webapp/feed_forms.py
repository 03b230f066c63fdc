"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1) and as Atom (RFC 4287)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from webapp.claim_document import iso
from webapp.entries import Entry

Json = dict[str, Any]
VERSION = "https://jsonfeed.org/version/1.1"
_ATOM = "http://www.w3.org/2005/Atom"
_ABOUT = "Who is on record alleging what over AI and intellectual property, one entry for each change."
_COMMENT = "A JSON Feed; add its address to a feed reader. An item is an allegation, not a finding."
# What XML 1.0 cannot hold, however it is written.
_UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed is of and where it and its page are; `root` is the address of this record, `hub` of its hub."""

    title: str
    page: str
    address: str
    onward: str | None
    root: str
    hub: str | None
    entries: Sequence[Entry]


def json_feed(feed: Feed) -> Json:
    """The feed as JSON Feed."""
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": _ABOUT,
        "user_comment": _COMMENT,
        "language": "en",
        "authors": [{"name": "On Record"}],
        **({"next_url": feed.onward} if feed.onward else {}),
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "items": [item(entry, feed.root) for entry in feed.entries],
    }


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    whole = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(whole, "id", feed.address)
    _add(whole, "title", feed.title)
    _add(whole, "subtitle", _ABOUT)
    _add(whole, "updated", (iso(feed.entries[0].at) if feed.entries else None) or "1970-01-01T00:00:00Z")
    _add(SubElement(whole, "author"), "name", "On Record")
    links = {"self": feed.address, "alternate": feed.page, "next": feed.onward, "hub": feed.hub}
    for relation, address in links.items():
        if address:
            SubElement(whole, "link", {"rel": relation, "href": address})
    for entry in feed.entries:
        _add_entry(whole, entry, feed.root)
    text: bytes = tostring(whole, encoding="utf-8", xml_declaration=True)
    return text


def entry_id(entry: Entry, root: str) -> str:
    """The name of an entry: the number of its change, which is never given to another."""
    return f"{root}/changes#{entry.change.id}"


def item(entry: Entry, root: str) -> Json:
    """An entry as an item of a JSON Feed."""
    outlet = entry.source["outlet"] if entry.source else None
    return {
        "id": entry_id(entry, root),
        "url": root + entry.path,
        **({"external_url": entry.link} if entry.link else {}),
        "title": entry.title,
        "content_text": entry.text,
        "date_published": iso(entry.at),
        **({"authors": [{"name": outlet}]} if outlet else {}),
        "tags": [entry.kind],
        "_onrecord": _extension(entry, root),
    }


def _extension(entry: Entry, root: str) -> Json:
    change = entry.change
    return {
        "about": f"{root}/method#feed",
        "seq": change.id,
        "entry": entry.kind,
        "kind": change.kind,
        "id": change.public_id,
        "op": change.op,
        "revision": change.revision,
        "changed": change.changed,
        "why": entry.why,
        "reason": entry.reason,
        "replaced_by": change.replaced_by,
        "row": entry.row,
    }


def _add_entry(whole: Element, entry: Entry, root: str) -> None:
    told = SubElement(whole, "entry")
    _add(told, "id", entry_id(entry, root))
    _add(told, "title", entry.title)
    for name in ("published", "updated"):
        _add(told, name, iso(entry.at) or "")
    SubElement(told, "link", {"rel": "alternate", "href": root + entry.path})
    if entry.link:
        SubElement(told, "link", {"rel": "related", "href": entry.link})
    SubElement(told, "category", {"term": entry.kind})
    _add(told, "content", entry.text)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _UNWRITABLE.sub("\ufffd", text)
