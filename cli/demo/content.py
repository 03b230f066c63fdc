"""The sample outlets and their articles: our own words on public facts, each naming the addresses it restates.

An article is a file of `articles/`: a TOML head between two lines of `+++`, then paragraphs parted by blank lines.
A line `=== visit 2 ===` parts the text of the first visit from that of the second.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store.vocabulary import OutletKind

ARTICLES = Path(__file__).resolve().parent / "articles"
NOTICE = "Sample page: written for this demonstration, by an outlet that does not exist."
_FENCE, _SECOND = "+++\n", "=== visit 2 ===\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOutlet:
    """An outlet of the sample site; `body_class` is the class of the element that holds its paragraphs."""

    slug: str
    name: str
    kind: OutletKind
    timezone: str
    body_class: str

    @property
    def desk(self) -> str:
        """Who signs its articles: a desk, for no person wrote them."""
        return f"{self.name} desk"

    @property
    def domain(self) -> str:
        """A name that no one can register (RFC 2606)."""
        return f"{self.slug}.example"


OUTLETS = (
    SampleOutlet(
        slug="sample-wire",
        name="Sample Wire",
        kind=OutletKind.WIRE,
        timezone="America/New_York",
        body_class="story-text",
    ),
    SampleOutlet(
        slug="sample-tech-journal",
        name="Sample Tech Journal",
        kind=OutletKind.TECH,
        timezone="America/Los_Angeles",
        body_class="entry-content",
    ),
    SampleOutlet(
        slug="sample-legal-reporter",
        name="Sample Legal Reporter",
        kind=OutletKind.TRADE,
        timezone="America/New_York",
        body_class="article-body",
    ),
    SampleOutlet(
        slug="sample-briefs",
        name="Sample Briefs",
        kind=OutletKind.NEWSPAPER,
        timezone="America/New_York",
        body_class="brief",
    ),
    SampleOutlet(
        slug="sample-evening-broadcast",
        name="Sample Evening Broadcast",
        kind=OutletKind.BROADCASTER,
        timezone="Europe/London",
        body_class="text-block",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """One article; `texts` holds its paragraphs as they read on the first visit and on later ones.

    `dispute` is empty where the article is about none. `copy_of` names the article whose text this one reprints,
    `withdrawn_on_visit` the visit from which the page is gone.
    """

    slug: str
    outlet: str
    title: str
    register: str
    dispute: str
    published: datetime
    sources: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    modified: datetime | None = None
    copy_of: str | None = None
    withdrawn_on_visit: int | None = None

    @property
    def path(self) -> str:
        """Where the article stands on its outlet's site."""
        return f"/{self.published:%Y/%m/%d}/{self.slug}"

    def paragraphs(self, visit: int) -> tuple[str, ...]:
        """The text as it reads on a visit, counted from 1."""
        return self.texts[min(visit, len(self.texts)) - 1]

    def modified_by(self, visit: int) -> datetime | None:
        """When the text of that visit was changed; None while it reads as first published."""
        return self.modified if visit > 1 else None

    def is_withdrawn(self, visit: int) -> bool:
        """Whether the page is gone on that visit."""
        return self.withdrawn_on_visit is not None and visit >= self.withdrawn_on_visit


def read_articles(folder: Path = ARTICLES) -> tuple[SampleArticle, ...]:
    """All sample articles, newest first."""
    found = [_article(path) for path in folder.glob("*.md")]
    return tuple(sorted(found, key=lambda article: (article.published, article.slug), reverse=True))


def _article(path: Path) -> SampleArticle:
    _, head, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
    stated: dict[str, Any] = tomllib.loads(head)
    sources = tuple(stated.pop("sources"))
    texts = tuple(_paragraphs(text) for text in body.split(_SECOND))
    return SampleArticle(slug=path.stem, sources=sources, texts=texts, **stated)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip())
