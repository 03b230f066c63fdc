"""What changed, by number and day; what outlets and editors corrected."""

import re
from datetime import UTC, datetime

import pytest

from store import editing, judgements
from store.changes.asked import newest_seq
from store.decisions import Signature
from store.models import Article, Assertion, Capture, Change, Claim, Contradiction, Event
from store.models import Response as Answer
from store.presence import file_absence
from store.takedown import take_down
from store.vocabulary import Commitment, ContradictionState, EventKind, Outcome, ThingKind
from webapp.change_words import respects

SAID = "OpenAI says that DeepSeek copied its models."
SIGNED = Signature(actor="A sample editor", reason="a <b>test</b> says so", at=datetime(2026, 1, 3, tzinfo=UTC))


@pytest.fixture
def claimed(session, make_version, file_findings, claim):
    version = make_version(SAID)
    file_findings(version, claim(version, SAID))
    session.commit()
    return session.query(Claim).one()


def test_every_change_names_its_cause_and_leads_to_the_thing(client, claimed) -> None:
    page = client.get("/changes").text

    assert f'href="/claims/{claimed.public_id}"' in page
    assert "OpenAI says that DeepSeek trained a model on another’s output" in page
    assert "From <a" in page
    assert "Sample Wire" in page


def test_changes_since_a_number_are_those_after_it(client, session, claimed) -> None:
    before = newest_seq(session)
    editing.confirm(session, session.query(Assertion).one(), SIGNED)
    session.commit()

    page = client.get(f"/changes?since={before}").text

    assert "Decided by A sample editor</a>: a &lt;b&gt;test&lt;/b&gt; says so" in page
    assert "From <a" not in page
    assert "Nothing of this changed since." in client.get(f"/changes?since={newest_seq(session)}").text


def test_changes_of_one_kind_are_no_others(client, claimed) -> None:
    page = client.get("/changes?kind=entity").text

    assert f'href="/claims/{claimed.public_id}"' not in page
    assert 'href="/companies/deepseek"' in page


@pytest.mark.parametrize("query", ["since=yesterday", "kind=rumour", "before=0", "before=x", "page=2"])
def test_what_cannot_be_meant_is_refused(client, query) -> None:
    assert client.get(f"/changes?{query}").status_code == 400


def test_a_long_list_of_changes_is_walked_without_a_gap(client, session, make_version, file_findings, claim) -> None:
    for number in range(55):
        version = make_version(f"Claimant {number} says that DeepSeek copied it.")
        file_findings(version, claim(version, version.text, claimant=f"claimant {number}"))
    session.commit()
    seen, address = [], "/changes"

    while address:
        page = client.get(address).text
        seen += [int(part.split("<")[0]) for part in page.split("no.&nbsp;")[1:]]
        onward = page.partition('rel="next" href="')[2].partition('"')[0]
        address = onward.replace("&amp;", "&")

    assert seen == list(range(newest_seq(session), 0, -1))
    assert len(seen) > 100


def test_a_decision_is_told_with_what_stood_before_and_its_undoing(client, session, claimed) -> None:
    made = editing.correct(session, session.query(Assertion).one(), {"commitment": Commitment.POSSIBLE}, SIGNED)
    judgements.undo(session, made, SIGNED)
    session.commit()

    page = client.get("/corrections").text
    told = client.get("/corrections.json").json["by_editors"]

    assert "<del>certain</del> → <ins>possible</ins>" in page
    assert "taken back by A sample editor" in page
    assert "a &lt;b&gt;test&lt;/b&gt; says so" in page
    assert [(one["number"], one["undoes"], one["undone_by"]) for one in told] == [(2, 1, None), (1, None, 2)]


def test_an_event_is_called_by_what_was_ruled(client, session, make_version, file_findings, event) -> None:
    version = make_version("The court dismissed the case of Disney against Midjourney in part.")
    parties = {"accusers": ("Disney",), "accused": ("Midjourney",)}
    ruled = event(version, version.text, EventKind.DISMISSAL, outcome=Outcome.GRANTED_IN_PART, **parties)
    file_findings(version, ruled)
    editing.deprecate(session, session.query(Event).one(), SIGNED)
    session.commit()

    [told] = client.get("/corrections.json").json["by_editors"]

    assert told["subject"].startswith("Dismissed in part, ")
    assert "Dismissed in part, " in client.get("/corrections").text


def test_values_that_editors_set_are_not_told_once_the_words_they_rest_on_were_taken_down(client, session, claimed):
    editing.correct(session, claimed, {"object": "sample words to drop"}, SIGNED)
    editing.correct(session, claimed, {"object": "other words"}, SIGNED)
    session.commit()
    before = client.get("/corrections").text
    take_down(session, session.query(Assertion).one(), SIGNED)
    session.commit()

    told = client.get("/corrections.json").json["by_editors"]

    assert "sample words to drop" in before
    assert "sample words to drop" not in client.get("/corrections").text
    assert [len(one["values"]) for one in told] == [1, 0, 0]


def test_a_judgement_of_a_pair_is_shown_beside_it(client, session, make_version, file_findings, event) -> None:
    told = "A court in Los Angeles dismissed the case of Disney against Midjourney on {}."
    for number, day in enumerate(("1 March 2025", "3 March 2025")):
        version = make_version(told.format(day), outlet=f"Sample {number}", published="2025-03-05")
        fields = {"accusers": ("Disney",), "accused": ("Midjourney",), "forum": "court in Los Angeles"}
        happened = _day(int(day[0]))
        file_findings(version, event(version, version.text, EventKind.DISMISSAL, happened=happened, **fields))
    pair = session.query(Contradiction).one()
    editing.judge(session, pair, ContradictionState.EXPLAINED, SIGNED)
    session.commit()

    page = client.get("/disputes/disney-midjourney").text
    data = client.get("/disputes/disney-midjourney.json").json["contradictions"][0]["decision"]

    assert "Explained by A sample editor" in page
    assert data == {"by": "A sample editor", "on": "2026-01-03", "reason": SIGNED.reason, "citation": None}
    assert "two sentences on Disney" in client.get("/corrections").text.replace("Two", "two")

    session.delete(pair)
    session.commit()

    gone = f"contradiction {pair.id}, which is not on record any more"
    assert gone in client.get("/corrections").text.replace("Contradiction", "contradiction")
    (decided,) = client.get("/corrections.json").json["by_editors"]
    assert (decided["subject"], decided["path"]) == (gone, None)


def test_what_was_read_wrong_is_told_by_where_it_was_filed(client, session, claimed) -> None:
    editing.reject(session, session.query(Assertion).one(), SIGNED)
    session.commit()

    page = client.get("/corrections").text

    assert SAID not in page
    assert f"A sentence of claim {claimed.public_id}" in page


def test_a_rejected_answer_is_told_by_its_number(client, session, distillation) -> None:
    answer = session.query(Answer).first()
    editing.reject(session, answer, SIGNED)
    session.commit()

    subject = client.get("/corrections.json").json["by_editors"][0]["subject"]

    assert subject == f"a sentence of answer {answer.public_id}, {answer.dispute.title}"


def test_a_claim_without_a_sentence_is_told_by_its_id_and_why(client, session, claimed) -> None:
    editing.reject(session, session.query(Assertion).one(), SIGNED)
    session.commit()

    page = client.get("/changes").text

    assert "Under investigation" not in page
    assert page.count(f"{claimed.public_id}, ") >= 2
    assert "OpenAI says that" not in page


def test_an_answer_names_its_claim_and_an_event_its_day(client, session, small_record) -> None:
    answer = session.query(Answer).filter(Answer.claim_id.is_not(None)).first()

    answers, events = (client.get(f"/changes?kind={kind}").text for kind in ("response", "event"))

    assert f"(claim {answer.claim.public_id}, {answer.dispute.title})" in answers
    assert re.search(r"Lawsuit filed[^<]*\d{1,2}\u00a0\w+\u00a020\d\d, Disney", events), events


def test_a_page_that_answers_410_is_among_the_corrections_at_once(client, session, claimed) -> None:
    session.commit()
    before = client.get("/corrections")
    article = session.query(Article).one()
    visits = [_visit(article.canonical_url, status) for status in (200, 410)]
    session.add_all(visits)
    visits[0].article_id = article.id
    session.flush()
    file_absence(session, visits[1], now=SIGNED.at)
    session.commit()

    page = client.get("/corrections", headers={"If-None-Match": before.headers["ETag"]})
    (told,) = client.get("/corrections.json").json["by_outlets"]

    assert page.status_code == 200
    assert "A sample title" in page.text
    assert (told["kind"], told["because"], told["outlet"]) == ("withdrawn", "status 410", "Sample Wire")
    assert told["article"] == f"/articles/{article.id}"


def _visit(url: str, status: int) -> Capture:
    return Capture(
        url=url,
        asked_url=url,
        fetched_at=SIGNED.at,
        status=status,
        payload_digest="sample",
        warc_file="sample.warc.gz",
        warc_offset=status,
        robots_decision="allowed",
    )


def test_an_empty_record_has_no_changes_and_no_corrections(client) -> None:
    assert "Nothing is on record yet." in client.get("/changes").text
    assert "No editor has decided anything" in client.get("/corrections").text


def _day(day):
    from datetime import date

    from store.records import DateSpan
    from store.vocabulary import Precision

    return DateSpan(first=date(2025, 3, day), last=date(2025, 3, day), precision=Precision.DAY)


def test_a_status_is_where_a_dispute_stands_and_how_a_claim_is_said() -> None:
    told = [respects(Change(kind=kind, changed=["status", "rule"])) for kind in (ThingKind.DISPUTE, ThingKind.CLAIM)]

    assert told == [["where it stands"], ["in what manner it is said"]]
