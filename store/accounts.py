"""Accounts of the review desk: who may decide there, in which role, and whether a password is theirs.

Passwords are kept as Argon2id hashes with the parameters that argon2-cffi recommends, and nothing reads them back.
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.errors import AccountError
from store.models import Account
from store.vocabulary import AccountRole

SHORTEST, LONGEST = 12, 1000  # characters of a password; a longer one would only cost time to hash
_LONGEST_NAME = 80
_HASHER = PasswordHasher()


def add_account(session: Session, name: str, role: AccountRole, password: str, now: datetime) -> Account:
    """A new account; raises AccountError for a name that is taken or cannot be printed, or a weak password."""
    if name != name.strip() or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
        raise AccountError(f"{name!r} is no name: readers see it, so use 1 to {_LONGEST_NAME} printable characters")
    if _called(session, name):
        raise AccountError(f"an account is called {name!r} already: use another name")
    account = Account(name=name, role=role, password_hash=_hashed(name, password), made_at=now)
    session.add(account)
    session.flush()
    return account


def find_account(session: Session, name: str) -> Account:
    """The account of that name; raises AccountError where there is none."""
    account = _called(session, name)
    if account is None:
        raise AccountError(f"no account is called {name!r}: `onrecord user list` names those that there are")
    return account


def all_accounts(session: Session) -> Sequence[Account]:
    """Every account, by name."""
    return session.scalars(select(Account).order_by(Account.name)).all()


def set_password(account: Account, password: str) -> None:
    """Give an account another password, which ends its sessions; raises AccountError for a weak one."""
    account.password_hash = _hashed(account.name, password)
    end_sessions(account)


def set_disabled(account: Account, *, disabled: bool) -> None:
    """Keep an account out, or let it in again; its sessions end."""
    account.is_disabled = disabled
    end_sessions(account)


def end_sessions(account: Account) -> None:
    """Let no cookie that the account was given so far be good any more, wherever it lies."""
    account.session_no += 1


def account_with(session: Session, name: str, password: str) -> Account | None:
    """The account of that name and password; None takes as long whether the name or the password is wrong."""
    account = _called(session, name)
    usable = account if account and not account.is_disabled else None
    is_theirs = _is_password(usable.password_hash if usable else _nobodys_hash(), password)
    return usable if is_theirs else None


def account_in_session(session: Session, account_id: int, session_no: int) -> Account | None:
    """The account, if it may still come in and its sessions were not ended since."""
    account = session.get(Account, account_id)
    return account if account and not account.is_disabled and account.session_no == session_no else None


def _called(session: Session, name: str) -> Account | None:
    return session.scalar(select(Account).where(Account.name == name)) if "\0" not in name else None


def _hashed(name: str, password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(f"the password of {name!r} has {len(password)} characters: use {SHORTEST} to {LONGEST}")
    if password.casefold() == name.casefold():
        raise AccountError(f"the password of {name!r} is the name itself: use another")
    return _HASHER.hash(_normal(password))


def _is_password(password_hash: str, password: str) -> bool:
    try:
        return len(password) <= LONGEST and _HASHER.verify(password_hash, _normal(password))
    except VerifyMismatchError:
        return False


def _normal(password: str) -> str:
    """One form for what keyboards type in several (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("the password of nobody")
