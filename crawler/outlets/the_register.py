"""The Register. The feed is Atom and its links lead through go.theregister.com. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-register",
    name="The Register",
    domain="theregister.com",
    feeds=("https://www.theregister.com/headlines.atom",),
    articles=re.compile(r"theregister\.com/\d{4}/\d{2}/\d{2}/"),
    body="[id=body] > p, [id=body] > h3, [id=body] > ul",
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.TECH,
    owner="Situation Publishing",
)
