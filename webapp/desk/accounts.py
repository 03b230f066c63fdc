"""Signing in and out."""

import logging
from typing import Any

from flask import current_app, g, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError

from store.accounts import LONGEST, account_with
from webapp.desk.pages import ELSEWHERE, bp
from webapp.desk.signing_in import close_sessions, open_session
from webapp.desk.tries import Tries
from webapp.frame import show_error

_REFUSED, _TOO_OFTEN, _STALE = 401, 429, 400
_WRONG = "The name or the password is wrong"
_LOG = logging.getLogger(__name__)


@bp.get("/sign-in")
def sign_in_form() -> Any:
    """The form; who is signed in already needs none."""
    return redirect(_wanted(), ELSEWHERE) if g.account else _form()


@bp.post("/sign-in")
def sign_in() -> Any:
    """Begin a session where name and password are right; else the form again, for so many tries."""
    name, address = request.form.get("name", ""), request.remote_addr or ""
    tries: Tries = current_app.extensions["onrecord_tries"]
    if seconds := tries.wait(address, name):
        return _form(f"Too many tries: wait {-(-seconds // 60)} minutes"), _TOO_OFTEN, {"Retry-After": str(seconds)}
    account = account_with(g.session, name, request.form.get("password", ""))
    if account is None:
        _LOG.warning("signing in as %r from %s was refused", name[:LONGEST], address)
        return _form(_WRONG), _REFUSED
    tries.forget(address, name)
    open_session(account)
    return redirect(_wanted(), ELSEWHERE)


@bp.post("/sign-out")
def sign_out() -> Any:
    """End all sessions of who asks; one that ended by itself needs no more."""
    if g.account:
        close_sessions(g.account)
    return redirect(url_for("desk.sign_in_form"), ELSEWHERE)


@bp.errorhandler(CSRFError)
def refuse(error: CSRFError) -> Any:
    """What was sent by no form of this session is not done; the form that is too old to sign in is shown anew."""
    if request.endpoint == "desk.sign_in":
        return _form("The form had grown old, and nothing was sent; please sign in now"), _STALE
    return show_error(error)


def _form(problem: str | None = None) -> str:
    return render_template(
        "desk_sign_in.html", section="desk", problem=problem, wanted=_wanted(), name=request.form.get("name", "")
    )


def _wanted() -> str:
    """Where to go on once signed in: a page of the desk, whatever was asked for."""
    asked = request.values.get("next", "")
    return asked if asked.startswith("/review/") else url_for("desk.queue")
