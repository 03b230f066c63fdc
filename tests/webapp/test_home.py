"""The home page shows the newest lines, who was asked and silent, and where every dispute stands."""

import re

import pytest
from sqlalchemy import event as on_event
from sqlalchemy.orm import sessionmaker

from store.database import open_engine
from store.vocabulary import EventKind
from webapp.app import create_app

_HEAVY = 150_000  # bytes


def test_an_empty_record_says_what_to_run(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "Nothing is on record yet" in page.text
    assert "onrecord crawl" in page.text


def test_home_lists_every_dispute_with_its_status_and_source(client, small_record):
    page = client.get("/").text

    for title in ("OpenAI and Microsoft – DeepSeek", "Disney v. Midjourney", "Authors – Anthropic"):
        assert title in page
    stands = re.findall(r'<td class="stands">(.*?)</td>', page, re.DOTALL)
    assert len(stands) == 3
    assert all('href="/articles/' in sentence for sentence in stands)
    assert "Said to be under investigation" in page


def test_the_record_begins_where_its_life_lines_do(client, distillation):
    """With what is said to have happened in the last quarter of a year, though no day is given."""
    assert "From Oct–Dec\u00a02024 to" in client.get("/").text


def test_disputes_without_a_court_stand_apart(client, small_record):
    page = client.get("/").text

    outside, inside = page.split("In court</span>")
    assert "DeepSeek" in outside.split("Without a court")[1]
    assert "Disney v. Midjourney" in inside


def test_the_latest_line_of_each_dispute_is_an_archived_sentence(client, small_record):
    latest = client.get("/").text.split("All disputes, by who is accused")[0]

    assert "Midjourney declined to comment." in latest
    assert "DeepSeek denied this in the file of its paper." in latest


def test_the_latest_line_says_who_alleges_where_its_sentence_says_the_company(
    client, session, make_version, file_findings, claim
):
    version = make_version("The company says that the start-up copied its models.")
    file_findings(version, claim(version, version.text))
    session.commit()

    assert re.search(r"Allegation</span> <span[^>]*>by OpenAI<", client.get("/").text)


def test_the_latest_line_says_who_answers(client, distillation):
    assert re.search(r"Denied</span> <span[^>]*>DeepSeek<", client.get("/").text)


def test_one_sentence_that_is_the_newest_of_two_disputes_is_told_once(
    client, session, make_version, file_findings, claim
):
    version = make_version("Disney says that Midjourney and Meta copied its films.", published="2025-05-01")
    file_findings(
        version,
        claim(version, version.text, claimant="Disney", targets=("Midjourney",)),
        claim(version, version.text, claimant="Disney", targets=("Meta",)),
    )
    session.commit()

    latest = client.get("/").text.split("All disputes, by who is accused")[0]

    assert latest.count(version.text) == 1
    assert "/disputes/disney-midjourney" in latest
    assert "/disputes/disney-meta" in latest


def test_who_was_asked_and_is_silent_is_named_with_the_asker(client, small_record):
    page = client.get("/").text

    assert "asked by Sample Wire" in page
    assert "refused" not in page


def test_a_second_dispute_of_one_party_gives_it_a_heading(
    client, small_record, session, make_version, file_findings, event
):
    version = make_version("Meta sued Midjourney over its pictures.", published="2025-07-01")
    suit = event(version, version.text, EventKind.COMPLAINT_FILED, accusers=("Meta",), accused=("Midjourney",))
    file_findings(version, suit)
    session.commit()

    assert "Against Midjourney" in client.get("/").text


def test_the_twin_lists_the_same_disputes(client, small_record):
    data = client.get("/index.json").get_json()

    assert data["as_of"] == "2026-01-02"
    assert {entry["slug"] for entry in data["disputes"]} == {
        "openai-deepseek",
        "disney-midjourney",
        "authors-anthropic",
    }
    assert client.get("/.json").get_json() == data


def test_rendering_home_asks_a_fixed_number_of_questions(
    app, engine, small_record, session, make_version, file_findings, claim
):
    def questions() -> int:
        asked = []
        on_event.listen(engine, "before_cursor_execute", listener := lambda *given: asked.append(given[2]))
        app.test_client().get("/")
        on_event.remove(engine, "before_cursor_execute", listener)
        return len(asked)

    before = questions()
    for name in ("Meta", "Anthropic", "Disney"):
        version = make_version(f"{name} says that Microsoft trained on its works.", published="2025-03-01")
        file_findings(version, claim(version, version.text, claimant=name, targets=("Microsoft",)))
    session.commit()

    assert questions() == before


def test_a_page_carries_one_script_of_our_own_and_no_inline_style(client, small_record):
    for address in ("/", "/disputes/openai-deepseek"):
        page = client.get(address).text
        assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/reading.js" defer>']
        assert not re.search(r"<[^>]* style=", page)


def test_no_page_is_heavy(client, small_record):
    """All that a page loads but its fonts, before it is compressed."""
    sheets = 0
    for name in ("style.css", "claim.css"):
        with client.get(f"/static/{name}") as answer:
            sheets += len(answer.data)
    claim = client.get("/api/claims").json["claims"][0]["url"]

    for path in ("/", "/disputes/openai-deepseek", "/companies/openai", "/search", "/method", claim):
        assert len(client.get(path).data) + sheets < _HEAVY, path


def test_every_answer_has_the_strict_policy(client):
    answer = client.get("/nothing-here")

    assert answer.status_code == 404
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/search", "/disputes/openai-deepseek", "/companies/openai", "/method"])
def test_every_page_says_once_in_a_sentence_what_it_is(client, small_record, path):
    (described,) = re.findall(r'<meta name="description" content="([^"]+)">', client.get(path).text)

    assert len(described) > 40


def test_errors_are_problem_documents_for_programs(client):
    answer = client.get("/nothing-here.json")

    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["status"] == 404
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_wrong_method_still_says_which_are_allowed(client):
    assert "GET" in client.post("/").headers["Allow"]


def test_who_has_a_page_already_is_told_so(client, small_record):
    first = client.get("/")

    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.text == ""


def test_a_failure_is_a_page_that_asks_the_database_nothing(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'without-tables.db'}")
    app = create_app(sessionmaker(engine))

    answer = app.test_client().get("/")
    engine.dispose()

    assert answer.status_code == 500
    assert "This page failed" in answer.text
    assert "no such table" not in answer.text
