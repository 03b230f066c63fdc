"""In a real Chromium: the tasks of a policy analyst, on a record that the real reader and the real filing made.

The samples are our own writing on reported facts, by outlets that do not exist.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from cli.demo.content import OUTLETS, read_articles
from store import judgements
from store.decisions import Signature
from store.models import Claim, Entity
from store.vocabulary import Act

pytestmark = pytest.mark.ui

TESTS = Path(__file__).parents[1]
NAMES = {outlet.slug: outlet.name for outlet in OUTLETS}
DISPUTE = "/disputes/microsoft-deepseek"
DEMO = (
    "third-circuit-takes-ross-appeal",
    "third-circuit-hears-ross-and-thomson-reuters",
    "ross-loses-fair-use-ruling-to-thomson-reuters",
    "getty-largely-loses-to-stability-in-london",
    "new-york-times-sues-microsoft-and-openai",
)
TELEMETRY = (
    "Security researchers at Microsoft believe that DeepSeek trained its models on the outputs of OpenAI's models, "
    "according to people familiar with the matter. The evidence is said to include patterns of API usage."
)
POSSIBLE = "OpenAI says that DeepSeek may have trained its model on the outputs of its models, citing API usage logs."
GETTY_US = (
    "Getty Images moved its U.S. lawsuit against Stability AI from Delaware to federal court in San Francisco, where "
    "it filed a complaint in August 2025, docket 3:25-cv-06891, alleging that Stability AI trained its image generator "
    "on its photographs without permission."
)
LOOSE = (
    ("Sample Wire", TELEMETRY, "2025-01-31"),
    ("Sample Tech Journal", POSSIBLE, "2025-02-02"),
    ("Sample Legal Reporter", GETTY_US, "2025-08-20"),
)
OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def record(file_samples: Any) -> sessionmaker[Session]:
    """What the samples tell, filed as they were published."""
    made: sessionmaker[Session] = file_samples(_samples())
    return made


def _samples() -> Iterator[tuple[str, str, datetime, str, str]]:
    upstream = list(read_articles(TESTS / "cli" / "upstream"))
    demo = [sample for sample in read_articles() if sample.slug in DEMO]
    for sample in (*upstream, *demo):
        text = "\n\n".join(sample.paragraphs(1))
        yield NAMES[sample.outlet], text, sample.published, sample.slug, sample.title
    for number, (outlet, text, day) in enumerate(LOOSE):
        yield outlet, text, datetime.fromisoformat(day).replace(tzinfo=UTC), f"loose-{number}", "A sample"


@pytest.fixture(scope="module")
def address(record: sessionmaker[Session], serve: Any) -> Iterator[str]:
    """Where the record of this module is served; `open_page` goes there."""
    with serve(record) as found:
        yield found


def _choose(page: Any, facet: str, value: str) -> None:
    """Take a value of a facet, by its words, opening the facet where it is folded."""
    section = page.locator("#narrow section", has=page.locator(".overline", has_text=re.compile(f"^{facet}$")))
    if section.locator("summary").count():
        section.locator("summary").click()
    section.get_by_role("link", name=value, exact=True).click()


def _count(page: Any) -> int:
    return int(re.match(r"\d+", page.get_by_role("status").first.inner_text().replace("No claim", "0")).group())


def test_a1_everything_about_a_company_and_a_merge_that_is_undone(
    open_page: OpenPage, record: sessionmaker[Session]
) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Search the record").fill("microsoft")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="as accuser, as accused, in other roles").click()
    whole = page.locator("main").inner_text()

    assert all(part in whole for part in ("As accused", "In another role", "As accuser"))
    assert "tech giant" not in whole
    with record.begin() as session:
        parties = {entity.slug: entity for entity in session.query(Entity)}
        signed = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 9, 1, tzinfo=UTC))
        made = judgements.merge(session, parties["openai"], parties["microsoft"], signed)
    merged = open_page("/companies/microsoft").locator("main").inner_text()
    with record.begin() as session:
        judgements.undo(session, session.merge(made), signed)
    again = open_page("/companies/microsoft").locator("main").inner_text()

    assert merged != whole
    assert again == whole


def test_a2_copies_add_documents_and_no_origin(
    open_page: OpenPage, record: sessionmaker[Session], read_and_file: Any, address: str
) -> None:
    with record() as session:
        claim = next(c for c in session.query(Claim) if any(a.passage.exact in TELEMETRY for a in c.assertions))
        path = f"/claims/{claim.public_id}"
    page = open_page(path, java_script_enabled=False)
    before = page.request.get(f"{address}{path}.json").json()["counts"]
    with record.begin() as session:
        for number in range(5):
            day = datetime(2025, 2, 1 + number, tzinfo=UTC)
            outlet = f"Sample Copy {number}"
            read_and_file(session, TELEMETRY, outlet=outlet, published=day, path="copy", title=f"Again {number}")
    after = page.request.get(f"{address}{path}.json").json()["counts"]

    assert after["articles"] == before["articles"] + 5
    assert after["origins"] == before["origins"]
    assert page.locator('a[href*="/method#origins"]').count()


def test_a3_six_filters_find_the_one_claim_and_the_address_is_the_query(open_page: OpenPage) -> None:
    page = open_page("/search?-disclosure=shown", java_script_enabled=False)
    _choose(page, "Alleged act", Act.MODEL_OUTPUT_DISTILLATION.label.replace("'", "’"))
    _choose(page, "Evidence", "API records")
    _choose(page, "On whose word", "An unnamed group of an organisation")
    page.get_by_text("Days and firmness").click()
    page.get_by_label("A source is at least").select_option("probable")
    page.get_by_role("button", name="Search claims").click()
    page.wait_for_url("**at_least=probable**")

    found = page.locator(".hits").inner_text()
    assert _count(page) == page.locator(".hit").count() == 1
    assert "patterns of API usage" in found or "Security researchers at Microsoft believe" in found
    assert "may have" not in page.locator(".hit .found").inner_text()
    assert "Kept for this passage" in found
    for number in page.locator(".facet li.on .number").all_inner_texts():
        assert number.split()[0] == "1"
    assert _count(open_page(page.url[page.url.index("/search") :])) == 1


def test_a3_numbers_of_facets_are_the_lengths_of_their_lists(open_page: OpenPage) -> None:
    page = open_page("/search?act=model_output_distillation", java_script_enabled=False)
    choices = page.locator("#narrow .facet li").evaluate_all(
        "items => items.map(item => "
        "[item.querySelector('.value').href, parseInt(item.querySelector('.number').textContent)])"
    )
    alone = [(href, number) for href, number in choices if href.count("act=") == 1 and "-" not in href.split("?")[1][0]]

    assert len(alone) > 8
    for href, number in alone[:12]:
        assert _count(open_page(href[href.index("/search") :], java_script_enabled=False)) == number


def test_a3_a_claim_whose_sources_differ_says_so(open_page: OpenPage) -> None:
    page = open_page("/search?accuser=openai&accused=deepseek", java_script_enabled=False)

    assert page.get_by_text("Sources differ").count()


def test_a4_a_day_shows_what_was_public_then_and_today_differs(open_page: OpenPage) -> None:
    then = open_page(f"{DISPUTE}?as_of=2025-01-30", java_script_enabled=False).locator("main").inner_text()
    today = open_page(DISPUTE, java_script_enabled=False).locator("main").inner_text()
    known = _count(open_page("/search?accused=deepseek&as_of=2025-01-30", java_script_enabled=False))
    both = open_page(f"{DISPUTE}/diff?from=2025-01-30&to=2026-03-01", java_script_enabled=False)

    assert "Under investigation" in then
    assert "DENIED" not in then.upper()
    assert "memo" not in then.lower()
    assert "memo" in today.lower()
    assert "DENIED" in today.upper()
    assert known < _count(open_page("/search?accused=deepseek", java_script_enabled=False))
    assert "denied" in both.locator("#new").locator("xpath=../..").inner_text().lower()


def test_a5_a_table_by_court_and_country_opens_its_lists_and_is_its_file(open_page: OpenPage, address: str) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="By act, court and country").click()
    row = page.locator("tr", has_text="Getty Images")
    ross = page.locator("tr", has_text="Thomson Reuters")

    assert row.get_by_role("link", name="United Kingdom").count() == 1
    assert row.get_by_role("link", name="United States").count() == 1
    assert ross.locator("td").last.locator(".piece").count() == 2
    assert page.locator("tbody tr", has_text="no court case known").count() >= 1
    file = list(csv.DictReader(io.StringIO(page.request.get(f"{address}/disputes.csv").text())))
    assert [one["title"] for one in file] == page.locator("tbody th a:first-child").evaluate_all(
        "links => links.filter(a => a.pathname.startsWith('/disputes/')).map(a => a.textContent)"
    )
    for one in file:
        assert all(one[column] for column in ("accused", "acts", "state", "countries", "proceedings"))
    row.get_by_role("link", name="United Kingdom").click()
    assert "Getty Images" in page.locator(".hits").inner_text()
