"""Releases are listed with their hashes, and their files can be taken away whole or in part."""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from store.releases.cutting import cut_release
from store.releases.licence import LICENCE
from webapp.app import create_app
from webapp.contract.releases import Releases

DOCS = Path(__file__).parents[2] / "docs"
DAY = datetime(2026, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def releases(tmp_path):
    return tmp_path / "releases"


@pytest.fixture
def client(engine, releases):
    return create_app(sessionmaker(engine), releases_in=releases).test_client()


@pytest.fixture
def cut(session, small_record, releases):
    return cut_release(session, releases, DAY)


def _get(client, path, **headers):
    """The answer, read whole, and its file closed."""
    with client.get(path, headers=headers) as answer:
        assert isinstance(answer.data, bytes)
        return answer


def test_the_list_has_every_file_with_its_size_and_hash(client, cut):
    told = Releases.model_validate(client.get("/releases.json").json)

    (release,) = told.releases
    assert (release.release, release.as_of.isoformat(), release.counts["claims"]) == (1, "2026-01-02", 4)
    for file in release.files:
        whole = _get(client, file.url.removeprefix("http://localhost")).data
        assert (len(whole), f"sha256:{hashlib.sha256(whole).hexdigest()}") == (file.bytes, file.hash)


def test_a_file_can_be_taken_in_parts_and_is_not_sent_again(client, cut):
    path = "/releases/1/claims.ndjson"
    whole = _get(client, path)
    part = _get(client, path, **{"Range": "bytes=10-19", "If-Range": whole.headers["ETag"]})
    again = _get(client, path, **{"If-None-Match": whole.headers["ETag"]})

    assert whole.headers["Accept-Ranges"] == "bytes"
    assert (part.status_code, part.data) == (206, whole.data[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole.data)}"
    assert (again.status_code, again.data) == (304, b"")
    assert whole.headers["ETag"].strip('"') == hashlib.sha256(whole.data).hexdigest()
    assert "max-age=31536000" in whole.headers["Cache-Control"]


def test_the_newest_is_at_one_address(client, cut):
    leads = client.get("/releases/latest").headers["Location"]

    assert json.loads(_get(client, leads.removeprefix("http://localhost")).data) == cut.manifest


@pytest.mark.parametrize(
    "file", ["notes.txt", "../0001/claims.ndjson", "..%2f..%2frecord.db", "schema", "schema/../claims.ndjson"]
)
def test_nothing_is_served_that_no_manifest_names(client, cut, file):
    (cut.folder / "notes.txt").write_text("not published")

    assert client.get(f"/releases/1/{file}").status_code == 404


def test_a_release_that_is_not_whole_is_not_served(client, cut, releases):
    (releases / "unfinished-2").mkdir()
    (releases / "0002").mkdir()
    (releases / "0002" / "claims.ndjson").write_text("{}\n")

    missing = client.get("/releases/2/claims.ndjson", headers={"Accept": "application/json"})

    assert "kept are 1 to 1" in missing.json["detail"]
    assert len(client.get("/releases.json").json["releases"]) == 1


def test_a_site_without_releases_says_how_they_are_cut(client, small_record):
    assert "onrecord release" in client.get("/data").text
    assert client.get("/releases.json").json["releases"] == []
    assert client.get("/releases/latest").status_code == 404


def test_the_page_lists_a_release_that_was_just_cut(client, session, small_record, releases):
    before = client.get("/data")
    cut_release(session, releases, DAY)

    after = client.get("/data", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert 'href="/releases/1/claims.ndjson"' in after.text


def test_the_licence_is_the_same_wherever_it_is_told(client, cut):
    page, document = client.get("/data").text, client.get("/openapi.json").json
    words = {name: (DOCS / name).read_text() for name in ("releases.md", "api.md")}

    assert cut.manifest["licenses"] == [LICENCE]
    assert client.get("/releases.json").json["licence"] == LICENCE
    assert document["info"]["license"] == {"name": LICENCE["title"], "identifier": LICENCE["name"]}
    assert f'href="{LICENCE["path"]}"' in page
    assert f"({LICENCE['name']})" in page
    assert all(re.search(r"CC BY 4\.0", text) for text in words.values())
    assert json.loads((cut.folder / "datapackage.json").read_text())["licenses"] == [LICENCE]
