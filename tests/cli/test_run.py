import socket

import pytest
from click.testing import CliRunner

from cli.processes import PortInUseError, leadership
from cli.run import RELEASE, ROUND, Clock, run, scheduler_for


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    monkeypatch.delenv("ONRECORD_DATABASE_URL", raising=False)
    return tmp_path


def test_of_two_on_one_home_only_the_first_has_the_clock(tmp_path):
    with leadership(tmp_path, "clock.lock") as first, leadership(tmp_path, "clock.lock") as second:
        assert (first, second) == (True, False)


def test_the_clock_passes_on_when_its_holder_ends(tmp_path):
    with leadership(tmp_path, "clock.lock"):
        pass

    with leadership(tmp_path, "clock.lock") as leads:
        assert leads


def test_two_homes_have_two_clocks(tmp_path):
    with leadership(tmp_path / "one", "clock.lock") as one, leadership(tmp_path / "other", "clock.lock") as other:
        assert one
        assert other


def test_a_round_crawls_and_then_reads():
    assert ROUND == (("crawl",), ("read",))


def test_rounds_never_overlap_and_missed_ones_are_made_up_once():
    (job,) = scheduler_for({Clock(): 15}).get_jobs()

    assert job.max_instances == 1
    assert job.coalesce is True
    assert job.trigger.interval.total_seconds() == 900


def test_releases_are_cut_on_a_clock_of_their_own(home):
    jobs = scheduler_for({Clock(): 15, Clock(commands=RELEASE): 24 * 60}).get_jobs()

    Clock(commands=RELEASE).round()

    assert [job.trigger.interval.total_seconds() for job in jobs] == [900, 86_400]
    assert (home / "releases" / "0001" / "datapackage.json").exists()


def test_a_round_runs_its_commands_in_processes_of_their_own(home):
    Clock(commands=(("upgrade",),)).round()

    assert (home / "onrecord.db").exists()


def test_a_failing_command_does_not_keep_the_next_from_running(home):
    Clock(commands=(("no-such-command",), ("upgrade",))).round()

    assert (home / "onrecord.db").exists()


def test_a_stopped_clock_starts_nothing(home):
    clock = Clock(commands=(("upgrade",),))
    clock.stop()

    clock.round()

    assert not (home / "onrecord.db").exists()


def test_a_port_in_use_stops_run_before_any_work(home):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]

        result = CliRunner().invoke(run, ["--port", str(port)])

    assert isinstance(result.exception, PortInUseError)
    assert not (home / "onrecord.db").exists()
