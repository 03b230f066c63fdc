"""Wired. The text is broken by product cards and calls to subscribe; some articles are for subscribers.

Endpoints: fundus, public code (the AI feed).
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="wired",
    name="Wired",
    domain="wired.com",
    feeds=(
        "https://www.wired.com/feed/tag/ai/latest/rss",
        "https://www.wired.com/feed/rss",
    ),
    sitemaps=("https://www.wired.com/feed/google-latest-news/sitemap-google-news",),
    archives=(
        "https://www.wired.com/sitemap.xml",
        "https://www.wired.com/sitemap-archive-1.xml",
    ),
    articles=re.compile(r"wired\.com/story/"),
    body=".body__inner-container > p, .body__inner-container > h2",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TECH,
    owner="Condé Nast",
    suits=(
        Suit(
            title="Advance Local Media and others v. Cohere (S.D.N.Y., filed 13 February 2025)",
            source="https://www.voxmedia.com/2025/02/13",
        ),
    ),
)
