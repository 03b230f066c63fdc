"""Al Jazeera. One feed for all sections; live blogs and video lists have other addresses. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="al-jazeera",
    name="Al Jazeera",
    domain="aljazeera.com",
    feeds=("https://www.aljazeera.com/xml/rss/all.xml",),
    articles=re.compile(r"aljazeera\.com/(?:news|economy|features|opinions)/\d{4}/\d{1,2}/\d{1,2}/"),
    body=".wysiwyg > p, .wysiwyg > h2, .wysiwyg > ul",
    timezone="Asia/Qatar",
    country="QA",
    kind=OutletKind.BROADCASTER,
    owner="Al Jazeera Media Network",
)
