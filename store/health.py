"""How each outlet fares: its rounds, what is due, what its pages lack, and an alarm where that has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import comb
from typing import TypedDict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import Article, ArticleVersion, Capture, FrontierUrl, Outlet, Round
from store.vocabulary import CaptureKind

RECENT = 50  # pages that are compared with those before them
_KEPT = 1_000  # newest pages that are looked at altogether
LEAST_RECENT, LEAST_PAST = 20, 40  # fewer pages say nothing
# On simulated pages that lack something one time in twenty or less, these two gave no false alarm in 23,000 checks, and
# a break after which four pages in five lack it was seen 13 to 19 pages later (docs/outlets.md).
RISE = 0.2
SURE = 0.0001
ROUNDS = 24
SILENT_ROUNDS = 3


class Lack(StrEnum):
    """What a page may be read without."""

    TEXT = "text"
    DATE = "date"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole; `of_one` is None where there is nothing to take a share of."""

    part: int
    whole: int

    @property
    def of_one(self) -> float | None:
        """The share as a number from 0 to 1."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """How often a page lacks something: among the newest pages, and among those before them."""

    lack: Lack
    recent: Share
    past: Share

    @property
    def is_alarming(self) -> bool:
        """Whether the outlet's pages have changed so that this is no longer read (see `is_jump`)."""
        return is_jump(self.recent, self.past)


class _Listed(TypedDict):
    """What stands on the frontier for one outlet."""

    due: int
    next_due: datetime | None
    disallowed: int


_NOTHING_LISTED = _Listed(due=0, next_due=None, disallowed=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletHealth:
    """One outlet: `rounds` are the newest, oldest first; `outlet` is None for one that only rounds speak of.

    `due` counts addresses to fetch now, `next_due` is when the next one is, `disallowed` counts those that robots.txt
    forbids. `captures` counts all answers in the archive.
    """

    slug: str
    outlet: Outlet | None
    rounds: Sequence[Round]
    missing: Sequence[Missing]
    captures: int
    articles: int
    due: int
    next_due: datetime | None
    disallowed: int

    @property
    def name(self) -> str:
        """What people read for it."""
        return self.outlet.name if self.outlet else self.slug

    @property
    def last(self) -> Round | None:
        """The newest round."""
        return self.rounds[-1] if self.rounds else None

    @property
    def is_held(self) -> bool:
        """Whether the last round ended because a robots.txt could not be had."""
        return bool(self.last and self.last.error and "held: " in self.last.error)

    @property
    def is_silent(self) -> bool:
        """Whether the last SILENT_ROUNDS rounds each ended with an error and without a page."""
        newest = self.rounds[-SILENT_ROUNDS:]
        return len(newest) == SILENT_ROUNDS and all(one.error and not one.fetched + one.unchanged for one in newest)

    @property
    def alarms(self) -> list[Missing]:
        """What its pages lack of late and did not lack before."""
        return [one for one in self.missing if one.is_alarming]

    @property
    def is_alarming(self) -> bool:
        """Whether somebody should look at it."""
        return self.is_silent or bool(self.alarms)


def all_health(session: Session, now: datetime) -> list[OutletHealth]:
    """The health of each outlet that we crawl, have crawled, or know that we may not crawl, by slug."""
    known = session.scalars(select(Outlet.slug).where(Outlet.domain.is_not(None)))
    crawled = session.scalars(select(Round.outlet_slug).distinct())
    return _healths(session, sorted({*known, *crawled}), now)


def health_of(session: Session, slug: str, now: datetime) -> OutletHealth:
    """The health of one outlet; all empty if it was never crawled."""
    return _healths(session, [slug], now)[0]


def is_jump(recent: Share, past: Share) -> bool:
    """Whether a share has risen by RISE, and chance would do that less often than SURE.

    The chance is the upper tail of a binomial with the past share by Laplace's rule, (part + 1) / (whole + 2), for a
    past without a fault does not prove that there is none. Pages of one day are alike, hence the small SURE and the
    RISE besides; with few pages on either side the answer is no.
    """
    if recent.whole < LEAST_RECENT or past.whole < LEAST_PAST:
        return False
    if recent.part / recent.whole < past.part / past.whole + RISE:
        return False
    return _tail(recent.part, recent.whole, (past.part + 1) / (past.whole + 2)) < SURE


def _tail(least: int, tries: int, chance: float) -> float:
    """How likely at least `least` of `tries` are hits, each with `chance`."""
    return sum(comb(tries, hits) * chance**hits * (1 - chance) ** (tries - hits) for hits in range(least, tries + 1))


def _healths(session: Session, slugs: Sequence[str], now: datetime) -> list[OutletHealth]:
    outlets = {row.slug: row for row in session.scalars(select(Outlet).where(Outlet.slug.in_(slugs)))}
    captures, articles = _captures(session, slugs), _articles(session, slugs)
    frontier = _frontier(session, slugs, now)
    return [
        OutletHealth(
            slug=slug,
            outlet=outlets.get(slug),
            rounds=_rounds(session, slug),
            missing=_missing(session, slug) if slug in captures else _NOTHING_READ,
            captures=captures.get(slug, 0),
            articles=articles.get(slug, 0),
            **frontier.get(slug, _NOTHING_LISTED),
        )
        for slug in slugs
    ]


def _rounds(session: Session, slug: str) -> Sequence[Round]:
    newest = select(Round).where(Round.outlet_slug == slug).order_by(Round.id.desc()).limit(ROUNDS)
    return session.scalars(newest).all()[::-1]


def _captures(session: Session, slugs: Sequence[str]) -> dict[str, int]:
    slug = Capture.outlet_slug
    pages = select(slug, func.count()).where(slug.in_(slugs), Capture.kind == CaptureKind.PAGE)
    rows = session.execute(pages.group_by(slug))
    return {row[0]: row[1] for row in rows if row[0]}


def _articles(session: Session, slugs: Sequence[str]) -> dict[str, int]:
    counts = select(Outlet.slug, func.count()).join(Article, Article.outlet_id == Outlet.id)
    rows = session.execute(counts.where(Outlet.slug.in_(slugs)).group_by(Outlet.slug))
    return {row[0]: row[1] for row in rows}


def _frontier(session: Session, slugs: Sequence[str], now: datetime) -> dict[str, _Listed]:
    slug, due_at, error = FrontierUrl.outlet_slug, FrontierUrl.due_at, FrontierUrl.last_error
    counts = select(
        slug,
        func.count().filter(due_at <= now),
        func.min(due_at).filter(due_at > now),
        func.count().filter(error.startswith("disallowed for ")),
    )
    rows = session.execute(counts.where(slug.in_(slugs)).group_by(slug))
    return {row[0]: _Listed(due=row[1], next_due=row[2], disallowed=row[3]) for row in rows}


def _missing(session: Session, slug: str) -> list[Missing]:
    pages = session.execute(
        select(Capture.refusal, ArticleVersion.id, ArticleVersion.published_at, ArticleVersion.authors)
        .outerjoin(ArticleVersion, ArticleVersion.capture_id == Capture.id)
        .where(Capture.outlet_slug == slug, Capture.kind == CaptureKind.PAGE)
        .where(Capture.status == 200, Capture.extracted_at.is_not(None))
        .order_by(Capture.id.desc())
        .limit(_KEPT)
    ).all()
    read = [page for page in pages if page.id is not None]
    return [
        _compared(Lack.TEXT, [page.refusal is not None for page in pages]),
        _compared(Lack.DATE, [page.published_at is None for page in read]),
        _compared(Lack.AUTHOR, [not page.authors for page in read]),
    ]


def _compared(lack: Lack, lacking: list[bool]) -> Missing:
    recent, past = lacking[:RECENT], lacking[RECENT:]
    return Missing(
        lack=lack,
        recent=Share(part=sum(recent), whole=len(recent)),
        past=Share(part=sum(past), whole=len(past)),
    )


_NOTHING_READ = [_compared(lack, []) for lack in Lack]
