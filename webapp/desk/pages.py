"""The desk as a part of the app: its cookie, its rules for every request, and its pages."""

import importlib
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Flask, Response, g, redirect, request, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect
from sqlalchemy.orm import Session, sessionmaker

from webapp.desk import signing_in
from webapp.desk.offers import may_undo
from webapp.desk.tries import Tries

bp = Blueprint("desk", __name__, url_prefix="/review")
ELSEWHERE = 303
_LARGEST = 256 * 1024  # bytes of a form; a reply of 4,000 characters has up to 48,000 when it is sent
_OPEN = frozenset({"desk.sign_in_form", "desk.sign_in", "desk.sign_out"})
# Each adds views to the blueprint.
_VIEWS = (
    "webapp.desk.accounts",
    "webapp.desk.queue",
    "webapp.desk.decided",
    "webapp.desk.items",
    "webapp.desk.deciding",
)
_csrf = CSRFProtect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the desk needs: the key that signs its cookies, and sessions that may write."""

    key: str = field(repr=False)
    sessions: sessionmaker[Session]


class _Cookie(SecureCookieSessionInterface):
    """Flask's signed cookie, sent over https only where it was asked for over https."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


def install(app: Flask, desk: Desk | None) -> None:
    """Give `app` the desk if there is a key for it; without one, /review is no address."""
    if desk is None:
        return
    app.secret_key = desk.key
    app.session_interface = _Cookie()
    app.config.update(
        SESSION_COOKIE_NAME="onrecord_desk",
        SESSION_COOKIE_PATH="/review",  # so that no browser sends it along for a public page
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=signing_in.IDLE,
        WTF_CSRF_CHECK_DEFAULT=False,  # checked below, for the desk alone
        WTF_CSRF_TIME_LIMIT=None,  # the session ends first
    )
    _csrf.init_app(app)
    app.extensions["onrecord_desk"] = desk
    app.jinja_env.globals["may_undo"] = may_undo
    app.extensions["onrecord_tries"] = Tries()
    for module in _VIEWS:
        importlib.import_module(module)
    app.register_blueprint(bp)


@bp.before_request
def let_in() -> Any:
    """Let only who is signed in come further than the form to sign in, and nobody in by another site's form."""
    request.max_content_length = _LARGEST
    g.account = signing_in.account_here()
    if g.account is None and request.endpoint not in _OPEN:
        return redirect(url_for("desk.sign_in_form", next=request.path), ELSEWHERE)
    _csrf.protect()
    return None


@bp.after_request
def keep_nothing(answer: Response) -> Response:
    """Neither a browser nor a proxy keeps a page of the desk, no search engine lists it, no site learns of it."""
    answer.cache_control.no_store = True
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
