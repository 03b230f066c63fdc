"""`onrecord status` tells how each outlet fares and what waits to be read."""

from datetime import UTC, datetime

from click.testing import CliRunner

from cli.main import onrecord
from cli.opened import opened_store
from cli.settings import read_settings
from store.models import Round

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


def test_an_empty_record_names_the_command_to_run(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))

    told = CliRunner().invoke(onrecord, ["status"], catch_exceptions=False).output

    assert "onrecord crawl" in told
