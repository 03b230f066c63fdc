"""When two addresses are one article, and whose an address is."""

import pytest

from store.addresses import article_address, belongs_to, fetch_address, is_web_address


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
        ("urn:sha256:00#paper", "urn:sha256:00#paper"),
    ],
)
def test_forms_of_one_article_are_one_address(url: str, address: str) -> None:
    assert article_address(url) == address
    assert article_address(address) == address


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
