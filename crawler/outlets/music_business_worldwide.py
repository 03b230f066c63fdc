"""Music Business Worldwide. Addresses are one word after the host. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="music-business-worldwide",
    name="Music Business Worldwide",
    domain="musicbusinessworldwide.com",
    feeds=("https://www.musicbusinessworldwide.com/feed/",),
    articles=re.compile(r"musicbusinessworldwide\.com/[a-z0-9-]+/?$"),
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.TRADE,
)
