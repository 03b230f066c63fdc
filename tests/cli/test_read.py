"""Reading is one article a transaction: a kill in the middle loses nothing, and nothing is filed by halves."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cli.demo.content import read_articles
from store.models import Base

_COUNTED = ("article_version", "version_reading", "dispute", "claim", "assertion", "event", "response", "passage")
SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "000_6bc761a1dcc829cc.txt"


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """The sample articles as plain text files, each three times under another opening."""
    folder = tmp_path_factory.mktemp("texts")
    for number, article in enumerate(read_articles() * 3):
        text = "\n\n".join([f"This is sample {number}.", *article.paragraphs(1)])
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def uninterrupted(texts, tmp_path_factory):
    """What one run to the end files of them."""
    home = tmp_path_factory.mktemp("uninterrupted")
    onrecord(home, "ingest", str(texts))
    onrecord(home, "read")
    return counts(home)


def environment(home):
    return {**os.environ, "ONRECORD_HOME": str(home), "ONRECORD_DATABASE_URL": ""}


def onrecord(home, *words):
    done = subprocess.run(
        [sys.executable, "-m", "cli", *words],
        env=environment(home), capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def counts(home):
    engine = create_engine(f"sqlite:///{home / 'onrecord.db'}")
    assert set(_COUNTED) <= set(Base.metadata.tables)
    with engine.connect() as connection:
        found = {table: connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in _COUNTED}  # noqa: S608
    engine.dispose()
    return found


def test_a_killed_run_goes_on_where_it_was_and_files_everything_once(texts, uninterrupted, tmp_path):
    onrecord(tmp_path, "ingest", str(texts))
    reading = subprocess.Popen([sys.executable, "-m", "cli", "read"], env=environment(tmp_path), stderr=subprocess.PIPE)
    until = time.monotonic() + 120
    while counts(tmp_path)["version_reading"] < 5 and time.monotonic() < until:
        time.sleep(0.02)
    reading.send_signal(signal.SIGKILL)
    reading.communicate()
    killed = counts(tmp_path)

    onrecord(tmp_path, "read")
    checked = onrecord(tmp_path, "check")

    assert 5 <= killed["version_reading"] < uninterrupted["version_reading"]
    assert counts(tmp_path) == uninterrupted
    assert "hold" in checked.stderr


def test_two_workers_a_second_run_and_a_run_again_change_nothing(texts, uninterrupted, tmp_path):
    onrecord(tmp_path, "ingest", str(texts))
    onrecord(tmp_path, "read", "--workers", "2")
    by_two = counts(tmp_path)

    second = onrecord(tmp_path, "read")
    again = onrecord(tmp_path, "read", "--again")

    assert "read 0 articles" in second.stderr
    assert f"read {uninterrupted['version_reading']} articles" in again.stderr
    assert counts(tmp_path) == by_two == uninterrupted


def test_a_text_in_another_language_is_kept_and_not_read_as_english(tmp_path):
    german = (
        "Das Gericht hat am Dienstag entschieden, dass die Klage gegen das Unternehmen zulässig ist. "
        "Die Klägerin wirft dem Anbieter vor, geschützte Liedtexte für das Training verwendet zu haben."
    )
    (tmp_path / "german.txt").write_text(german, encoding="utf-8")
    home = tmp_path / "home"

    onrecord(home, "ingest", str(tmp_path / "german.txt"))
    onrecord(home, "read")

    assert counts(home)["version_reading"] == 1
    assert counts(home)["dispute"] == 0


@pytest.mark.skipif(not SEED.exists(), reason="the article the project started from is not part of it")
def test_a_copy_of_the_first_article_changes_no_count_of_origins(tmp_path):
    onrecord(tmp_path, "ingest", str(SEED))
    onrecord(tmp_path, "read")
    first = origins(tmp_path)

    onrecord(tmp_path, "ingest", "--outlet", "Second Paper", "--url", "https://second.example/story", str(SEED))
    onrecord(tmp_path, "read")

    assert origins(tmp_path) == first
    assert counts(tmp_path)["dispute"] == 1


def origins(home):
    engine = create_engine(f"sqlite:///{home / 'onrecord.db'}")
    with engine.connect() as connection:
        keys = {tuple(row) for row in connection.execute(text("SELECT claim_id, origin_key FROM assertion"))}
    engine.dispose()
    # Which copy gives the place may change with a copy that comes before it in the order of filing.
    return sorted((claim, key.partition("@")[0]) for claim, key in keys)
