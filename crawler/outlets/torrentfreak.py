"""TorrentFreak. Addresses end in the day; it publishes the court papers it writes about. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="torrentfreak",
    name="TorrentFreak",
    domain="torrentfreak.com",
    feeds=("https://torrentfreak.com/feed/",),
    articles=re.compile(r"torrentfreak\.com/[a-z0-9-]+-\d{6}/?$"),
    body=".article__body > p, .article__body > h2, .article__body > blockquote",
    timezone="Europe/Amsterdam",
    country="NL",
    kind=OutletKind.NEWS_SITE,
)
