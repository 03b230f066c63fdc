"""Copies: the same report under other addresses is one cluster, named once; other reports are not."""

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.copies import cluster_version, likeness
from store.models import ArticleRelation, ArticleVersion, CopyBand
from store.vocabulary import RelationKind

NOW = datetime(2025, 1, 29, 12, tzinfo=UTC)
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu", "pel", "dor", "fin", "gar")


def _words(count: int, *, seed: int) -> list[str]:
    made = random.Random(seed)  # noqa: S311 - any words will do
    return ["".join(made.choices(_SYLLABLES, k=made.randint(1, 4))) for _ in range(count)]


def _text(count: int = 300, *, seed: int = 1) -> str:
    return " ".join(_words(count, seed=seed))


def _edited(text: str, share: float) -> str:
    made, words = random.Random(7), text.split()  # noqa: S311
    for at in made.sample(range(len(words)), int(len(words) * share)):
        words[at] = "changed"
    return " ".join(words)


LONG = _text()


@pytest.fixture
def clustered(session: Session, make_version: Callable[..., ArticleVersion]) -> Callable[..., ArticleVersion]:
    """A version of a new article, put into its cluster."""

    def make(text: str, outlet: str = "Sample Wire") -> ArticleVersion:
        version = make_version(text, outlet=outlet)
        version.copy_cluster = None
        cluster_version(session, version, NOW)
        return version

    return make


@pytest.mark.parametrize(
    "copy",
    [
        LONG,
        LONG.upper(),
        "The agency reported this first. " + LONG,
        LONG + " Additional reporting by others.",
        " ".join(LONG.split()[:180]),
        " ".join(LONG.split()[120:]),
        _edited(LONG, 0.05),
    ],
    ids=["same", "case", "head", "tail", "cut tail", "cut head", "edited words"],
)
def test_copy_joins_the_cluster_of_the_first(clustered: Callable[..., ArticleVersion], copy: str) -> None:
    first = clustered(LONG)

    assert clustered(copy, "Second Paper").copy_cluster == first.copy_cluster == first.text_sha256


@pytest.mark.parametrize(
    "other",
    [
        _text(seed=2),
        _edited(LONG, 0.4),
        LONG + " " + _text(700, seed=3),
        " ".join(LONG.split()[:60]),
    ],
    ids=["another", "rewritten", "one story of a long round-up", "a brief of it"],
)
def test_other_text_opens_a_cluster_of_its_own(clustered: Callable[..., ArticleVersion], other: str) -> None:
    clustered(LONG)

    version = clustered(other, "Second Paper")

    assert version.copy_cluster == version.text_sha256


def test_articles_of_one_outlet_that_share_its_boilerplate_are_no_copies(
    clustered: Callable[..., ArticleVersion],
) -> None:
    boilerplate = _text(250, seed=3)

    first, second = (clustered(f"{boilerplate} {_text(30, seed=seed)}") for seed in (4, 5))

    assert first.copy_cluster != second.copy_cluster


def test_standing_paragraphs_of_one_outlet_make_no_copy(clustered: Callable[..., ArticleVersion]) -> None:
    first = clustered(LONG + " " + _text(30, seed=4))

    second = clustered(LONG + " " + _text(30, seed=5))

    assert second.copy_cluster != first.copy_cluster
    assert clustered(first.text, "Second Paper").copy_cluster == first.copy_cluster


def test_short_text_is_a_copy_only_if_it_is_the_same(clustered: Callable[..., ArticleVersion]) -> None:
    first = clustered("Talks between the two firms ended on Friday without a deal.")

    same = clustered("Talks between the two firms ended on Friday without a deal.", "Second Paper")
    other = clustered("Talks between the two firms ended on Friday without a new deal.", "Third Paper")

    assert same.copy_cluster == first.copy_cluster
    assert other.copy_cluster != first.copy_cluster


def test_copy_is_related_to_the_first_of_its_cluster(
    session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    first, _, third = (clustered(LONG, outlet) for outlet in ("First", "Second", "Third"))

    relations = session.scalars(select(ArticleRelation).where(ArticleRelation.article_id == third.article_id)).all()

    assert [(one.other_article_id, one.kind, one.score) for one in relations] == [
        (first.article_id, RelationKind.SYNDICATED_COPY, 1.0)
    ]


def test_new_version_of_the_same_article_is_no_copy_of_itself(
    session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    first = clustered(LONG)
    text = LONG + " Correction: a date was wrong."
    second = ArticleVersion(
        article_id=first.article_id, version_no=2, fetched_at=NOW, text=text, text_sha256="0" * 64, extractor="test"
    )
    session.add(second)
    session.flush()

    assert cluster_version(session, second, NOW) == first.copy_cluster
    assert session.scalars(select(ArticleRelation)).all() == []


def test_each_long_text_leaves_its_bands(session: Session, clustered: Callable[..., ArticleVersion]) -> None:
    clustered(LONG)

    assert len(session.scalars(select(CopyBand)).all()) == 32


def test_likeness_of_the_same_words_is_whole_and_of_others_none() -> None:
    assert likeness(LONG, LONG).score == 1.0
    assert likeness(LONG, _text(seed=2)).score == 0.0
    assert not likeness("", LONG).is_copy
