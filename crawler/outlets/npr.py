"""NPR. The text of a broadcast may be its transcript; captions stand among the paragraphs. Endpoint: public code."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="npr",
    name="NPR",
    domain="npr.org",
    feeds=(
        "https://feeds.npr.org/1019/rss.xml",
        "https://feeds.npr.org/1006/rss.xml",
    ),
    articles=re.compile(r"npr\.org/(?:sections/[a-z0-9-]+/)?\d{4}/\d{2}/\d{2}/"),
    body="[id=storytext] > p, .transcript > p",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.BROADCASTER,
    owner="NPR",
    corrections_policy="https://www.npr.org/corrections/",
)
