"""Changes that are made at once are numbered one after the other, and the last one sees what the others did."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from store.changes.whole import find_unlike
from store.database import open_engine
from store.decisions import Signature
from store.editing import confirm
from store.models import Assertion, Change, Claim

WORDS = [f"OpenAI says for the {number}. time that DeepSeek copied its models." for number in range(8)]


@pytest.fixture
def filed(session, make_version, file_findings, claim):
    """One claim with a sentence in each of eight articles."""
    for number, words in enumerate(WORDS):
        version = make_version(words, outlet=f"Sample {number}", published=f"2025-02-{number + 1:02}")
        file_findings(version, claim(version, words))
    session.commit()


def test_two_who_change_one_claim_at_once_both_count(filed, session, engine):
    writers = open_engine(engine.url.render_as_string(hide_password=False), writes=True)
    ids = session.scalars(select(Assertion.id)).all()
    session.rollback()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: _reword(sessionmaker(writers), number), ids))
    writers.dispose()

    numbers = session.scalars(select(Change.id).order_by(Change.id)).all()
    assert numbers == list(range(1, len(numbers) + 1))
    assert list(find_unlike(session)) == []


def _reword(sessions: sessionmaker[Session], number: int) -> None:
    with sessions.begin() as session:
        session.get_one(Assertion, number).target_as_worded = f"the rival, {number}"


def test_a_decision_in_a_savepoint_that_is_rolled_back_leaves_no_trace(filed, session):
    claim = session.scalars(select(Claim)).one()
    before = session.scalars(select(Change.id)).all()
    signed = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))

    with session.begin_nested() as savepoint:
        confirm(session, claim.assertions[0], signed)
        savepoint.rollback()
    session.commit()

    assert session.scalars(select(Change.id)).all() == before
