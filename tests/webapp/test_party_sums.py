"""What a party's disputes add up to, as of a day, and through a merge of a duplicate and its undoing (A1)."""

import re
from datetime import UTC, date, datetime

import pytest

from store.companies import find_party
from store.decisions import Signature
from store.judgements import merge, undo
from store.models import Entity
from store.vocabulary import Act
from webapp.party_sums import activity, beside, by_act, unanswered

SIGNED = Signature(actor="A sample editor", reason="One company, two names", at=datetime(2026, 1, 2, tzinfo=UTC))


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", page).replace("\u00a0", " ").split())


def test_an_allegation_that_was_denied_is_answered_and_one_met_with_silence_is_not(session, small_record):
    found = unanswered(find_party(session, "deepseek"))

    assert Act.MODEL_OUTPUT_DISTILLATION not in {each.line.claim.act for each in found}
    assert all(each.silence is None or each.silence.is_silence for each in found)


def test_what_was_not_answered_by_a_day_was_unanswered_then(client, small_record):
    now = client.get("/companies/deepseek").text
    then = client.get("/companies/deepseek?as_of=2025-01-31").text

    assert "denied" in text_of(now).lower()
    assert "denied" not in text_of(then).lower()
    assert then.count('href="/claims/') > 0


def test_who_stands_on_which_side(session, small_record):
    sides = {each.entity.slug: (each.same_side, each.other_side) for each in beside(find_party(session, "deepseek"))}

    assert sides["openai"] == (0, 1)


def test_acts_are_counted_by_role_and_lead_to_their_claims(client, session, small_record):
    counts = {each.act: (each.accused, each.accuser) for each in by_act(find_party(session, "midjourney"))}

    assert counts == {Act.DERIVATIVE_OR_CHARACTER_OUTPUT: (1, 0)}
    page = client.get("/companies/midjourney").text
    (href,) = re.findall(r'href="(/search\?accused=midjourney&amp;act=[a-z_]+)"', page)
    assert client.get(href.replace("&amp;", "&")).status_code == 200


def test_quarters_have_no_gaps(session, small_record):
    quarters = activity(find_party(session, "deepseek").accused)

    months = [each.first.year * 12 + each.first.month for each in quarters]
    assert months == list(range(months[0], months[-1] + 1, 3))
    assert max(each.share for each in quarters) == 100
    assert activity([]) == []


def test_an_answer_is_told_with_who_gave_it_where_others_answer(client, small_record):
    page = text_of(client.get("/companies/openai").text)

    assert "DeepSeek: denied." in page


@pytest.fixture
def duplicate(session, make_version, file_findings, claim):
    """A party that stands for a second name of DeepSeek, accused in a dispute of its own."""
    version = make_version("Anthropic says that Meta copied its models.", outlet="Sample Post")
    file_findings(version, claim(version, version.text, claimant="Anthropic", targets=("Meta",)))
    session.commit()
    return session.query(Entity).filter_by(slug="meta").one()


def test_merging_a_duplicate_and_undoing_it_restores_the_counts(client, session, small_record, duplicate):
    def counts():
        session.expire_all()
        rows = client.get("/companies.json").json["parties"]
        return {row["slug"]: row["disputes_as_accused"] for row in rows}

    before = counts()
    kept = session.query(Entity).filter_by(slug="deepseek").one()

    action = merge(session, duplicate, kept, SIGNED)
    session.commit()
    merged = counts()
    undo(session, action, SIGNED)
    session.commit()

    assert duplicate.slug not in merged
    assert merged["deepseek"] >= before["deepseek"]
    assert counts() == before


def test_a_day_before_everything_is_an_empty_record(client, small_record):
    page = client.get("/companies/deepseek?as_of=2001-01-01")

    assert page.status_code == 200
    assert "No allegation against DeepSeek is on this record as of 1 January 2001." in text_of(page.text)
    assert date(2001, 1, 1).isoformat() in page.text
