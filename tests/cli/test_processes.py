import socket
import subprocess
import sys

import pytest

from cli.processes import PortInUseError, check_port, end, run_command, started_command, wait_until_open


@pytest.fixture
def taken_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_the_exit_status_of_a_command_is_handed_on():
    assert run_command("no-such-command") == 2


def test_a_command_sees_the_settings_it_is_given(tmp_path):
    status = run_command("upgrade", settings={"ONRECORD_HOME": str(tmp_path), "ONRECORD_DATABASE_URL": ""})

    assert status == 0
    assert (tmp_path / "onrecord.db").exists()


def test_a_command_ends_with_its_block():
    with started_command("--help") as process:
        pass

    assert process.poll() is not None


def test_a_port_in_use_is_named_with_the_mend(taken_port):
    with pytest.raises(PortInUseError, match=rf"port {taken_port} on 127.0.0.1 .*--port"):
        check_port("127.0.0.1", taken_port)


def test_a_free_port_passes():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    check_port("127.0.0.1", port)


def test_waiting_for_a_port_ends_when_the_process_does():
    with started_command("--help") as process:
        assert not wait_until_open(process, "127.0.0.1", 9, seconds=30)


@pytest.fixture
def sleeper():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.communicate()


def test_waiting_for_a_port_ends_when_it_answers(sleeper, taken_port):
    assert wait_until_open(sleeper, "127.0.0.1", taken_port)


def test_a_process_that_does_not_end_by_itself_is_ended(sleeper):
    end(sleeper)

    assert sleeper.poll() is not None
