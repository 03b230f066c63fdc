"""Deutsche Welle. The feed is RSS 1.0 (RDF), whose links carry a campaign; addresses name the language.

Endpoint: public code.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="deutsche-welle",
    name="Deutsche Welle",
    domain="dw.com",
    feeds=(
        "https://rss.dw.com/rdf/rss-en-bus",
        "https://rss.dw.com/rdf/rss-en-all",
    ),
    articles=re.compile(r"dw\.com/en/.+/a-\d+"),
    body=".rich-text > p, .rich-text > h2",
    timezone="Europe/Berlin",
    country="DE",
    kind=OutletKind.BROADCASTER,
    owner="Deutsche Welle",
)
