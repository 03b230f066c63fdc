"""Techdirt. A blog of comment; long quotations stand in block quotes.

Public code reports that it answers 403 to some programs. Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="techdirt",
    name="Techdirt",
    domain="techdirt.com",
    feeds=("https://www.techdirt.com/feed/",),
    articles=re.compile(r"techdirt\.com/\d{4}/\d{2}/\d{2}/"),
    timezone="America/Los_Angeles",
    country="US",
    kind=OutletKind.TECH,
    owner="Floor64",
)
