"""The review desk in a real Chromium: by keyboard alone, without JavaScript, narrow, dark, and under hostile text."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from store.accounts import add_account
from store.database import open_engine
from store.models import Assertion, EditorialAction
from store.vocabulary import AccountRole, AssertionState
from webapp.desk.pages import Desk

pytestmark = pytest.mark.ui

NAME, PASSWORD = "A. Sample", "a long sample password"
OpenPage = Callable[..., Any]


@pytest.fixture
def written(sessions: sessionmaker[Session], tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    """A copy of the record with an editor, for what is decided here is for no other test."""
    file = tmp_path / "record.db"
    copying = sqlite3.connect(sessions.kw["bind"].url.database)
    copying.execute("VACUUM INTO ?", (str(file),))
    copying.close()
    engine = open_engine(f"sqlite:///{file}", writes=True)
    made = sessionmaker(engine)
    with made.begin() as session:
        add_account(session, NAME, AccountRole.EDITOR, PASSWORD, datetime.now(UTC))
    yield made
    engine.dispose()


@pytest.fixture
def address(written: sessionmaker[Session], serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """Where the app is served, with its desk."""
    reader = open_engine(str(written.kw["bind"].url))
    with serve(sessionmaker(reader), desk=Desk(key="a key that only these tests sign with", sessions=written)) as found:
        yield found
    reader.dispose()


@pytest.fixture
def at_desk(open_page: OpenPage) -> OpenPage:
    """Opens a path of the desk as the editor, who signs in by keyboard."""

    def open_signed_in(path: str, **options: Any) -> Any:
        page = open_page("/review/sign-in", **options)
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".desk-bar").wait_for()
        page.goto(page.url.partition("/review")[0] + path)
        return page

    return open_signed_in


@pytest.fixture(
    params=["/review", "/review/assertion/1", "claim", "pair", "/review/companies/openai", "/review/decisions"]
)
def path(request: pytest.FixtureRequest, written: sessionmaker[Session]) -> str:
    with written() as session:
        named = {
            "claim": f"/review/{session.get_one(Assertion, 1).claim.public_id}",
            "pair": "/review?kind=contradiction",
        }
    return named.get(request.param, request.param)


def _decisions(written: sessionmaker[Session]) -> list[tuple[str, str]]:
    with written() as session:
        return [(str(a.action), a.reason) for a in session.query(EditorialAction).order_by(EditorialAction.id)]


def _shows(page: Any, words: str) -> None:
    """Wait until a page with these words is there, and its script with it."""
    page.get_by_text(words).first.wait_for()
    page.wait_for_load_state()


def _opened(page: Any) -> None:
    page.locator("main details").evaluate_all("nodes => nodes.forEach(n => { n.name = ''; n.open = true; })")


# --- by keyboard ------------------------------------------------------------------------------------------------------


def test_a_whole_review_by_keyboard_alone(open_page: OpenPage, written: sessionmaker[Session]) -> None:
    page = open_page("/review")
    press, type_in = page.keyboard.press, page.keyboard.type

    # The browser gives the focus after the page has loaded, with the first frame that it draws.
    page.locator("input:focus").wait_for()
    type_in(NAME)
    press("Tab")
    type_in(PASSWORD)
    press("Enter")
    _shows(page, "for a person")
    press("j")
    first = page.evaluate("document.activeElement.id")
    press("Enter")
    _shows(page, "What was read")
    press("c")
    type_in("It says so.")
    press("Enter")
    _shows(page, "Decision 1: confirmed.")
    press("r")
    type_in("The speaker is another.")
    press("Enter")
    _shows(page, "Decision 2: rejected.")
    press("u")
    type_in("He is not.")
    press("Enter")
    _shows(page, "Decision 3: undone.")
    press("q")
    _shows(page, "for a person")

    assert _decisions(written) == [
        ("confirm", "It says so."),
        ("reject", "The speaker is another."),
        ("undo", "He is not."),
    ]
    assert page.locator(f"#{first}").count() == 0


def test_a_value_is_corrected_by_keyboard(at_desk: OpenPage, written: sessionmaker[Session]) -> None:
    page = at_desk("/review/assertion/1")

    page.keyboard.press("e")
    focused = page.evaluate("document.activeElement.name")
    page.get_by_label("How firmly").select_option("probable")
    page.locator("details[open]").get_by_label("Why").fill("It is hedged.")
    page.keyboard.press("Enter")
    page.get_by_text("Decision 1: corrected.").wait_for()

    assert focused == "status"
    with written() as session:
        assert session.get_one(Assertion, 1).state is AssertionState.CONFIRMED


def test_the_keys_of_the_desk_are_told_beside_those_for_reading(at_desk: OpenPage) -> None:
    page = at_desk("/review/assertion/1")

    page.keyboard.press("?")

    told = page.get_by_role("dialog").locator("dt").all_inner_texts()
    assert {"/", "j", "k", "?", "c", "e", "r", "m", "s", "q", "n"} <= set(told)


def test_no_reason_is_given_that_nobody_wrote(at_desk: OpenPage, written: sessionmaker[Session]) -> None:
    page = at_desk("/review/assertion/1")

    page.keyboard.press("c")
    page.keyboard.press("Enter")

    assert page.locator("details[open] [name=reason]").evaluate("node => node.matches(':focus:invalid')")
    assert _decisions(written) == []


@pytest.mark.parametrize(("event", "opens"), [("submit", False), ("toggle", True)])
def test_what_is_typed_while_a_form_is_under_way_is_no_key(at_desk: OpenPage, event: str, opens: bool) -> None:
    page = at_desk("/review/assertion/1")

    is_open = page.evaluate(
        """name => {
          document.querySelector("details[data-key=c] form").dispatchEvent(new Event(name, { bubbles: true }));
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "r", bubbles: true }));
          return document.querySelector("details[data-key=r]").open;
        }""",
        event,
    )

    assert is_open == opens


def test_no_key_is_taken_from_a_button_of_a_form(at_desk: OpenPage) -> None:
    page = at_desk("/review/assertion/1")
    page.locator("details[data-key=c] button").first.focus()

    page.keyboard.press("r")

    assert not page.locator("details[data-key=r]").first.evaluate("node => node.open")


def test_a_letter_that_is_typed_decides_nothing(at_desk: OpenPage, written: sessionmaker[Session]) -> None:
    page = at_desk("/review/assertion/1")

    page.keyboard.press("r")
    page.keyboard.type("cremusn")

    assert page.locator("details[open] [name=reason]").input_value() == "cremusn"
    assert _decisions(written) == []


# --- for everybody ----------------------------------------------------------------------------------------------------


def test_without_javascript_one_signs_in_rejects_undoes_and_signs_out(
    at_desk: OpenPage, written: sessionmaker[Session]
) -> None:
    page = at_desk("/review/assertion/1", java_script_enabled=False)

    page.locator("summary", has_text="Reject").click()
    page.locator("details[open]").get_by_label("Why").fill("The speaker is another.")
    page.get_by_role("button", name="Reject").click()
    page.locator("form.undo").first.get_by_label("Why").fill("He is not.")
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Sign out").click()

    assert page.get_by_role("heading", name="Sign in").is_visible()
    assert [kind for kind, _ in _decisions(written)] == ["reject", "undo"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_desk(
    at_desk: OpenPage, violations: Callable[[Any], list[str]], path: str, scheme: str, scripts: bool
) -> None:
    page = at_desk(path, scheme=scheme, scripts=scripts)

    closed = violations(page)
    _opened(page)

    assert closed == []
    assert violations(page) == []


def test_axe_finds_nothing_at_the_door_and_after_what_was_refused(
    open_page: OpenPage, violations: Callable[[Any], list[str]], expected_errors: list[str]
) -> None:
    expected_errors += ["401"]
    page = open_page("/review")
    door = violations(page)

    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill("a wrong sample password")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()

    assert door == []
    assert violations(page) == []


def test_what_was_just_decided_is_told_to_everybody(at_desk: OpenPage, violations: Callable[[Any], list[str]]) -> None:
    page = at_desk("/review/assertion/1")
    page.keyboard.press("c")
    page.keyboard.type("It says so.")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()

    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_on_the_desk_scrolls_sideways(at_desk: OpenPage, path: str) -> None:
    page = at_desk(path)
    _opened(page)
    widths = (320, 360, 768, 1000, 1280)
    reached = []

    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        reached.append(page.evaluate("document.documentElement.scrollWidth"))

    assert reached == list(widths)


def test_hostile_text_runs_nothing_on_the_desk(at_desk: OpenPage, written: sessionmaker[Session]) -> None:
    with written() as session:
        hostile = next(a.id for a in session.query(Assertion) if "<script>" in (a.passage.version.title or ""))

    page = at_desk(f"/review/assertion/{hostile}")

    assert page.title() != "owned"
    assert page.locator("main script, main img").count() == 0
    assert "<script>" in page.locator(".quoted cite").inner_text()
