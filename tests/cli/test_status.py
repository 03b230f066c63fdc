"""`onrecord status` tells how each outlet fares and what waits to be read."""

import json
from datetime import UTC, datetime

from click.testing import CliRunner

from cli.main import onrecord
from cli.opened import opened_store
from cli.settings import read_settings
from store.articles import outlet_row
from store.models import Round
from store.records import OutletRecord

AT = datetime(2026, 1, 2, 12, 30, tzinfo=UTC)


def test_each_outlet_is_told_with_its_last_round(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    sessions = opened_store(read_settings(), writes=True)
    with sessions.begin() as session:
        session.add(Round(outlet_slug="sample-wire", started_at=AT, fetched=3, failed=1, error="feed is no XML"))

    told = CliRunner().invoke(onrecord, ["status"], catch_exceptions=False).output

    sessions.kw["bind"].dispose()
    assert "sample-wire: last round 2026-01-02 12:30 UTC, not finished" in told
    assert "3 fetched" in told
    assert "error: feed is no XML" in told
    assert "waiting to be read: 0" in told


def test_an_alarm_is_told_and_ends_the_command_with_one(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    sessions = opened_store(read_settings(), writes=True)
    with sessions.begin() as session:
        session.add_all(Round(outlet_slug="mute", started_at=AT, ended_at=AT, error="answered 403") for _ in range(3))

    told = CliRunner().invoke(onrecord, ["status"], catch_exceptions=False)
    data = CliRunner().invoke(onrecord, ["status", "--json"], catch_exceptions=False)

    sessions.kw["bind"].dispose()
    assert "ALARM: The last 3 rounds brought an error and no page: answered 403." in told.output
    assert (told.exit_code, data.exit_code) == (1, 1)
    document = json.loads(data.output)
    assert (document["alarms"], document["waiting_to_be_read"]) == (1, 0)
    assert document["outlets"][0]["alarms"] == ["The last 3 rounds brought an error and no page: answered 403."]


def test_outlets_without_a_round_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    sessions = opened_store(read_settings(), writes=True)
    with sessions.begin() as session:
        outlet_row(session, OutletRecord(slug="sample-paper", name="Sample Paper", domain="paper.example"))
        outlet_row(session, OutletRecord(slug="shut", name="Shut", domain="shut.example", refuses="It answers 401."))

    told = CliRunner().invoke(onrecord, ["status"], catch_exceptions=False)

    sessions.kw["bind"].dispose()
    assert "not crawled yet: sample-paper" in told.output
    assert "never crawled, they turn programs away: shut" in told.output
    assert told.exit_code == 0


def test_an_empty_record_names_the_command_to_run(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))

    told = CliRunner().invoke(onrecord, ["status"], catch_exceptions=False).output

    assert "onrecord crawl" in told
