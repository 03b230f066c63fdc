"""404 Media. Made with Ghost; some articles are for subscribers and end early. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="404-media",
    name="404 Media",
    domain="404media.co",
    feeds=("https://www.404media.co/feed/",),
    articles=re.compile(r"404media\.co/[a-z0-9-]+/?$"),
    body=".post__content > p, .post__content > h2, .post__content > blockquote",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.TECH,
    owner="404 Media",
)
