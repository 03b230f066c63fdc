"""IPKat. A blog on Blogger: the feed is Atom with the whole text, and pages state little about themselves.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="ipkat",
    name="IPKat",
    domain="ipkitten.blogspot.com",
    feeds=("https://ipkitten.blogspot.com/feeds/posts/default",),
    articles=re.compile(r"ipkitten\.blogspot\.com/\d{4}/\d{2}/.+\.html"),
    body=".post-body",
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.TRADE,
)
