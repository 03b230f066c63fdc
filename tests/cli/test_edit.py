"""What editors decide from the command line: rows by the names of their pages, and errors that say the mend."""

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from cli.edit import edit
from store.database import open_engine, upgrade
from store.errors import EditingError
from store.models import Assertion, Claim, Entity, Reply
from store.vocabulary import AssertionState, EventKind

SAYS = "OpenAI says that DeepSeek trained a model on the answers of its own."
AGAIN = "DeepSeek built its model on answers of ChatGPT, OpenAI said once more."
SUED = "Disney sued Midjourney over pictures of its characters."
SIGNED = ("--by", "A sample editor", "--reason", "a test says so")


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session on the database that the commands open."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def claimed(session, make_version, file_findings, claim, event):
    """A claim with two sentences, and a lawsuit."""
    version = make_version(f"{SAYS} {AGAIN} {SUED}")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("Disney",), accused=("Midjourney",))
    file_findings(version, claim(version, SAYS), claim(version, AGAIN), sued)
    session.commit()
    return session.query(Claim).one()


def _run(*args):
    return CliRunner().invoke(edit, args, catch_exceptions=False).output


def test_a_sentence_is_rejected_and_the_decision_is_printed(session, claimed):
    told = _run("reject", "assertion/1", *SIGNED)

    session.rollback()
    assert session.get(Assertion, 1).state is AssertionState.REJECTED
    assert told.startswith("decision 1, ")
    assert told.endswith("A sample editor: rejected, assertion:1; a test says so\n")


def test_a_value_is_corrected_by_its_column(session, claimed):
    days = ("happened_first=2025-01-03", "happened_last=2025-01-03", "happened_precision=day")

    _run("correct", claimed.public_id, *days, *SIGNED)

    session.rollback()
    assert claimed.happened_first.isoformat() == "2025-01-03"
    assert claimed.fixed == ["happened_first", "happened_last", "happened_precision"]


def test_parties_are_merged_and_the_merge_is_undone_by_its_number(session, claimed):
    _run("merge", "companies/disney", "companies/openai", *SIGNED)
    told = _run("undo", "1", *SIGNED)

    session.rollback()
    assert session.query(Entity).filter_by(slug="disney").one().merged_into_id is None
    assert "undone decision 1" in told


def test_the_history_lists_the_sentences_and_the_decisions(session, claimed):
    _run("confirm", "assertion/2", *SIGNED)

    told = _run("history", claimed.public_id).splitlines()
    decisions = _run("history", "assertion/2").splitlines()

    assert told == [f"assertion/1  proposed  “{SAYS}”", f"assertion/2  confirmed  “{AGAIN}”"]
    assert decisions[1].startswith("decision 1, ")


def test_a_sentence_is_split_off(session, claimed):
    _run("split", "assertion/2", *SIGNED)

    session.rollback()
    assert session.query(Claim).count() == 2


def test_what_a_party_sent_is_printed_from_a_file(session, claimed, tmp_path):
    (tmp_path / "sent.txt").write_text("We never did.\n")
    how = ("--of", "companies/deepseek", "--received", "2025-03-02", "--verified", "the press office confirmed it")

    told = _run("reply", claimed.public_id, str(tmp_path / "sent.txt"), *how, *SIGNED)

    session.rollback()
    (reply,) = session.query(Reply).all()
    assert (reply.text, reply.is_published) == ("We never did.", True)
    assert told.endswith(
        f"A sample editor: published, reply:1 claim:{claimed.id} entity:{reply.respondent_id}; a test says so\n"
    )


def test_who_decides_on_a_claim_as_on_a_sentence_is_told_its_sentences(session, claimed):
    says = rf"{claimed.public_id} is no assertion.*: name one of its sentences .assertion/1, assertion/2; "

    with pytest.raises(EditingError, match=says):
        _run("confirm", claimed.public_id, *SIGNED)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("confirm", "assertion/9", *SIGNED), "nothing on record is called 'assertion/9': name a claim"),
        (("confirm", "companies/openai", *SIGNED), "companies/openai is no assertion or event citation or response"),
        (("correct", "assertion/1", "commitment=sure", *SIGNED), "commitment='sure' is not known: use certain, prob"),
        (("correct", "assertion/1", "rule=x", *SIGNED), "rule of assertion 1 cannot be set by hand"),
        (("correct", "assertion/1", "commitment", *SIGNED), "'commitment' says no value: write COLUMN=VALUE"),
        (("correct", "e-0", "amount=2", *SIGNED), "nothing on record is called 'e-0'"),
        (("undo", "7", *SIGNED), "no decision has the number 7"),
        (("confirm", "assertion/1", "--by", " ", "--reason", "x"), "a decision on assertion 1 needs a name"),
        (("take-name", "companies/openai", "Nobody", *SIGNED), "companies/openai does not go by 'Nobody': its names"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(session, claimed, args, says):
    with pytest.raises(EditingError, match=f"^{says}".replace("(", r"\(")) as error:
        _run(*args)

    assert "\n" not in str(error.value)


def test_a_wording_needs_words(session, claimed):
    with pytest.raises(EditingError, match=f"^a wording of claim {claimed.public_id} needs words; to take one away"):
        _run("word", claimed.public_id, " ", *SIGNED)


def test_a_number_that_no_row_can_have_is_refused_in_words(session, claimed):
    assert "is not in the range" in _run("undo", str(10**20), *SIGNED)


def test_an_article_is_taken_down_by_its_number(session, claimed):
    told = _run("takedown", "articles/1", *SIGNED)

    session.rollback()
    assert "taken down" in told
    assert session.get(Assertion, 1).passage.exact == ""
