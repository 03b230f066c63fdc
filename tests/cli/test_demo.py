import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.demo.command import demo
from cli.demo.content import OUTLETS, read_articles
from cli.processes import PortInUseError
from store.database import open_engine
from store.models import (
    Article,
    ArticleRelation,
    ArticleVersion,
    Capture,
    Claim,
    Dispute,
    Outlet,
    Response,
    VersionReading,
)
from store.vocabulary import ArticleState, RelationKind

ALL = read_articles()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("demo-home")


@pytest.fixture(scope="module")
def done(home):
    """The whole demo but for the web app, run once for this module."""
    return onrecord("demo", "--once", "--home", str(home), home=home)


@pytest.fixture
def session(done, home):
    engine = open_engine(f"sqlite:///{home / 'onrecord.db'}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def onrecord(*words: str, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "ONRECORD_HOME": str(home), "ONRECORD_DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, "-m", "cli", *words], capture_output=True, text=True, env=environment, timeout=300, check=False
    )


def count(session: Session, table: type, *where: object) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*where)) or 0  # type: ignore[arg-type]


def test_the_demo_ends_well_and_counts_what_was_filed(done):
    assert done.returncode == 0, done.stderr
    counts = {name: int(number) for number, name in re.findall(r"(\d+) (\w+)", done.stdout)}
    assert counts["articles"] == len(ALL)
    assert counts["disputes"] >= 9
    assert min(counts.values()) >= 9


def test_the_demo_tells_what_it_does_without_a_terminal_in_plain_lines(done):
    assert "1/3 Collecting the sample site" in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr


def test_every_article_is_of_a_sample_outlet_with_its_instant(session):
    assert count(session, Article) == len(ALL)
    assert count(session, Outlet, Outlet.slug.in_([o.slug for o in OUTLETS]), Outlet.is_sample) == len(OUTLETS)
    published = set(session.scalars(select(ArticleVersion.published_at)))
    assert {article.published for article in ALL} <= published


def test_only_the_corrected_article_has_two_versions(session):
    versions = session.scalars(select(ArticleVersion).where(ArticleVersion.version_no == 2)).all()

    assert [version.title for version in versions] == [a.title for a in ALL if len(a.texts) > 1]
    assert "Correction: " in versions[0].text


def test_the_withdrawn_article_is_gone_and_keeps_its_text(session):
    gone = session.scalars(select(Article).where(Article.state == ArticleState.GONE)).all()

    assert [article.canonical_url.rpartition("/")[2] for article in gone] == [
        a.slug for a in ALL if a.withdrawn_on_visit
    ]
    assert count(session, ArticleVersion, ArticleVersion.article_id == gone[0].id) == 1


def test_an_unchanged_page_was_fetched_once_in_full(session):
    full = select(Capture.url).where(Capture.status == 200, Capture.article_id.is_not(None))
    twice = session.scalars(full.group_by(Capture.url).having(func.count() > 1)).all()

    assert [url.rpartition("/")[2] for url in twice] == [a.slug for a in ALL if len(a.texts) > 1]


def test_reprints_are_known_as_copies(session):
    copies = session.scalars(
        select(Article.canonical_url)
        .distinct()
        .join(ArticleRelation, ArticleRelation.article_id == Article.id)
        .where(ArticleRelation.kind == RelationKind.SYNDICATED_COPY)
    ).all()

    assert len(copies) == sum(bool(article.copy_of) for article in ALL)


def test_articles_about_no_dispute_open_none(session):
    slugs = [article.slug for article in ALL if not article.dispute]
    versions = select(ArticleVersion.id).join(Article)
    quiet = [
        number for slug in slugs for number in session.scalars(versions.where(Article.canonical_url.endswith(slug)))
    ]
    judged = session.scalars(select(VersionReading).where(VersionReading.version_id.in_(quiet))).all()

    assert len(judged) == len(slugs)
    assert [reading.why for reading in judged if reading.is_ai_ip_dispute] == []


def test_the_record_of_the_demo_is_sound(done, home):
    checked = onrecord("check", home=home)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_disputes_claims_and_answers_were_filed(session):
    assert count(session, Dispute) >= 9
    assert count(session, Claim) >= 15
    assert count(session, Response) >= 15


def test_a_port_in_use_stops_the_demo_before_any_work(tmp_path):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]

        result = CliRunner().invoke(demo, ["--port", str(port), "--home", str(tmp_path / "home")])

    assert isinstance(result.exception, PortInUseError)
    assert not (tmp_path / "home").exists()
