"""MediaNama. Addresses carry year and month and begin with a number. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="medianama",
    name="MediaNama",
    domain="medianama.com",
    feeds=("https://www.medianama.com/feed/",),
    articles=re.compile(r"medianama\.com/\d{4}/\d{2}/"),
    timezone="Asia/Kolkata",
    country="IN",
    kind=OutletKind.TECH,
    owner="Mixed Bag Media",
)
