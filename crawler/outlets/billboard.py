"""Billboard. Charts are listed beside articles; some articles are for subscribers. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="billboard",
    name="Billboard",
    domain="billboard.com",
    feeds=("https://www.billboard.com/feed/",),
    articles=re.compile(r"billboard\.com/(?:pro|business|music|culture)/[a-z0-9-]+"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TRADE,
    owner="Penske Media",
    suits=(
        Suit(
            title="Penske Media v. Google (D.D.C., filed 12 September 2025)",
            source="https://iafrica.com/rolling-stone-owner-sues-google-over-ai-summaries/",
        ),
    ),
)
