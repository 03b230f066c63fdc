"""What we know of an outlet: where it lists its articles and what is odd about its pages. Data, no behaviour."""

import re
from dataclasses import dataclass

from store.records import OutletRecord
from store.vocabulary import OutletKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher to crawl.

    `articles` matches the addresses of articles (searched in the whole URL; None takes all), `body` is a CSS selector
    of the paragraphs, `timezone` an IANA name for dates without an offset. `delay` is the pause in seconds between two
    requests where robots.txt asks for none; None leaves it to the crawler.
    """

    slug: str
    name: str
    domain: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    articles: re.Pattern[str] | None = None
    body: str | None = None
    timezone: str = "UTC"
    language: str = "en"
    country: str | None = None
    kind: OutletKind = OutletKind.UNKNOWN
    owner: str | None = None
    corrections_policy: str | None = None
    is_sample: bool = False
    delay: float | None = None

    @property
    def record(self) -> OutletRecord:
        """The outlet as the store knows it."""
        return OutletRecord(
            slug=self.slug,
            name=self.name,
            domain=self.domain,
            kind=self.kind,
            country=self.country,
            language=self.language,
            timezone=self.timezone,
            owner=self.owner,
            is_sample=self.is_sample,
        )
