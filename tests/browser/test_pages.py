"""In a real Chromium: the five pages with and without JavaScript, narrow, dark, by keyboard, and under hostile text."""

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.ui

DISPUTE = "/disputes/openai-deepseek"
OpenPage = Callable[..., Any]
Found = Callable[[Any], list[str]]


@pytest.fixture(scope="session")
def claim_path(sessions: Any) -> str:
    from store.models import Claim
    from store.vocabulary import Act

    with sessions() as session:
        claim = session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).one()
        return f"/claims/{claim.public_id}"


@pytest.fixture(
    params=[
        "home",
        "timeline",
        "claim",
        "company",
        "companies",
        "search",
        "no hit",
        "article",
        "edited article",
        "method",
        "api",
        "status",
        "outlet",
        "refusing",
        "paste",
        "not found",
    ]
)
def path(request: pytest.FixtureRequest, claim_path: str) -> str:
    return {
        "home": "/",
        "timeline": DISPUTE,
        "claim": claim_path,
        "company": "/companies/openai",
        "companies": "/companies",
        "search": "/search?q=model",
        "no hit": "/search?q=zebra&accused=deepseek",
        "article": "/articles/7",
        "edited article": "/articles/11",
        "method": "/method",
        "api": "/api",
        "status": "/status",
        "outlet": "/outlets/sample-wire",
        "refusing": "/outlets/shut-sample",
        "paste": "/analyse",
        "not found": "/disputes/none",
    }[request.param]


def test_axe_finds_nothing(
    open_page: OpenPage, path: str, scheme: str, scripts: bool, expected_errors: list[str], violations: Found
) -> None:
    expected_errors += ["404"] if path.endswith("none") else []

    assert violations(open_page(path, scheme=scheme, scripts=scripts)) == []


def test_axe_can_fail(open_page: OpenPage, violations: Found) -> None:
    page = open_page("/method")
    page.evaluate(
        "() => { const main = document.querySelector('main');"
        "main.append(document.createElement('input'), document.createElement('img'));"
        "const grey = document.createElement('p'); grey.style.color = 'rgb(200, 200, 200)'; grey.textContent = 'grey';"
        "main.append(grey); }"
    )

    found = {violation.partition(":")[0] for violation in violations(page)}

    assert {"label", "image-alt", "color-contrast"} <= found


def test_nothing_scrolls_sideways(open_page: OpenPage, path: str, expected_errors: list[str]) -> None:
    expected_errors += ["404"] if path.endswith("none") else []
    page = open_page(path)
    widths = (320, 360, 768, 1000, 1280)
    reached = []

    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        reached.append(page.evaluate("document.documentElement.scrollWidth"))

    assert reached == list(widths)


def test_every_page_is_whole_without_javascript(open_page: OpenPage, path: str, expected_errors: list[str]) -> None:
    expected_errors += ["404"] if path.endswith("none") else []
    page = open_page(path, java_script_enabled=False)

    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()


def test_the_first_tab_skips_to_the_content(open_page: OpenPage, path: str, expected_errors: list[str]) -> None:
    expected_errors += ["404"] if path.endswith("none") else []
    page = open_page(path)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")

    # The browser moves the focus after the key press has returned.
    page.wait_for_function("document.activeElement.id === 'content'")


def test_a_reader_goes_from_home_to_the_sentence_in_its_archived_page(open_page: OpenPage) -> None:
    page = open_page("/")

    page.get_by_role("link", name=re.compile("OpenAI.*DeepSeek")).first.click()
    page.locator("a[href^='/claims/']").first.click()
    marked = page.locator("blockquote mark").inner_text()
    page.get_by_role("link", name="Archived copy").click()

    anchor = page.url.partition("#")[2]
    assert marked in page.locator(f"#{anchor} blockquote").inner_text()


def test_a_search_by_keyboard_becomes_the_address(open_page: OpenPage) -> None:
    page = open_page("/")

    page.get_by_label("Search the record").fill("ChatGPT")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ChatGPT")

    assert page.locator(".found mark").first.inner_text() == "ChatGPT"
    assert page.get_by_role("status").first.inner_text().startswith("1")


def test_a_chosen_facet_narrows_and_can_be_dropped(open_page: OpenPage) -> None:
    page = open_page("/search?q=openai")
    before = page.locator(".hit").count()

    page.locator(".facet .value", has_text="DeepSeek").first.click()
    narrowed = page.locator(".hit").count()
    page.get_by_role("link", name="drop Accused").click()

    assert narrowed < before
    assert page.locator(".hit").count() == before


def test_hostile_text_stays_text(open_page: OpenPage, sessions: Any) -> None:
    from store.models import Claim
    from store.vocabulary import Act

    with sessions() as session:
        hostile = session.query(Claim).filter_by(act=Act.TRAINING_ON_PROTECTED_WORKS).one()
        article = hostile.assertions[0].passage.version.article_id
        paths = [f"/claims/{hostile.public_id}", f"/articles/{article}", f"/disputes/{hostile.dispute.slug}"]

    for path in [*paths, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/"]:
        page = open_page(path)
        assert page.title() != "owned"
        assert page.locator("script:not([src$='reading.js']):not([type='application/ld+json'])").count() == 0
        assert page.locator("img").count() == 0


def test_the_chain_lies_across_a_wide_page_and_runs_down_a_narrow_one(open_page: OpenPage, claim_path: str) -> None:
    wide, narrow = open_page(claim_path), open_page(claim_path, width=360)
    places = "nodes => nodes.map(node => [node.getBoundingClientRect().x, node.getBoundingClientRect().y])"

    across = wide.locator(".chain .name").evaluate_all(places)
    down = narrow.locator(".chain .name").evaluate_all(places)

    assert len({y for _, y in across}) == 1
    assert len({x for x, _ in across}) == len(across)
    assert len({x for x, _ in down}) == 1
    assert len({y for _, y in down}) == len(down)


def test_the_links_that_stand_alone_are_large_enough_to_hit(open_page: OpenPage, claim_path: str) -> None:
    page = open_page(claim_path, width=360)

    heights = page.locator("button, summary, nav a").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    )

    assert heights
    assert min(heights) >= 24


@pytest.mark.parametrize("text", [None, "Nothing of it.", ""])
def test_axe_finds_nothing_in_a_reading(
    read_page: OpenPage, text: str | None, scheme: str, expected_errors: list[str], violations: Found
) -> None:
    expected_errors += ["400"] if text == "" else []
    page = read_page(text=text, scheme=scheme)
    page.locator("details").evaluate_all("nodes => nodes.forEach(node => { node.open = true; })")

    assert violations(page) == []


def test_a_reading_does_not_scroll_sideways(read_page: OpenPage) -> None:
    page = read_page(outlet="x" * 200)
    widths = (320, 360, 768, 1000, 1280)
    reached = []

    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        reached.append(page.evaluate("document.documentElement.scrollWidth"))

    assert reached == list(widths)


def test_a_reading_is_whole_without_javascript(read_page: OpenPage) -> None:
    page = read_page(java_script_enabled=False)

    assert page.locator("mark").first.inner_text().startswith("OpenAI says it has seen")
    assert page.locator("h3").count() == 2
    assert page.locator("main script, img").count() == 0


def test_a_finding_stands_beside_its_sentence_or_below_it(read_page: OpenPage) -> None:
    wide, narrow = read_page(), read_page(width=360)

    assert _box(wide, "#f1")["x"] > _box(wide, ".pasted")["x"] + _box(wide, ".pasted")["width"]
    assert _box(narrow, "#f1")["y"] > _box(narrow, ".pasted")["y"] + _box(narrow, ".pasted")["height"]


def test_the_keyboard_goes_from_a_sentence_to_its_finding_and_back(read_page: OpenPage) -> None:
    page = read_page()

    page.get_by_role("link", name="[1] to what is read in this sentence").press("Enter")
    page.wait_for_url("**/analyse#f1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    page.keyboard.press("Enter")

    page.wait_for_url("**/analyse#s1")


def test_a_text_is_pasted_and_read_by_keyboard_alone(open_page: OpenPage, pasted: str) -> None:
    page = open_page("/analyse")

    page.get_by_label("The text").focus()
    page.keyboard.insert_text(pasted)
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Read the text":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("mark")

    assert page.get_by_role("heading", level=1).inner_text().startswith("Read as a dispute")


def test_an_error_is_announced_and_leads_to_its_field(read_page: OpenPage, expected_errors: list[str]) -> None:
    expected_errors += ["400"]
    page = read_page(text="")

    page.get_by_role("alert").get_by_role("link").click()

    assert page.evaluate("document.activeElement.id") == "text"
    assert page.get_by_label("Headline").input_value().startswith("<script>")


def test_the_reading_can_be_had_as_json(read_page: OpenPage, expected_errors: list[str]) -> None:
    expected_errors += ["404"]  # Chromium asks for an icon of what is no page
    page = read_page()

    page.get_by_role("button", name="This reading as JSON").click()
    page.wait_for_url("**/analyse.json")

    assert '"is_ai_ip_dispute": true' in page.content()


def _box(page: Any, selector: str) -> dict[str, float]:
    box: dict[str, float] = page.locator(selector).first.bounding_box()
    return box


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (360, 0)])
def test_changes_stand_in_two_columns_or_in_one_line(open_page: OpenPage, width: int, columns: int) -> None:
    page = open_page("/articles/11", width=width)
    change = page.locator(".sides").first

    assert change.locator(".side:visible").count() == columns
    assert change.locator(".both").is_visible() is (columns == 0)


def test_what_was_added_and_removed_is_told_without_colour(open_page: OpenPage) -> None:
    page = open_page("/articles/11")
    lines = {
        tag: page.locator(f".sides {tag}:visible").first.evaluate("one => getComputedStyle(one).textDecorationLine")
        for tag in ("ins", "del")
    }
    words = page.locator(".sides ins:visible").first.evaluate("one => getComputedStyle(one, '::before').content")

    assert lines == {"ins": "underline", "del": "line-through"}
    assert "added" in words
