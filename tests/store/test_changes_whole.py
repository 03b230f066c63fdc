"""A record that is older than the log of changes gets its rows, once."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import sessionmaker

from store.changes.asked import newest_seq
from store.changes.whole import fill, find_unlike
from store.models import Change, Claim, PublicRow, change_about

SAYS = "OpenAI says that DeepSeek copied its models."


@pytest.fixture
def without_rows(session, make_version, file_findings, claim):
    """A filed record as it was before there was a log."""
    version = make_version(SAYS)
    file_findings(version, claim(version, SAYS))
    session.commit()
    for table in (change_about, Change, PublicRow):
        session.execute(delete(table))
    session.commit()
    return session


def test_every_thing_of_an_older_record_gets_its_row_and_says_why(without_rows, engine):
    fill(sessionmaker(engine))

    assert list(find_unlike(without_rows)) == []
    rows = without_rows.scalars(select(PublicRow.public_id).where(PublicRow.kind == "claim")).all()
    assert rows == without_rows.scalars(select(Claim.public_id)).all()
    assert set(without_rows.scalars(select(Change.because))) == {"the record was brought up to this version"}


def test_a_record_whose_rows_are_as_they_should_be_is_left_alone(without_rows, engine):
    fill(sessionmaker(engine))
    newest = newest_seq(without_rows)
    without_rows.rollback()

    fill(sessionmaker(engine))

    assert newest_seq(without_rows) == newest
