"""Feeds and sitemaps of every kind are read for their addresses, newest first, and nothing in them is obeyed."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discovery import is_article
from crawler.listings import LARGEST, ListingError, read_listing
from crawler.outlet import Outlet
from crawler.outlets import outlets

PAGES = Path(__file__).parent / "pages"
BASE = "https://paper.example/feed.xml"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><link>https://paper.example/</link>
<item><link>https://paper.example/old</link><pubDate>Tue, 28 Jan 2025 10:00:00 GMT</pubDate></item>
<item><link> /new </link><pubDate>Wed, 29 Jan 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://paper.example/"/>
<entry><link rel="replies" href="https://paper.example/old#c"/><link href="https://paper.example/old"/>
<published>2025-01-28T10:00:00Z</published></entry>
<entry><link rel="alternate" href="https://paper.example/new"/><updated>2025-01-29T10:00:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/old</loc><lastmod>2025-01-28T10:00:00+00:00</lastmod></url>
<url><loc>https://paper.example/new</loc><news:news><news:publication_date>2025-01-29T10:00:00Z
</news:publication_date></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://paper.example/old</loc><lastmod>2025-01-28</lastmod></sitemap>
<sitemap><loc>https://paper.example/new</loc><lastmod>2025-01-29</lastmod></sitemap></sitemapindex>"""


# RSS 1.0, as Deutsche Welle sends it.
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://paper.example/"><items/></channel>
<item rdf:about="x"><link>https://paper.example/old</link><dc:date>2025-01-28T10:00:00Z</dc:date></item>
<item rdf:about="y"><link>https://paper.example/new</link><dc:date>2025-01-29T10:00:00Z</dc:date></item></rdf:RDF>"""
# A list of numbered parts, oldest first and without dates, as WordPress's Yoast writes it, among lists of other things.
PARTS = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://paper.example/post-sitemap2.xml</loc></sitemap>
<sitemap><loc>https://paper.example/post-sitemap10.xml</loc></sitemap>
<sitemap><loc>https://paper.example/page-sitemap.xml</loc></sitemap>
<sitemap><loc>https://paper.example/category-sitemap.xml</loc></sitemap>
<sitemap><loc>https://paper.example/sitemap-tags.xml</loc></sitemap>
<sitemap><loc>https://paper.example/wp-sitemap-users-1.xml</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("body", "is_index"),
    [
        (RSS.encode(), False),
        (ATOM.encode(), False),
        (SITEMAP.encode(), False),
        (RDF.encode(), False),
        (INDEX.encode(), True),
        (gzip.compress(SITEMAP.encode()), False),
        (b"\n  " + RSS.encode(), False),
        (b"\xef\xbb\xbf" + RSS.encode(), False),
    ],
    ids=["rss", "atom", "news sitemap", "rdf", "index", "gzip", "blank before", "byte order mark"],
)
def test_addresses_come_newest_first(body: bytes, is_index: bool) -> None:
    listing = read_listing(body, BASE)

    assert [one.url for one in listing.found] == ["https://paper.example/new", "https://paper.example/old"]
    assert listing.is_index is is_index


def test_dates_are_kept() -> None:
    assert read_listing(RSS.encode(), BASE).found[0].listed == datetime(2025, 1, 29, 10, tzinfo=UTC)


def test_entry_without_a_date_is_undated() -> None:
    feed = "<rss><channel><item><link>https://paper.example/1</link></item></channel></rss>"

    assert read_listing(feed.encode(), BASE).found[0].listed is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"this is no feed", "no XML"),
        (b"<html><body>Sign in</body></html>", "XML of <html>"),
        (b"\x1f\x8bbroken", "no sound gzip"),
        (gzip.compress(b"<rss>" + b" " * (LARGEST + 1)), "unpacks to over"),
    ],
    ids=["empty", "text", "web page", "broken gzip", "gzip bomb"],
)
def test_what_is_no_listing_is_refused_with_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(ListingError, match=reason):
        read_listing(body, BASE)


def test_undated_parts_of_an_index_come_highest_number_first_and_lists_of_other_things_not_at_all() -> None:
    listing = read_listing(PARTS.encode(), BASE)

    assert [one.url.rpartition("/")[2] for one in listing.found] == ["post-sitemap10.xml", "post-sitemap2.xml"]


def test_undated_entries_of_a_feed_keep_their_order() -> None:
    items = "".join(f"<item><link>https://paper.example/{name}</link></item>" for name in ("9", "1", "5"))

    found = read_listing(f"<rss><channel>{items}</channel></rss>".encode(), BASE).found

    assert [one.url[-1] for one in found] == ["9", "1", "5"]


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://paper.example/?a=1&b=2</link>", "https://paper.example/?a=1&b=2"),
        ("<link>https://paper.example/?a=1&amp;b=2</link>", "https://paper.example/?a=1&b=2"),
        ("<link><![CDATA[https://paper.example/?a=1&b=2]]></link>", "https://paper.example/?a=1&b=2"),
        ('<link/><guid isPermaLink="true">https://paper.example/1</guid>', "https://paper.example/1"),
        ('<guid isPermaLink="false">tag:paper.example,2025:1</guid>', None),
        ("<link>http://[broken</link>", None),
    ],
    ids=["bare ampersand", "entity", "cdata", "guid for a link", "guid that is no address", "broken address"],
)
def test_link_of_an_item_is_found_where_feeds_break_the_rules(item: str, url: str | None) -> None:
    feed = f"<rss><channel><item>{item}</item></channel></rss>"

    assert [one.url for one in read_listing(feed.encode(), BASE).found] == ([url] if url else [])


def test_feed_in_utf_16_is_read() -> None:
    feed = "<rss><channel><item><link>https://paper.example/?a=1&amp;b=2</link></item></channel></rss>"

    assert read_listing(feed.encode("utf-16"), BASE).found[0].url == "https://paper.example/?a=1&b=2"


def test_entities_are_not_expanded() -> None:
    bomb = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
    <rss><channel><item><link>https://paper.example/&f;&b;</link></item></channel></rss>"""

    assert [one.url for one in read_listing(bomb.encode(), BASE).found] == ["https://paper.example/"]


def test_unknown_entity_does_not_hide_the_rest() -> None:
    feed = RSS.replace("<item>", "<item><title>Lab&nbsp;sued</title>", 1)

    assert len(read_listing(feed.encode(), BASE).found) == 2


PAPER = Outlet(slug="paper", name="Paper", domain="paper.example")


@pytest.mark.parametrize(
    ("url", "is_wanted"),
    [
        ("https://paper.example/1", True),
        ("https://www.paper.example/1", True),
        ("https://feeds.other.example/1", True),
        ("https://another.example/1", False),
        ("https://notpaper.example/1", False),
        ("https://paper.example.evil.example/1", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://paper.example:99999/1", False),
        ("https://paper.example/" + "x" * 3000, False),
    ],
)
def test_only_addresses_of_the_outlet_or_of_its_listings_host_are_taken(url: str, is_wanted: bool) -> None:
    assert is_article(PAPER, url, listed_by="https://feeds.other.example/feed.xml") is is_wanted


@pytest.mark.parametrize(
    ("slug", "url"),
    [
        ("the-verge", "https://www.theverge.com/ai-artificial-intelligence/787918/a-bill-is-now-law"),
        ("the-verge", "https://www.theverge.com/news/900001/a-story"),
        ("the-verge", "https://www.theverge.com/2019/7/3/20680681/a-story"),
        ("south-china-morning-post", "https://www.scmp.com/tech/policy/article/3290001/a-story"),
        ("new-york-post", "https://nypost.com/2025/01/29/business/a-story/"),
        ("the-register", "https://go.theregister.com/feed/www.theregister.com/2025/04/02/a_story/"),
        ("bbc", "https://www.bbc.co.uk/news/technology-12345678"),
        ("deutsche-welle", "https://www.dw.com/en/a-story/a-71234567?maca=en-rss-en-bus-2091-rdf"),
    ],
)
def test_addresses_of_articles_match(slug: str, url: str) -> None:
    assert is_article(outlets()[slug], url, listed_by=url)


@pytest.mark.parametrize("slug", outlets())
def test_the_sample_page_of_each_outlet_has_the_address_of_an_article(slug: str) -> None:
    url = json.loads((PAGES / f"{slug}.json").read_text(encoding="utf-8"))["canonical_url"]

    assert is_article(outlets()[slug], url, listed_by=url)
    assert not is_article(outlets()[slug], f"https://{outlets()[slug].domain}/", listed_by=url)


@pytest.mark.parametrize(
    ("slug", "url"),
    [
        ("associated-press", "https://apnews.com/hub/artificial-intelligence"),
        ("the-guardian", "https://www.theguardian.com/technology/live/2025/jan/29/a-live-blog"),
        ("rolling-stone", "https://www.rollingstone.com/music/"),
        ("torrentfreak", "https://torrentfreak.com/about/"),
        ("engadget", "https://www.engadget.com/deals/a-bargain-143000123.html"),
        ("digiday", "https://digiday.com/author/ada-sample/"),
        ("the-verge", "https://www.theverge.com/authors/ada-sample"),
        ("the-verge", "https://www.theverge.com/ai-artificial-intelligence"),
        ("south-china-morning-post", "https://www.scmp.com/topics/artificial-intelligence"),
        ("new-york-post", "https://nypost.com/tag/artificial-intelligence/"),
    ],
)
def test_addresses_of_other_pages_do_not(slug: str, url: str) -> None:
    assert not is_article(outlets()[slug], url, listed_by=url)
