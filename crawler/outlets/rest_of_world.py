"""Rest of World. A summary in points stands before the text. Endpoints: fundus."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="rest-of-world",
    name="Rest of World",
    domain="restofworld.org",
    feeds=("https://restofworld.org/feed/latest/",),
    archives=("https://restofworld.org/sitemap.xml",),
    articles=re.compile(r"restofworld\.org/\d{4}/[a-z0-9-]+"),
    body=".post-content > p, .post-content > h2",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWS_SITE,
    owner="Rest of World",
)
