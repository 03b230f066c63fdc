"""The Independent. Addresses of articles end in a number after -b. Endpoints: fundus."""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-independent",
    name="The Independent",
    domain="independent.co.uk",
    sitemaps=("https://www.independent.co.uk/sitemaps/googlenews",),
    archives=("https://www.independent.co.uk/sitemap.xml",),
    articles=re.compile(r"independent\.co\.uk/.+-b\d+\.html"),
    body="article [id=main] > p",
    timezone="Europe/London",
    country="GB",
    kind=OutletKind.NEWSPAPER,
    owner="Independent Digital News and Media",
)
