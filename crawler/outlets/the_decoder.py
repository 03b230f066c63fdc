"""The Decoder. English and German articles live on two domains; this is the English one. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-decoder",
    name="The Decoder",
    domain="the-decoder.com",
    feeds=("https://the-decoder.com/feed/",),
    articles=re.compile(r"the-decoder\.com/[a-z0-9-]+/?$"),
    timezone="Europe/Berlin",
    country="DE",
    kind=OutletKind.TECH,
    owner="Deep Content",
)
