"""The page of a version shows what is cited from it, where it lies in the archive, and never the whole article."""

import html
import re

import pytest

from store.models import ArticleVersion, Capture
from store.observations import observe
from store.vocabulary import ArticleState, ObservationKind


def test_every_passage_link_of_a_claim_leads_to_its_sentence(client, session, small_record) -> None:
    for version in session.query(ArticleVersion):
        page = client.get(f"/articles/{version.article_id}/versions/{version.version_no}").text
        twin = client.get(f"/articles/{version.article_id}/versions/{version.version_no}.json").json

        assert twin["passages"]
        for passage in twin["passages"]:
            assert f'id="p{passage["start_char"]}"' in page
            assert version.text[passage["start_char"] : passage["end_char"]] == passage["exact"]
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def test_the_article_itself_is_not_published(client, session, make_version, file_findings, claim) -> None:
    said = "OpenAI says that DeepSeek copied it."
    filler = "This sentence is the outlet's own and stays with it. " * 40
    version = make_version(f"{filler}{said} {filler}")
    file_findings(version, claim(version, said))
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text

    assert said in page
    assert page.count("stays with it") <= 5
    assert version.text not in client.get(f"/articles/{version.article_id}/versions/1.json").text


def test_the_archive_reference_is_told(client, session, distillation) -> None:
    version = session.query(ArticleVersion).first()
    version.capture = Capture(
        url=version.article.canonical_url,
        fetched_at=version.fetched_at,
        status=200,
        payload_digest="sha256:" + "ab" * 32,
        warc_file="2026-01-02.warc.gz",
        warc_offset=512,
        robots_decision="allowed: no rule names it",
    )
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text

    for words in ("2026-01-02.warc.gz, byte&nbsp;512", "allowed: no rule names it", "sha256:abab"):
        assert words in page


def test_an_article_is_its_newest_version_with_what_changed(
    client, session, make_version, file_findings, claim
) -> None:
    first = make_version("OpenAI says that DeepSeek copied it.", url="https://sample.example/1")
    make_version("Nothing is told here any more.", url="https://sample.example/1")
    file_findings(first, claim(first, first.text))
    session.commit()

    page = client.get(f"/articles/{first.article_id}").text

    assert f'href="/articles/{first.article_id}/versions/1"' in page
    assert "Nothing on this record rests on this version." in page
    assert "The text has 1\u00a0sentence replaced." in html.unescape(page)
    assert "<del>OpenAI says that DeepSeek copied it.</del>" in page


def test_a_corrected_and_a_withdrawn_article_say_so(client, session, distillation) -> None:
    version = session.query(ArticleVersion).first()
    version.correction_notice = "An earlier version named the wrong day."
    version.article.state = ArticleState.GONE
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text

    assert "An earlier version named the wrong day." in page
    assert "The outlet has withdrawn this page" in page


def test_a_withheld_article_shows_the_sentence_without_its_context(client, session, distillation) -> None:
    version = session.query(ArticleVersion).filter(ArticleVersion.title == "What one firm says it has seen").one()
    version.article.state = ArticleState.WITHHELD
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text

    assert '<span class="second">DeepSeek could not be reached.</span>' not in page
    assert "not kept here any more" in page


@pytest.mark.parametrize("path", ["/articles/9", "/articles/9.json", "/articles/9/versions/1", "/articles/x"])
def test_an_unknown_article_is_not_found(client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("is_free", "truncation", "expected"),
    [
        (False, None, "The outlet says that the article is not free to read."),
        (False, "the text breaks off with dots", "Not all of the article is here: the text breaks off with dots."),
    ],
)
def test_an_article_that_is_not_all_here_says_so(client, session, distillation, is_free, truncation, expected) -> None:
    version = session.query(ArticleVersion).first()
    version.is_free, version.truncation = is_free, truncation
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text
    entry = client.get(f"/articles/{version.article_id}/versions/1.json").json

    assert expected in page
    assert (entry["is_free"], entry["truncated_because"]) == (is_free, truncation)


def test_a_date_that_is_not_believed_is_told_with_the_reason(client, session, distillation) -> None:
    version = session.query(ArticleVersion).first()
    version.published_at, version.date_doubt = None, "the page states 2031-01-01, which was still to come"
    session.commit()

    page = client.get(f"/articles/{version.article_id}/versions/1").text

    assert "not known: the page states 2031-01-01, which was still to come" in page


@pytest.fixture
def edited(session, make_version):
    """An article of thirty sentences, all of which were rewritten."""
    old = " ".join(f"Old sentence number {n} speaks of matter {n * 7}." for n in range(30))
    new = " ".join(f"Other words, {n}, stand here instead now, {n * 3}." for n in range(30))
    first = make_version(old, url="https://sample.example/2")
    second = make_version(new, url="https://sample.example/2", title="Another title")
    session.commit()
    return first, second


def test_a_rewritten_article_is_not_published_by_its_changes(client, edited) -> None:
    _, second = edited
    page = client.get(f"/articles/{second.article_id}").text
    twin = client.get(f"/articles/{second.article_id}.json").json

    shown = sum(f"number {n} speaks" in page for n in range(30))

    assert 0 < shown <= 8
    assert len(twin["revisions"][0]["changes"]) == shown
    assert twin["revisions"][0]["not_shown"] == 30 - shown
    assert twin["revisions"][0]["kinds"] == ["headline", "body"]


def test_a_version_tells_what_changed_to_it(client, edited) -> None:
    first, second = edited

    assert "It is the first that was seen." in client.get(f"/articles/{first.article_id}/versions/1").text
    assert "What changed to this version" in client.get(f"/articles/{second.article_id}/versions/2").text


def test_of_a_withheld_article_no_changed_words_are_shown(client, session, edited) -> None:
    _, second = edited
    second.article.state = ArticleState.WITHHELD
    session.commit()

    page = client.get(f"/articles/{second.article_id}").text

    assert "<del>" not in page
    assert "The headline was changed and the text has" in page


def test_every_visit_is_listed_with_its_robots_decision(client, session, make_version) -> None:
    version = make_version("A sentence.")
    visits = [_visit(version, 200, None), _visit(version, 304, None), _visit(version, 404, "status 404")]
    session.add_all(visits)
    version.capture = visits[0]
    session.commit()

    page = client.get(f"/articles/{version.article_id}").text
    twin = client.get(f"/articles/{version.article_id}.json").json

    assert page.count("allowed: no rule names it") == 4  # three visits, and the archive beside the version
    assert [(visit["status"], visit["version"]) for visit in twin["visits"]] == [(404, None), (304, 1), (200, 1)]
    assert "It stood unchanged each of the 2 times it was seen" in page


def _visit(version: ArticleVersion, status: int, refusal: str | None) -> Capture:
    return Capture(
        url=version.article.canonical_url,
        fetched_at=version.fetched_at,
        status=status,
        payload_digest="sha256:" + "ab" * 32,
        warc_file="2026-01-02.warc.gz",
        warc_offset=512,
        robots_decision="allowed: no rule names it",
        extracted_at=version.fetched_at,
        refusal=refusal,
        article=version.article,
    )


def test_what_happened_is_one_sentence(client, session, make_version) -> None:
    version = make_version("A sentence.")
    capture = _visit(version, 200, None)
    session.add(capture)
    session.flush()
    for kind in (ObservationKind.RETITLED, ObservationKind.RETITLED, ObservationKind.WITHDRAWN):
        observe(session, capture, kind, None, version.fetched_at)
        capture = _visit(version, 200, None)
        session.add(capture)
        session.flush()
    session.commit()

    twin = client.get(f"/articles/{version.article_id}.json").json

    assert twin["happened"].replace("\u00a0", " ") == (
        "The headline was changed by 2 January 2026 (2 times); the outlet had withdrawn it by 2 January 2026."
    )
    assert [one["kind"] for one in twin["observations"]] == ["retitled", "retitled", "withdrawn"]


def test_the_agency_that_an_article_credits_is_named_in_the_article_s_words(client, session, make_version) -> None:
    version = make_version("LONDON (Reuters) - OpenAI says that DeepSeek copied it.")
    version.wire_credit, version.wire_credit_as_worded = "Reuters", "LONDON (Reuters) -"
    session.commit()

    address = f"/articles/{version.article_id}/versions/1"

    assert "It credits Reuters. <small>In its words: “LONDON (Reuters) -”</small>" in client.get(address).text
    assert client.get(f"{address}.json").json["wire_credit"] == "Reuters"
