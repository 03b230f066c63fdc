"""`onrecord run`: the web app, and a clock that starts the same commands a person types, each in its own process."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Lock

import click
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session, sessionmaker

from cli.opened import opened_store
from cli.processes import check_port, end, interrupted_by_sigterm, leadership, started_command, wait_for_web_app
from cli.settings import read_settings
from store.hubs import is_behind
from store.webhooks import is_anything_due

# One round: each command after the one before it, for what was crawled is then read at once.
ROUND = (("crawl",), ("read",))
RELEASE = (("release",),)
DELIVERY = (("webhook", "deliver"),)
_LOCK = "clock.lock"


@dataclass(slots=True, eq=False)
class Clock:
    """Runs rounds one at a time, and can be stopped in the middle of one."""

    commands: tuple[tuple[str, ...], ...] = ROUND
    is_due: Callable[[], bool] = lambda: True
    running: "subprocess.Popen[bytes] | None" = None
    stopped: Event = field(default_factory=Event)
    changing: Lock = field(default_factory=Lock)

    def round(self) -> None:
        """Run the commands in order, if due; one that fails has said why, and the next is run all the same."""
        for words in self.commands if self.is_due() else ():
            if self.stopped.is_set():
                return
            self._run(words)

    def stop(self) -> None:
        """Start no further command and end the one that runs; each can be stopped at any moment without loss."""
        self.stopped.set()
        with self.changing:
            running = self.running
        if running is not None:
            end(running)

    def _run(self, words: tuple[str, ...]) -> None:
        with started_command(*words) as process:
            self._now_runs(process)
            if not self.stopped.is_set():
                process.wait()
        self._now_runs(None)

    def _now_runs(self, process: "subprocess.Popen[bytes] | None") -> None:
        with self.changing:
            self.running = process


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address the web app listens on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of the web app.")
@click.option(
    "--every", type=click.IntRange(1, 1440), default=15, show_default=True, help="Minutes between the starts of rounds."
)
@click.option(
    "--release-every", "releases", type=click.IntRange(1, 8760), metavar="HOURS", help="Cut releases too, so often."
)
@click.option("--analyse/--no-analyse", "analyses", default=True, help="Have the page where a text can be pasted.")
def run(*, host: str, port: int, every: int, releases: int | None, analyses: bool) -> None:
    """Serve the web app, and crawl and read on a clock; with --release-every cut releases on it too.

    What changed is told to webhooks, and to the hub of the feeds if one is set, within a minute.

    Of several that run on one home, only the first has the clock; the others serve. A round that is still at work when
    the next is due is not joined by it.
    """
    check_port(host, port)
    settings = read_settings()
    sessions = opened_store(settings)
    with interrupted_by_sigterm(), leadership(settings.home, _LOCK) as leads:
        if not leads:
            click.echo(f"onrecord: another clock runs on {settings.home}; this process serves only", err=True)
        served = ("serve", "--host", host, "--port", str(port), *([] if analyses else ["--no-analyse"]))
        clocks = {
            Clock(): every,
            Clock(commands=DELIVERY, is_due=lambda: subscribers_wait(sessions, settings.hub)): 1,
            **({Clock(commands=RELEASE): releases * 60} if releases else {}),
        }
        with started_command(*served) as web_app, _ticking(clocks if leads else {}):
            wait_for_web_app(web_app)


def subscribers_wait(sessions: sessionmaker[Session], hub: str | None) -> bool:
    """Whether a webhook or the hub is to be told of something now."""
    with sessions() as session:
        return is_anything_due(session, datetime.now(UTC)) or (hub is not None and is_behind(session, hub))


def scheduler_for(clocks: Mapping[Clock, float]) -> BackgroundScheduler:
    """A scheduler, not yet started: a round of each clock now and then every so many minutes, never two at once."""
    scheduler = BackgroundScheduler(timezone=UTC)
    for clock, minutes in clocks.items():
        scheduler.add_job(
            clock.round,
            "interval",
            minutes=minutes,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return scheduler


@contextmanager
def _ticking(clocks: Mapping[Clock, float]) -> Iterator[None]:
    scheduler = scheduler_for(clocks)
    scheduler.start()
    try:
        yield
    finally:
        for clock in clocks:
            clock.stop()
        scheduler.shutdown(wait=True)
