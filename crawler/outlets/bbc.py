"""BBC News. One article has an address at bbc.com and at bbc.co.uk; every paragraph is a block of its own.

Endpoints: fundus (sitemaps), public code (feeds).
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="bbc",
    name="BBC",
    domain="bbc.com",
    further_domains=("bbc.co.uk",),
    feeds=(
        "https://feeds.bbci.co.uk/news/technology/rss.xml",
        "https://feeds.bbci.co.uk/news/business/rss.xml",
    ),
    sitemaps=("https://www.bbc.co.uk/sitemaps/https-index-uk-news.xml",),
    archives=("https://www.bbc.co.uk/sitemaps/https-index-com-archive.xml",),
    articles=re.compile(r"/news/(?:articles/[a-z0-9]+|(?:[a-z-]+-)?\d{8})(?:[/?]|$)"),
    body="[data-component=text-block], [data-component=subheadline-block]",
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.BROADCASTER,
    owner="BBC",
    corrections_policy="https://www.bbc.co.uk/news/help-41670342",
)
