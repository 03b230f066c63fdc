"""National Post.

The text is in several groups with advertisements between them; topics carry numbers of no meaning. Endpoints: fundus.
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="national-post",
    name="National Post",
    domain="nationalpost.com",
    feeds=("https://nationalpost.com/feed",),
    sitemaps=("https://nationalpost.com/sitemap-news.xml",),
    archives=("https://nationalpost.com/sitemap-old.xml",),
    articles=re.compile(r"nationalpost\.com/(?:news|opinion|entertainment|business)/"),
    body=".article-content__content-group--story > p, .article-content__content-group--story > h3",
    timezone="America/Toronto",
    country="CA",
    kind=OutletKind.NEWSPAPER,
    owner="Postmedia",
    suits=(
        Suit(
            title="Canadian publishers v. OpenAI (Ontario Superior Court of Justice, November 2024)",
            source="https://globalnews.ca/news/11546667/open-ai-lawsuit/",
        ),
    ),
)
