"""New York Post. The feed lists all sections; addresses of articles carry the day."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="new-york-post",
    name="New York Post",
    domain="nypost.com",
    feeds=("https://nypost.com/feed/",),
    sitemaps=("https://nypost.com/sitemap.xml",),
    articles=re.compile(r"nypost\.com/\d{4}/\d{2}/\d{2}/[a-z-]+/"),
    body=".single__content > p, .entry-content > p",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWSPAPER,
    owner="News Corp",
    corrections_policy="https://nypost.com/contact/",
)
