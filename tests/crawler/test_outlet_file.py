"""An outlet file is read whole or refused with one line that names file, outlet, key and value."""

from dataclasses import fields
from pathlib import Path

import pytest

from crawler.outlet import Outlet
from crawler.outlet_file import OutletFileError, read_outlets
from crawler.outlets import outlets
from store.vocabulary import OutletKind

GOOD = """[[outlet]]
slug = "sample-paper"
name = "Sample Paper"
domain = "sample.example"
feeds = ["http://127.0.0.1:8000/feed.xml"]
articles = '/news/\\d+'
body = "article p"
timezone = "Europe/Berlin"
kind = "newspaper"
is_sample = true
delay = 0
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound file."""
    path = tmp_path / "outlets.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_keys_are_the_fields_of_an_outlet(path: Path) -> None:
    outlet = read_outlets(path)["sample-paper"]

    assert (outlet.kind, outlet.timezone, outlet.delay, outlet.is_sample) == (
        OutletKind.NEWSPAPER,
        "Europe/Berlin",
        0.0,
        True,
    )
    assert outlet.articles is not None
    assert outlet.articles.search("http://127.0.0.1:8000/news/7")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('slug = "sample-paper"', 'slug = "Sample Paper"', "slug = 'Sample Paper' cannot be used"),
        ('name = "Sample Paper"', "", "'name' is missing"),
        ('feeds = ["http://127.0.0.1:8000/feed.xml"]', "", "neither 'feeds' nor 'sitemaps'"),
        ("http://127.0.0.1:8000/feed.xml", "file:///etc/passwd", "'file:///etc/passwd' in feeds is no http"),
        ("'/news/\\d+'", "'/news/('", "articles = '/news/('"),
        ('"article p"', '"article >"', "body = 'article >'"),
        ("Europe/Berlin", "Mars/North", "timezone = 'Mars/North'"),
        ('"newspaper"', '"blog"', "kind = 'blog'"),
        ("delay = 0", "delay = 900", "delay = 900"),
        ("delay = 0", 'delay = "none"', "of the wrong type"),
        ("delay = 0", "speed = 9", "unknown key 'speed'"),
        ("delay = 0", "further_domains = [9]", "further_domains = [9]"),
        ("delay = 0", 'suits = [{title = "A v. B"}]', "suits = [{'title': 'A v. B'}]"),
        ("delay = 0", 'suits = [{title = "A v. B", source = "nowhere"}]', "'source': 'nowhere'"),
        ("[[outlet]]", "[outlet]", "has no [[outlet]] table"),
        ("delay = 0", "delay =", "is no TOML"),
    ],
)
def test_wrong_value_is_one_line_that_names_it(path: Path, old: str, new: str, told: str) -> None:
    path.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(OutletFileError) as refused:
        read_outlets(path)

    assert told in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_outlet_that_refuses_needs_no_listing(path: Path) -> None:
    refused = GOOD.replace('feeds = ["http://127.0.0.1:8000/feed.xml"]', 'refuses = "It answers 401."')
    path.write_text(refused, encoding="utf-8")

    assert read_outlets(path)["sample-paper"].refuses == "It answers 401."


def test_suits_are_kept_with_their_sources(path: Path) -> None:
    suit = 'suits = [{title = "Sample Paper v. Sample Lab", source = "https://sample.example/suit"}]'
    path.write_text(GOOD.replace("delay = 0", suit), encoding="utf-8")

    [read] = read_outlets(path)["sample-paper"].suits

    assert (read.title, read.source) == ("Sample Paper v. Sample Lab", "https://sample.example/suit")


def test_slug_given_twice_is_refused(path: Path) -> None:
    path.write_text(GOOD + GOOD, encoding="utf-8")

    with pytest.raises(OutletFileError, match="names a slug twice"):
        read_outlets(path)


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutletFileError, match="cannot be read"):
        read_outlets(tmp_path / "none.toml")


def test_the_document_names_every_outlet_and_every_key() -> None:
    document = (Path(__file__).resolve().parents[2] / "docs" / "outlets.md").read_text(encoding="utf-8")

    assert [slug for slug in outlets() if f"| `{slug}` |" not in document] == []
    assert [field.name for field in fields(Outlet) if f"\n{field.name} = " not in document] == []
