"""Mashable. One form of address for all articles. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="mashable",
    name="Mashable",
    domain="mashable.com",
    feeds=("https://mashable.com/feeds/rss/tech",),
    articles=re.compile(r"mashable\.com/article/"),
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
