"""Articles read off pages: one golden for each outlet, and what a page may do wrong."""

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.extract import extract, extract_for
from crawler.outlet import Outlet
from crawler.outlets import outlets
from crawler.page import RefusedPage, decoded
from store.records import Extract
from store.vocabulary import ArticleKind, Precision

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2025, 6, 1, tzinfo=UTC)
URL = "https://paper.example/news/a-story"
TEXT = "<p>" + "The publisher sued the laboratory over its novels and asked the court for damages. " * 4 + "</p>"


def _page(head: str = "", body: str = TEXT, title: str = "A headline") -> str:
    return f"<html><head>{head}</head><body><main><article><h1>{title}</h1>{body}</article></main></body></html>"


def _ld(**said: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def _read(head: str = "", body: str = TEXT, *, outlet: Outlet | None = None, url: str = URL) -> Extract:
    return extract_for(outlet, _page(head, body), url, now=NOW)


@pytest.mark.golden
@pytest.mark.parametrize("slug", outlets())
def test_page_of_each_outlet_is_read_as_its_golden_says(slug: str) -> None:
    outlet, golden = outlets()[slug], PAGES / f"{slug}.json"
    page = (PAGES / f"{slug}.html").read_text(encoding="utf-8")

    found = json.loads(
        json.dumps(asdict(extract_for(outlet, page, f"https://{outlet.domain}/x", now=NOW)), default=str)
    )

    if os.environ.get("ONRECORD_GOLDEN") == "write":
        golden.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("stated", "expected", "precision"),
    [
        ("2025-01-29T10:00:00-05:00", "2025-01-29T15:00:00+00:00", Precision.INSTANT),
        ("2025-01-29T10:00:00Z", "2025-01-29T10:00:00+00:00", Precision.INSTANT),
        ("2025-01-29 10:00:00 +0800", "2025-01-29T02:00:00+00:00", Precision.INSTANT),
        ("Wed, 29 Jan 2025 10:00:00 GMT", "2025-01-29T10:00:00+00:00", Precision.INSTANT),
        ("2025-01-29", "2025-01-29T00:00:00+00:00", Precision.DAY),
        ("January 29, 2025", "2025-01-29T00:00:00+00:00", Precision.DAY),
        ("2025-01-29T10:00:00", "2025-01-29T00:00:00+00:00", Precision.DAY),
    ],
)
def test_date_is_kept_as_exactly_as_it_is_stated(stated: str, expected: str, precision: Precision) -> None:
    found = _read(_ld(datePublished=stated))

    assert (found.published, found.published_precision) == (datetime.fromisoformat(expected), precision)


def test_time_without_an_offset_is_read_in_the_outlets_zone() -> None:
    outlet = Outlet(slug="p", name="P", domain="paper.example", timezone="Asia/Hong_Kong")

    found = _read(_ld(datePublished="2025-01-29T10:00:00"), outlet=outlet)

    assert found.published == datetime(2025, 1, 29, 2, tzinfo=UTC)


@pytest.mark.parametrize("stated", ["2025-02-30", "2031-01-01", "1066-10-14", "soon", "", "05/01/2025", "0000-00-00"])
def test_impossible_future_or_unclear_date_is_unknown(stated: str) -> None:
    found = _read(_ld(datePublished=stated))

    assert (found.published, found.published_precision) == (None, Precision.UNKNOWN)


def test_page_without_a_date_has_none() -> None:
    assert _read().published is None


def test_day_in_the_address_is_a_day() -> None:
    found = _read(url="https://paper.example/2025/01/29/a-story")

    assert (found.published, found.published_precision) == (datetime(2025, 1, 29, tzinfo=UTC), Precision.DAY)


def test_instant_of_a_tag_completes_the_same_day_of_json_ld() -> None:
    tag = '<meta property="article:published_time" content="2025-01-29T10:00:00+00:00">'

    assert _read(_ld(datePublished="2025-01-29") + tag).published == datetime(2025, 1, 29, 10, tzinfo=UTC)


def test_clock_may_be_a_little_ahead() -> None:
    soon = (NOW + timedelta(hours=3)).isoformat()

    assert _read(_ld(datePublished=soon)).published_precision is Precision.INSTANT


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ([{"name": "Ada Sample"}, {"name": "Ben Muster"}], ("Ada Sample", "Ben Muster")),
        ({"name": "By Ada Sample and Ben Muster"}, ("Ada Sample", "Ben Muster")),
        ("Ada Sample, Ben Muster", ("Ada Sample", "Ben Muster")),
        ({"name": "Ada Sample (asa)"}, ("Ada Sample",)),
        ({"name": "https://paper.example/authors/ada"}, ()),
        (None, ()),
    ],
)
def test_authors_are_names_each_once(author: Any, expected: tuple[str, ...]) -> None:
    assert _read(_ld(author=author)).authors == expected


def test_publisher_is_an_author_only_where_nobody_else_is_named() -> None:
    publisher = {"publisher": {"name": "Sample Paper"}, "author": {"name": "Sample Paper"}}

    assert _read(_ld(**publisher)).authors == ("Sample Paper",)
    assert _read(_ld(**publisher) + '<meta name="author" content="Ada Sample">').authors == ("Ada Sample",)


def test_body_of_scripts_is_taken_where_the_page_has_too_little() -> None:
    body = "The publisher sued the laboratory over its novels and asked the court for damages.\n\nMore follows. " * 9

    found = _read(_ld(articleBody=body), body="<p>Loading the story for you</p>")

    assert found.body.startswith("The publisher sued")
    assert "Loading" not in found.body


def test_broken_json_ld_does_not_hide_the_page() -> None:
    found = _read('<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>')

    assert (found.title, found.body[:13]) == ("A headline", "The publisher")


def test_headline_is_not_part_of_the_text() -> None:
    assert "A headline" not in _read().body


def test_text_has_no_control_characters_and_no_lone_surrogates() -> None:
    found = _read(body=TEXT.replace("publisher", "pub\x00li\x07sher\ud800"))

    assert found.body.startswith("The publisher sued")


@pytest.mark.parametrize(
    ("head", "url", "kind"),
    [
        ('<script type="application/ld+json">{"@type": "OpinionNewsArticle"}</script>', URL, ArticleKind.OPINION),
        ("", "https://paper.example/opinion/a-story", ArticleKind.OPINION),
        ("", "https://paper.example/press-releases/a-story", ArticleKind.PRESS_RELEASE),
        ("", URL, ArticleKind.UNKNOWN),
    ],
)
def test_kind_is_what_page_or_address_says(head: str, url: str, kind: ArticleKind) -> None:
    assert _read(head, url=url).kind is kind


def test_paywall_is_marked() -> None:
    assert _read(_ld(isAccessibleForFree="False")).is_free is False
    assert _read().is_free is None


def test_language_is_measured_and_not_taken_from_the_tag() -> None:
    german = "<p>" + "Der Verlag wirft dem Betreiber vor, seine Bücher ohne Erlaubnis benutzt zu haben. " * 4 + "</p>"

    assert extract_for(None, f'<html lang="en"><body><article>{german}</article></body></html>', URL).language == "de"


def test_outlet_is_known_by_the_address() -> None:
    page = (PAGES / "the-verge.html").read_text(encoding="utf-8")

    assert "Another sample story" not in extract(page, "https://www.theverge.com/ai/900001/x").body


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p>" + "x" * 11_000_000, "over 10485760"),
        ("<div>" * 5_001 + "deep", "nested over 5000"),
        (f'<div class="{"x" * 70_000}">', "a tag of over 65536"),
        ("  ", "empty"),
    ],
    ids=["long", "deep", "tag", "empty"],
)
def test_page_that_could_stop_a_parser_is_refused_with_the_reason(html: str, reason: str) -> None:
    with pytest.raises(RefusedPage, match=reason):
        extract(html, URL)


def test_embedded_pictures_are_no_long_tag() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 70_000}">'

    assert _read(body=picture + TEXT).body.startswith("The publisher sued")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>Bücher</p>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("<p>Bücher</p>".encode(), "text/html"),
        ('<meta charset="windows-1252"><p>Bücher</p>'.encode("cp1252"), None),
        ("<p>Bücher</p>".encode("utf-8-sig"), "text/html; charset=latin-1"),
    ],
)
def test_page_is_decoded_as_it_says(body: bytes, kind: str | None) -> None:
    assert "<p>Bücher</p>" in decoded(body, kind)
