import os
import socket
import subprocess
import sys
import time

import pytest

from cli.processes import (
    PortInUseError,
    WebAppEndedError,
    check_port,
    end,
    run_command,
    started_command,
    wait_for_web_app,
)


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


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_free_port_passes(free_port):
    check_port("127.0.0.1", free_port)


def test_a_web_app_that_fails_by_itself_is_told():
    with started_command("no-such-command") as process, pytest.raises(WebAppEndedError, match="status 2"):
        wait_for_web_app(process)


@pytest.fixture
def sleeper():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.communicate()


def test_a_web_app_that_somebody_else_stopped_did_not_fail(sleeper):
    sleeper.terminate()

    wait_for_web_app(sleeper)


def test_a_process_that_does_not_end_by_itself_is_ended(sleeper):
    end(sleeper)

    assert sleeper.poll() is not None


_STARTER = """
import time
from cli.processes import started_command
with started_command("serve", "--port", "{port}"):
    time.sleep(600)
"""


def test_a_web_app_ends_with_a_starter_that_was_killed(tmp_path, free_port):
    settings = {**os.environ, "ONRECORD_HOME": str(tmp_path), "ONRECORD_DATABASE_URL": ""}
    words = [sys.executable, "-c", _STARTER.format(port=free_port)]
    with subprocess.Popen(words, env=settings) as starter:
        wait_until(lambda: is_answering(free_port))
        starter.kill()

    wait_until(lambda: not is_answering(free_port))


def is_answering(port):
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition, most=60.0):
    until = time.monotonic() + most
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)
