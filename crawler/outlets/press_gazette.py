"""Press Gazette. It keeps lists of who sues and who licenses, which change without a new date.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="press-gazette",
    name="Press Gazette",
    domain="pressgazette.co.uk",
    feeds=("https://pressgazette.co.uk/feed/",),
    articles=re.compile(r"pressgazette\.co\.uk/[a-z_-]+/[a-z0-9_-]+"),
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.TRADE,
)
