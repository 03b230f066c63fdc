"""The Japan Times. Addresses carry the day and two sections; most articles are for subscribers.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-japan-times",
    name="The Japan Times",
    domain="japantimes.co.jp",
    feeds=("https://www.japantimes.co.jp/feed/",),
    articles=re.compile(r"japantimes\.co\.jp/[a-z]+/\d{4}/\d{2}/\d{2}/"),
    timezone="Asia/Tokyo",
    country="JP",
    kind=OutletKind.NEWSPAPER,
    owner="News2u Holdings",
)
