"""`onrecord outlets` lists what we know, and shows what is read from a saved page."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.crawl import UnknownOutletError
from cli.main import onrecord

PAGES = Path(__file__).resolve().parents[1] / "crawler" / "pages"


def _run(*words: str) -> Result:
    return CliRunner().invoke(onrecord, ["outlets", *words], catch_exceptions=False)


def test_the_list_has_those_that_are_crawled_before_those_that_refuse() -> None:
    lines = _run().output.splitlines()

    crawled = ["never crawled" not in line for line in lines]
    assert sorted(crawled, reverse=True) == crawled
    assert any(line.startswith("the-verge ") and "itself a party" in line for line in lines)
    assert any(line.startswith("reuters ") and "401" in line for line in lines)


def test_a_saved_page_is_shown_field_by_field() -> None:
    url = "https://www.404media.co/a-sample/"

    shown = _run("check", "404-media", "--offline", str(PAGES / "404-media.html"), "--url", url)

    assert shown.exit_code == 0
    assert "  title       What we know of a sample case about voices" in shown.output
    assert "  published   2025-02-11 09:00:05-05:00 (to the minute)" in shown.output
    assert "without `body` the general extractor finds" in shown.output
    assert "warning" not in shown.output


def test_an_address_that_the_pattern_does_not_match_is_told() -> None:
    url = "https://www.404media.co/tag/samples/"

    shown = _run("check", "404-media", "--offline", str(PAGES / "404-media.html"), "--url", url)

    assert "in `articles` does not match this address" in shown.output


def test_what_a_page_lacks_is_missing_and_the_status_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><h1>A sample</h1><p>{'Some words. ' * 40}</p></article></body></html>")

    shown = _run("check", "the-verge", "--offline", str(page))

    assert (shown.exit_code, shown.output.count("MISSING")) == (3, 3)  # authors, date and canonical address


def test_a_page_without_text_is_a_failure(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body></body></html>")

    shown = _run("check", "the-verge", "--offline", str(page))

    assert (shown.exit_code, "no text found on the page" in shown.output) == (1, True)


@pytest.mark.parametrize(("what", "told"), [("nobody", "unknown outlet 'nobody'"), ("reuters", "never crawled")])
def test_an_outlet_that_cannot_be_looked_at_is_one_line(what: str, told: str) -> None:
    with pytest.raises(UnknownOutletError, match=told):
        _run("check", what)
