"""South China Morning Post. The text is in JSON-LD or in the state its scripts start from, not in its elements."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="south-china-morning-post",
    name="South China Morning Post",
    domain="scmp.com",
    feeds=(
        "https://www.scmp.com/rss/36/feed",
        "https://www.scmp.com/rss/92/feed",
        "https://www.scmp.com/rss/91/feed",
    ),
    sitemaps=("https://www.scmp.com/sitemap_tech.xml", "https://www.scmp.com/sitemap_business.xml"),
    archives=("https://www.scmp.com/sitemap/archives-0.xml",),
    articles=re.compile(r"scmp\.com/(?:[a-z0-9-]+/)*article/\d+/"),
    timezone="Asia/Hong_Kong",
    country="HK",
    kind=OutletKind.NEWSPAPER,
    owner="Alibaba Group",
    corrections_policy="https://www.scmp.com/policies-and-standards",
)
