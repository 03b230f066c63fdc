"""The Verge. Quick posts have an address with /news/ or /report/ and a number too; live blogs have no body."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-verge",
    name="The Verge",
    domain="theverge.com",
    feeds=(
        "https://www.theverge.com/rss/ai-artificial-intelligence/index.xml",
        "https://www.theverge.com/rss/index.xml",
    ),
    sitemaps=("https://www.theverge.com/sitemaps/google_news",),
    archives=("https://www.theverge.com/sitemaps",),
    articles=re.compile(r"theverge\.com/(?:[a-z-]+/)*\d{4,}(?:/|$)|theverge\.com/\d{4}/\d{1,2}/\d{1,2}/\d+/"),
    body=".duet--article--article-body-component",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TECH,
    owner="Vox Media",
    corrections_policy="https://www.theverge.com/ethics-statement",
    suits=(
        Suit(
            title="Advance Local Media and others v. Cohere (S.D.N.Y., filed 13 February 2025)",
            source="https://www.voxmedia.com/2025/02/13",
        ),
    ),
)
