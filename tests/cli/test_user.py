"""Accounts of the review desk from the command line; the password is typed, never part of the command."""

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session, sessionmaker

from cli.settings import read_settings
from cli.user import user
from store.accounts import account_with
from store.database import open_engine
from store.errors import AccountError, SettingError
from webapp.desk.pages import Desk

PASSWORD = "a long sample password"
TYPED = f"{PASSWORD}\n{PASSWORD}\n"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    return tmp_path


def _run(*args, typed=None):
    return CliRunner().invoke(user, args, input=typed, catch_exceptions=False)


def _comes_in(home, password=PASSWORD):
    engine = open_engine(f"sqlite:///{home / 'record.db'}")
    with Session(engine) as session:
        account = account_with(session, "A. Sample", password)
    engine.dispose()
    return account is not None


def test_an_account_is_made_and_listed(home):
    made = _run("add", "A. Sample", "--role", "editor", typed=TYPED)

    assert made.stdout == "A. Sample may sign in as editor\n"
    assert PASSWORD not in made.output
    assert _comes_in(home)
    assert _run("list").output.startswith("A. Sample  editor, since ")


def test_a_password_is_no_option():
    assert _run("add", "A. Sample", "--role", "editor", "--password", PASSWORD).exit_code == 2


def test_a_password_that_is_not_typed_whole_is_asked_for_on_a_terminal(home):
    with pytest.raises(AccountError, match="run this on a terminal"):
        _run("add", "A. Sample", "--role", "editor", typed="hi\n")


def test_a_role_that_there_is_not_is_refused():
    assert "'reviewer', 'editor'" in _run("add", "A. Sample", "--role", "owner").output


def test_a_password_is_changed(home):
    _run("add", "A. Sample", "--role", "editor", typed=TYPED)

    _run("password", "A. Sample", typed="another long password\n" * 2)

    assert _comes_in(home, "another long password")
    assert not _comes_in(home)


def test_an_account_is_disabled_and_let_in_again(home):
    _run("add", "A. Sample", "--role", "reviewer", typed=TYPED)

    _run("disable", "A. Sample")
    assert not _comes_in(home)
    assert "reviewer, disabled" in _run("list").output

    _run("enable", "A. Sample")
    assert _comes_in(home)


def test_nobody_is_told_how_to_find_who_there_is():
    with pytest.raises(AccountError, match="onrecord user list"):
        _run("disable", "A. Sample")


def test_a_key_that_can_be_guessed_is_refused():
    with pytest.raises(SettingError, match="ONRECORD_DESK_KEY has 6 characters, 32 are the least"):
        read_settings({"ONRECORD_DESK_KEY": "secret"})


def test_without_a_key_there_is_no_desk():
    assert read_settings({}).desk_key is None
    assert read_settings({"ONRECORD_DESK_KEY": "k" * 32}).desk_key == "k" * 32
    assert "kkkk" not in repr(read_settings({"ONRECORD_DESK_KEY": "k" * 32}))
    assert "kkkk" not in repr(Desk(key="k" * 32, sessions=sessionmaker()))
