"""Nieman Lab. Addresses carry year and month. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="nieman-lab",
    name="Nieman Lab",
    domain="niemanlab.org",
    feeds=("https://www.niemanlab.org/feed/",),
    articles=re.compile(r"niemanlab\.org/\d{4}/\d{2}/[a-z0-9-]+"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TRADE,
    owner="Nieman Foundation for Journalism",
)
