"""The record checked against itself names each row that does not hold."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from store.check import find_problems
from store.decisions import Signature
from store.editing import confirm, reject
from store.models import (
    ArticleVersion,
    Assertion,
    AttributionStep,
    Claim,
    Event,
    EventCitation,
    Outlet,
    Passage,
    PublicRow,
    Response,
)
from store.vocabulary import AssertionState, EventKind, PassageKind, ResponseBasis, ResponseKind, ThingKind

NOW = datetime(2026, 1, 3, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=NOW)
SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
SUED = "Disney sued Midjourney over pictures of its characters."
SILENT = "DeepSeek has said nothing so far."


@pytest.fixture
def filed(session, make_version, file_findings, claim, event, response):
    version = make_version(f"{SAYS} {SUED} {SILENT}")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
    silent = response(version, SILENT, ResponseKind.NO_PUBLIC_RESPONSE)
    file_findings(version, claim(version, SAYS), sued, silent)
    session.commit()
    return version


def _alter_text(session):
    session.query(ArticleVersion).one().text += " altered"


def _alter_passage(session):
    session.query(Passage).first().exact = "other words"


def _lose_steps(session):
    session.query(AttributionStep).delete()


def _lose_citation(session):
    session.query(EventCitation).delete()


def _forget_who_asked(session):
    session.query(Response).one().basis = ResponseBasis.ASKED


def _merge_without_moving(session):
    one, other = session.query(Event).one(), Event(public_id="e-00000", kind=EventKind.ORDER, recorded_at=NOW)
    other.dispute = one.dispute
    session.add(other)
    session.flush()
    one.merged_into_id = other.id


def _forget_when(session):
    session.query(Assertion).one().state = AssertionState.SUPERSEDED


def _rest_on_a_headline(session):
    session.query(Assertion).one().passage.kind = PassageKind.HEADLINE


def _forget_who_read(session):
    session.query(EventCitation).one().decided_by = "somebody"


def _tell_two_origins(session):
    row, version = session.query(Assertion).one(), session.query(ArticleVersion).one()
    copied = _like(row.passage, version=_like(version, version_no=2))
    session.add(_like(row, passage=copied, origin_key="openai@elsewhere"))


def _like(row, **others):
    """Another row with the same values but these."""
    left_out = {"id", *(f"{name}_id" for name in others)}
    same = {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key not in left_out}
    return type(row)(**{**same, **others})


def _alter_a_decision(session):
    _confirm(session).reason = "another reason"


def _take_out_a_decision(session):
    first = _confirm(session)
    reject(session, session.query(EventCitation).one(), SIGNED)
    session.delete(first)


def _place_by_nothing(session):
    session.query(EventCitation).one().placed_by_id = _confirm(session).id


def _alter_what_is_told(session):
    session.query(PublicRow).filter_by(kind=ThingKind.CLAIM).one().body = "{}"


def _forget_that_an_outlet_is_a_party(session):
    session.execute(update(Outlet).values(owner="OpenAI"))


def _write_past_the_session(session):
    session.execute(update(Claim).values(object="its models"))


def _confirm(session):
    return confirm(session, session.query(EventCitation).one(), SIGNED)


def test_a_record_made_by_filing_has_no_problems(session, filed):
    assert list(find_problems(session)) == []


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_alter_text, "does not have its stored hash"),
        (_alter_passage, "its words are not those at"),
        (_lose_steps, "no step of attribution"),
        (_lose_citation, "no citation"),
        (_forget_who_asked, "does not say who"),
        (_merge_without_moving, "sentences still stand under it"),
        (_forget_when, "does not say when"),
        (_rest_on_a_headline, "it rests on a headline, which makes no claim"),
        (_forget_who_read, "which model in which version"),
        (_tell_two_origins, "2 places of origin"),
        (_alter_a_decision, "it was altered"),
        (_take_out_a_decision, "taken out"),
        (_alter_what_is_told, "does not have its stored hash"),
        (_write_past_the_session, "something else than is on record (object)"),
        (_forget_that_an_outlet_is_a_party, "is not said to be a party of"),
        (_place_by_nothing, "a decision that placed nothing"),
    ],
)
def test_each_harm_is_named(session, filed, harm, sentence):
    harm(session)
    session.flush()

    problems = list(find_problems(session))

    assert any(sentence in problem for problem in problems)
