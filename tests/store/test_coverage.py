from sqlalchemy.orm import Session

from store.coverage import cited_passages, find_version
from store.models import Assertion
from store.vocabulary import AssertionState


def test_a_version_has_its_cited_passages_in_the_order_of_the_text(session: Session, make_claim) -> None:
    late, early = make_claim(), make_claim(dispute="Another matter")
    version = late.assertions[0].passage.version
    passage = early.assertions[0].passage
    passage.version, passage.start_char, passage.end_char = version, 0, 8
    session.flush()

    found = cited_passages(session, version)

    assert [cited.assertions[0].claim for cited in found] == [early, late]


def test_a_rejected_reading_cites_nothing(session: Session, make_claim) -> None:
    claim = make_claim(state=AssertionState.REJECTED)

    assert session.query(Assertion).count() == 1
    assert cited_passages(session, claim.assertions[0].passage.version) == []


def test_an_article_and_its_version_are_found_by_number(session: Session, make_claim) -> None:
    version = make_claim().assertions[0].passage.version

    assert find_version(session, version.article_id, 1) is version
    assert find_version(session, version.article_id, 2) is None
