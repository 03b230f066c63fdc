"""Publishers Weekly. Reviews of books are listed beside news and have other addresses. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="publishers-weekly",
    name="Publishers Weekly",
    domain="publishersweekly.com",
    feeds=("https://www.publishersweekly.com/pw/feeds/recent/index.xml",),
    articles=re.compile(r"publishersweekly\.com/pw/by-topic/.+/article/\d+"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TRADE,
    owner="PWxyz",
)
