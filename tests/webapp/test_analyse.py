"""A pasted text is shown as the reader sees it, is stored nowhere, and is never more than text."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import sessionmaker

from store.models import Article, ArticleVersion
from store.records import DateSpan, EvidenceFinding, NamedEntity, Reading, RelationFinding, Span, TextToRead
from store.vocabulary import (
    Commitment,
    Disclosure,
    EntityKind,
    EventKind,
    EvidenceKind,
    Precision,
    ResponseBasis,
    ResponseKind,
)
from webapp.app import create_app
from webapp.pasted import LARGEST_BODY, LONGEST
from webapp.turns import BusyError

SAID = "OpenAI says it has seen signs that DeepSeek may have distilled its models."
SUED = "Disney sued Midjourney on Monday."
SILENT = "DeepSeek did not respond to a request."
TEXT = f"Two firms are at odds. {SAID}\n\nNothing is marked here.\n\n{SUED} {SILENT}"
HOSTILE = "<script>alert(1)</script><b onmouseover=x>"


@pytest.fixture
def read_text(claim, event, response) -> Callable[[TextToRead], Reading]:
    """Reads by hand: what stands above, and nothing in any other text."""

    def read(text: TextToRead) -> Reading:
        known = SAID in text.text
        hedge = text.text.find("may have")
        found = Reading(text_id=text.id, reader="onrecord-reader@test", is_ai_ip_dispute=known, why="A test decides.")
        if not known:
            return found
        said = claim(
            text,
            SAID,
            commitment=Commitment.POSSIBLE,
            hedges=(Span(start_char=hedge, end_char=hedge + 8, exact="may have"),),
            evidence=EvidenceFinding(kind=EvidenceKind.API_TELEMETRY, disclosure=Disclosure.DESCRIBED, holder="OpenAI"),
            rule="claim:said",
            confidence=0.75,
        )
        day = date(2025, 6, 9)
        monday = DateSpan(first=day, last=day, precision=Precision.DAY, text="on Monday")
        sued = event(
            text, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",), happened=monday
        )
        asked = {"basis": ResponseBasis.ASKED, "asked_by": "Sample Wire"}
        silent = response(text, SILENT, ResponseKind.NO_RESPONSE_TO_REQUEST, **asked)
        return Reading(
            text_id=text.id,
            reader="onrecord-reader@test",
            is_ai_ip_dispute=True,
            why="A test decides.",
            entities=(NamedEntity(name="OpenAI", kind=EntityKind.COMPANY, mentions=((23, 29),), known=True),),
            claims=(said,),
            responses=(silent,),
            events=(sued,),
            relations=(
                RelationFinding(
                    subject="High-Flyer", kind="owner_of", object="DeepSeek", passage=silent.passage, rule="owner"
                ),
            ),
            outlets_cited=("Sample Gazette",),
        )

    return read


@pytest.fixture
def app(engine, read_text) -> Flask:
    app = create_app(sessionmaker(engine), read_text=read_text)
    app.testing = True
    return app


def _post(client: FlaskClient, path: str = "/analyse", **fields: str):
    return client.post(path, data={"text": TEXT, **fields})


def _page(client: FlaskClient, **fields: str) -> str:
    return _post(client, **fields).get_data(as_text=True)


def test_the_form_has_a_label_for_each_field_and_says_that_nothing_is_stored(client):
    page = client.get("/analyse").get_data(as_text=True)

    assert all(f'<label for="{name}">' in page for name in ("text", "title", "outlet", "published"))
    assert "Nothing is stored" in page
    assert "at most 100,000 characters" in page


def test_the_verdict_stands_with_its_reason(client):
    page = _page(client)

    assert '<h1 class="claim-heading">Read as a dispute over AI and intellectual property</h1>' in page
    assert "A test decides." in page
    assert "read by machine, reviewed by nobody" in page


def test_each_sentence_with_a_finding_is_marked_and_leads_to_it(client):
    page = _page(client)

    assert '<a class="number" id="s1" href="#f1"' in page
    assert '<li id="f1">' in page
    assert "<mark>Disney sued Midjourney on Monday.</mark>" in page
    assert "<mark>Nothing is marked here." not in page


def test_hedges_are_marked_in_the_sentence(client):
    assert 'signs that DeepSeek <span class="hedge">may have</span> distilled its models.</mark>' in _page(client)


def test_an_allegation_is_always_somebody_s(client):
    page = _page(client)

    assert 'OpenAI <span class="hedge">says</span> that DeepSeek <span class="hedge">may have</span> trained' in page


def test_a_finding_says_who_how_firmly_and_on_what(client):
    page = _page(client, outlet="Sample Daily")

    assert "printed by Sample Daily" in page
    assert "Possible <small>(hedge “may have”)</small>" in page
    assert "API records: described, not shown, held by OpenAI" in page
    assert "9\u00a0June\u00a02025 <small>(as worded “on Monday”)</small>" in page
    assert "It was asked <small>(by Sample Wire)</small>" in page


def test_a_finding_names_its_rule_and_what_its_confidence_means(client):
    page = _page(client)

    assert 'Found by <span class="rule">claim:said</span> · confidence 0.75' in page
    assert "how sure the reader is of its reading, not whether it is true" in page


def test_events_answers_relations_and_names_are_listed(client):
    page = _page(client)

    assert "Disney against Midjourney" in page
    assert "Did not respond to a request" in page
    assert "High-Flyer: owner of DeepSeek" in page
    assert "Sample Gazette" in page


def test_two_findings_of_one_sentence_share_its_number(client):
    page = _page(client)

    assert page.count('<li id="f3">') == 1
    assert '<li id="f4">' not in page


def test_the_form_is_kept_filled_in_and_folded(client):
    page = _page(client, title="A headline", published="2025-06-10")

    assert '<details class="again"><summary>' in page
    assert 'value="A headline"' in page
    assert 'value="2025-06-10"' in page


def test_a_text_about_something_else_says_so_and_marks_nothing(client):
    page = _page(client, text="Il pleut.")

    assert "Not read as a dispute" in page
    assert '<details class="again" open>' in page
    assert "<mark>" not in page


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"text": ""}, 400, "There is no text"),
        ({"text": " \n "}, 400, "There is no text"),
        (
            {"text": "a" * (LONGEST + 1)},
            413,
            "has 100,001 characters and at most 100,000 are read; take 1 away",
        ),
        ({"text": "a\n\n" * 2001}, 400, "The text has 2,001 lines and at most 2,000 are read"),
        ({"title": "t" * 301}, 400, "The headline has 301 characters; at most 300 are taken"),
        ({"outlet": "o" * 301}, 400, "The outlet has 301 characters"),
        ({"published": "soon"}, 400, "is no day; write it as YYYY-MM-DD"),
        ({"published": "2025-02-30"}, 400, "is no day"),
        ({"published": "20250209"}, 400, "is no day"),
    ],
)
def test_what_cannot_be_read_says_why(client, fields, status, said):
    answer = _post(client, **fields)

    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


def test_after_an_error_the_form_is_filled_in(client):
    page = _page(client, text="A text.", title="A headline", published="soon")

    assert ">\nA text.</textarea>" in page
    assert 'value="A headline"' in page
    assert 'aria-invalid="true"' in page


def test_the_longest_text_is_read(client, read_text):
    text = f"{TEXT}\n\n{'é' * (LONGEST - len(TEXT) - 2)}"

    assert _post(client, text=text).status_code == 200


def test_line_ends_of_a_browser_do_not_shift_offsets(client):
    found = _post(client, "/analyse.json", text=TEXT.replace("\n", "\r\n")).get_json()

    assert all(TEXT[c["passage"]["start_char"] : c["passage"]["end_char"]] == SAID for c in found["claims"])


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"title=kept&text=caf%E9", "application/x-www-form-urlencoded"),
        (b"text=caf\xe9", "application/x-www-form-urlencoded"),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncaf\xe9\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_what_is_no_utf8_is_told(client, body, content_type):
    answer = client.post("/analyse", data=body, content_type=content_type)

    assert answer.status_code == 400
    assert "is not UTF-8" in answer.get_data(as_text=True)


def test_a_body_that_is_far_too_large_is_not_even_read(client):
    page = client.post("/analyse", data={"text": "a" * LARGEST_BODY})
    data = client.post("/analyse.json", data={"text": "a" * LARGEST_BODY})

    assert page.status_code == data.status_code == 413
    assert "too large to be looked at" in page.get_data(as_text=True)
    assert data.mimetype == "application/problem+json"


def test_markup_in_text_title_and_outlet_stays_text(client):
    page = _page(client, text=f"{TEXT} {HOSTILE}</textarea>{HOSTILE}", title=HOSTILE, outlet=HOSTILE)

    assert "<script>" not in page
    assert "<b onmouseover" not in page
    assert page.count("</textarea>") == 1
    assert "&lt;script&gt;" in page


def test_the_json_has_the_keys_of_the_command(client):
    found = _post(client, "/analyse.json").get_json()

    assert found["is_ai_ip_dispute"] is True
    assert found["claims"][0]["passage"]["exact"] == SAID
    assert list(found) == [
        "id", "is_ai_ip_dispute", "why", "reader", "entities", "claims", "responses", "events", "relations",
        "outlets_cited",
    ]  # fmt: skip


def test_who_accepts_json_gets_json(client):
    answer = client.post("/analyse", data={"text": TEXT}, headers={"Accept": "application/json"})

    assert answer.mimetype == "application/json"
    assert answer.get_json()["claims"]


def test_an_error_as_json_is_a_problem_document(client):
    answer = _post(client, "/analyse.json", text="")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert "There is no text" in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["/analyse", "/analyse.json"])
def test_nothing_is_kept_by_caches_or_search_engines(client, path):
    answer = _post(client, path)

    assert answer.cache_control.no_store
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_nothing_is_stored(client, session):
    _post(client)

    assert session.scalar(select(func.count()).select_from(Article)) == 0
    assert session.scalar(select(func.count()).select_from(ArticleVersion)) == 0


@pytest.mark.parametrize("path", ["/", "/method"])
def test_the_page_is_linked_where_it_is_there(client, path):
    assert 'href="/analyse"' in client.get(path).get_data(as_text=True)


def test_without_a_reader_there_is_no_page_and_no_link(engine):
    client = create_app(sessionmaker(engine)).test_client()

    assert client.get("/analyse").status_code == 404
    assert _post(client).status_code == 404
    assert "/analyse" not in client.get("/").get_data(as_text=True) + client.get("/method").get_data(as_text=True)


@pytest.fixture
def busy_client(engine) -> FlaskClient:
    """A client of an app whose reader has no place left."""

    def read(text: TextToRead) -> Reading:
        raise BusyError("other texts are being read just now; try again in half a minute")

    return create_app(sessionmaker(engine), read_text=read).test_client()


def test_a_busy_reader_is_503_and_the_form_is_kept(busy_client):
    answer = _post(busy_client)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Other texts are being read just now" in answer.get_data(as_text=True)
    assert SAID in answer.get_data(as_text=True)


def test_a_busy_reader_is_a_problem_document_for_programs(busy_client):
    answer = _post(busy_client, "/analyse.json")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.get_json()["detail"].startswith("other texts are being read")
