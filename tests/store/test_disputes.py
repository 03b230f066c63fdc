"""Questions about disputes, on both databases: what is on record by a day, in which order, and what has no date."""

from datetime import date

import pytest

from store.disputes import find_dispute, latest_lines, list_disputes, related_disputes
from store.knowledge import Knowledge
from store.records import DateSpan
from store.timeline import LineKind
from store.vocabulary import EventKind, Precision, ResponseBasis, ResponseKind, State

SAYS = "OpenAI says that DeepSeek copied its models."
SILENT = "DeepSeek did not respond."
DENIES = "DeepSeek denied it."


def _day(text: str) -> DateSpan:
    day = date.fromisoformat(text)
    return DateSpan(first=day, last=day, precision=Precision.DAY)


@pytest.fixture
def alleged(make_version, file_findings, claim, response):
    """One allegation of 29 January 2025 with a silence of that day, and a denial of September."""
    first = make_version(f"{SAYS} {SILENT}", published="2025-01-29")
    silence = response(
        first, SILENT, ResponseKind.NO_RESPONSE_TO_REQUEST, basis=ResponseBasis.ASKED, asked_by="Sample Wire"
    )
    file_findings(first, claim(first, SAYS), silence)
    later = make_version(f"{SAYS} {DENIES}", outlet="Sample Ledger", published="2025-09-18")
    file_findings(later, claim(later, SAYS), response(later, DENIES, ResponseKind.DENIED))


def test_an_allegation_stands_at_the_day_it_was_first_published(session, alleged):
    matter = find_dispute(session, "openai-deepseek")

    line = matter.timeline.allegations[0]
    assert line.when.first == date(2025, 1, 29)
    assert len(line.cited) == 2


def test_answers_hang_under_the_claim_and_a_late_one_has_a_line(session, alleged):
    matter = find_dispute(session, "openai-deepseek")

    assert [answer.response.kind for answer in matter.timeline.allegations[0].answers] == [
        ResponseKind.NO_RESPONSE_TO_REQUEST,
        ResponseKind.DENIED,
    ]
    assert [line.kind for line in matter.timeline.lines] == [LineKind.ALLEGATION, LineKind.ANSWER]
    assert matter.answered == 1


def test_as_of_a_day_nothing_later_is_known(session, alleged):
    matter = find_dispute(session, "openai-deepseek", as_of=date(2025, 1, 30))

    assert [line.kind for line in matter.timeline.lines] == [LineKind.ALLEGATION]
    assert (matter.answered, matter.asked_and_silent) == (0, 1)
    assert matter.pages == 1


def test_a_dispute_of_which_nothing_was_public_is_not_listed(session, alleged):
    assert list_disputes(session, Knowledge(as_of=date(2025, 1, 28))) == []
    assert len(list_disputes(session, Knowledge(as_of=date(2025, 1, 29)))) == 1


def test_an_event_stands_where_it_happened_and_else_by_its_report(session, make_version, file_findings, event):
    text = "Disney sued Midjourney. A hearing was held."
    version = make_version(text, published="2025-06-12")
    sides = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    file_findings(
        version,
        event(version, "Disney sued Midjourney.", EventKind.COMPLAINT_FILED, happened=_day("2025-06-11"), **sides),
        event(version, "A hearing was held.", EventKind.HEARING, **sides),
    )

    suit, hearing = find_dispute(session, "disney-midjourney").timeline.lines

    assert (suit.when.first, suit.when.is_by_report) == (date(2025, 6, 11), False)
    assert (hearing.when.first, hearing.when.is_by_report) == (date(2025, 6, 12), True)


def test_what_is_said_to_have_happened_before_has_a_line_of_its_own(session, make_version, file_findings, claim):
    version = make_version(SAYS, published="2025-01-29")
    late_2024 = DateSpan(
        first=date(2024, 10, 1), last=date(2024, 12, 31), precision=Precision.QUARTER, text="late 2024"
    )
    file_findings(version, claim(version, SAYS, happened=late_2024))

    lines = find_dispute(session, "openai-deepseek").timeline.lines

    assert [line.kind for line in lines] == [LineKind.HAPPENED, LineKind.ALLEGATION]
    assert lines[0].when.is_vague
    assert lines[0].anchor != lines[1].anchor


def test_an_undated_source_is_never_placed_at_its_fetching(session, make_version, file_findings, claim):
    version = make_version(SAYS, published=None, outlet=None)
    file_findings(version, claim(version, SAYS))

    matter = find_dispute(session, "openai-deepseek")

    assert matter.timeline.lines == ()
    assert [source.version.id for source in matter.timeline.undated] == [version.id]
    assert matter.newest is None


def test_an_undated_source_is_known_from_the_day_it_was_fetched(session, make_version, file_findings, claim):
    version = make_version(SAYS, published=None)
    file_findings(version, claim(version, SAYS))
    fetched = version.fetched_at.date()

    assert list_disputes(session, Knowledge(as_of=fetched))
    assert not list_disputes(session, Knowledge(as_of=fetched.replace(year=fetched.year - 1)))


def test_a_copy_adds_a_page_and_no_origin(session, make_version, file_findings, claim):
    for outlet in ("Sample Wire", "Sample Ledger"):
        version = make_version(f"{SAYS} {outlet}", outlet=outlet, cluster="one")
        file_findings(version, claim(version, SAYS))

    matter = find_dispute(session, "openai-deepseek")

    assert (matter.origins.origins, matter.pages) == (1, 2)


def test_words_that_were_taken_back_are_marked_and_kept(session, make_version, file_findings, claim):
    address = "https://sample.example/corrected"
    first = make_version(SAYS, url=address)
    file_findings(first, claim(first, SAYS))
    second = make_version("A firm was named in error.", url=address)
    file_findings(second)

    (line,) = find_dispute(session, "openai-deepseek").timeline.lines

    assert line.is_superseded
    assert line.passage.exact == SAYS


def test_the_latest_lines_are_one_of_each_dispute_newest_first(session, alleged, make_version, file_findings, claim):
    version = make_version("Disney says that Midjourney copied it.", published="2025-05-01")
    file_findings(version, claim(version, version.text, claimant="Disney", targets=("Midjourney",)))

    found = latest_lines(list_disputes(session), limit=8)

    assert [(matter.dispute.slug, line.when.first) for line, [matter] in found] == [
        ("openai-deepseek", date(2025, 9, 18)),
        ("disney-midjourney", date(2025, 5, 1)),
    ]
    assert len(latest_lines(list_disputes(session), limit=1)) == 1


def test_related_disputes_accuse_the_same_party(session, alleged, make_version, file_findings, claim):
    version = make_version("Anthropic says that DeepSeek copied it.", published="2025-05-01")
    file_findings(version, claim(version, version.text, claimant="Anthropic"))
    matter = find_dispute(session, "openai-deepseek")

    assert [dispute.slug for dispute in related_disputes(session, matter.dispute)] == ["anthropic-deepseek"]
    assert not related_disputes(session, matter.dispute, Knowledge(as_of=date(2025, 1, 1)))


def test_status_is_as_of_the_day_too(session, alleged, make_version, file_findings, event):
    version = make_version("OpenAI sued DeepSeek.", published="2025-10-01")
    suit = event(version, version.text, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",))
    file_findings(version, suit)

    slug = list_disputes(session)[0].dispute.slug

    assert find_dispute(session, slug).status.state is State.FILED
    assert find_dispute(session, slug, as_of=date(2025, 9, 30)).status.state is State.ALLEGED
    assert not find_dispute(session, slug, as_of=date(2025, 9, 30)).is_in_court


def test_an_unknown_slug_is_none(session):
    assert find_dispute(session, "nobody") is None
