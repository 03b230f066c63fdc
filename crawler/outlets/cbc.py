"""CBC News. What most sites say in JSON-LD stands in the state that its scripts start from; the date is in both.

Endpoints: fundus, public code (technology).
"""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="cbc",
    name="CBC/Radio-Canada",
    domain="cbc.ca",
    feeds=(
        "https://www.cbc.ca/webfeed/rss/rss-technology",
        "https://www.cbc.ca/webfeed/rss/rss-topstories",
    ),
    articles=re.compile(r"cbc\.ca/news/.+-\d\.\d+"),
    body=".story > p, .story > h2",
    timezone="America/Toronto",
    country="CA",
    kind=OutletKind.BROADCASTER,
    owner="Canadian Broadcasting Corporation",
    suits=(
        Suit(
            title="Canadian publishers v. OpenAI (Ontario Superior Court of Justice, November 2024)",
            source="https://globalnews.ca/news/11546667/open-ai-lawsuit/",
        ),
    ),
)
