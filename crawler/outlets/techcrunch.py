"""TechCrunch.

The first paragraph of the text has an id of its own; the archive is an index by number, oldest first. Endpoints:
fundus, public code (the feed).
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="techcrunch",
    name="TechCrunch",
    domain="techcrunch.com",
    feeds=("https://techcrunch.com/category/artificial-intelligence/feed/",),
    sitemaps=("https://techcrunch.com/news-sitemap.xml",),
    archives=("https://techcrunch.com/sitemap_index.xml",),
    articles=re.compile(r"techcrunch\.com/\d{4}/\d{2}/\d{2}/"),
    body=".entry-content > p, .entry-content > h2, .entry-content > ul",
    timezone="America/Los_Angeles",
    country="US",
    kind=OutletKind.TECH,
    owner="Regent",
)
