"""New York Post. The feed lists all sections; addresses of articles carry the day."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="new-york-post",
    name="The New York Post",
    domain="nypost.com",
    feeds=("https://nypost.com/feed/",),
    archives=("https://nypost.com/sitemap.xml",),
    articles=re.compile(r"nypost\.com/\d{4}/\d{2}/\d{2}/[a-z-]+/"),
    body=".single__content > p, .entry-content > p",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWSPAPER,
    owner="News Corp",
    corrections_policy="https://nypost.com/contact/",
    suits=(
        Suit(
            title="Dow Jones and NYP Holdings v. Perplexity (S.D.N.Y., filed 21 October 2024)",
            source="https://sherwood.news/business/perplexity-sued-by-dow-jones-and-new-york-post",
        ),
    ),
)
