"""Releases and exports from the command line: what is printed, and errors that say the mend."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from cli.export import export
from cli.release import release
from store.database import open_engine, upgrade
from store.releases.kept import ReleaseError

SAYS = "OpenAI says that DeepSeek copied its models."
OTHER = "Meta says that DeepSeek copied its models."


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session on the database that the commands open."""
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    engine = open_engine(f"sqlite:///{tmp_path / 'record.db'}")
    upgrade(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def filed(session, make_version, file_findings, claim):
    """Two claims."""
    for claimant, words in (("OpenAI", SAYS), ("Meta", OTHER)):
        version = make_version(words)
        file_findings(version, claim(version, words, claimant=claimant))
    session.commit()


def _run(command, *args):
    return CliRunner().invoke(command, args, catch_exceptions=False)


def test_a_release_prints_its_folder_and_what_it_holds(filed, tmp_path):
    ran = _run(release)

    assert ran.stdout == f"{tmp_path / 'releases' / '0001'}\n"
    assert ran.stderr == "release 1: 2 claims, 0 events, 0 responses, 2 disputes, 3 entities\n"
    assert _run(release).stderr == "nothing changed since the last release: none was cut\n"


def test_what_changed_since_a_release_that_is_not_kept_names_the_oldest(filed):
    with pytest.raises(ReleaseError, match="none was cut yet"):
        _run(release, "--changes-since", "1")
    _run(release)

    assert _run(release, "--changes-since", "1").output == ""
    with pytest.raises(ReleaseError, match="kept are 1 to 1"):
        _run(release, "--changes-since", "4")


def test_an_export_is_what_the_search_of_that_address_finds(filed):
    ran = _run(export, "accuser=meta")

    (row,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [party["name"] for party in row["claimants"]] == ["Meta"]
    assert ran.stderr == "1 claims\n"


def test_an_export_without_a_query_has_all_claims_and_a_file_is_whole(filed, tmp_path):
    file = tmp_path / "claims.csv"

    _run(export, "--format", "csv", "--output", str(file), "--address", "https://record.example")

    with file.open(newline="") as opened:
        assert len(list(csv.DictReader(opened))) == 2
    assert not list(Path(tmp_path).glob(".*unfinished"))


@pytest.mark.parametrize(
    ("query", "mend"),
    [
        ("acused=deepseek", "unknown parameter 'acused': use q, at_least,"),
        ("since=spring", "since='spring' is no day: write it as YYYY-MM-DD"),
        ("as_of=2025-01-30", "leave as_of out, or take /search.ndjson with it"),
    ],
)
def test_a_query_that_cannot_be_meant_is_wrong_use_and_the_mend_is_told(filed, query, mend):
    ran = _run(export, query)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert mend in " ".join(ran.stderr.split())
