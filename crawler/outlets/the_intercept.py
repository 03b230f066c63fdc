"""The Intercept. Portuguese articles are listed beside English ones unless the feed is asked for a language.

Endpoints: fundus.
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-intercept",
    name="The Intercept",
    domain="theintercept.com",
    feeds=("https://theintercept.com/feed/?lang=en",),
    archives=("https://theintercept.com/sitemap_index.xml",),
    articles=re.compile(r"theintercept\.com/\d{4}/\d{2}/\d{2}/"),
    body=".entry-content__content > p, .entry-content__content > h2, .entry-content__content > blockquote",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWS_SITE,
    owner="The Intercept Media",
    suits=(
        Suit(
            title="The Intercept Media v. OpenAI (S.D.N.Y., 1:24-cv-01515)",
            source="https://news.bloomberglaw.com/ip-law/intercepts-evidence-enough-to-advance-openai-claim-judge-says",
        ),
    ),
)
