"""ZDNET. Advice to buyers is listed beside news and has the same form. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="zdnet",
    name="ZDNET",
    domain="zdnet.com",
    feeds=("https://www.zdnet.com/topic/artificial-intelligence/rss.xml",),
    articles=re.compile(r"zdnet\.com/article/"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TECH,
    owner="Ziff Davis",
    suits=(
        Suit(
            title="Ziff Davis v. OpenAI (D. Del., filed 24 April 2025)",
            source="https://www.newsbytesapp.com/news/business/"
            "ziff-davis-publisher-of-cnet-pcmag-ign-mashable-sues-openai/story",
        ),
    ),
)
