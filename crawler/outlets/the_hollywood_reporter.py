"""The Hollywood Reporter. Addresses end in a number. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-hollywood-reporter",
    name="The Hollywood Reporter",
    domain="hollywoodreporter.com",
    feeds=("https://www.hollywoodreporter.com/feed/",),
    articles=re.compile(r"hollywoodreporter\.com/(?:[a-z-]+/)+[a-z0-9-]+-\d{7,}/"),
    timezone="America/Los_Angeles",
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
