"""Ars Technica. All pages of a long article are in one answer, the text in several blocks of one class.

Endpoints: public code.
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="ars-technica",
    name="Ars Technica",
    domain="arstechnica.com",
    feeds=(
        "https://feeds.arstechnica.com/arstechnica/tech-policy",
        "https://feeds.arstechnica.com/arstechnica/index",
    ),
    sitemaps=("https://arstechnica.com/news-sitemap.xml",),
    archives=("https://arstechnica.com/sitemap.xml",),
    articles=re.compile(r"arstechnica\.com/[a-z-]+/\d{4}/\d{2}/[a-z0-9-]+"),
    body=".post-content > p, .post-content > h2, .post-content > blockquote",
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
