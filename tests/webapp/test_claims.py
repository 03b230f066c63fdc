"""The page of a claim shows the sentence, whose word it is, what was answered, and where it comes from."""

import re
from datetime import UTC, date, datetime

import pytest

from store.decisions import Signature
from store.models import Article, Assertion, Claim, Entity, Outlet
from store.replies import Sent, publish_reply
from store.takedown import take_down
from store.vocabulary import Act, ArticleState, AssertionState, Rank, ResponseKind
from webapp.claim_page import context

SAYS = "OpenAI says it has seen some evidence that DeepSeek may have distilled its models."


def _claim(session, act: Act = Act.MODEL_OUTPUT_DISTILLATION) -> Claim:
    return session.query(Claim).filter_by(act=act).one()


def _text(page: str) -> str:
    """The page as it reads: no tags, spaces as one."""
    plain = re.sub(r"<[^>]*>", "", page).replace("\u00a0", " ").replace("&#39;", "'")
    return " ".join(plain.split())


@pytest.fixture
def page(client, session, distillation) -> str:
    return client.get(f"/claims/{_claim(session).public_id}").text


def test_the_heading_is_attributed_and_hedged(page: str) -> None:
    assert '<span class="hedge">says</span> that DeepSeek <span class="hedge">may have</span>' in page
    assert "OpenAI says that DeepSeek may have trained a model on another’s output" in _text(page)


def test_it_is_said_to_be_alleged_and_not_established(page: str) -> None:
    assert "Alleged, not established. No finding of a court or authority is on this record as of 2 January 2026." in (
        _text(page)
    )


def test_the_passage_is_marked_exactly_with_its_hedges(page: str) -> None:
    marked = re.search(r"<mark>(.*?)</mark>", page)

    assert marked
    assert _text(marked[1]) == SAYS
    assert '<span class="hedge">some evidence</span>' in marked[1]


def test_it_links_to_the_sentence_and_to_the_archived_copy(page: str, session) -> None:
    passage = _claim(session).assertions[0].passage
    archived = f"/articles/{passage.version.article_id}/versions/1#p{passage.start_char}"

    assert "#:~:text=OpenAI%20says%20it%20has,have%20distilled%20its%20models." in page
    assert archived in page
    assert passage.version.text_sha256[:8] in page


def test_the_chain_reads_as_a_list_from_the_speaker_to_this_record(page: str) -> None:
    chain = re.search(r'<ol class="chain">(.*?)</ol>', page, re.DOTALL)

    assert chain
    names = re.findall(r'<p class="name">(.*?)</p>', chain[1])
    assert [_text(name) for name in names] == ["OpenAI", "Sample Ledger", "On Record"]
    assert "cue: says" in _text(chain[1])
    assert "Keeps it; rates nothing" in chain[1]


def test_what_no_person_has_read_says_so(page: str) -> None:
    assert "read by machine, not yet reviewed" in page


def test_a_silence_and_a_later_denial_both_stand_with_who_asked(page: str) -> None:
    text = _text(page)

    assert "Could not be reached. Asked by Sample Ledger" in text
    assert "Superseded by a later answer." in text
    assert "Denied. In a statement, so Sample Wire, 18 Sept 2025." in text


def test_an_answer_to_another_claim_is_no_answer_to_this_one(client, session, make_version, file_findings, claim):
    version = make_version("OpenAI says that DeepSeek took weights.")
    file_findings(version, claim(version, version.text, act=Act.WEIGHTS_OR_CODE_THEFT))
    session.commit()

    text = _text(client.get(f"/claims/{_claim(session, Act.WEIGHTS_OR_CODE_THEFT).public_id}").text)

    assert "No answer to this claim is on record as of 2 January 2026. Not asked" in text


def test_what_is_looked_into_is_asserted_by_nobody(client, session, distillation) -> None:
    text = _text(client.get(f"/claims/{_claim(session, Act.BULK_API_EXTRACTION).public_id}").text)

    assert "Under investigation: whether DeepSeek extracted data in bulk through an API" in text
    assert "Nobody asserts it" in text
    assert "Oct–Dec 2024 (“late 2024”)" in text


def test_an_undated_source_is_cited_as_n_d_and_never_by_its_day_of_fetching(client, session, distillation) -> None:
    text = _text(client.get(f"/claims/{_claim(session, Act.USAGE_LIMIT_OR_IDENTITY_EVASION).public_id}").text)

    assert "an unnamed outlet, “A text without a date”, n.d." in text
    assert "An undated article" in text
    assert "First published an unnamed outlet, n.d." in text


def test_copies_are_documents_of_one_origin_and_fold_together(client, session, make_version, file_findings, claim):
    for number in range(6):
        copy = make_version(f"{SAYS} Copy {number}.", outlet=f"Sample Copy {number}", cluster="same")
        file_findings(copy, claim(copy, SAYS))
    session.commit()

    page = client.get(f"/claims/{_claim(session).public_id}").text

    assert "1 distinct speaker, 1 statement, 6 documents." in _text(page)
    assert "<details><summary>5\u00a0more documents</summary>" in page
    assert _text(page).count("2025 copy") == 5


def test_each_passage_of_a_claim_can_be_opened(client, session, distillation) -> None:
    address = f"/claims/{_claim(session).public_id}"

    second = client.get(f"{address}?passage=2")

    assert "2 of 2 passages" in _text(second.text)
    assert "OpenAI has said that DeepSeek distilled its models." in second.text
    assert client.get(f"{address}?passage=3").status_code == 404
    assert client.get(f"{address}?passage=0").status_code == 400
    assert client.get(f"{address}?passage=first").status_code == 400


def test_an_outlet_that_is_a_party_is_flagged(client, session, make_version, file_findings, claim):
    version = make_version("The New York Times says that OpenAI copied its articles.", outlet="The New York Times")
    claims = claim(version, version.text, claimant="The New York Times", targets=("OpenAI",))
    file_findings(version, claims)
    session.commit()

    text = _text(client.get(f"/claims/{_claim(session).public_id}").text)

    assert "The New York Times (sample) is itself a party to this dispute." in text


def test_an_outlet_owned_by_a_party_is_flagged(client, session, distillation):
    session.query(Outlet).filter_by(name="Sample Ledger").one().owner = "OpenAI"
    session.commit()

    text = _text(client.get(f"/claims/{_claim(session).public_id}").text)

    assert "Sample Ledger is itself a party to this dispute." in text


def test_a_decision_of_a_court_is_named_and_not_read_as_one_on_the_claim(client, session, lawsuit) -> None:
    text = _text(client.get(f"/claims/{_claim(session, Act.DERIVATIVE_OR_CHARACTER_OUTPUT).public_id}").text)

    assert "A court has decided in this dispute; the record does not say that it decided on this claim." in text
    assert "Court order, granted in part" in text


def test_a_passage_that_a_newer_version_dropped_is_shown_last_and_marked(client, session, distillation) -> None:
    first = _claim(session).assertions[0]
    first.state, first.superseded_at = AssertionState.SUPERSEDED, first.recorded_at
    session.commit()

    page = client.get(f"/claims/{_claim(session).public_id}?passage=2").text

    assert "The page was changed and no longer has this sentence." in page
    assert "no longer has it; it is kept" in page


def test_a_withdrawn_article_is_said_to_be_withdrawn(client, session, distillation) -> None:
    session.query(Article).filter(Article.canonical_url.contains("ledger")).one().state = ArticleState.GONE
    session.commit()

    page = client.get(f"/claims/{_claim(session).public_id}").text

    assert "The outlet has withdrawn the page." in page
    assert "; withdrawn by the outlet" in page


def test_a_withdrawn_claim_is_gone_with_its_reason(client, session, distillation) -> None:
    claim = _claim(session)
    claim.rank, claim.rank_reason = Rank.DEPRECATED, "two claims were one"
    session.commit()

    page = client.get(f"/claims/{claim.public_id}")
    twin = client.get(f"/claims/{claim.public_id}.json")

    assert (page.status_code, twin.status_code) == (410, 410)
    assert "two claims were one" in page.text
    assert twin.mimetype == "application/problem+json"


def test_an_unknown_claim_is_not_found(client) -> None:
    assert client.get("/claims/c-none").status_code == 404
    assert client.get("/claims/c-none.json").json["status"] == 404


def test_an_unknown_parameter_is_refused_with_its_name(client, session, distillation) -> None:
    answer = client.get(f"/claims/{_claim(session).public_id}?pasage=1")

    assert answer.status_code == 400
    assert "pasage" in answer.text


def test_hostile_words_stay_words(client, session, make_version, file_findings, claim):
    hostile = "<script>alert(1)</script>"
    text = f"OpenAI says {hostile} that DeepSeek copied it. {hostile}"
    version = make_version(text, outlet=f"Sample {hostile}", title=hostile, url="javascript:alert(1)")
    version.authors = [hostile]
    file_findings(version, claim(version, f"OpenAI says {hostile} that DeepSeek copied it.", object=hostile))
    session.commit()

    page = client.get(f"/claims/{_claim(session).public_id}").text

    assert "<script>" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;" in page


def test_the_twin_has_the_same_passage_with_offsets_that_fit(client, session, distillation) -> None:
    claim = _claim(session)

    document = client.get(f"/claims/{claim.public_id}.json").json

    assert document["heading"] == "OpenAI says that DeepSeek may have trained a model on another’s output"
    assert document["counts"] == {"origins": 2, "speakers": 1, "articles": 2}
    assert document["machine_only"] is True
    first = document["passages"][0]
    text = session.query(Assertion).order_by(Assertion.id).all()[1].passage.version.text
    assert text[first["start_char"] : first["end_char"]] == first["exact"] == SAYS
    assert [response["kind"] for response in document["responses"]] == [
        ResponseKind.COULD_NOT_BE_REACHED,
        ResponseKind.DENIED,
    ]
    assert document["responses"][0]["is_superseded"] is True


def test_a_rejected_reading_is_not_given_out(client, session, distillation) -> None:
    claim = _claim(session)
    claim.assertions[1].state = AssertionState.REJECTED
    session.commit()

    document = client.get(f"/claims/{claim.public_id}.json").json

    assert len(document["passages"]) == 1


@pytest.mark.parametrize(
    ("text", "passage", "around"),
    [
        ("Before it. Here. After it.", "Here.", ("Before it. ", " After it.")),
        ("One.\n\nBefore it. Here. After it.\n\nTwo.", "Here.", ("Before it. ", " After it.")),
        ("One.\n\nTwo.\n\nHere.\n\nThree.\n\nFour.", "Here.", ("Two.\n", "\nThree.")),
        ("Here.", "Here.", ("", "")),
    ],
)
def test_the_context_is_the_paragraph_or_the_ones_beside_it(text: str, passage: str, around: tuple[str, str]) -> None:
    start = text.index(passage)

    assert context(text, start, start + len(passage)) == around


def test_the_context_is_capped_at_whole_sentences_or_words() -> None:
    text = "A sentence that runs on. " * 60 + "Here." + " A sentence that runs on." * 60

    before, after = context(text, text.index("Here."), text.index("Here.") + 5)

    assert 200 < len(before) <= 350
    assert 200 < len(after) <= 350
    assert before.startswith("A sentence")
    assert after.endswith("on.")


def test_context_without_sentences_is_cut_at_a_word() -> None:
    text = "word " * 200 + "Here." + " word" * 200

    before, after = context(text, 1000, 1005)

    assert before.startswith("… word")
    assert after.endswith("word …")


def test_what_a_party_sent_is_printed_word_for_word_and_stays_words(client, session, distillation) -> None:
    claim, deepseek = _claim(session), session.query(Entity).filter_by(name="DeepSeek").one()
    sent = Sent(
        text="We trained on <b>public</b> data.\n\nNothing else.", received_on=date(2026, 1, 1), verified="by phone"
    )
    signed = Signature(actor="A sample editor", reason="it came", at=datetime(2026, 1, 2, tzinfo=UTC))
    publish_reply(session, claim, deepseek, sent, signed)
    session.commit()

    page = client.get(f"/claims/{claim.public_id}").text
    before = client.get(f"/claims/{claim.public_id}?as_of=2025-12-31").text
    (reply,) = client.get(f"/claims/{claim.public_id}.json").json["replies"]

    assert "What DeepSeek wrote to this record" in page
    assert "We trained on &lt;b&gt;public&lt;/b&gt; data." in page
    assert "What DeepSeek wrote to this record" not in before
    assert (reply["text"], reply["received_on"]) == (sent.text, "2026-01-01")


def test_what_rested_on_an_article_that_was_taken_down_says_so_on_every_page(
    client, session, make_version, file_findings, claim
):
    said = "OpenAI says that DeepSeek quietly copied it."
    version = make_version(said)
    file_findings(version, claim(version, said))
    session.commit()
    found = session.query(Claim).one()
    signed = Signature(actor="A sample editor", reason="a court ordered it", at=datetime(2026, 1, 3, tzinfo=UTC))
    take_down(session, version.article, signed)
    session.commit()

    page = client.get(f"/claims/{found.public_id}")
    article = client.get(f"/articles/{version.article_id}")

    assert page.status_code == 410
    assert "the words that it rests on were taken down" in page.text
    assert "a court ordered it" in article.text
    empty = f"/disputes/{found.dispute.slug}"
    pages = [empty, "/", "/changes", "/corrections", "/feed.json", "/feed.atom"]
    data = ["/api/changes", "/api/claims", f"/articles/{version.article_id}.json", f"/claims/{found.public_id}@1"]
    answers = {path: client.get(path) for path in (*pages, *data)}
    others = {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200}
    assert others == {empty: 410}
    assert [path for path, answer in answers.items() if "quietly" in answer.text] == []
