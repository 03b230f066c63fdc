"""In a real Chromium: the search with its facets, and the pages of terms, for everybody and by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.ui

NARROWED = "/search?q=model&-outlet=sample-daily&commitment=possible&commitment=certain&since=2024-01-01"
OpenPage = Callable[..., Any]
Found = Callable[[Any], list[str]]

PATHS = (
    NARROWED,
    "/search?accused=depseek",
    "/about/terms",
    "/about/terms/act",
    "/about/terms/act/model_output_distillation",
    "/changes",
    "/corrections",
    "/disputes",
    "/disputes/openai-deepseek/diff?from=2025-01-30&to=2025-10-01",
    "/outlets",
    "/data",
)


@pytest.fixture(params=PATHS)
def path(request: pytest.FixtureRequest) -> str:
    return request.param


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_page: OpenPage, path: str, scheme: str, scripts: bool, violations: Found
) -> None:
    page = open_page(path, scheme=scheme, scripts=scripts)
    for summary in page.locator("main summary").all():
        summary.click()

    assert violations(page) == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_value_is_left_out_and_taken_back_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/search", java_script_enabled=False)
    before = page.locator(".hit").count()

    page.get_by_role("link", name="leave out DeepSeek").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**-accused=deepseek**")
    without = page.locator(".hit").count()
    page.locator(".facet .out .value").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")

    assert without < before
    assert page.locator(".hit").count() == before


def test_the_form_keeps_the_facets_and_the_address_is_the_query(open_page: OpenPage) -> None:
    page = open_page("/search?accused=deepseek&-outlet=sample-daily")

    page.get_by_label("Words").fill("evidence")
    page.get_by_text("Days and firmness").click()
    page.get_by_label("A source is at least").select_option("possible")
    page.get_by_role("button", name="Search claims").click()
    page.wait_for_url("**q=evidence**")
    shown = page.get_by_role("status").first.inner_text()
    again = open_page(page.url[page.url.index("/search") :])

    assert all(part in page.url for part in ("accused=deepseek", "-outlet=sample-daily", "at_least=possible"))
    assert again.get_by_role("status").first.inner_text() == shown
    assert again.locator(".chosen li").count() == 5
