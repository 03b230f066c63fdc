"""Outlets that turn programs away: known, so that what others cite has a page, and never crawled or worked around."""

from crawler.outlet import Outlet
from store.records import Suit
from store.vocabulary import OutletKind

_PAYWALL = "Its articles are for subscribers."

REFUSING = (
    Outlet(
        slug="the-new-york-times",
        name="The New York Times",
        domain="nytimes.com",
        timezone="America/New_York",
        country="US",
        kind=OutletKind.NEWSPAPER,
        owner="The New York Times Company",
        suits=(
            Suit(
                title="The New York Times v. Microsoft and OpenAI (S.D.N.Y., 1:23-cv-11195)",
                source="https://www.mckoolsmith.com/newsroom-ailitigation-62",
            ),
            Suit(
                title="The New York Times v. Perplexity (S.D.N.Y., filed 5 December 2025)",
                source="https://www.rothwellfigg.com/news-rothwell-figg-reaches-six-ai-copyright-suits-with-new-"
                "filings-against-perplexity-ai-on-behalf-of-the-new-york-times-and-chicago-tribune",
            ),
        ),
        refuses=f"{_PAYWALL} It turns crawlers away, as Press Gazette found on 27 February 2024.",
    ),
    Outlet(
        slug="the-wall-street-journal",
        name="The Wall Street Journal",
        domain="wsj.com",
        timezone="America/New_York",
        country="US",
        kind=OutletKind.NEWSPAPER,
        owner="Dow Jones",
        suits=(
            Suit(
                title="Dow Jones and NYP Holdings v. Perplexity (S.D.N.Y., filed 21 October 2024)",
                source="https://sherwood.news/business/perplexity-sued-by-dow-jones-and-new-york-post",
            ),
        ),
        refuses=_PAYWALL,
    ),
    Outlet(
        slug="the-washington-post",
        name="The Washington Post",
        domain="washingtonpost.com",
        timezone="America/New_York",
        country="US",
        kind=OutletKind.NEWSPAPER,
        owner="Nash Holdings",
        refuses="It answers no program: fundus gave it up on 5 August 2024 (github.com/flairNLP/fundus/pull/578).",
    ),
    Outlet(
        slug="reuters",
        name="Reuters",
        domain="reuters.com",
        timezone="America/New_York",
        country="GB",
        kind=OutletKind.WIRE,
        owner="Thomson Reuters",
        suits=(
            Suit(
                title="Thomson Reuters v. ROSS Intelligence (D. Del., 1:20-cv-613; 3d Cir., 25-2153)",
                source="https://klehr.com/publications/in-a-first-of-its-kind-ruling-a-delaware-federal-court-rejects-"
                "an-ai-companys-fair-use-defense-to-using-copyrighted-material-to-train-an-ai-model",
            ),
        ),
        refuses="It answers programs with status 401 (github.com/flairNLP/fundus/pull/533, 10 June 2024).",
    ),
    Outlet(
        slug="bloomberg",
        name="Bloomberg",
        domain="bloomberg.com",
        timezone="America/New_York",
        country="US",
        kind=OutletKind.WIRE,
        owner="Bloomberg L.P.",
        refuses=_PAYWALL,
    ),
    Outlet(
        slug="financial-times",
        name="Financial Times",
        domain="ft.com",
        timezone="Europe/London",
        country="GB",
        kind=OutletKind.NEWSPAPER,
        owner="Nikkei",
        suits=(
            Suit(
                title="Nikkei and Asahi Shimbun v. Perplexity (Tokyo District Court, filed 26 August 2025)",
                source="https://www.japantimes.co.jp/news/2025/08/26/japan/crime-legal/japan-newspapers-sue-ai-startup",
            ),
        ),
        refuses=_PAYWALL,
    ),
    Outlet(
        slug="chicago-tribune",
        name="Chicago Tribune",
        domain="chicagotribune.com",
        timezone="America/Chicago",
        country="US",
        kind=OutletKind.NEWSPAPER,
        owner="Tribune Publishing",
        suits=(
            Suit(
                title="Daily News and others v. Microsoft and OpenAI (S.D.N.Y., 24-cv-3285)",
                source="https://aifray.com/openai-microsoft-defeat-parts-of-nyts-other-news-industry-plaintiffs-"
                "copyright-lawsuits-at-earliest-stage-but-summary-judgment-will-be-bigger",
            ),
            Suit(
                title="Chicago Tribune v. Perplexity (S.D.N.Y., December 2025)",
                source="https://www.rothwellfigg.com/news-rothwell-figg-reaches-six-ai-copyright-suits-with-new-"
                "filings-against-perplexity-ai-on-behalf-of-the-new-york-times-and-chicago-tribune",
            ),
        ),
        refuses=_PAYWALL,
    ),
    Outlet(
        slug="law360",
        name="Law360",
        domain="law360.com",
        timezone="America/New_York",
        country="US",
        kind=OutletKind.TRADE,
        owner="LexisNexis",
        refuses=_PAYWALL,
    ),
)
