"""Copies: the same report under other addresses is one cluster, named once; other reports are not."""

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from store.copies import cluster_version, cluster_versions
from store.copies.keys import FULL, MOST
from store.copies.likeness import Likeness, likeness
from store.database import downgrade, upgrade
from store.models import ArticleRelation, ArticleVersion, copy_key
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

    def make(text: str, outlet: str = "Sample Wire", **more: str) -> ArticleVersion:
        version = make_version(text, outlet=outlet, **more)
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


@pytest.fixture(params=["one of its paragraphs in four", "a story in a long round-up", "a brief of its first lines"])
def rewrite(request: pytest.FixtureRequest) -> str:
    words, own = LONG.split(), _words(900, seed=9)
    return {
        "one of its paragraphs in four": " ".join(
            [*words[:40], *own[:90], *words[150:200], *own[90:180], *words[260:]]
        ),
        "a story in a long round-up": " ".join([*own[:200], *words, *own[200:]]),
        "a brief of its first lines": " ".join([*words[:60], *own[:30]]),
    }[request.param]


def test_copy_is_related_to_each_text_it_copies_and_the_later_published_is_the_copy(
    session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    third, first, second = (
        clustered(LONG, outlet, published=f"2025-01-{day}") for outlet, day in (("C", 30), ("A", 28), ("B", 29))
    )

    relations = session.scalars(select(ArticleRelation)).all()

    assert {(one.article_id, one.other_article_id, one.kind, one.score) for one in relations} == {
        (later.article_id, earlier.article_id, RelationKind.SYNDICATED_COPY, 1.0)
        for later, earlier in ((second, first), (third, first), (third, second))
    }


def test_text_that_takes_over_a_large_part_of_another_is_a_rewrite_with_a_cluster_of_its_own(
    session: Session, clustered: Callable[..., ArticleVersion], rewrite: str
) -> None:
    first = clustered(LONG)

    second = clustered(rewrite, "Second Paper")

    related = session.scalars(select(ArticleRelation)).one()
    assert (related.kind, related.article_id) == (RelationKind.REWRITE, max(first.article_id, second.article_id))
    assert second.copy_cluster == second.text_sha256


def test_version_that_becomes_a_copy_makes_of_the_rewrite_a_copy(
    session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    first = clustered(LONG)
    rewrite = clustered(LONG + " " + _text(700, seed=3), "Second Paper")

    clustered(LONG, "Second Paper", url=rewrite.article.canonical_url)

    related = session.scalars(select(ArticleRelation)).one()
    assert (related.kind, related.score) == (RelationKind.SYNDICATED_COPY, 1.0)
    assert {related.article_id, related.other_article_id} == {first.article_id, rewrite.article_id}


def test_a_statement_that_two_reports_quote_makes_neither_a_rewrite() -> None:
    statement = f"“{_text(90, seed=4)}”"

    found = likeness(f"{_text(80, seed=5)} {statement}", f"{statement} {_text(80, seed=6)}")

    assert found.kind is None
    assert found.score > 0.4


def test_a_text_that_joins_two_clusters_leaves_the_name_that_was_first(
    session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    words = LONG.split()
    head, tail = clustered(" ".join(words[:190])), clustered(" ".join(words[110:]), "Second Paper")
    name = head.copy_cluster
    assert tail.copy_cluster != name

    whole = clustered(LONG, "Third Paper")

    assert head.copy_cluster == tail.copy_cluster == whole.copy_cluster == name


def test_a_notice_under_every_page_is_kept_for_a_hundred_and_copies_are_found_all_the_same(
    session: Session, make_version: Callable[..., ArticleVersion]
) -> None:
    notice = _text(48, seed=3)
    texts = [f"{_text(120, seed=seed)} {notice}" for seed in range(100, 100 + FULL + 5)]
    versions = [make_version(text, outlet=f"Paper {number}") for number, text in enumerate([*texts, texts[-1]])]

    cluster_versions(session, versions, NOW)

    held = select(func.count()).select_from(copy_key).group_by(copy_key.c.key)
    assert max(session.scalars(held)) == FULL
    assert session.scalars(select(func.count()).select_from(ArticleRelation)).one() == 1
    assert versions[-1].copy_cluster == versions[-2].copy_cluster


def test_one_more_copy_of_a_story_that_has_hundreds_joins_them(
    session: Session, make_version: Callable[..., ArticleVersion]
) -> None:
    versions = [make_version(f"{LONG} {_text(9, seed=n)}", outlet=f"Paper {n}") for n in range(FULL + 5)]

    cluster_versions(session, versions, NOW)

    assert {version.copy_cluster for version in versions} == {versions[0].copy_cluster}
    assert session.scalars(select(func.count()).select_from(ArticleRelation)).one() <= MOST * len(versions)


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


def test_text_on_record_before_copies_had_keys_is_met_by_later_ones(
    engine: Engine, session: Session, clustered: Callable[..., ArticleVersion]
) -> None:
    first = clustered(LONG)
    session.commit()
    downgrade(engine, "0002")
    upgrade(engine)

    assert clustered(LONG, "Second Paper").copy_cluster == first.copy_cluster


def test_likeness_of_the_same_words_is_whole_and_of_others_none() -> None:
    assert likeness(LONG, LONG).score == 1.0
    assert likeness(LONG, _text(seed=2)) == Likeness(kind=None, score=0.0)
    assert likeness("", LONG).kind is None
    assert likeness("", "").kind is None
