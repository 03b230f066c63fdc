"""Pictures of every kind of page, made from the record of the demo: `make screens`.

A sheet lays the four pictures of a page side by side: 1280 and 360 px wide, light and dark.
"""

import argparse
import logging
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import make_server

from cli.opened import opened_store
from cli.settings import read_settings
from store.accounts import add_account
from store.decisions import Signature
from store.editing import confirm
from store.models import ArticleVersion, Assertion, Claim, Dispute, DisputeParty, Entity
from store.vocabulary import AccountRole
from webapp.app import create_app
from webapp.desk.pages import Desk

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_EDITOR, _PASSWORD = "A sample editor", secrets.token_urlsafe(32)
_SIGNED = Signature(actor=_EDITOR, reason="The sentence says so.", at=datetime.now(UTC))
_DOOR = {"desk-door": "/review/sign-in"}
_DESK = {
    "desk-queue": "/review",
    "desk-item": "/review/assertion/2",
    "desk-done": "/review/assertion/3?done=1",
    "desk-decisions": "/review/decisions",
}
WIDTHS, SCHEMES = (1280, 360), ("light", "dark")


def main() -> None:
    """Make the pictures; prints the folder in which they lie."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=Path("screens"), help="folder of the pictures")
    asked.add_argument("--home", type=Path, help="a home with a record; by default the demo makes one")
    asked.add_argument("kinds", nargs="*", help="kinds of pages; by default all")
    given = asked.parse_args()
    with _home(given.home) as home, _served(home, has_desk=not given.home) as (address, paths), _browser() as browser:
        state = None if given.home else sign_in(browser, address)
        for kind, path in paths.items():
            if not given.kinds or kind in given.kinds:
                picture(browser, address + path, given.out, kind, storage_state=state if kind in _DESK else None)
    print(given.out.resolve())


def page_paths(session: Session) -> dict[str, str]:
    """One address for each kind of page: where there is a choice, the page with most on it."""
    claim = _most(session, Claim, Assertion.claim_id)
    version = session.scalars(select(ArticleVersion).order_by(ArticleVersion.version_no.desc()).limit(1)).one()
    company, dispute = _most(session, Entity, DisputeParty.entity_id), _most(session, Dispute, Claim.dispute_id)
    return {
        "home": "/",
        "dispute": f"/disputes/{dispute.slug}",
        "claim": f"/claims/{claim.public_id}",
        "company": f"/companies/{company.slug}",
        "revision": f"/claims/{claim.public_id}@1",
        "companies": "/companies",
        "disputes": "/disputes",
        "since": f"/disputes/{dispute.slug}/diff?from=2025-01-31&to=2025-12-31",
        "embed": f"/embed/disputes/{dispute.slug}",
        "article": f"/articles/{version.article_id}",
        "version": f"/articles/{version.article_id}/versions/{version.version_no}",
        "search": "/search?q=model",
        "no-hit": "/search?q=zebra",
        "unanswered": "/search?answer=unanswered",
        "changes": "/changes",
        "corrections": "/corrections",
        "outlets": "/outlets",
        "data": "/data",
        "terms": "/about/terms",
        "term": "/about/terms/act/distillation",
        "api": "/api",
        "method": "/method",
        "status": "/status",
        "not-found": "/disputes/none",
    }


def sign_in(browser: Browser, address: str) -> Any:
    """The cookie of somebody who signed in at the desk."""
    page = browser.new_page()
    page.goto(f"{address}/review/sign-in")
    page.get_by_label("Name").fill(_EDITOR)
    page.get_by_label("Password").fill(_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.locator(".desk-bar").wait_for()
    state = page.context.storage_state()
    page.close()
    return state


def picture(browser: Browser, address: str, folder: Path, kind: str, **options: Any) -> None:
    """Four pictures of one page, and the sheet that has them side by side; `options` are those of the browser."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [(f"{kind}-{width}-{scheme}.png", width, scheme) for width in WIDTHS for scheme in SCHEMES]
    for name, width, scheme in names:
        _shot(browser, address, folder / name, viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
    sheet = folder / f"{kind}.html"
    frames = "".join(f'<img src="{name}" width="{width // 2}">' for name, width, _ in names)
    sheet.write_text(f'<body style="display:flex;gap:16px;align-items:start;background:gray">{frames}')
    _shot(browser, sheet.resolve().as_uri(), folder / f"{kind}.png", viewport={"width": 1760, "height": 400})
    sheet.unlink()


def _shot(browser: Browser, address: str, file: Path, **options: Any) -> None:
    page = browser.new_page(**options)
    page.goto(address)
    page.reload()  # in the type of the site, which may come too late for a first page
    page.screenshot(path=file, full_page=True)
    page.close()


def _most(session: Session, table: Any, column: Any) -> Any:
    """The row of `table` that `column` names most often."""
    often = select(column).where(column.is_not(None)).group_by(column).order_by(func.count().desc(), column).limit(1)
    return session.get_one(table, session.scalar(often))


@contextmanager
def _home(given: Path | None) -> Iterator[Path]:
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-screens-") as made:
        subprocess.run([sys.executable, "-m", "cli", "demo", "--once", "--home", made], check=True)  # noqa: S603
        yield Path(made)


def _sessions(home: Path, *, writes: bool = False) -> sessionmaker[Session]:
    return opened_store(read_settings({"ONRECORD_HOME": str(home)}), writes=writes)


def _desk(home: Path) -> Desk:
    """The review desk of the demo, with somebody who may come in; a record of one's own gets no such account."""
    writing = _sessions(home, writes=True)
    with writing.begin() as session:
        add_account(session, _EDITOR, AccountRole.EDITOR, _PASSWORD, datetime.now(UTC))
        confirm(session, session.get_one(Assertion, 1), _SIGNED)
    return Desk(key=_PASSWORD, sessions=writing)


@contextmanager
def _served(home: Path, *, has_desk: bool) -> Iterator[tuple[str, dict[str, str]]]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    sessions = _sessions(home)
    app = create_app(sessions, desk=_desk(home) if has_desk else None)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with sessions() as session:
        yield f"http://127.0.0.1:{server.server_port}", {**page_paths(session), **(_DOOR | _DESK if has_desk else {})}
    server.shutdown()
    thread.join(5)


@contextmanager
def _browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
