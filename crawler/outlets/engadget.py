"""Engadget. Addresses end in a long number and .html; bargains are listed beside articles. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="engadget",
    name="Engadget",
    domain="engadget.com",
    feeds=("https://www.engadget.com/rss.xml",),
    articles=re.compile(r"engadget\.com/(?!deals/).+-\d{6,}\.html"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TECH,
    owner="Yahoo",
)
