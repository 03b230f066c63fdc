"""Channel NewsAsia. Much is from agencies and so a copy; addresses end in a number. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="channel-newsasia",
    name="Channel NewsAsia",
    domain="channelnewsasia.com",
    feeds=("https://www.channelnewsasia.com/api/v1/rss-outbound-feed?_format=xml&category=6936",),
    articles=re.compile(r"channelnewsasia\.com/(?:[a-z-]+/)+[a-z0-9-]+-\d{6,}"),
    body="section[data-title=Content] p",
    timezone="Asia/Singapore",
    country="SG",
    kind=OutletKind.BROADCASTER,
    owner="Mediacorp",
)
