"""The web app: one function that makes it from a way to open sessions."""

import importlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask, abort, g, request
from sqlalchemy.orm import Session, sessionmaker

from webapp import (
    analyse,
    contacts,
    feeds,
    frame,
    freshness,
    kept,
    limits,
    lines,
    moved,
    releases,
    rows,
    standing,
    twins,
    words,
)
from webapp.contract.operations import OPERATIONS
from webapp.desk import pages as desk_pages
from webapp.timeline import marks
from webapp.turns import ReadText

# Each module has a blueprint called `bp`; the order is the order of the routes.
PAGES = (
    "webapp.home",
    "webapp.disputes",
    "webapp.compare",
    "webapp.cases",
    "webapp.claims",
    "webapp.frozen",
    "webapp.embeds",
    "webapp.sitemaps",
    "webapp.companies",
    "webapp.articles",
    "webapp.sources",
    "webapp.search",
    "webapp.method",
    "webapp.terms",
    "webapp.news",
    "webapp.data",
    "webapp.releases",
    "webapp.feeds",
    "webapp.api",
    "webapp.changes_api",
    "webapp.contract.page",
)

# Each adds forms to the blueprint of a page, whose addresses lead on where something was merged.
FILES = (
    "webapp.pictures",
    "webapp.cards",
    "webapp.citations",
    "webapp.frozen",
    "webapp.feeds",
    "webapp.exports.lines",
    "webapp.exports.claims",
    "webapp.exports.companies",
    "webapp.exports.news",
    "webapp.exports.outlets",
    "webapp.exports.timelinejs",
)

# What every page needs, in the order in which a request meets it.
_SHARED = (frame, freshness, moved, words, marks, lines, rows, standing)
_STATIC_FRESH_FOR = 3600  # seconds


def create_app(
    sessions: sessionmaker[Session],
    *,
    today: Callable[[], date] | None = None,
    read_text: ReadText | None = None,
    rate_limit: str | None = None,
    proxies: int = 0,
    contact: str | None = None,
    releases_in: Path | None = None,
    hub: str | None = None,
    desk: desk_pages.Desk | None = None,
) -> Flask:
    """The app over `sessions`; a request has one session, in `g.session`, which is closed after the answer.

    `today` says which day it is in UTC; `g.today` holds it for the request.
    `read_text` reads a text that somebody pastes; without it there is no page for that. `rate_limit` holds for each
    address that asks, seen through that many `proxies` (`webapp.limits`). `contact` is where readers write to,
    `releases_in` the folder of the releases that are served, and `hub` is named by the feeds. With a `desk`, people
    with an account can review what was read.
    """
    app = _plain_app()
    limits.install(app, rate_limit, proxies=proxies)
    _open_a_session_per_request(app, sessions, today or _utc_today)
    for part in _SHARED:
        part.install(app)
    freshness.hold_for(app, contact, hub, read_text is not None)
    contacts.install(app, contact)
    releases.install(app, releases_in)
    feeds.install(app, hub)
    analyse.install(app, read_text)
    for module in FILES:
        importlib.import_module(module)
    if desk is not None:
        desk_pages.install(app, desk)
    for module in PAGES:
        app.register_blueprint(importlib.import_module(module).bp)
    twins.install(app, {name: {*told.takes, *told.besides} for name, told in OPERATIONS.items()})
    kept.install(app)
    return app


def _plain_app() -> Flask:
    app = Flask(__name__)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the keys stand in the order in which they are documented
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_FRESH_FOR
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app


def _open_a_session_per_request(app: Flask, sessions: sessionmaker[Session], today: Callable[[], date]) -> None:
    @app.before_request
    def open_session() -> None:
        if any("\0" in str(part) for part in (request.view_args or {}).values()):
            abort(404, "no address of this record has a null character in it")  # which PostgreSQL takes for an error
        g.session = sessions()
        g.today = today()

    @app.teardown_appcontext
    def close_session(_error: BaseException | None) -> None:
        session = g.pop("session", None)
        if session is not None:
            session.close()


def _utc_today() -> date:
    return datetime.now(UTC).date()
