"""Rolling Stone. Addresses end in a number; lists are listed beside articles.

Endpoints: fundus, public code (the feed).
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="rolling-stone",
    name="Rolling Stone",
    domain="rollingstone.com",
    feeds=("https://www.rollingstone.com/feed/",),
    sitemaps=("https://www.rollingstone.com/news-sitemap.xml",),
    archives=("https://www.rollingstone.com/sitemap_index.xml",),
    articles=re.compile(r"rollingstone\.com/(?:[a-z0-9-]+/)+[a-z0-9-]+-\d{7,}/"),
    body=".a-content p.paragraph",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.MAGAZINE,
    owner="Penske Media",
    suits=(
        Suit(
            title="Penske Media v. Google (D.D.C., filed 12 September 2025)",
            source="https://iafrica.com/rolling-stone-owner-sues-google-over-ai-summaries/",
        ),
    ),
)
