"""IEEE Spectrum. Addresses are one word after the host, for topics too. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="ieee-spectrum",
    name="IEEE Spectrum",
    domain="spectrum.ieee.org",
    feeds=("https://spectrum.ieee.org/feeds/topic/artificial-intelligence.rss",),
    articles=re.compile(r"spectrum\.ieee\.org/[a-z0-9-]+/?$"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.MAGAZINE,
    owner="IEEE",
)
