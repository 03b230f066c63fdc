"""Associated Press. No feed; hubs and videos are listed beside articles.

The text is parted by headings of three underscores. Endpoints: fundus.
"""

import re

from crawler.outlet import Outlet
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="associated-press",
    name="Associated Press",
    domain="apnews.com",
    sitemaps=("https://apnews.com/news-sitemap-content.xml",),
    archives=("https://apnews.com/sitemap.xml",),
    articles=re.compile(r"apnews\.com/article/"),
    body="[class*=RichTextStoryBody] > p",
    timezone="America/New_York",
    country="US",
    kind=OutletKind.WIRE,
    owner="Associated Press",
)
