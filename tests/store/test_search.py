import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.models import AssertionSearch, Claim, ClaimSearch, EntityAlias
from store.records import AttributionStep
from store.search import has_words, index_claim, search_terms
from store.vocabulary import AssertionState, SpeakerKind


def _found(session: Session, words: str) -> set[str]:
    return set(session.scalars(select(Claim.public_id).where(has_words(session, words))))


@pytest.mark.parametrize(
    ("words", "is_hit"),
    [
        ("copied", True),
        ("copying", True),
        ("openai deepseek", True),
        ("openai anthropic", False),
        ("anthropic or deepseek", True),
        ('"copied its models"', True),
        ('"models copied its"', False),
        ("deepseek -copied", False),
        ("deepseek -lawsuit", True),
        ("-lawsuit", True),
        ("Sample Post", True),
        ("distillation", False),
        ("training output", True),
        ("!!!", False),
    ],
)
def test_words_are_found_as_a_person_means_them(session: Session, make_claim, words: str, is_hit: bool) -> None:
    make_claim()

    found = _found(session, words)

    assert bool(found) is is_hit


def test_a_party_is_found_by_every_name_it_goes_by(session: Session, make_claim) -> None:
    claim = make_claim(accuser="The New York Times")
    session.add(EntityAlias(entity=claim.parties[0].entity, name="NYT", folded="nyt"))
    index_claim(session, claim)

    assert _found(session, "nyt") == {claim.public_id}


def test_indexing_twice_changes_nothing_and_a_new_word_is_found(session: Session, make_claim) -> None:
    claim = make_claim()
    claim.object = "the weights of a secret model"
    index_claim(session, claim)
    index_claim(session, claim)

    assert session.scalar(select(func.count(ClaimSearch.id))) == 1
    assert _found(session, "weights") == {claim.public_id}


@pytest.mark.parametrize(
    "words",
    ['"', "'", "*", "a*", "NEAR(a b)", "body:openai", "a AND", "OR", "-", '-"', "^a", "a:b", "(", ")", "{a b}: c",
     "\x00", "\ud800", "%", "_", "\\", "a & b | !c", "<->", "' OR 1=1 --", "😀", "Ünïcödé"],
)  # fmt: skip
def test_whatever_is_typed_is_no_error(session: Session, make_claim, words: str) -> None:
    make_claim()

    assert len(_found(session, words)) <= 1


@given(words=st.text(max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_is_an_error(session: Session, words: str) -> None:
    assert _found(session, words) == set()


def test_terms_keep_phrases_exclusions_and_alternatives() -> None:
    found = [[(term.text, term.is_excluded) for term in terms] for terms in search_terms('a -b OR "c d" -"e f')]

    assert found == [[("a", False), ("b", True)], [("c d", False), ("e f", True)]]


def test_two_findings_in_one_sentence_are_one_row_and_its_last_speaker_is_found(
    session: Session, make_version, file_findings, claim
) -> None:
    words = "OpenAI says that DeepSeek trained a model on the answers of its own."
    version = make_version(words)
    step = AttributionStep(step_no=1, speaker="a spokeswoman", speaker_kind=SpeakerKind.NAMED_ORG_SPOKESPERSON)

    file_findings(version, claim(version, words), claim(version, words, attribution=(step,)))

    found = session.scalars(select(Claim)).one()
    assert _found(session, "spokeswoman") == {found.public_id}
    assert session.scalar(select(func.count(AssertionSearch.id))) == 1


def test_an_assertion_that_an_editor_rejected_finds_nothing(session: Session, make_claim) -> None:
    claim = make_claim()
    claim.assertions[0].state = AssertionState.REJECTED
    session.flush()

    assert _found(session, "copied") == set()
    assert _found(session, "openai") == {claim.public_id}
