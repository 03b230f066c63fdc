"""The book of decisions where two write in it at once."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from store.database import open_engine
from store.decisions import Signature, broken_links, take_turn
from store.editing import confirm
from store.models import Assertion, EditorialAction

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def writer(engine):
    """The same database, as those open it who write to it."""
    writer = open_engine(engine.url.render_as_string(hide_password=False), writes=True)
    yield writer
    writer.dispose()


def test_of_two_who_decide_at_once_each_seals_the_other(writer, session, make_claim):
    for number in range(2):
        make_claim(passage=f"OpenAI says that DeepSeek copied its model {number}.")
    session.commit()
    ids = [row.id for row in session.query(Assertion)]
    session.rollback()
    begun = threading.Barrier(2)

    def decide(number: int) -> None:
        with Session(writer) as deciding:
            begun.wait()
            take_turn(deciding)
            confirm(deciding, deciding.get_one(Assertion, number), SIGNED)
            deciding.commit()

    threads = [threading.Thread(target=decide, args=(number,)) for number in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert session.query(EditorialAction).count() == 2
    assert list(broken_links(session)) == []
