"""CNBC. A list of key points stands before the text and is no part of it. Endpoints: fundus, public code (the feed)."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="cnbc",
    name="CNBC",
    domain="cnbc.com",
    feeds=("https://search.cnbc.com/rs/search/combinedcms/view.xml?partnerId=wrss01&id=100003114",),
    sitemaps=("https://www.cnbc.com/sitemap_news.xml",),
    archives=("https://www.cnbc.com/sitemapAll.xml",),
    articles=re.compile(r"cnbc\.com/\d{4}/\d{2}/\d{2}/.+\.html"),
    body="[data-module=ArticleBody] .group > p, [data-module=ArticleBody] > h2",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.BROADCASTER,
    owner="Versant",
)
