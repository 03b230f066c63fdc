"""When two addresses are one article, and whose an address is."""

import pytest

from store.addresses import (
    article_address,
    belongs_to,
    canonical_address,
    fetch_address,
    form_of_page,
    forms_of,
    is_front_page,
    is_web_address,
)
from store.vocabulary import PageForm


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://A.example/News/1", "https://a.example/News/1"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/1?utm_source=x&id=7&fbclid=y", "https://a.example/1?id=7"),
        ("https://a.example/1/amp/", "https://a.example/1"),
        ("https://a.example/amp/1", "https://a.example/1"),
        ("https://a.example/1.amp.html", "https://a.example/1.html"),
        ("https://a.example/1?outputType=amp#top", "https://a.example/1"),
        ("https://a.example/camp/1", "https://a.example/camp/1"),
        ("https://a.example/1/print/", "https://a.example/1"),
        ("http://a.example:80/1", "http://a.example/1"),
        ("http://a.example:8080/1", "http://a.example:8080/1"),
        ("https://m.a.example/1", "https://a.example/1"),
        ("https://a.example/1?print=1&b=2&a=1", "https://a.example/1?a=1&b=2"),
        ("https://a.example/1?m=1", "https://a.example/1"),
        ("https://a.example/Caf%c3%a9/%7Eann", "https://a.example/Caf%C3%A9/~ann"),
        ("https://a.example/Café/~ann", "https://a.example/Caf%C3%A9/~ann"),
        ("https://a.example/1/index.html", "https://a.example/1/"),
        ("https://a.example./1", "https://a.example/1"),
        ("https://www-a-example.cdn.ampproject.org/c/s/www.a.example/1", "https://www.a.example/1"),
        ("https://www.google.com/amp/s/www.a.example/1/amp", "https://www.a.example/1"),
        ("urn:sha256:00#paper", "urn:sha256:00#paper"),
    ],
)
def test_forms_of_one_article_are_one_address(url: str, address: str) -> None:
    assert article_address(url) == address
    assert article_address(address) == address


@pytest.mark.parametrize(
    "other",
    [
        "http://a.example/news/1",
        "https://www.a.example/news/1",
        "https://a.example/news/1/",
        "http://www.a.example:80/news/1/#top",
        "https://a.example:443/news/1?utm_campaign=x",
        "HTTPS://A.example/news/1",
        "https://a.example/%6Eews/1",
        "https://amp.a.example/news/1",
        "https://m.a.example/news/1/",
        "https://a.example/news/1/print",
    ],
)
def test_scheme_www_and_last_slash_tell_no_articles_apart(other: str) -> None:
    assert article_address(other) in forms_of("https://a.example/news/1")


@pytest.mark.parametrize(
    "other",
    [
        "https://a.example/News/1",
        "https://a.example/news/1?id=2",
        "https://b.example/news/1",
        "http://a.example:81/news/1",
    ],
)
def test_other_paths_queries_hosts_and_ports_are_other_articles(other: str) -> None:
    assert article_address(other) not in forms_of("https://a.example/news/1")


@pytest.mark.parametrize(
    ("stated", "believed"),
    [
        ("https://a.example/other/1", "https://a.example/other/1"),
        ("http://www.a.example/news/2025/1", "http://www.a.example/news/2025/1"),
        ("https://news.a.example/1", "https://news.a.example/1"),
        ("https://b.example/news/2025/1", None),
        ("https://a.example.b.example/1", None),
        ("https://a.example/", None),
        ("https://a.example/en", None),
        ("https://a.example/news", None),
        ("https://www.a.example/news/2025/", None),
        ("https://a.example:x/1", None),
        ("ftp://a.example/1", None),
        ("/news/2025/1", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_address_is_believed_on_its_own_site_and_for_a_page(stated: str | None, believed: str | None) -> None:
    own = "https://a.example/news/2025/1"

    assert canonical_address(own + "?utm_source=x", stated, "a.example") == (believed or own)


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("https://a.example/1", PageForm.PAGE),
        ("https://a.example/camp/1?b=amp", PageForm.PAGE),
        ("https://a.example/1/amp/", PageForm.AMP),
        ("https://amp.a.example/1", PageForm.AMP),
        ("https://a.example/1?id=2&outputType=amp", PageForm.AMP),
        ("https://a.example/print/1", PageForm.PRINT),
        ("https://a.example/1?print=true", PageForm.PRINT),
        ("https://mobile.a.example/1", PageForm.MOBILE),
        ("https://m.example/1", PageForm.PAGE),
        ("urn:sha256:00", PageForm.PAGE),
    ],
)
def test_form_of_a_page_is_read_off_its_address(url: str, form: PageForm) -> None:
    assert form_of_page(url) is form


@pytest.mark.parametrize(
    ("url", "is_front"),
    [
        ("https://a.example", True),
        ("https://a.example/?utm_source=x", True),
        ("https://a.example/en-gb/", True),
        ("https://a.example/index.html", True),
        ("https://a.example/?p=12", False),
        ("https://a.example/1", False),
    ],
)
def test_front_page_of_a_site(url: str, is_front: bool) -> None:
    assert is_front_page(url) is is_front


def test_address_to_fetch_loses_only_what_listings_add() -> None:
    assert (
        fetch_address("https://a.example/1/amp?utm_medium=rss&id=7&ref=x#top") == "https://a.example/1/amp?id=7&ref=x"
    )


@pytest.mark.parametrize(
    ("url", "is_its"),
    [
        ("https://a.example/1", True),
        ("https://www.a.example/1", True),
        ("https://news.a.example/1", True),
        ("https://aa.example/1", False),
        ("https://a.example.other/1", False),
        ("urn:sha256:00", False),
    ],
)
def test_subdomains_belong_to_a_domain(url: str, is_its: bool) -> None:
    assert belongs_to(url, "www.a.example") is is_its


def test_no_domain_owns_nothing() -> None:
    assert not belongs_to("https://a.example/1", "")
    assert not belongs_to("https://a.example/1", None)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "//a.example/", "/1", "https://", "https://a.example:x/", "http://[::1"]
)
def test_what_is_no_web_address(url: str) -> None:
    assert not is_web_address(url)
