"""Search finds claims by words and filters, shows why, and never fails on what is typed."""

import re
from datetime import date

import pytest

from store.models import Entity, EntityAlias
from store.records import UNDATED, DateSpan
from store.vocabulary import Act, Precision, ResponseKind
from webapp.marking import excerpt, marked, matched_words


def _addresses(page: str) -> list[str]:
    return re.findall(r'<h2><a class="plain" href="(/claims/[^"]+)"', page)


def test_matched_words_are_marked_and_explained(client, distillation) -> None:
    page = client.get("/search?q=distilled+evidence").text

    assert "<mark>distilled</mark>" in page
    assert "<mark>evidence</mark>" in page
    assert "“distilled” in the passage" in page
    assert len(_addresses(page)) == 1


def test_an_empty_search_lists_all_claims_newest_first(client, small_record) -> None:
    page = client.get("/search").text

    assert "All claims on record" in page
    assert len(_addresses(page)) == 4


def test_the_list_that_the_menu_calls_unanswered_is_titled_so(client, small_record) -> None:
    menu = "/search?answer=unanswered"
    page, narrower = client.get(menu).text, client.get(f"{menu}&accused=deepseek").text

    assert "<h1>Unanswered allegations</h1>" in page
    assert re.search(r'aria-current="page"[^>]*>Unanswered<', page)
    assert "<h1>Claims on record</h1>" in narrower


def test_unanswered_are_claims_with_no_answer_but_silences(client, small_record) -> None:
    every, silent, unanswered, answered = (
        set(_addresses(client.get(f"/search?{query}").text))
        for query in ("", "answer=could_not_be_reached", "answer=unanswered", "-answer=unanswered")
    )

    assert set(_addresses(client.get("/search?answer=none").text)) < unanswered
    assert set(_addresses(client.get("/search?answer=denied").text)) <= answered
    assert unanswered | answered == every
    assert not unanswered & answered
    assert silent


def test_every_choice_counts_what_it_then_lists(client, small_record) -> None:
    page = client.get("/search").text
    choices = re.findall(r'<a class="value" href="(/search\?[^"]+)"[^>]*>[^<]+</a> <span class="number">(\d+)<', page)

    assert len(choices) > 8
    for address, number in choices:
        assert len(_addresses(client.get(address.replace("&amp;", "&")).text)) == int(number)


def test_a_choice_that_is_left_out_leaves_the_rest(client, small_record) -> None:
    page = client.get("/search").text
    address = re.search(r'class="minus" href="(/search\?-act=[^"]+)"', page)[1]

    without = client.get(address).text

    assert "Alleged act, left out: <strong>" in without
    assert 0 < len(_addresses(without)) < len(_addresses(page))


def test_each_value_says_what_it_means_and_leads_to_its_vocabulary(client, small_record) -> None:
    page = client.get("/search").text

    assert f'title="{Act.MODEL_OUTPUT_DISTILLATION.definition}"'.replace("'", "&#39;") in page
    assert 'href="/about/terms/act"' in page
    assert client.get("/about/terms/act/model_output_distillation").status_code == 200


def test_one_view_has_one_address(client, small_record) -> None:
    first = client.get("/search?act=scraping_against_terms&act=model_output_distillation&-outlet=b&-outlet=a")
    second = client.get("/search?-outlet=a&-outlet=b&act=model_output_distillation&act=scraping_against_terms")

    assert first.data == second.data


def test_a_word_is_not_answered_with_itself(client, session, distillation) -> None:
    openai = session.query(Entity).filter_by(name="OpenAI").one()
    session.add(EntityAlias(entity=openai, name="Open AI Inc", folded="open ai inc"))
    session.commit()

    page = client.get("/search?q=Inc").text

    assert "No claim has all of this." in page
    assert not re.search(r"q=inc\b", page)


def test_a_wrong_spelling_is_answered_with_the_nearest_name(client, distillation) -> None:
    by_slug, by_words = client.get("/search?accused=deepsek").text, client.get("/search?q=deepsek").text

    assert re.search(r'Perhaps <a href="/search\?accused=deepseek">DeepSeek</a>', by_slug)
    assert re.search(r'Perhaps <a href="/search\?q=deepseek">deepseek</a>', by_words)
    assert "Perhaps" not in client.get("/search?q=zebra").text


def test_a_party_that_is_searched_for_is_led_to(client, distillation) -> None:
    assert (
        '<a href="/companies/openai">as accuser, as accused, in other roles</a>' in client.get("/search?q=OpenAI").text
    )


@pytest.mark.parametrize("order", ["recorded", "first", "happened"])
def test_every_order_gives_each_claim_once(client, session, make_version, file_findings, claim, order) -> None:
    for number in range(45):
        version = make_version(f"Claimant {number} says that DeepSeek copied it.")
        day = date(2025, 1, 1 + number % 5)
        happened = DateSpan(first=day, last=day, precision=Precision.DAY) if number % 3 else UNDATED
        file_findings(version, claim(version, version.text, claimant=f"claimant {number}", happened=happened))
    session.commit()
    seen, address = [], f"/search?order={order}"

    while address:
        page = client.get(address).text
        seen += _addresses(page)
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        address = onward[1].replace("&amp;", "&") if onward else None

    assert len(seen) == len(set(seen)) == 45


def test_a_hit_says_what_of_its_passage_was_asked_for(client, distillation) -> None:
    page = client.get("/search?speaker=named_org_spokesperson&commitment=certain").text

    assert "Kept for this passage: on the word of a named organisation; the source is certain." in page


def test_one_silence_of_two_parties_is_told_once(client, session, make_version, file_findings, claim, response) -> None:
    version = make_version("OpenAI says that DeepSeek and Meta copied its models. Neither DeepSeek nor Meta answered.")
    said, silence = (f"{part}." for part in version.text.rstrip(".").split(". "))
    file_findings(
        version,
        claim(version, said, targets=("DeepSeek", "Meta")),
        response(version, silence, ResponseKind.NO_RESPONSE_TO_REQUEST, respondent="DeepSeek"),
        response(version, silence, ResponseKind.NO_RESPONSE_TO_REQUEST, respondent="Meta"),
    )
    session.commit()

    page = client.get("/search?q=models").text

    assert '<p class="second">DeepSeek and Meta: ' in page
    assert page.count("did not respond to a request") == 1


def test_no_hit_says_which_filter_to_drop(client, distillation) -> None:
    page = client.get("/search?q=zebra&accused=deepseek")

    assert page.status_code == 200
    assert "No claim has all of this." in page.text
    assert "Claims are searched, and the sentences that carry them." in page.text
    assert "leaves 3\u00a0claims" in page.text
    assert "Accused: <strong>DeepSeek</strong>" in page.text


def test_an_empty_record_says_what_to_run(client) -> None:
    assert "onrecord crawl" in client.get("/search").text


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("colour=red", "colour"),
        ("act=theft", "act"),
        ("since=2025-13-01", "since"),
        ("since=0", "since"),
        ("until=20250101", "until"),
        ("as_of=yesterday", "as_of"),
        ("since=2025-02-01&until=2025-01-01", "since"),
        ("accused=Deep Seek", "accused"),
        ("q=a&q=b", "q"),
        ("-act=theft", "act"),
        ("country=mars", "country"),
        ("at_least=surely", "at_least"),
        ("published_since=2025-02-01&published_until=2025-01-01", "published_since"),
        ("act=" + "&act=".join(["scraping_against_terms"] * 21), "act"),
        ("after=nonsense", "after"),
        ("after=MjAyNS0wMS0wMXww", "after"),
        ("q=" + "a" * 301, "q"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(client, query: str, named: str) -> None:
    page, twin = client.get(f"/search?{query}"), client.get(f"/search.json?{query}")

    assert (page.status_code, twin.status_code) == (400, 400)
    assert twin.mimetype == "application/problem+json"
    assert named in twin.json["detail"]


@pytest.mark.parametrize("query", ['"', "%22%22%22", "NEAR(", "a%00b", "%F0%9F%98%80", "'; DROP TABLE claim", "<b>"])
def test_whatever_is_typed_is_answered(client, distillation, query: str) -> None:
    page = client.get(f"/search?q={query}")

    assert page.status_code == 200
    assert "<b>" not in page.text


def test_paging_gives_each_claim_once(client, session, make_version, file_findings, claim) -> None:
    for number in range(23):
        version = make_version(f"Claimant {number} says that DeepSeek copied it.")
        file_findings(version, claim(version, version.text, claimant=f"claimant {number}"))
    session.commit()
    seen, address = [], "/search"

    while address:
        page = client.get(address).text
        seen += _addresses(page)
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        address = onward[1].replace("&amp;", "&") if onward else None

    assert len(seen) == len(set(seen)) == 23


def test_marks_follow_the_stems_and_keep_the_text_whole() -> None:
    pieces = marked("Training on trained trainers’ texts", "train")

    assert "".join(piece.text for piece in pieces) == "Training on trained trainers’ texts"
    assert [piece.text for piece in pieces if piece.is_match] == ["Training", "trained"]


def test_an_excluded_word_is_never_marked() -> None:
    assert matched_words(["OpenAI and DeepSeek"], "openai -deepseek") == ["openai"]


def test_a_long_passage_is_cut_round_its_first_match() -> None:
    shown = "".join(piece.text for piece in excerpt("word " * 200 + "needle " + "word " * 200, "needle"))

    assert "needle" in shown
    assert len(shown) < 340
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_search_by_a_day_shows_neither_later_passages_nor_later_answers(client, distillation) -> None:
    page = client.get("/search?q=distilled&as_of=2025-02-01").text

    assert "may have distilled its models" in page.replace("<mark>", "").replace("</mark>", "")
    assert "has said that" not in page
    assert "Denied" not in page.partition("<main")[2]


def test_an_answer_is_a_choice_only_from_the_day_it_was_public(client, distillation) -> None:
    def counted(asked: str) -> dict[str, int]:
        found = client.get(f"/search.json?{asked}").json["facets"]["answer"]
        return {choice["value"]: choice["claims"] for choice in found}

    assert counted("as_of=2025-09-18").get("denied") == counted("").get("denied") == 1
    assert "denied" not in counted("as_of=2025-02-01")
    assert client.get("/search.json?answer=denied&as_of=2025-09-18").json["count"] == 1
    assert client.get("/search.json?answer=denied&as_of=2025-02-01").json["count"] == 0
