"""Feeds and sitemaps that would stop or fool whoever reads them."""

import gzip

from hostile.serving import Case, answer, feed

LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE_ENTITY = '<!DOCTYPE rss [<!ENTITY a SYSTEM "{where}">]>'
HUNDRED_THOUSAND = (
    "<urlset>"
    + "".join(f"<url><loc>http://sitemap-of-100-000.example:1024/{n}</loc></url>" for n in range(100_000))
    + "</urlset>"
)
ITEM = "<item><link>{{site}}/{path}</link></item>"


def _feed(name: str, text: str, reason: str | None, kind: str = "application/xml") -> Case:
    return Case(name=name, routes={"/feed.xml": answer(text, kind=kind)}, reason=reason)


def _index(*links: str) -> str:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{link}</loc></sitemap>' for link in links)}</sitemapindex>"


def _dated(name: str, date: str) -> Case:
    return Case(name=f"listed-on-{name}", routes={"/feed.xml": feed("{site}/story", date=f"<pubDate>{date}</pubDate>")})


CASES = (
    _feed("laughs", f"{LAUGHS}<rss><channel>&i;{ITEM.format(path='story')}</channel></rss>", "no listing"),
    _feed("laughs-as-address", f"{LAUGHS}<rss><item><link>{{site}}/&i;</link></item></rss>", "status 404"),
    _feed("laughs-in-sitemap", f"{LAUGHS}<urlset><url><loc>{{site}}/&i;</loc></url></urlset>", "status 404"),
    _feed(
        "entity-of-a-file",
        OUTSIDE_ENTITY.format(where="file:///etc/passwd") + "<rss><item><link>{site}/&a;</link></item></rss>",
        "status 404",
    ),
    _feed(
        "entity-of-inside",
        OUTSIDE_ENTITY.format(where="http://127.0.0.1:{inside}/") + "<rss><item><link>&a;</link></item></rss>",
        "no listing",
    ),
    _feed("feed-of-garbage", "this is no feed at all", "no XML"),
    _feed("feed-of-nothing", "", "no XML"),
    _feed("feed-of-zeros", "\x00" * 1_000, "no XML"),
    _feed("feed-cut-short", "<rss><channel>" + ITEM.format(path="story") + "<item><li", None),
    _feed("feed-nested", "<rss>" + "<channel>" * 200_000, "no listing"),
    _feed("feed-of-a-long-address", "<rss>" + ITEM.format(path="x" * 100_000) + "</rss>", "no listing"),
    Case(
        name="sitemap-of-100-000",
        routes={"/feed.xml": answer(gzip.compress(HUNDRED_THOUSAND.encode(), 1), kind="application/gzip")},
        reason="connection refused",
    ),
    Case(
        name="index-of-itself",
        routes={"/feed.xml": answer(_index("{site}/feed.xml"), kind="text/xml")},
        reason="no listing",
    ),
    Case(
        name="indexes-of-each-other",
        routes={
            "/feed.xml": answer(_index("{site}/other.xml"), kind="text/xml"),
            "/other.xml": answer(_index("{site}/feed.xml"), kind="text/xml"),
        },
        reason="no listing",
    ),
    Case(
        name="index-without-end",
        routes={"/feed.xml": answer(_index(*(f"{{site}}/{n}.xml" for n in range(5_000))), kind="text/xml")},
        reason="answered 404",
    ),
    _dated("a-day-to-come", "Fri, 01 Jan 2999 00:00:00 GMT"),
    _dated("no-day", "Sun, 30 Feb 2025 00:00:00 GMT"),
    _dated("the-last-day", "9999-12-31T23:59:59-14:00"),
    _dated("the-first-day", "0001-01-01T00:00:00+14:00"),
    _dated("a-day-without-end", "Fri, 01 Jan " + "9" * 40 + " 00:00:00 GMT"),
)
