import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from cli.demo.content import ARTICLES, NOTICE, OUTLETS, SampleArticle, read_articles
from cli.demo.pages import article_page, restates

ALL = read_articles()
OUTLET = {outlet.slug: outlet for outlet in OUTLETS}
DAY = re.compile(
    r"\b(?:(?P<d1>\d{1,2}) )?(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: (?P<d2>\d{1,2}))?,? (?P<year>20\d\d)\b"
)


def named(articles: tuple[SampleArticle, ...]) -> list[str]:
    return [article.slug for article in articles]


def page(article: SampleArticle, visit: int = 1) -> str:
    return article_page(article, OUTLET[article.outlet], address="http://127.0.0.1:1", visit=visit)


def words(article: SampleArticle) -> int:
    return len(" ".join(article.paragraphs(1)).split())


def dates_in(article: SampleArticle) -> list[date]:
    text = " ".join(" ".join(text) for text in article.texts)
    return [
        datetime.strptime(f"{m['d1'] or m['d2'] or 1} {m['month']} {m['year']}", "%d %B %Y").date()  # noqa: DTZ007
        for m in DAY.finditer(text)
    ]


def test_there_are_enough_articles_on_enough_disputes():
    disputes = Counter(article.dispute for article in ALL if article.dispute)

    assert len(ALL) >= 26
    assert len(disputes) >= 9
    assert max(disputes.values()) >= 4


@pytest.mark.parametrize("register", ["wire", "tech", "legal", "brief", "broadcast"])
def test_every_register_has_several_articles(register):
    assert sum(article.register == register for article in ALL) >= 5


def test_several_articles_are_about_no_dispute():
    assert sum(not article.dispute for article in ALL) >= 4


@pytest.mark.parametrize("article", ALL, ids=named(ALL))
def test_an_article_names_its_sources_and_says_that_it_is_a_sample(article):
    html = page(article)

    assert article.sources
    assert all(source.startswith(("https://", "http://")) for source in article.sources)
    assert restates(article) in html
    assert all(source in html or source.replace("&", "&amp;") in html for source in article.sources)
    assert NOTICE in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("article", ALL, ids=named(ALL))
def test_an_article_is_of_an_ordinary_length_in_several_paragraphs(article):
    assert 80 <= words(article) <= 300
    assert len(article.paragraphs(1)) >= 3


@pytest.mark.parametrize("article", ALL, ids=named(ALL))
def test_an_article_tells_of_nothing_after_its_own_day(article):
    assert [day for day in dates_in(article) if day > article.published.date()] == []


@pytest.mark.parametrize("article", ALL, ids=named(ALL))
def test_an_article_belongs_to_a_sample_outlet_and_carries_an_offset(article):
    assert article.outlet in OUTLET
    assert article.published.tzinfo is not None


def test_no_article_quotes_anybody():
    quoting = [a.slug for a in ALL if re.search(r"[\"“”]", " ".join(" ".join(text) for text in a.texts))]

    assert quoting == []


def test_a_copy_is_the_original_with_its_head_or_tail_edited():
    by_slug = {article.slug: article for article in ALL}
    copies = [article for article in ALL if article.copy_of]

    assert len(copies) >= 3
    for copy in copies:
        original = by_slug[copy.copy_of or ""]
        shared = set(original.paragraphs(1)) & set(copy.paragraphs(1))
        assert copy.outlet != original.outlet
        assert len(shared) >= len(original.paragraphs(1)) - 2
        assert any("Sample Wire" in paragraph for paragraph in copy.paragraphs(1))


def test_one_article_changes_with_a_correction_and_one_is_withdrawn():
    changing = [article for article in ALL if article.paragraphs(1) != article.paragraphs(2)]
    withdrawn = [article for article in ALL if article.is_withdrawn(2)]

    assert len(changing) == 1
    assert changing[0].paragraphs(2)[-1].startswith("Correction: ")
    assert changing[0].modified_by(1) is None
    assert changing[0].modified_by(2) is not None
    assert len(withdrawn) == 1
    assert not withdrawn[0].is_withdrawn(1)


def test_only_articles_lie_in_the_folder_of_articles():
    assert {path.suffix for path in Path(ARTICLES).iterdir()} == {".md"}
