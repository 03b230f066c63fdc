"""Accounts of the review desk, on each database."""

from datetime import UTC, datetime

import pytest

from store.accounts import (
    account_in_session,
    account_with,
    add_account,
    end_sessions,
    find_account,
    set_disabled,
    set_password,
)
from store.errors import AccountError
from store.vocabulary import AccountRole

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PASSWORD = "a long sample password"


@pytest.fixture
def account(session):
    return add_account(session, "A. Sample", AccountRole.REVIEWER, PASSWORD, NOW)


def test_a_password_is_kept_as_an_argon2_hash_and_found_by_it_alone(session, account):
    assert account.password_hash.startswith("$argon2id$")
    assert PASSWORD not in account.password_hash
    assert account_with(session, "A. Sample", PASSWORD) is account
    assert account_with(session, "A. Sample", PASSWORD + "!") is None
    assert account_with(session, "B. Sample", PASSWORD) is None


def test_a_password_is_the_same_however_a_keyboard_composes_it(session, account):
    set_password(account, "schön lang genug")

    assert account_with(session, "A. Sample", "scho\u0308n lang genug") is account


def test_who_is_disabled_does_not_come_in(session, account):
    number = account.session_no

    set_disabled(account, disabled=True)

    assert account_with(session, "A. Sample", PASSWORD) is None
    assert account_in_session(session, account.id, number) is None
    assert account_in_session(session, account.id, account.session_no) is None


def test_a_session_ends_when_it_is_ended_or_the_password_changes(session, account):
    first = account.session_no
    end_sessions(account)
    second = account.session_no
    set_password(account, "another long password")

    assert account_in_session(session, account.id, first) is None
    assert account_in_session(session, account.id, second) is None
    assert account_in_session(session, account.id, account.session_no) is account


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("A. Sample", PASSWORD, "called 'A. Sample' already"),
        ("", PASSWORD, "is no name"),
        ("B. Sample ", PASSWORD, "is no name"),
        ("B.\nSample", PASSWORD, "is no name"),
        ("B" * 81, PASSWORD, "is no name"),
        ("B. Sample", "short", "has 5 characters: use 12 to 1000"),
        ("B. Sample", "x" * 1001, "has 1001 characters"),
        ("Bartholomew Sample", "bartholomew sample", "is the name itself"),
    ],
)
def test_a_name_or_password_that_will_not_do_is_refused(session, account, name, password, words):
    with pytest.raises(AccountError, match=words):
        add_account(session, name, AccountRole.EDITOR, password, NOW)


def test_an_unknown_name_is_told_with_the_mend(session):
    with pytest.raises(AccountError, match="no account is called 'Nobody': `onrecord user list`"):
        find_account(session, "Nobody")
