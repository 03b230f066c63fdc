"""Pictures of every kind of page, made from the record of the demo: `make screens`.

A sheet lays the four pictures of a page side by side: 1280 and 360 px wide, light and dark.
"""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import make_server

from cli.opened import opened_store
from cli.settings import read_settings
from store.models import ArticleVersion, Assertion, Claim, Dispute, DisputeParty, Entity
from webapp.app import create_app

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTHS, SCHEMES = (1280, 360), ("light", "dark")


def main() -> None:
    """Make the pictures; prints the folder in which they lie."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=Path("screens"), help="folder of the pictures")
    asked.add_argument("--home", type=Path, help="a home with a record; by default the demo makes one")
    asked.add_argument("kinds", nargs="*", help="kinds of pages; by default all")
    given = asked.parse_args()
    with _home(given.home) as home, _served(_sessions(home)) as (address, paths), _browser() as browser:
        for kind, path in paths.items():
            if not given.kinds or kind in given.kinds:
                picture(browser, address + path, given.out, kind)
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
        "unanswered": "/search?answer=none",
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


def picture(browser: Browser, address: str, folder: Path, kind: str) -> None:
    """Four pictures of one page, and the sheet that has them side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [(f"{kind}-{width}-{scheme}.png", width, scheme) for width in WIDTHS for scheme in SCHEMES]
    for name, width, scheme in names:
        _shot(browser, address, folder / name, viewport={"width": width, "height": 900}, color_scheme=scheme)
    sheet = folder / f"{kind}.html"
    frames = "".join(f'<img src="{name}" width="{width // 2}">' for name, width, _ in names)
    sheet.write_text(f'<body style="display:flex;gap:16px;align-items:start;background:gray">{frames}')
    _shot(browser, sheet.resolve().as_uri(), folder / f"{kind}.png", viewport={"width": 1760, "height": 400})
    sheet.unlink()


def _shot(browser: Browser, address: str, file: Path, **options: Any) -> None:
    page = browser.new_page(**options)
    page.goto(address)
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


def _sessions(home: Path) -> sessionmaker[Session]:
    return opened_store(read_settings({"ONRECORD_HOME": str(home)}))


@contextmanager
def _served(sessions: sessionmaker[Session]) -> Iterator[tuple[str, dict[str, str]]]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(sessions), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with sessions() as session:
        yield f"http://127.0.0.1:{server.server_port}", page_paths(session)
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
