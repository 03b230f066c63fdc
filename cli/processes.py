"""Commands in processes of their own: started with the very settings a person would give, and ended cleanly."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from cli.opened import usable_folder
from store.errors import OnRecordError

_ROOT = Path(__file__).resolve().parent.parent
_GRACE = 10.0  # seconds that a process has to end after it was asked to


class PortInUseError(OnRecordError):
    """Another program listens where the web app should."""


class WebAppEndedError(OnRecordError):
    """The web app ended though nobody stopped it."""


def run_command(*words: str, settings: Mapping[str, str] | None = None) -> int:
    """Run `onrecord WORDS...` to its end and return its exit status; `settings` are variables set on top of ours."""
    with started_command(*words, settings=settings) as process:
        return process.wait()


@contextmanager
def started_command(*words: str, settings: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """`onrecord WORDS...` while the block lasts; afterwards it is asked to end, and killed if it does not.

    It ends with us too where we are killed ourselves: `cli.started` watches the pipe that we hold open.
    """
    # The environment is passed on here, not read: a child gets what we got.
    environment = {**os.environ, **(settings or {})}
    command = [sys.executable, "-m", "cli.started", *words]
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stdin=subprocess.PIPE) as process:  # noqa: S603
        try:
            yield process
        finally:
            end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end and wait; kill it if it takes too long."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def interrupted_by_sigterm() -> Iterator[None]:
    """Let SIGTERM stop us as Ctrl-C does, so that the processes we started end with us."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def check_port(host: str, port: int) -> None:
    """Raise PortInUseError if nobody could listen on `port` of `host` now."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        # What a server before us left in TIME_WAIT does not count as in use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUseError(
                f"port {port} on {host} cannot be used ({error.strerror}): choose another with --port"
            ) from error


def wait_for_web_app(process: "subprocess.Popen[bytes]") -> None:
    """Wait until the web app is stopped, by whomever; raises WebAppEndedError if it failed by itself."""
    try:
        status = process.wait()
    except KeyboardInterrupt:
        click.echo("onrecord: stopped", err=True)
        return
    if status > 0:  # below zero it was a signal that ended it
        raise WebAppEndedError(f"the web app ended with status {status}: the line above says why")


@contextmanager
def leadership(home: Path, name: str) -> Iterator[bool]:
    """Whether this process, and no other on `home`, has the lock of that name while the block lasts."""
    with (usable_folder(home) / name).open("w") as lock:
        try:
            # The system lets go of the lock when the process ends, however it ends.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
