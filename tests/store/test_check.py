"""The record checked against itself names each row that does not hold."""

import pytest

from store.check import find_problems
from store.models import ArticleVersion, Assertion, AttributionStep, EventCitation, Passage, Response
from store.vocabulary import EventKind, ResponseBasis, ResponseKind

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
SUED = "Disney sued Midjourney over pictures of its characters."
SILENT = "DeepSeek has said nothing so far."


@pytest.fixture
def filed(make_version, file_findings, claim, event, response):
    version = make_version(f"{SAYS} {SUED} {SILENT}")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
    silent = response(version, SILENT, ResponseKind.NO_PUBLIC_RESPONSE)
    file_findings(version, claim(version, SAYS), sued, silent)
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
    ],
)
def test_each_harm_is_named(session, filed, harm, sentence):
    harm(session)
    session.flush()

    problems = list(find_problems(session))

    assert any(sentence in problem for problem in problems)
    assert session.query(Assertion).count() == 1
