"""Reading everything again with a changed reader touches what it reads differently, and the log says what that is."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.changes.asked import find_rows, newest_seq
from store.changes.whole import find_unlike
from store.decisions import Signature
from store.editing import confirm
from store.models import Change, Claim
from store.vocabulary import Act, Commitment, ThingKind

FIRST = "OpenAI says that DeepSeek copied its models."
SECOND = "Anthropic says that Meta may have trained on its pages."
SIGNED = {"actor": "A sample editor", "reason": "a test says so"}


@pytest.fixture
def read(session, make_version, file_findings, claim):
    """Two articles of two disputes, and a way to read both again with another reader that finds `fields`."""
    versions = [make_version(FIRST), make_version(SECOND, outlet="Sample Post")]

    def read_all(reader: str, **fields: object) -> None:
        file_findings(versions[0], claim(versions[0], FIRST), reader=reader)
        second = claim(
            versions[1], SECOND, claimant="Anthropic", targets=("Meta",), act=Act.TRAINING_ON_PROTECTED_WORKS, **fields
        )
        file_findings(versions[1], second, reader=reader)
        session.commit()

    read_all("sample-reader@1")
    return read_all


def _claim(session: Session, act: Act) -> Claim:
    return session.scalars(select(Claim).where(Claim.act == act)).one()


def _since(session: Session, seq: int) -> list[Change]:
    return list(session.scalars(select(Change).where(Change.id > seq).order_by(Change.id)))


def test_only_what_is_read_differently_says_something_else(session, read):
    before = newest_seq(session)

    read("sample-reader@1", commitment=Commitment.POSSIBLE)

    (change,) = _since(session, before)
    claim = _claim(session, Act.TRAINING_ON_PROTECTED_WORKS)
    assert (change.public_id, change.changed) == (claim.public_id, ["commitment", "sources"])
    assert change.before["commitment"] == "certain"
    assert change.version.title == "A sample title"
    assert find_rows(session, ThingKind.CLAIM, [claim.public_id])[claim.public_id].value["commitment"] == "possible"


def test_another_reader_that_reads_the_same_is_named_and_nothing_else_changes(session, read):
    before = newest_seq(session)

    read("sample-reader@2")

    changes = _since(session, before)
    assert {tuple(change.changed) for change in changes} == {("sources",)}
    for change in changes:
        now = find_rows(session, change.kind, [change.public_id])[change.public_id].value["sources"]
        differing = {
            key
            for one, other in zip(change.before["sources"], now, strict=True)
            for key in one
            if one[key] != other[key]
        }
        assert differing == {"decided_by"}


def test_what_an_editor_confirmed_stays_whatever_a_reader_finds(session, read):
    claim = _claim(session, Act.TRAINING_ON_PROTECTED_WORKS)
    confirm(session, claim.assertions[0], Signature(at=claim.recorded_at, **SIGNED))
    session.commit()
    before = newest_seq(session)

    read("sample-reader@1", commitment=Commitment.POSSIBLE)

    assert _since(session, before) == []
    assert list(find_unlike(session)) == []
