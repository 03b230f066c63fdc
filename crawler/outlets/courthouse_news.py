"""Courthouse News. Complaints and rulings are linked from the text. Addresses are one word after the host.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="courthouse-news",
    name="Courthouse News",
    domain="courthousenews.com",
    feeds=("https://www.courthousenews.com/feed/",),
    articles=re.compile(r"courthousenews\.com/[a-z0-9-]+/?$"),
    timezone="America/Los_Angeles",
    country="US",
    kind=OutletKind.TRADE,
    owner="Courthouse News Service",
)
