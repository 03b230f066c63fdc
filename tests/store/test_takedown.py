"""Words that were taken down are nowhere any more; what says that there were some stays."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from store.articles import file_extract
from store.changes.asked import find_rows, row_at
from store.check import find_problems
from store.decisions import Signature
from store.editing import correct
from store.errors import EditingError
from store.filing import refile
from store.judgements import undo
from store.models import (
    Article,
    ArticleObservation,
    ArticleVersion,
    Assertion,
    Base,
    Capture,
    Change,
    Claim,
    Dispute,
    Event,
    Response,
    VersionReading,
)
from store.observations import observe
from store.readings import find_readable
from store.records import Extract
from store.takedown import take_down
from store.vocabulary import ArticleState, ChangeOp, EventKind, ObservationKind, ResponseKind, ThingKind

NOW = datetime(2026, 1, 3, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a court ordered it", at=NOW)
SAYS = "OpenAI says that DeepSeek quietly copied its models."
DENIED = "DeepSeek flatly denied all of it."
BLOCKS = "█" * len(DENIED)
SUED = "OpenAI then sued DeepSeek in a sample court."
AGAIN = "OpenAI says again that DeepSeek copied its models."


@pytest.fixture
def filed(session, make_version, file_findings, claim, event, response):
    """An article with a claim, an answer and a lawsuit, and another that carries the claim too."""
    version = make_version(f"{SAYS} {DENIED} {SUED}", title="A headline of its own")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",))
    file_findings(
        version,
        claim(version, SAYS, object="quietly copied its models"),
        response(version, DENIED, ResponseKind.DENIED),
        sued,
    )
    other = make_version(AGAIN, outlet="Sample Post", published="2025-02-01")
    file_findings(other, claim(other, AGAIN))
    session.commit()
    return version


def _everything(session):
    """All that the database holds, as one text."""
    rows = (row for table in Base.metadata.sorted_tables for row in session.execute(select(table)))
    return "\n".join(json.dumps([str(value) for value in row], ensure_ascii=False) for row in rows)


def test_no_word_of_an_article_that_was_taken_down_is_left(session, filed):
    take_down(session, filed.article, SIGNED)
    session.commit()

    left = _everything(session)
    assert [words for words in ("quietly", "flatly", "then sued", "headline of its own") if words in left] == []
    assert list(find_problems(session)) == []


def test_id_hash_and_reason_of_an_article_stay(session, filed):
    digest = filed.text_sha256
    decision = take_down(session, filed.article, SIGNED)
    session.commit()

    assert filed.article.state is ArticleState.WITHHELD
    assert (filed.text, filed.text_sha256, filed.withheld_by) == ("", digest, decision)
    assert decision.reason == "a court ordered it"


def test_what_rested_on_it_alone_is_a_tombstone_and_what_others_carry_stands(session, filed):
    take_down(session, filed.article, SIGNED)
    session.commit()

    claim = session.scalars(select(Claim)).one()
    row = find_rows(session, ThingKind.CLAIM, [claim.public_id])[claim.public_id].value
    assert [source["exact"] for source in row["sources"]] == [AGAIN]
    for kind, thing in (
        (ThingKind.EVENT, session.query(Event).one()),
        (ThingKind.RESPONSE, session.query(Response).one()),
    ):
        tombstone = find_rows(session, kind, [thing.public_id])[thing.public_id].value
        assert (tombstone["gone"], tombstone["reason"]) == (True, "the words that it rests on were taken down")


def test_a_dispute_is_withdrawn_with_the_last_words_under_it(session, filed):
    other = session.scalars(select(Article).where(Article.id != filed.article_id)).one()
    dispute = session.scalars(select(Claim)).one().dispute
    take_down(session, filed.article, SIGNED)
    session.commit()
    assert not find_rows(session, ThingKind.DISPUTE, [dispute.slug])[dispute.slug].is_gone

    take_down(session, other, SIGNED)
    session.commit()

    assert find_rows(session, ThingKind.DISPUTE, [dispute.slug])[dispute.slug].is_gone


def test_the_log_says_that_it_was_a_takedown_and_no_earlier_revision_has_the_words(session, filed):
    decision = take_down(session, filed.article, SIGNED)
    session.commit()

    claim = session.scalars(select(Claim)).one()
    newest = session.scalars(
        select(Change).where(Change.public_id == claim.public_id).order_by(Change.id.desc())
    ).first()
    assert (newest.op, newest.action_id) == (ChangeOp.TAKEDOWN, decision.id)
    first = row_at(session, ThingKind.CLAIM, claim.public_id, 1)
    assert [source["exact"] for source in first["sources"]] == [AGAIN]
    assert first["counts"]["articles"] == 2


def test_one_sentence_is_taken_down_and_the_rest_of_the_article_stays(session, filed):
    take_down(session, session.query(Response).one(), SIGNED)
    session.commit()

    assert "flatly" not in _everything(session)
    assert filed.text == f"{SAYS} {BLOCKS} {SUED}"
    assert session.scalars(select(Assertion).order_by(Assertion.id)).first().passage.exact == SAYS
    assert list(find_problems(session)) == []


def test_a_sentence_with_straight_quotes_goes_from_what_was_read_too(
    session, make_version, file_findings, claim, response
):
    quoting = 'DeepSeek called it "a sample of flat nonsense".'
    version = make_version(f"{SAYS} {quoting}")
    file_findings(version, claim(version, SAYS), response(version, quoting, ResponseKind.DENIED))

    take_down(session, session.query(Response).one(), SIGNED)
    refile(session, session.query(Dispute).all(), NOW)
    session.commit()

    assert "flat nonsense" not in _everything(session)
    assert list(find_problems(session)) == []


def test_a_sentence_goes_from_headline_notice_and_what_was_seen_of_them(session, filed):
    filed.title, filed.correction_notice = f"Sample: {DENIED}", f"Correction: {DENIED}"
    capture = _capture(filed.article)
    capture.article_id = filed.article_id
    observe(session, capture, ObservationKind.CORRECTED, filed.correction_notice, NOW, version=filed)
    session.commit()

    take_down(session, session.query(Response).one(), SIGNED)
    session.commit()

    assert "flatly" not in _everything(session)
    assert (filed.title, filed.correction_notice) == (f"Sample: {BLOCKS}", f"Correction: {BLOCKS}")
    assert session.query(ArticleObservation).one().because == f"Correction: {BLOCKS}"


def test_what_other_claims_said_before_stays_whatever_words_they_share(
    session, filed, make_version, file_findings, claim
):
    apart = make_version("Disney says that Midjourney copied its models.", outlet="Sample Post")
    file_findings(apart, claim(apart, apart.text, claimant="Disney", targets=("Midjourney",), object="its models"))
    session.commit()
    other = session.scalars(select(Claim).where(Claim.object == "its models")).one()
    correct(session, other, {"object": "its films"}, SIGNED)
    session.commit()

    take_down(session, filed.article, SIGNED)
    session.commit()

    assert row_at(session, ThingKind.CLAIM, other.public_id, 1)["object"] == "its models"


def test_words_are_not_taken_down_twice_and_do_not_come_back(session, filed):
    decision = take_down(session, filed.article, SIGNED)

    with pytest.raises(EditingError, match="taken down already"):
        take_down(session, filed.article, SIGNED)
    with pytest.raises(EditingError, match="they are gone"):
        undo(session, decision, SIGNED)


def test_undoing_an_earlier_decision_does_not_bring_words_back(session, filed):
    corrected = correct(session, session.query(Claim).one(), {"object": "its models, a sample editor says"}, SIGNED)
    take_down(session, session.scalars(select(Assertion).order_by(Assertion.id)).first(), SIGNED)

    with pytest.raises(EditingError, match="taken down since"):
        undo(session, corrected, SIGNED)


def test_a_later_visit_does_not_bring_the_words_back(session, filed):
    take_down(session, filed.article, SIGNED)
    capture = _capture(filed.article)
    session.add(capture)

    version = file_extract(session, capture, Extract(title="A headline", body=SAYS, extractor="test@1"), None, now=NOW)

    assert version is None
    assert capture.refusal == "the text of this article was taken down"
    assert session.scalars(select(ArticleVersion.text).where(ArticleVersion.article_id == filed.article_id)).all() == [
        ""
    ]


def test_a_later_visit_does_not_bring_a_sentence_back(session, filed):
    decision = take_down(session, session.query(Response).one(), SIGNED)
    capture = _capture(filed.article)
    session.add(capture)
    added = "A sample line was added."
    page = Extract(title=f"Sample: {DENIED}", body=f"{SAYS} {DENIED} {SUED} {added}", extractor="test@1")

    version = file_extract(session, capture, page, None, now=NOW)
    session.commit()

    assert "flatly" not in _everything(session)
    assert (version.title, version.text) == (f"Sample: {BLOCKS}", f"{SAYS} {BLOCKS} {SUED} {added}")
    assert version.withheld_by == decision
    assert list(find_problems(session)) == []


def test_a_later_visit_to_the_same_page_is_a_sighting_though_a_sentence_was_taken_down(session, filed):
    take_down(session, session.query(Response).one(), SIGNED)
    capture = _capture(filed.article)
    session.add(capture)
    page = Extract(title=filed.title, body=f"{SAYS} {DENIED} {SUED}", extractor="test@1")

    assert file_extract(session, capture, page, None, now=NOW) is None
    assert capture.refusal is None


def test_reading_everything_again_finds_nothing_in_what_was_taken_down(session, filed, file_findings):
    take_down(session, filed.article, SIGNED)
    session.commit()

    assert filed.id in find_readable(session)
    findings = session.scalars(select(VersionReading).where(VersionReading.version_id == filed.id)).one().findings
    assert [findings[group] for group in ("claims", "responses", "events")] == [[], [], []]


def test_a_withheld_passage_whose_words_are_still_there_is_a_problem(session, filed):
    take_down(session, filed.article, SIGNED)
    passage = session.query(Response).one().passage
    passage.exact = DENIED
    session.commit()

    assert any("its words are still here" in problem for problem in find_problems(session))


def test_a_reading_that_still_finds_words_that_were_taken_down_is_a_problem(session, filed):
    kept = session.scalars(select(VersionReading).where(VersionReading.version_id == filed.id)).one()
    before = kept.findings
    take_down(session, session.query(Response).one(), SIGNED)
    kept.findings = before
    session.commit()

    assert any("it found words that are not there" in problem for problem in find_problems(session))


def _capture(article: Article) -> Capture:
    return Capture(
        url=article.canonical_url,
        asked_url=article.canonical_url,
        fetched_at=NOW,
        status=200,
        payload_digest="sha256:0",
        warc_file="sample.warc.gz",
        warc_offset=0,
        robots_decision="allowed",
    )
