"""The question of what became of one article: its versions, what changed between them, and every time it was seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from store.models import Article, ArticleObservation, ArticleVersion, Capture
from store.observations import find_observations
from store.presence import SHOWS_PAGE
from store.revisions import Revision, compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One time the article was seen, and which version it then was; a version's own fetch is its first."""

    capture: Capture
    version_no: int
    is_new_version: bool

    @property
    def fetched_at(self) -> datetime:
        """When it was seen."""
        return self.capture.fetched_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one version to the next: what differs, and between which two sightings it came about.

    `seen_before` is the last time the older wording was seen, `seen_after` the first time the newer one was.
    """

    old: ArticleVersion
    new: ArticleVersion
    revision: Revision
    seen_before: datetime
    seen_after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that is known of one article over time, oldest first; `versions` are in the order they were fetched in."""

    article: Article
    versions: Sequence[ArticleVersion]
    sightings: Sequence[Sighting]
    absences: Sequence[Capture]
    observations: Sequence[ArticleObservation]

    def changes(self, *, newest: int) -> list[Change]:
        """So many of the newest changes from a version to the next, oldest first; compared anew at each call."""
        return [self.change(old, new) for old, new in pairwise(self.versions[-newest - 1 :])]

    def change(self, old: ArticleVersion, new: ArticleVersion) -> Change:
        """What changed from one version to another."""
        before = [one.fetched_at for one in self.sightings if one.fetched_at < new.fetched_at]
        return Change(
            old=old,
            new=new,
            revision=compare(old, new),
            seen_before=max(before, default=old.fetched_at),
            seen_after=new.fetched_at,
        )


def find_history(session: Session, article_id: int) -> History | None:
    """The history of an article; None where there is no such article."""
    wanted = select(Article).where(Article.id == article_id)
    versions = selectinload(Article.versions).joinedload(ArticleVersion.capture)
    article = session.scalar(wanted.options(joinedload(Article.outlet), selectinload(Article.captures), versions))
    if article is None:
        return None
    in_order = sorted(article.versions, key=lambda version: (version.fetched_at, version.version_no))
    visits = sorted(article.captures, key=lambda capture: (capture.fetched_at, capture.id))
    return History(
        article=article,
        versions=in_order,
        sightings=_sightings(visits, in_order),
        absences=[one for one in visits if one.refusal is not None],
        observations=find_observations(session, [article_id]).get(article_id, ()),
    )


def _sightings(visits: Sequence[Capture], versions: Sequence[ArticleVersion]) -> list[Sighting]:
    made = {version.capture_id: version.version_no for version in versions}
    found = []
    for capture in visits:
        if capture.status in SHOWS_PAGE and capture.refusal is None:
            seen = [version.version_no for version in versions if version.fetched_at <= capture.fetched_at]
            number = made.get(capture.id) or (seen or [versions[0].version_no])[-1] if versions else 0
            found.append(Sighting(capture=capture, version_no=number, is_new_version=capture.id in made))
    return found
