"""Los Angeles Times. The address of an article carries its day; many articles are for subscribers.

Endpoints: fundus.
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="los-angeles-times",
    name="Los Angeles Times",
    domain="latimes.com",
    sitemaps=("https://www.latimes.com/news-sitemap.xml",),
    archives=("https://www.latimes.com/sitemap.xml",),
    articles=re.compile(r"latimes\.com/(?:[a-z-]+/)+story/\d{4}-\d{2}-\d{2}/"),
    body="[data-element*=story-body] > p, [data-element*=story-body] > h2",
    timezone="America/Los_Angeles",
    country="US",
    kind=OutletKind.NEWSPAPER,
    owner="Los Angeles Times Communications",
    suits=(
        Suit(
            title="Advance Local Media and others v. Cohere (S.D.N.Y., filed 13 February 2025)",
            source="https://www.voxmedia.com/2025/02/13",
        ),
    ),
)
