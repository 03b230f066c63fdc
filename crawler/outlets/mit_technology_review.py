"""MIT Technology Review. Addresses carry day and number; after some articles a month the text is for subscribers.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="mit-technology-review",
    name="MIT Technology Review",
    domain="technologyreview.com",
    feeds=("https://www.technologyreview.com/topic/artificial-intelligence/feed",),
    articles=re.compile(r"technologyreview\.com/\d{4}/\d{2}/\d{2}/\d+/"),
    body="[id=content--body] p, [id=content--body] h3",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.MAGAZINE,
    owner="Massachusetts Institute of Technology",
)
