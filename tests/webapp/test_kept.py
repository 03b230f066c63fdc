"""What was answered is answered again without asking the record, until the record changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event
from sqlalchemy.orm import sessionmaker

from webapp.app import create_app
from webapp.kept import Latest

ADDRESSES = ("/", "/search", "/search.json?accused=deepseek", "/api/claims?limit=1", "/disputes/openai-deepseek")


@contextmanager
def _asked(engine) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(*told) -> None:
        asked.append(told[2])

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("path", ADDRESSES)
def test_who_asks_for_the_same_is_told_the_same_and_the_record_is_not_asked(
    client, engine, small_record, path: str
) -> None:
    first = client.get(path)

    with _asked(engine) as asked:
        again = client.get(path)

    assert (again.status_code, again.data) == (200, first.data)
    assert sorted(again.headers) == sorted(first.headers)
    assert not [statement for statement in asked if "FROM claim" in statement or "FROM event" in statement]


@pytest.mark.parametrize("path", ADDRESSES[1:])  # the home page shows the newest lines only
def test_what_is_kept_is_what_an_app_says_that_keeps_nothing_yet(
    client, engine, session, small_record, make_version, file_findings, claim, path: str
) -> None:
    before = client.get(path).data
    version = make_version("Anthropic says that DeepSeek copied it.")
    file_findings(version, claim(version, version.text, claimant="Anthropic"))
    session.commit()
    fresh = create_app(sessionmaker(engine), today=lambda: date(2026, 1, 2)).test_client()

    assert client.get(path).data == client.get(path).data == fresh.get(path).data
    assert client.get(path).data != before


def test_numbers_of_the_whole_record_are_counted_once_for_every_filter(client, engine, small_record) -> None:
    client.get("/search")

    with _asked(engine) as asked:
        narrowed = client.get("/search.json?accused=deepseek").json

    listed = [statement for statement in asked if "WITH listed" in statement]
    assert len(listed) == 1  # of the claims about DeepSeek: those about others were counted for the page before
    assert next(c["claims"] for c in narrowed["facets"]["accused"] if c["value"] == "deepseek") == narrowed["count"]


def test_the_values_that_were_asked_for_last_are_kept() -> None:
    latest = Latest[str, int](2)
    latest["a"], latest["b"] = 1, 2

    latest.get("a")
    latest["c"] = 3

    assert (latest.get("a"), latest.get("b"), latest.get("c")) == (1, None, 3)
