"""How each outlet fares: its rounds, what is due, what its pages lack, and an alarm where that has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import comb

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import Article, ArticleVersion, Capture, FrontierUrl, Outlet, Round

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
    return [health_of(session, slug, now) for slug in sorted({*known, *crawled})]


def health_of(session: Session, slug: str, now: datetime) -> OutletHealth:
    """The health of one outlet; all empty if it was never crawled."""
    rounds = session.scalars(select(Round).where(Round.outlet_slug == slug).order_by(Round.id.desc()).limit(ROUNDS))
    due, next_due, disallowed = _frontier(session, slug, now)
    return OutletHealth(
        slug=slug,
        outlet=session.scalar(select(Outlet).where(Outlet.slug == slug)),
        rounds=rounds.all()[::-1],
        missing=_missing(session, slug),
        captures=_count(session, slug),
        articles=_count_articles(session, slug),
        due=due,
        next_due=next_due,
        disallowed=disallowed,
    )


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


def _missing(session: Session, slug: str) -> list[Missing]:
    pages = session.execute(
        select(Capture.refusal, ArticleVersion.id, ArticleVersion.published_at, ArticleVersion.authors)
        .outerjoin(ArticleVersion, ArticleVersion.capture_id == Capture.id)
        .where(Capture.outlet_slug == slug, Capture.status == 200, Capture.extracted_at.is_not(None))
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


def _frontier(session: Session, slug: str, now: datetime) -> tuple[int, datetime | None, int]:
    due_at, error = FrontierUrl.due_at, FrontierUrl.last_error
    counts = select(
        func.count().filter(due_at <= now),
        func.min(due_at).filter(due_at > now),
        func.count().filter(error.startswith("disallowed for ")),
    )
    due, next_due, disallowed = session.execute(counts.where(FrontierUrl.outlet_slug == slug)).one()
    return due, next_due, disallowed


def _count(session: Session, slug: str) -> int:
    return session.scalar(select(func.count()).select_from(Capture).where(Capture.outlet_slug == slug)) or 0


def _count_articles(session: Session, slug: str) -> int:
    wanted = select(func.count()).select_from(Article).join(Outlet).where(Outlet.slug == slug)
    return session.scalar(wanted) or 0
