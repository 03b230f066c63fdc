"""The same articles make the same clusters and relations in whatever order they come, and however many at once."""

import hashlib
import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.copies import cluster_versions
from store.models import Article, ArticleRelation, ArticleVersion, Outlet

NOW = datetime(2025, 2, 1, tzinfo=UTC)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Page(NamedTuple):
    """One article: which story it tells, the part of it in tenths, how many words of its own, where and when."""

    story: int
    first: int
    last: int
    own: int
    outlet: int
    day: int


def _words(seed: int, count: int) -> list[str]:
    made = random.Random(seed)  # noqa: S311 - any words will do
    return ["".join(made.choices(_LETTERS, k=5)) for _ in range(count)]


def _text(page: Page, number: int) -> str:
    story = _words(page.story, 200)
    return " ".join([*story[page.first * 20 : page.last * 20], *_words(1000 + number, page.own)])


PAGES = st.builds(
    Page,
    story=st.integers(0, 1),
    first=st.integers(0, 4),
    last=st.integers(5, 10),
    own=st.sampled_from([0, 10, 60, 200]),
    outlet=st.integers(0, 4),
    day=st.integers(0, 2),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pages=st.lists(PAGES, min_size=2, max_size=7), order=st.randoms(use_true_random=False), at_once=st.integers(1, 7)
)
def test_order_makes_no_difference(session: Session, pages: list[Page], order: random.Random, at_once: int) -> None:
    numbered = list(enumerate(pages))
    shuffled = order.sample(numbered, len(numbered))

    assert _filed(session, numbered, 1) == _filed(session, shuffled, at_once)


Filed = tuple[set[frozenset[str]], set[tuple[str, str, str, float]]]


def _filed(session: Session, pages: list[tuple[int, Page]], at_once: int) -> Filed:
    """The clusters, as sets of addresses, and the relations, as pairs of addresses; nothing is left behind."""
    session.rollback()
    outlets = [Outlet(slug=f"paper-{number}", name=f"Paper {number}") for number in range(5)]
    session.add_all(outlets)
    versions: list[ArticleVersion] = []
    for at in range(0, len(pages), at_once):
        some = [_version(page, number, outlets[page.outlet]) for number, page in pages[at : at + at_once]]
        session.add_all(some)
        session.flush()
        cluster_versions(session, some, NOW)
        versions += some
    clusters = defaultdict(set)
    for version in versions:
        clusters[version.copy_cluster].add(version.article.canonical_url)
    relations = session.scalars(select(ArticleRelation)).all()
    found = {(r.article.canonical_url, r.other_article.canonical_url, str(r.kind), r.score) for r in relations}
    session.rollback()
    return {frozenset(cluster) for cluster in clusters.values()}, found


def _version(page: Page, number: int, outlet: Outlet) -> ArticleVersion:
    text = _text(page, number)
    at = NOW + timedelta(days=page.day)
    article = Article(outlet=outlet, canonical_url=f"https://sample.test/{number}", first_seen=at, last_seen=at)
    return ArticleVersion(
        article=article,
        version_no=1,
        fetched_at=NOW,
        published_at=at,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        extractor="test",
    )
