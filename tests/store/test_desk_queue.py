"""The queue of the review desk, on each database: by harm, then by how sure the reader is."""

import pytest

from store.desk_queue import count_waiting, next_after, place_of, rows_at, waiting
from store.models import Assertion, ClaimParty, Contradiction, Entity, EventCitation, Response
from store.vocabulary import Act, AssertionState, ContradictionKind, EntityKind, EventKind, PartyRole, ResponseKind

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "OpenAI says again that DeepSeek trained a model on answers."
STOLE = "Microsoft says that Midjourney took the weights of its model."
DENIES = "DeepSeek denied it."
DISMISSED = "A judge dismissed the case of Disney against Midjourney."


@pytest.fixture
def filed(session, make_version, file_findings, claim, event, response):
    """Two claims, one of them answered and said twice, an answer, and a ruling."""
    version = make_version(f"{SAYS} {AGAIN} {STOLE} {DENIES} {DISMISSED}")
    file_findings(
        version,
        claim(version, SAYS),
        claim(version, AGAIN, confidence=0.6),
        claim(version, STOLE, claimant="Microsoft", targets=("Midjourney",), act=Act.WEIGHTS_OR_CODE_THEFT),
        response(version, DENIES, ResponseKind.DENIED, to="OpenAI"),
        event(version, DISMISSED, EventKind.DISMISSAL, accusers=("Disney",), accused=("Midjourney",)),
    )


def _sentences(session, **more):
    return [row.passage.exact for row in rows_at(session, waiting(session, limit=10, **more))]


def test_what_would_do_most_harm_comes_first_and_says_why(session, filed):
    first, second, *_ = waiting(session, limit=10)

    assert _sentences(session) == [STOLE, DISMISSED, AGAIN, SAYS, DENIES]
    assert first.reasons == (
        "it speaks of theft, piracy or another crime",
        "no answer of the accused is on record",
        "no other sentence carries the claim",
    )
    assert second.reasons[0] == "it says that a court or an authority decided"


def test_a_natural_person_outdoes_all_else(session, filed):
    named = session.query(ClaimParty).join(Entity).filter(Entity.slug == "deepseek").first().entity
    named.kind = EntityKind.PERSON
    session.flush()

    assert _sentences(session)[0] == AGAIN
    assert waiting(session, limit=1)[0].reasons == ("it names a natural person", "the reader is unsure of it")


def test_what_was_decided_or_stands_no_more_waits_no_more(session, filed):
    by_words = {row.passage.exact: row for row in session.query(Assertion)}
    by_words[SAYS].state, by_words[AGAIN].state = AssertionState.CONFIRMED, AssertionState.REJECTED
    session.query(Response).one().state = AssertionState.SUPERSEDED
    by_words[STOLE].claim.judged_into_id = by_words[SAYS].claim_id
    session.flush()

    assert _sentences(session) == [DISMISSED]
    assert count_waiting(session) == {"assertion": 0, "response": 0, "citation": 1, "contradiction": 0}
    assert place_of(session, "assertion", by_words[SAYS].id) is None


def test_sources_that_differ_wait_and_raise_the_claim(session, filed):
    said, again = (session.query(Assertion).filter(Assertion.passage.has(exact=words)).one() for words in (SAYS, AGAIN))
    pair = Contradiction(
        dispute_id=said.claim.dispute_id, claim_id=said.claim_id, kind=ContradictionKind.STRENGTH,
        left_id=said.passage_id, right_id=again.passage_id, left_says="certain", right_says="possible",
        decided_by="test", recorded_at=said.recorded_at,
    )  # fmt: skip
    session.add(pair)
    session.flush()

    assert "sources differ on this claim" in place_of(session, "assertion", said.id).reasons
    assert [place.number for place in waiting(session, kind="contradiction", limit=5)] == [pair.id]


def test_going_on_from_place_to_place_meets_each_once_whatever_is_decided_meanwhile(session, filed):
    listed = waiting(session, limit=10)
    walked = [listed[0]]
    while (following := next_after(session, walked[-1])) is not None:
        rows_at(session, walked[-1:])[0].state = AssertionState.CONFIRMED
        session.flush()
        walked.append(following)

    assert [(place.kind, place.number) for place in walked] == [(place.kind, place.number) for place in listed]


def test_one_kind_can_be_gone_through_alone(session, filed):
    first = waiting(session, kind="assertion", limit=1)[0]

    assert next_after(session, first, kind="assertion").kind == "assertion"
    assert _sentences(session, kind="citation") == [DISMISSED]
    assert session.query(EventCitation).one().state is AssertionState.PROPOSED


def test_an_accuser_who_is_a_person_is_named_too(session, filed):
    part = session.query(ClaimParty).filter_by(role=PartyRole.ACCUSER).join(Entity).filter(Entity.slug == "microsoft")
    part.one().entity.kind = EntityKind.PERSON
    session.flush()

    assert waiting(session, limit=1)[0].reasons[0] == "it names a natural person"
