"""In a real Chromium: the tasks of a journalist, on a record that the real reader and the real filing made.

The samples are our own writing on reported facts, by outlets that do not exist.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from cli.demo.content import OUTLETS, read_articles
from store.models import ArticleVersion, Assertion
from store.vocabulary import AssertionState

pytestmark = pytest.mark.ui

TESTS = Path(__file__).parents[1]
NAMES = {outlet.slug: outlet.name for outlet in OUTLETS}
DISPUTE, XAI = "/disputes/microsoft-deepseek", "/disputes/xai-openai"
DEMO = (
    "xai-sues-openai-over-trade-secrets",
    "openai-denies-xai-claims",
    "judge-dismisses-xai-suit-against-openai",
)
ENDED = (
    "A federal judge in California dismissed xAI's trade secrets lawsuit against OpenAI with prejudice "
    "on June 15, 2026."
)
SAID = "Moonshot AI trained its model on the outputs of Claude, Anthropic said in a statement."
KEPT = "The company gave no further details of the accounts."
OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def record(file_samples: Any) -> sessionmaker[Session]:
    """What the samples tell, filed as they were published; one of them was changed afterwards."""
    made: sessionmaker[Session] = file_samples(_samples())
    return made


def _samples() -> Iterator[tuple[str, str, datetime, str, str]]:
    upstream = list(read_articles(TESTS / "cli" / "upstream"))
    demo = [sample for sample in read_articles() if sample.slug in DEMO]
    for sample in (*upstream, *demo):
        yield NAMES[sample.outlet], "\n\n".join(sample.paragraphs(2)), sample.published, sample.slug, sample.title
    yield "Sample Wire", ENDED, datetime(2026, 6, 16, tzinfo=UTC), "ended", "A sample on an end"
    changed = datetime(2026, 5, 2, 9, tzinfo=UTC)
    yield "Sample Briefs", f"{SAID} {KEPT}", changed, "changed", "A sample that was changed"
    yield "Sample Briefs", KEPT, changed, "changed", "A sample that was changed"


@pytest.fixture(scope="module")
def address(record: sessionmaker[Session], serve: Any) -> Iterator[str]:
    """Where the record of this module is served; `open_page` goes there."""
    with serve(record) as found:
        yield found


def lines(page: Any) -> list[str]:
    """The lines of the record, each as the words it shows."""
    return [" ".join(words.split()) for words in page.locator(".lines > .entry").all_inner_texts()]


def line_of(page: Any, words: str) -> Any:
    """The first line whose own sentence has these words."""
    return page.locator(".lines > .entry", has=page.locator(".said", has_text=words)).first


def claim_with(page: Any, words: str) -> None:
    """Go from a dispute to the claim whose sentence has these words."""
    line_of(page, words).locator("a[href^='/claims/']").first.click()


def test_j1_what_happened_in_order(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, java_script_enabled=False)
    told = lines(page)

    def place(words: str) -> int:
        return next(number for number, line in enumerate(told) if words in line)

    assert place("WHEN IT IS SAID TO HAVE HAPPENED") < place("INQUIRY REPORTED") < place("a memo to the House")
    assert page.locator("time.vague").first.is_visible()
    assert page.locator("svg.lanes:visible .bracket").count() > 0
    assert not any("LAWSUIT FILED" in line for line in told)
    for line in page.locator(".lines > .entry").all():
        assert line.locator("a", has_text="archived").count() or line.get_by_role("link", name="The allegation").count()


def test_j2_the_words_in_their_place_and_a_citation(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, java_script_enabled=False)
    claim_with(page, "told the Financial Times")
    marked = page.locator("blockquote mark").inner_text()
    cited = page.locator("#cite").inner_text()
    where = page.get_by_text("Characters").first.inner_text()
    first, last = map(int, re.findall(r"(\d+)–(\d+)", where)[0])

    assert (
        marked == "OpenAI told the Financial Times that it had seen some evidence that DeepSeek distilled its models."
    )
    assert last - first == len(marked)
    assert "sha256" in where
    assert all(part in cited for part in ("Sample Tech Journal", "29 Jan 2025", "archived copy", "as_of=2026-11-23"))
    assert len(page.locator("blockquote").inner_text()) < 800 + len(marked)
    page.get_by_role("link", name="Archived copy").click()
    assert marked in page.locator(page.url[page.url.index("#") :]).inner_text()


def test_j3_who_actually_said_it(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, java_script_enabled=False)
    claim_with(page, "individuals linked to DeepSeek extracted")
    chain = [" ".join(link.split()) for link in page.locator(".chain li").all_inner_texts()]
    names = re.findall("security researchers|people familiar|bloomberg", "; ".join(chain).lower())

    assert names[0] == "security researchers"
    assert {"people familiar", "bloomberg"} <= set(names)
    assert "On Record" in chain[-1]
    assert page.locator(".hedge").count() > 0


def test_j4_what_does_the_accused_say(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, java_script_enabled=False)
    denied = line_of(page, "told the Financial Times").locator(".answers").inner_text()
    whole = page.locator("main").inner_text()
    memo = line_of(page, "a memo to the House")

    assert denied.count("Denied") == 2
    assert "asked by Bloomberg" in memo.locator(".answers").inner_text()
    assert "Denied" not in memo.locator(".answers").inner_text()
    assert "Microsoft declined to comment" in whole
    assert "refused to" not in whole
    assert page.get_by_role("heading", name="Where sources differ").is_visible()
    claim_with(page, "told the Financial Times")
    assert page.get_by_role("link", name="Reply to this record").get_attribute("href") == "/method#replies"


def test_j5_is_there_a_case_and_where_does_it_stand(open_page: OpenPage) -> None:
    assert "No lawsuit" in open_page(DISPUTE).locator(".status").first.inner_text()

    page = open_page(XAI, java_script_enabled=False)
    now = page.locator(".status").first.inner_text()
    page.get_by_label("Show what was public by").fill("2026-03-01")
    page.get_by_role("button", name="Show").first.click()
    then = page.locator(".status").first.inner_text()

    assert "as_of=2026-03-01" in page.url
    assert "with leave to amend" in then
    assert "with prejudice" in now
    assert "with prejudice" not in page.locator("main").inner_text()
    page.get_by_role("link", name="Why we say so").click()
    assert page.locator(page.url[page.url.index("#") :]).is_visible()


def test_j6_a_story_that_was_changed(open_page: OpenPage, record: sessionmaker[Session]) -> None:
    with record() as session:
        version = session.scalars(select(ArticleVersion).where(ArticleVersion.version_no == 2)).one()
        claim = session.scalars(select(Assertion).where(Assertion.state == AssertionState.SUPERSEDED)).one().claim
        paths = f"/articles/{version.article_id}", f"/claims/{claim.public_id}", f"/disputes/{claim.dispute.slug}"
    article, of_claim, dispute = (open_page(path, java_script_enabled=False) for path in paths)

    assert SAID.rstrip(".") in article.locator("del:visible").first.inner_text()
    assert "no longer has this sentence" in of_claim.locator("main").inner_text()
    assert dispute.locator(".entry.withdrawn .said").first.evaluate(
        "line => getComputedStyle(line).textDecorationLine"
    ) == "line-through"  # fmt: skip


def test_j7_machine_or_human(open_page: OpenPage) -> None:
    page = open_page(DISPUTE, java_script_enabled=False)

    for line in page.locator(".lines > .entry").all():
        assert "read by machine, not yet reviewed" in line.inner_text()
