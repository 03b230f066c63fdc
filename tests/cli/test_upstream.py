"""The first coverage of OpenAI and DeepSeek, restated in samples, goes through the real reader and the real filing.

Each sample is our own writing on reported facts, by an outlet that does not exist, and names where they were reported.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from cli.demo.content import NOTICE, OUTLETS, read_articles
from cli.demo.pages import article_page, restates
from store.database import open_engine, upgrade
from store.disputes import find_dispute
from store.models import Claim
from store.vocabulary import ContradictionKind, PartyRole, ResponseKind, State

SAMPLES = sorted(read_articles(Path(__file__).parent / "upstream"), key=lambda sample: (sample.published, sample.slug))
OUTLET = {outlet.slug: outlet for outlet in OUTLETS}
SLUG = "microsoft-deepseek"


@pytest.fixture(scope="module")
def session(tmp_path_factory, read_and_file):
    """The record of all samples, filed in the order in which they were published."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('upstream') / 'record.db'}")
    upgrade(engine)
    with Session(engine) as session:
        for sample in SAMPLES:
            read_and_file(
                session, "\n\n".join(sample.paragraphs(1)), outlet=OUTLET[sample.outlet].name,
                published=sample.published, path=sample.slug, title=sample.title,
            )  # fmt: skip
        yield session
    engine.dispose()


def known(session, as_of=None):
    matter = find_dispute(session, SLUG, as_of=as_of)
    assert matter is not None
    return matter


def answers(matter, party):
    """What a party answered and who had asked, by all lines that stand."""
    rows = [row for line in matter.timeline.everything for row in line.reports if row.respondent.name == party]
    return {(row.kind, row.asked_by) for row in rows}


def claim_of(session, as_of, words):
    """The claim of the line whose sentence has these words."""
    lines = known(session, as_of).timeline.allegations
    return next(line.claim for line in lines if any(words in row.passage.exact for row in line.cited))


JANUARY, OCTOBER, MARCH = date(2025, 1, 30), date(2025, 10, 1), date(2026, 3, 1)


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.slug for sample in SAMPLES])
def test_a_sample_says_that_it_is_one_and_names_where_its_facts_were_reported(sample):
    html = article_page(sample, OUTLET[sample.outlet], address="http://127.0.0.1:1", visit=1)

    assert NOTICE in html
    assert restates(sample) in html
    assert all(source.startswith("https://") for source in sample.sources)
    assert not re.search(r"[\"“”]", " ".join(sample.paragraphs(1)))


def test_by_30_january_2025_three_speakers_made_four_statements_and_copies_count_as_nothing(session):
    matter = known(session, JANUARY)

    assert (matter.origins.speakers, matter.origins.origins) == (3, 4)
    assert matter.status.state is State.INVESTIGATION_CONFIRMED
    assert matter.names_of(PartyRole.ACCUSED) == ["DeepSeek"]


def test_a_silence_is_told_with_who_had_asked(session):
    matter = known(session, JANUARY)

    assert answers(matter, "DeepSeek") == {
        (ResponseKind.NO_RESPONSE_TO_REQUEST, "Bloomberg"),
        (ResponseKind.COULD_NOT_BE_REACHED, "Reuters"),
    }
    assert answers(matter, "Microsoft") == {(ResponseKind.DECLINED_TO_COMMENT, "Bloomberg")}
    assert answers(matter, "OpenAI") == {(ResponseKind.NO_RESPONSE_TO_REQUEST, "Bloomberg")}


def test_people_believed_to_be_linked_to_a_company_are_not_that_company(session):
    claim = claim_of(session, JANUARY, "individuals linked to DeepSeek")

    assert [party.role for party in claim.parties] == []
    assert claim is not claim_of(session, JANUARY, "told the Financial Times")


def test_in_october_2025_the_answer_stands_in_both_wordings_under_what_it_answers(session):
    claim = claim_of(session, OCTOBER, "told the Financial Times")
    line = next(line for line in known(session, OCTOBER).timeline.allegations if line.claim is claim)

    told = [answer.response for answer in line.answers]
    assert {row.kind for row in told} == {ResponseKind.DENIED}
    assert ["without any synthetic data" in told[0].passage.exact, "on purpose" in told[1].passage.exact] == [True] * 2
    differing = [row for row in claim.contradictions if row.kind is ContradictionKind.ANSWER]
    assert [(row.left, row.right) for row in differing] == [(told[0].passage, told[1].passage)]


def test_what_a_memo_alleges_a_year_later_is_a_new_claim_with_a_silence_of_its_own(session):
    old, new = claim_of(session, MARCH, "told the Financial Times"), claim_of(session, MARCH, "a memo to the House")

    assert new is not old
    assert (new.act, {row.passage.version.published_at.year for row in new.assertions}) == (old.act, {2026})
    assert {(r.kind, r.asked_by) for r in new.responses} == {
        (ResponseKind.NO_RESPONSE_TO_REQUEST, "Bloomberg"),
        (ResponseKind.NO_RESPONSE_TO_REQUEST, "Reuters"),
    }
    assert {r.kind for r in old.responses} == {ResponseKind.DENIED}


def test_another_brief_on_the_same_memo_is_the_same_claim(session):
    assert claim_of(session, MARCH, "once more") is claim_of(session, MARCH, "a memo to the House")


def test_on_30_january_2025_nothing_later_is_known(session):
    lines = known(session, JANUARY).timeline.everything

    assert all(row.passage.version.published_at.date() <= JANUARY for line in lines for row in line.cited)


def test_what_anthropic_alleges_is_a_dispute_of_its_own(session):
    matter = find_dispute(session, "anthropic-deepseek")

    assert matter is not None
    assert matter.names_of(PartyRole.ACCUSED) == ["DeepSeek", "Moonshot AI", "MiniMax"]
    assert session.query(Claim).filter(Claim.dispute == matter.dispute).count() == 1
