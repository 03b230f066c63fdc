"""Digiday. Most articles are for members and end early. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="digiday",
    name="Digiday",
    domain="digiday.com",
    feeds=("https://digiday.com/feed/",),
    articles=re.compile(r"digiday\.com/(?!author/|tag/|events/)[a-z-]+/[a-z0-9-]+"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TRADE,
    owner="Digiday Media",
)
