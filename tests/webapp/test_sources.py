"""The pages of the sources: the health of all outlets, and who one is, how it fares and what is cited from it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from store.articles import outlet_row
from store.models import Round
from store.records import OutletRecord, Suit
from store.vocabulary import OutletKind
from webapp.rounds import BELOW, draw_rounds

AT = datetime(2026, 1, 2, 12, 30, tzinfo=UTC)
SUIT = Suit(title="Sample Gazette v. Sample Lab", source="https://www.reports.example/a-suit")
GAZETTE = OutletRecord(
    slug="sample-gazette",
    name="Sample Gazette",
    domain="gazette.example",
    kind=OutletKind.NEWSPAPER,
    country="GB",
    owner="Sample Holdings",
    corrections_policy="https://gazette.example/corrections",
    suits=(SUIT,),
)


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).replace("\u00a0", " ").split())


@pytest.fixture
def know(session: Session) -> Callable[..., None]:
    """Lets the record know an outlet and its rounds."""

    def know(outlet: OutletRecord, *rounds: Round) -> None:
        outlet_row(session, outlet)
        session.add_all(rounds)
        session.commit()

    return know


def _round(slug: str = "sample-gazette", **more: object) -> Round:
    counts = dict.fromkeys(("fetched", "unchanged", "refused", "failed"), 0)
    return Round(outlet_slug=slug, started_at=AT, ended_at=AT, **(counts | more))


def test_an_outlet_that_is_read_stands_with_its_last_round(client: FlaskClient, know: Callable[..., None]) -> None:
    know(GAZETTE, _round(fetched=3, refused=1))

    page = client.get("/status").text

    assert 'href="/outlets/sample-gazette"' in page
    assert "2 Jan 2026, 12:30 UTC 3 fetched, 1 refused" in _text(page)
    assert "itself a party" in page


def test_what_was_never_asked_stands_apart_with_the_reason(client: FlaskClient, know: Callable[..., None]) -> None:
    know(GAZETTE)
    know(OutletRecord(slug="shut", name="The Shut Sample", domain="shut.example", refuses="It answers 401."))

    text = _text(client.get("/status").text)

    assert "Known, and not asked yet 1 outlet; onrecord crawl asks them Sample Gazette" in text
    assert "Known, and never asked The Shut Sample It answers 401." in text


def test_an_outlet_that_needs_a_look_comes_first_and_says_why(client: FlaskClient, know: Callable[..., None]) -> None:
    know(GAZETTE, _round(fetched=3))
    quiet = [_round("mute", error="feed answered 403") for _ in range(3)]
    know(OutletRecord(slug="mute", name="The Mute Sample", domain="mute.example"), *quiet)

    text = _text(client.get("/status").text)

    assert text.index("The Mute Sample") < text.index("Sample Gazette")
    assert "Needs a look. The last 3 rounds brought an error and no page: feed answered 403." in text
    assert client.get("/status.json").json["alarms"] == 1


def test_an_empty_record_says_what_to_run(client: FlaskClient) -> None:
    assert "onrecord crawl" in client.get("/status").text
    assert client.get("/status.json").json["outlets"] == []


def test_the_twin_has_what_the_page_has(client: FlaskClient, know: Callable[..., None]) -> None:
    know(GAZETTE, _round(fetched=3, unchanged=2))

    [outlet] = client.get("/status.json").json["outlets"]

    assert (outlet["slug"], outlet["last_round"]["fetched"], outlet["last_round"]["unchanged"]) == (
        "sample-gazette",
        3,
        2,
    )
    assert outlet["missing"]["text"] == {
        "recent": {"part": 0, "whole": 0},
        "past": {"part": 0, "whole": 0},
        "is_alarming": False,
    }


def test_the_page_of_an_outlet_says_who_it_is_and_what_it_is_a_party_of(
    client: FlaskClient, know: Callable[..., None]
) -> None:
    know(GAZETTE)

    page = client.get("/outlets/sample-gazette").text

    assert "A newspaper from the United Kingdom, published by Sample Holdings." in _text(page)
    assert 'href="https://gazette.example/corrections"' in page
    assert "Sample Gazette v. Sample Lab. Reported by reports.example" in _text(page)
    assert 'href="https://www.reports.example/a-suit"' in page


def test_addresses_that_no_browser_may_open_are_no_links(client: FlaskClient, know: Callable[..., None]) -> None:
    know(OutletRecord(slug="odd", name="Odd", domain="odd.example", corrections_policy="javascript:alert(1)"))

    assert "javascript:" not in client.get("/outlets/odd").text


def test_the_page_of_an_outlet_lists_its_cited_articles(client: FlaskClient, small_record: None) -> None:
    wire = client.get("/outlets/sample-wire.json").json

    titles = [article["title"] for article in wire["cited_articles"]]
    assert titles == ["A file speaks of the training", "Two firms look into the use of an interface"]
    assert [article["claims"] for article in wire["cited_articles"]] == [1, 1]
    page = client.get("/outlets/sample-wire").text
    assert f'href="/articles/{wire["cited_articles"][0]["id"]}"' in page
    assert "It does not exist and was made up" in page


def test_an_unknown_outlet_is_not_found_and_told_where_to_look(client: FlaskClient) -> None:
    assert client.get("/outlets/nobody").status_code == 404
    assert "/outlets lists them all" in client.get("/outlets/nobody.json").json["detail"]


def test_bars_stand_at_the_right_and_share_one_scale() -> None:
    bars = draw_rounds([_round(fetched=10, unchanged=10), _round(fetched=1, failed=4)], slots=5)

    assert [bar.x for bar in bars.bars] == [24, 32]
    assert [(bar.new, bar.unchanged) for bar in bars.bars] == [(14.0, 14.0), (2.0, 0.0)]
    assert [bar.refused for bar in bars.bars] == [0.0, BELOW]
    assert bars.summary == "2\u00a0rounds, at most 20\u00a0pages in one; the newest: 1 fetched, 4 failed"
