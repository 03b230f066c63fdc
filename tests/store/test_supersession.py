"""Which answer a silence gives way to, whatever editors decide and whatever is filed afterwards."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from store.decisions import Signature
from store.editing import correct, reject
from store.judgements import undo
from store.models import Response
from store.supersession import supersede_answered
from store.takedown import take_down
from store.vocabulary import ResponseKind

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
SILENT = "DeepSeek has said nothing so far."
DENIES = "DeepSeek denied it on Friday."
SIGNED = Signature(actor="A sample editor", reason="It is about another claim", at=datetime(2026, 1, 3, tzinfo=UTC))


@pytest.fixture
def answered(make_version, file_findings, claim, response):
    """Files what DeepSeek answered, by an article of that day."""

    def file(published: str, kind: ResponseKind = ResponseKind.DENIED) -> None:
        words = SILENT if kind is ResponseKind.NO_PUBLIC_RESPONSE else DENIES
        version = make_version(f"{SAYS} {words}", outlet=f"Sample {published}", published=published)
        file_findings(version, claim(version, SAYS), response(version, words, kind))

    return file


@pytest.fixture
def first_denial(session, answered) -> Response:
    """The first of two denials after a silence."""
    answered("2025-01-29", ResponseKind.NO_PUBLIC_RESPONSE)
    answered("2025-02-03")
    answered("2025-02-05")
    assert _gave_way_on(session) == date(2025, 2, 3)
    return session.query(Response).filter_by(kind=ResponseKind.DENIED).order_by(Response.id).first()


def test_a_silence_gives_way_to_no_answer_that_an_editor_rejected(session, answered, first_denial):
    decision = reject(session, first_denial, SIGNED)
    assert _gave_way_on(session) == date(2025, 2, 5)

    answered("2025-03-12")
    assert _gave_way_on(session) == date(2025, 2, 5)
    supersede_answered(session, session.query(Response).all())
    assert _gave_way_on(session) == date(2025, 2, 5)

    undo(session, decision, SIGNED)
    assert _gave_way_on(session) == date(2025, 2, 3)


@pytest.mark.parametrize(
    "values", [{"as_of_last": date(2025, 4, 1)}, {"kind": ResponseKind.DECLINED_TO_COMMENT}], ids=["day", "kind"]
)
def test_a_silence_gives_way_by_what_an_editor_set(session, first_denial, values):
    correct(session, first_denial, values, SIGNED)

    assert _gave_way_on(session) == date(2025, 2, 5)
    supersede_answered(session, session.query(Response).all())
    assert _gave_way_on(session) == date(2025, 2, 5)


def test_what_an_editor_set_to_be_an_answer_gives_way_to_none(session, first_denial):
    silence = session.query(Response).filter_by(kind=ResponseKind.NO_PUBLIC_RESPONSE).one()

    correct(session, silence, {"kind": ResponseKind.DENIED}, SIGNED)

    assert silence.superseded_by_id is None


def test_a_silence_gives_way_to_no_answer_that_was_taken_down(session, first_denial):
    take_down(session, first_denial.passage.version.article, SIGNED)

    assert _gave_way_on(session) == date(2025, 2, 5)


def _gave_way_on(session: Session) -> date:
    """The day of the answer that the silence gave way to."""
    session.flush()
    session.expire_all()
    answer = session.query(Response).filter_by(kind=ResponseKind.NO_PUBLIC_RESPONSE).one().superseded_by
    return answer.as_of_last or answer.passage.version.published_at.date()
