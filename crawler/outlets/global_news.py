"""Global News. The paragraphs stand right in the article element, dashes between them. Endpoints: fundus."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="global-news",
    name="Global News",
    domain="globalnews.ca",
    sitemaps=("https://globalnews.ca/news-sitemap.xml",),
    archives=("https://globalnews.ca/sitemap.xml",),
    articles=re.compile(r"globalnews\.ca/news/\d+/"),
    body="article > p, article > ul",
    timezone="America/Toronto",
    country="CA",
    kind=OutletKind.BROADCASTER,
    owner="Corus Entertainment",
)
