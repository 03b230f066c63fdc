"""What we know of an outlet: where it lists its articles and what is odd about its pages. Data."""

import re
from dataclasses import dataclass

from store.addresses import belongs_to
from store.records import OutletRecord, Suit
from store.vocabulary import OutletKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher to crawl.

    `feeds` and `sitemaps` list what is new and are read in each round, `archives` list what is old and are read when
    that is asked for. `articles` matches the addresses of articles (searched in the whole URL; None takes all), `body`
    is a CSS selector of the paragraphs, `timezone` an IANA name for dates without an offset. `delay` is the pause in
    seconds between two requests where robots.txt asks for none; None leaves it to the crawler. `refuses` says why the
    outlet is known but never crawled.
    """

    slug: str
    name: str
    domain: str
    further_domains: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    articles: re.Pattern[str] | None = None
    body: str | None = None
    timezone: str = "UTC"
    language: str = "en"
    country: str | None = None
    kind: OutletKind = OutletKind.UNKNOWN
    owner: str | None = None
    corrections_policy: str | None = None
    suits: tuple[Suit, ...] = ()
    refuses: str | None = None
    is_sample: bool = False
    delay: float | None = None

    def owns(self, url: str) -> bool:
        """Whether an address is on one of the outlet's domains."""
        return any(belongs_to(url, domain) for domain in (self.domain, *self.further_domains))

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
            corrections_policy=self.corrections_policy,
            suits=self.suits,
            refuses=self.refuses,
            is_sample=self.is_sample,
        )
