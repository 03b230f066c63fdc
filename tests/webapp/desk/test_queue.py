"""The queue and its items as they are read: why each stands there, the sentence in its article, hostile text inert."""

import pytest

from store.desk_queue import count_waiting
from store.models import Assertion, Contradiction, Response
from store.vocabulary import ResponseKind

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"


@pytest.fixture
def hostile(session, make_version, file_findings, claim, response):
    """An article whose every part is hostile."""
    says = f"OpenAI says that DeepSeek {HOSTILE} trained a model on its answers."
    denies = f"DeepSeek {HOSTILE} denied it."
    version = make_version(f"{HOSTILE} {says} {denies} {HOSTILE}", title=HOSTILE)
    file_findings(
        version,
        claim(version, says, object=HOSTILE, rule=HOSTILE, target_as_worded=HOSTILE),
        response(version, denies, ResponseKind.DENIED, to="OpenAI", asked_by=HOSTILE),
    )
    session.commit()


def test_the_queue_says_how_many_wait_and_why_each_stands_where_it_does(reviewer, distillation, session):
    page = reviewer.get("/review").text

    assert f"{sum(count_waiting(session).values())}\u00a0readings wait for a person" in page
    assert "<li>No other sentence carries the claim</li>" in page


@pytest.mark.parametrize("kind", ["assertion", "response", "citation", "contradiction"])
def test_one_kind_can_be_seen_alone(reviewer, distillation, kind):
    page = reviewer.get(f"/review?kind={kind}")

    assert page.status_code == 200
    assert page.text.count('aria-current="page"') == 2


def test_a_kind_that_there_is_not_is_a_400_with_the_kinds(reviewer):
    answer = reviewer.get("/review?kind=person")

    assert answer.status_code == 400
    assert "assertion, response, citation, contradiction" in answer.text


def test_an_empty_queue_says_so(reviewer):
    page = reviewer.get("/review").text

    assert "Nothing waits for a person" in page
    assert "Everything was looked at." in page


def test_an_item_shows_the_sentence_in_its_article_and_what_was_read(reviewer, distillation, session):
    row = session.query(Assertion).first()

    page = reviewer.get(f"/review/assertion/{row.id}").text

    assert f"<mark>{row.passage.exact}</mark>" in page
    assert row.claim.act.definition in page
    assert f"rule {row.rule}" in page


def test_everything_that_an_item_belongs_to_has_a_page(reviewer, distillation, session):
    row = session.query(Assertion).first()
    claim = row.claim
    names = [
        *(f"assertion/{number}" for (number,) in session.query(Assertion.id)),
        *(answer.public_id for answer in session.query(Response)),
        *(f"contradiction/{number}" for (number,) in session.query(Contradiction.id)),
        *(event.public_id for event in claim.dispute.events),
        *(f"citation/{one.id}" for event in claim.dispute.events for one in event.citations),
        claim.public_id,
        f"disputes/{claim.dispute.slug}",
        *(f"companies/{party.entity.slug}" for party in claim.parties),
    ]

    assert {name: reviewer.get(f"/review/{name}").status_code for name in names} == dict.fromkeys(names, 200)


@pytest.mark.parametrize("name", ["assertion/999", "c-none", "articles/1", "nothing/at/all", "%00"])
def test_what_the_desk_does_not_know_is_not_found(reviewer, name):
    assert reviewer.get(f"/review/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/review", "/review/assertion/1", "/review/companies/deepseek"])
def test_hostile_text_is_inert_on_the_desk(reviewer, hostile, session, path):
    row = session.query(Assertion).one()

    page = reviewer.get(path.replace("assertion/1", f"assertion/{row.id}")).text

    assert "<script>document" not in page
    assert "<img" not in page
