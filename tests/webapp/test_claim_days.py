"""A claim as it was known on a day, its revisions, and where readers write to."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import sessionmaker

from store.decisions import Signature
from store.editing import deprecate, word
from store.models import Claim, Response
from store.records import DateSpan
from store.vocabulary import Act, LegalTheory, Precision, ResponseKind
from webapp.app import create_app


@pytest.fixture
def claim_row(session, distillation):
    return session.query(Claim).filter_by(act=Act.MODEL_OUTPUT_DISTILLATION).order_by(Claim.id).first()


@pytest.fixture
def path(claim_row):
    return f"/claims/{claim_row.public_id}"


def test_a_later_denial_is_not_known_before_it_was_public(client, path):
    assert "Denied" in client.get(path).text
    assert "Denied" not in client.get(f"{path}?as_of=2025-02-01").text


@pytest.mark.parametrize(
    ("days", "is_superseded"),
    [("?as_of=2025-02-01", False), ("?as_of=2025-10-01", True), ("", True)],
)
def test_a_silence_gives_way_only_to_an_answer_that_was_known(client, session, path, days, is_superseded):
    silence = session.query(Response).filter_by(kind=ResponseKind.COULD_NOT_BE_REACHED).one()
    silence.superseded_by = session.query(Response).filter_by(kind=ResponseKind.DENIED).one()
    session.commit()

    page, document = client.get(f"{path}{days}").text, client.get(f"{path}.json{days}").json

    assert ("Superseded by a later answer" in page) is is_superseded
    told = {answer["kind"]: answer["is_superseded"] for answer in document["responses"]}
    assert told["could_not_be_reached"] is is_superseded


AUGUST = DateSpan(first=date(2025, 8, 1), last=date(2025, 8, 31), precision=Precision.MONTH, text="In August 2025")


@pytest.fixture
def told_more(session, claim_row, make_version, file_findings, claim):
    """A later article of another outlet adds to the claim what it is about, when it happened and a theory of law."""
    later = make_version(
        "In August 2025 OpenAI said that DeepSeek distilled the sample model.", outlet="Sample Gazette",
        published="2025-09-29",
    )  # fmt: skip
    file_findings(
        later,
        claim(
            later,
            later.text,
            object="the sample model",
            legal_theories=(LegalTheory.BREACH_OF_CONTRACT,),
            happened=AUGUST,
        ),
    )
    session.commit()
    assert claim_row.object == "the sample model"


@pytest.mark.parametrize(
    "told", ["the sample model", "August 2025", "Sample Gazette", LegalTheory.BREACH_OF_CONTRACT.label]
)
@pytest.mark.usefixtures("told_more")
def test_what_a_later_article_added_is_not_known_before_it(client, path, told):
    assert told in _words(client.get(path))
    assert told in _words(client.get(f"{path}?as_of=2025-09-29"))
    assert told not in _words(client.get(f"{path}?as_of=2025-02-01"))


@pytest.mark.usefixtures("told_more")
def test_the_twin_has_nothing_that_a_later_article_added(client, path):
    later, before = (client.get(f"{path}.json?as_of={day}").json for day in ("2025-09-29", "2025-02-01"))

    assert (later["object"], later["happened"]["from"]) == ("the sample model", "2025-08-01")
    assert later["legal_theories"] == [LegalTheory.BREACH_OF_CONTRACT]
    assert (before["object"], before["happened"]["from"], before["happened"]["text"]) == (None, None, None)
    assert before["legal_theories"] == []


def _words(answer):
    return answer.text.replace("\u00a0", " ")


def test_a_day_before_the_first_page_leads_back(client, path):
    answer = client.get(f"{path}?as_of=2001-01-01")

    assert answer.status_code == 404
    assert "ask for a later day" in answer.text


def test_a_passage_that_is_not_there_is_told(client, path):
    answer = client.get(f"{path}?passage=99")

    assert answer.status_code == 404
    assert "no passage 99" in answer.text


def test_origins_are_told_in_a_sentence(client, path):
    page = client.get(path).text.replace("\u00a0", " ")

    assert "2 articles, 2 origins: Sample Ledger, 30 Jan 2025" in page


SIGNED = Signature(actor="A sample editor", reason="The sources mean the same", at=datetime(2026, 1, 3, tzinfo=UTC))


@pytest.fixture
def worded(session, claim_row):
    """The claim after an editor worded it."""
    word(session, claim_row, "OpenAI says that its models were copied.", SIGNED)
    session.commit()


def test_an_editors_wording_and_reason_are_shown(client, path, worded):
    page = client.get(path).text

    assert "OpenAI says that its models were copied." in page
    assert "The sources mean the same" in page


def test_what_an_editor_said_later_is_not_known_before(session, path, worded):
    client = create_app(sessionmaker(session.get_bind()), today=lambda: date(2026, 2, 1)).test_client()

    for asked in ("as_of=2026-01-02", "recorded_as_of=2026-01-02"):
        page = client.get(f"{path}?{asked}").text
        assert "OpenAI says that its models were copied." not in page
        assert "The sources mean the same" not in page
    assert "OpenAI says that its models were copied." in client.get(f"{path}?as_of=2026-01-03").text


def test_a_revision_stays_as_it_was(client, path, worded):
    before, after = client.get(f"{path}@1").text, client.get(f"{path}@2").text

    assert f'href="{path}@1"' in client.get(path).text
    assert "OpenAI says that its models were copied." not in before
    assert "OpenAI says that its models were copied." in after


def test_a_revision_says_who_read_it_and_that_its_claim_is_gone_since(client, session, path, claim_row):
    assert "read by machine, not yet reviewed" in client.get(f"{path}@1").text
    deprecate(session, claim_row, SIGNED)
    session.commit()

    before, gone = client.get(f"{path}@1").text, client.get(f"{path}@2").text

    assert f"Not on record any more: claim {claim_row.public_id}, The sources mean the same." in before
    assert "Not on record any more" not in gone


@pytest.mark.parametrize("revision", ["0", "99"])
def test_a_revision_that_was_never_made_is_not_found(client, path, revision):
    assert client.get(f"{path}@{revision}").status_code == 404


@pytest.mark.parametrize(
    ("contact", "start"),
    [
        ("desk@record.example", "mailto:desk@record.example?subject=Reply%20to%20claim"),
        ("https://record.example/write", "https://record.example/write"),
        ("javascript:alert(1)", "/method#replies"),
        (None, "/method#replies"),
    ],
)
def test_readers_are_led_to_whom_they_write(session, path, contact, start):
    reader = create_app(sessionmaker(session.get_bind()), contact=contact).test_client()

    assert f'href="{start}' in reader.get(path).text
    assert 'href="javascript' not in reader.get(path).text
