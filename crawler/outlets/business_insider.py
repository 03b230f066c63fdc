"""Business Insider. Addresses end in year and month; a summary in bullets is no part of the text.

The archive is a sitemap a month. Endpoint: fundus.
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="business-insider",
    name="Business Insider",
    domain="businessinsider.com",
    sitemaps=("https://www.businessinsider.com/sitemap/google-news.xml",),
    articles=re.compile(r"businessinsider\.com/[a-z0-9-]+-\d{4}-\d{1,2}$"),
    body=".post-body-content > p, .post-body-content > h2",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWS_SITE,
    owner="Axel Springer",
    suits=(
        Suit(
            title="Advance Local Media and others v. Cohere (S.D.N.Y., filed 13 February 2025)",
            source="https://www.voxmedia.com/2025/02/13",
        ),
    ),
)
