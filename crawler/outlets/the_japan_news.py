"""The Japan News, the Yomiuri's English edition. The date is in a meta tag and not in JSON-LD. Endpoints: fundus."""

import re

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

OUTLET = Outlet(
    slug="the-japan-news",
    name="The Japan News",
    domain="japannews.yomiuri.co.jp",
    sitemaps=("https://japannews.yomiuri.co.jp/sitemap-news.xml",),
    archives=("https://japannews.yomiuri.co.jp/sitemap.xml",),
    articles=re.compile(r"japannews\.yomiuri\.co\.jp/(?:[a-z-]+/)+\d{8}-\d+"),
    body="[id=p-article-block] p:not([class]), [id=p-article-block] > h2",
    timezone="Asia/Tokyo",
    country="JP",
    kind=OutletKind.NEWSPAPER,
    owner="Yomiuri Shimbun",
    suits=(
        Suit(
            title="Yomiuri Shimbun v. Perplexity (Tokyo District Court, filed 7 August 2025)",
            source="https://www.nippon.com/en/news/yjj2025080701107/"
            "yomiuri-shimbun-sues-u-s-ai-firm-for-copyright-infringement.html",
        ),
    ),
)
