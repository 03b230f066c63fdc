"""The Guardian. Live blogs, videos and galleries have addresses like articles', but for one word.

Endpoints: fundus (sitemap), public code (feeds).
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-guardian",
    name="The Guardian",
    domain="theguardian.com",
    feeds=(
        "https://www.theguardian.com/technology/rss",
        "https://www.theguardian.com/business/rss",
    ),
    sitemaps=("https://www.theguardian.com/sitemaps/news.xml",),
    articles=re.compile(
        r"theguardian\.com/(?:(?!live/|video/|gallery/|audio/|picture/)[a-z-]+/)+\d{4}/[a-z]{3}/\d{1,2}/"
    ),
    body=".article-body-viewer-selector > p, .article-body-viewer-selector > h2, .article-body-viewer-selector > ul",
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.NEWSPAPER,
    owner="Guardian News & Media",
    corrections_policy="https://www.theguardian.com/theguardian/series/corrections-and-clarifications",
    suits=(
        Suit(
            title="Advance Local Media and others v. Cohere (S.D.N.Y., filed 13 February 2025)",
            source="https://www.voxmedia.com/2025/02/13",
        ),
    ),
)
