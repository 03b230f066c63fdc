"""The page of a dispute: its lines in order, each with its sentence, its source and what was answered."""

import re
from datetime import date

import pytest

from store.models import ArticleVersion, Claim, Event, Outlet, Response
from store.records import DateSpan
from store.vocabulary import Act, Commitment, EventKind, Precision, ResponseKind
from webapp.words import lowered

PAGE = "/disputes/openai-deepseek"


def _lines(page: str) -> list[str]:
    return re.findall(r'<li class="entry[^"]*" id="([^"]+)"', page)


def test_a_line_shows_the_archived_sentence_with_its_hedges(client, distillation):
    page = client.get(PAGE).text

    assert '<span class="hedge">may have</span> distilled its models.' in page
    assert '<span class="hedge">looking into whether</span>' in page


def test_what_is_said_to_have_happened_stands_before_its_report_and_in_brackets(client, distillation):
    page = client.get(PAGE).text

    assert _lines(page)[0].startswith("h-c-")
    assert 'class="vague">Oct–Dec' in page


def test_every_line_leads_to_its_claim_and_its_archived_sentence(client, distillation, session):
    page = client.get(PAGE).text

    version = session.query(ArticleVersion).filter_by(title="What one firm says it has seen").one()
    assert f"/articles/{version.article_id}/versions/1#p0" in page
    for claim in re.findall(r'id="(c-[^"]+)"', page):
        assert f'href="/claims/{claim}"' in page


def test_the_live_sentence_is_linked_by_its_words(client, distillation):
    assert re.search(r"example/[0-9a-f]+#:~:text=OpenAI%20says%20it%20has,", client.get(PAGE).text)


def test_a_silence_names_the_asker_and_the_day(client, distillation):
    page = client.get(PAGE).text

    assert "did not respond to a request, asked by Sample Wire" in page
    assert "could not be reached, asked by Sample Ledger" in page


def test_a_late_denial_hangs_under_its_claim_and_has_a_line_of_its_own(client, distillation, session):
    page = client.get(PAGE).text

    assert "Denied, 18\u00a0Sept\u00a02025" in page
    assert _lines(page)[-1].startswith("r-")


def test_an_undated_source_shows_each_sentence_that_carries_a_claim(
    client, session, make_version, file_findings, claim
):
    firm, weak = "OpenAI claims to hold proof that DeepSeek copied it.", "DeepSeek may have copied OpenAI, it suspects."
    version = make_version(f"{weak} {firm}", outlet=None, published=None)
    file_findings(version, claim(version, weak, commitment=Commitment.POSSIBLE), claim(version, firm))
    session.commit()

    text = client.get(PAGE).text.partition('id="differing"')[0]

    assert text.count(firm) == 1
    assert "The same allegation in other words." in text


def test_an_undated_source_stands_in_a_box_of_its_own(client, distillation):
    before, _, undated = client.get(PAGE).text.partition('<div class="undated">')

    assert "suspects" not in before.partition('id="record"')[2]
    assert '<span class="hedge">suspects</span>' in undated
    assert "without an outlet or a date" in undated
    assert "2 Jan 2026" not in _gutters(undated)


def _gutters(page: str) -> str:
    return " ".join(re.findall(r'<p class="when">(.*?)</p>', page, re.DOTALL)).replace("\u00a0", " ")


def test_empty_time_is_a_line(client, distillation):
    assert "230\u00a0days, nothing on record" in client.get(PAGE).text


def test_status_is_a_sentence_with_its_source(client, distillation):
    page = client.get(PAGE).text

    assert re.search(r'Said to be under investigation, by 29\xa0Jan\xa02025, as <a href="/articles/', page)
    assert "No lawsuit or settlement is on this record as of 2\u00a0January\u00a02026." in page


def test_as_of_a_day_shows_only_what_was_public_by_then(client, distillation):
    page = client.get(f"{PAGE}?as_of=2025-01-29").text

    assert "may have</span> distilled" not in page
    assert "denied this" not in page
    assert "No dated line" not in page
    assert "shown: to 29\u00a0Jan\u00a02025" in page
    assert "suspects" not in page, "it was fetched later, and nothing says that it was public before"


def test_as_of_a_day_before_everything_says_so(client, distillation):
    page = client.get(f"{PAGE}?as_of=2024-01-01")

    assert page.status_code == 200
    assert "Nothing was public yet" in page.text
    assert "Nothing that this record has of it was known by the day asked for." in page.text
    assert "are on record" not in page.text


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("as_of=yesterday", "is no day: write it as YYYY-MM-DD"),
        ("as_of=2025-02-30", "is no day"),
        ("as_of=20250130", "is no day"),
        ("order=random", "is not known: use oldest, newest"),
        ("only=good", "is not known: use all, allegations, unanswered"),
        ("until=2025-01-01", "unknown parameter"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(client, distillation, query, reason):
    answer = client.get(f"{PAGE}?{query}")

    assert answer.status_code == 400
    assert reason in answer.text


def test_newest_first_turns_the_list_round(client, distillation):
    oldest, newest = client.get(PAGE).text, client.get(f"{PAGE}?order=newest").text

    assert _lines(newest) == list(reversed(_lines(oldest)))


def test_only_unanswered_leaves_out_what_was_answered(client, distillation):
    page = client.get(f"{PAGE}?only=unanswered").text

    assert len(_lines(page)) == 1
    assert "may have</span> distilled" not in page


def test_counts_are_sentences(client, distillation):
    page = client.get(PAGE).text

    assert "1 answered, 1 asked and silent, 1 not known to have been asked." in page


def test_a_claim_nobody_answered_says_that_nobody_is_known_to_have_asked(client, lawsuit):
    page = client.get("/disputes/disney-midjourney").text

    assert (
        "No answer to this is on record as of 2\u00a0Jan\u00a02026, and no source says that one was asked for." in page
    )


def test_a_ruling_carries_its_outcome_and_a_sum_its_currency(client, lawsuit, settlement):
    assert "Court order, granted in part" in client.get("/disputes/disney-midjourney").text
    assert "USD\u00a01.5\u00a0million" in client.get("/disputes/authors-anthropic").text


def test_words_a_newer_version_took_back_are_struck_and_stay(client, session, make_version, file_findings, claim):
    address = "https://sample.example/corrected"
    first = make_version("OpenAI says that DeepSeek copied its models.", url=address, published="2025-02-01")
    file_findings(first, claim(first, first.text))
    second = make_version("An earlier version named a firm in error.", url=address, published="2025-02-01")
    file_findings(second)
    session.commit()

    page = client.get(PAGE).text

    assert 'class="entry withdrawn"' in page
    assert "no longer said by the article" in page


def test_hostile_words_stay_words(client, session, make_version, file_findings, claim, response):
    evil = '<script>alert("x")</script> OpenAI says that DeepSeek copied <img src=x onerror=alert(1)> models.'
    version = make_version(evil, outlet='"><svg onload=alert(1)>', title="<b>x</b>", url="javascript:alert(1)//x")
    file_findings(version, claim(version, evil), response(version, "DeepSeek", ResponseKind.DENIED))
    session.commit()

    for address in ("/", PAGE, f"{PAGE}.svg"):
        text = client.get(address).text
        assert "<script>" not in text
        assert "<img" not in text
        assert "<svg onload" not in text
        assert "javascript:" not in text


def test_an_unknown_dispute_is_not_found(client):
    assert client.get("/disputes/nobody-nothing").status_code == 404


def test_the_json_twin_says_the_same(client, distillation):
    data = client.get(f"{PAGE}.json").get_json()

    assert data["status"] == "investigation_reported"
    assert data["as_of"] == "2026-01-02"
    assert [line["line"] for line in data["lines"]] == ["happened", "event", "allegation", "allegation", "answer"]
    assert len(data["undated"]) == 1
    passage = data["lines"][-1]["passage"]
    assert passage["exact"] == "DeepSeek denied this in the file of its paper."
    assert passage["published"].startswith("2025-09-18")


def test_the_json_twin_honours_as_of(client, distillation):
    data = client.get(f"{PAGE}.json?as_of=2025-01-29").get_json()

    assert data["as_of"] == "2025-01-29"
    assert all(line["passage"]["published"] < "2025-01-30" for line in data["lines"])


def test_passages_are_what_the_archived_text_says(client, distillation, session):
    texts = {version.text_sha256: version.text for version in session.query(ArticleVersion)}

    for line in client.get(f"{PAGE}.json").get_json()["lines"]:
        for source in line["sources"]:
            text = texts[source["text_sha256"]]
            assert text[source["start_char"] : source["end_char"]] == source["exact"]


def test_a_day_in_the_future_is_the_latest_day(client, distillation):
    assert client.get(f"{PAGE}.json?as_of={date(2030, 1, 1)}").get_json()["as_of"] == "2026-01-02"


def test_one_sentence_that_answers_for_two_is_shown_once(client, session, make_version, file_findings, claim, response):
    text = "Anthropic says that DeepSeek and Meta copied it. DeepSeek and Meta have said nothing."
    version = make_version(text, published="2025-03-01")
    said, nothing = (f"{part}." for part in text.rstrip(".").split(". "))
    silences = [
        response(version, nothing, ResponseKind.NO_PUBLIC_RESPONSE, respondent=name) for name in ("DeepSeek", "Meta")
    ]
    file_findings(version, claim(version, said, claimant="Anthropic", targets=("DeepSeek", "Meta")), *silences)
    session.commit()
    (slug,) = (entry["slug"] for entry in client.get("/index.json").get_json()["disputes"])

    page = client.get(f"/disputes/{slug}").text

    assert page.count(f"</svg>\n{nothing}") == 1
    assert "DeepSeek and Meta: no public response, not asked as far as the text says" in page


def test_two_allegations_in_one_sentence_share_a_line_and_are_told_apart_by_their_act(
    client, session, make_version, file_findings, claim
):
    version = make_version("OpenAI says that DeepSeek copied its models.", published="2025-03-01")
    both = [
        claim(version, version.text),
        claim(version, version.text, act=Act.BULK_API_EXTRACTION),
    ]
    file_findings(version, *both)
    session.commit()

    page = client.get(PAGE).text

    ids = [c.public_id for c in session.query(Claim)]
    assert "training on the output of another’s model;</span>" in page
    assert "taking data out in bulk through an API</span>" in page
    assert page.count(version.text) == 1
    assert all(page.count(f'id="{public_id}"') == 1 for public_id in ids)
    assert all(f'href="/claims/{public_id}"' in page for public_id in ids)


def test_a_sentence_that_tells_of_two_days_is_shown_in_full_once(
    client, session, make_version, file_findings, claim, event
):
    words = (
        "OpenAI sued DeepSeek on 3 February over its models; the complaint says at some length what was done and "
        "when it was."
    )
    version = make_version(f"{words} The suit is the first of its kind.", published="2025-03-01")
    day = DateSpan(first=date(2025, 2, 3), last=date(2025, 2, 3), precision=Precision.DAY)
    sued = event(version, words, EventKind.COMPLAINT_FILED, happened=day, accusers=("OpenAI",), accused=("DeepSeek",))
    file_findings(version, sued, claim(version, words))
    session.commit()

    page = client.get(PAGE).text

    assert page.count(words) == 1
    assert f'<a href="#{session.query(Event).one().public_id}">the whole sentence</a>' in page


def test_an_answer_to_one_of_two_allegations_in_a_sentence_says_to_which(
    client, session, make_version, file_findings, claim, response
):
    version = make_version("OpenAI says that DeepSeek copied its models. DeepSeek denied taking data.")
    said, denied = "OpenAI says that DeepSeek copied its models.", "DeepSeek denied taking data."
    both = [claim(version, said), claim(version, said, act=Act.BULK_API_EXTRACTION)]
    file_findings(version, *both, response(version, denied, ResponseKind.DENIED))
    session.flush()
    answers = session.query(Response).all()
    for answer in answers[1:]:
        session.delete(answer)
    answers[0].claim = session.query(Claim).filter_by(act=Act.BULK_API_EXTRACTION).one()
    session.commit()

    page = client.get(PAGE).text

    assert "DeepSeek: denied, on taking data out in bulk through an API" in page
    assert "No answer on training on the output of another’s model is on record" in page


def test_links_to_lines_that_the_reader_left_out_lead_to_the_whole_page(client, distillation):
    page = client.get(f"{PAGE}?only=allegations").text

    here = set(re.findall(r'id="([a-z]-[a-z0-9-]+)"', page))
    assert set(re.findall(r'href="#([a-z]-[^"]+)"', page)) <= here
    assert f'href="{PAGE}#' in page


def test_an_outlet_that_belongs_to_a_side_says_so(client, session, distillation):
    outlet = session.query(Outlet).filter_by(name="Sample Wire").one()
    outlet.owner = "OpenAI"
    session.commit()

    assert "Sample Wire belongs to OpenAI, a party to this dispute." in client.get(PAGE).text


def test_a_group_of_accusers_has_a_lane(client, settlement):
    page = client.get("/disputes/authors-anthropic").text

    assert '">Authors</text>' in page
    assert '">Others</text>' not in page


@pytest.fixture
def sued_later(session, distillation, make_version, file_findings, claim, event) -> Claim:
    """Eight months on OpenAI sues, and another is accused beside DeepSeek; the claim that came first."""
    later = make_version(
        "OpenAI sued DeepSeek and Midjourney, saying that they distilled its models.",
        outlet="Sample Ledger",
        published="2025-10-02",
        title="A lawsuit",
    )
    sides = {"accusers": ("OpenAI",), "accused": ("DeepSeek", "Midjourney")}
    file_findings(
        later,
        claim(later, later.text, targets=("DeepSeek", "Midjourney")),
        event(later, later.text, EventKind.COMPLAINT_FILED, **sides),
    )
    session.commit()
    return session.query(Claim).order_by(Claim.id).first()


@pytest.mark.parametrize("page", ["", ".json", ".svg", ".timeline.json"])
def test_a_dispute_names_no_party_before_a_source_did(client, sued_later, page):
    then, now = (client.get(f"{PAGE}{page}{day}").text for day in ("?as_of=2025-02-01", ""))

    assert "Midjourney" in now
    assert "Midjourney" not in then


def test_a_dispute_is_a_case_only_once_it_is_in_court(client, sued_later):
    assert "<h1>OpenAI and Microsoft – DeepSeek</h1>" in client.get(f"{PAGE}?as_of=2025-02-01").text
    assert "<h1>OpenAI and Microsoft v. DeepSeek and Midjourney</h1>" in client.get(PAGE).text


def test_a_claim_names_its_dispute_as_it_was_known_that_day(client, sued_later):
    path = f"/claims/{sued_later.public_id}"

    assert client.get(f"{path}.json").json["dispute"]["title"].endswith("v. DeepSeek and Midjourney")
    assert client.get(f"{path}.json?as_of=2025-02-01").json["dispute"]["title"].endswith("– DeepSeek")
    assert "Midjourney" not in client.get(f"{path}?as_of=2025-02-01").text


def test_what_nobody_alleges_by_name_is_put_in_no_mouth(client, distillation):
    (dek,) = re.findall(r'<p class="dek">(.*?)</p>', client.get(PAGE).text, re.DOTALL)

    assert lowered(Act.MODEL_OUTPUT_DISTILLATION.label) in dek
    assert lowered(Act.BULK_API_EXTRACTION.label) not in dek
    assert lowered(Act.BULK_API_EXTRACTION.label) in client.get(PAGE).text


def test_no_court_and_no_party_is_named_before_a_source_did(client, lawsuit):
    page, before = (client.get(f"/disputes/disney-midjourney{day}").text for day in ("", "?as_of=2001-01-01"))

    court, *_ = re.findall(r'<p class="crumbs"><a href="/">Disputes</a> / (.*?)</p>', page)
    assert court not in before
    assert ">Parties " in page
    assert ">Parties " not in before
