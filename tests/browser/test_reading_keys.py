"""The one script: keys that can be switched off, and what is new since the last visit; the embedded timeline too."""

from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]
pytestmark = pytest.mark.ui
DISPUTE = "/disputes/openai-deepseek"


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_a_slash_searches_and_is_a_slash_where_one_types(open_page: OpenPage) -> None:
    page = open_page(DISPUTE)

    page.keyboard.press("/")
    page.keyboard.type("a/b")

    assert focused(page) == "find"
    assert page.locator("#find").input_value() == "a/b"


def test_j_and_k_go_from_line_to_line(open_page: OpenPage) -> None:
    page = open_page(DISPUTE)
    lines = page.locator(".entry[id]").evaluate_all("nodes => nodes.map(node => node.id)")

    walked = []
    for key in "jjk":
        page.keyboard.press(key)
        walked.append(focused(page))

    assert walked == [lines[0], lines[1], lines[0]]


def test_the_keys_are_told_and_can_be_switched_off_for_good(open_page: OpenPage) -> None:
    page = open_page(DISPUTE)

    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")

    assert focused(page) == ""
    page.get_by_role("button", name="Keys").click()
    assert page.get_by_role("dialog").is_visible()


def test_what_came_on_record_since_the_last_visit_is_marked_until_it_is_seen(open_page: OpenPage) -> None:
    page = open_page(DISPUTE)
    assert page.locator(".since").count() == 0
    page.evaluate("localStorage.setItem('onrecord.seen:openai-deepseek', '2000-01-01')")

    page.reload()
    lines = page.locator(".entry.new").count()
    page.get_by_role("button", name="Mark as seen").click()
    page.reload()

    assert lines == page.locator(".entry[data-recorded]").count() > 0
    assert page.locator(".since, .entry.new").count() == 0


def test_nothing_is_kept_where_the_browser_keeps_nothing(open_page: OpenPage) -> None:
    page = open_page(DISPUTE)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")

    page.reload()
    page.keyboard.press("j")

    assert focused(page) != ""


def test_the_timeline_can_be_framed_and_fits(open_page: OpenPage) -> None:
    for width in (320, 600, 1280):
        page = open_page(f"/embed{DISPUTE}", width=width)

        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("svg.lanes:visible").count() == 1


def test_a_page_that_frames_the_timeline_can_fix_its_colours(open_page: OpenPage) -> None:
    themes = {"dark": "light", "light": "dark"}
    shown = {theme: background(open_page(f"/embed{DISPUTE}?theme={theme}", scheme=themes[theme])) for theme in themes}
    own = {scheme: background(open_page(f"/embed{DISPUTE}", scheme=scheme)) for scheme in themes}

    assert shown == own
    assert shown["dark"] != shown["light"]


def background(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_on_paper_the_wide_timeline_stands_and_what_can_only_be_pressed_is_left_out(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, width=740)
    page.emulate_media(media="print")

    assert page.locator("svg.lanes:visible").get_attribute("class") == "lanes wide"
    assert page.locator("button:visible, input:visible, .links:visible").count() == 0


def test_a_first_page_weighs_less_than_a_hundred_kilobytes(open_page: OpenPage) -> None:
    page = open_page("/method")
    network, weighed = page.context.new_cdp_session(page), []
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.loadingFinished", lambda loaded: weighed.append(loaded["encodedDataLength"]))

    page.goto(page.url.replace("/method", DISPUTE), wait_until="networkidle")

    assert len(weighed) > 5
    assert sum(weighed) < 100_000
