"""Findings become one record: disputes, claims, origins, answers, and what a later version takes back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from store.decisions import Signature
from store.editing import confirm
from store.filing import refile
from store.models import Assertion, Claim, Dispute, Entity, Event, EventCitation, Response
from store.origins import count_origins
from store.records import AttributionStep, DateSpan
from store.vocabulary import Act, AssertionState, EventKind, PartyRole, Precision, ResponseKind, SpeakerKind

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "DeepSeek built its model on answers of ChatGPT, OpenAI said once more."
SILENT = "DeepSeek has said nothing so far."
DENIES = "DeepSeek denied it on Friday."
DECLINES = "DeepSeek declined to comment."
SUED = "Disney sued Midjourney over pictures of its characters."


def test_a_claim_opens_a_dispute_between_its_sides(session, make_version, file_findings, claim):
    version = make_version(SAYS)

    file_findings(version, claim(version, SAYS))

    dispute = session.query(Dispute).one()
    assert dispute.title == "OpenAI – DeepSeek"
    assert {(party.entity.name, party.role) for party in dispute.parties} == {
        ("OpenAI", PartyRole.ACCUSER),
        ("DeepSeek", PartyRole.ACCUSED),
    }


def test_filing_twice_changes_nothing(session, make_version, file_findings, claim, response):
    version = make_version(f"{SAYS} {SILENT}")
    findings = (claim(version, SAYS), response(version, SILENT, ResponseKind.NO_PUBLIC_RESPONSE))

    first = file_findings(version, *findings)
    second = file_findings(version, *findings)

    assert first == second == 2
    counts = [session.query(table).count() for table in (Dispute, Claim, Assertion, Response, Entity)]
    assert counts == [1, 1, 1, 1, 2]


def test_the_same_allegation_in_another_article_joins_the_claim(session, make_version, file_findings, claim):
    first, second = make_version(SAYS), make_version(AGAIN, outlet="Sample Briefs")

    file_findings(first, claim(first, SAYS))
    file_findings(second, claim(second, AGAIN))

    found = session.query(Claim).one()
    assert len(found.assertions) == 2
    assert count_origins(found.assertions).origins == 2
    assert count_origins(found.assertions).speakers == 1


def test_a_copy_adds_an_article_and_no_origin(session, make_version, file_findings, claim):
    first = make_version(SAYS, cluster="same")
    copy = make_version(f"{SAYS} Sample Wire", outlet="Sample Briefs", cluster="same")

    file_findings(first, claim(first, SAYS))
    file_findings(copy, claim(copy, SAYS))

    counted = count_origins(session.query(Claim).one().assertions)
    assert (counted.origins, counted.articles) == (1, 2)


def test_another_act_between_the_same_sides_is_another_claim_of_the_dispute(
    session, make_version, file_findings, claim
):
    version = make_version(f"{SAYS} {AGAIN}")

    file_findings(version, claim(version, SAYS), claim(version, AGAIN, act=Act.BULK_API_EXTRACTION))

    assert session.query(Dispute).count() == 1
    assert session.query(Claim).count() == 2


def test_another_accuser_of_the_same_party_has_a_dispute_of_its_own(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")

    file_findings(version, claim(version, SAYS), claim(version, AGAIN, claimant="Anthropic"))

    assert {dispute.title for dispute in session.query(Dispute)} == {"OpenAI – DeepSeek", "Anthropic – DeepSeek"}


def test_a_group_without_a_name_is_words_and_no_entity(session, make_version, file_findings, claim):
    version = make_version(SAYS)

    file_findings(version, claim(version, SAYS, claimant="authors", targets=("Anthropic",)))

    assert session.query(Dispute).one().title == "Authors – Anthropic"
    assert session.query(Claim).one().claimant_text == "authors"
    assert [entity.name for entity in session.query(Entity)] == ["Anthropic"]


def test_a_claim_that_names_nobody_joins_the_article_s_dispute_without_a_target(
    session, make_version, file_findings, claim
):
    version = make_version(f"{SAYS} {AGAIN}")

    file_findings(version, claim(version, SAYS), claim(version, AGAIN, claimant="researchers", targets=()))

    unnamed = session.query(Claim).filter_by(claimant_text="researchers").one()
    assert unnamed.dispute.title == "OpenAI – DeepSeek"
    assert [party for party in unnamed.parties if party.role is PartyRole.ACCUSED] == []


def test_two_reports_of_one_filing_are_one_event(session, make_version, file_findings, event):
    first = make_version(SUED, published="2025-06-11")
    second = make_version(f"As reported: {SUED}", outlet="Sample Briefs", published="2025-06-12")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}

    for version in (first, second):
        file_findings(version, event(version, SUED, EventKind.COMPLAINT_FILED, **sides))

    assert session.query(Event).count() == 1
    assert session.query(EventCitation).count() == 2
    assert session.query(Dispute).one().title == "Disney v. Midjourney"


def test_those_who_look_into_a_matter_are_investigators_of_its_dispute(session, make_version, file_findings, event):
    version = make_version(SAYS)
    sides = {"investigators": ("OpenAI", "Microsoft"), "accused": ("DeepSeek",)}

    file_findings(version, event(version, SAYS, EventKind.INVESTIGATION_REPORTED, **sides))

    dispute = session.query(Dispute).one()
    assert dispute.title == "OpenAI and Microsoft – DeepSeek"
    assert {party.role for party in dispute.parties} == {PartyRole.INVESTIGATOR, PartyRole.ACCUSED}
    assert len(session.query(Event).one().parties) == 3


def test_a_later_report_adds_the_day_that_the_first_did_not_give(session, make_version, file_findings, event):
    first = make_version(SUED, published="2025-06-11")
    second = make_version(f"As reported: {SUED}", outlet="Sample Briefs", published="2025-06-12")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    day = DateSpan(first=date(2025, 6, 11), last=date(2025, 6, 11), precision=Precision.DAY, text="Wednesday")

    file_findings(first, event(first, SUED, EventKind.COMPLAINT_FILED, **sides))
    file_findings(second, event(second, SUED, EventKind.COMPLAINT_FILED, happened=day, **sides))

    assert session.query(Event).one().happened_first == date(2025, 6, 11)


def test_two_suits_told_in_one_sentence_are_two_events(session, make_version, file_findings, event):
    version = make_version(SUED)
    first = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
    second = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Meta",), accused=("Midjourney",))

    for _ in range(2):
        file_findings(version, first, second)

    assert {dispute.title for dispute in session.query(Dispute)} == {"Disney v. Midjourney", "Meta v. Midjourney"}
    assert session.query(Event).count() == 2


def test_a_ruling_told_without_a_day_joins_the_later_report_of_its_month(session, make_version, file_findings, event):
    first = make_version(SUED, published="2025-06-28")
    second = make_version(f"As reported: {SUED}", outlet="Sample Briefs", published="2025-08-26")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    june = DateSpan(first=date(2025, 6, 1), last=date(2025, 6, 30), precision=Precision.MONTH, text="June")

    file_findings(first, event(first, SUED, EventKind.JUDGMENT, **sides))
    file_findings(second, event(second, SUED, EventKind.JUDGMENT, happened=june, **sides))

    assert session.query(Event).one().happened_text == "June"


def test_a_docket_number_finds_the_dispute_in_other_words(session, make_version, file_findings, event):
    first, second = make_version(SUED), make_version(f"Again: {SUED}", outlet="Sample Briefs")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}

    file_findings(first, event(first, SUED, EventKind.COMPLAINT_FILED, docket="2:25-cv-05275", **sides))
    file_findings(second, event(second, SUED, EventKind.ORDER, docket="25-cv-5275 (JAK)"))

    assert {kind.kind for kind in session.query(Dispute).one().events} == {EventKind.COMPLAINT_FILED, EventKind.ORDER}


def test_an_answer_hangs_under_the_claim_it_answers(session, make_version, file_findings, claim, response):
    version = make_version(f"{SAYS} {SILENT}")

    file_findings(version, claim(version, SAYS), response(version, SILENT, ResponseKind.NO_PUBLIC_RESPONSE))

    assert session.query(Response).one().claim.act is Act.MODEL_OUTPUT_DISTILLATION


def test_an_answer_goes_to_the_dispute_the_article_is_about(session, make_version, file_findings, claim, response):
    version = make_version(f"{SAYS} {AGAIN} {SUED} {DENIES}")
    ours = (claim(version, SAYS), claim(version, AGAIN, act=Act.BULK_API_EXTRACTION))

    file_findings(
        version, *ours, claim(version, SUED, claimant="Anthropic"), response(version, DENIES, ResponseKind.DENIED)
    )

    assert {answer.dispute.title for answer in session.query(Response)} == {"OpenAI – DeepSeek"}


def test_an_answer_that_names_an_accuser_goes_to_that_dispute(session, make_version, file_findings, claim, response):
    version = make_version(f"{SAYS} {AGAIN} {SUED} {DENIES}")
    ours = (claim(version, SAYS), claim(version, AGAIN, act=Act.BULK_API_EXTRACTION))
    denial = response(version, DENIES, ResponseKind.DENIED, to="Anthropic")

    file_findings(version, *ours, claim(version, SUED, claimant="Anthropic"), denial)

    assert {answer.dispute.title for answer in session.query(Response)} == {"Anthropic – DeepSeek"}


def test_a_suit_is_one_origin_however_its_plaintiffs_are_listed(session, make_version, file_findings, claim):
    first, second = make_version(SAYS), make_version(AGAIN, outlet="Sample Briefs")
    suit = {"speaker_kind": SpeakerKind.COURT_DOCUMENT, "step_no": 1}
    one = AttributionStep(speaker="Disney and Meta", **suit)
    other = AttributionStep(speaker="Meta and Disney", **suit)

    file_findings(first, claim(first, SAYS, claimant="Disney", co_claimants=("Meta",), attribution=(one,)))
    file_findings(second, claim(second, AGAIN, claimant="Meta", co_claimants=("Disney",), attribution=(other,)))

    assert {assertion.origin_key for assertion in session.query(Assertion)} == {"disney+meta@filing"}


def test_a_person_who_speaks_of_a_dispute_opens_none(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")

    file_findings(version, claim(version, SAYS), claim(version, AGAIN, claimant="David Sacks"))

    assert session.query(Dispute).one().title == "OpenAI – DeepSeek"
    assert session.query(Claim).count() == 2


def test_a_group_of_companies_stands_for_the_plaintiffs_the_article_names(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {SUED}")
    studios = claim(version, SAYS, claimant="film studios", targets=("Midjourney",))

    file_findings(version, studios, claim(version, SUED, claimant="Disney", targets=("Midjourney",)))

    assert session.query(Dispute).one().title == "Disney – Midjourney"


def test_authors_are_not_taken_for_a_company_of_the_same_article(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {SUED}")
    authors = claim(version, SAYS, claimant="authors", targets=("Midjourney",))

    file_findings(version, authors, claim(version, SUED, claimant="Disney", targets=("Midjourney",)))

    assert {dispute.title for dispute in session.query(Dispute)} == {"Disney – Midjourney", "Authors – Midjourney"}


def test_a_later_answer_supersedes_a_silence_and_both_stay(session, make_version, file_findings, claim, response):
    first = make_version(f"{SAYS} {SILENT}", published="2025-01-29")
    second = make_version(f"{AGAIN} {DENIES}", outlet="Sample Briefs", published="2025-09-18")

    file_findings(first, claim(first, SAYS), response(first, SILENT, ResponseKind.NO_PUBLIC_RESPONSE))
    file_findings(second, claim(second, AGAIN), response(second, DENIES, ResponseKind.DENIED))

    silence = session.query(Response).filter_by(kind=ResponseKind.NO_PUBLIC_RESPONSE).one()
    assert silence.superseded_by.kind is ResponseKind.DENIED
    assert silence.state is AssertionState.PROPOSED


def test_an_answer_that_an_editor_confirmed_still_supersedes_the_silence(
    session, make_version, file_findings, claim, response
):
    first = make_version(f"{SAYS} {SILENT}", published="2025-01-29")
    second = make_version(f"{AGAIN} {DENIES}", outlet="Sample Briefs", published="2025-02-18")
    third = make_version(f"{SAYS} {DECLINES}", outlet="Sample Ledger", published="2025-01-30")
    file_findings(first, claim(first, SAYS), response(first, SILENT, ResponseKind.NO_PUBLIC_RESPONSE))
    file_findings(second, claim(second, AGAIN), response(second, DENIES, ResponseKind.DENIED))
    denial = session.query(Response).filter_by(kind=ResponseKind.DENIED).one()
    confirm(session, denial, Signature(actor="A sample editor", reason="it is so", at=datetime(2026, 1, 3, tzinfo=UTC)))

    file_findings(third, claim(third, SAYS), response(third, DECLINES, ResponseKind.DECLINED_TO_COMMENT))

    session.expire_all()
    silence = session.query(Response).filter_by(kind=ResponseKind.NO_PUBLIC_RESPONSE).one()
    assert silence.superseded_by is denial


def test_a_new_version_supersedes_what_its_words_no_longer_say(session, make_version, file_findings, claim):
    first = make_version(f"{SAYS} {AGAIN}", url="https://sample.example/1")
    file_findings(first, claim(first, SAYS), claim(first, AGAIN, act=Act.BULK_API_EXTRACTION))
    second = make_version(SAYS, url="https://sample.example/1")
    session.refresh(second.article)

    file_findings(second, claim(second, SAYS))

    states = {assertion.claim.act: assertion.state for assertion in session.query(Assertion)}
    assert states == {
        Act.MODEL_OUTPUT_DISTILLATION: AssertionState.PROPOSED,
        Act.BULK_API_EXTRACTION: AssertionState.SUPERSEDED,
    }


def test_the_machine_leaves_what_a_person_confirmed(session, make_version, file_findings, claim):
    first = make_version(SAYS, url="https://sample.example/1")
    file_findings(first, claim(first, SAYS))
    session.query(Assertion).one().state = AssertionState.CONFIRMED
    second = make_version(SILENT, url="https://sample.example/1")
    session.refresh(second.article)

    file_findings(second)

    assert session.query(Assertion).one().state is AssertionState.CONFIRMED


def test_an_old_copy_that_is_taken_in_late_supersedes_nothing(session, make_version, file_findings, claim):
    first = make_version(SAYS, url="https://sample.example/1")
    file_findings(first, claim(first, SAYS))
    late = make_version(SILENT, url="https://sample.example/1")
    late.fetched_at = first.fetched_at - timedelta(days=1)
    session.flush()
    session.refresh(late.article)

    file_findings(late)

    assert session.query(Assertion).one().state is AssertionState.PROPOSED


def test_filing_anew_keeps_an_event_without_any_day(session, make_version, file_findings, event):
    version = make_version(SUED, published=None)
    file_findings(version, event(version, SUED, EventKind.JUDGMENT, accusers=("Disney",), accused=("Midjourney",)))
    before = session.query(Event).one().public_id

    refile(session, session.query(Dispute).all(), datetime(2026, 1, 3, tzinfo=UTC))

    assert session.query(Event).one().public_id == before


def test_an_event_whose_sides_are_a_guess_opens_no_dispute(session, make_version, file_findings, event):
    version = make_version(SUED)
    guessed = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))

    file_findings(version, replace(guessed, confidence=0.6))

    assert session.query(Dispute).count() == 0


def test_an_event_whose_sides_are_a_guess_joins_the_dispute_between_them(session, make_version, file_findings, event):
    first, second = make_version(SUED, published="2025-06-11"), make_version(f"Again: {SUED}", published="2025-06-12")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    file_findings(first, event(first, SUED, EventKind.COMPLAINT_FILED, **sides))

    file_findings(second, replace(event(second, SUED, EventKind.COMPLAINT_FILED, **sides), confidence=0.6))

    assert len(session.query(Event).one().citations) == 2


def test_a_guessed_group_of_companies_is_that_of_the_article_s_dispute(session, make_version, file_findings, event):
    version = make_version(f"{SUED} {SAYS}")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
    ruled = event(version, SAYS, EventKind.ORDER, accusers=("film studios",), accused=("Midjourney",))

    file_findings(version, replace(ruled, confidence=0.6), sued)

    assert {event.kind for event in session.query(Dispute).one().events} == {EventKind.COMPLAINT_FILED, EventKind.ORDER}


def test_accusers_told_in_one_breath_stay_in_the_disputes_that_each_has(session, make_version, file_findings, claim):
    first, second = make_version(f"{SAYS} {AGAIN}", published="2025-01-29"), make_version(SAYS, published="2025-02-01")
    file_findings(first, claim(first, SAYS), claim(first, AGAIN, claimant="Anthropic"))

    file_findings(second, claim(second, SAYS, co_claimants=("Anthropic",)))

    assert {dispute.title for dispute in session.query(Dispute)} == {"OpenAI – DeepSeek", "Anthropic – DeepSeek"}
    assert [len(dispute.claims[0].assertions) for dispute in session.query(Dispute)] == [2, 2]


def test_an_accuser_without_a_dispute_of_its_own_joins_that_of_the_other(session, make_version, file_findings, claim):
    first, second = make_version(SAYS, published="2025-01-29"), make_version(AGAIN, published="2025-02-01")
    file_findings(first, claim(first, SAYS))

    file_findings(second, claim(second, AGAIN, co_claimants=("Anthropic",)))

    assert session.query(Dispute).one().title == "OpenAI and Anthropic – DeepSeek"


def test_one_sentence_may_tell_of_suits_of_one_group_against_two(session, make_version, file_findings, event):
    version = make_version(SUED)

    file_findings(
        version,
        *(
            event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("authors",), accused=(accused,))
            for accused in ("Midjourney", "Anthropic")
        ),
    )

    assert {dispute.title for dispute in session.query(Dispute)} == {"Authors v. Midjourney", "Authors v. Anthropic"}


def test_whoever_hides_who_it_is_may_scrape_pages_in_the_same_dispute(session, make_version, file_findings, claim):
    version = make_version(f"{SAYS} {AGAIN}")

    file_findings(
        version,
        claim(version, SAYS, act=Act.SCRAPING_AGAINST_TERMS),
        claim(version, AGAIN, act=Act.USAGE_LIMIT_OR_IDENTITY_EVASION),
    )

    assert session.query(Dispute).count() == 1


def test_a_date_after_the_first_report_of_an_event_is_not_taken(session, make_version, file_findings, event):
    first, second = make_version(SUED, published="2025-10-25"), make_version(f"Again: {SUED}", published="2025-11-04")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    file_findings(first, event(first, SUED, EventKind.COMPLAINT_FILED, **sides))
    span = DateSpan(
        first=date(2025, 11, 1), last=date(2025, 11, 4), precision=Precision.RANGE, text="earlier this month"
    )

    file_findings(second, event(second, SUED, EventKind.COMPLAINT_FILED, happened=span, **sides))

    assert session.query(Event).one().happened_first is None


def test_who_settles_with_one_accuser_has_not_settled_with_the_other(
    session, make_version, file_findings, claim, response
):
    settles, go_on = "Anthropic and DeepSeek settled on Tuesday.", "OpenAI goes on with its suit against DeepSeek."
    version = make_version(f"{SUED} {go_on} {settles}")
    theirs = claim(version, SUED, claimant="Anthropic", co_claimants=("OpenAI",))
    ours = claim(version, go_on, act=Act.UNSPECIFIED_UNAUTHORISED_USE)

    file_findings(version, theirs, ours, response(version, settles, ResponseKind.SETTLED, to="Anthropic"))

    answered = [answer.claim for answer in session.query(Response)]
    assert [claim.act for claim in answered] == [Act.MODEL_OUTPUT_DISTILLATION]
