"""A release is whole or not there, says what it holds, and follows from the one before and its changes (I9)."""

import csv
import json
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.decisions import Signature
from store.editing import correct, deprecate
from store.filters import ClaimFilter
from store.judgements import merge
from store.models import Claim, Entity
from store.releases.cutting import cut_release
from store.releases.difference import apply, as_line, differences, from_line
from store.releases.exporting import as_csv, count_rows, export_lines
from store.releases.kept import ReleaseError, changes_between, find_damage, find_release, find_releases, hash_of
from store.releases.schema import MODELS, Tombstone
from store.vocabulary import EventKind, ResponseKind, ThingKind

NOW = datetime(2026, 1, 4, 12, tzinfo=UTC)
SIGNED = Signature(actor="A sample editor", reason="a test says so", at=datetime(2026, 1, 3, tzinfo=UTC))
SAYS = "OpenAI says that DeepSeek copied its models."
OTHER = "Meta says that DeepSeek copied its models."
DENIED = "DeepSeek denied it."
SUED = "OpenAI sued DeepSeek."


@pytest.fixture
def releases(tmp_path):
    return tmp_path / "releases"


@pytest.fixture
def filed(session, make_version, file_findings, claim, event, response):
    """Two claims, an answer and a lawsuit."""
    version = make_version(f"{SAYS} {DENIED} {SUED}")
    sued = event(version, SUED, EventKind.COMPLAINT_FILED, accusers=("OpenAI",), accused=("DeepSeek",))
    file_findings(version, claim(version, SAYS), response(version, DENIED, ResponseKind.DENIED), sued)
    version = make_version(OTHER, outlet="Sample Post")
    file_findings(version, claim(version, OTHER, claimant="Meta"))
    session.commit()
    return session.scalars(select(Claim).order_by(Claim.id)).all()


def _cut(session: Session, releases):
    session.rollback()
    return cut_release(session, releases, NOW, address="https://record.example/")


def _rows(release, path):
    return [json.loads(line) for line in release.lines(path)]


def test_a_release_says_what_it_holds_and_every_file_is_as_hashed(session, releases, filed):
    release = _cut(session, releases)

    told = release.manifest
    assert (told["version"], told["created"], told["licenses"][0]["name"]) == ("1", "2026-01-04T12:00:00Z", "CC-BY-4.0")
    assert told["onrecord"]["counts"] == {"claims": 2, "events": 1, "responses": 1, "disputes": 2, "entities": 3}
    for file in release.files:
        whole = (release.folder / file["path"]).read_bytes()
        assert (len(whole), hash_of([whole])) == (file["bytes"], file["hash"])
    assert {path.name for path in releases.iterdir()} == {"0001", ".cutting"}


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_release_is_a_package_that_frictionless_takes(session, releases, request, is_empty):
    if not is_empty:
        request.getfixturevalue("filed")
    release = _cut(session, releases)

    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    ran = subprocess.run(command, cwd=release.folder, capture_output=True, text=True, timeout=60)

    report = json.loads(ran.stdout)
    assert [task["errors"] for task in report["tasks"] if task["errors"]] == []
    assert (report["valid"], len(report["tasks"])) == (True, len(release.files))


def test_frictionless_notices_a_file_that_is_not_as_hashed(session, releases, filed):
    release = _cut(session, releases)
    with (release.folder / "claims.csv").open("a") as file:
        file.write("\r\n")

    command = [sys.executable, "-m", "frictionless", "validate", "--json", "datapackage.json"]
    ran = subprocess.run(command, cwd=release.folder, capture_output=True, text=True, timeout=60)

    assert ran.returncode == 1
    assert "hash-count" in ran.stdout


@pytest.mark.parametrize("kind", list(MODELS))
def test_every_row_has_the_keys_of_its_schema_and_no_other(session, releases, filed, kind):
    name = {ThingKind.ENTITY: "entities"}.get(kind, f"{kind}s")
    release = _cut(session, releases)

    rows = list(release.lines(f"{name}.ndjson"))

    assert rows
    for line in rows:
        MODELS[kind].model_validate_json(line)


def test_a_row_of_a_claim_has_its_permanent_address_and_no_text_but_the_sentence(session, releases, filed):
    rows = _rows(_cut(session, releases), "claims.ndjson")

    assert [row["url"] for row in rows] == [f"https://record.example/claims/{row['id']}" for row in rows]
    assert DENIED not in json.dumps(rows)


def test_a_release_follows_from_the_one_before_and_its_changes(session, releases, filed):
    _cut(session, releases)
    correct(session, filed[0], {"object": "its models"}, SIGNED)
    deprecate(session, filed[1], SIGNED)
    session.commit()
    second = _cut(session, releases)
    meta, openai = (session.scalars(select(Entity).where(Entity.slug == slug)).one() for slug in ("meta", "openai"))
    merge(session, meta, openai, SIGNED)
    session.commit()
    third = _cut(session, releases)

    assert list(find_damage(releases)) == []
    told = {(row["file"], row["id"]): row for row in _rows(second, "changes.ndjson")}
    assert told["claims.ndjson", filed[0].public_id]["op"] == "MOD"
    gone = told["claims.ndjson", filed[1].public_id]
    assert (gone["op"], gone["reason"], gone["row"]) == ("DEL", "a test says so", None)
    merged = next(row for row in _rows(third, "changes.ndjson") if row["id"] == "meta")
    assert (merged["op"], merged["replaced_by"]) == ("DEL", "openai")
    assert {Tombstone.model_validate(row).id for row in _rows(third, "gone.ndjson")} >= {"meta", filed[1].public_id}


def test_what_changed_since_an_older_release_leads_from_it_to_the_newest(session, releases, filed):
    first = _cut(session, releases)
    for words in ("its models", "its model weights"):
        correct(session, filed[0], {"object": words}, SIGNED)
        session.commit()
        newest = _cut(session, releases)

    told = [from_line(line) for line in changes_between(first, newest)]

    changes = [change for path, change in told if path == "claims.ndjson"]
    assert [change.op for change in changes] == ["MOD"]
    assert list(apply(first.lines("claims.ndjson"), changes)) == list(newest.lines("claims.ndjson"))


def test_no_release_is_cut_where_nothing_changed(session, releases, filed):
    _cut(session, releases)

    assert _cut(session, releases) is None
    assert len(find_releases(releases)) == 1


def test_a_file_that_was_altered_is_named(session, releases, filed):
    release = _cut(session, releases)
    with (release.folder / "claims.ndjson").open("a") as file:
        file.write("\n")

    assert list(find_damage(releases)) == ["release 1: claims.ndjson is not as it was when it was cut"]


def test_a_release_that_does_not_follow_from_its_changes_is_named(session, releases, filed):
    _cut(session, releases)
    correct(session, filed[0], {"object": "its models"}, SIGNED)
    session.commit()
    release = _cut(session, releases)
    (release.folder / "changes.ndjson").write_text("")

    assert "release 2: release 1 with its changes does not give its claims.ndjson" in list(find_damage(releases))


def test_an_unknown_release_names_those_that_are_kept(session, releases, filed):
    with pytest.raises(ReleaseError, match="none was cut yet"):
        find_release(releases, 1)
    _cut(session, releases)

    with pytest.raises(ReleaseError, match=r"no release 7 .* kept are 1 to 1"):
        find_release(releases, 7)


def test_a_run_that_is_killed_leaves_no_release_and_the_next_is_whole(session, releases, filed):
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(session.get_bind().url.render_as_string(False)), releases]
    )
    left = {path.name for path in releases.iterdir()}

    release = _cut(session, releases)

    assert killed.returncode == -signal.SIGKILL
    assert left == {"unfinished-1", ".cutting"}
    assert release.number == 1
    assert {path.name for path in releases.iterdir()} == {"0001", ".cutting"}


# Cuts a release, and is killed by itself in the middle of the file of events.
_KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from sqlalchemy.orm import Session
    from store.database import open_engine
    from store.releases import cutting

    written = cutting.row_lines

    def dying(session, kind, **more):
        yield from written(session, kind, **more)
        if kind == "event":
            os.kill(os.getpid(), signal.SIGKILL)

    cutting.row_lines = dying
    with Session(open_engine(sys.argv[1])) as session:
        cutting.cut_release(session, Path(sys.argv[2]), datetime.now(UTC))
    """
)


def test_a_table_has_the_rows_of_the_data_and_no_formula(session, releases, filed):
    correct(session, filed[0], {"object": "=1+1"}, SIGNED)
    session.commit()
    release = _cut(session, releases)

    with (release.folder / "claims.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))

    data = _rows(release, "claims.ndjson")
    assert [row["id"] for row in rows] == [row["id"] for row in data]
    assert {row["object"] for row in rows} == {"'=1+1", ""}
    assert [row["source_urls"] for row in rows] == [row["sources"][0]["url"] for row in data]


def test_an_export_has_what_the_search_finds_all_of_it(session, filed):
    wanted = ClaimFilter(only={"accuser": ("meta",)})

    lines = list(export_lines(session, wanted))

    assert [json.loads(line)["id"] for line in lines] == [filed[1].public_id]
    assert count_rows(session, wanted) == 1
    assert len(list(csv.DictReader("".join(as_csv(lines)).splitlines()))) == 1
    assert count_rows(session, ClaimFilter()) == len(list(export_lines(session, ClaimFilter()))) == 2


files = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 3), max_size=8)


def _lines(rows):
    return [f'{{"id":"{key}","says":{value}}}\n' for key, value in sorted(rows.items())]


@given(files, files)
def test_the_difference_of_two_files_leads_from_one_to_the_other(before, after):
    told = [
        from_line(as_line("some.ndjson", change, reason=None, replaced_by=None))[1]
        for change in differences(_lines(before), _lines(after))
    ]

    assert list(apply(_lines(before), told)) == _lines(after)
    assert {change.id for change in told} == {key for key in {*before, *after} if before.get(key) != after.get(key)}
