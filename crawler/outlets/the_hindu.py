"""The Hindu. The id of the text ends in the number of the article. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-hindu",
    name="The Hindu",
    domain="thehindu.com",
    feeds=("https://www.thehindu.com/sci-tech/technology/feeder/default.rss",),
    articles=re.compile(r"thehindu\.com/.+/article\d+\.ece"),
    body="[id^=content-body-] > p",
    timezone="Asia/Kolkata",
    country="IN",
    kind=OutletKind.NEWSPAPER,
    owner="THG Publishing",
)
