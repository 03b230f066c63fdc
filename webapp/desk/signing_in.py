"""Who is at the desk: kept in a signed cookie that ends when it is not used, after a working day, or at signing out."""

import time
from datetime import timedelta

from flask import current_app, g, session

from store.accounts import account_in_session, end_sessions
from store.models import Account

IDLE = timedelta(minutes=45)
_AT_MOST = timedelta(hours=10)


def open_session(account: Account) -> None:
    """Begin a session of `account`, with nothing in it from before."""
    session.clear()
    session.permanent = True  # it then ends IDLE after the last answer, which Flask checks
    session.update(account=account.id, number=account.session_no, since=time.time())


def account_here() -> Account | None:
    """Who asks, if that session has not ended."""
    if "account" not in session or time.time() - session["since"] > _AT_MOST.total_seconds():
        return None
    return account_in_session(g.session, session["account"], session["number"])


def close_sessions(account: Account) -> None:
    """End all sessions of `account`, on other machines too, so that no copy of the cookie is good any more."""
    with current_app.extensions["onrecord_desk"].sessions.begin() as writing:
        end_sessions(writing.get_one(Account, account.id))
    session.clear()
