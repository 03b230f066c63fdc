"""The Conversation. The feed is Atom; articles are by academics, may be reprinted, and so have many copies.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-conversation",
    name="The Conversation",
    domain="theconversation.com",
    feeds=("https://theconversation.com/us/technology/articles.atom",),
    articles=re.compile(r"theconversation\.com/[a-z0-9-]+-\d+$"),
    timezone="America/New_York",
    country="US",
    kind=OutletKind.NEWS_SITE,
    owner="The Conversation",
)
