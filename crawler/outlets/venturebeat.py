"""VentureBeat. Sponsored pieces are listed beside articles. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="venturebeat",
    name="VentureBeat",
    domain="venturebeat.com",
    feeds=("https://venturebeat.com/category/ai/feed/",),
    articles=re.compile(r"venturebeat\.com/[a-z-]+/[a-z0-9-]+"),
    timezone="America/Los_Angeles",
    country="US",
    kind=OutletKind.TECH,
)
