"""What a page says of its article: headline, authors, day, whether it is all there, and what was corrected."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extract import extract_for
from crawler.notices import correction_notice
from store.records import Extract
from store.vocabulary import Precision

NOW = datetime(2025, 6, 1, tzinfo=UTC)
URL = "https://paper.example/news/a-story"
SENTENCE = "The publisher sued the laboratory over its novels and asked the court for damages. "
TEXT = "".join(f"<p>{number}. {SENTENCE * 4}</p>" for number in range(8))


def _ld(**said: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def _read(head: str = "", inner: str = f"<h1>A headline</h1>{TEXT}", url: str = URL) -> Extract:
    page = f"<html><head>{head}</head><body><main><article>{inner}</article></main></body></html>"
    return extract_for(None, page, url, now=NOW)


@pytest.mark.parametrize(
    ("json_ld", "og", "page_title", "expected"),
    [
        ("For readers", "For engines", "For engines - Sample Paper", "For readers"),
        ("For engines", "For readers", "For engines - Sample Paper", "For readers"),
        ("The same", "The same", "The same | Sample Paper", "The same"),
        ("A headline that is cut...", "For sharing", "Other", "A headline that is cut short"),
        ("", "A story | Sample Paper", "Other", "A story"),
        ("", "A firm | its rival", "Other", "A firm | its rival"),
    ],
)
def test_headline_is_the_one_for_readers(json_ld: str, og: str, page_title: str, expected: str) -> None:
    head = _ld(headline=json_ld) + _meta("og:title", og) + _meta("og:site_name", "Sample Paper")

    found = _read(f"{head}<title>{page_title}</title>", f"<h1>A headline that is cut short</h1>{TEXT}")

    assert found.title == expected


def test_title_of_the_page_is_the_last_resort_and_loses_its_site() -> None:
    assert _read("<title>A story - Sample Paper</title>", TEXT).title == "A story"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("By Ada Sample, Senior Technology Reporter", ("Ada Sample",)),
        ("Ada Sample | 29 January 2025", ("Ada Sample",)),
        ("Ada Sample @adasample", ("Ada Sample",)),
        (["Ada Sample", "ADA SAMPLE"], ("Ada Sample",)),
        ("Reuters", ("Reuters",)),
        ("Ursula von der Leyen-Sample", ("Ursula von der Leyen-Sample",)),
        ("Ada Sample, who writes about courts and models", ("Ada Sample",)),
    ],
)
def test_authors_are_names_without_roles_dates_and_handles(author: Any, expected: tuple[str, ...]) -> None:
    assert _read(_ld(author=author)).authors == expected


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Ada Sample</p>',
        '<a href="/authors/ada-sample">Ada Sample</a>',
        '<a rel="author" href="/ada">Ada Sample</a>',
        '<span itemprop="author"><span itemprop="name">Ada Sample</span></span>',
        "<p>By Ada Sample</p>",
    ],
)
def test_printed_byline_names_whom_the_stated_publisher_does_not(byline: str) -> None:
    found = _read(_ld(author={"name": "paper.example"}), f"<h1>A headline</h1>{byline}{TEXT}")

    assert found.authors == ("Ada Sample",)


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("2025-02-30", "no date that there is"),
        ("2031-01-01", "still to come"),
        ("1970-01-01T00:00:00Z", "before 1995"),
        ("05/01/2025", "either way round"),
    ],
)
def test_date_that_is_not_believed_is_unknown_with_the_reason(stated: str, reason: str) -> None:
    found = _read(_ld(datePublished=stated))

    assert (found.published, found.published_precision) == (None, Precision.UNKNOWN)
    assert found.date_doubt is not None
    assert stated in found.date_doubt
    assert reason in found.date_doubt


@pytest.mark.parametrize("stated", ["29/01/2025", "29.01.2025", "29-01-2025"])
def test_day_that_comes_first_beyond_doubt_is_read(stated: str) -> None:
    assert _read(_ld(datePublished=stated)).published == datetime(2025, 1, 29, tzinfo=UTC)


def test_day_printed_beside_the_headline_is_read() -> None:
    found = _read(inner=f'<h1>A headline</h1><p class="date">January 29, 2025</p>{TEXT}')

    assert (found.published, found.published_precision) == (datetime(2025, 1, 29, tzinfo=UTC), Precision.DAY)
    assert found.date_doubt is None


def test_two_days_beside_the_headline_are_no_date() -> None:
    dates = '<p class="date">January 29, 2025</p><p class="date">January 12, 2025</p>'

    assert _read(inner=f"<h1>A headline</h1>{dates}{TEXT}").published is None


def test_day_printed_far_from_the_headline_is_no_date_of_the_article() -> None:
    page = f'<html><body><article><h1>A headline</h1>{TEXT}</article><p class="date">January 29, 2025</p></body></html>'

    assert extract_for(None, page, URL, now=NOW).published is None


@pytest.mark.parametrize(
    ("head", "inner", "reason"),
    [
        (_ld(wordCount=2000), TEXT, "it has 2000 words"),
        (_ld(isAccessibleForFree=False), f"<p>{SENTENCE * 3}</p>", "not free to read"),
        ("", f"<p>{SENTENCE * 3}</p><div>Subscribe to continue reading</div>", "asks to subscribe"),
        ("", f"{TEXT}<p>And then the judge [+2134 chars]</p>", "breaks off with dots"),
    ],
)
def test_text_that_is_not_all_of_the_article_is_marked_with_the_reason(head: str, inner: str, reason: str) -> None:
    found = _read(head, f"<h1>A headline</h1>{inner}")

    assert found.truncation is not None
    assert reason in found.truncation


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        (_ld(wordCount=450), TEXT),
        (_ld(isAccessibleForFree=False), TEXT),
        (_ld(isAccessibleForFree=True), f"<p>{SENTENCE * 3}</p><div>Subscribe to continue reading</div>"),
        ("", f"{TEXT}<p>And so it went on...</p>"),
        (_ld(wordCount="many"), TEXT),
    ],
)
def test_whole_text_is_not_marked(head: str, inner: str) -> None:
    assert _read(head, f"<h1>A headline</h1>{inner}").truncation is None


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the name of the court was wrong.",
        "CORRECTION (Jan. 29, 2025): The sum was $3 million, not $3 billion.",
        "Editor’s note: this story gives the firm's answer, which came after publication.",
        "Correction, January 29th: an earlier version named the wrong court.",
        "Correction, 29 January 2025, 3:40PM ET: the firm's name was wrong.",
        "Clarification – the suit names two models.",
        "This article was amended on 29 January 2025 to remove a sentence.",
        "This story has been updated to correct the name of the judge.",
        "An earlier version of this article misstated the day of the hearing.",
        "A previous version of this story incorrectly said that the suit was dropped.",
    ],
)
def test_notice_of_correction_is_found(notice: str) -> None:
    assert correction_notice(f"A text.\n\n{notice}") == notice


@pytest.mark.parametrize(
    "sentence",
    [
        "Corrections to share prices followed.",
        "The correction was sharp, and analysts expect a second one.",
        "The agency said that it had amended its article on the firm.",
        "The firm updated its earlier version of the model.",
        "Correction fluid was found on the contract.",
    ],
)
def test_sentence_about_a_correction_is_no_notice(sentence: str) -> None:
    assert correction_notice(sentence) is None


def test_label_that_stands_alone_is_given_with_what_follows() -> None:
    assert correction_notice("A text.\n\nCorrection\n\nThe sum was wrong.") == "Correction The sum was wrong."


def test_notice_outside_the_text_is_found_but_not_a_readers_or_a_link() -> None:
    notice = "This article was amended on 29 January 2025."
    aside = f'<footer class="story-footer"><p>{notice}</p></footer>'
    link = '<p><a href="/x">Correction: another story was wrong</a></p>'
    comment = '<div class="comments"><p>Correction: you are all wrong.</p></div>'

    assert _read(inner=f"<h1>A headline</h1>{TEXT}{aside}").correction_notice == notice
    assert _read(inner=f"<h1>A headline</h1>{TEXT}{link}{comment}").correction_notice is None


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "datePublished": "2025-01-29",}',
        '{"@type": "NewsArticle", "datePublished": "2025-01-29"};',
        '<!-- {"@type": "NewsArticle", "datePublished": "2025-01-29"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2025-01-29"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "The firm\\\'s answer", "datePublished": "2025-01-29"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2025-01-29&quot;}",
        '{"@type": "NewsArticle", "datePublished": "2025-01-29"}}',
        '[{"@type": "WebPage", "mainEntity": {"@type": ["Article"], "datePublished": "2025-01-29"}}]',
        '{"@graph": [{"@type": "Organization"}, {"@type": "NewsArticle", "datePublished": "2025-01-29"}]}',
    ],
)
def test_json_ld_is_read_in_all_shapes_and_mended_where_it_can_be(broken: str) -> None:
    found = _read(f'<script type="application/ld+json">{broken}</script>')

    assert found.published == datetime(2025, 1, 29, tzinfo=UTC)
