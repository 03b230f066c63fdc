"""IPWatchdog. Lawyers write beside its own authors; comment and news have one form. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="ipwatchdog",
    name="IPWatchdog",
    domain="ipwatchdog.com",
    feeds=("https://ipwatchdog.com/feed/",),
    articles=re.compile(r"ipwatchdog\.com/\d{4}/\d{2}/\d{2}/"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TRADE,
    owner="IPWatchdog",
)
