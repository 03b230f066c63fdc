"""Editors merge and part; what they placed stays, and taking a decision back gives the record there was before."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from store.decisions import Signature, broken_links, decisions_on
from store.editing import confirm, reject
from store.errors import EditingError
from store.judgements import merge, not_same, undo
from store.models import (
    Assertion,
    Claim,
    Dispute,
    EditorialAction,
    Entity,
    EntityAlias,
    Event,
    EventCitation,
    Response,
)
from store.moved import moved_to
from store.records import DateSpan
from store.splitting import split, split_off, take_name
from store.vocabulary import Act, AssertionState, EventKind, ResponseKind

SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "DeepSeek built its model on answers of ChatGPT, OpenAI said once more."
DENIES = "DeepSeek denied it on Friday."
SUED = "Disney sued Midjourney over pictures of its characters."


@pytest.fixture
def filed(make_version, file_findings, claim, event, response):
    """Files one article anew, or files another one: SAYS and AGAIN are one claim, DENIES answers it."""

    def file(version=None, url="https://sample.example/1", published="2025-01-29"):
        version = version or make_version(f"{SAYS} {AGAIN} {DENIES} {SUED}", url=url, published=published)
        sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
        denies = response(version, DENIES, ResponseKind.DENIED)
        file_findings(version, claim(version, SAYS), claim(version, AGAIN), denies, sued)
        return version

    return file


def _claims(session):
    session.flush()
    session.expire_all()
    return {one.public_id: sorted(a.passage.exact for a in one.assertions) for one in session.scalars(select(Claim))}


def _one(session, table, words):
    return next(row for row in session.scalars(select(table).order_by(table.id)) if row.passage.exact == words)


def test_a_sentence_that_is_split_has_a_claim_of_its_own(session, filed):
    filed()

    split(session, [_one(session, Assertion, AGAIN)], SIGNED)

    assert sorted(_claims(session).values()) == [[AGAIN], [SAYS]]


def test_a_split_sentence_stays_when_its_article_is_filed_again(session, filed):
    version = filed()
    split(session, [_one(session, Assertion, AGAIN)], SIGNED)
    before = _claims(session)

    filed(version)

    assert _claims(session) == before


def test_a_split_sentence_stays_when_an_earlier_article_comes_late(session, filed):
    filed()
    split(session, [_one(session, Assertion, AGAIN)], SIGNED)
    before = _claims(session)

    filed(url="https://sample.example/2", published="2025-01-01")

    claims = _claims(session)
    assert set(claims) == set(before)
    assert sorted(claims.values()) == [[AGAIN], sorted([SAYS, SAYS, AGAIN])]


def test_a_split_that_is_undone_leaves_the_claim_as_it_was(session, filed):
    filed()
    before = _claims(session)
    made = split(session, [_one(session, Assertion, AGAIN)], SIGNED)
    [new] = set(_claims(session)) - set(before)

    undo(session, made, SIGNED)

    after = _claims(session)
    assert after == {**before, new: []}
    assert moved_to(session, "claims", new) in before


def test_a_claim_is_not_split_off_with_all_its_sentences(session, filed):
    filed()

    with pytest.raises(EditingError, match="one must stay"):
        split(session, [_one(session, Assertion, SAYS), _one(session, Assertion, AGAIN)], SIGNED)


def test_sentences_split_off_have_a_dispute_of_their_own(session, filed):
    version = filed()
    rows = [_one(session, Assertion, AGAIN), _one(session, Response, DENIES)]

    split_off(session, rows, "A second matter", SIGNED)
    filed(version)

    session.expire_all()
    new = session.scalar(select(Dispute).where(Dispute.slug == "a-second-matter"))
    assert [a.passage.exact for claim in new.claims for a in claim.assertions] == [AGAIN]
    assert [answer.claim.dispute for answer in new.responses] == [new]
    assert {party.entity.name for party in new.parties} == {"OpenAI", "DeepSeek"}
    assert session.query(Assertion).count() == 2
    assert session.query(Response).count() == 1


def test_an_event_split_off_stays_where_it_was_put(session, filed):
    version = filed()

    split_off(session, [_one(session, EventCitation, SUED)], "A second suit", SIGNED)
    filed(version)

    session.expire_all()
    new = session.scalar(select(Dispute).where(Dispute.slug == "a-second-suit"))
    assert [c.passage.exact for one in new.events for c in one.citations] == [SUED]
    assert session.query(EventCitation).count() == 1


def test_a_dispute_split_off_is_one_with_the_old_again_once_undone(session, filed):
    filed()
    before = _claims(session)
    answer = _one(session, Response, DENIES)
    where = answer.dispute, answer.claim

    made = split_off(session, [_one(session, Assertion, AGAIN), answer], "A second matter", SIGNED)
    undo(session, made, SIGNED)

    assert {name: rows for name, rows in _claims(session).items() if rows} == before
    assert (answer.dispute, answer.claim) == where
    assert moved_to(session, "disputes", "a-second-matter") == where[0].slug


def test_a_merged_claim_keeps_what_was_filed_under_it(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")
    findings = claim(version, SAYS), claim(version, AGAIN, act=Act.BULK_API_EXTRACTION)
    file_findings(version, *findings)
    into, gone = session.scalars(select(Claim).order_by(Claim.id))

    merge(session, gone, into, SIGNED)
    file_findings(version, *findings)

    assert _claims(session) == {into.public_id: sorted([SAYS, AGAIN]), gone.public_id: []}
    assert moved_to(session, "claims", gone.public_id) == into.public_id


def test_merged_disputes_stay_one_when_an_earlier_article_comes_late(session, make_version, file_findings, claim):
    def file(url, published):
        version = make_version(f"{SAYS} {AGAIN}", url=url, published=published)
        other = claim(version, AGAIN, claimant="Anthropic", act=Act.TRAINING_ON_PROTECTED_WORKS)
        file_findings(version, claim(version, SAYS), other)

    file("https://sample.example/1", "2025-01-29")
    into, gone = session.scalars(select(Dispute).order_by(Dispute.id))
    merge(session, gone, into, SIGNED)

    file("https://sample.example/2", "2025-01-01")

    session.expire_all()
    assert session.query(Dispute).count() == 2
    assert len([a for one in into.claims for a in one.assertions]) == 4


def test_merged_events_are_one_with_both_reports(session, make_version, file_findings, event):
    days = [DateSpan(first=date(2025, 6, n), last=date(2025, 6, n)) for n in (1, 20)]
    version = make_version(f"{SUED} {SAYS}")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    findings = [
        event(version, words, EventKind.ORDER, happened=when, **sides)
        for words, when in zip((SUED, SAYS), days, strict=True)
    ]
    file_findings(version, *findings)
    into, gone = session.scalars(select(Event).order_by(Event.id))

    merge(session, gone, into, SIGNED)
    file_findings(version, *findings)

    session.expire_all()
    assert (len(into.citations), len(gone.citations)) == (2, 0)
    assert into.happened_first == date(2025, 6, 1)


def test_claims_of_two_disputes_are_not_merged(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")
    file_findings(version, claim(version, SAYS), claim(version, AGAIN, claimant="Anthropic"))
    one, other = session.scalars(select(Claim).order_by(Claim.id))

    with pytest.raises(EditingError, match="merge the disputes first"):
        merge(session, one, other, SIGNED)


def test_entities_judged_not_the_same_are_not_merged_until_that_is_undone(session, filed):
    filed()
    one, other = session.scalars(select(Entity).order_by(Entity.id).limit(2))
    made = not_same(session, one, other, SIGNED)

    with pytest.raises(EditingError, match=f"by decision {made.id}: undo that first"):
        merge(session, other, one, SIGNED)
    undo(session, made, SIGNED)

    assert merge(session, other, one, SIGNED).before[f"entity:{other.id}"] == {"merged_into_id": None}


def test_a_name_taken_and_given_back_leaves_the_record_as_it_was(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")
    file_findings(version, claim(version, SAYS))
    old = session.scalar(select(Entity).where(Entity.name == "DeepSeek"))
    session.add(EntityAlias(entity_id=old.id, name="Midjourney", folded="midjourney"))
    file_findings(version, claim(version, SAYS), claim(version, AGAIN, targets=("Midjourney",)))
    before = _claims(session)
    alias = session.scalar(select(EntityAlias).where(EntityAlias.folded == "midjourney"))

    made = take_name(session, alias, SIGNED)
    apart = _claims(session)
    undo(session, made, SIGNED)

    assert sorted(rows for rows in apart.values() if rows) == [[AGAIN], [SAYS]]
    assert {name: rows for name, rows in _claims(session).items() if rows} == before
    assert moved_to(session, "companies", "midjourney") == "deepseek"


def test_an_undone_decision_can_be_made_again_by_undoing_the_undoing(session, filed):
    filed()
    made = split(session, [_one(session, Assertion, AGAIN)], SIGNED)
    apart = _claims(session)

    undo(session, undo(session, made, SIGNED), SIGNED)

    assert _claims(session) == apart
    assert _one(session, Assertion, AGAIN).placed_by_id == made.id


def test_the_history_of_a_row_has_every_decision_that_changed_it(session, filed):
    filed()
    row = _one(session, Assertion, AGAIN)
    made = [confirm(session, row, SIGNED), split(session, [row], SIGNED)]

    assert decisions_on(session, row) == made
    assert decisions_on(session, _one(session, Assertion, SAYS)) == []


@pytest.mark.parametrize("column", ["reason", "actor", "citation", "digest"])
def test_a_decision_that_was_altered_is_noticed(session, filed, column):
    filed()
    first, second = (confirm(session, _one(session, Assertion, words), SIGNED) for words in (SAYS, AGAIN))

    setattr(first, column, "altered")
    session.flush()

    assert first.id in set(broken_links(session))
    assert session.query(EditorialAction).count() == 2
    assert second.digest != first.digest


@pytest.mark.parametrize("decision", [confirm, reject])
def test_a_decision_that_changes_nothing_is_refused(session, filed, decision):
    filed()
    sentence = _one(session, Assertion, SAYS)
    first = decision(session, sentence, SIGNED)

    with pytest.raises(EditingError, match="already: nothing is left to decide"):
        decision(session, sentence, SIGNED)

    undo(session, first, SIGNED)
    assert sentence.state is AssertionState.PROPOSED
