"""The recipes of docs/recipes.md do what they say, run out of the page against a record that is really served."""

import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import WSGIRequestHandler, make_server

from cli.posting import signature_headers
from store.changes.asked import newest_seq
from store.decisions import Signature
from store.editing import deprecate
from store.models import Claim, PublicRow
from store.releases.cutting import cut_release
from webapp.app import create_app

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
WRITTEN = "http://127.0.0.1:8000"
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SECRET = "whsec_c2FtcGxlIHNlY3JldCBvZiBhIHRlc3Qgb25seQ=="
RUNS = {
    "bash": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "javascript": ["node", "--input-type=module", "-e"],
    "r": ["Rscript", "-e"],
}
_HAS_PACKAGES = [*RUNS["r"], "library(jsonlite); library(digest)"]
CLAIMS, FOLLOW, REBUILD, RELEASE, WEBHOOK = (
    "The latest claims about a company", "Follow the changes without loss", "Rebuild the record", "Verify a release",
    "Verify a webhook",
)  # fmt: skip


def _recipes() -> dict[tuple[str, str], str]:
    """The code of the page by section and language."""
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        (section.partition("\n")[0], language): code
        for section in sections
        for language, code in re.findall(r"```(\w+)\n(.*?)```", section, re.DOTALL)
    }


RECIPES = _recipes()


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log(self, *_: object, **__: object) -> None:
        pass


@pytest.fixture
def filed(session, make_version, file_findings, claim):
    """Three claims, of which one was withdrawn."""
    for claimant in ("OpenAI", "Meta", "Anthropic"):
        version = make_version(f"{claimant} says that DeepSeek copied its models.")
        file_findings(version, claim(version, version.text, claimant=claimant))
    session.commit()
    deprecate(session, session.query(Claim).order_by(Claim.id).first(), SIGNED)
    session.commit()


@pytest.fixture
def address(session, engine, filed, tmp_path) -> Iterator[str]:
    cut_release(session, tmp_path / "releases", datetime(2026, 1, 4, tzinfo=UTC))
    session.rollback()
    app = create_app(sessionmaker(engine), releases_in=tmp_path / "releases")
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


def _run(section: str, language: str, folder: Path, *, code: str, body: bytes = b"", **more: str) -> str:
    program = RUNS[language][0]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on this machine")
    if language == "r" and subprocess.run(_HAS_PACKAGES, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("R lacks jsonlite or digest on this machine")
    environment = {**os.environ, **more, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    ran = subprocess.run(
        [*RUNS[language], code], cwd=folder, input=body, capture_output=True, env=environment, timeout=60
    )
    assert ran.returncode == 0, f"{section} in {language}: {ran.stderr.decode()}"
    return ran.stdout.decode()


def _has_claims(told: str, _session: Session) -> None:
    for claimant in ("Meta", "Anthropic"):
        assert f"{claimant} says that DeepSeek trained a model on another’s output." in told
    assert "OpenAI says" not in told


def _has_changes(told: str, session: Session) -> None:
    assert re.findall(r'"next_since": *(\d+)', told)[-1] == str(newest_seq(session))


def _has_rows(told: str, session: Session) -> None:
    live = session.scalar(select(func.count(PublicRow.id)).where(PublicRow.is_gone.is_(False)))
    assert told.strip() == f"{live} rows as of change {newest_seq(session)}"


def _is_whole(told: str, _session: Session) -> None:
    assert "claims.ndjson: OK" in told
    assert "ALTERED" not in told


CHECKS: dict[str, Callable[[str, Session], None]] = {
    CLAIMS: _has_claims,
    FOLLOW: _has_changes,
    REBUILD: _has_rows,
    RELEASE: _is_whole,
}


def test_the_page_has_what_it_should_in_each_language() -> None:
    found = {section: [language for name, language in RECIPES if name == section] for section, _ in RECIPES}

    assert found == {
        CLAIMS: ["bash", "python", "javascript", "r"],
        FOLLOW: ["bash", "python", "javascript", "r"],
        REBUILD: ["python", "javascript", "r"],
        RELEASE: ["bash", "python", "javascript", "r"],
        WEBHOOK: ["python", "javascript"],
    }


@pytest.mark.parametrize(("section", "language"), [recipe for recipe in RECIPES if recipe[0] in CHECKS])
def test_a_recipe_gives_what_it_says(address, session, tmp_path, section: str, language: str) -> None:
    code = RECIPES[section, language]
    assert WRITTEN in code

    CHECKS[section](_run(section, language, tmp_path, code=code.replace(WRITTEN, address)), session)


def test_a_file_that_is_not_as_hashed_is_noticed(address, tmp_path) -> None:
    file = tmp_path / "releases" / "0001" / "claims.ndjson"
    file.write_bytes(file.read_bytes().replace(b"Meta", b"Beta"))

    code = RECIPES[RELEASE, "python"].replace(WRITTEN, address)
    assert "claims.ndjson: ALTERED" in _run(RELEASE, "python", tmp_path, code=code)


@pytest.mark.parametrize("language", ["python", "javascript"])
@pytest.mark.parametrize(
    ("changed", "verdict"),
    [("nothing", "genuine"), ("body", "refused"), ("id", "refused"), ("secret", "refused"), ("age", "refused")],
)
def test_a_webhook_is_known_by_its_signature(tmp_path, language: str, changed: str, verdict: str) -> None:
    at = datetime.now(UTC) - timedelta(hours=changed == "age")
    body = '{"type": "new_response", "data": "“…”"}'.encode()
    headers = signature_headers(SECRET, "msg_1_2", body, at)
    told = {
        "HTTP_WEBHOOK_ID": "msg_1_3" if changed == "id" else headers["webhook-id"],
        "HTTP_WEBHOOK_TIMESTAMP": headers["webhook-timestamp"],
        "HTTP_WEBHOOK_SIGNATURE": headers["webhook-signature"],
        "WEBHOOK_SECRET": f"whsec_{secrets.token_hex(16)}" if changed == "secret" else SECRET,
    }

    sent = body + b" " if changed == "body" else body
    assert _run(WEBHOOK, language, tmp_path, code=RECIPES[WEBHOOK, language], body=sent, **told) == f"{verdict}\n"
